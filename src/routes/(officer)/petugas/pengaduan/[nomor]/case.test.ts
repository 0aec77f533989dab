import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
	acceptComplaint,
	assignComplaint,
	type Context,
	getComplaint,
	noteOnComplaint,
	requestCompletion,
	writeAsReporter
} from '#lib/server/complaints/index.ts';
import {
	day,
	filed,
	MONDAY,
	officerWith,
	rowOf,
	testContext
} from '#lib/server/complaints/testing.ts';
import type { Actor } from '#lib/server/officers/index.ts';
import { caseOf } from './case.server.ts';

let context: Context & { close(): Promise<void> };
let intake: Actor;
let handler: Actor;

beforeAll(async () => {
	context = await testContext();
	intake = await officerWith(context.db, ['intake'], { name: 'Citra' });
	handler = await officerWith(context.db, ['handler'], { unitCode: 'DAFDUK', name: 'Ani' });
});
afterAll(() => context.close());

async function shown(actor: Actor, number: string, now: Date) {
	return caseOf(context.office, await getComplaint(context, actor, number, now), now);
}
const target = async (number: string) => ({
	number,
	version: (await rowOf(context, number)).version
});
const CLASSES = { type: 'complaint', serviceCode: 'KK', categoryCode: 'TERLAMBAT' } as const;

describe('why a deadline is on its day', () => {
	it('is told by the count itself', async () => {
		const { number } = await filed(context);
		const { clocks } = await shown(intake, number, day(0));
		expect(clocks.map(({ stage }) => stage)).toEqual(['Pemeriksaan', 'Penyelesaian']);
		expect(clocks[0]).toMatchObject({
			dueAt: '5 November 2026 pukul 16.00 WIB',
			due: { due: 'later', label: '3 hari kerja lagi' },
			why: {
				from: 'Hitungan mulai sehari sesudah Senin, 2 November 2026.',
				sum: [
					{ days: '3 hari kerja', text: 'menurut aturan' },
					{ days: '= 3 hari kerja', text: 'sampai Kamis, 5 November 2026' }
				],
				counted: 'Yang dihitung: 3–5 November 2026.',
				skipped: [],
				remarks: []
			}
		});
		expect(clocks[0]?.why?.legalBasis).toMatch(/PermenPANRB/);
	});

	it('stands still while the reporter is asked, and tells what that moved', async () => {
		const { number, id } = await filed(context);
		await requestCompletion(context, intake, await target(number), 'Kapan persisnya?', day(1));
		const paused = await shown(intake, number, day(2));
		expect(paused.due?.due).toBe('paused');
		expect((await shown(intake, number, day(30))).due?.label).toBe('Waktu pelapor habis');
		expect(paused.pauses).toMatchObject([{ reason: 'Kapan persisnya?', until: null }]);

		const answer = { text: 'Tanggal 1.', attachments: [] };
		await writeAsReporter(context, { complaintId: id }, answer, day(3));
		const { clocks, pauses, history } = await shown(intake, number, day(3));
		expect(clocks[0]?.why?.sum.slice(1)).toEqual([
			{
				days: '+ 2 hari kerja',
				text: 'hitungan berhenti dari 3 November 2026 sampai 5 November 2026: menunggu keterangan pelapor',
				said: 'Kapan persisnya?'
			},
			{ days: '= 5 hari kerja', text: 'sampai Senin, 9 November 2026' }
		]);
		expect(pauses[0]?.until).not.toBeNull();
		expect(history.at(-1)?.facts[0]).toEqual({
			term: 'Batas waktu pemeriksaan',
			text: 'dari 5 November 2026 pukul 16.00 WIB menjadi 9 November 2026 pukul 16.00 WIB'
		});
	});

	it('names the first date when verification found another class', async () => {
		const { number } = await filed(context);
		const found = { ...CLASSES, class: 'with_supervision' } as const;
		await acceptComplaint(context, intake, await target(number), found, day(1));
		const { clocks } = await shown(intake, number, day(1));
		const resolution = clocks.find(({ stage }) => stage === 'Penyelesaian');
		expect(resolution?.why?.sum[0]?.days).toBe('60 hari kerja');
		expect(resolution?.why?.remarks).toContain('Tanggal pertama: Jumat, 20 November 2026.');
		expect(resolution?.why?.skipped[0]).toBe(
			'24 Desember 2026: Cuti Bersama Kelahiran Yesus Kristus, menurut SKB Menag 1497/2025, Menaker 2/2025, MenPANRB 5/2025'
		);
		expect(clocks[0]).toMatchObject({ ended: { tone: 'done' } });
	});

	it('says when it was kept, and when not', async () => {
		const { number } = await filed(context);
		const found = { ...CLASSES, class: 'without_supervision' } as const;
		await acceptComplaint(context, intake, await target(number), found, day(10));
		const { clocks } = await shown(intake, number, day(10));
		expect(clocks[0]).toMatchObject({
			ended: { label: 'Terlambat, 12 November 2026', tone: 'stop' }
		});
	});
});

describe('the history', () => {
	it('shows the chain of disposisi with names and instruction, and marks notes', async () => {
		const { number } = await filed(context);
		const found = { ...CLASSES, class: 'without_supervision' } as const;
		await acceptComplaint(context, intake, await target(number), found, MONDAY);
		const to = {
			unitCode: 'DAFDUK',
			officerId: handler.id,
			instruction: 'Cek gudang.',
			dueDate: '2026-11-06'
		};
		await assignComplaint(context, intake, await target(number), to, MONDAY);
		await noteOnComplaint(context, handler, await target(number), 'Blangko habis.', MONDAY);
		const { history, actions, hasNextStep } = await shown(handler, number, MONDAY);
		const [, , assigned, noted] = history;
		expect(assigned).toMatchObject({
			actor: 'Citra',
			text: 'Cek gudang.',
			facts: [
				{ term: 'Kepada', text: 'Bidang Pelayanan Pendaftaran Penduduk, Ani' },
				{ term: 'Laporkan paling lambat', text: 'Jumat, 6 November 2026' }
			]
		});
		expect(noted).toMatchObject({ internal: true, text: 'Blangko habis.' });
		expect(hasNextStep).toBe(true);
		expect(actions[0]?.href).toBe(`/petugas/pengaduan/${number}/tindak-lanjut`);
	});
});
