// Puts fresh keys in place of those in use, after a member has gone out of a report.
import { json } from '@sveltejs/kit';
import * as v from 'valibot';
import { turnKeys } from '#lib/server/disclosures/index.ts';
import { requireRole } from '#lib/server/web/guards.ts';
import { heldKey, hexOf, orRefusal, readSealed, sealedBytes, todayOf } from '../sealed.server.ts';
import type { RequestHandler } from './$types';

const naming = {
	sequence: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
	sealed: sealedBytes
};
const fresh = { slots: v.array(sealedBytes), older: sealedBytes };
const schema = v.object({
	...heldKey,
	...fresh,
	readHash: hexOf(64),
	reporterWrap: sealedBytes,
	talk: v.object(naming),
	notes: v.object({ ...fresh, ...naming })
});

export const POST: RequestHandler = async (event) => {
	requireRole(event, 'disclosure_member');
	const { report, read, ...turned } = await readSealed(event, schema);
	await orRefusal(turnKeys(event.locals.db, { report, read }, turned, todayOf(event)));
	return json({ diputar: true });
};
