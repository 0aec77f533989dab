// A deadline policy in words, and how one is found by its address.
import { error, type RequestEvent } from '@sveltejs/kit';
import { formatDate, policyTime, UNIT_LABELS } from '#lib/labels/deadline.ts';
import { OWNER_LABELS, POLICY_LABELS } from '#lib/labels/policies.ts';
import {
	type DeadlinePolicy,
	loadPolicies,
	localDate,
	policyOn
} from '#lib/server/deadlines/index.ts';

/** The office's date now. */
export function today({ locals: { office, now } }: RequestEvent): string {
	return localDate(office.calendar, now);
}

/** @param inForce the row of its code that holds today */
export function policyWords(policy: DeadlinePolicy, inForce: DeadlinePolicy, day: string) {
	const state = policy.id === inForce.id ? 'now' : policy.effectiveFrom > day ? 'coming' : 'past';
	return {
		id: policy.id,
		code: policy.code,
		label: POLICY_LABELS[policy.code],
		time: policyTime(policy),
		amount: policy.amount,
		unit: UNIT_LABELS[policy.unit],
		warningShare: policy.warningShare,
		owner: policy.owner,
		ownerLabel: OWNER_LABELS[policy.owner],
		legalBasis: policy.legalBasis,
		from: formatDate(policy.effectiveFrom),
		confirmed: policy.confirmed,
		note: policy.note,
		state
	} as const;
}

/** The row in the address. @throws 404 */
export async function openPolicy(event: RequestEvent) {
	const policies = await loadPolicies(event.locals.db);
	const policy = policies.find(({ id }) => id === event.params.id);
	if (!policy) error(404, 'Aturan ini tidak ada, atau sudah ditarik. Mulai dari daftar aturan.');
	const day = today(event);
	return policyWords(policy, policyOn(policies, policy.code, day), day);
}
