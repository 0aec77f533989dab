// The closed sets of codes that complaints use in the database, the rules and the forms.
// Their Indonesian words are in labels/.
import type { Role } from './officer-codes.ts';

export const COMPLAINT_TYPES = ['complaint', 'information_request', 'aspiration'] as const;
export type ComplaintType = (typeof COMPLAINT_TYPES)[number];

export const CHANNELS = [
	'online',
	'counter',
	'phone',
	'letter',
	'whatsapp',
	'suggestion_box',
	'outreach'
] as const;
export type Channel = (typeof CHANNELS)[number];

/** Channels where an officer writes for the reporter. */
export const MANUAL_CHANNELS = CHANNELS.filter((channel) => channel !== 'online');

/** What the resolution deadline hangs on; decided at verification. */
export const COMPLAINT_CLASSES = [
	'information',
	'aspiration',
	'without_supervision',
	'with_supervision'
] as const;
export type ComplaintClass = (typeof COMPLAINT_CLASSES)[number];

export const STATUSES = [
	'submitted',
	'needs_completion',
	'verified',
	'assigned',
	'in_progress',
	'answered',
	'reopened',
	'closed',
	'rejected',
	'forwarded'
] as const;
export type Status = (typeof STATUSES)[number];

/** Statuses in which the office still owes something or waits for the reporter. */
export const OPEN_STATUSES = [
	'submitted',
	'needs_completion',
	'verified',
	'assigned',
	'in_progress',
	'answered',
	'reopened'
] as const satisfies readonly Status[];

export const CLOCK_STAGES = [
	'first_human_answer',
	'verification',
	'first_response',
	'resolution',
	'reporter_answer'
] as const;
export type ClockStage = (typeof CLOCK_STAGES)[number];

export const EVENT_KINDS = [
	'filed',
	'completion_requested',
	'completed',
	'accepted',
	'rejected',
	'forwarded',
	'assigned',
	'handed_over',
	'followed_up',
	'answered',
	'noted',
	'messaged',
	'confirmed',
	'disputed',
	'rated',
	'reopened',
	'closed',
	'paused',
	'resumed',
	'extension_asked',
	'extension_decided',
	'contacted',
	'contact_needed',
	'withdrawn',
	'data_requested',
	'data_request_decided',
	'data_exported',
	'files_removed',
	'erased',
	'subjects_settled',
	'taken_back',
	'escalated',
	'deadline_moved',
	'forwarding_recorded',
	'agency_asked',
	'agency_answered',
	'identity_opened',
	'summary_published',
	'summary_withdrawn',
	'linked',
	'unlinked',
	'lateness_explained'
] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

/** Where a late case went, from the nearest up. `administrator`: nobody is there to whom it could go. */
export const ESCALATED_TO = [
	'intake',
	'handler',
	'unit_head',
	'head',
	'overseer',
	'administrator'
] as const satisfies readonly Role[];
export type EscalatedTo = (typeof ESCALATED_TO)[number];

/** What happened beside a complaint and left it as it was: nobody's open form is out of date. */
export const QUIET_EVENT_KINDS = [
	'escalated',
	'deadline_moved',
	'data_exported',
	'contact_needed',
	'identity_opened',
	'linked',
	'unlinked',
	'lateness_explained'
] as const satisfies readonly EventKind[];

/** Why an officer opens name, contact and the numbers in the texts. */
export const IDENTITY_REASONS = [
	'contact_reporter',
	'compare_data',
	'hand_over',
	'find_duplicate'
] as const;
export type IdentityReason = (typeof IDENTITY_REASONS)[number];

/** Why a deadline passed, as who handles the case sees it. Ours; no list of the government was found. */
export const LATE_REASONS = [
	'files_missing',
	'too_few_people',
	'other_unit',
	'other_agency',
	'system_down',
	'overlooked',
	'other'
] as const;
export type LateReason = (typeof LATE_REASONS)[number];

/** What the office waits for while the clocks stand still. */
export const PAUSE_CATEGORIES = [
	'reporter',
	'other_agency',
	'central_system',
	'force_majeure'
] as const;
export type PauseCategory = (typeof PAUSE_CATEGORIES)[number];

/** What became of a request for more time; it lapses with the case. */
export type ExtensionDecision = 'granted' | 'refused' | 'lapsed';

/** To whom a complaint goes that is not for this office: an agency, or the national system. */
export const FORWARDING_KINDS = ['agency', 'sp4n'] as const;
export type ForwardingKind = (typeof FORWARDING_KINDS)[number];

/** How far a forwarding is. */
export type ForwardingState = 'prepared' | 'sent' | 'received' | 'answered';

/** How a reporter was asked. A message on the tracking page is the only way to some. */
export const CONTACT_WAYS = [
	'tracking_page',
	'phone',
	'whatsapp',
	'email',
	'letter',
	'counter',
	'visit'
] as const;
export type ContactWay = (typeof CONTACT_WAYS)[number];

/** What came of a try to reach a reporter. */
export const CONTACT_OUTCOMES = ['reached', 'message_left', 'no_answer', 'wrong_number'] as const;
export type ContactOutcome = (typeof CONTACT_OUTCOMES)[number];

/** What came of the question whom a complaint is about. */
export const SUBJECT_OUTCOMES = ['named', 'none', 'uncertain'] as const;
export type SubjectOutcome = (typeof SUBJECT_OUTCOMES)[number];

/** Why an officer may close: the reporter said so elsewhere, or the time to answer has run out. */
export const CLOSING_GROUNDS = ['reporter_confirmed', 'no_reply'] as const;
export type ClosingGround = (typeof CLOSING_GROUNDS)[number];
