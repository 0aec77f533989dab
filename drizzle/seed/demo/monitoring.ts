// Monitoring of the demo: the last month and the last quarter were made, one of them corrected;
// everything before is missed, as it would be in an office that begins now.
import type { MonevTexts } from '#lib/codes/monitoring-codes.ts';
import type { Context } from '#lib/server/complaints/index.ts';
import { periodAt, periodBefore } from '#lib/server/figures/index.ts';
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

/**
 * @param context the demo's database, with its complaints and findings
 * @param head who writes and signs
 * @param until midnight at the office: nothing happens from here on
 */
export async function addDemoMonitoring(context: Context, head: Actor, until: Date): Promise<void> {
	const { calendar } = context.office;
	const before = (hours: number) => new Date(until.getTime() - hours * HOUR_MS);
	const lastOf = (kind: 'month' | 'quarter') =>
		periodBefore(calendar, periodAt(calendar, kind, before(16))).code;
	const statuses = ['open', 'acted'] as const;
	const found = await listFindings(context, head, { statuses }, before(16));
	const noFindings = found.length > 0 ? {} : { no_findings: 'Sebabnya berbeda-beda.' };
	const write = async (code: string, texts: MonevTexts, at: Date, version = 0) => {
		await saveMonevDraft(context, head, code, { ...texts, ...noFindings }, version, at);
		for (const { id } of found) await linkMonevFinding(context, head, code, id, at);
		await signMonev(context, head, code, version + 1, at);
	};
	const month = lastOf('month');
	await write(lastOf('quarter'), TEXTS, before(16));
	await write(month, { conclusion: TEXTS.conclusion ?? '' }, before(15));
	const reason = 'Arti angkanya belum ditulis pada versi pertama.';
	await beginMonevCorrection(context, head, month, reason, before(14));
	await write(month, TEXTS, before(14), 1);
}
