// Writes the morning's digests into the outbox, once for each officer and working day.
import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import type { Context } from '../complaints/index.ts';
import { localDate, openingState, isWorkingDay } from '../deadlines/index.ts';
import { officers } from '../officers/schema.ts';
import { newId } from '../platform/ids.ts';
import { officerNewsChoices, outbox } from './schema.ts';

/**
 * @param context database and office
 * @param now the moment; before the office opens, and on days when it doesn't, nothing is written
 * @returns the day for which digests are written by now, or null
 */
export async function writeDigests({ db, office }: Context, now: Date): Promise<string | null> {
	const { calendar } = office;
	const day = localDate(calendar, now);
	if (!isWorkingDay(calendar, day) || !openingState(calendar, now).open) return null;
	const wanting = await db
		.select({ officerId: officerNewsChoices.officerId })
		.from(officerNewsChoices)
		.innerJoin(officers, eq(officers.id, officerNewsChoices.officerId))
		.where(
			and(
				eq(officerNewsChoices.digest, true),
				isNotNull(officerNewsChoices.email),
				isNull(officers.disabledAt)
			)
		);
	if (wanting.length) {
		await db
			.insert(outbox)
			.values(
				wanting.map(({ officerId }) => ({
					id: newId(),
					occasion: `digest ${day} ${officerId}`,
					channel: 'email' as const,
					kind: 'digest' as const,
					officerId,
					state: 'waiting' as const,
					nextTryAt: now,
					createdAt: now
				}))
			)
			.onConflictDoNothing();
	}
	return day;
}
