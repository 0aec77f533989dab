// Owns what reporters get of the team: who may read what comes in now.
import { type Manifest, openApproved } from '../../sealed/index.ts';
import type { Db } from '../platform/database.ts';
import { latestManifests, type StoredManifest } from './manifests.ts';
import { type Pins, pinnedBy } from './pins.ts';

/** The team that reads what comes in now. */
export interface TeamInForce {
	manifest: Manifest;
	/** As it was signed, for clients who judge it themselves. */
	signed: StoredManifest;
	/** Text of the manifest before, whose members agreed to this one; null before the first. */
	previous: string | null;
}

/**
 * @param pins what is known of the root
 * @param day today, ISO
 * @returns null while nobody may read: no root, no manifest, or none that holds today
 */
export async function teamInForce(db: Db, pins: Pins, day: string): Promise<TeamInForce | null> {
	const pinned = pinnedBy(pins);
	const [signed, before] = pinned ? await latestManifests(db) : [];
	if (!signed || !pinned) return null;
	const previous = before?.text ?? null;
	try {
		return { manifest: openApproved(signed, previous, pinned, day), signed, previous };
	} catch {
		// Reporters are told that the channel is closed; why is for the ceremony page to say.
		return null;
	}
}
