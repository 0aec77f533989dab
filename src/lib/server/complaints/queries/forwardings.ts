// What lies with other agencies and waits for their answer, as far as the officer may see it.
import { and, asc, eq, isNotNull, sql } from 'drizzle-orm';
import type { Actor } from '../../officers/index.ts';
import { rows } from '../../platform/database.ts';
import type { Forwarding } from '../commands/forward.ts';
import type { Context } from '../context.ts';
import { visibleTo } from '../policy.ts';
import { complaintForwardings, complaints } from '../schema.ts';

/** A forwarding in the list. */
export interface WaitingForwarding {
	number: string;
	serviceCode: string;
	kecamatanCode: string;
	forwarding: Forwarding;
}

/** Enough to work on; the list begins with what has waited longest. */
export const FORWARDINGS_SHOWN = 100;

/** @returns forwardings without an answer, those first whose agency is to be asked soonest */
export async function listForwardings({ db }: Context, actor: Actor): Promise<WaitingForwarding[]> {
	return db
		.select({
			number: complaints.number,
			serviceCode: complaints.serviceCode,
			kecamatanCode: complaints.kecamatanCode,
			forwarding: complaintForwardings
		})
		.from(complaintForwardings)
		.innerJoin(complaints, eq(complaints.id, complaintForwardings.complaintId))
		.where(and(isNotNull(complaintForwardings.followUpAt), visibleTo(actor)))
		.orderBy(asc(complaintForwardings.followUpAt), asc(complaintForwardings.complaintId))
		.limit(FORWARDINGS_SHOWN);
}

/** @returns how many agencies are to be asked by now, up to `FORWARDINGS_SHOWN` */
export async function countOverdueForwardings(
	{ db }: Context,
	actor: Actor,
	now: Date
): Promise<number> {
	const [counted] = await rows<{ count: number }>(
		db,
		sql`select count(*)::int as "count" from (
			select 1 from ${complaintForwardings}
				inner join ${complaints} on ${complaints.id} = ${complaintForwardings.complaintId}
			where ${complaintForwardings.followUpAt} <= ${now.toISOString()} and ${visibleTo(actor)}
			limit ${FORWARDINGS_SHOWN}) waiting`
	);
	return counted?.count ?? 0;
}
