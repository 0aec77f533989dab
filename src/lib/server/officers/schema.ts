// Tables of the people who work here: accounts, sessions, second factors, and what was done to them.
import { sql } from 'drizzle-orm';
import {
	boolean,
	check,
	date,
	index,
	jsonb,
	pgTable,
	primaryKey,
	text,
	uniqueIndex,
	uuid
} from 'drizzle-orm/pg-core';
import type { Role } from '../../codes/officer-codes.ts';
import { moment } from '../platform/columns.ts';

export const officers = pgTable(
	'officers',
	{
		id: uuid('id').primaryKey(),
		/** Lower case; what they sign in with. */
		username: text('username').notNull(),
		name: text('name').notNull(),
		/** argon2id in PHC form; null until the person has set one. */
		passwordHash: text('password_hash'),
		roles: text('roles').array().$type<Role[]>().notNull(),
		/** Unit kerja, from content/instansi.json. */
		unitCode: text('unit_code'),
		/** Where a kecamatan operator works. */
		kecamatanCode: text('kecamatan_code'),
		/** Base32; set when enrolment starts, in force from `totpConfirmedAt`. */
		totpSecret: text('totp_secret'),
		totpConfirmedAt: moment('totp_confirmed_at'),
		/** The last time step that was accepted, so that a code works once. */
		totpLastStep: text('totp_last_step'),
		/** A password that somebody else knows must be changed at the next sign-in. */
		passwordChangeDueAt: moment('password_change_due_at'),
		disabledAt: moment('disabled_at'),
		disabledBy: text('disabled_by'),
		createdAt: moment('created_at').notNull()
	},
	(table) => [uniqueIndex('officers_username_key').on(table.username)]
);

/** Lucia's sessions. The id is the SHA-256 of the token that the browser holds. */
export const officerSessions = pgTable(
	'officer_sessions',
	{
		id: text('id').primaryKey(),
		officerId: uuid('officer_id')
			.notNull()
			.references(() => officers.id, { onDelete: 'cascade' }),
		expiresAt: moment('expires_at').notNull(),
		createdAt: moment('created_at').notNull(),
		/** Coarse, e.g. "Chrome di Android": enough to recognise one's own device. */
		device: text('device').notNull(),
		/** Null while the second factor is still owed. */
		secondFactorAt: moment('second_factor_at')
	},
	(table) => [index('officer_sessions_officer_idx').on(table.officerId)]
);

export const recoveryCodes = pgTable(
	'recovery_codes',
	{
		id: uuid('id').primaryKey(),
		officerId: uuid('officer_id')
			.notNull()
			.references(() => officers.id, { onDelete: 'cascade' }),
		codeHash: text('code_hash').notNull(),
		usedAt: moment('used_at')
	},
	(table) => [index('recovery_codes_officer_idx').on(table.officerId)]
);

/** Networks from which an officer signed in lately: there, nobody else's tries slow them down. */
export const officerNetworks = pgTable(
	'officer_networks',
	{
		officerId: uuid('officer_id')
			.notNull()
			.references(() => officers.id, { onDelete: 'cascade' }),
		/** Keyed hash of officer and network; never an address. */
		networkHash: text('network_hash').notNull(),
		signedInAt: moment('signed_in_at').notNull()
	},
	(table) => [primaryKey({ columns: [table.officerId, table.networkHash] })]
);

/** One-time links: the first administrator, and later a forgotten password. */
export const setupLinks = pgTable('setup_links', {
	tokenHash: text('token_hash').primaryKey(),
	/** Null for the link that makes the first administrator. */
	officerId: uuid('officer_id').references(() => officers.id, { onDelete: 'cascade' }),
	expiresAt: moment('expires_at').notNull(),
	usedAt: moment('used_at')
});

/** Roles for which an administrator requires a second factor. */
export const roleRequirements = pgTable('role_requirements', {
	role: text('role').$type<Role>().primaryKey(),
	requiredAt: moment('required_at').notNull(),
	requiredBy: uuid('required_by')
		.notNull()
		.references(() => officers.id)
});

/** Who acts in whose place while they are away. Dates are the office's own, both included. */
export const officerDeputies = pgTable(
	'officer_deputies',
	{
		id: uuid('id').primaryKey(),
		/** Who is away. */
		officerId: uuid('officer_id')
			.notNull()
			.references(() => officers.id),
		deputyId: uuid('deputy_id')
			.notNull()
			.references(() => officers.id),
		fromDate: date('from_date', { mode: 'string' }).notNull(),
		untilDate: date('until_date', { mode: 'string' }).notNull(),
		enteredBy: uuid('entered_by')
			.notNull()
			.references(() => officers.id),
		enteredAt: moment('entered_at').notNull(),
		/** When it was ended before its last day, or called off. */
		endedAt: moment('ended_at')
	},
	(table) => [
		index('officer_deputies_open_idx')
			.on(table.untilDate)
			.where(sql`${table.endedAt} is null`),
		check('officer_deputies_dates_check', sql`${table.fromDate} <= ${table.untilDate}`),
		check('officer_deputies_people_check', sql`${table.officerId} <> ${table.deputyId}`)
	]
);

/** Its one row says that the residents' form offers a list of officers, and who decided so. */
export const publicOfficerList = pgTable('public_officer_list', {
	onlyRow: boolean('only_row').primaryKey().default(true),
	shownAt: moment('shown_at').notNull(),
	shownBy: uuid('shown_by')
		.notNull()
		.references(() => officers.id)
});

/** What happened to accounts. Append-only, by trigger. */
export const officerEvents = pgTable(
	'officer_events',
	{
		id: uuid('id').primaryKey(),
		officerId: uuid('officer_id').references(() => officers.id),
		/** Who did it; null for the person at the server's shell. */
		actorId: uuid('actor_id').references(() => officers.id),
		kind: text('kind').notNull(),
		data: jsonb('data').$type<Record<string, unknown>>().notNull().default({}),
		at: moment('at').notNull()
	},
	(table) => [
		index('officer_events_officer_idx').on(table.officerId, table.at),
		check('officer_events_kind_check', sql`length(${table.kind}) between 1 and 60`)
	]
);
