// Two findings of the demo: one measured by what came later (times.ts has it come so), one that is
// being worked on and late.
import type { InspectedAttachment } from '#lib/server/attachments/index.ts';
import type { Context } from '#lib/server/complaints/index.ts';
import { localDate } from '#lib/server/deadlines/index.ts';
import {
	addAction,
	computeEffect,
	concludeEffect,
	createFinding,
	getFinding,
	type Group,
	listCandidates,
	proposeGroups,
	remindOverdueActions,
	reportActionDone
} from '#lib/server/findings/index.ts';
import type { Actor } from '#lib/server/officers/index.ts';
import { knownUnit } from './officers.ts';
import { BOTTLENECK } from './times.ts';

const DAY_MS = 86_400_000;
/** The first: found, done, measured over eight weeks, so many days before the demo's last day. */
const FIRST = { found: 120, done: 96, measured: 30 };
const SECOND = { found: 24, done: 12, due: 6, late: 1 };

/**
 * @param context the demo's database, with its complaints
 * @param head who makes them
 * @param handler who does what is planned
 * @param paper shows that it was done
 * @param until midnight at the office: nothing happens from here on
 */
export async function addDemoFindings(
	context: Context,
	head: Actor,
	handler: Actor,
	paper: InspectedAttachment,
	until: Date
): Promise<void> {
	const before = (days: number) => new Date(until.getTime() - days * DAY_MS + DAY_MS / 2.5);
	const { office } = context;
	const unitCode = knownUnit(office, 'DAFDUK');
	const find = async (cause: string, group: Partial<Group>, at: Date) => {
		const candidates = await listCandidates(context, head, group, at);
		const wanted = {
			cause,
			serviceCode: group.serviceCode ?? null,
			categoryCode: group.categoryCode ?? null,
			kecamatanCode: group.kecamatanCode ?? null,
			complaints: candidates.map(({ number }) => number)
		};
		return createFinding(context, head, wanted, at);
	};
	const plan = (id: string, what: string, due: Date, at: Date) => {
		const dueDate = localDate(office.calendar, due);
		const wanted = {
			...{ what, unitCode, officerId: null, dueDate, budgetLine: null },
			// Follow-up of what complaints show.
			planRow: 'RA.2'
		};
		return addAction(context, head, id, wanted, at);
	};
	const report = (id: string, action: string, note: string, document: string, at: Date) => {
		const evidence = { title: 'Catatan pelaksanaan (contoh)', files: [paper], complaint: null, document };
		const done = { note, lateReason: null, evidence };
		return reportActionDone(context, handler, id, action, done, at);
	};

	const late = office.agency.services.some(({ code }) => code === BOTTLENECK.service)
		? { serviceCode: BOTTLENECK.service, categoryCode: BOTTLENECK.category }
		: {};
	const first = await find(
		'KTP-el dicetak sekali seminggu oleh satu orang, jadi menumpuk menjelang akhir minggu.',
		late,
		before(FIRST.found)
	);
	const shift = await plan(
		first,
		'Cetak tiap hari, berdua dengan giliran.',
		before(FIRST.done),
		before(FIRST.found)
	);
	const listed = 'Jadwal giliran cetak (contoh), di papan pengumuman unit';
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
				? 'Laporannya turun lebih dari kebetulan, dan tumpukan cetak tidak terlihat lagi.'
				: 'Angkanya terlalu kecil untuk dipastikan. Kita lanjutkan dan hitung lagi.',
			forPublic: better
				? {
						before: 'KTP-el dicetak sekali seminggu, jadi banyak yang menunggu lama.',
						action: 'Kami mencetak tiap hari, berdua dengan giliran.',
						now: 'Jauh lebih sedikit warga yang KTP-el-nya terlambat.'
					}
				: null
		},
		before(FIRST.measured)
	);

	const unclear = 'INFORMASI';
	const proposed = (await proposeGroups(context, head, before(SECOND.found))).find(
		({ categoryCode }) => categoryCode === unclear
	);
	const second = await find(
		'Warga datang tanpa berkas lengkap karena syaratnya tidak jelas.',
		proposed ?? (office.agency.categories.some(({ code }) => code === unclear) ? { categoryCode: unclear } : {}),
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
