// Sessions in front of groups (sosialisasi): what devices send of them, and what officers make of it.
export { confirmSession, discardSession, recordSession } from './commands.ts';
export { maySeeSessions } from './policy.ts';
export {
	countSessions,
	getSession,
	listSessions,
	type ObjectiveShares,
	sessionsByKecamatan,
	type Share,
	totalsByObjective
} from './queries.ts';
export { revisionOf } from './revision.ts';
export type { SessionState } from './schema.ts';
