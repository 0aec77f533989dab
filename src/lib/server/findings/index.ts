// Findings (temuan): from complaints to a cause, to what is done about it, to the evidence, to what
// changed afterwards.

export {
	type Action,
	type Finding,
	FINDING_MAKERS,
	FINDING_ROLES,
	mayDrop,
	mayExtend,
	mayMakeFindings,
	maySeeFindings,
	peopleForAction,
	reportsOn
} from './policy.ts';
export {
	type ActionRow,
	type FindingDetail,
	type FindingFilter,
	type FindingSummary,
	getEvidenceFile,
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
export { computeEffect, concludeEffect, type Concluded, windowsOf } from './effect.ts';
export { remindOverdueActions } from './overdue.ts';
export { type PublicChange, publicChanges } from './public.ts';
