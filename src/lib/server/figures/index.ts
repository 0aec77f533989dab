// Figures of complaints over a month, a quarter or a year: one definition for everybody who shows one.

export type {
	ClockFigures,
	Counts,
	Figures,
	OpenCase,
	Outcome,
	ResolutionFigures,
	Volume
} from './figures.ts';
export {
	monthsOf,
	parsePeriod,
	type Period,
	periodAt,
	periodBefore,
	type PeriodKind,
	sinceJanuary,
	type Span
} from './period.ts';
export { computeFigures, FIGURE_ROLES, readFigures } from './read.ts';
