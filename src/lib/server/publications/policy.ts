// Who publishes documents of the office. Everybody reads them.
import type { Role } from '#lib/codes/officer-codes.ts';
import { type Actor, hasRole } from '../officers/index.ts';
import { DomainError } from '../platform/errors.ts';

/** Who publishes: the head, and intake for them. */
export const PUBLISHERS = ['intake', 'head'] as const satisfies readonly Role[];

/** @throws DomainError not_allowed for who does not publish */
export function assertPublishes(actor: Actor): void {
	if (!hasRole(actor, ...PUBLISHERS)) {
		throw new DomainError('not_allowed', 'this officer does not publish documents');
	}
}
