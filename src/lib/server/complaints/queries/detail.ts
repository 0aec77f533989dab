// One complaint with its history, as an officer sees it.
import { and, asc, desc, eq, inArray, isNull, sql } from 'drizzle-orm';
import { findSecrets, redact } from '#lib/redaction/redaction.ts';
import { listAttachments, readAttachment, type StoredAttachment } from '../../attachments/index.ts';
import type { Actor } from '../../officers/index.ts';
import { officers } from '../../officers/schema.ts';
import type { Db } from '../../platform/database.ts';
import { DomainError } from '../../platform/errors.ts';
import type { Clock } from '../clocks.ts';
import type { Forwarding } from '../commands/forward.ts';
import type { Context } from '../context.ts';
import { missedClocks } from '../commands/explain-late.ts';
import { identityOpenUntil } from '../commands/identity.ts';
import { type Complaint, maySeeReporter, visibleTo, visibleUnder } from '../policy.ts';
import {
	complaintClocks,
	complaintContacts,
	complaintEvents,
	complaintExtensions,
	complaintForwardings,
	complaintLinks,
	complaintPauses,
	complaints,
	complaintSubjects,
	complaintSubjectWords
} from '../schema.ts';
import { type Silence, silenceOf } from '../silence.ts';
import type { Verb } from '../workflow.ts';
import { verbsFor } from './verbs.ts';

/** A row of the history with the names of the officer who acted and, for a disposisi, got it. */
export type HistoryEvent = typeof complaintEvents.$inferSelect & {
	officerName: string | null;
	assigneeName: string | null;
	/** In whose place the officer acted. */
	standsInForName: string | null;
	/** Who had it before it was handed over. */
	givenUpByName: string | null;
	/** Of the complaint that this one was linked with or taken apart from. */
	otherNumber: string | null;
};

/**
 * Who reported, and the numbers and addresses in the texts: kept from this officer; there is nothing
 * to open; closed until they give a reason; open for a while.
 */
export type Identity = { state: 'kept' | 'none' | 'closed' } | { state: 'open'; until: Date };

/** A complaint as an officer may see it. */
export interface ComplaintDetail {
	/** While the identity is not open: without name and contact, all texts of the case redacted. */
	complaint: Complaint;
	identity: Identity;
	/** How the reporter can be reached; false to those who may not know. */
	contact: { phone: boolean; email: boolean };
	handlerName: string | null;
	filedByName: string | null;
	clocks: Clock[];
	pauses: (typeof complaintPauses.$inferSelect)[];
	extensions: (typeof complaintExtensions.$inferSelect)[];
	/** Tries to reach the reporter, the latest first. */
	contacts: (typeof complaintContacts.$inferSelect & { officerName: string | null })[];
	/** How it stands with a reporter whose answer we wait for; null when we don't. */
	silence: Silence | null;
	/** Where it lies now, when it was forwarded. */
	forwarding: Forwarding | null;
	events: HistoryEvent[];
	/** Those of the reporter under neutral names where the officer may not see the reporter. */
	attachments: StoredAttachment[];
	/** Whom it is about: officers, and the words of who filed it. */
	subjects: Subjects;
	/** What this officer may do now. */
	verbs: Verb[];
}

/** Whom a complaint is about, or might be. */
export interface Subjects {
	/** As typed; null when nothing was. */
	words: string | null;
	/** Nobody has settled who is meant. */
	open: boolean;
	officers: { id: string; name: string; unitCode: string | null }[];
}

/**
 * @param context database and office
 * @param actor the officer
 * @param number the public number
 * @param now decides whether the identity is still open for them
 * @throws DomainError not_found when there is none that they may see
 */
export async function getComplaint(
	{ db, office }: Context,
	actor: Actor,
	number: string,
	now: Date
): Promise<ComplaintDetail> {
	const [complaint] = await db.select().from(complaints).where(visibleUnder(actor, number));
	if (!complaint) throw new DomainError('not_found', 'no such complaint for this officer');
	const allEvents = await db
		.select()
		.from(complaintEvents)
		.where(eq(complaintEvents.complaintId, complaint.id))
		.orderBy(asc(complaintEvents.id));
	const others = await linkedNumbers(db, actor, complaint.id, allEvents);
	// With what they may not see, it was never linked.
	const events = allEvents.filter(({ data }) => !data.link || others.has(data.link as string));
	const clocks = await db
		.select()
		.from(complaintClocks)
		.where(eq(complaintClocks.complaintId, complaint.id))
		.orderBy(asc(complaintClocks.round), asc(complaintClocks.startedAt));
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
	const contacts = await db
		.select()
		.from(complaintContacts)
		.where(eq(complaintContacts.complaintId, complaint.id))
		.orderBy(desc(complaintContacts.at));
	const waiting = clocks.find(
		({ stage, stoppedAt }) => stage === 'reporter_answer' && stoppedAt === null
	);
	const [forwarding] = await db
		.select()
		.from(complaintForwardings)
		.where(eq(complaintForwardings.complaintId, complaint.id));
	const assigneeOf = ({ kind, data }: (typeof events)[number]) =>
		kind === 'assigned' || kind === 'handed_over' ? idIn(data.officerId) : null;
	const names = await namesOf(db, [
		complaint.handlerId,
		complaint.filedBy,
		...contacts.map(({ officerId }) => officerId),
		...events.flatMap((event) => [
			event.officerId,
			assigneeOf(event),
			idIn(event.data.standsInFor),
			idIn(event.data.givenUpBy)
		])
	]);
	const nameOf = (id: string | null) => (id && names.get(id)) ?? null;
	const files = await listAttachments(db, complaint.id);
	const identity = identityFor(actor, complaint, [events, pauses, extensions], now);
	const open = identity.state === 'open';
	const mayKnow = maySeeReporter(actor, complaint);
	return {
		complaint: open ? complaint : withoutIdentity(complaint),
		identity,
		contact: {
			phone: mayKnow && complaint.reporterPhone !== null,
			email: mayKnow && complaint.reporterEmail !== null
		},
		handlerName: nameOf(complaint.handlerId),
		filedByName: nameOf(complaint.filedBy),
		clocks,
		forwarding: forwarding ?? null,
		pauses: open ? pauses : pauses.map(redacted),
		extensions: open ? extensions : extensions.map(redacted),
		contacts: contacts
			.map((contact) => (open ? contact : redacted(contact)))
			.map((contact) => ({ ...contact, officerName: nameOf(contact.officerId) })),
		silence: waiting ? await silenceOf(db, office, complaint, waiting) : null,
		events: events.map((event) => ({
			...event,
			data: open ? event.data : redacted(event.data),
			officerName: nameOf(event.officerId),
			assigneeName: nameOf(assigneeOf(event)),
			standsInForName: nameOf(idIn(event.data.standsInFor)),
			givenUpByName: nameOf(idIn(event.data.givenUpBy)),
			otherNumber: others.get(event.data.link as string) ?? null
		})),
		attachments: open ? files : withNeutralNames(files, complaint, events),
		subjects: await subjectsOf(db, complaint.id),
		verbs: verbsFor(actor, complaint).filter(
			(verb) =>
				(verb !== 'openIdentity' || identity.state === 'closed') &&
				(verb !== 'explainLate' || missedClocks(clocks, complaint, now).length > 0)
		)
	};
}

async function subjectsOf(db: Db, complaintId: string): Promise<Subjects> {
	const [said] = await db
		.select()
		.from(complaintSubjectWords)
		.where(eq(complaintSubjectWords.complaintId, complaintId));
	const people = await db
		.select({ id: officers.id, name: officers.name, unitCode: officers.unitCode })
		.from(complaintSubjects)
		.innerJoin(officers, eq(officers.id, complaintSubjects.officerId))
		.where(and(eq(complaintSubjects.complaintId, complaintId), isNull(complaintSubjects.endedAt)))
		.orderBy(asc(officers.name));
	return {
		words: said?.words ?? null,
		open: said !== undefined && said.settledAt === null,
		officers: people
	};
}

/**
 * @param context database and office
 * @param actor the officer
 * @param number the public number
 * @returns whether there is such a complaint that they may see
 */
export async function maySee({ db }: Context, actor: Actor, number: string): Promise<boolean> {
	return (await db.$count(complaints, visibleUnder(actor, number))) > 0;
}

/** What people write in events, pauses and requests for more time. */
const TEXTS = ['text', 'question', 'reason', 'record', 'instruction', 'summary', 'note'];

function identityFor(
	actor: Actor,
	complaint: Complaint,
	[events, ...others]: [
		events: readonly (typeof complaintEvents.$inferSelect)[],
		...others: readonly Record<string, unknown>[][]
	],
	now: Date
): Identity {
	if (!maySeeReporter(actor, complaint)) return { state: 'kept' };
	const until = identityOpenUntil(events, actor, now);
	if (until) return { state: 'open', until };
	const { reporterName, reporterPhone, reporterEmail, narrative, ratingReason } = complaint;
	const texts = [...events.map(({ data }) => data), ...others.flat()].flatMap((row) =>
		TEXTS.map((key) => row[key])
	);
	const named = reporterName ?? reporterPhone ?? reporterEmail;
	const said = [narrative, ratingReason, ...texts].some(
		(text) => typeof text === 'string' && findSecrets(text).length > 0
	);
	return { state: named !== null || said ? 'closed' : 'none' };
}

function withoutIdentity(complaint: Complaint): Complaint {
	return {
		...complaint,
		reporterName: null,
		reporterPhone: null,
		reporterEmail: null,
		narrative: redact(complaint.narrative),
		// Numbers are words of it, too.
		searchRoots: '',
		ratingReason: complaint.ratingReason && redact(complaint.ratingReason)
	};
}

function redacted<Row extends object>(row: Row): Row {
	const texts = Object.entries(row).filter(
		(entry): entry is [string, string] => TEXTS.includes(entry[0]) && typeof entry[1] === 'string'
	);
	return { ...row, ...Object.fromEntries(texts.map(([key, text]) => [key, redact(text)])) };
}

/** @returns link id → number of the other complaint, for those that the officer may see */
async function linkedNumbers(
	db: Db,
	actor: Actor,
	complaintId: string,
	events: readonly (typeof complaintEvents.$inferSelect)[]
): Promise<Map<string, string>> {
	const ids = [...new Set(events.flatMap(({ data }) => (data.link ? [data.link as string] : [])))];
	if (!ids.length) return new Map();
	const { id, firstId, secondId } = complaintLinks;
	const found = await db
		.select({ id, number: complaints.number })
		.from(complaintLinks)
		.innerJoin(
			complaints,
			sql`${complaints.id} in (${firstId}, ${secondId}) and ${complaints.id} <> ${complaintId}`
		)
		.where(and(inArray(id, ids), visibleTo(actor)));
	return new Map(found.map((link) => [link.id, link.number]));
}

function idIn(value: unknown): string | null {
	return typeof value === 'string' ? value : null;
}

async function namesOf(db: Db, ids: (string | null)[]): Promise<Map<string, string>> {
	const wanted = [...new Set(ids)].filter((id) => id !== null);
	if (!wanted.length) return new Map();
	const found = await db
		.select({ id: officers.id, name: officers.name })
		.from(officers)
		.where(inArray(officers.id, wanted));
	return new Map(found.map(({ id, name }) => [id, name]));
}

/**
 * An attachment for an officer who may see its complaint.
 * @throws DomainError not_found
 */
export async function getAttachmentForOfficer(
	context: Context,
	actor: Actor,
	number: string,
	attachmentId: string,
	now: Date
): Promise<{ attachment: StoredAttachment; bytes: Uint8Array }> {
	const { db } = context;
	const [complaint] = await db.select().from(complaints).where(visibleUnder(actor, number));
	const found = await readOwnAttachment(context, complaint?.id, attachmentId);
	if (!complaint) return found;
	const events = await db
		.select()
		.from(complaintEvents)
		.where(eq(complaintEvents.complaintId, complaint.id));
	if (maySeeReporter(actor, complaint) && identityOpenUntil(events, actor, now)) return found;
	const files = withNeutralNames(await listAttachments(db, complaint.id), complaint, events);
	return { ...found, attachment: files.find(({ id }) => id === attachmentId) ?? found.attachment };
}

/**
 * A file is often called after who sent it. Counted over the whole complaint, so that a name stays
 * the same wherever it is shown.
 */
function withNeutralNames(
	files: readonly StoredAttachment[],
	{ filedBy }: Pick<Complaint, 'filedBy'>,
	events: readonly (typeof complaintEvents.$inferSelect)[]
): StoredAttachment[] {
	const fromReporter = new Set(
		events
			.filter(
				({ actorKind, kind, officerId }) =>
					actorKind === 'reporter' ||
					kind === 'filed' ||
					// Who took it down also passes on what the reporter brings later.
					((kind === 'messaged' || kind === 'completed') && officerId === filedBy)
			)
			.map(({ id }) => id)
	);
	let count = 0;
	return files.map((file) => {
		if (!fromReporter.has(file.eventId)) return file;
		count += 1;
		const ending = /\.[a-z0-9]{3,4}$/.exec(file.fileName)?.[0] ?? '';
		return { ...file, fileName: `Lampiran ${count}${ending}` };
	});
}

/** Reads an attachment of one complaint and of no other. @throws DomainError not_found */
export async function readOwnAttachment(
	{ db }: Context,
	complaintId: string | undefined,
	attachmentId: string
): Promise<{ attachment: StoredAttachment; bytes: Uint8Array }> {
	const own = complaintId ? await listAttachments(db, complaintId) : [];
	const attachment = own.find(({ id }) => id === attachmentId);
	const bytes = attachment && (await readAttachment(db, attachment.id));
	if (!attachment || !bytes) throw new DomainError('not_found', 'no such attachment');
	return { attachment, bytes };
}
