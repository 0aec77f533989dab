// Publishes the figures of a month, and at the end of each quarter those since January, as soon as they
// can be complete. What was published is never made again.
import { createHash } from 'node:crypto';
import { like, min, sql } from 'drizzle-orm';
import { aboutNobody, type Context } from '../complaints/index.ts';
import { complaints } from '../complaints/schema.ts';
import { addWorkingDays, localDate } from '../deadlines/index.ts';
import {
	computeFigures,
	type Figures,
	parsePeriod,
	type Period,
	periodAt,
	sinceJanuary,
	type Span
} from '../figures/index.ts';
import type { Db } from '../platform/database.ts';
import { ALL, decide, type Earlier, sumOf, type TrueNumbers } from './linked.ts';
import { observationsOf, type ReleaseDocument } from './observations.ts';
import { figureReleases } from './schema.ts';

/**
 * Working days after the end of a period. By then what came in on its last day has been verified, and
 * whom it is about is settled, if both were done in time.
 */
const WAIT_WORKING_DAYS = 4;
// One of several processes publishes, the others find it done.
const RELEASE_LOCK = 72_616_030;

/**
 * Publishes all that is due. Harmless to repeat, in any number of processes.
 * @param context database and office
 * @param now what is not over for long enough waits
 * @returns how many were published
 */
export async function releaseFigures(context: Context, now: Date): Promise<number> {
	const { db, office } = context;
	const made = await db.select({ code: figureReleases.code }).from(figureReleases);
	const known = new Set(made.map(({ code }) => code));
	let month = await firstMonth(context, made);
	let count = 0;
	const today = localDate(office.calendar, now);
	while (month && isDue(context, month, today)) {
		for (const period of [month, sinceJanuary(office.calendar, month)]) {
			if (period && !known.has(period.code) && (await release(context, period, now))) count += 1;
		}
		month = periodAt(office.calendar, 'month', month.to);
	}
	return count;
}

function isDue({ office: { calendar } }: Context, { lastDay }: Period, today: string): boolean {
	return lastDay < today && addWorkingDays(calendar, lastDay, WAIT_WORKING_DAYS).dueDate <= today;
}

/**
 * The first month that is published: once there is one, that one for good, as letters of earlier months
 * may yet be entered, and sums since January that stand would then lack them.
 */
async function firstMonth(
	{ db, office: { calendar } }: Context,
	made: readonly { code: string }[]
): Promise<Period | null> {
	const [earliest] = made
		.flatMap(({ code }) => parsePeriod(calendar, code) ?? [])
		.sort((one, other) => one.from.getTime() - other.from.getTime());
	if (earliest) return earliest;
	const [first] = await db
		.select({ at: min(complaints.filedAt) })
		.from(complaints)
		.where(aboutNobody());
	return first?.at ? periodAt(calendar, 'month', first.at) : null;
}

async function release({ db, office }: Context, period: Span, now: Date): Promise<boolean> {
	return db.transaction(async (tx) => {
		await tx.execute(sql`select pg_advisory_xact_lock(${RELEASE_LOCK})`);
		const earlier = await earlierOf(tx, period);
		const kind = period.code.includes('sd') ? 'sejak_januari' : 'bulan';
		if (earlier.some(({ code }) => code === period.code)) return false;
		const figures = await computeFigures({ db: tx, office }, period, now);
		const counted =
			kind === 'bulan'
				? countedOf(figures)
				: sumOf(earlier.filter((one) => !one.sinceJanuary).map(({ numbers }) => numbers));
		const month = Number(period.lastDay.slice(5, 7));
		const numbers = decide(month, kind !== 'bulan', counted, earlier);
		const document: ReleaseDocument = {
			periode: period.code,
			jenis: kind,
			tanggal_awal: period.firstDay,
			tanggal_akhir: period.lastDay,
			diterbitkan: localDate(office.calendar, now),
			instansi: office.agency.name,
			kode_wilayah: office.places.regency.code,
			wilayah: office.places.regency.name,
			data: observationsOf(office, numbers, figures)
		};
		const body = `${JSON.stringify(document, null, '\t')}\n`;
		const sha256 = createHash('sha256').update(body).digest('hex');
		await tx
			.insert(figureReleases)
			.values({ code: period.code, kind, numbers, body, sha256, releasedAt: now });
		return true;
	});
}

/** What was published of the same year up to the period's last month, in order. */
async function earlierOf(tx: Db, { firstDay }: Span): Promise<(Earlier & { code: string })[]> {
	const found = await tx
		.select({
			code: figureReleases.code,
			kind: figureReleases.kind,
			numbers: figureReleases.numbers
		})
		.from(figureReleases)
		.where(like(figureReleases.code, `${firstDay.slice(0, 4)}-%`));
	return found
		.map(({ code, kind, numbers }) => ({
			code,
			month: Number(code.slice(-2)),
			sinceJanuary: kind === 'sejak_januari',
			numbers
		}))
		.sort(
			(one, other) =>
				one.month - other.month || Number(one.sinceJanuary) - Number(other.sinceJanuary)
		);
}

function countedOf({ received, ended, reopened, ratings }: Omit<Figures, 'period'>): TrueNumbers {
	const rated = Object.values(ratings).reduce((sum, n) => sum + n, 0);
	return {
		laporan_masuk: { [ALL]: received.total },
		laporan_berakhir: { [ALL]: ended.total },
		dibuka_kembali: { [ALL]: reopened },
		dinilai: { [ALL]: rated },
		jenis: received.byType,
		kanal: received.byChannel,
		layanan: received.byService,
		kategori: received.byCategory,
		kecamatan: received.byKecamatan
	};
}
