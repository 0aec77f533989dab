// Owns what somebody becomes while they stand in for a colleague: the one place where roles are
// put together for a day.
import { type SQL, sql } from 'drizzle-orm';
import { DEPUTY_ROLES, ROLES, type Role, UNIT_ROLES } from '../../codes/officer-codes.ts';
import { type Db, rows } from '../platform/database.ts';
import { type Actor, hasRole, type StandIn } from './actor.ts';

/**
 * Who stands in for whom on a day, as a query with `deputy_id`, `officer_id`, `until_date`. Where a
 * deputy is away too, whoever stands in for them does so for both; not further than that one step.
 * @param today ISO date by the office's clock
 */
export function standInsOn(today: string): SQL {
	const running = sql`select link.* from officer_deputies link
		inner join officers away on away.id = link.officer_id and away.disabled_at is null
		where link.ended_at is null and link.from_date <= ${today}::date and link.until_date >= ${today}::date`;
	return sql`select deputy_id, officer_id, until_date from (${running}) direct
		union all
		select further.deputy_id, nearer.officer_id, least(nearer.until_date, further.until_date)
		from (${running}) nearer inner join (${running}) further on further.officer_id = nearer.deputy_id`;
}

/**
 * @param db connection
 * @param today ISO date by the office's clock
 * @param deputyId only for this officer
 * @returns by officer, for whom they stand in
 */
export async function readStandIns(
	db: Db,
	today: string,
	deputyId?: string
): Promise<Map<string, StandIn[]>> {
	const found = await rows<Pick<StandIn, keyof StandIn> & { deputyId: string }>(
		db,
		sql`select stand_in.deputy_id as "deputyId", stand_in.officer_id as "officerId", person.name,
				person.roles, person.unit_code as "unitCode", stand_in.until_date::text as "until"
			from (${standInsOn(today)}) stand_in
				inner join officers person on person.id = stand_in.officer_id
			${deputyId ? sql`where stand_in.deputy_id = ${deputyId}` : sql``}
			order by person.name, person.id`
	);
	const byDeputy = new Map<string, StandIn[]>();
	for (const { deputyId: id, ...standIn } of found) {
		byDeputy.set(id, [...(byDeputy.get(id) ?? []), standIn]);
	}
	return byDeputy;
}

/** @returns whether somebody with these roles can stand in at all: whoever works on complaints */
export function mayStandIn(officer: Pick<Actor, 'roles'>): boolean {
	return hasRole(officer, ...DEPUTY_ROLES) && !hasRole(officer, 'overseer');
}

/**
 * What an officer is while they stand in. The role of a unit needs that unit: who has another one
 * only gets the cases of the person who is away, and who has none gets theirs. Accounts and
 * oversight are never handed on.
 * @param own the officer by themselves
 * @param standsInFor from `readStandIns`
 */
export function inPlaceOf(own: Actor, standsInFor: readonly StandIn[] = []): Actor {
	if (standsInFor.length === 0 || !mayStandIn(own)) return own;
	const roles = new Set<Role>(own.roles);
	let { unitCode } = own;
	for (const away of standsInFor) {
		const ofUnit = hasRole(away, ...UNIT_ROLES) && away.unitCode !== null;
		if (ofUnit) unitCode ??= away.unitCode;
		for (const role of DEPUTY_ROLES) {
			const needsUnit = UNIT_ROLES.some((one) => one === role);
			if (!away.roles.includes(role) || (needsUnit && unitCode !== away.unitCode)) continue;
			roles.add(role);
		}
	}
	return {
		...own,
		roles: ROLES.filter((role) => roles.has(role)),
		unitCode,
		standsInFor,
		inOwnRight: { roles: own.roles, unitCode: own.unitCode }
	};
}
