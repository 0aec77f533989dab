// Who sees the results of the survey, who asks for answers, and who publishes.
import type { Role } from '#lib/codes/officer-codes.ts';
import { type Actor, hasRole } from '../officers/index.ts';
import { DomainError } from '../platform/errors.ts';

/** Who sees results: nobody is named in them. */
export const SURVEY_ROLES = [
	'intake',
	'handler',
	'unit_head',
	'head',
	'overseer',
	'district_operator'
] as const satisfies readonly Role[];

/** Who prints slips and sheets, opens tablets and enters sheets. */
export const SURVEY_KEEPERS = [
	'intake',
	'head',
	'district_operator'
] as const satisfies readonly Role[];

/**
 * Who reads comments. They may be about an officer, whom nobody can keep from them beforehand, as is
 * done with complaints (ADR 0022): so only who leads and who watches.
 */
export const COMMENT_READERS = ['head', 'overseer'] as const satisfies readonly Role[];

/** Who says for the office how many people used the service, and publishes. */
export const SURVEY_PUBLISHERS = ['head'] as const satisfies readonly Role[];

/** @throws DomainError not_allowed unless the officer has one of the roles */
export function assertRole(actor: Actor, roles: readonly Role[]): void {
	if (!hasRole(actor, ...roles)) throw new DomainError('not_allowed', 'not for this officer');
}

/**
 * Where an officer may print for: an operator for sessions in their own kecamatan only.
 * @returns null for anywhere; '' for nowhere
 */
export function onlyKecamatanOf(actor: Actor): string | null {
	return hasRole(actor, 'intake', 'head') ? null : (actor.kecamatanCode ?? '');
}
