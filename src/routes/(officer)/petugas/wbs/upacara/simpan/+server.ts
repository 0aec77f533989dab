import { error, json } from '@sveltejs/kit';
import * as v from 'valibot';
import { pinnedBy, proposeManifest } from '#lib/server/disclosures/index.ts';
import { requireRole } from '#lib/server/web/guards.ts';
import { orRefusal, readSealed, todayOf } from '../../sealed.server.ts';
import type { RequestHandler } from './$types';

const schema = v.object({ text: v.string(), signature: v.pipe(v.string(), v.base64()) });

export const POST: RequestHandler = async (event) => {
	// The signature is what counts; the role only keeps strangers from the door.
	const actor = requireRole(event, 'disclosure_member');
	const { db, disclosurePins } = event.locals;
	const pinned = pinnedBy(disclosurePins);
	if (!pinned) error(409, 'Kunci induk belum dipasang di content/wbs.json.');
	const signed = await readSealed(event, schema);
	const { day } = todayOf(event);
	return json(await orRefusal(proposeManifest(db, actor, signed, pinned.rootKey, day)));
};
