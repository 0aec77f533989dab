// Takes a sealed message of a member: to the reporter, or into the team's own thread.
import { json } from '@sveltejs/kit';
import * as v from 'valibot';
import { addEnvelope } from '#lib/server/disclosures/index.ts';
import { requireRole } from '#lib/server/web/guards.ts';
import { heldKey, orRefusal, readSealed, sealedBytes, todayOf } from '../sealed.server.ts';
import type { RequestHandler } from './$types';

const schema = v.object({
	...heldKey,
	thread: v.picklist(['talk', 'case']),
	sequence: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
	sealed: sealedBytes
});

export const POST: RequestHandler = async (event) => {
	requireRole(event, 'disclosure_member');
	const { report, read, ...message } = await readSealed(event, schema);
	const today = todayOf(event);
	await orRefusal(addEnvelope(event.locals.db, { report, read }, message, today));
	return json({ day: today.day });
};
