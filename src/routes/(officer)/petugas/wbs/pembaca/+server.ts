// Wraps the keys of a report anew: for a later reader, or without a member who has gone out.
import { json } from '@sveltejs/kit';
import * as v from 'valibot';
import { rewrapReport } from '#lib/server/disclosures/index.ts';
import { requireRole } from '#lib/server/web/guards.ts';
import { heldKey, orRefusal, readSealed, sealedBytes, todayOf } from '../sealed.server.ts';
import type { RequestHandler } from './$types';

const slots = v.array(sealedBytes);
const schema = v.object({ ...heldKey, slots, noteSlots: v.nullable(slots) });

export const POST: RequestHandler = async (event) => {
	requireRole(event, 'disclosure_member');
	const { slots: report, noteSlots: notes, ...key } = await readSealed(event, schema);
	await orRefusal(rewrapReport(event.locals.db, key, { report, notes }, todayOf(event).day));
	return json({ tersimpan: true });
};
