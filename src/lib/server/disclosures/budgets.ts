// Owns what may be taken in a day: counted by day in the channel's own tables. The product's other limits
// (platform/rate-limit.ts) keep moments, and here a moment tells when somebody wrote.
import { lt, sql } from 'drizzle-orm';
import type { Db } from '../platform/database.ts';
import { DomainError } from '../platform/errors.ts';
import { LOOKUP_WRITES_A_DAY, READ_WRITES_A_DAY } from './limits.ts';
import { budgets } from './schema.ts';

/** Of what, by whom, and how much at most in a day. */
interface Budget {
	purpose: 'reports' | 'plain_reports' | 'lookup_writes' | 'read_writes' | 'file_bytes';
	/** A report; without one, all people together, as no address is looked at. */
	subject?: string;
	limit: number;
	/** How many are taken; one, if nothing is said. */
	count?: number;
}

const BUSY = {
	'': 'Saluran ini sedang sangat sibuk. Isian Anda masih ada di halaman ini. Coba lagi besok.'
};
const MANY = {
	'': 'Hari ini sudah sangat banyak yang ditulis di laporan ini. Coba lagi besok.'
};
const REFUSALS: Record<Budget['purpose'], Record<string, string>> = {
	reports: BUSY,
	plain_reports: BUSY,
	lookup_writes: MANY,
	read_writes: MANY,
	file_bytes: {
		lampiran:
			'Tempat untuk lampiran sudah penuh hari ini. Laporan Anda sendiri sudah aman tersimpan. Coba lagi besok.'
	}
};

/**
 * Takes from the budget of a day. Call it outside of the transaction whose failure it must outlive.
 * @param day today, ISO
 * @throws DomainError rate_limited, and nothing is taken
 */
export async function takeFrom(
	db: Db,
	{ purpose, subject = '', limit, count = 1 }: Budget,
	day: string
): Promise<void> {
	const taken = await db
		.insert(budgets)
		.values({ day, purpose, subject, taken: count })
		.onConflictDoUpdate({
			target: [budgets.day, budgets.purpose, budgets.subject],
			set: { taken: sql`${budgets.taken} + ${count}` },
			setWhere: sql`${budgets.taken} + ${count} <= ${limit}`
		})
		.returning({ taken: budgets.taken });
	if (taken.length === 0) {
		throw new DomainError('rate_limited', 'the budget of the day is used up', {
			fields: REFUSALS[purpose]
		});
	}
}

/**
 * Takes one from what may be written to a report in a day. Reporter and team have their own: neither
 * can silence the other.
 * @throws DomainError rate_limited
 */
export function takeWrite(
	db: Db,
	reportId: string,
	key: { lookup: string } | object,
	day: string
): Promise<void> {
	const budget =
		'lookup' in key
			? ({ purpose: 'lookup_writes', limit: LOOKUP_WRITES_A_DAY } as const)
			: ({ purpose: 'read_writes', limit: READ_WRITES_A_DAY } as const);
	return takeFrom(db, { ...budget, subject: reportId }, day);
}

/** Forgets what was taken on earlier days. @param day today, ISO */
export async function forgetBudgets(db: Db, day: string): Promise<void> {
	await db.delete(budgets).where(lt(budgets.day, day));
}
