import { formatDate } from '#lib/labels/deadline.ts';
import { keyFingerprint, readManifest, rootFingerprint } from '#lib/sealed/index.ts';
import { allManifests, findMemberKeys } from '#lib/server/disclosures/index.ts';
import { requireRole } from '#lib/server/web/guards.ts';
import { todayOf } from './sealed.server.ts';
import { readWaiting } from './waiting.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const actor = requireRole(event, 'disclosure_member');
	const { db, disclosurePins } = event.locals;
	const { rootKey, minimumVersion } = disclosurePins;
	const keys = await findMemberKeys(db, actor);
	const manifests = await allManifests(db);
	const inForce = manifests.at(-1)?.text.includes(keys?.recipient ?? '-') ?? false;
	const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
	return {
		year: todayOf(event).day.slice(0, 4),
		rootFingerprint: rootKey && rootFingerprint(rootKey),
		keys: keys && { fingerprint: keyFingerprint(keys), madeOn: formatDate(keys.madeOn) },
		signed: manifests.length > 0,
		/** Whether there ever was a reserve key. */
		escrow: manifests.some(({ text }) => readManifest(text).escrow),
		waiting: (await readWaiting(event, actor, manifests.at(-1) ?? null))?.shown ?? null,
		// For the script, which believes the root's signature only.
		team:
			rootKey && keys && inForce
				? JSON.stringify({
						rootKey,
						minimumVersion,
						today: todayOf(event).day,
						manifests,
						keys: {
							id: keys.id,
							byPassphrase: base64(keys.byPassphrase),
							byRecovery: base64(keys.byRecovery)
						}
					})
				: null
	};
};
