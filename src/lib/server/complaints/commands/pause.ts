// Pauses: why the clocks stand still, until when, and how they run again.
import type { ContactWay, PauseCategory } from '#lib/codes/complaint-codes.ts';
import {
	addWorkingDays,
	type DeadlineCode,
	isWorkingDay,
	localDate,
	policyOn,
	workingDaysBetween
} from '../../deadlines/index.ts';
import type { Actor } from '../../officers/index.ts';
import { DomainError } from '../../platform/errors.ts';
import { type Changed, changeAsOfficer, endOneDuePause, type Target } from '../change.ts';
import type { Context, Office } from '../context.ts';

/** What a pause needs. */
export interface PauseWanted {
	category: PauseCategory;
	/** In words that the reporter reads. */
	reason: string;
	/** ISO date, a working day: at the end of it the pause ends by itself. */
	until: string;
	/** How the reporter was asked, when we wait for them. */
	contact: ContactWay | null;
}

/**
 * Lets the clocks stand still.
 * @throws DomainError as `changeAsOfficer`; invalid_input for a date that is no coming working day
 *   or too far, and when we wait for a reporter whom nobody has tried to reach
 */
export async function pauseComplaint(
	context: Context,
	actor: Actor,
	target: Target,
	{ category, reason, until, contact }: PauseWanted,
	now: Date
): Promise<Changed> {
	const expectedUntil = endOf(context.office, category, until, now);
	return changeAsOfficer(context, actor, target, 'pause', now, (complaint) => {
		const reachable = complaint.reporterPhone !== null || complaint.reporterEmail !== null;
		if (category === 'reporter') checkContact(contact, reachable);
		return {
			// A question on the reporter's page is also our word on what they wrote before.
			set: category === 'reporter' ? { unansweredSince: null } : {},
			data: {
				category,
				reason,
				expectedUntil: expectedUntil.toISOString(),
				...(category === 'reporter' ? { contact } : {})
			},
			pause: { category, reason, expectedUntil }
		};
	});
}

/**
 * Lets the clocks run again before the pause has come to its date.
 * @param text what changed, in words that the reporter reads
 * @throws DomainError as `changeAsOfficer`
 */
export async function resumeComplaint(
	context: Context,
	actor: Actor,
	target: Target,
	text: string,
	now: Date
): Promise<Changed> {
	return changeAsOfficer(context, actor, target, 'resume', now, () => ({ data: { text } }));
}

/**
 * Lets every clock run again whose pause has come to its date. Harmless to repeat, and safe in
 * several processes at once.
 * @returns how many complaints run again
 */
export async function resumeDuePauses(context: Context, now: Date): Promise<number> {
	let resumed = 0;
	while (await endOneDuePause(context, now)) resumed += 1;
	return resumed;
}

/** @returns the longest that a pause of this category may last, in working days */
export function longestPause(office: Office, category: PauseCategory, now: Date): number {
	const code: DeadlineCode = category === 'reporter' ? 'reporter_answer' : 'pause';
	return policyOn(office.policies, code, localDate(office.calendar, now)).amount;
}

function endOf(office: Office, category: PauseCategory, until: string, now: Date): Date {
	const { calendar } = office;
	const today = localDate(calendar, now);
	const days = workingDaysBetween(calendar, today, until);
	const longest = longestPause(office, category, now);
	if (days < 1 || !isWorkingDay(calendar, until)) {
		throw wrongDate('Pilih hari kerja sesudah hari ini. Pada hari libur kantor tutup.');
	}
	if (days > longest) {
		throw wrongDate(`Jeda ini paling lama ${longest} hari kerja. Pilih tanggal yang lebih dekat.`);
	}
	return addWorkingDays(calendar, today, days).dueAt;
}

function wrongDate(sentence: string): DomainError {
	return new DomainError('invalid_input', 'a pause can not end then', {
		fields: { sampai: sentence }
	});
}

function checkContact(contact: ContactWay | null, reachable: boolean): void {
	const sentence =
		contact === null
			? 'Pilih bagaimana pelapor dihubungi.'
			: reachable && contact === 'tracking_page'
				? 'Pelapor ini meninggalkan kontak. Hubungi dulu, lalu pilih caranya.'
				: null;
	if (sentence) {
		throw new DomainError('invalid_input', 'nobody has tried to reach the reporter', {
			fields: { cara: sentence }
		});
	}
}
