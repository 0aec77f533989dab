// Owns one-time links: the one that makes the first administrator, and those that set a password.
import { and, eq, gt, isNull, lte } from 'drizzle-orm';
import type { Role } from '../../codes/officer-codes.ts';
import type { Db } from '../platform/database.ts';
import { DomainError } from '../platform/errors.ts';
import { hashSecret, newId, newToken } from '../platform/ids.ts';
import { SHELL } from './actor.ts';
import { assertGoodAccount, type Workplaces } from './account-rules.ts';
import { activeAdministratorIds, lockAdministrators } from './administrators.ts';
import { recordOfficerEvent } from './events.ts';
import { assertGoodPassword, hashPassword } from './passwords.ts';
import { officers, setupLinks } from './schema.ts';
import { endSessions, startSession } from './sessions.ts';

/** What the first administrator says about themselves. */
export interface FirstAdministrator {
	username: string;
	name: string;
	password: string;
	/** What else they do; 'administrator' is added. */
	roles: readonly Role[];
	unitCode: string | null;
}

const HOUR = 3_600_000;
const SETUP_LINK_HOURS = 1;
/** A password link goes from hand to hand within an office, so it lives a day. */
export const PASSWORD_LINK_HOURS = 24;

/**
 * Makes a link for the first administrator, while nobody can administer.
 * @param db connection
 * @param now the time
 * @returns the token, valid for an hour and once; null when there is an active administrator
 */
export async function createSetupLink(db: Db, now: Date): Promise<string | null> {
	if ((await activeAdministratorIds(db)).length > 0) return null;
	await db.delete(setupLinks).where(lte(setupLinks.expiresAt, now));
	return saveLink(db, null, SETUP_LINK_HOURS, now);
}

/**
 * @param db connection
 * @param token from the link
 * @param now the time
 * @returns true while the form behind the link is worth filling in
 */
export async function isSetupLinkOpen(db: Db, token: string, now: Date): Promise<boolean> {
	const [link] = await db.select().from(setupLinks).where(openLink(token, now));
	if (!link || link.officerId !== null) return false;
	return (await activeAdministratorIds(db)).length === 0;
}

/**
 * Makes the first administrator and signs them in.
 * @param context connection, and what units there are
 * @param token from the link; of several posts with it one wins
 * @param input what they typed
 * @param device coarse description of the browser
 * @param now the time
 * @returns the session token for the cookie
 * @throws DomainError expired when the link is used, too old, or an administrator exists by now;
 * invalid_input when something typed is not good enough
 */
export async function createFirstAdministrator(
	context: Workplaces,
	token: string,
	input: FirstAdministrator,
	device: string,
	now: Date
): Promise<string> {
	const { db } = context;
	if (!(await isSetupLinkOpen(db, token, now))) throw linkExpired();
	const roles = [...new Set<Role>(['administrator', ...input.roles])];
	const account = assertGoodAccount(context, { ...input, roles, kecamatanCode: null });
	assertGoodPassword(input.password, account.username, 'kata_sandi');
	const passwordHash = await hashPassword(input.password);

	return db.transaction(async (tx) => {
		// Two links, or two posts with one, must not make two first administrators.
		if ((await lockAdministrators(tx)).length > 0) throw linkExpired();
		if ((await useLink(tx, token, now)) !== null) throw linkExpired();
		const id = newId();
		const added = await tx
			.insert(officers)
			.values({ id, ...account, passwordHash, createdAt: now })
			.onConflictDoNothing({ target: officers.username })
			.returning({ id: officers.id });
		if (added.length === 0) {
			throw new DomainError('invalid_input', 'username is taken', {
				fields: { nama_pengguna: 'Nama pengguna ini sudah dipakai. Pilih yang lain.' }
			});
		}
		await recordOfficerEvent(tx, 'created', id, SHELL, now, { roles, through: 'setup_link' });
		await recordOfficerEvent(tx, 'signed_in', id, { id }, now);
		return startSession(tx, id, device, true, now);
	});
}

/**
 * Makes a link with which an officer sets a password; earlier ones stop working.
 * @param db transaction
 * @param officerId whose
 * @param now the time
 * @returns the token, valid for a day and once
 */
export async function createPasswordLink(db: Db, officerId: string, now: Date): Promise<string> {
	await revokePasswordLinks(db, officerId);
	return saveLink(db, officerId, PASSWORD_LINK_HOURS, now);
}

/** @param db transaction @param officerId whose links stop working */
export async function revokePasswordLinks(db: Db, officerId: string): Promise<void> {
	await db.delete(setupLinks).where(eq(setupLinks.officerId, officerId));
}

/**
 * @param db connection
 * @param token from the link
 * @param now the time
 * @returns whose password it sets, or null when it is used, too old or unknown
 */
export async function readPasswordLink(
	db: Db,
	token: string,
	now: Date
): Promise<{ username: string; name: string } | null> {
	const [found] = await db
		.select({ username: officers.username, name: officers.name })
		.from(setupLinks)
		.innerJoin(officers, eq(officers.id, setupLinks.officerId))
		.where(and(openLink(token, now), isNull(officers.disabledAt)));
	return found ?? null;
}

/**
 * Sets a password through a link; every browser is signed out.
 * @param db connection
 * @param token from the link; of several posts with it one wins
 * @param input the new password
 * @param now the time
 * @throws DomainError expired when the link is used, too old, or the account disabled;
 * invalid_input when the password is not good enough
 */
export async function setPasswordWithLink(
	db: Db,
	token: string,
	input: { password: string },
	now: Date
): Promise<void> {
	const officer = await readPasswordLink(db, token, now);
	if (!officer) throw linkExpired();
	assertGoodPassword(input.password, officer.username, 'kata_sandi_baru');
	const passwordHash = await hashPassword(input.password);
	await db.transaction(async (tx) => {
		const officerId = await useLink(tx, token, now);
		if (officerId === null) throw linkExpired();
		const changed = await tx
			.update(officers)
			.set({ passwordHash, passwordChangeDueAt: null })
			.where(and(eq(officers.id, officerId), isNull(officers.disabledAt)))
			.returning({ id: officers.id });
		if (changed.length === 0) throw linkExpired();
		await endSessions(tx, officerId);
		await recordOfficerEvent(tx, 'password_changed', officerId, { id: officerId }, now, {
			through: 'link'
		});
	});
}

async function saveLink(
	db: Db,
	officerId: string | null,
	hours: number,
	now: Date
): Promise<string> {
	const token = newToken();
	const expiresAt = new Date(now.getTime() + hours * HOUR);
	await db.insert(setupLinks).values({ tokenHash: linkHash(token), officerId, expiresAt });
	return token;
}

/**
 * Takes a link, so that nobody else can.
 * @returns whose password it sets, null for the link of the first administrator
 * @throws DomainError expired when it is used, too old or unknown
 */
async function useLink(tx: Db, token: string, now: Date): Promise<string | null> {
	const [link] = await tx
		.update(setupLinks)
		.set({ usedAt: now })
		.where(openLink(token, now))
		.returning({ officerId: setupLinks.officerId });
	if (!link) throw linkExpired();
	return link.officerId;
}

function openLink(token: string, now: Date) {
	return and(
		eq(setupLinks.tokenHash, linkHash(token)),
		isNull(setupLinks.usedAt),
		gt(setupLinks.expiresAt, now)
	);
}

function linkHash(token: string): string {
	return hashSecret('officer link', token);
}

function linkExpired(): DomainError {
	return new DomainError('expired', 'the link is used, too old or unknown', {
		fields: {
			'': 'Tautan ini sudah dipakai atau sudah lewat waktunya. Minta tautan baru.'
		}
	});
}
