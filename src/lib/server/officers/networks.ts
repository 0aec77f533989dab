// Owns from where officers have signed in lately, without keeping an address.
import { createHmac } from 'node:crypto';
import { and, eq, lte } from 'drizzle-orm';
import type { Db } from '../platform/database.ts';
import { networkOf } from '../platform/rate-limit.ts';
import { secretNamed } from '../platform/secrets.ts';
import { officerNetworks } from './schema.ts';

// A long leave and then some.
const KEPT_DAYS = 90;

/**
 * @param db connection
 * @param officerId whose
 * @param address the client's
 * @param now the time
 * @returns true when they signed in from its network in the last 90 days
 */
export async function isKnownNetwork(
	db: Db,
	officerId: string,
	address: string,
	now: Date
): Promise<boolean> {
	const networkHash = await hashOf(db, officerId, address, now);
	const [found] = await db
		.select({ signedInAt: officerNetworks.signedInAt })
		.from(officerNetworks)
		.where(
			and(eq(officerNetworks.officerId, officerId), eq(officerNetworks.networkHash, networkHash))
		);
	return found !== undefined && found.signedInAt > oldest(now);
}

/**
 * Remembers a network after the right password, and forgets those that are too old.
 * @param db connection
 * @param officerId whose
 * @param address the client's
 * @param now the time
 */
export async function rememberNetwork(
	db: Db,
	officerId: string,
	address: string,
	now: Date
): Promise<void> {
	await db.delete(officerNetworks).where(lte(officerNetworks.signedInAt, oldest(now)));
	const networkHash = await hashOf(db, officerId, address, now);
	await db
		.insert(officerNetworks)
		.values({ officerId, networkHash, signedInAt: now })
		.onConflictDoUpdate({
			target: [officerNetworks.officerId, officerNetworks.networkHash],
			set: { signedInAt: now }
		});
}

async function hashOf(db: Db, officerId: string, address: string, now: Date): Promise<string> {
	const secret = await secretNamed(db, 'officer_networks', now);
	return createHmac('sha256', secret)
		.update(`${officerId}\0${networkOf(address)}`)
		.digest('hex');
}

function oldest(now: Date): Date {
	return new Date(now.getTime() - KEPT_DAYS * 86_400_000);
}
