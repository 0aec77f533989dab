// Slips with one-time codes: for the counter (a small one with a QR code) and for outreach (a whole
// sheet of questions).
import { randomBytes } from 'node:crypto';
import { asc, desc, eq, sql } from 'drizzle-orm';
import type { SlipChannel } from '#lib/codes/survey-codes.ts';
import { slipCodeFrom } from '#lib/codes/survey-codes.ts';
import type { Context } from '../complaints/index.ts';
import { addCalendarDays, localDate } from '../deadlines/index.ts';
import type { Actor } from '../officers/index.ts';
import { officers } from '../officers/schema.ts';
import { findKecamatan } from '../places/index.ts';
import type { Db } from '../platform/database.ts';
import { DomainError } from '../platform/errors.ts';
import { newId } from '../platform/ids.ts';
import { assertRole, onlyKecamatanOf, SURVEY_KEEPERS } from './policy.ts';
import { surveyBatches, surveyCodes } from './schema.ts';

/** Slips of one batch at most: a session's people, or a week at the counter. */
export const MOST_SLIPS = 200;
/** How long a code counts. Who answers months later answers about something else. */
export const SLIP_DAYS = 90;
const BATCHES_SHOWN = 50;

/** What is to be printed. */
export interface SlipsWanted {
	channel: SlipChannel;
	/** 1 to 200. */
	count: number;
	/** Where the session is; for outreach only. */
	kecamatanCode: string | null;
}

/** A batch in a list. */
export interface BatchRow {
	id: string;
	channel: SlipChannel;
	kecamatanCode: string | null;
	printedAt: Date;
	printedBy: string;
	/** ISO date. */
	validUntil: string;
	printed: number;
	spent: number;
}

/**
 * Makes the codes of a batch.
 * @returns the batch's id
 * @throws DomainError not_allowed, invalid_input
 */
export async function printSlips(
	{ db, office }: Context,
	actor: Actor,
	{ channel, count, kecamatanCode }: SlipsWanted,
	now: Date
): Promise<string> {
	assertRole(actor, SURVEY_KEEPERS);
	const only = onlyKecamatanOf(actor);
	const place = channel === 'outreach' ? kecamatanCode : null;
	if (only !== null && place !== only) {
		throw new DomainError('not_allowed', 'an operator prints for their own kecamatan');
	}
	if (channel === 'outreach' && !(place && findKecamatan(office.places, place))) {
		throw new DomainError('invalid_input', 'no such kecamatan', {
			fields: { kecamatan: 'Pilih kecamatan tempat sosialisasi.' }
		});
	}
	if (!Number.isInteger(count) || count < 1 || count > MOST_SLIPS) {
		throw new DomainError('invalid_input', 'too many slips', {
			fields: { jumlah: `Isi 1 sampai ${MOST_SLIPS} lembar.` }
		});
	}
	const id = newId();
	const codes = new Set<string>();
	while (codes.size < count) codes.add(slipCodeFrom(randomBytes(8)));
	await db.transaction(async (transaction) => {
		const tx = transaction as unknown as Db;
		await tx.insert(surveyBatches).values({
			id,
			channel,
			kecamatanCode: place,
			printedBy: actor.id,
			printedAt: now,
			validUntil: localDate(
				office.calendar,
				addCalendarDays(office.calendar, localDate(office.calendar, now), SLIP_DAYS)
			)
		});
		await tx.insert(surveyCodes).values([...codes].map((code) => ({ code, batchId: id })));
	});
	return id;
}

/**
 * Batches and how many of their codes were used: where more answers come from than people came, it
 * shows here, with who printed them.
 * @returns the newest first, at most 50; an operator's own kecamatan only
 * @throws DomainError not_allowed
 */
export async function listBatches({ db }: Context, actor: Actor): Promise<BatchRow[]> {
	assertRole(actor, [...SURVEY_KEEPERS, 'overseer']);
	return batchesOf(db, actor);
}

/**
 * A batch with its codes, to be printed (again).
 * @returns null when this officer has no such batch
 * @throws DomainError not_allowed
 */
export async function readBatch(
	{ db }: Context,
	actor: Actor,
	id: string
): Promise<(BatchRow & { codes: string[] }) | null> {
	assertRole(actor, SURVEY_KEEPERS);
	const [batch] = await batchesOf(db, actor, id);
	if (!batch) return null;
	const codes = await db
		.select({ code: surveyCodes.code })
		.from(surveyCodes)
		.where(eq(surveyCodes.batchId, id))
		.orderBy(asc(surveyCodes.code));
	return { ...batch, codes: codes.map(({ code }) => code) };
}

async function batchesOf(db: Db, actor: Actor, id?: string): Promise<BatchRow[]> {
	const only = actor.roles.includes('overseer') ? null : onlyKecamatanOf(actor);
	return db
		.select({
			id: surveyBatches.id,
			channel: surveyBatches.channel,
			kecamatanCode: surveyBatches.kecamatanCode,
			printedAt: surveyBatches.printedAt,
			printedBy: officers.name,
			validUntil: surveyBatches.validUntil,
			printed: sql<number>`count(*)::int`,
			spent: sql<number>`(count(*) filter (where ${surveyCodes.spent}))::int`
		})
		.from(surveyBatches)
		.innerJoin(officers, eq(officers.id, surveyBatches.printedBy))
		.innerJoin(surveyCodes, eq(surveyCodes.batchId, surveyBatches.id))
		.where(
			sql`${only === null ? sql`true` : eq(surveyBatches.kecamatanCode, only)}
				and ${id === undefined ? sql`true` : eq(surveyBatches.id, id)}`
		)
		.groupBy(surveyBatches.id, officers.name)
		.orderBy(desc(surveyBatches.printedAt), desc(surveyBatches.id))
		.limit(BATCHES_SHOWN);
}
