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
	const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
	return {
		name: actor.name,
		rootFingerprint: rootKey && rootFingerprint(rootKey),
		keys: keys && {
			position: keys.position,
			madeOn: formatDate(keys.madeOn),
			fingerprint: keyFingerprint(keys),
			inForce: manifest?.text.includes(keys.recipient) ?? false,
			// For the script, which locks them anew.
			locked: JSON.stringify({
				position: keys.position,
				byPassphrase: base64(keys.byPassphrase),
				byRecovery: base64(keys.byRecovery)
			})
		}
	};
};
