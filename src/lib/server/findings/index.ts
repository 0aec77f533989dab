// Findings (temuan): from complaints to a cause, to what is done about it, to the evidence, to what
// changed afterwards.

export type { Action, Finding } from './policy.ts';
export {
	type ActionRow,
	type FindingDetail,
	type FindingFilter,
	type FindingSummary,
	getFinding,
	lateActionsFor,
	listFindings,
	readActions,
	readFindings
} from './queries.ts';
export { createFinding, dismissProposal, dropFinding, type FindingWanted } from './find.ts';
export {
	type Candidate,
	type Group,
	listCandidates,
	type Proposal,
	proposeGroups
} from './proposals.ts';
export {
	type ActionDone,
	type ActionWanted,
	addAction,
	addEvidence,
	type EvidenceGiven,
	extendAction,
	reportActionDone
} from './act.ts';
