// The office's word on a period: how many used the service, and the results that everybody may read.
import { and, desc, eq, isNotNull, isNull } from 'drizzle-orm';
import type { Context } from '../complaints/index.ts';
import { localDate } from '../deadlines/index.ts';
import type { Period } from '../figures/index.ts';
import type { Actor } from '../officers/index.ts';
import type { Db } from '../platform/database.ts';
import { DomainError } from '../platform/errors.ts';
import { SMALLEST_GROUP } from './hiding.ts';
import { isOver, overlap, surveyPeriod } from './periods.ts';
import { assertRole, SURVEY_PUBLISHERS } from './policy.ts';
import { tallyOf } from './results.ts';
import { type FrozenFigures, surveyPeriods } from './schema.ts';

/** A period that everybody may read. */
export interface Published {
	period: Period;
	population: number;
	source: string;
	publishedAt: Date;
	figures: FrozenFigures;
}

/**
 * Says how many people used the service in a period, from which the wanted sample follows.
 * @param population 1 or more
 * @param source from where the number is, in words
 * @throws DomainError not_allowed; invalid_transition once it is published
 */
export async function setPopulation(
	{ db }: Context,
	actor: Actor,
	period: Period,
	{ population, source }: { population: number; source: string },
	now: Date
): Promise<void> {
	assertRole(actor, SURVEY_PUBLISHERS);
	const said = { population, source, setBy: actor.id, setAt: now };
	const written = await db
		.insert(surveyPeriods)
		.values({ code: period.code, ...said })
		.onConflictDoUpdate({
			target: surveyPeriods.code,
			set: said,
			setWhere: isNull(surveyPeriods.publishedAt)
		})
		.returning({ code: surveyPeriods.code });
	if (written.length === 0) throw new DomainError('invalid_transition', 'published before');
}

/**
 * Publishes the figures of a period as they are now, for good. Small groups are taken together before
 * anything is kept.
 *
 * No day is in two published periods: a year less three of its quarters would be the fourth, with the
 * groups that are hidden there.
 * @throws DomainError not_allowed; invalid_input, with the field `umumkan`, while the period runs,
 *   before its population is known, for fewer than five answers, and for a day that was published
 */
export async function publishPeriod(
	{ db, office }: Context,
	actor: Actor,
	period: Period,
	now: Date
): Promise<void> {
	assertRole(actor, SURVEY_PUBLISHERS);
	const today = localDate(office.calendar, now);
	await db.transaction(async (transaction) => {
		const tx = transaction as unknown as Db;
		// Two heads at once publish one after the other.
		const all = await tx.select().from(surveyPeriods).for('update');
		if (!isOver(period, today)) refuse('Periode ini belum berakhir. Umumkan sesudah berakhir.');
		if (!all.some(({ code }) => code === period.code)) {
			refuse('Isi dulu jumlah pengguna layanan pada periode ini.');
		}
		const published = all.flatMap(({ code, publishedAt }) =>
			publishedAt ? [surveyPeriod(office.calendar, code)] : []
		);
		if (published.some((other) => other && overlap(period, other))) {
			refuse('Periode ini, atau sebagiannya, sudah diumumkan.');
		}
		const figures = await tallyOf(tx, period, today);
		if (figures.all.n < SMALLEST_GROUP) {
			refuse(`Jawabannya kurang dari ${SMALLEST_GROUP}, jadi belum bisa diumumkan.`);
		}
		await tx
			.update(surveyPeriods)
			.set({ publishedAt: now, publishedBy: actor.id, figures })
			.where(eq(surveyPeriods.code, period.code));
	});
}

/** @returns everything that was published, the latest period first */
export async function listPublished({ db, office }: Context): Promise<Published[]> {
	const found = await db
		.select()
		.from(surveyPeriods)
		.where(and(isNotNull(surveyPeriods.publishedAt), isNotNull(surveyPeriods.figures)))
		.orderBy(desc(surveyPeriods.code));
	return found.flatMap(({ code, population, source, publishedAt, figures }) => {
		const period = surveyPeriod(office.calendar, code);
		return period && publishedAt && figures
			? [{ period, population, source, publishedAt, figures }]
			: [];
	});
}

function refuse(sentence: string): never {
	throw new DomainError('invalid_input', 'can not be published', { fields: { umumkan: sentence } });
}
