// Who sees findings, and who does what with them.
import { and, type SQL } from 'drizzle-orm';
import { type Escalation, ESCALATIONS } from '#lib/codes/finding-codes.ts';
import type { Role } from '#lib/codes/officer-codes.ts';
import { UNIT_ROLES } from '#lib/codes/officer-codes.ts';
import { aboutNobody, visibleTo } from '../complaints/index.ts';
import { type Actor, hasRole } from '../officers/index.ts';
import { DomainError } from '../platform/errors.ts';
import type { findingActions, findings } from './schema.ts';

/** Who reads findings: all who work on complaints in the office, and who watches them. */
export const FINDING_ROLES = [
	'intake',
	'handler',
	'unit_head',
	'head',
	'overseer'
] as const satisfies readonly Role[];

/** Who makes findings, plans actions and measures effects. */
export const FINDING_MAKERS = ['intake', 'unit_head', 'head'] as const satisfies readonly Role[];

/** A row of the table. */
export type Finding = typeof findings.$inferSelect;
/** A row of the table. */
export type Action = typeof findingActions.$inferSelect;

/** @param actor the officer @returns true when findings are open to them; all are open to all of these */
export function maySeeFindings(actor: Actor): boolean {
	return hasRole(actor, ...FINDING_ROLES);
}

/** @throws DomainError not_found: whoever has nothing to do with findings isn't told that they exist */
export function assertSees(actor: Actor): void {
	if (!maySeeFindings(actor)) throw new DomainError('not_found', 'no findings for this officer');
}

/** @param actor the officer @returns true when they may make findings, plan actions, measure effects */
export function mayMakeFindings(actor: Actor): boolean {
	return hasRole(actor, ...FINDING_MAKERS);
}

/** @param actor the officer @param finding one of them @returns true when they may close it unproven */
export function mayDrop(actor: Actor, { foundBy }: Pick<Finding, 'foundBy'>): boolean {
	return hasRole(actor, 'head') || (mayMakeFindings(actor) && foundBy === actor.id);
}

/**
 * Whose action it is: the person's who is named, else everybody's in the unit; always its head's, and
 * of who made it up.
 * @returns true when this officer reports on it
 */
export function reportsOn(
	actor: Actor,
	{ unitCode, officerId }: Pick<Action, 'unitCode' | 'officerId'>
): boolean {
	if (hasRole(actor, 'intake', 'head')) return true;
	if (isResponsible(actor, { unitCode, officerId })) return true;
	return leads(actor, unitCode);
}

/** @returns true when the action waits for this very officer, or for one for whom they stand in */
export function isResponsible(
	actor: Actor,
	{ unitCode, officerId }: Pick<Action, 'unitCode' | 'officerId'>
): boolean {
	if (officerId) {
		return (
			officerId === actor.id || (actor.standsInFor ?? []).some((one) => one.officerId === officerId)
		);
	}
	return hasRole(actor, ...UNIT_ROLES) && actor.unitCode !== null && actor.unitCode === unitCode;
}

/** @returns true when this officer may give an action more time: nobody gives it to themselves alone */
export function mayExtend(actor: Actor, { unitCode }: Pick<Action, 'unitCode'>): boolean {
	return hasRole(actor, 'head') || leads(actor, unitCode);
}

/** @returns true when this officer is the head of that unit */
export function leads(actor: Actor, unitCode: string | null): boolean {
	return hasRole(actor, 'unit_head') && unitCode !== null && actor.unitCode === unitCode;
}

/**
 * Who is told that an action is late, or nearly so: whoever stands on that rung, or on the next above
 * when nobody does. Whoever does it themselves is no help from above.
 * @param to the rung
 * @param action which
 * @param staff everybody who works here, as they would act today
 */
export function peopleForAction(
	to: Escalation,
	action: Pick<Action, 'unitCode' | 'officerId'>,
	staff: readonly Actor[]
): Actor[] {
	const leaders = staff.filter((one) => leads(one, action.unitCode) && one.id !== action.officerId);
	const doing = staff.filter((one) => isResponsible(one, action));
	// Of a unit's action its head is told as the head, unless the unit is the head alone.
	const others = doing.filter((one) => !leaders.includes(one));
	const rungs: Record<Escalation, Actor[]> = {
		responsible: others.length ? others : doing,
		unit_head: leaders,
		head: staff.filter((one) => hasRole(one, 'head'))
	};
	const from = ESCALATIONS.slice(ESCALATIONS.indexOf(to));
	return from.map((rung) => rungs[rung]).find((people) => people.length > 0) ?? [];
}

/**
 * Complaints that a finding may rest on. What is about an officer, or might be, never goes into one:
 * everybody reads findings, and so would they (ADR 0022).
 */
export function groundFor(actor: Actor): SQL {
	return and(visibleTo(actor), aboutNobody()) as SQL;
}
