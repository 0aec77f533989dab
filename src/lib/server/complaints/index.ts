// Complaints (pengaduan): filing, verification, disposisi, handling, answering, closing, tracking.

export type { Context, Office, Reporter } from './context.ts';
export {
	type Changed,
	changeAsOfficer,
	changeAsReporter,
	changeAsSystem,
	type Target
} from './change.ts';
export { newClock, provisionalClass } from './clocks.ts';
export { assignMany, BULK_MAX, type BulkOutcome, noteOnMany } from './commands/bulk.ts';
export { fileComplaint, type Filing, type Receipt, type TakenDown } from './commands/file.ts';
export {
	type Answer,
	answerComplaint,
	assignComplaint,
	closeComplaint,
	type Disposisi,
	followUpComplaint,
	messageReporter,
	noteOnComplaint
} from './commands/handle.ts';
export {
	changeOfficerWithCases,
	countCasesOf,
	disableOfficerWithCases,
	handOverCases,
	type Receiver
} from './commands/hand-over.ts';
export {
	type CalendarMove,
	type CalendarPreview,
	previewCalendar,
	saveCalendar
} from './commands/calendar.ts';
export { type ContactTried, recordContact } from './commands/contact.ts';
export {
	askAgency,
	forwardComplaint,
	type Forwarding,
	type ForwardingFacts,
	forwardingState,
	type Handover,
	passOnAnswer,
	recordForwarding
} from './commands/forward.ts';
export { type AlsoAnswered, answerTogether } from './commands/answer-linked.ts';
export { askExtension, decideExtension, longestExtension } from './commands/extend.ts';
export { openIdentity } from './commands/identity.ts';
export { explainLateness, missedClocks } from './commands/explain-late.ts';
export { joinPublic, linkComplaints, unlinkComplaints } from './commands/link.ts';
export {
	longestPause,
	pauseComplaint,
	type PauseWanted,
	resumeComplaint
} from './commands/pause.ts';
export { publishSummary, withdrawSummary } from './commands/publish.ts';
export {
	confirmResolved,
	disputeAnswer,
	rateHandling,
	reopenableUntil,
	reopenComplaint,
	withdrawComplaint,
	writeAsReporter
} from './commands/report.ts';
export { reviewSubjects, settleSubjects, type SubjectsFound } from './commands/settle.ts';
export {
	acceptComplaint,
	rejectComplaint,
	requestCompletion,
	type Verification
} from './commands/verify.ts';
export { type Holding, peopleAt } from './escalation.ts';
export {
	type ClockExplanation,
	explainClock,
	explainMinuteClock,
	type MinuteClockExplanation
} from './explain.ts';
export {
	aboutNobody,
	type Complaint,
	handlesFor,
	mayFileForOthers,
	notAbout,
	officersKeptFrom,
	officersKeptFromEach,
	visibleTo,
	visibleUnder
} from './policy.ts';
export type { About } from './subjects.ts';
export {
	type ComplaintDetail,
	getAttachmentForOfficer,
	getComplaint,
	type HistoryEvent,
	maySee,
	type Subjects
} from './queries/detail.ts';
export {
	countOverdueForwardings,
	FORWARDINGS_SHOWN,
	listForwardings
} from './queries/forwardings.ts';
export {
	listLikely,
	listLinked,
	listPublicLike,
	listPublicLikeOwn,
	type LinkedCases,
	type OtherCase,
	type PublicCase
} from './queries/links.ts';
export { observedDays, type ObservedDays } from './queries/observed.ts';
export {
	countOverdue,
	countWork,
	type Cursor,
	deadlinesReach,
	allComplaints,
	countComplaints,
	listComplaints,
	OVERDUE_COUNT_CAP,
	type QueueFilter,
	type QueuePage,
	type QueueRow,
	WORK_COUNT_CAP,
	type WorkCounts
} from './queries/queue.ts';
export {
	closeTracking,
	getAttachmentForReporter,
	isBetweenOfficers,
	openTracking,
	reporterOf,
	trackComplaint,
	type TimelineEvent,
	type TrackedComplaint
} from './queries/tracking.ts';
export { runTimedWork } from './sweep.ts';
export { type Load, loadOf, readWorkload } from './queries/workload.ts';
export { isDue, isPossible, type Verb } from './workflow.ts';
