// Who works here: the look-ups that other modules need to hand work to somebody.
import { and, arrayOverlaps, asc, eq, isNull } from 'drizzle-orm';
import { OUTSIDE_ROLES, UNIT_ROLES } from '../../codes/officer-codes.ts';
import type { Db } from '../platform/database.ts';
import type { Actor } from './actor.ts';
import { officers, publicOfficerList } from './schema.ts';
import { inPlaceOf, readStandIns } from './stand-ins.ts';

/** An officer to whom work can be given. */
export type Colleague = Pick<Actor, 'id' | 'name' | 'roles' | 'unitCode'>;

const COLUMNS = {
	id: officers.id,
	name: officers.name,
	roles: officers.roles,
	unitCode: officers.unitCode
};

/** @param db connection @param id whose @returns the officer, or null when unknown or disabled */
export async function findActiveOfficer(db: Db, id: string): Promise<Colleague | null> {
	const [found] = await db
		.select(COLUMNS)
		.from(officers)
		.where(and(eq(officers.id, id), isNull(officers.disabledAt)));
	return found ?? null;
}

/** @param db connection @returns every active officer with whom complaints can lie, by name */
export async function listHandlers(db: Db): Promise<Colleague[]> {
	return db
		.select(COLUMNS)
		.from(officers)
		.where(and(isNull(officers.disabledAt), arrayOverlaps(officers.roles, [...UNIT_ROLES])))
		.orderBy(asc(officers.name));
}

/** @param db connection @returns every active officer as they are by themselves, by name */
export async function listColleagues(db: Db): Promise<Colleague[]> {
	return db
		.select(COLUMNS)
		.from(officers)
		.where(isNull(officers.disabledAt))
		.orderBy(asc(officers.name));
}

/**
 * @param db connection
 * @param today ISO date by the office's clock: who stands in for whom
 * @returns everybody who works here, as they would act today
 */
export async function listActiveOfficers(db: Db, today: string): Promise<Actor[]> {
	const standIns = await readStandIns(db, today);
	const found = await db
		.select({ ...COLUMNS, username: officers.username, kecamatanCode: officers.kecamatanCode })
		.from(officers)
		.where(isNull(officers.disabledAt));
	return found.map((officer) => inPlaceOf(officer, standIns.get(officer.id)));
}

/**
 * @param db connection
 * @returns those whom residents meet, by name, for the list in their form; null while the office
 *   does not show one
 */
export async function readPublicOfficerList(db: Db): Promise<Colleague[] | null> {
	if ((await db.$count(publicOfficerList)) === 0) return null;
	const found = await db
		.select(COLUMNS)
		.from(officers)
		.where(isNull(officers.disabledAt))
		.orderBy(asc(officers.name));
	return found.filter(({ roles }) =>
		roles.some((role) => role !== 'administrator' && !OUTSIDE_ROLES.some((one) => one === role))
	);
}
