// Owns who is signed in: starting, recognising, listing and ending sessions.
import { and, desc, eq, gt, inArray, isNotNull, ne } from 'drizzle-orm';
import type { Db } from '../platform/database.ts';
import { newToken } from '../platform/ids.ts';
import type { Actor } from './actor.ts';
import { recordOfficerEvent } from './events.ts';
import { luciaOn, SESSION_HOURS, sessionId } from './lucia.ts';
import { officerSessions, roleRequirements } from './schema.ts';
import { inPlaceOf, readStandIns } from './stand-ins.ts';

/** What the browser's token stands for. */
export type SignedIn =
	| { state: 'signed_in'; actor: Actor }
	/** Knows the password; has still to show the second factor and is nobody until then. */
	| { state: 'second_factor_owed'; officerId: string }
	| { state: 'signed_out' };

/** One place where an officer is signed in. */
export interface OpenSession {
	/** Coarse, e.g. "Chrome di Android". */
	device: string;
	createdAt: Date;
	expiresAt: Date;
	/** The one that asks. */
	current: boolean;
}

// Long enough to fetch the phone, too short to find a browser left behind at this step.
const SECOND_FACTOR_MINUTES = 10;

// In this order: most browsers also claim to be Chrome and Safari.
const BROWSERS: readonly [RegExp, string][] = [
	[/Firefox\/|FxiOS\//, 'Firefox'],
	[/Edg(A|iOS)?\//, 'Edge'],
	[/SamsungBrowser\//, 'Samsung Internet'],
	[/OPR\//, 'Opera'],
	[/Chrom(e|ium)\/|CriOS\//, 'Chrome'],
	[/Safari\//, 'Safari']
];
const SYSTEMS: readonly [RegExp, string][] = [
	[/Android/, 'Android'],
	[/iPhone|iPad/, 'iPhone atau iPad'],
	[/Windows/, 'Windows'],
	[/Mac OS X/, 'Mac'],
	[/Linux/, 'Linux']
];

/** The cookie that holds the token; sent to officers' pages only. */
export const SESSION_COOKIE = 'tanggap_petugas';

/**
 * @param secure true when people reach the product over https
 * @returns how the session cookie is set and, by its path, removed
 */
export function sessionCookieOptions(secure: boolean) {
	return {
		path: '/petugas',
		httpOnly: true,
		sameSite: 'lax',
		secure,
		// Seconds. The database ends the session earlier when nobody uses it.
		maxAge: SESSION_HOURS * 3600
	} as const;
}

/**
 * Recognises the browser's token, keeps its session going, and says as what the officer acts today.
 * @param db connection
 * @param token the cookie's value, if any
 * @param now the time
 * @param today ISO date by the office's clock: for whom they stand in
 */
export async function authenticate(
	db: Db,
	token: string | undefined,
	now: Date,
	today: string
): Promise<SignedIn> {
	const { hasSecondFactor, ...found } = await recognise(db, token, now);
	if (found.state !== 'signed_in') return found;
	const standIns = await readStandIns(db, today, found.actor.id);
	const actor = inPlaceOf(found.actor, standIns.get(found.actor.id));
	// Whoever acts as somebody else is bound by what is required of them.
	if (actor.inOwnRight && !actor.owes && !hasSecondFactor) {
		const required = await db
			.select({ role: roleRequirements.role })
			.from(roleRequirements)
			.where(inArray(roleRequirements.role, [...actor.roles]));
		if (required.length) return { state: 'signed_in', actor: { ...actor, owes: 'second_factor' } };
	}
	return { state: 'signed_in', actor };
}

/**
 * @param db connection
 * @param token the cookie's value, if any
 * @param now the time
 * @returns what the token stands for, the officer by themselves
 */
export async function recognise(
	db: Db,
	token: string | undefined,
	now: Date
): Promise<SignedIn & { hasSecondFactor?: boolean }> {
	if (!token || !/^[0-9a-f]{40}$/.test(token)) return { state: 'signed_out' };
	const { session, user } = await luciaOn(db, now).validateSession(token);
	if (!session || user.disabled) return { state: 'signed_out' };
	if (!session.secondFactorAt) {
		const end = session.createdAt.getTime() + SECOND_FACTOR_MINUTES * 60_000;
		if (now.getTime() >= end) return { state: 'signed_out' };
		return { state: 'second_factor_owed', officerId: user.id };
	}
	const actor: Actor = {
		id: user.id,
		username: user.username,
		name: user.name,
		roles: user.roles,
		unitCode: user.unitCode,
		kecamatanCode: user.kecamatanCode
	};
	if (user.mustChangePassword) actor.owes = 'password_change';
	else if (user.mustHaveSecondFactor && !user.hasSecondFactor) actor.owes = 'second_factor';
	return { state: 'signed_in', actor, hasSecondFactor: user.hasSecondFactor };
}

/**
 * @param db connection or transaction
 * @param officerId whose
 * @param device coarse description of the browser
 * @param complete false while the second factor is owed
 * @param now the time
 * @returns the new token, for the cookie
 */
export async function startSession(
	db: Db,
	officerId: string,
	device: string,
	complete: boolean,
	now: Date
): Promise<string> {
	const token = newToken();
	const attributes = { createdAt: now, device, secondFactorAt: complete ? now : null };
	await luciaOn(db, now).createSession(officerId, attributes, { sessionId: token });
	return token;
}

/**
 * Tidies up; sessions that are over count as signed out anyway.
 * @param db connection
 * @param now the time
 */
export async function deleteExpiredSessions(db: Db, now: Date): Promise<void> {
	await luciaOn(db, now).deleteExpiredSessions();
}

/**
 * Signs this browser out.
 * @param db connection
 * @param token the cookie's value, if any
 * @param now the time
 */
export async function signOut(db: Db, token: string | undefined, now: Date): Promise<void> {
	if (token) await luciaOn(db, now).invalidateSession(token);
}

/**
 * @param db connection
 * @param actor whose sessions
 * @param token the cookie's value of the browser that asks
 * @param now the time
 * @returns where they are signed in, newest first
 */
export async function listSessions(
	db: Db,
	actor: Actor,
	token: string,
	now: Date
): Promise<OpenSession[]> {
	const found = await db
		.select()
		.from(officerSessions)
		.where(
			and(
				eq(officerSessions.officerId, actor.id),
				gt(officerSessions.expiresAt, now),
				// Who still owes the second factor isn't in.
				isNotNull(officerSessions.secondFactorAt)
			)
		)
		.orderBy(desc(officerSessions.createdAt));
	const own = sessionId(token);
	return found.map(({ id, device, createdAt, expiresAt }) => ({
		device,
		createdAt,
		expiresAt,
		current: id === own
	}));
}

/**
 * Signs the officer out everywhere, here too.
 * @param db connection
 * @param actor who asks, for themselves
 * @param now the time
 */
export async function signOutEverywhere(db: Db, actor: Actor, now: Date): Promise<void> {
	await db.transaction(async (tx) => {
		await endSessions(tx, actor.id);
		await recordOfficerEvent(tx, 'sessions_ended', actor.id, actor, now);
	});
}

/**
 * @param db transaction of the change that makes these sessions untrustworthy
 * @param officerId whose
 * @param exceptToken the browser that may stay signed in
 */
export async function endSessions(db: Db, officerId: string, exceptToken?: string): Promise<void> {
	const others = exceptToken ? ne(officerSessions.id, sessionId(exceptToken)) : undefined;
	await db.delete(officerSessions).where(and(eq(officerSessions.officerId, officerId), others));
}

/**
 * Says where a session runs, coarsely: enough to recognise one's own device, too little to track
 * somebody by.
 * @param userAgent what the browser says about itself
 */
export function describeDevice(userAgent: string): string {
	const browser = BROWSERS.find(([mark]) => mark.test(userAgent))?.[1] ?? 'Peramban lain';
	const system = SYSTEMS.find(([mark]) => mark.test(userAgent))?.[1] ?? 'perangkat lain';
	return `${browser} di ${system}`;
}
