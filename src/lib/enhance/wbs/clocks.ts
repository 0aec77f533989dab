// The clocks of an opened report, as its threads tell.
import type { ClockState, DisclosureClock } from '#lib/labels/disclosure-clocks.ts';
import { promisedNews, saidByTeam } from '#lib/sealed/index.ts';
import { type OpenCase } from './case.ts';

/** A case, as far as clocks go. */
export type Clocked = Pick<OpenCase, 'dues' | 'talk' | 'notes'>;

/** @returns each clock with the day on which the team did what it is about */
export function clocksOf({ dues, talk, notes }: Clocked): Record<DisclosureClock, ClockState> {
	const said = saidByTeam(talk);
	const noted = notes.flatMap((entry) => ('body' in entry ? [entry] : []));
	const assessed = noted.find(({ body }) => body.kind === 'assessment');
	return {
		firstWord: { due: dues.firstWord, doneOn: said[0]?.day ?? null },
		assessment: { due: dues.assessment, doneOn: assessed?.day ?? null },
		feedback: { due: dues.feedback, doneOn: promisedNews(said)?.day ?? null }
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
