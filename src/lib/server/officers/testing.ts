// What the tests of accounts share: an office with two units, a clock, and people who can sign in.
import { desc, eq } from 'drizzle-orm';
import type { Role } from '../../codes/officer-codes.ts';
import { loadPlaces } from '../places/index.ts';
import type { Db } from '../platform/database.ts';
import { type Workplaces } from './account-rules.ts';
import { addOfficer } from './administration.ts';
import { type Actor, SHELL } from './actor.ts';
import { setPasswordWithLink } from './links.ts';
import { officerEvents } from './schema.ts';
import { authenticate } from './sessions.ts';
import { signIn } from './sign-in.ts';

export const NOON = new Date('2026-11-02T05:00:00.000Z');
export const PASSWORD = 'perahu kecil di sungai musi';

/** @param minutes after NOON */
export const later = (minutes: number) => new Date(NOON.getTime() + minutes * 60_000);

export function testContext(db: Db): Workplaces {
	const units = [
		{ code: 'DAFDUK', name: 'Pendaftaran Penduduk' },
		{ code: 'CAPIL', name: 'Pencatatan Sipil' }
	];
	return { db, office: { agency: { units }, places: loadPlaces('16.06') } };
}

/** An officer with a password, added from the shell. */
export async function member(db: Db, username: string, ...roles: Role[]): Promise<string> {
	const { officerId, handover } = await addOfficer(
		testContext(db),
		SHELL,
		{ username, name: `Petugas ${username}`, roles, unitCode: 'CAPIL', kecamatanCode: '16.06.09' },
		'link',
		NOON
	);
	if (handover.way !== 'link') throw new Error('a link was asked for');
	await setPasswordWithLink(db, handover.token, { password: PASSWORD }, NOON);
	return officerId;
}

/** Signs in with the test password, from an address of its own. */
export function enter(db: Db, username: string, now = NOON, password = PASSWORD) {
	const address = `203.0.113.${(addresses = (addresses + 1) % 250)}`;
	return signIn(db, { username, password, address, device: 'Chrome di Android' }, now);
}
let addresses = 0;

/** Signs in and returns token and actor. */
export async function desk(db: Db, username: string, now = NOON) {
	const { token } = await enter(db, username, now);
	const actor = await actorOf(db, token, now);
	if (!actor) throw new Error('not signed in');
	return { token, actor };
}

/** @returns the date in Sekayu */
export const dateOf = (moment: Date) =>
	new Date(moment.getTime() + 7 * 3_600_000).toISOString().slice(0, 10);

/** @returns who the token stands for, or null */
export async function actorOf(db: Db, token: string, now = NOON): Promise<Actor | null> {
	const signedIn = await authenticate(db, token, now, dateOf(now));
	return signedIn.state === 'signed_in' ? signedIn.actor : null;
}

/** @returns the kinds of events of an account, newest first */
export async function history(db: Db, officerId: string): Promise<string[]> {
	const events = await db
		.select({ kind: officerEvents.kind })
		.from(officerEvents)
		.where(eq(officerEvents.officerId, officerId))
		.orderBy(desc(officerEvents.id));
	return events.map(({ kind }) => kind);
}
