// Owns how a signed-in officer proves and changes their own password.
import { and, eq, isNull } from 'drizzle-orm';
import type { Db } from '../platform/database.ts';
import { DomainError } from '../platform/errors.ts';
import { consume, giveBack } from '../platform/rate-limit.ts';
import type { Actor } from './actor.ts';
import { recordOfficerEvent } from './events.ts';
import { assertGoodPassword, hashPassword, passwordMatches } from './passwords.ts';
import { officers } from './schema.ts';
import { endSessions } from './sessions.ts';

const TRIES = { limit: 10, windowSeconds: 15 * 60 };

/**
 * Changes the officer's own password; every other browser is signed out.
 * @param db connection
 * @param actor who changes theirs
 * @param token the cookie's value of this browser, which stays signed in
 * @param input the old password and the new one
 * @param now the time
 * @throws DomainError invalid_input when the old one is wrong or the new one not good enough,
 * rate_limited after too many tries, conflict when it was reset meanwhile
 */
export async function changePassword(
	db: Db,
	actor: Actor,
	token: string,
	input: { currentPassword: string; newPassword: string },
	now: Date
): Promise<void> {
	const checked = await checkOwnPassword(db, actor, input.currentPassword, 'kata_sandi_lama', now);
	assertGoodPassword(input.newPassword, actor.username, 'kata_sandi_baru');
	if (input.newPassword === input.currentPassword) {
		throw new DomainError('invalid_input', 'the new password is the old one', {
			fields: { kata_sandi_baru: 'Ini masih kata sandi yang lama. Pilih yang lain.' }
		});
	}
	const passwordHash = await hashPassword(input.newPassword);
	await db.transaction(async (tx) => {
		// Hashing takes a moment: in it somebody may have reset the account, or closed it.
		const changed = await tx
			.update(officers)
			.set({ passwordHash, passwordChangeDueAt: null })
			.where(
				and(
					eq(officers.id, actor.id),
					eq(officers.passwordHash, checked),
					isNull(officers.disabledAt)
				)
			)
			.returning({ id: officers.id });
		if (changed.length === 0) {
			throw new DomainError('conflict', 'the password was reset meanwhile', {
				fields: { kata_sandi_lama: 'Akun Anda baru saja diatur ulang. Masuk lagi.' }
			});
		}
		await endSessions(tx, actor.id, token);
		await recordOfficerEvent(tx, 'password_changed', actor.id, actor, now);
	});
}

/**
 * @param db connection
 * @param actor whose password it should be
 * @param password what was typed
 * @param field the form field that the sentence belongs to
 * @param now the time
 * @returns the hash that it was checked against
 * @throws DomainError invalid_input when it is wrong, rate_limited after too many tries
 */
export async function checkOwnPassword(
	db: Db,
	actor: Actor,
	password: string,
	field: string,
	now: Date
): Promise<string> {
	const bucket = { purpose: 'own_password', subject: actor.id, ...TRIES };
	const answer = await consume(db, bucket, now);
	if (!answer.allowed) {
		throw new DomainError('rate_limited', 'too many tries of the own password', {
			retryAfterSeconds: answer.retryAfterSeconds
		});
	}
	const [officer] = await db
		.select({ passwordHash: officers.passwordHash })
		.from(officers)
		.where(eq(officers.id, actor.id));
	const hash = officer?.passwordHash ?? null;
	if (!(await passwordMatches(hash, password)) || hash === null) {
		throw new DomainError('invalid_input', 'wrong own password', {
			fields: { [field]: 'Kata sandi ini salah. Ketik lagi.' }
		});
	}
	await giveBack(db, bucket, now);
	return hash;
}
