// Challenges for the proof of work: made without storing anything, and used once.
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { lt } from 'drizzle-orm';
import { isProof } from '../../sealed/index.ts';
import type { Db } from '../platform/database.ts';
import { DomainError } from '../platform/errors.ts';
import { secretNamed } from '../platform/secrets.ts';
import { spentProofs } from './schema.ts';

const HOURS = 6;

/** @returns a challenge that is good for some hours; it says nothing of who asked */
export async function newChallenge(db: Db, now: Date): Promise<string> {
	const expires = Math.floor(now.getTime() / 3_600_000) + HOURS;
	const head = `${expires}.${randomBytes(12).toString('hex')}`;
	return `${head}.${await macOf(db, head, now)}`;
}

/**
 * Takes a proof, once.
 * @param day the office's day, ISO
 * @throws DomainError expired when the challenge is old, not ours, or was used before, or unsolved
 */
export async function spendProof(
	db: Db,
	{ challenge, answers }: { challenge: string; answers: readonly number[] },
	day: string,
	now: Date
): Promise<void> {
	const [expires = '', random = '', mac = ''] = challenge.split('.');
	const expected = await macOf(db, `${expires}.${random}`, now);
	const ours =
		/^\d{1,9}$/.test(expires) &&
		/^[0-9a-f]{32}$/.test(mac) &&
		timingSafeEqual(Buffer.from(mac), Buffer.from(expected));
	const fresh = ours && Number(expires) * 3_600_000 > now.getTime();
	if (!fresh || !isProof(challenge, answers)) throw refused();
	const challengeHash = createHash('sha256').update(challenge).digest('hex');
	const spent = await db
		.insert(spentProofs)
		.values({ challengeHash, spentOn: day })
		.onConflictDoNothing()
		.returning();
	if (spent.length === 0) throw refused();
}

/** Forgets proofs that have expired anyway. @param before ISO date */
export async function forgetProofs(db: Db, before: string): Promise<void> {
	await db.delete(spentProofs).where(lt(spentProofs.spentOn, before));
}

async function macOf(db: Db, head: string, now: Date): Promise<string> {
	const secret = await secretNamed(db, 'disclosure_proofs', now);
	return createHmac('sha256', secret).update(head).digest('hex').slice(0, 32);
}

function refused(): DomainError {
	return new DomainError('expired', 'the proof of work is not accepted', {
		fields: { '': 'Formulir ini sudah terlalu lama terbuka. Kirim sekali lagi.' }
	});
}
