// Monitoring of the demo: of the last five months one was missed; the last one was corrected, and the
// last quarter made. Everything before is missed, as it would be in an office that began then.
import type { MonevTexts } from '#lib/codes/monitoring-codes.ts';
import type { Context } from '#lib/server/complaints/index.ts';
import { type Period, periodAt, periodBefore } from '#lib/server/figures/index.ts';
import { listFindings } from '#lib/server/findings/index.ts';
import {
	beginMonevCorrection,
	linkMonevFinding,
	saveMonevDraft,
	signMonev
} from '#lib/server/monitoring/index.ts';
import type { Actor } from '#lib/server/officers/index.ts';

const HOUR_MS = 3_600_000;

// No number stands in them: the figures differ from day to day.
const TEXTS: MonevTexts = {
	volume: 'Sebagian besar tentang KTP-el. Itu sejalan dengan antrean di loket.',
	kecamatan: 'Kecamatan yang tidak melapor belum tentu tanpa masalah. Sosialisasi ke sana dulu.',
	clocks: 'Yang terlewat umumnya menunggu pihak lain. Jeda harus dicatat pada hari itu juga.',
	oldest: 'Kepala unit melihat setiap laporan ini pada rapat Senin.',
	conclusion:
		'Laporan ditangani, tetapi sebab yang sama kembali. Kita kerjakan sebabnya lewat temuan, dan membaca hasilnya bulan depan.'
};

/** Months before the last one that were signed in their time, each with the days that it took. */
const EARLIER = [
	{ back: 1, tookDays: 9 },
	{ back: 3, tookDays: 6 },
	{ back: 4, tookDays: 12 }
];

/**
 * @param context the demo's database, with its complaints and findings
 * @param head who writes and signs
 * @param until midnight at the office: nothing happens from here on
 */
export async function addDemoMonitoring(context: Context, head: Actor, until: Date): Promise<void> {
	const { calendar } = context.office;
	const before = (hours: number) => new Date(until.getTime() - hours * HOUR_MS);
	const statuses = ['open', 'acted', 'verified'] as const;
	const found = await listFindings(context, head, { statuses }, before(16));
	const write = async (period: Period, texts: MonevTexts, at: Date, version = 0) => {
		const known = found.filter(({ foundAt }) => foundAt < at && foundAt >= period.from);
		const noFindings = known.length > 0 ? {} : { no_findings: 'Sebabnya berbeda-beda.' };
		await saveMonevDraft(context, head, period.code, { ...texts, ...noFindings }, version, at);
		for (const { id } of known) await linkMonevFinding(context, head, period.code, id, at);
		await signMonev(context, head, period.code, version + 1, at);
	};
	const month = periodBefore(calendar, periodAt(calendar, 'month', before(16)));
	for (const { back, tookDays } of EARLIER) {
		let period = month;
		for (let step = 0; step < back; step++) period = periodBefore(calendar, period);
		await write(period, TEXTS, new Date(period.to.getTime() + tookDays * 24 * HOUR_MS));
	}
	await write(periodBefore(calendar, periodAt(calendar, 'quarter', before(16))), TEXTS, before(16));
	await write(month, { conclusion: TEXTS.conclusion ?? '' }, before(15));
	const reason = 'Arti angkanya belum ditulis pada versi pertama.';
	await beginMonevCorrection(context, head, month.code, reason, before(14));
	await write(month, TEXTS, before(14), 1);
}
