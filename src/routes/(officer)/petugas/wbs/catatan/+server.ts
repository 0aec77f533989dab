// Begins the team's thread of a report: its first message, and its key wrapped for those who may read.
import { json } from '@sveltejs/kit';
import * as v from 'valibot';
import { startCase } from '#lib/server/disclosures/index.ts';
import { requireRole } from '#lib/server/web/guards.ts';
import { heldKey, orRefusal, readSealed, sealedBytes, todayOf } from '../sealed.server.ts';
import type { RequestHandler } from './$types';

const schema = v.object({ ...heldKey, slots: v.array(sealedBytes), sealed: sealedBytes });

export const POST: RequestHandler = async (event) => {
	requireRole(event, 'disclosure_member');
	const { slots, sealed, ...key } = await readSealed(event, schema);
	await orRefusal(startCase(event.locals.db, key, { slots, sealed }, todayOf(event).day));
	return json({ dimulai: true });
};
