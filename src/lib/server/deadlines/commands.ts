// Changing deadline policies: another rule is another dated row; only what nobody stands on yet may
// be taken back.
import { eq, sql } from 'drizzle-orm';
import { type Actor, hasRole } from '../officers/index.ts';
import type { Db } from '../platform/database.ts';
import { DomainError } from '../platform/errors.ts';
import { newId } from '../platform/ids.ts';
import { type DeadlineCode, type DeadlinePolicy, policyOn } from './policies.ts';
import { deadlineChanges, type DeadlineChangeKind, deadlinePolicies } from './schema.ts';

/** What an administrator decides about a new row; its unit is that of the code. */
export type PolicyWish = Pick<
	DeadlinePolicy,
	| 'code'
	| 'amount'
	| 'warningShare'
	| 'owner'
	| 'legalBasis'
	| 'effectiveFrom'
	| 'confirmed'
	| 'note'
>;

/**
 * Adds a row that holds from a coming day on. Every clock keeps the row that it was counted by.
 * @param today ISO date in the office's zone
 * @throws DomainError not_allowed; invalid_input when it would hold from today or earlier (a clock
 *   that has begun must find its own rule again), or when that day has a row already
 */
export async function addPolicy(
	db: Db,
	actor: Actor,
	wish: PolicyWish,
	today: string,
	now: Date
): Promise<void> {
	administers(actor);
	if (wish.effectiveFrom <= today) {
		throw refused(
			'mulai',
			'Pilih tanggal sesudah hari ini. Yang sudah berjalan tetap seperti semula.'
		);
	}
	await inTransaction(db, async (tx) => {
		const rows = await tx
			.select()
			.from(deadlinePolicies)
			.where(eq(deadlinePolicies.code, wish.code));
		if (rows.some(({ effectiveFrom }) => effectiveFrom === wish.effectiveFrom)) {
			throw refused('mulai', 'Sudah ada aturan yang mulai pada tanggal itu. Tarik dulu yang itu.');
		}
		const { unit } = policyOn(rows, wish.code, today);
		const row = { ...wish, id: newId(), unit };
		await tx.insert(deadlinePolicies).values(row);
		await record(tx, 'policy_added', wish.code, actor, row, now);
	});
}

/**
 * Confirms a row or takes that back, and sets its note. Nothing else of a row ever changes.
 * @throws DomainError not_allowed, not_found
 */
export async function reviewPolicy(
	db: Db,
	actor: Actor,
	id: string,
	review: Pick<DeadlinePolicy, 'confirmed' | 'note'>,
	now: Date
): Promise<void> {
	administers(actor);
	await inTransaction(db, async (tx) => {
		const { code } = await lockPolicy(tx, id);
		await tx.update(deadlinePolicies).set(review).where(eq(deadlinePolicies.id, id));
		await record(tx, 'policy_reviewed', code, actor, { id, ...review }, now);
	});
}

/**
 * Takes back a row that has not begun.
 * @param today ISO date in the office's zone
 * @throws DomainError not_allowed, not_found; conflict when it holds by now
 */
export async function withdrawPolicy(
	db: Db,
	actor: Actor,
	id: string,
	today: string,
	now: Date
): Promise<void> {
	administers(actor);
	await inTransaction(db, async (tx) => {
		const policy = await lockPolicy(tx, id);
		if (policy.effectiveFrom <= today) {
			throw new DomainError('conflict', 'the policy has begun', {
				fields: { '': 'Aturan ini sudah berlaku, jadi tidak bisa ditarik. Tambahkan aturan baru.' }
			});
		}
		await tx.delete(deadlinePolicies).where(eq(deadlinePolicies.id, id));
		await record(tx, 'policy_withdrawn', policy.code, actor, policy, now);
	});
}

async function lockPolicy(tx: Db, id: string): Promise<DeadlinePolicy> {
	const [policy] = await tx
		.select()
		.from(deadlinePolicies)
		.where(sql`${deadlinePolicies.id}::text = ${id}`)
		.for('update');
	if (!policy) throw new DomainError('not_found', 'no such policy');
	return policy;
}

async function record(
	tx: Db,
	kind: DeadlineChangeKind,
	subject: DeadlineCode,
	actor: Actor,
	data: object,
	at: Date
): Promise<void> {
	await tx
		.insert(deadlineChanges)
		.values({ id: newId(), kind, subject, officerId: actor.id, data: { ...data }, at });
}

async function inTransaction(db: Db, work: (tx: Db) => Promise<void>): Promise<void> {
	await db.transaction((transaction) => work(transaction as unknown as Db));
}

function administers(actor: Actor): void {
	if (!hasRole(actor, 'administrator')) {
		throw new DomainError('not_allowed', 'only administrators change deadline policies');
	}
}

function refused(field: string, sentence: string): DomainError {
	return new DomainError('invalid_input', 'no such policy row', { fields: { [field]: sentence } });
}
