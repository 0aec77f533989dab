// The life of a complaint as one table: from which statuses a verb leads to which, what it does to
// the clocks. Pure; who may do it stands in policy.ts.
import {
	type ClockStage,
	type EventKind,
	OPEN_STATUSES,
	type Status,
	STATUSES
} from '../../codes/complaint-codes.ts';
import { DomainError } from '../platform/errors.ts';

/** One row of the table. */
export interface Transition {
	from: readonly Status[];
	/** Null: the status stays as it is. */
	to: Status | null;
	event: EventKind;
	/** Clocks that have measured what they measure. */
	stops?: readonly ClockStage[];
	/** Clocks that begin. */
	starts?: readonly ClockStage[];
	/** The clocks stand still from here on, or no longer. */
	pause?: 'begins' | 'ends';
	/** Nothing that anybody's open form stands on: the version stays. */
	quiet?: true;
}

const BEING_HANDLED = ['assigned', 'in_progress', 'reopened'] as const satisfies readonly Status[];
/** Statuses in which no unit and no officer has the complaint; the test follows the table. */
export const BEFORE_DISPOSISI: readonly Status[] = [
	'submitted',
	'needs_completion',
	'verified',
	'rejected'
];
const PAUSABLE = ['verified', ...BEING_HANDLED] as const satisfies readonly Status[];
/** Where reporter and office still have something to say to each other. */
const CONVERSING = [
	'submitted',
	'needs_completion',
	'verified',
	...BEING_HANDLED,
	'answered'
] as const satisfies readonly Status[];
const ENDED = ['closed', 'rejected', 'forwarded'] as const satisfies readonly Status[];
const ALL_CLOCKS = [
	'first_human_answer',
	'verification',
	'first_response',
	'resolution',
	'reporter_answer'
] as const satisfies readonly ClockStage[];

export const TRANSITIONS = {
	requestCompletion: {
		from: ['submitted'],
		to: 'needs_completion',
		event: 'completion_requested',
		stops: ['first_human_answer'],
		pause: 'begins'
	},
	complete: { from: ['needs_completion'], to: 'submitted', event: 'completed', pause: 'ends' },
	// What was asked for may come by telephone, or turn out not to be needed.
	accept: {
		from: ['submitted', 'needs_completion'],
		to: 'verified',
		event: 'accepted',
		stops: ['verification'],
		starts: ['first_response'],
		pause: 'ends'
	},
	// An incomplete complaint may still be refused or belong elsewhere.
	reject: {
		from: ['submitted', 'needs_completion'],
		to: 'rejected',
		event: 'rejected',
		stops: ALL_CLOCKS,
		pause: 'ends'
	},
	forward: {
		from: ['submitted', 'needs_completion', 'verified', ...BEING_HANDLED],
		to: 'forwarded',
		event: 'forwarded',
		stops: ALL_CLOCKS,
		pause: 'ends'
	},
	assign: { from: ['verified', ...BEING_HANDLED], to: 'assigned', event: 'assigned' },
	followUp: {
		from: BEING_HANDLED,
		to: 'in_progress',
		event: 'followed_up',
		stops: ['first_human_answer', 'first_response'],
		// Where work goes on, the time does too.
		pause: 'ends'
	},
	// A plain question can be answered by intake right after verification.
	answer: {
		from: ['verified', ...BEING_HANDLED],
		to: 'answered',
		event: 'answered',
		stops: ['first_human_answer', 'first_response', 'resolution'],
		starts: ['reporter_answer'],
		pause: 'ends'
	},
	confirm: { from: ['answered'], to: 'closed', event: 'confirmed', stops: ALL_CLOCKS },
	dispute: {
		from: ['answered'],
		to: 'reopened',
		event: 'disputed',
		stops: ['reporter_answer'],
		starts: ['resolution']
	},
	close: { from: ['answered'], to: 'closed', event: 'closed', stops: ALL_CLOCKS },
	reopen: { from: ['closed'], to: 'reopened', event: 'reopened', starts: ['resolution'] },
	rate: { from: ['answered', 'closed'], to: null, event: 'rated' },
	// Its reason is a word to the reporter.
	pause: {
		from: PAUSABLE,
		to: null,
		event: 'paused',
		stops: ['first_human_answer'],
		pause: 'begins'
	},
	resume: { from: PAUSABLE, to: null, event: 'resumed', pause: 'ends' },
	/** The reporter's answer during a pause that waits for it. */
	reply: { from: PAUSABLE, to: null, event: 'completed', pause: 'ends' },
	/** A pause came to its date; nobody did it. */
	lapse: { from: ['needs_completion', ...PAUSABLE], to: null, event: 'resumed', pause: 'ends' },
	/** The reporter said nothing, and was called often enough; nobody did it. */
	expire: { from: ['answered'], to: 'closed', event: 'closed', stops: ALL_CLOCKS },
	/** The reporter said nothing, but nobody has really tried to reach them. */
	needContact: { from: ['answered'], to: null, event: 'contact_needed', quiet: true },
	/** A clock came near its end or passed it; nobody did it. */
	escalate: {
		from: CONVERSING,
		to: null,
		event: 'escalated',
		quiet: true
	},
	/** The calendar changed; nobody did it to this complaint. */
	recalculate: {
		from: ['submitted', 'needs_completion', 'verified', ...BEING_HANDLED, 'answered'],
		to: null,
		event: 'deadline_moved',
		quiet: true
	},
	askExtension: { from: BEING_HANDLED, to: null, event: 'extension_asked' },
	decideExtension: { from: BEING_HANDLED, to: null, event: 'extension_decided' },
	/** Who had it leaves; it stays in its unit. */
	handOver: { from: [...BEING_HANDLED, 'answered'], to: null, event: 'handed_over' },
	note: { from: STATUSES, to: null, event: 'noted' },
	// It lies elsewhere, but whoever brought it here hears from us how it goes on.
	recordForwarding: { from: ['forwarded'], to: null, event: 'forwarding_recorded' },
	askAgency: { from: ['forwarded'], to: null, event: 'agency_asked' },
	passOnAnswer: { from: ['forwarded'], to: null, event: 'agency_answered' },
	/** A try to reach the reporter, noted in the ledger. */
	recordContact: { from: CONVERSING, to: null, event: 'contacted' },
	settleSubjects: { from: STATUSES, to: null, event: 'subjects_settled' },
	/** From a unit that may not know of it any more. */
	takeBack: { from: BEING_HANDLED, to: 'verified', event: 'taken_back' },
	/** The same from one person, or where the status says more than with whom it lies. */
	takeOff: { from: STATUSES, to: null, event: 'taken_back' },
	message: { from: CONVERSING, to: null, event: 'messaged' },
	openIdentity: { from: STATUSES, to: null, event: 'identity_opened', quiet: true },
	/** A summary in plain words becomes public; of what has been verified and isn't over. */
	publish: {
		from: ['verified', ...BEING_HANDLED, 'answered'],
		to: null,
		event: 'summary_published'
	},
	unpublish: { from: STATUSES, to: null, event: 'summary_withdrawn' },
	/** Says why a deadline passed. Beside the work, so that it never keeps anybody from answering. */
	explainLate: { from: STATUSES, to: null, event: 'lateness_explained', quiet: true },
	link: { from: STATUSES, to: null, event: 'linked', quiet: true },
	unlink: { from: STATUSES, to: null, event: 'unlinked', quiet: true },
	/** The reporter says that theirs is the same as a public one. */
	join: { from: CONVERSING, to: null, event: 'linked', quiet: true },
	/** The reporter takes the complaint back; it ends with their word and can still be reopened. */
	withdraw: {
		from: OPEN_STATUSES,
		to: 'closed',
		event: 'withdrawn',
		stops: ALL_CLOCKS,
		pause: 'ends'
	},
	/** What the reporter asks about the data on themselves, and what the office decides (data-requests/). */
	requestData: { from: STATUSES, to: null, event: 'data_requested' },
	decideDataRequest: { from: STATUSES, to: null, event: 'data_request_decided' },
	exportData: { from: STATUSES, to: null, event: 'data_exported', quiet: true },
	removeFiles: { from: ENDED, to: null, event: 'files_removed' },
	/** The last step of all: nothing is possible afterwards (`isDue`). */
	erase: { from: ENDED, to: null, event: 'erased' }
} as const satisfies Record<string, Transition>;

/** The verbs of the table. */
export type Verb = keyof typeof TRANSITIONS;
/** Those that leave the complaint as it is. */
export type QuietVerb = {
	[Each in Verb]: (typeof TRANSITIONS)[Each] extends { quiet: true } ? Each : never;
}[Verb];

/**
 * @param verb what somebody wants to do
 * @param status where the complaint stands
 * @returns true when the table has that step
 */
export function isPossible(verb: Verb, status: Status): boolean {
	return (TRANSITIONS[verb].from as readonly Status[]).includes(status);
}

/** What besides the status decides whether a step can be done. */
export interface Standing {
	status: Status;
	pausedAt: Date | null;
	extensionAskedAt: Date | null;
	/** Since when there are no words and no person in it any more. */
	erasedAt: Date | null;
	/** Since when a summary of it is public. */
	publicSince: Date | null;
	confidential: boolean;
}

/**
 * @param verb what somebody wants to do
 * @param standing of the complaint
 * @returns true when the table has that step and it is the time for it
 */
export function isDue(verb: Verb, standing: Standing): boolean {
	const { status, pausedAt, extensionAskedAt, publicSince, confidential } = standing;
	if (standing.erasedAt) return false;
	if (verb === 'pause' && pausedAt) return false;
	if (verb === 'resume' && !pausedAt) return false;
	if (verb === 'askExtension' && extensionAskedAt) return false;
	if (verb === 'decideExtension' && !extensionAskedAt) return false;
	if (verb === 'publish' && confidential) return false;
	if (verb === 'unpublish' && !publicSince) return false;
	return isPossible(verb, status);
}

/**
 * @param verb what somebody wants to do
 * @param standing of the complaint
 * @returns the row of the table
 * @throws DomainError invalid_transition when the step does not exist, or not now
 */
export function transition(verb: Verb, standing: Standing): Transition {
	if (!isDue(verb, standing)) {
		throw new DomainError('invalid_transition', `${verb} is not possible from ${standing.status}`);
	}
	return TRANSITIONS[verb];
}
