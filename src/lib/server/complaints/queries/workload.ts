// How much lies with whom, within what the viewer may see: two viewers may read different numbers.
import { and, isNull, notInArray, sql } from 'drizzle-orm';
import type { Actor } from '../../officers/index.ts';
import type { Context } from '../context.ts';
import { visibleTo } from '../policy.ts';
import { complaints } from '../schema.ts';
import { BEFORE_DISPOSISI } from '../workflow.ts';
import { isOverdue } from './queue.ts';

/** How much lies somewhere. */
export interface Load {
	/** Not closed yet, after disposisi. */
	open: number;
	/** Of these, past a deadline of the office. */
	late: number;
}

/** The load of one handler in one unit; without a handler, what lies on the unit's shared desk. */
export interface PlacedLoad extends Load {
	unitCode: string | null;
	handlerId: string | null;
}

/**
 * @param context database and office
 * @param actor the viewer
 * @param now decides what is late
 * @returns a row for each unit and handler that have something; none for who sees no complaints
 */
export async function readWorkload(
	{ db }: Pick<Context, 'db'>,
	actor: Actor,
	now: Date
): Promise<PlacedLoad[]> {
	return db
		.select({
			unitCode: complaints.unitCode,
			handlerId: complaints.handlerId,
			open: sql<number>`count(*)::int`,
			late: sql<number>`(count(*) filter (where ${isOverdue(now)}))::int`
		})
		.from(complaints)
		.where(
			and(
				visibleTo(actor),
				isNull(complaints.closedAt),
				notInArray(complaints.status, [...BEFORE_DISPOSISI])
			)
		)
		.groupBy(complaints.unitCode, complaints.handlerId);
}

/**
 * @param loads from `readWorkload`
 * @param place only of this handler, or of this unit; `handlerId: null` is the shared desk
 * @returns the sum
 */
export function loadOf(
	loads: readonly PlacedLoad[],
	place: Partial<Pick<PlacedLoad, 'unitCode' | 'handlerId'>>
): Load {
	const sum = { open: 0, late: 0 };
	for (const load of loads) {
		if (place.unitCode !== undefined && place.unitCode !== load.unitCode) continue;
		if (place.handlerId !== undefined && place.handlerId !== load.handlerId) continue;
		sum.open += load.open;
		sum.late += load.late;
	}
	return sum;
}
