// Tables of the sealed channel, in a schema of their own, so that a role of the database can be kept
// out of it. Dates are days: a moment could tell who sat where. Nothing here says who wrote, who may
// read, or what about. Decoys look like reports (listing.ts).
import { sql } from 'drizzle-orm';
import {
	bigint,
	boolean,
	date,
	foreignKey,
	index,
	integer,
	jsonb,
	pgSchema,
	primaryKey,
	smallint,
	text,
	uniqueIndex,
	uuid
} from 'drizzle-orm/pg-core';
import type { Approval } from '../../sealed/index.ts';
import { officers } from '../officers/schema.ts';
import { bytea } from '../platform/columns.ts';

export const disclosures = pgSchema('disclosures');

/** Who may read, as the root key signed it. The latest counts; none is ever removed. */
export const manifests = disclosures.table('manifests', {
	version: integer('version').primaryKey(),
	/** Signed as it stands. */
	text: text('text').notNull(),
	signature: text('signature').notNull(),
	/** Of members of the manifest before. */
	approvals: jsonb('approvals').$type<Approval[]>().notNull().default([]),
	storedOn: date('stored_on', { mode: 'string' }).notNull()
});

/** The next manifest, which waits for the team's consent. A later one of the root takes its place. */
export const proposedManifests = disclosures.table('proposed_manifests', {
	version: integer('version').primaryKey(),
	text: text('text').notNull(),
	signature: text('signature').notNull(),
	approvals: jsonb('approvals').$type<Approval[]>().notNull(),
	proposedOn: date('proposed_on', { mode: 'string' }).notNull()
});

/** The locked keys of those who made some; only a manifest makes them members. */
export const memberKeys = disclosures.table(
	'member_keys',
	{
		/** 16 hex digits. */
		id: text('id').primaryKey(),
		officerId: uuid('officer_id')
			.notNull()
			.references(() => officers.id),
		name: text('name').notNull(),
		position: text('position').notNull(),
		recipient: text('recipient').notNull(),
		signKey: text('sign_key').notNull(),
		byPassphrase: bytea('by_passphrase').notNull(),
		byRecovery: bytea('by_recovery').notNull(),
		madeOn: date('made_on', { mode: 'string' }).notNull()
	},
	(table) => [uniqueIndex('member_keys_officer_key').on(table.officerId)]
);

/** A sealed report, or a decoy. */
export const reports = disclosures.table(
	'reports',
	{
		/** 32 hex digits, drawn by the reporter's browser. */
		id: text('id').primaryKey(),
		/** SHA-256 of the look-up key in the receipt. */
		lookupHash: text('lookup_hash').notNull(),
		/** SHA-256 of what only those can derive who hold the report's key. */
		readHash: text('read_hash').notNull(),
		/** The report's key, sealed for the reporter. */
		reporterWrap: bytea('reporter_wrap').notNull(),
		/** Whether the browser sealed it, or the server, for a browser without JavaScript. */
		sealedBy: text('sealed_by').$type<SealedBy>().notNull(),
		filedOn: date('filed_on', { mode: 'string' }).notNull(),
		/** The day from which the team's list has it: a day's entries are always as many. */
		listedOn: date('listed_on', { mode: 'string' }).notNull(),
		eraseOn: date('erase_on', { mode: 'string' }).notNull(),
		/** How often its keys were wrapped anew. */
		keyChanges: integer('key_changes').notNull().default(0),
		/** The one of them that the log has; null before the first. */
		loggedKeys: integer('logged_keys'),
		/** Shared with the decoys whose wrapped keys change whenever its own do; drawn with the first. */
		cohort: text('cohort')
	},
	(table) => [
		uniqueIndex('reports_lookup_hash_key').on(table.lookupHash),
		index('reports_listed_idx').on(table.listedOn, table.id),
		index('reports_erase_idx').on(table.eraseOn),
		index('reports_cohort_idx').on(table.cohort)
	]
);

/** Days of the list that have more entries than others; decided before anybody sees them. */
export const listDays = disclosures.table('list_days', {
	day: date('day', { mode: 'string' }).primaryKey(),
	entries: integer('entries').notNull()
});

export type SealedBy = 'browser' | 'server';

/** A key wrapped sixteen times: of the report, or of the team's own notes on it (`case`). */
export const slots = disclosures.table(
	'slots',
	{
		reportId: text('report_id')
			.notNull()
			.references(() => reports.id, { onDelete: 'cascade' }),
		kind: text('kind').$type<'report' | 'case'>().notNull(),
		place: smallint('place').notNull(),
		sealed: bytea('sealed').notNull()
	},
	(table) => [primaryKey({ columns: [table.reportId, table.kind, table.place] })]
);

/** A key that another took the place of, sealed for that one: who has gone out can't go on with it. */
export const olderKeys = disclosures.table(
	'older_keys',
	{
		reportId: text('report_id')
			.notNull()
			.references(() => reports.id, { onDelete: 'cascade' }),
		kind: text('kind').$type<'report' | 'case'>().notNull(),
		/** Counted from 0, the first key that was in use. */
		generation: smallint('generation').notNull(),
		/** SHA-256 of what its holders could show, hex; opens nothing any more, and names its leaves. */
		readHash: text('read_hash').notNull(),
		sealed: bytea('sealed').notNull()
	},
	(table) => [primaryKey({ columns: [table.reportId, table.kind, table.generation] })]
);

/** One message: between reporter and team (`talk`), or within the team (`case`). */
export const envelopes = disclosures.table(
	'envelopes',
	{
		reportId: text('report_id')
			.notNull()
			.references(() => reports.id, { onDelete: 'cascade' }),
		thread: text('thread').$type<Thread>().notNull(),
		sequence: integer('sequence').notNull(),
		/** SHA-256 of `sealed`: the next one names it. */
		digest: text('digest').notNull(),
		sealed: bytea('sealed').notNull(),
		storedOn: date('stored_on', { mode: 'string' }).notNull(),
		/** Whether the log has it. */
		logged: boolean('logged').notNull().default(false)
	},
	(table) => [
		primaryKey({ columns: [table.reportId, table.thread, table.sequence] }),
		index('envelopes_unlogged_idx')
			.on(table.storedOn)
			.where(sql`not ${table.logged}`)
	]
);

export type Thread = 'talk' | 'case';

/** An attachment, sealed; its name and type are in an envelope. */
export const files = disclosures.table(
	'files',
	{
		reportId: text('report_id')
			.notNull()
			.references(() => reports.id, { onDelete: 'cascade' }),
		/** 32 hex digits. */
		id: text('id').notNull(),
		/** Sealed bytes in all. */
		size: integer('size').notNull(),
		/** Sealed bytes that are here; a file is whole when it equals `size`. */
		received: integer('received').notNull(),
		startedOn: date('started_on', { mode: 'string' }).notNull(),
		/** Whether the log has it. */
		logged: boolean('logged').notNull().default(false)
	},
	(table) => [primaryKey({ columns: [table.reportId, table.id] })]
);

/** The parts of sealed files, in the order in which they came. */
export const fileParts = disclosures.table(
	'file_parts',
	{
		reportId: text('report_id').notNull(),
		fileId: text('file_id').notNull(),
		/** Where it begins, sealed bytes. */
		offset: integer('offset').notNull(),
		sealed: bytea('sealed').notNull()
	},
	(table) => [
		primaryKey({ columns: [table.reportId, table.fileId, table.offset] }),
		foreignKey({
			columns: [table.reportId, table.fileId],
			foreignColumns: [files.reportId, files.id]
		}).onDelete('cascade')
	]
);

/**
 * The log: a row for each day that is over, each of which names the one before by its head
 * (docs/wbs-format.md). Heads leave the house.
 */
export const loggedDays = disclosures.table('logged_days', {
	day: date('day', { mode: 'string' }).primaryKey(),
	head: text('head').notNull(),
	root: text('root').notNull(),
	/** What is gone when the time of what it stood for is over; the root stays. */
	detail: jsonb('detail').$type<LoggedDetail>()
});

/** From what the root of a day was made. */
export interface LoggedDetail {
	/** Tells fillers from leaves; 64 hex digits. */
	fillerSecret: string;
	/** Of the list's entries of the day, hex. */
	listed: string;
	/** Base64. */
	leaves: string;
}

/** Proofs of work that were used; each serves once. */
export const spentProofs = disclosures.table(
	'spent_proofs',
	{
		/** SHA-256 of the challenge. */
		challengeHash: text('challenge_hash').primaryKey(),
		spentOn: date('spent_on', { mode: 'string' }).notNull()
	},
	(table) => [index('spent_proofs_day_idx').on(table.spentOn)]
);

/** What was taken from a limit on a day. Counted by day, as a moment would tell when somebody wrote. */
export const budgets = disclosures.table(
	'budgets',
	{
		day: date('day', { mode: 'string' }).notNull(),
		purpose: text('purpose').notNull(),
		/** A report, or '' for all together. */
		subject: text('subject').notNull(),
		taken: bigint('taken', { mode: 'number' }).notNull()
	},
	(table) => [primaryKey({ columns: [table.day, table.purpose, table.subject] })]
);
