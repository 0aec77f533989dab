// Who reads the integrity plan, who gathers evidence, and who answers.
import type { Role } from '#lib/codes/officer-codes.ts';
import { type Actor, hasRole } from '../officers/index.ts';
import { DomainError } from '../platform/errors.ts';

/** Who reads it. */
export const INTEGRITY_ROLES = [
	'intake',
	'unit_head',
	'head',
	'overseer'
] as const satisfies readonly Role[];

/** Who gathers evidence and keeps the wording. */
export const INTEGRITY_EDITORS = ['intake', 'head'] as const satisfies readonly Role[];

/** Who answers for the office, and takes the bundle out of the house. */
export const INTEGRITY_HEADS = ['head'] as const satisfies readonly Role[];

/** @throws DomainError not_found: whoever has nothing to do with it isn't told of it */
export function assertReads(actor: Actor): void {
	if (!hasRole(actor, ...INTEGRITY_ROLES)) {
		throw new DomainError('not_found', 'no integrity plan for this officer');
	}
}

/** @returns whether this officer gathers evidence and keeps the wording */
export function mayEdit(actor: Actor): boolean {
	return hasRole(actor, ...INTEGRITY_EDITORS);
}

/** @returns whether this officer answers for the office */
export function mayAnswer(actor: Actor): boolean {
	return hasRole(actor, ...INTEGRITY_HEADS);
}

/** @throws DomainError not_allowed unless it holds */
export function assertMay(holds: boolean, what: string): void {
	if (!holds) throw new DomainError('not_allowed', `this officer may not ${what}`);
}
