// Tables of complaints: the case, its clocks and pauses, its append-only history, and the short
// sessions in which a reporter follows it.
import { sql } from 'drizzle-orm';
import {
	boolean,
	check,
	date,
	index,
	integer,
	jsonb,
	pgTable,
	primaryKey,
	smallint,
	text,
	uniqueIndex,
	uuid
} from 'drizzle-orm/pg-core';
import type {
	Channel,
	ClockStage,
	ComplaintClass,
	ComplaintType,
	ContactOutcome,
	ContactWay,
	EscalatedTo,
	EventKind,
	ExtensionDecision,
	ForwardingKind,
	LateReason,
	PauseCategory,
	Status
} from '../../codes/complaint-codes.ts';
import { deadlinePolicies } from '../deadlines/schema.ts';
import { officers } from '../officers/schema.ts';
import { moment, tsvector } from '../platform/columns.ts';

export const complaints = pgTable(
	'complaints',
	{
		id: uuid('id').primaryKey(),
		/** What people see: '2026-000042'. Counted per year, never reused, gaps allowed. */
		number: text('number').notNull(),
		type: text('type').$type<ComplaintType>().notNull(),
		channel: text('channel').$type<Channel>().notNull(),
		status: text('status').$type<Status>().notNull(),
		/** Null until verification. */
		class: text('class').$type<ComplaintClass>(),
		serviceCode: text('service_code').notNull(),
		categoryCode: text('category_code').notNull(),
		narrative: text('narrative').notNull(),
		incidentDate: date('incident_date', { mode: 'string' }),
		kecamatanCode: text('kecamatan_code').notNull(),
		desaCode: text('desa_code'),
		reporterName: text('reporter_name'),
		/** E.164, for the office only. */
		reporterPhone: text('reporter_phone'),
		reporterEmail: text('reporter_email'),
		/** `anonim`: the name is kept from everyone but intake and the head. */
		nameHidden: boolean('name_hidden').notNull(),
		/** `rahasia`: nothing of it is ever shown in public. */
		confidential: boolean('confidential').notNull(),
		/** SHA-256 of the form's `kunci`; makes sending twice harmless. */
		submissionKeyHash: text('submission_key_hash').notNull(),
		/** SHA-256 of what was sent, so that one key can't answer for another text. */
		submissionDigest: text('submission_digest').notNull(),
		/** SHA-256 of the receipt code, which is stored nowhere. */
		codeHash: text('code_hash').notNull(),
		/** When it reached the office; for a letter, the day that it came in. */
		receivedAt: moment('received_at').notNull(),
		/** When it was written into this system. */
		filedAt: moment('filed_at').notNull(),
		/** The officer who wrote it for somebody; null when filed online. */
		filedBy: uuid('filed_by').references(() => officers.id),
		unitCode: text('unit_code'),
		handlerId: uuid('handler_id').references(() => officers.id),
		/** Counts every change; a form that was opened on an older one is a conflict. */
		version: integer('version').notNull().default(1),
		/** 1, and one more for each reopening: clocks belong to a round. */
		round: smallint('round').notNull().default(1),
		/**
		 * The earliest running deadline; while paused, when the pause ends by itself; null after the
		 * end.
		 */
		nextDueAt: moment('next_due_at'),
		/** While paused, `reporter_answer` or, when we wait for others, null. */
		nextDueStage: text('next_due_stage').$type<ClockStage>(),
		/** Since when the clocks stand still, and what we wait for. */
		pausedAt: moment('paused_at'),
		pausedFor: text('paused_for').$type<PauseCategory>(),
		/** Since when a request for more time waits for the head. */
		extensionAskedAt: moment('extension_asked_at'),
		/** Since when the reporter's time is over, while nobody has tried to reach them often enough. */
		contactNeededSince: moment('contact_needed_since'),
		/** The highest to whom one of the running clocks went. */
		escalatedTo: text('escalated_to').$type<EscalatedTo>(),
		/** When the sweep has to look at it next (timing.ts); null: nothing comes by itself. */
		nextCheckAt: moment('next_check_at'),
		/** Since when a message of the reporter waits for an officer's word. */
		unansweredSince: moment('unanswered_since'),
		/**
		 * It is about the head, on whom everybody else depends: the overseer handles it in their place.
		 */
		overseerActs: boolean('overseer_acts').notNull().default(false),
		/** What everybody may read of it, in an officer's words, and since when; null: it isn't public. */
		publicSummary: text('public_summary'),
		publicSince: moment('public_since'),
		answeredAt: moment('answered_at'),
		closedAt: moment('closed_at'),
		/** Since when it holds no person and no words (data-requests/); never taken back, by trigger. */
		erasedAt: moment('erased_at'),
		rating: smallint('rating'),
		ratingReason: text('rating_reason'),
		/** Candidate roots of the words of the narrative (search/word-roots.ts). */
		searchRoots: tsvector('search_roots').notNull()
	},
	(table) => {
		const filtered = [
			table.status,
			table.closedAt,
			table.type,
			table.class,
			table.channel,
			table.serviceCode,
			table.categoryCode,
			table.kecamatanCode
		];
		return [
			uniqueIndex('complaints_number_key').on(table.number),
			uniqueIndex('complaints_submission_key_hash_key').on(table.submissionKeyHash),
			// Without .desc(): read backwards, these give the order of `order by … desc`. Drizzle's
			// `desc` in an index puts nulls last, which no query here asks for, so it would never be used.
			// The codes at the end let a walk from the newest skip what a filter leaves out without
			// fetching the rows: one index instead of one for each filter.
			index('complaints_received_idx').on(table.receivedAt, table.id, ...filtered),
			// What has a deadline is a small part, so these stay small however old the office grows.
			index('complaints_due_idx')
				.on(table.nextDueAt, table.id)
				.where(sql`${table.nextDueAt} is not null`),
			index('complaints_running_idx')
				.on(table.receivedAt, table.id)
				.where(sql`${table.nextDueAt} is not null`),
			// The columns of `visibleTo` at the end: counting what waits reads nothing but this index.
			index('complaints_work_idx')
				.on(
					table.status,
					table.receivedAt,
					table.id,
					table.unitCode,
					table.handlerId,
					table.filedBy
				)
				.where(sql`${table.closedAt} is null`),
			// The same two orders for what a unit and a handler see. Partial, so that filing online, when
			// all three are null, doesn't pay for them.
			index('complaints_unit_idx')
				.on(table.unitCode, table.receivedAt, table.id, ...filtered)
				.where(sql`${table.unitCode} is not null`),
			index('complaints_unit_due_idx')
				.on(table.unitCode, table.nextDueAt, table.id)
				.where(sql`${table.unitCode} is not null and ${table.nextDueAt} is not null`),
			index('complaints_handler_idx')
				.on(table.handlerId, table.receivedAt, table.id, ...filtered, table.unitCode)
				.where(sql`${table.handlerId} is not null`),
			index('complaints_handler_due_idx')
				.on(table.handlerId, table.nextDueAt, table.id)
				.where(sql`${table.handlerId} is not null and ${table.nextDueAt} is not null`),
			index('complaints_filed_by_idx')
				.on(table.filedBy, table.receivedAt, table.id)
				.where(sql`${table.filedBy} is not null`),
			index('complaints_overseer_idx')
				.on(table.receivedAt, table.id)
				.where(sql`${table.overseerActs}`),
			// The sweep reads this and nothing else, however many complaints are open.
			index('complaints_check_idx')
				.on(table.nextCheckAt, table.id)
				.where(sql`${table.nextCheckAt} is not null`),
			// What a retention rule may look at, the oldest first.
			index('complaints_retention_idx')
				.on(table.closedAt, table.id)
				.where(sql`${table.closedAt} is not null and ${table.erasedAt} is null`),
			index('complaints_escalated_idx')
				.on(table.escalatedTo, table.receivedAt, table.id)
				.where(sql`${table.escalatedTo} is not null`),
			// The few that residents are shown while they file.
			index('complaints_public_idx')
				.on(table.serviceCode, table.categoryCode, table.publicSince)
				.where(sql`${table.publicSince} is not null and ${table.closedAt} is null`),
			index('complaints_search_idx').using('gin', table.searchRoots),
			check('complaints_narrative_check', sql`length(${table.narrative}) between 20 and 5000`),
			check(
				'complaints_public_check',
				sql`(${table.publicSummary} is null) = (${table.publicSince} is null)
					and not (${table.confidential} and ${table.publicSince} is not null)`
			),
			check('complaints_rating_check', sql`${table.rating} between 1 and 5`),
			check(
				'complaints_closed_check',
				sql`(${table.closedAt} is not null) = (${table.status} in ('closed', 'rejected', 'forwarded'))`
			)
		];
	}
);

/** One running or stopped clock of one round. The first deadline stays, whatever shifts. */
export const complaintClocks = pgTable(
	'complaint_clocks',
	{
		complaintId: uuid('complaint_id')
			.notNull()
			.references(() => complaints.id),
		round: smallint('round').notNull(),
		stage: text('stage').$type<ClockStage>().notNull(),
		policyId: uuid('policy_id')
			.notNull()
			.references(() => deadlinePolicies.id),
		startedAt: moment('started_at').notNull(),
		firstDueAt: moment('first_due_at').notNull(),
		dueAt: moment('due_at').notNull(),
		/** When what it measures was done; null while it runs. */
		stoppedAt: moment('stopped_at'),
		/** How far up it has gone; each round begins anew with clocks of its own. */
		escalationLevel: smallint('escalation_level').notNull().default(0),
		/** To whom it went when it was late; null before. */
		escalatedTo: text('escalated_to').$type<EscalatedTo>(),
		/** Why it was missed, as was said last; each saying is an event. Null: nobody has said so. */
		lateReason: text('late_reason').$type<LateReason>()
	},
	(table) => [
		primaryKey({ columns: [table.complaintId, table.round, table.stage] }),
		// Whether a deadline lies beyond the years that have a decree.
		index('complaint_clocks_due_idx')
			.on(table.dueAt)
			.where(sql`${table.stoppedAt} is null`)
	]
);

/** A time in which the clocks stand still, because we wait for somebody or something. */
export const complaintPauses = pgTable(
	'complaint_pauses',
	{
		id: uuid('id').primaryKey(),
		complaintId: uuid('complaint_id')
			.notNull()
			.references(() => complaints.id),
		category: text('category').$type<PauseCategory>().notNull(),
		/** In words that the reporter reads. */
		reason: text('reason').notNull(),
		startedAt: moment('started_at').notNull(),
		/** When it ends by itself. */
		expectedUntil: moment('expected_until').notNull(),
		endedAt: moment('ended_at')
	},
	(table) => [
		index('complaint_pauses_complaint_idx').on(table.complaintId),
		uniqueIndex('complaint_pauses_open_key')
			.on(table.complaintId)
			.where(sql`${table.endedAt} is null`)
	]
);

/** More time for the resolution: asked by who handles the case, decided by the head. */
export const complaintExtensions = pgTable(
	'complaint_extensions',
	{
		id: uuid('id').primaryKey(),
		complaintId: uuid('complaint_id')
			.notNull()
			.references(() => complaints.id),
		round: smallint('round').notNull(),
		askedBy: uuid('asked_by')
			.notNull()
			.references(() => officers.id),
		askedAt: moment('asked_at').notNull(),
		reason: text('reason').notNull(),
		askedDays: smallint('asked_days').notNull(),
		/** Null while it waits. */
		decision: text('decision').$type<ExtensionDecision>(),
		decidedBy: uuid('decided_by').references(() => officers.id),
		decidedAt: moment('decided_at'),
		/** 0 unless granted. */
		grantedDays: smallint('granted_days').notNull().default(0)
	},
	(table) => [
		index('complaint_extensions_complaint_idx').on(table.complaintId),
		uniqueIndex('complaint_extensions_open_key')
			.on(table.complaintId)
			.where(sql`${table.decision} is null`),
		check('complaint_extensions_days_check', sql`${table.askedDays} > 0`),
		check(
			'complaint_extensions_decision_check',
			sql`(${table.decision} is null) = (${table.decidedAt} is null)
				and (${table.decision} is not distinct from 'granted') = (${table.grantedDays} > 0)`
		)
	]
);

/** A complaint that lies with another agency, and what is known of it there. */
export const complaintForwardings = pgTable(
	'complaint_forwardings',
	{
		complaintId: uuid('complaint_id')
			.primaryKey()
			.references(() => complaints.id),
		kind: text('kind').$type<ForwardingKind>().notNull(),
		/** Its name. */
		agency: text('agency').notNull(),
		/** Why it is theirs, for the agency. The reporter reads the record in the event. */
		reason: text('reason').notNull(),
		forwardedBy: uuid('forwarded_by')
			.notNull()
			.references(() => officers.id),
		forwardedAt: moment('forwarded_at').notNull(),
		/** Of our letter; typed in when the office has given it one. */
		letterNumber: text('letter_number'),
		sentOn: date('sent_on', { mode: 'string' }),
		receivedOn: date('received_on', { mode: 'string' }),
		/** Under which number the agency has it. */
		externalReference: text('external_reference'),
		answeredAt: moment('answered_at'),
		/** When an officer asks the agency; null while nothing is waited for. */
		followUpAt: moment('follow_up_at')
	},
	(table) => [
		index('complaint_forwardings_follow_up_idx')
			.on(table.followUpAt, table.complaintId)
			.where(sql`${table.followUpAt} is not null`),
		check(
			'complaint_forwardings_waiting_check',
			sql`${table.followUpAt} is not null or ${table.answeredAt} is not null`
		)
	]
);

/**
 * Everything that happened to a complaint. Append-only, by trigger: the reporter's timeline, the
 * officer's timeline and the reports are all read from here. Never holds a name or a contact.
 */
export const complaintEvents = pgTable(
	'complaint_events',
	{
		id: uuid('id').primaryKey(),
		complaintId: uuid('complaint_id')
			.notNull()
			.references(() => complaints.id),
		kind: text('kind').$type<EventKind>().notNull(),
		actorKind: text('actor_kind').$type<'reporter' | 'officer' | 'system'>().notNull(),
		officerId: uuid('officer_id').references(() => officers.id),
		/** The unit of the officer at that time: what the reporter is shown. */
		unitCode: text('unit_code'),
		data: jsonb('data').$type<Record<string, unknown>>().notNull(),
		/** SHA-256 of complaint and `kunci` of the reporter's form: sending it twice is harmless. */
		formKeyHash: text('form_key_hash'),
		at: moment('at').notNull()
	},
	(table) => [
		index('complaint_events_complaint_idx').on(table.complaintId, table.id),
		uniqueIndex('complaint_events_form_key_hash_key')
			.on(table.formKeyHash)
			.where(sql`${table.formKeyHash} is not null`),
		check(
			'complaint_events_actor_check',
			sql`(${table.actorKind} = 'officer') = (${table.officerId} is not null)`
		)
	]
);

/**
 * Officers whom a complaint is about, or whom it might be about. They and who depends on them never
 * learn of it: policy.ts. Kept apart from the complaint and from its events, which name nobody.
 */
export const complaintSubjects = pgTable(
	'complaint_subjects',
	{
		id: uuid('id').primaryKey(),
		complaintId: uuid('complaint_id')
			.notNull()
			.references(() => complaints.id),
		officerId: uuid('officer_id')
			.notNull()
			.references(() => officers.id),
		addedAt: moment('added_at').notNull(),
		/** When it turned out not to be about them. */
		endedAt: moment('ended_at')
	},
	(table) => [
		uniqueIndex('complaint_subjects_open_key')
			.on(table.complaintId, table.officerId)
			.where(sql`${table.endedAt} is null`),
		index('complaint_subjects_officer_idx')
			.on(table.officerId, table.complaintId)
			.where(sql`${table.endedAt} is null`)
	]
);

/**
 * Each try to reach a reporter. Append-only, by trigger: whether a case may be closed without their
 * word hangs on it.
 */
export const complaintContacts = pgTable(
	'complaint_contacts',
	{
		id: uuid('id').primaryKey(),
		complaintId: uuid('complaint_id')
			.notNull()
			.references(() => complaints.id),
		/** The step in which it was noted: of its own, or a pause. */
		eventId: uuid('event_id')
			.notNull()
			.references(() => complaintEvents.id),
		way: text('way').$type<ContactWay>().notNull(),
		outcome: text('outcome').$type<ContactOutcome>().notNull(),
		officerId: uuid('officer_id')
			.notNull()
			.references(() => officers.id),
		/** When it was tried; when it was noted stands in the event. */
		at: moment('at').notNull(),
		/** For colleagues. Holds no name, number or address. */
		note: text('note').notNull()
	},
	(table) => [index('complaint_contacts_complaint_idx').on(table.complaintId, table.at)]
);

/**
 * Whom a complaint is about in the words of who filed it, apart from everything else so that it can
 * be erased. Until somebody has settled who is meant, everybody whom the words could mean is a
 * subject; where they fit nobody, only the head and the overseer see the complaint.
 */
export const complaintSubjectWords = pgTable(
	'complaint_subject_words',
	{
		complaintId: uuid('complaint_id')
			.primaryKey()
			.references(() => complaints.id),
		words: text('words').notNull(),
		addedAt: moment('added_at').notNull(),
		settledAt: moment('settled_at')
	},
	(table) => [
		index('complaint_subject_words_open_idx')
			.on(table.complaintId)
			.where(sql`${table.settledAt} is null`)
	]
);

/** Two complaints about the same. Each keeps its own number, history and answer. */
export const complaintLinks = pgTable(
	'complaint_links',
	{
		id: uuid('id').primaryKey(),
		/** The one with the smaller id, so that a pair is stored in one way only. */
		firstId: uuid('first_id')
			.notNull()
			.references(() => complaints.id),
		secondId: uuid('second_id')
			.notNull()
			.references(() => complaints.id),
		/** Null: the reporter of one of them joined the other, which was public. */
		linkedBy: uuid('linked_by').references(() => officers.id),
		linkedAt: moment('linked_at').notNull(),
		endedBy: uuid('ended_by').references(() => officers.id),
		endedAt: moment('ended_at')
	},
	(table) => [
		uniqueIndex('complaint_links_open_key')
			.on(table.firstId, table.secondId)
			.where(sql`${table.endedAt} is null`),
		index('complaint_links_second_idx').on(table.secondId),
		check('complaint_links_order_check', sql`${table.firstId} < ${table.secondId}`),
		check('complaint_links_end_check', sql`(${table.endedAt} is null) = (${table.endedBy} is null)`)
	]
);

/** A browser that gave number and code: half an hour from its last use, twelve hours in all. */
export const trackingSessions = pgTable(
	'tracking_sessions',
	{
		tokenHash: text('token_hash').primaryKey(),
		complaintId: uuid('complaint_id')
			.notNull()
			.references(() => complaints.id),
		openedAt: moment('opened_at').notNull().defaultNow(),
		expiresAt: moment('expires_at').notNull()
	},
	(table) => [index('tracking_sessions_expires_idx').on(table.expiresAt)]
);
