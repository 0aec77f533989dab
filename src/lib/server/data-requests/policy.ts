// Who sees data requests and who decides on them.
import { type SQL, sql } from 'drizzle-orm';
import type { DataRequestKind } from '../../codes/data-request-codes.ts';
import { type Complaint, visibleTo } from '../complaints/index.ts';
import { complaints } from '../complaints/schema.ts';
import { type Actor, hasRole } from '../officers/index.ts';

/**
 * Who has anything to do with such requests: intake and the head; the overseer where the head is
 * named. What is about an officer is kept from them here, too.
 * @returns a condition on complaints
 */
export function concerning(actor: Actor): SQL {
	if (hasRole(actor, 'intake', 'head')) return visibleTo(actor);
	if (hasRole(actor, 'overseer')) return sql`(${complaints.overseerActs} and ${visibleTo(actor)})`;
	return sql`false`;
}

/**
 * Erasing can't be undone: the head of the office decides, or the overseer where the head is named.
 * A correction is decided by whoever checks who somebody is.
 * @returns true when this officer decides on requests of this kind about this complaint
 */
export function decidesOn(
	actor: Actor,
	kind: DataRequestKind,
	{ overseerActs }: Pick<Complaint, 'overseerActs'>
): boolean {
	if (overseerActs && hasRole(actor, 'overseer')) return true;
	return kind === 'erasure' ? hasRole(actor, 'head') : hasRole(actor, 'intake', 'head');
}
