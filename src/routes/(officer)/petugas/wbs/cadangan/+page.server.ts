import { formatDate } from '#lib/labels/deadline.ts';
import { listWords } from '#lib/labels/disclosure-team.ts';
import { keyFingerprint, readManifest } from '#lib/sealed/index.ts';
import { allManifests } from '#lib/server/disclosures/index.ts';
import { requireRole } from '#lib/server/web/guards.ts';
import { todayOf } from '../sealed.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	// Whoever is named for the team: in the worst case nobody of it has a key any more.
	requireRole(event, 'disclosure_member');
	const { db, disclosurePins } = event.locals;
	const { rootKey, minimumVersion } = disclosurePins;
	const manifests = await allManifests(db);
	const known = new Map<string, { holders: string; fingerprint: string; since: string }>();
	for (const { text } of manifests) {
		const { escrow, from } = readManifest(text);
		if (!escrow) continue;
		const { since = formatDate(from) } = known.get(escrow.id) ?? {};
		const holders = listWords(escrow.holders);
		known.set(escrow.id, { holders, fingerprint: keyFingerprint(escrow), since });
	}
	const today = todayOf(event).day;
	return {
		escrows: [...known.values()].reverse(),
		// For the script, which believes the root's signature only.
		team:
			rootKey && known.size > 0
				? JSON.stringify({ rootKey, minimumVersion, today, manifests })
				: null
	};
};
