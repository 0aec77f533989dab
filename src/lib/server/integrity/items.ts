// The wording: rows of the plan and questions, each version with the day from which it holds.
import { asc, lte, sql } from 'drizzle-orm';
import type { IntegrityKind } from '../../codes/integrity-codes.ts';
import type { Context } from '../complaints/index.ts';
import { localDate } from '../deadlines/index.ts';
import type { Actor } from '../officers/index.ts';
import type { Db } from '../platform/database.ts';
import { DomainError } from '../platform/errors.ts';
import { newId } from '../platform/ids.ts';
import { assertMay, mayEdit } from './policy.ts';
import { type AnswerChoice, integrityItems } from './schema.ts';

/** A row of the table. */
export type IntegrityItem = typeof integrityItems.$inferSelect;

/** How something is worded from a day on. */
export interface Wording {
	area: string;
	text: string;
	answers: AnswerChoice[];
	plans: string[];
	source: string;
	confirmed: boolean;
	/** ISO date. */
	effectiveFrom: string;
	retired: boolean;
}

/** A question or row that was not there before. */
export interface NewItem extends Wording {
	code: string;
	kind: IntegrityKind;
}

/**
 * @param db connection
 * @param day ISO date
 * @returns what is asked on that day: rows of the plan first, in their order
 */
export async function itemsOn(db: Db, day: string): Promise<IntegrityItem[]> {
	const begun = await db
		.select()
		.from(integrityItems)
		.where(lte(integrityItems.effectiveFrom, day))
		// Of two for the same day the one that was written later.
		.orderBy(
			asc(integrityItems.effectiveFrom),
			asc(integrityItems.addedAt),
			asc(integrityItems.id)
		);
	const latest = new Map(begun.map((item) => [item.code, item]));
	return [...latest.values()]
		.filter(({ retired }) => !retired)
		.sort(
			(one, other) =>
				Number(one.kind === 'question') - Number(other.kind === 'question') ||
				one.position - other.position ||
				(one.code < other.code ? -1 : 1)
		);
}

/**
 * Words something anew, or asks it no more, from a day on. What was asked before stays as it was.
 * @throws DomainError not_allowed; not_found; invalid_input for a day that is over
 */
export async function rewordItem(
	context: Context,
	actor: Actor,
	code: string,
	wording: Wording,
	now: Date
): Promise<void> {
	assertMay(mayEdit(actor), 'reword the plan');
	assertToCome(context, wording, now);
	await context.db.transaction(async (transaction) => {
		const tx = transaction as unknown as Db;
		await lockItems(tx);
		const item = (await itemsOn(tx, '9999-12-31')).find((one) => one.code === code);
		if (!item) throw new DomainError('not_found', 'no such row or question');
		const row = { ...item, ...wording, id: newId(), addedBy: actor.id, addedAt: now };
		await tx.insert(integrityItems).values(row);
	});
}

/**
 * Asks something new: another area is only more rows.
 * @throws DomainError not_allowed; invalid_input for a day that is over, a code that is taken, or a
 *   question without answers
 */
export async function addItem(
	context: Context,
	actor: Actor,
	wanted: NewItem,
	now: Date
): Promise<void> {
	assertMay(mayEdit(actor), 'add to the plan');
	assertToCome(context, wanted, now);
	if (wanted.kind === 'question' && wanted.answers.length < 2) {
		throw wrong('jawaban', 'Tulis paling sedikit dua pilihan jawaban.');
	}
	await context.db.transaction(async (transaction) => {
		const tx = transaction as unknown as Db;
		await lockItems(tx);
		const known = await tx.select().from(integrityItems);
		if (known.some(({ code }) => code.toLowerCase() === wanted.code.toLowerCase())) {
			throw wrong('kode', 'Kode ini sudah dipakai. Pilih kode lain.');
		}
		const position = Math.max(0, ...known.map((one) => one.position)) + 1;
		await tx.insert(integrityItems).values({
			id: newId(),
			...wanted,
			position,
			questionCode: null,
			addedBy: actor.id,
			addedAt: now
		});
	});
}

function assertToCome({ office }: Context, { effectiveFrom }: Wording, now: Date): void {
	if (effectiveFrom < localDate(office.calendar, now)) {
		throw wrong('berlaku', 'Tanggal ini sudah lewat. Pilih hari ini atau sesudahnya.');
	}
}

// Two who write at once would both find a code free. Readers don't wait.
async function lockItems(tx: Db): Promise<void> {
	await tx.execute(sql`lock table ${integrityItems} in share row exclusive mode`);
}

function wrong(field: string, sentence: string): DomainError {
	return new DomainError('invalid_input', `${field} is not acceptable`, {
		fields: { [field]: sentence }
	});
}
