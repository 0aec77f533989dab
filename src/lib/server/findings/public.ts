// What changed because of complaints, for residents: three plain sentences for each proven finding.
import { and, asc, eq, gte, isNotNull, lt } from 'drizzle-orm';
import type { Context } from '../complaints/index.ts';
import { findingEffects, findings } from './schema.ts';

/** One change, in words that the head released. */
export interface PublicChange {
	/** "Dulu …" */
	before: string;
	/** "Kami …" */
	action: string;
	/** "Sekarang …" */
	now: string;
	serviceCode: string | null;
	kecamatanCode: string | null;
	/** When the head concluded it. */
	at: Date;
}

/**
 * @param context database
 * @param from the first moment
 * @param to the moment after the last
 * @returns what was concluded and released in that time, the oldest first
 */
export async function publicChanges(
	{ db }: Pick<Context, 'db'>,
	from: Date,
	to: Date
): Promise<PublicChange[]> {
	const found = await db
		.select({
			before: findingEffects.publicBefore,
			action: findingEffects.publicAction,
			now: findingEffects.publicNow,
			serviceCode: findings.serviceCode,
			kecamatanCode: findings.kecamatanCode,
			at: findingEffects.concludedAt
		})
		.from(findingEffects)
		.innerJoin(findings, eq(findings.id, findingEffects.findingId))
		.where(
			and(
				isNotNull(findingEffects.publicNow),
				gte(findingEffects.concludedAt, from),
				lt(findingEffects.concludedAt, to)
			)
		)
		.orderBy(asc(findingEffects.concludedAt), asc(findingEffects.id));
	return found.flatMap(({ before, action, now, at, ...where }) =>
		before && action && now && at ? [{ before, action, now, at, ...where }] : []
	);
}
