// The retention schedule: which rule holds on a day, who sets it, and the proposals that ship.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { asc } from 'drizzle-orm';
import { RETENTION_CODES, type RetentionCode } from '../../codes/data-request-codes.ts';
import type { Context } from '../complaints/index.ts';
import { localDate } from '../deadlines/index.ts';
import { type Actor, hasRole } from '../officers/index.ts';
import type { Db } from '../platform/database.ts';
import { DomainError } from '../platform/errors.ts';
import { newId } from '../platform/ids.ts';
import { retentionRules } from './schema.ts';

/** A row of the table. */
export type RetentionRule = typeof retentionRules.$inferSelect;

/** What the head decides about one of the rules. */
export interface RuleWanted {
	code: RetentionCode;
	months: number;
	legalBasis: string;
	/** ISO date, today or later. */
	effectiveFrom: string;
	/** False switches it off from that day on. */
	active: boolean;
}

const UNCONFIRMED = 'Menunggu konfirmasi dinas';

/**
 * @param context database and office
 * @param now decides what has begun
 * @returns for each code the latest row that has begun, and the rows that are still to come
 */
export async function readSchedule(
	{ db, office }: Context,
	now: Date
): Promise<{ inForce: RetentionRule[]; coming: RetentionRule[] }> {
	const today = localDate(office.calendar, now);
	// Of two for the same day the one that was decided later.
	const all = await db
		.select()
		.from(retentionRules)
		.orderBy(asc(retentionRules.effectiveFrom), asc(retentionRules.decidedAt));
	return {
		inForce: RETENTION_CODES.flatMap((code) => {
			const begun = all.filter((rule) => rule.code === code && rule.effectiveFrom <= today);
			return begun.slice(-1);
		}),
		coming: all.filter((rule) => rule.effectiveFrom > today)
	};
}

/**
 * Confirms a rule, changes it, or switches it off: always a new row.
 * @throws DomainError not_allowed for anybody but the head; invalid_input for a day that has passed
 */
export async function setRetentionRule(
	{ db, office }: Context,
	actor: Actor,
	wanted: RuleWanted,
	now: Date
): Promise<void> {
	if (!hasRole(actor, 'head')) {
		throw new DomainError('not_allowed', 'only the head of the office decides what is kept');
	}
	if (wanted.effectiveFrom < localDate(office.calendar, now)) {
		throw new DomainError('invalid_input', 'a rule can not begin in the past', {
			fields: { mulai: 'Tanggal ini sudah lewat. Pilih hari ini atau sesudahnya.' }
		});
	}
	await db.insert(retentionRules).values({
		id: newId(),
		...wanted,
		note: '',
		decidedBy: actor.id,
		decidedAt: now
	});
}

/**
 * Puts the proposals that ship into a database that has no rule for a code. None is active.
 * @param db connection
 * @param rootDir folder that holds drizzle/
 */
export async function seedRetention(db: Db, rootDir: string): Promise<void> {
	const file = path.join(rootDir, 'drizzle/seed/reference/retention.json');
	const proposals = JSON.parse(readFileSync(file, 'utf8')) as {
		code: RetentionCode;
		months: number;
		note: string;
	}[];
	await db.transaction(async (tx) => {
		const known = new Set((await tx.select().from(retentionRules)).map(({ code }) => code));
		const missing = proposals.filter(({ code }) => !known.has(code));
		if (missing.length === 0) return;
		await tx.insert(retentionRules).values(
			missing.map((proposal) => ({
				id: newId(),
				...proposal,
				legalBasis: UNCONFIRMED,
				effectiveFrom: '2020-01-01',
				active: false,
				decidedBy: null,
				decidedAt: new Date(0)
			}))
		);
	});
}
