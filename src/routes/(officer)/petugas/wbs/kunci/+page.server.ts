import { keyFingerprint, rootFingerprint } from '#lib/sealed/index.ts';
import { formatDate } from '#lib/labels/deadline.ts';
import { currentManifest, findMemberKeys } from '#lib/server/disclosures/index.ts';
import { requireRole } from '#lib/server/web/guards.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const actor = requireRole(event, 'disclosure_member');
	const { db, disclosurePins } = event.locals;
	const { rootKey } = disclosurePins;
	const keys = await findMemberKeys(db, actor);
	const manifest = await currentManifest(db);
	return {
		name: actor.name,
		rootFingerprint: rootKey && rootFingerprint(rootKey),
		keys: keys && {
			position: keys.position,
			madeOn: formatDate(keys.madeOn),
			fingerprint: keyFingerprint(keys),
			inForce: manifest?.text.includes(keys.recipient) ?? false
		}
	};
};
