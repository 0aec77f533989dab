// What a reporter sees after giving number and code, and the short session in which they see it.
import { timingSafeEqual } from 'node:crypto';
import { and, asc, eq, gt, lte } from 'drizzle-orm';
import { parseComplaintNumber, parseReceiptCode } from '#lib/codes/receipt-code.ts';
import type { EventKind } from '#lib/codes/complaint-codes.ts';
import type { CalendarReason } from '#lib/labels/calendar.ts';
import { listAttachments, type StoredAttachment } from '../../attachments/index.ts';
import { DomainError } from '../../platform/errors.ts';
import { hashSecret, newToken } from '../../platform/ids.ts';
import type { Clock } from '../clocks.ts';
import type { ForwardingFacts } from '../commands/forward.ts';
import { receiptCodeHash } from '../commands/file.ts';
import { reopenableUntil } from '../commands/report.ts';
import type { Context, Reporter } from '../context.ts';
import type { Complaint } from '../policy.ts';
import {
	complaintClocks,
	complaintEvents,
	complaintExtensions,
	complaintForwardings,
	complaintPauses,
	complaints,
	trackingSessions
} from '../schema.ts';
import { isDue, type Verb } from '../workflow.ts';
import { readOwnAttachment } from './detail.ts';
import { listJoined, type PublicCase } from './links.ts';

const SESSION_MINUTES = 30;
/** However long somebody keeps reading: a phone that is lent or lost closes by itself. */
const SESSION_HOURS = 12;

/** From the last use on: who writes a long message is not cut off in the middle. */
const sessionEnd = (now: Date) => new Date(now.getTime() + SESSION_MINUTES * 60_000);

/** What the reporter's history shows of an event: never an officer's name, never an instruction. */
export interface TimelineEvent {
	id: string;
	kind: EventKind;
	by: 'reporter' | 'officer' | 'system';
	/** The reporter's own words, passed on by an officer. */
	relayed: boolean;
	/** The unit, not the person. */
	unitCode: string | null;
	at: Date;
	/** For a request for more time, or about data, that was decided. */
	granted: boolean;
	/** The words that were addressed to the reporter or came from them. */
	text: string | null;
	/** For a move by the calendar: why, and from when to when. */
	moved: (CalendarReason & { shifts: unknown }) | null;
	/**
	 * For a disposisi: where the case went. For forwarding: to which agency. For a pause: its category.
	 * For a try to reach them: the way. For a late case: to whom it went.
	 * For an opened identity: the code of the reason.
	 * For what concerns the reporter's data: what it is about.
	 */
	to: string | null;
	/** When somebody tried to reach them. */
	triedAt: Date | null;
	/** What was recorded of a forwarding. */
	recorded: Partial<ForwardingFacts>;
	attachments: StoredAttachment[];
}

/** A complaint as its reporter sees it. */
export interface TrackedComplaint {
	number: string;
	type: Complaint['type'];
	status: Complaint['status'];
	serviceCode: string;
	categoryCode: string;
	narrative: string;
	unitCode: string | null;
	receivedAt: Date;
	nextDueAt: Date | null;
	nextDueStage: Complaint['nextDueStage'];
	pausedAt: Date | null;
	pausedFor: Complaint['pausedFor'];
	closedAt: Date | null;
	/** Since when it holds no person and no words. */
	erasedAt: Date | null;
	rating: number | null;
	ratingReason: string | null;
	/** Until when it may be reopened; null when it isn't closed. */
	reopenableUntil: Date | null;
	clocks: Clock[];
	pauses: (typeof complaintPauses.$inferSelect)[];
	extensions: (typeof complaintExtensions.$inferSelect)[];
	/** Where it lies now, and under which number, when it was forwarded. */
	forwarding: { agency: string; externalReference: string | null; followUpAt: Date | null } | null;
	/** Public complaints that the reporter joined. */
	joined: PublicCase[];
	timeline: TimelineEvent[];
	/** What the reporter can do now. */
	verbs: Verb[];
}

/**
 * Checks number and code and opens a session of half an hour.
 * @param context database and office
 * @param given as typed
 * @param now the moment
 * @returns a token for the browser's cookie, or null for a wrong pair; why it is wrong is not told
 */
export async function openTracking(
	{ db }: Context,
	given: { number: string; code: string },
	now: Date
): Promise<string | null> {
	const number = parseComplaintNumber(given.number) ?? '';
	const code = parseReceiptCode(given.code) ?? '';
	// One query and one comparison whatever is wrong, so that wrong pairs take alike long.
	const [found] = await db
		.select({ id: complaints.id, codeHash: complaints.codeHash })
		.from(complaints)
		.where(eq(complaints.number, number));
	const hash = Buffer.from(receiptCodeHash(code), 'hex');
	const expected = found ? Buffer.from(found.codeHash, 'hex') : Buffer.alloc(hash.length);
	if (!timingSafeEqual(hash, expected) || !found) return null;

	const token = newToken();
	await db.delete(trackingSessions).where(lte(trackingSessions.expiresAt, now));
	await db.insert(trackingSessions).values({
		tokenHash: hashSecret('tracking', token),
		complaintId: found.id,
		openedAt: now,
		expiresAt: sessionEnd(now)
	});
	return token;
}

/**
 * Recognises a session and keeps it going for another half hour, twelve hours at most.
 * @param token from the cookie
 * @returns whose session it is, or null when it is over
 */
export async function reporterOf(
	{ db }: Context,
	token: string,
	now: Date
): Promise<Reporter | null> {
	const earliest = new Date(now.getTime() - SESSION_HOURS * 3_600_000);
	const [session] = await db
		.update(trackingSessions)
		.set({ expiresAt: sessionEnd(now) })
		.where(
			and(
				eq(trackingSessions.tokenHash, hashSecret('tracking', token)),
				gt(trackingSessions.expiresAt, now),
				gt(trackingSessions.openedAt, earliest)
			)
		)
		.returning({ complaintId: trackingSessions.complaintId });
	return session ?? null;
}

/** Ends the session at once ("keluar" on a shared phone). */
export async function closeTracking({ db }: Context, token: string): Promise<void> {
	await db
		.delete(trackingSessions)
		.where(eq(trackingSessions.tokenHash, hashSecret('tracking', token)));
}

/**
 * @param context database and office
 * @param reporter from `reporterOf`
 * @param now decides whether it may still be reopened
 * @throws DomainError not_found
 */
export async function trackComplaint(
	{ db, office }: Context,
	reporter: Reporter,
	now: Date
): Promise<TrackedComplaint> {
	const [complaint] = await db
		.select()
		.from(complaints)
		.where(eq(complaints.id, reporter.complaintId));
	if (!complaint) throw new DomainError('not_found', 'no such complaint');
	const events = await db
		.select()
		.from(complaintEvents)
		.where(eq(complaintEvents.complaintId, complaint.id))
		.orderBy(asc(complaintEvents.id));
	const clocks = await db
		.select()
		.from(complaintClocks)
		.where(eq(complaintClocks.complaintId, complaint.id));
	const pauses = await db
		.select()
		.from(complaintPauses)
		.where(eq(complaintPauses.complaintId, complaint.id))
		.orderBy(asc(complaintPauses.startedAt));
	const extensions = await db
		.select()
		.from(complaintExtensions)
		.where(eq(complaintExtensions.complaintId, complaint.id))
		.orderBy(asc(complaintExtensions.askedAt));
	const [forwarding] = await db
		.select({
			agency: complaintForwardings.agency,
			externalReference: complaintForwardings.externalReference,
			followUpAt: complaintForwardings.followUpAt
		})
		.from(complaintForwardings)
		.where(eq(complaintForwardings.complaintId, complaint.id));
	const files = await listAttachments(db, complaint.id);
	const until = complaint.closedAt ? reopenableUntil(office, complaint.closedAt) : null;
	const asked = complaint.pausedFor === 'reporter' || complaint.status === 'needs_completion';
	const verbs = (
		[
			'complete',
			'reply',
			'message',
			'confirm',
			'dispute',
			'rate',
			'reopen',
			'withdraw',
			'requestData',
			'exportData'
		] as const
	).filter(
		(verb) =>
			isDue(verb, complaint) &&
			(verb !== 'reopen' || (until !== null && now <= until)) &&
			(verb !== 'message' || !asked) &&
			(verb !== 'reply' || asked)
	);
	return {
		number: complaint.number,
		type: complaint.type,
		status: complaint.status,
		serviceCode: complaint.serviceCode,
		categoryCode: complaint.categoryCode,
		narrative: complaint.narrative,
		unitCode: complaint.unitCode,
		receivedAt: complaint.receivedAt,
		nextDueAt: complaint.nextDueAt,
		nextDueStage: complaint.nextDueStage,
		pausedAt: complaint.pausedAt,
		pausedFor: complaint.pausedFor,
		closedAt: complaint.closedAt,
		erasedAt: complaint.erasedAt,
		rating: complaint.rating,
		ratingReason: complaint.ratingReason,
		reopenableUntil: complaint.status === 'closed' ? until : null,
		// Why it was late in an officer's eyes is between officers.
		clocks: clocks.map((clock) => ({ ...clock, lateReason: null })),
		pauses,
		extensions,
		forwarding: forwarding ?? null,
		joined: await listJoined(db, complaint.id),
		timeline: events
			.filter((event) => !isBetweenOfficers(event))
			.map((event) => shown(event, files)),
		verbs
	};
}

/** An attachment of the reporter's own complaint. @throws DomainError not_found */
export async function getAttachmentForReporter(
	context: Context,
	reporter: Reporter,
	attachmentId: string
) {
	return readOwnAttachment(context, reporter.complaintId, attachmentId);
}

const TARGET_KEYS: Partial<Record<EventKind, string>> = {
	assigned: 'unitCode',
	paused: 'category',
	contacted: 'way',
	escalated: 'to',
	identity_opened: 'purpose',
	withdrawn: 'kind',
	data_requested: 'kind',
	data_request_decided: 'kind'
};

/** What the reporter's history leaves out. */
const BETWEEN_OFFICERS: readonly EventKind[] = [
	'noted',
	'handed_over',
	'contact_needed',
	'subjects_settled',
	'unlinked',
	'lateness_explained'
];

/**
 * @param event of a complaint
 * @returns true when what it says is for officers. A reminder, or that nobody is there, helps no
 *   reporter; that a late case went up does. How officers sort cases is theirs; that the reporter
 *   joined another is the reporter's own act
 */
export function isBetweenOfficers({
	kind,
	actorKind,
	data
}: Pick<typeof complaintEvents.$inferSelect, 'kind' | 'actorKind' | 'data'>): boolean {
	if (kind === 'escalated') return data.late !== true || data.to === 'administrator';
	if (kind === 'linked') return actorKind !== 'reporter';
	return BETWEEN_OFFICERS.includes(kind);
}

function shown(
	event: typeof complaintEvents.$inferSelect,
	files: readonly StoredAttachment[]
): TimelineEvent {
	const data = event.data;
	const word = (key: string) => (typeof data[key] === 'string' ? data[key] : null);
	// A disposisi's instruction is between officers; everything else was written to be read.
	const text =
		event.kind === 'assigned' || event.kind === 'accepted'
			? null
			: (word('text') ?? word('question') ?? word('reason') ?? word('record') ?? word('summary'));
	return {
		id: event.id,
		kind: event.kind,
		by: event.actorKind,
		relayed: data.relayed === true,
		unitCode: event.unitCode,
		at: event.at,
		granted: data.granted === true,
		recorded: event.kind === 'forwarding_recorded' ? data : {},
		text,
		moved: event.kind === 'deadline_moved' ? (data as unknown as TimelineEvent['moved']) : null,
		to: word(TARGET_KEYS[event.kind] ?? 'agency'),
		triedAt: typeof data.triedAt === 'string' ? new Date(data.triedAt) : null,
		attachments: files.filter(({ eventId }) => eventId === event.id)
	};
}
