// The sealed channel's cryptography, the same in browsers and on the server. docs/wbs-format.md
// describes what comes out of it; nothing here knows of databases or pages.
// The reserve key has a door of its own (escrow.ts): its tables would go to every reporter otherwise.
export {
	type Anchor,
	type AnchorVerdict,
	dayRoot,
	fillerBytes,
	headCode,
	leafBytes,
	type LeafKind,
	leafTag,
	LEAVES_STEP,
	listHash,
	nextHead,
	NO_HEAD,
	openAnchor,
	parseHeadCode,
	type PublishedDay,
	readLeaves,
	threadVerdict
} from './anchor.ts';
export {
	type Approval,
	approvalsDue,
	type ApprovalsDue,
	type ApprovedManifest,
	approveManifest,
	approvedSince,
	assertApproval,
	openApproved
} from './approval.ts';
export { sha256Hex } from './bytes.ts';
export { assertOwnKeys, type Chain, chainOrNull, openChain, type Writers } from './chain.ts';
export {
	type Author,
	authorId,
	type Envelope,
	envelopeDigest,
	NO_PREDECESSOR,
	openEnvelope,
	type Place,
	sealEnvelope
} from './envelope.ts';
export { SealedError, type SealedRefusal } from './errors.ts';
export {
	FILE_BYTES_AT_MOST,
	openFile,
	sealedFileDigest,
	sealedFileSize,
	sealFile,
	sealFileInParts
} from './files.ts';
export {
	type Escrow,
	type Manifest,
	manifestDigest,
	type Member,
	openManifest,
	type Pinned,
	readersOf,
	readManifest,
	signManifest
} from './manifest.ts';
export {
	type MemberKeys,
	newMemberKeys,
	newPassphrase,
	newReaderId,
	newRecoveryCode,
	parseRecoveryCode,
	type PublicKeys,
	publicKeysOf,
	unwrapKeys,
	type WrappedKeys,
	wrapKeys
} from './member-keys.ts';
export {
	formatReceipt,
	newReceipt,
	parseReceipt,
	type ReceiptKeys,
	receiptKeys
} from './receipt.ts';
export {
	inGroups,
	keyFingerprint,
	newRootCode,
	parseRootCode,
	rootFingerprint,
	rootKeys
} from './root-key.ts';
export {
	newSealedId,
	openBox,
	type ReporterSide,
	type SealedParts,
	sealReport,
	sealSaid
} from './report.ts';
export { openKeyring, turnedKey, type TurnedKey, writingIdentity } from './keyring.ts';
export { openSlots, sealFor, sealSlots, SLOTS, tryOpen } from './slots.ts';
export { isRecipient } from './recipient.ts';
export { findProof, isProof, PUZZLES } from './proof.ts';
export { SEALED_ENVELOPE_SIZES, SLOT_BYTES } from './sizes.ts';
export type { Signed } from './signed.ts';
export { newReportKey, type ReportKey, reportKeyOf } from './report-key.ts';
export {
	type DisclosureCategory,
	type DisclosureQuestion,
	FILES_IN_REPORT,
	isMember,
	openTalk,
	promisedNews,
	type RefusedEntry,
	type ReportBody,
	saidByTeam,
	type SealedFile,
	type TalkBody,
	type TalkEntry,
	toldStatus,
	type ToldStatus
} from './talk.ts';
