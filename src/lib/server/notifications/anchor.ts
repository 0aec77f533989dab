// Mails the daily head of the sealed channel's log to people outside the office, so that a database
// that is changed later can be told by it. The same mail every day, whatever happened.
import { createHash } from 'node:crypto';
import { anchorMessage } from '../../labels/notifications.ts';
import { headCode } from '../../sealed/index.ts';
import { headOf } from '../disclosures/index.ts';
import type { Db } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import type { Message } from './channel.ts';
import { outbox } from './schema.ts';

/**
 * Queues one mail for each address, once.
 * @param day of the head, ISO
 * @param addresses from content/wbs.json
 */
export async function queueAnchor(
	db: Db,
	day: string,
	addresses: readonly string[],
	now: Date
): Promise<void> {
	if (addresses.length === 0) return;
	await db
		.insert(outbox)
		.values(
			addresses.map((address) => ({
				id: newId(),
				occasion: `anchor ${day} ${markOf(address)}`,
				channel: 'email' as const,
				kind: 'anchor' as const,
				state: 'waiting' as const,
				nextTryAt: now,
				createdAt: now
			}))
		)
		.onConflictDoNothing();
}

/**
 * @param row of the outbox: which day, and a mark of the address, which stands in the content only
 * @param addresses as configured by now
 * @returns null when the address was taken out meanwhile
 */
export async function composeAnchor(
	db: Db,
	{ id, occasion }: Pick<typeof outbox.$inferSelect, 'id' | 'occasion'>,
	addresses: readonly string[]
): Promise<Message | null> {
	const [, day = '', mark] = occasion.split(' ');
	const to = addresses.find((address) => markOf(address) === mark);
	const head = await headOf(db, day);
	return to && head ? { ...anchorMessage(day, headCode(head), head), id, to } : null;
}

function markOf(address: string): string {
	return createHash('sha256').update(address).digest('hex').slice(0, 16);
}
