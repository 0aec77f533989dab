// Owns the way in: name and password, then the second factor. Tells nobody which accounts exist.
import { and, eq, isNull, or, sql } from 'drizzle-orm';
import type { Db } from '../platform/database.ts';
import { DomainError } from '../platform/errors.ts';
import { consume, giveBack, networkOf, type RateLimit } from '../platform/rate-limit.ts';
import { isUsername } from './account-rules.ts';
import { recordOfficerEvent } from './events.ts';
import { isKnownNetwork, rememberNetwork } from './networks.ts';
import { passwordMatches } from './passwords.ts';
import { officers, officerSessions, recoveryCodes } from './schema.ts';
import { deleteExpiredSessions, recognise, signOut, startSession } from './sessions.ts';
import { sessionId } from './lucia.ts';
import { recoveryCodeHash, totpStep } from './totp.ts';

export interface SignInInput {
	username: string;
	password: string;
	/** The client's address; only keyed hashes of its network are kept. */
	address: string;
	/** Coarse description of the browser. */
	device: string;
}

const WINDOW_SECONDS = 15 * 60;
// An account in one network: enough for a person who tries the passwords they might have chosen.
const TRIES_PER_ACCOUNT = 10;
// An account in all networks together. It ends a guessing that comes from everywhere, and would let
// anybody keep a known officer out; so it doesn't bind networks from which they signed in before.
const TRIES_PER_ACCOUNT_ANYWHERE = 100;
// An address: a whole office or village may share one.
const TRIES_PER_ADDRESS = 60;
// A code has a million values and three of them are right: 6 tries leave guessing no chance.
const TRIES_PER_SECOND_FACTOR = 6;

/**
 * Checks name and password. The answer and the time it takes are the same for an unknown name, a
 * wrong password and a disabled account.
 * @param db connection
 * @param input what was typed, and from where
 * @param now the time
 * @returns a new token for the cookie, and whether the second factor is still owed
 * @throws DomainError invalid_input when they don't fit, rate_limited after too many tries
 */
export async function signIn(
	db: Db,
	input: SignInInput,
	now: Date
): Promise<{ token: string; secondFactorOwed: boolean }> {
	const username = input.username.trim().toLowerCase();
	const network = networkOf(input.address);
	const [officer] = isUsername(username)
		? await db.select().from(officers).where(eq(officers.username, username))
		: [];
	// The narrow before the wide: whoever is out of tries can't use up those of others.
	const limits = [
		limit('sign_in_address', network, TRIES_PER_ADDRESS),
		limit('sign_in_account', `${username} ${network}`, TRIES_PER_ACCOUNT)
	];
	if (!officer || !(await isKnownNetwork(db, officer.id, input.address, now))) {
		limits.push(limit('sign_in_account_anywhere', username, TRIES_PER_ACCOUNT_ANYWHERE));
	}
	await throttleAll(db, limits, now);

	const matches = await passwordMatches(officer?.passwordHash ?? null, input.password);
	if (!officer || !matches || officer.disabledAt) throw wrongCredentials();

	// Only failures count: a whole office may sign in from one address in the morning.
	for (const each of limits) await giveBack(db, each, now);
	await deleteExpiredSessions(db, now);
	await rememberNetwork(db, officer.id, input.address, now);
	return db.transaction(async (tx) => {
		// Nobody may have disabled the account or changed its password while we were hashing.
		const [current] = await tx
			.select()
			.from(officers)
			.where(eq(officers.id, officer.id))
			.for('update');
		if (!current || current.disabledAt || current.passwordHash !== officer.passwordHash) {
			throw wrongCredentials();
		}
		const secondFactorOwed = current.totpConfirmedAt !== null;
		const token = await startSession(tx, current.id, input.device, !secondFactorOwed, now);
		if (!secondFactorOwed) await recordOfficerEvent(tx, 'signed_in', current.id, current, now);
		return { token, secondFactorOwed };
	});
}

/**
 * Checks the second factor: a code of the app, or a recovery code. Each works once.
 * @param db connection
 * @param token the cookie's value after `signIn`
 * @param input what was typed
 * @param now the time
 * @returns a new token for the cookie; the old one is worth nothing any more
 * @throws DomainError not_signed_in when the first step is missing or too old, invalid_input when
 * the code is wrong or used, rate_limited after too many tries
 */
export async function passSecondFactor(
	db: Db,
	token: string | undefined,
	input: { code: string },
	now: Date
): Promise<{ token: string }> {
	const session = await recognise(db, token, now);
	if (!token || session.state !== 'second_factor_owed') {
		throw new DomainError('not_signed_in', 'no sign-in waits for a second factor');
	}
	const { officerId } = session;
	const tries = limit('second_factor', officerId, TRIES_PER_SECOND_FACTOR);
	await throttle(db, tries, now);

	const passed = await db.transaction(async (tx) => {
		const way = await useCode(tx, officerId, input.code, now);
		if (!way) {
			// Somebody knows the password and not the code: worth a line in the account's history.
			await recordOfficerEvent(tx, 'sign_in_failed', officerId, { id: officerId }, now, {
				step: 'second_factor'
			});
			return null;
		}
		const [old] = await tx
			.select({ device: officerSessions.device })
			.from(officerSessions)
			.where(eq(officerSessions.id, sessionId(token)));
		// Ended elsewhere in between.
		if (!old) throw new DomainError('not_signed_in', 'the session has ended');
		await signOut(tx, token, now);
		const next = await startSession(tx, officerId, old.device, true, now);
		await recordOfficerEvent(tx, 'signed_in', officerId, { id: officerId }, now, { with: way });
		return next;
	});
	if (passed === null) {
		throw new DomainError('invalid_input', 'wrong second factor', {
			fields: {
				kode: 'Kode salah atau sudah pernah dipakai. Tunggu kode berikutnya di aplikasi, lalu ketik lagi.'
			}
		});
	}
	await giveBack(db, tries, now);
	return { token: passed };
}

/**
 * Takes a code of the app or a recovery code, so that it can't be used again.
 * @param tx transaction
 * @param officerId whose
 * @param typed what the person typed
 * @param now the time
 * @returns which kind it was, or null when it is wrong or used
 */
async function useCode(
	tx: Db,
	officerId: string,
	typed: string,
	now: Date
): Promise<'code' | 'recovery_code' | null> {
	const [officer] = await tx.select().from(officers).where(eq(officers.id, officerId));
	if (!officer?.totpSecret || !officer.totpConfirmedAt) return null;
	const step = totpStep(officer.totpSecret, typed, now);
	if (step !== null) return (await useStep(tx, officerId, step)) ? 'code' : null;

	const codeHash = recoveryCodeHash(officerId, typed);
	if (!codeHash) return null;
	const used = await tx
		.update(recoveryCodes)
		.set({ usedAt: now })
		.where(
			and(
				eq(recoveryCodes.officerId, officerId),
				eq(recoveryCodes.codeHash, codeHash),
				isNull(recoveryCodes.usedAt)
			)
		)
		.returning({ id: recoveryCodes.id });
	if (used.length === 0) return null;
	await recordOfficerEvent(tx, 'recovery_code_used', officerId, { id: officerId }, now);
	return 'recovery_code';
}

/**
 * Marks a time step as used; of two requests with the same code one gets it.
 * @param tx transaction
 * @param officerId whose
 * @param step from `totpStep`
 * @returns false when this step or a later one was used before
 */
export async function useStep(tx: Db, officerId: string, step: number): Promise<boolean> {
	const taken = await tx
		.update(officers)
		.set({ totpLastStep: String(step) })
		.where(
			and(
				eq(officers.id, officerId),
				or(isNull(officers.totpLastStep), sql`${officers.totpLastStep}::bigint < ${step}`)
			)
		)
		.returning({ id: officers.id });
	return taken.length === 1;
}

function limit(purpose: string, subject: string, tries: number): RateLimit {
	return { purpose, subject, limit: tries, windowSeconds: WINDOW_SECONDS };
}

/** @throws DomainError rate_limited when the bucket is empty */
async function throttle(db: Db, rateLimit: RateLimit, now: Date): Promise<void> {
	const answer = await consume(db, rateLimit, now);
	if (!answer.allowed) {
		throw new DomainError('rate_limited', `too many tries: ${rateLimit.purpose}`, {
			retryAfterSeconds: answer.retryAfterSeconds
		});
	}
}

/** As one: what the next bucket refuses takes nothing from those before it. */
async function throttleAll(db: Db, limits: readonly RateLimit[], now: Date): Promise<void> {
	for (const [place, each] of limits.entries()) {
		try {
			await throttle(db, each, now);
		} catch (error) {
			for (const before of limits.slice(0, place)) await giveBack(db, before, now);
			throw error;
		}
	}
}

function wrongCredentials(): DomainError {
	return new DomainError('invalid_input', 'wrong name or password', {
		fields: {
			'': 'Nama pengguna atau kata sandi salah. Periksa lagi, lalu coba masuk kembali.'
		}
	});
}
