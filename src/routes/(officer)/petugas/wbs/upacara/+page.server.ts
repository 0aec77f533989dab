import { keyFingerprint, readManifest, rootFingerprint } from '#lib/sealed/index.ts';
import { formatDate } from '#lib/labels/deadline.ts';
import { listWords } from '#lib/labels/disclosure-team.ts';
import { currentManifest, listCandidates, yearAfter } from '#lib/server/disclosures/index.ts';
import { readWaiting } from '../waiting.server.ts';
import { requireRole } from '#lib/server/web/guards.ts';
import { todayOf } from '../sealed.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const actor = requireRole(event, 'disclosure_member');
	const { db, disclosurePins } = event.locals;
	const { day } = todayOf(event);
	const latest = await currentManifest(db);
	const candidates = await listCandidates(db, actor);
	const { rootKey } = disclosurePins;
	const escrow = latest && readManifest(latest.text).escrow;
	const waiting = await readWaiting(event, actor, latest);
	return {
		// For the script, which judges everything anew.
		ceremony: JSON.stringify({ rootKey, latest, candidates, proposal: waiting?.forMe ?? null }),
		waiting: waiting?.shown ?? null,
		rootKey,
		rootFingerprint: rootKey && rootFingerprint(rootKey),
		version: latest?.version ?? 0,
		escrow: escrow
			? { id: escrow.id, holders: listWords(escrow.holders), fingerprint: keyFingerprint(escrow) }
			: null,
		madeOn: formatDate(day),
		from: day,
		until: yearAfter(day),
		candidates: candidates.map(({ id, name, position, madeOn, ...keys }) => ({
			id,
			name,
			position,
			madeOn: formatDate(madeOn),
			fingerprint: keyFingerprint(keys),
			inForce: latest?.text.includes(keys.recipient) ?? false
		}))
	};
};
