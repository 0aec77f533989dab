import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
	acceptComplaint,
	answerComplaint,
	confirmResolved,
	type Context,
	messageReporter,
	requestCompletion,
	runTimedWork,
	trackComplaint,
	withdrawComplaint,
	writeAsReporter
} from '#lib/server/complaints/index.ts';
import { complaints } from '#lib/server/complaints/schema.ts';
import {
	answerSaying,
	day,
	filed,
	officerWith,
	testContext
} from '#lib/server/complaints/testing.ts';
import { trackingView } from './tracking-view.ts';

let context: Context & { close(): Promise<void> };
beforeAll(async () => (context = await testContext()));
afterAll(() => context.close());

test('a closed complaint can be reopened, until its time is over', async () => {
	const { id, number } = await filed(context);
	const head = await officerWith(context.db, ['head']);
	const found = {
		type: 'complaint',
		class: 'without_supervision',
		serviceCode: 'KK',
		categoryCode: 'TERLAMBAT'
	} as const;
	await acceptComplaint(context, head, { number, version: 1 }, found, day(1));
	await answerComplaint(context, head, { number, version: 2 }, answerSaying('Cetak.'), day(2));
	await confirmResolved(context, { complaintId: id }, day(3));

	const seen = async (now: Date) =>
		trackingView(await trackComplaint(context, { complaintId: id }, now), context.office, now);
	const inTime = await seen(day(4));
	expect(inTime.next).toContain('bisa dibuka kembali');
	expect(inTime.reopenableUntil).not.toBeNull();
	const tooLate = await seen(day(60));
	expect(tooLate.next).not.toContain('bisa dibuka kembali');
	expect(tooLate.reopenableUntil).toBeNull();
});

test('a complaint that was closed in silence says so, and until when it can be reopened', async () => {
	const { id, number } = await filed(context);
	const head = await officerWith(context.db, ['head']);
	const found = {
		type: 'complaint',
		class: 'without_supervision',
		serviceCode: 'KK',
		categoryCode: 'TERLAMBAT'
	} as const;
	await acceptComplaint(context, head, { number, version: 1 }, found, day(1));
	await answerComplaint(context, head, { number, version: 2 }, answerSaying('Cetak.'), day(2));
	const later = day(30);
	await runTimedWork(context, later);

	const view = trackingView(
		await trackComplaint(context, { complaintId: id }, later),
		context.office,
		later
	);
	expect(view.status).toBe('closed');
	expect(view.timeline.at(-1)).toMatchObject({
		title: 'Laporan ditutup karena belum ada kabar dari Anda',
		text: 'Waktu menjawab sudah habis. Bila masalahnya belum selesai, buka kembali laporan ini dengan nomor dan kode rahasia Anda, paling lambat Jumat, 1 Januari 2027.'
	});
	expect(view.reopenableUntil).not.toBeNull();
});

test('a date that has moved is explained by what moved it', async () => {
	const intake = await officerWith(context.db, ['intake']);
	const waited = await filed(context);
	const question = 'Tanggal berapa Anda merekam?';
	const target = { number: waited.number, version: 1 };
	await requestCompletion(context, intake, target, question, day(1));
	const words = { text: 'Tanggal 12 Oktober.', attachments: [] };
	await writeAsReporter(context, { complaintId: waited.id }, words, day(4));
	const untouched = await filed(context);

	const { office } = context;
	const holiday = {
		date: '2026-11-04',
		type: 'libur_nasional',
		name: 'Libur yang baru ditetapkan',
		decree: 'Keputusan baru'
	} as const;
	const holidays = new Map([[holiday.date, holiday]]);
	const changed = { ...office, calendar: { ...office.calendar, holidays } };
	const sums = async (complaintId: string, from = office) => {
		const complaint = await trackComplaint(context, { complaintId }, day(4));
		return trackingView(complaint, from, day(4)).deadlines.map(({ why }) => why?.sum ?? []);
	};
	const moved = await sums(waited.id);
	expect(moved[0]).toEqual([
		{ days: '3 hari kerja', text: 'menurut aturan' },
		{
			days: '+ 3 hari kerja',
			text: 'hitungan berhenti dari 3 November 2026 sampai 6 November 2026: menunggu keterangan pelapor',
			said: question
		},
		{ days: '= 6 hari kerja', text: 'sampai Selasa, 10 November 2026' }
	]);
	expect(moved).toHaveLength(2);
	for (const sum of await sums(untouched.id)) expect(sum).toHaveLength(2);
	for (const sum of await sums(untouched.id, changed)) {
		expect(sum[1]?.days).toBe('− 1 hari kerja');
		expect(sum[1]?.text).toContain('janjinya tetap');
	}
});

test('a complaint that was withdrawn does not look answered', async () => {
	const { id } = await filed(context);
	await withdrawComplaint(context, { complaintId: id }, '', day(1));
	const tracked = await trackComplaint(context, { complaintId: id }, day(1));
	expect(trackingView(tracked, context.office, day(1))).toMatchObject({
		statusLabel: 'Ditarik oleh Anda',
		step: 2,
		steps: [{ label: 'Diterima' }, { label: 'Ditarik oleh Anda' }]
	});
});

test('what an operator passed on stands as the reporter’s own words', async () => {
	const { id, number } = await filed(context);
	const operator = await officerWith(context.db, ['district_operator']);
	await context.db.update(complaints).set({ filedBy: operator.id }).where(eq(complaints.id, id));
	const said = { text: 'Katanya belum beres.', attachments: [] };
	await messageReporter(context, operator, { number, version: 1 }, said, day(1));
	const tracked = await trackComplaint(context, { complaintId: id }, day(1));
	expect(trackingView(tracked, context.office, day(1)).timeline.at(-1)).toMatchObject({
		title: 'Pesan Anda, disampaikan lewat petugas',
		text: 'Katanya belum beres.'
	});
});
