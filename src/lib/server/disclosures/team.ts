// Owns what reporters get of the team: who may read what comes in now.
import { type Manifest, openManifest } from '../../sealed/index.ts';
import type { Db } from '../platform/database.ts';
import { currentManifest, type StoredManifest } from './manifests.ts';
import { type Pins, pinnedBy } from './pins.ts';

/** The team that reads what comes in now. */
export interface TeamInForce {
	manifest: Manifest;
	/** As it was signed, for clients who judge it themselves. */
	signed: StoredManifest;
}

/**
 * @param pins what is known of the root
 * @param day today, ISO
 * @returns null while nobody may read: no root, no manifest, or none that holds today
 */
export async function teamInForce(db: Db, pins: Pins, day: string): Promise<TeamInForce | null> {
	const pinned = pinnedBy(pins);
	const signed = pinned && (await currentManifest(db));
	if (!signed) return null;
	try {
		return { manifest: openManifest(signed, pinned, day), signed };
	} catch {
		// Reporters are told that the channel is closed; why is for the ceremony page to say.
		return null;
	}
}
