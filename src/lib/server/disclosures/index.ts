// The sealed channel (whistle-blowing): keeps what browsers have sealed, and can read none of it.
export { type Head, headOf, latestHead, publishedDays, vouchedSince } from './anchor.ts';
export { type AnchorProblem, checkAnchor, type NotedHead, readNotes } from './anchor-check.ts';
export { turnKeys, type TurnedKeys } from './key-turning.ts';
export { readCaseSlots, readOlderCaseKeys, rewrapReport, startCase } from './case-key.ts';
export { changeDecoysAtTimes } from './companions.ts';
export { type DisclosureDues, disclosureDues } from './clocks.ts';
export { isDay, yearAfter } from './days.ts';
export { isCandidate } from './access.ts';
export { readFile, type FilePart, storeFilePart } from './files.ts';
export { type Entry, fillWithDecoys, listEntries, listWholeDays } from './listing.ts';
export {
	allManifests,
	currentManifest,
	findMemberKeys,
	listCandidates,
	relockMemberKeys,
	storeManifest,
	storeMemberKeys,
	type StoredManifest
} from './manifests.ts';
export { approveProposal, openProposal, type Proposal, proposeManifest } from './proposals.ts';
export { PART_BYTES as FILE_PART_BYTES } from './limits.ts';
export { pinnedBy, type Pins, readPins } from './pins.ts';
export { keepDisclosures } from './upkeep.ts';
export { newChallenge } from './proofs.ts';
export {
	addEnvelope,
	eraseOldReports,
	type Key,
	openCase,
	openReport,
	type OpenedReport,
	type SealedReport,
	storeReport,
	type StoredEnvelope,
	type Today,
	writeSlots
} from './reports.ts';
export { type TeamInForce, teamInForce } from './team.ts';
