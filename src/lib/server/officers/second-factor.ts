// Owns how an officer's own second factor comes and goes.
import { and, eq, isNull } from 'drizzle-orm';
import type { Db } from '../platform/database.ts';
import { DomainError } from '../platform/errors.ts';
import { newId } from '../platform/ids.ts';
import type { Actor } from './actor.ts';
import { recordOfficerEvent } from './events.ts';
import { checkOwnPassword } from './own-password.ts';
import { officers, recoveryCodes } from './schema.ts';
import { endSessions } from './sessions.ts';
import { useStep } from './sign-in.ts';
import {
	newRecoveryCodes,
	newTotpSecret,
	recoveryCodeHash,
	totpAddress,
	totpStep
} from './totp.ts';

/** How far an officer's second factor is. */
export type SecondFactor =
	| { state: 'off' }
	/** Shown to the officer, not yet in force. */
	| { state: 'enrolling'; secret: string; address: string }
	| { state: 'on'; since: Date; recoveryCodesLeft: number };

/**
 * @param db connection
 * @param actor whose
 * @param issuer the office's short name, shown in the app
 */
export async function secondFactorOf(db: Db, actor: Actor, issuer: string): Promise<SecondFactor> {
	const officer = await ownAccount(db, actor);
	if (officer.totpConfirmedAt) {
		const unused = and(eq(recoveryCodes.officerId, actor.id), isNull(recoveryCodes.usedAt));
		const recoveryCodesLeft = await db.$count(recoveryCodes, unused);
		return { state: 'on', since: officer.totpConfirmedAt, recoveryCodesLeft };
	}
	if (!officer.totpSecret) return { state: 'off' };
	const address = totpAddress(officer.totpSecret, officer.username, issuer);
	return { state: 'enrolling', secret: officer.totpSecret, address };
}

/**
 * Makes a fresh secret to be scanned. Nothing changes at sign-in until it is confirmed.
 * @param db connection
 * @param actor who enrols
 * @throws DomainError conflict when a second factor is in force
 */
export async function startEnrolment(db: Db, actor: Actor): Promise<void> {
	const started = await db
		.update(officers)
		.set({ totpSecret: newTotpSecret(), totpLastStep: null })
		.where(and(eq(officers.id, actor.id), isNull(officers.totpConfirmedAt)))
		.returning({ id: officers.id });
	if (started.length === 0) throw alreadyOn();
}

/**
 * Puts the scanned secret into force and ends the officer's other sessions, which were started
 * without it.
 * @param db connection
 * @param actor who enrols
 * @param token the cookie's value of this browser
 * @param input a code that the app shows
 * @param now the time
 * @returns ten recovery codes, to be shown this once
 * @throws DomainError invalid_input when the code is wrong, conflict when it is in force already
 */
export async function confirmEnrolment(
	db: Db,
	actor: Actor,
	token: string,
	input: { code: string },
	now: Date
): Promise<string[]> {
	return db.transaction(async (tx) => {
		const [officer] = await tx
			.select()
			.from(officers)
			.where(eq(officers.id, actor.id))
			.for('update');
		if (!officer) throw new DomainError('not_found', 'no such officer');
		if (officer.totpConfirmedAt) throw alreadyOn();
		const step = officer.totpSecret && totpStep(officer.totpSecret, input.code, now);
		if (typeof step !== 'number') {
			throw new DomainError('invalid_input', 'wrong code at enrolment', {
				fields: {
					kode: 'Kode tidak cocok. Pastikan jam ponsel Anda tepat, lalu ketik kode yang sedang tampil.'
				}
			});
		}
		await tx.update(officers).set({ totpConfirmedAt: now }).where(eq(officers.id, actor.id));
		await useStep(tx, actor.id, step);
		const codes = newRecoveryCodes();
		await tx.delete(recoveryCodes).where(eq(recoveryCodes.officerId, actor.id));
		await tx.insert(recoveryCodes).values(
			codes.map((code) => ({
				id: newId(),
				officerId: actor.id,
				codeHash: recoveryCodeHash(actor.id, code) ?? ''
			}))
		);
		await endSessions(tx, actor.id, token);
		await recordOfficerEvent(tx, 'second_factor_enabled', actor.id, actor, now);
		return codes;
	});
}

/**
 * Takes the officer's own second factor away, for instance to enrol a new phone. Where a role
 * requires one, the next page leads to enrolment.
 * @param db connection
 * @param actor who asks
 * @param input their password, because a browser left behind must not be enough
 * @param now the time
 * @throws DomainError invalid_input when the password is wrong, rate_limited after too many tries
 */
export async function removeOwnSecondFactor(
	db: Db,
	actor: Actor,
	input: { password: string },
	now: Date
): Promise<void> {
	await checkOwnPassword(db, actor, input.password, 'kata_sandi', now);
	await db.transaction(async (tx) => {
		if (await clearSecondFactor(tx, actor.id)) {
			await recordOfficerEvent(tx, 'second_factor_removed', actor.id, actor, now);
		}
	});
}

/**
 * @param db transaction
 * @param officerId whose
 * @returns false when there was none in force
 */
export async function clearSecondFactor(db: Db, officerId: string): Promise<boolean> {
	const [before] = await db
		.select({ confirmedAt: officers.totpConfirmedAt })
		.from(officers)
		.where(eq(officers.id, officerId))
		.for('update');
	await db.delete(recoveryCodes).where(eq(recoveryCodes.officerId, officerId));
	await db
		.update(officers)
		.set({ totpSecret: null, totpConfirmedAt: null, totpLastStep: null })
		.where(eq(officers.id, officerId));
	return before?.confirmedAt !== null && before !== undefined;
}

async function ownAccount(db: Db, actor: Actor) {
	const [officer] = await db.select().from(officers).where(eq(officers.id, actor.id));
	if (!officer) throw new DomainError('not_found', 'no such officer');
	return officer;
}

function alreadyOn(): DomainError {
	return new DomainError('conflict', 'a second factor is in force', {
		fields: { '': 'Verifikasi dua langkah Anda sudah aktif.' }
	});
}
