// Monitoring and evaluation (monev): a report for each month and quarter, signed and then frozen.

export {
	maySeeMonev,
	maySeeMonevRows,
	maySignMonev,
	mayWriteMonev,
	MONEV_ROLES,
	MONEV_WRITERS,
	peopleForMonev
} from './policy.ts';
export type { FrozenFigures, FrozenFinding, FrozenRow } from './frozen.ts';
export {
	beginMonevCorrection,
	findInMonev,
	linkMonevFinding,
	monevPeriod,
	saveMonevDraft,
	unlinkMonevFinding
} from './draft.ts';
export { awaitedMonevFor, calledAt, remindOfMonev } from './reminders.ts';
export { stateOf } from './states.ts';
export { missingFor, signMonev } from './sign.ts';
export { countFollowUps, followUpsOf, type FollowUpRow } from './follow-up.ts';
export { type Verified, verifyMonev } from './verify.ts';
export {
	getMonev,
	getMonevReport,
	listMonevYear,
	type MonevDetail,
	type MonevReport,
	monevRows,
	openNumbers,
	type PeriodState,
	readMonevYear
} from './queries.ts';
