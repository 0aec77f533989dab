// Two findings of the demo: one proven or not by what came later, one that is being worked on and late.
import type { Context } from '#lib/server/complaints/index.ts';
import { localDate } from '#lib/server/deadlines/index.ts';
import {
	addAction,
	computeEffect,
	concludeEffect,
	createFinding,
	getFinding,
	listCandidates,
	proposeGroups,
	remindOverdueActions,
	reportActionDone
} from '#lib/server/findings/index.ts';
import type { Actor } from '#lib/server/officers/index.ts';
import { knownUnit } from './officers.ts';

const DAY_MS = 86_400_000;
/** The first: found, done, measured over eight weeks, so many days before the demo's last day. */
const FIRST = { found: 120, done: 96, measured: 30 };
const SECOND = { found: 24, done: 12, due: 6, late: 1 };

/**
 * @param context the demo's database, with its complaints
 * @param head who makes them
 * @param handler who does what is planned
 * @param until midnight at the office: nothing happens from here on
 */
export async function addDemoFindings(
	context: Context,
	head: Actor,
	handler: Actor,
	until: Date
): Promise<void> {
	const before = (days: number) => new Date(until.getTime() - days * DAY_MS + DAY_MS / 2.5);
	const { office } = context;
	const unitCode = knownUnit(office, 'DAFDUK');
	const find = async (cause: string, category: string, at: Date) => {
		const proposals = await proposeGroups(context, head, at);
		const categoryCode = office.agency.categories.find(({ code }) => code === category)?.code ?? null;
		const proposed = proposals.find((one) => one.categoryCode === categoryCode);
		const group = {
			serviceCode: proposed?.serviceCode ?? null,
			categoryCode,
			kecamatanCode: proposed?.kecamatanCode ?? null
		};
		const candidates = await listCandidates(context, head, group, at);
		const wanted = { cause, ...group, complaints: candidates.map(({ number }) => number) };
		return createFinding(context, head, wanted, at);
	};
	const plan = (id: string, what: string, due: Date, at: Date) => {
		const dueDate = localDate(office.calendar, due);
		const wanted = { what, unitCode, officerId: null, dueDate, budgetLine: null, planRow: null };
		return addAction(context, head, id, wanted, at);
	};
	const report = (id: string, action: string, note: string, document: string, at: Date) => {
		const evidence = { title: 'Catatan pelaksanaan (contoh)', files: [], complaint: null, document };
		const done = { note, lateReason: null, evidence };
		return reportActionDone(context, handler, id, action, done, at);
	};

	const first = await find(
		'Berkas menumpuk menjelang akhir minggu karena diperiksa satu orang.',
		'TERLAMBAT',
		before(FIRST.found)
	);
	const shift = await plan(
		first,
		'Periksa berkas berdua, dengan giliran tiap hari.',
		before(FIRST.done),
		before(FIRST.found)
	);
	const listed = 'Jadwal giliran contoh, di papan pengumuman unit';
	await report(first, shift, 'Giliran berjalan sejak hari ini.', listed, before(FIRST.done));
	const wanted = { measure: 'complaints', weeks: 8 } as const;
	const effectId = await computeEffect(context, head, first, wanted, before(FIRST.measured));
	const { effects } = await getFinding(context, head, first, before(FIRST.measured));
	// As the head would: nothing is called better that chance could have done.
	const better = effects[0]?.figures.tendency === 'better';
	await concludeEffect(
		context,
		head,
		first,
		effectId,
		{
			conclusion: better ? 'improved' : 'not_clear',
			text: better
				? 'Laporannya turun lebih dari kebetulan, dan tumpukan berkas tidak terlihat lagi.'
				: 'Angkanya terlalu kecil untuk dipastikan. Kita lanjutkan dan hitung lagi.',
			forPublic: better
				? {
						before: 'Dulu berkas menumpuk menjelang akhir minggu.',
						action: 'Kami memeriksa berkas berdua, bergiliran tiap hari.',
						now: 'Sekarang laporan tentang keterlambatan berkurang.'
					}
				: null
		},
		before(FIRST.measured)
	);

	const second = await find(
		'Warga datang tanpa berkas lengkap karena syaratnya tidak jelas.',
		'INFORMASI',
		before(SECOND.found)
	);
	const poster = await plan(
		second,
		'Tempel daftar syarat di loket dan kantor kecamatan.',
		before(SECOND.done),
		before(SECOND.found)
	);
	await plan(
		second,
		'Latih operator kecamatan memeriksa syarat.',
		before(SECOND.due),
		before(SECOND.found)
	);
	const minutes = 'Tanda terima contoh, map unit';
	await report(second, poster, 'Daftar syarat sudah terpasang.', minutes, before(SECOND.done));
	await remindOverdueActions(context, before(SECOND.late));
}
