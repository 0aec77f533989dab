// Owns what administrators, and the person at the shell, do with other people's accounts.
import { and, eq, isNull } from 'drizzle-orm';
import { ROLES, type Role } from '../../codes/officer-codes.ts';
import type { Db } from '../platform/database.ts';
import { DomainError } from '../platform/errors.ts';
import { newId } from '../platform/ids.ts';
import { type AccountInput, assertGoodAccount, type Workplaces } from './account-rules.ts';
import { type AccountKeeper, type Actor, SHELL } from './actor.ts';
import { assertKeeper, assertNotLast } from './administrators.ts';
import { recordOfficerEvent } from './events.ts';
import { createPasswordLink, revokePasswordLinks } from './links.ts';
import { hashPassword, newTemporaryPassword } from './passwords.ts';
import { officers, publicOfficerList, roleRequirements } from './schema.ts';
import { clearSecondFactor } from './second-factor.ts';
import { endSessions } from './sessions.ts';

/** How an officer gets to a password that nobody else knows. */
export type PasswordWay = 'link' | 'temporary_password';

/** Shown once to whoever passes it on; only a hash is stored. */
export type PasswordHandover =
	| { way: 'link'; token: string }
	/** Must be changed at the first sign-in. */
	| { way: 'temporary_password'; password: string };

/**
 * Adds an officer, who then sets a password.
 * @param context connection, and what units and kecamatan there are
 * @param actor who adds
 * @param input who is added
 * @param way how they get their password
 * @param now the time
 * @returns the new id, and what to pass on
 * @throws DomainError not_allowed, invalid_input
 */
export async function addOfficer(
	context: Workplaces,
	actor: AccountKeeper,
	input: AccountInput,
	way: PasswordWay,
	now: Date
): Promise<{ officerId: string; handover: PasswordHandover }> {
	const account = assertGoodAccount(context, input);
	const temporary = await prepareTemporary(way);
	return context.db.transaction(async (tx) => {
		await assertKeeper(tx, actor);
		const id = newId();
		const added = await tx
			.insert(officers)
			.values({ id, ...account, createdAt: now })
			.onConflictDoNothing({ target: officers.username })
			.returning({ id: officers.id });
		if (added.length === 0) {
			throw new DomainError('invalid_input', 'username is taken', {
				fields: { nama_pengguna: 'Nama pengguna ini sudah dipakai. Pilih yang lain.' }
			});
		}
		await recordOfficerEvent(tx, 'created', id, actor, now, {
			roles: account.roles,
			unitCode: account.unitCode,
			kecamatanCode: account.kecamatanCode
		});
		return { officerId: id, handover: await handOver(tx, id, temporary, now) };
	});
}

/**
 * Changes name, roles and place of an officer. The username stays: it is who they are in history.
 * @param context connection, and what units and kecamatan there are
 * @param actor who changes
 * @param officerId whom
 * @param input everything as it shall be
 * @param now the time
 * @throws DomainError not_allowed, not_found, invalid_input, conflict for the last administrator
 */
export async function changeOfficer(
	context: Workplaces,
	actor: AccountKeeper,
	officerId: string,
	input: Omit<AccountInput, 'username'>,
	now: Date
): Promise<void> {
	await context.db.transaction(async (tx) => {
		const active = await assertKeeper(tx, actor);
		const officer = await lockOfficer(tx, officerId);
		const account = assertGoodAccount(context, { ...input, username: officer.username });
		if (!account.roles.includes('administrator')) assertNotLast(active, officerId);
		const { name, roles, unitCode, kecamatanCode } = account;
		await tx
			.update(officers)
			.set({ name, roles, unitCode, kecamatanCode })
			.where(eq(officers.id, officerId));
		const rolesChanged = officer.roles.join() !== roles.join();
		await recordOfficerEvent(
			tx,
			rolesChanged ? 'roles_changed' : 'changed',
			officerId,
			actor,
			now,
			{
				before: placeOf(officer),
				after: placeOf(account),
				nameChanged: officer.name !== name
			}
		);
	});
}

/**
 * Shuts an officer out: every browser at once, and every link.
 * @param db connection
 * @param actor who does it
 * @param officerId whom
 * @param now the time
 * @throws DomainError not_allowed, not_found, conflict when disabled already or the last
 * administrator
 */
export async function disableOfficer(
	db: Db,
	actor: AccountKeeper,
	officerId: string,
	now: Date
): Promise<void> {
	await db.transaction(async (tx) => {
		const active = await assertKeeper(tx, actor);
		const officer = await lockOfficer(tx, officerId);
		if (officer.disabledAt) throw conflict('Akun ini sudah nonaktif.');
		assertNotLast(active, officerId);
		const disabledBy = actor === SHELL ? SHELL : actor.id;
		await tx
			.update(officers)
			.set({ disabledAt: now, disabledBy })
			.where(eq(officers.id, officerId));
		await endSessions(tx, officerId);
		await revokePasswordLinks(tx, officerId);
		await recordOfficerEvent(tx, 'disabled', officerId, actor, now);
	});
}

/**
 * Lets a disabled officer back in, with the password they had.
 * @param db connection
 * @param actor who does it
 * @param officerId whom
 * @param now the time
 * @throws DomainError not_allowed, not_found, conflict when not disabled
 */
export async function enableOfficer(
	db: Db,
	actor: AccountKeeper,
	officerId: string,
	now: Date
): Promise<void> {
	await db.transaction(async (tx) => {
		await assertKeeper(tx, actor);
		const officer = await lockOfficer(tx, officerId);
		if (!officer.disabledAt) throw conflict('Akun ini sudah aktif.');
		await tx
			.update(officers)
			.set({ disabledAt: null, disabledBy: null })
			.where(eq(officers.id, officerId));
		await recordOfficerEvent(tx, 'enabled', officerId, actor, now);
	});
}

/**
 * Voids an officer's password, because it is forgotten or known to others, and ends their sessions.
 * @param db connection
 * @param actor who does it; administrators change their own elsewhere, with the old one
 * @param officerId whose
 * @param way how they get a new one
 * @param now the time
 * @returns what to pass on
 * @throws DomainError not_allowed, not_found, conflict when the account is disabled or one's own
 */
export async function resetPassword(
	db: Db,
	actor: AccountKeeper,
	officerId: string,
	way: PasswordWay,
	now: Date
): Promise<PasswordHandover> {
	const temporary = await prepareTemporary(way);
	return db.transaction(async (tx) => {
		await assertKeeper(tx, actor);
		const officer = await lockOfficer(tx, officerId);
		if (officer.disabledAt) throw conflict('Akun ini nonaktif. Aktifkan dulu.');
		if (actor !== SHELL && actor.id === officerId) {
			throw conflict('Ganti kata sandi Anda sendiri lewat halaman Akun saya.');
		}
		await tx
			.update(officers)
			.set({ passwordHash: null, passwordChangeDueAt: null })
			.where(eq(officers.id, officerId));
		// Who had begun to set one up while signed in as somebody else still knows it.
		await tx
			.update(officers)
			.set({ totpSecret: null })
			.where(and(eq(officers.id, officerId), isNull(officers.totpConfirmedAt)));
		await endSessions(tx, officerId);
		await recordOfficerEvent(tx, 'password_reset', officerId, actor, now, { way });
		return handOver(tx, officerId, temporary, now);
	});
}

/**
 * Takes away the second factor of somebody who lost both phone and recovery codes.
 * @param db connection
 * @param actor who does it; one's own goes with the password
 * @param officerId whose
 * @param now the time
 * @throws DomainError not_allowed, not_found, conflict when there is none or it is one's own
 */
export async function removeSecondFactor(
	db: Db,
	actor: AccountKeeper,
	officerId: string,
	now: Date
): Promise<void> {
	await db.transaction(async (tx) => {
		await assertKeeper(tx, actor);
		await lockOfficer(tx, officerId);
		if (actor !== SHELL && actor.id === officerId) {
			throw conflict('Atur verifikasi dua langkah Anda sendiri lewat halaman Akun saya.');
		}
		if (!(await clearSecondFactor(tx, officerId))) {
			throw conflict('Akun ini tidak memakai verifikasi dua langkah.');
		}
		await endSessions(tx, officerId);
		await recordOfficerEvent(tx, 'second_factor_removed', officerId, actor, now);
	});
}

/**
 * Decides which roles must have a second factor. Who holds one and has none is led to enrolment
 * at the next page.
 * @param db connection
 * @param actor who decides
 * @param required the roles, all of them
 * @param now the time
 * @throws DomainError not_allowed
 */
export async function requireSecondFactor(
	db: Db,
	actor: Actor,
	required: readonly Role[],
	now: Date
): Promise<void> {
	await db.transaction(async (tx) => {
		await assertKeeper(tx, actor);
		const before = new Set((await tx.select().from(roleRequirements)).map(({ role }) => role));
		for (const role of ROLES) {
			const after = required.includes(role);
			if (after === before.has(role)) continue;
			if (after) {
				const row = { role, requiredAt: now, requiredBy: actor.id };
				await tx.insert(roleRequirements).values(row);
			} else {
				await tx.delete(roleRequirements).where(eq(roleRequirements.role, role));
			}
			await recordOfficerEvent(tx, 'requirement_changed', null, actor, now, {
				role,
				required: after
			});
		}
	});
}

/**
 * Decides whether residents may pick an officer from a list while filing.
 * @param db connection
 * @param actor who decides
 * @param shown true: names and units of active officers stand in the public form
 * @param now the time
 * @throws DomainError not_allowed
 */
export async function showOfficerList(
	db: Db,
	actor: Actor,
	shown: boolean,
	now: Date
): Promise<void> {
	await db.transaction(async (tx) => {
		await assertKeeper(tx, actor);
		if (shown === (await tx.$count(publicOfficerList)) > 0) return;
		if (shown) await tx.insert(publicOfficerList).values({ shownAt: now, shownBy: actor.id });
		else await tx.delete(publicOfficerList);
		await recordOfficerEvent(tx, 'officer_list_changed', null, actor, now, { shown });
	});
}

type Temporary = { password: string; passwordHash: string } | null;

// Hashing takes a while, so it happens before the transaction.
async function prepareTemporary(way: PasswordWay): Promise<Temporary> {
	if (way === 'link') return null;
	const password = newTemporaryPassword();
	return { password, passwordHash: await hashPassword(password) };
}

async function handOver(
	tx: Db,
	officerId: string,
	temporary: Temporary,
	now: Date
): Promise<PasswordHandover> {
	if (!temporary) return { way: 'link', token: await createPasswordLink(tx, officerId, now) };
	await revokePasswordLinks(tx, officerId);
	await tx
		.update(officers)
		.set({ passwordHash: temporary.passwordHash, passwordChangeDueAt: now })
		.where(eq(officers.id, officerId));
	return { way: 'temporary_password', password: temporary.password };
}

async function lockOfficer(tx: Db, officerId: string) {
	const [officer] = await tx
		.select()
		.from(officers)
		.where(eq(officers.id, officerId))
		.for('update');
	if (!officer) throw new DomainError('not_found', 'no such officer');
	return officer;
}

function placeOf({ roles, unitCode, kecamatanCode }: Omit<AccountInput, 'username' | 'name'>) {
	return { roles, unitCode, kecamatanCode };
}

function conflict(sentence: string): DomainError {
	return new DomainError('conflict', 'the account is not in a state for this', {
		fields: { '': sentence }
	});
}
