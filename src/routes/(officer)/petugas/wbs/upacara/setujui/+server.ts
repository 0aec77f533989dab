// Takes a member's consent to the manifest that waits.
import { error, json } from '@sveltejs/kit';
import * as v from 'valibot';
import { approveProposal, pinnedBy } from '#lib/server/disclosures/index.ts';
import { requireRole } from '#lib/server/web/guards.ts';
import { hexOf, orRefusal, readSealed, todayOf } from '../../sealed.server.ts';
import type { RequestHandler } from './$types';

const schema = v.object({
	member: hexOf(16),
	day: v.pipe(v.string(), v.isoDate()),
	signature: v.pipe(v.string(), v.base64())
});

export const POST: RequestHandler = async (event) => {
	const actor = requireRole(event, 'disclosure_member');
	const { db, disclosurePins } = event.locals;
	const pinned = pinnedBy(disclosurePins);
	if (!pinned) error(409, 'Kunci induk belum dipasang di content/wbs.json.');
	const approval = await readSealed(event, schema);
	const { day } = todayOf(event);
	return json(await orRefusal(approveProposal(db, actor, approval, pinned.rootKey, day)));
};
