// Who reads monitoring reports, who writes and signs them, and who sees the complaints behind one.
import { type MonevEscalation, MONEV_ESCALATIONS } from '#lib/codes/monitoring-codes.ts';
import type { Role } from '#lib/codes/officer-codes.ts';
import { FIGURE_ROLES } from '../figures/index.ts';
import { type Actor, hasRole } from '../officers/index.ts';
import { DomainError } from '../platform/errors.ts';

/** Who reads reports: everybody who reads the figures of the office. */
export const MONEV_ROLES = FIGURE_ROLES;

/** Who writes what the figures mean. */
export const MONEV_WRITERS = ['intake', 'head'] as const satisfies readonly Role[];

/** Who sees the list of complaints behind a signed report (ADR 0031). */
const ROW_ROLES = ['head', 'overseer'] as const satisfies readonly Role[];

/** @param actor the officer @returns true when reports are open to them */
export function maySeeMonev(actor: Actor): boolean {
	return hasRole(actor, ...MONEV_ROLES);
}

/** @throws DomainError not_found: whoever has nothing to do with it isn't told that it exists */
export function assertSeesMonev(actor: Actor): void {
	if (!maySeeMonev(actor)) throw new DomainError('not_found', 'no monitoring for this officer');
}

/** @param actor the officer @returns true when they may write reports */
export function mayWriteMonev(actor: Actor): boolean {
	return hasRole(actor, ...MONEV_WRITERS);
}

/** @param actor the officer @returns true when they may sign reports and have them corrected */
export function maySignMonev(actor: Actor): boolean {
	return hasRole(actor, 'head');
}

/** @param actor the officer @returns true when the complaints behind a report are open to them */
export function maySeeMonevRows(actor: Actor): boolean {
	return hasRole(actor, ...ROW_ROLES);
}

const RUNGS: Record<MonevEscalation, Role> = {
	writer: 'intake',
	signer: 'head',
	overseer: 'overseer'
};

/**
 * Who is told that a report is late, or nearly so: whoever stands on that rung, or on the next above
 * when nobody does.
 * @param to the rung
 * @param staff everybody who works here, as they would act today
 */
export function peopleForMonev(to: MonevEscalation, staff: readonly Actor[]): Actor[] {
	const from = MONEV_ESCALATIONS.slice(MONEV_ESCALATIONS.indexOf(to));
	const rungs = from.map((rung) => staff.filter((one) => hasRole(one, RUNGS[rung])));
	return rungs.find((people) => people.length > 0) ?? [];
}

/** @throws DomainError not_allowed unless it holds */
export function assertMay(holds: boolean, what: string): void {
	if (!holds) throw new DomainError('not_allowed', `this officer may not ${what}`);
}
