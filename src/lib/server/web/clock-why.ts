// "Kenapa tanggal ini?" of one clock, for the page of the officer and for that of the resident alike.
import { deadlineWhy, type DeadlineWhy, minutesWhy } from '#lib/labels/deadline-why.ts';
import {
	type ComplaintDetail,
	explainClock,
	explainMinuteClock,
	type Office
} from '#lib/server/complaints/index.ts';

/**
 * @param office calendar and policies
 * @param clock running or stopped
 * @param complaint its pauses and extensions, in order
 * @returns null when its policy isn't there any more
 */
export function clockWhy(
	office: Office,
	clock: ComplaintDetail['clocks'][number],
	{ pauses, extensions }: Pick<ComplaintDetail, 'pauses' | 'extensions'>
): DeadlineWhy | null {
	const { timeZone } = office.calendar;
	const minutes = explainMinuteClock(office, clock);
	if (minutes) return minutesWhy(minutes, timeZone);
	const days = explainClock(office, clock, pauses, extensions);
	return days && deadlineWhy(days, timeZone);
}
