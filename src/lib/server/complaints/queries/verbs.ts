// What an officer may do with a complaint now: policy and workflow together.
import type { Actor } from '../../officers/index.ts';
import { type Complaint, may } from '../policy.ts';
import { isDue, TRANSITIONS, type Verb } from '../workflow.ts';

/**
 * @param actor the officer
 * @param complaint one that they may see
 * @returns what they may do in the status that it has
 */
export function verbsFor(
	actor: Actor,
	complaint: Pick<
		Complaint,
		| 'status'
		| 'pausedAt'
		| 'extensionAskedAt'
		| 'publicSince'
		| 'erasedAt'
		| 'confidential'
		| 'unitCode'
		| 'handlerId'
		| 'filedBy'
		| 'overseerActs'
		| 'nameHidden'
	>
): Verb[] {
	return (Object.keys(TRANSITIONS) as Verb[]).filter(
		(verb) => isDue(verb, complaint) && may(actor, verb, complaint)
	);
}
