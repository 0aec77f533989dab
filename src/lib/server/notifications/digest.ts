// Writes the morning's digests into the outbox, once for each officer and working day: of what waits, to
// those who asked for it; to look into the sealed channel, to all of its team alike.
import { and, arrayContains, eq, isNotNull, isNull } from 'drizzle-orm';
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
	// By role and address alone: no table of the sealed channel is looked at, so that neither that there
	// is a message nor that there is none can tell anything.
	const members = await db
		.select({ officerId: officerNewsChoices.officerId })
		.from(officerNewsChoices)
		.innerJoin(officers, eq(officers.id, officerNewsChoices.officerId))
		.where(
			and(
				arrayContains(officers.roles, ['disclosure_member']),
				isNotNull(officerNewsChoices.email),
				isNull(officers.disabledAt)
			)
		);
	const waiting = { state: 'waiting' as const, nextTryAt: now, createdAt: now };
	const messages = [
		...wanting.map(({ officerId }) => ({ kind: 'digest' as const, officerId })),
		...members.map(({ officerId }) => ({ kind: 'disclosure_digest' as const, officerId }))
	].map(({ kind, officerId }) => ({
		...{ id: newId(), channel: 'email' as const, kind, officerId, ...waiting },
		occasion: `${kind} ${day} ${officerId}`
	}));
	if (messages.length > 0) await db.insert(outbox).values(messages).onConflictDoNothing();
	return day;
}
