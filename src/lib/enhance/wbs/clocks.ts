// The clocks of an opened report, as its threads tell.
import type { ClockState, DisclosureClock } from '#lib/labels/disclosure-clocks.ts';
import { isMember } from '#lib/sealed/index.ts';
import { type OpenCase } from './case.ts';

/** A case, as far as clocks go. */
export type Clocked = Pick<OpenCase, 'dues' | 'talk' | 'notes'>;

/** @returns each clock with the day on which the team did what it is about */
export function clocksOf({ dues, talk, notes }: Clocked): Record<DisclosureClock, ClockState> {
	const spoken = talk.flatMap((entry) =>
		// A key that was turned is no word to the reporter.
		'body' in entry && isMember(entry.author) && entry.body.kind !== 'key' ? [entry] : []
	);
	const noted = notes.flatMap((entry) => ('body' in entry ? [entry] : []));
	const assessed = noted.find(({ body }) => body.kind === 'assessment');
	const told = spoken.find(
		({ body }) =>
			body.kind === 'status' && (body.status === 'closed' || body.status === 'not_for_us')
	);
	return {
		firstWord: { due: dues.firstWord, doneOn: spoken[0]?.day ?? null },
		assessment: { due: dues.assessment, doneOn: assessed?.day ?? null },
		feedback: { due: dues.feedback, doneOn: told?.day ?? null }
	};
}

/** @returns the clock that runs out first of those that run, null when none does */
export function runningClock(open: Clocked): { clock: DisclosureClock; state: ClockState } | null {
	const running = Object.entries(clocksOf(open))
		.map(([clock, state]) => ({ clock: clock as DisclosureClock, state }))
		.filter(({ state }) => state.doneOn === null)
		.sort((one, other) => one.state.due.localeCompare(other.state.due));
	return running[0] ?? null;
}
