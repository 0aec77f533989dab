// Owns who of the office gets as far as the team's pages. What they can read there is decided by
// keys alone.
import { type Actor, hasRole } from '../officers/index.ts';
import { DomainError } from '../platform/errors.ts';

/**
 * @param actor who asks
 * @returns whether an administrator has named them for the team
 */
export function isCandidate(actor: Actor): boolean {
	return hasRole(actor, 'disclosure_member');
}

/** @throws DomainError not_allowed */
export function assertCandidate(actor: Actor): void {
	if (!isCandidate(actor)) throw new DomainError('not_allowed', 'not named for the team');
}
