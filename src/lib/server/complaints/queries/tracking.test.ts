import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatReceiptCode, receiptCodeFromBytes } from '#lib/codes/receipt-code.ts';
import { sql } from 'drizzle-orm';
import { rows } from '../../platform/database.ts';
import { assignComplaint, followUpComplaint, noteOnComplaint } from '../commands/handle.ts';
import { confirmResolved, writeAsReporter } from '../commands/report.ts';
import { acceptComplaint, requestCompletion } from '../commands/verify.ts';
import type { Context } from '../context.ts';
import { day, filed, MONDAY, officerWith, rowOf, testContext } from '../testing.ts';
import {
	closeTracking,
	getAttachmentForReporter,
	openTracking,
	reporterOf,
	trackComplaint
} from './tracking.ts';

let context: Context & { close(): Promise<void> };
beforeAll(async () => (context = await testContext()));
afterAll(() => context.close());

const minutes = (n: number) => new Date(MONDAY.getTime() + n * 60_000);
const photo = {
	fileName: 'bukti.jpg',
	mediaType: 'image/jpeg',
	kind: 'image',
	bytes: new Uint8Array([1, 2, 3]),
	originalSha256: 'ab',
	inline: true
} as const;

describe('opening a complaint with number and code', () => {
	it('works as people type them', async () => {
		const { id, number, code } = await filed(context);
		for (const typed of [code, formatReceiptCode(code), formatReceiptCode(code).toLowerCase()]) {
			const token = await openTracking(context, { number, code: typed }, MONDAY);
			expect(await reporterOf(context, token ?? '', MONDAY)).toEqual({ complaintId: id });
		}
	});

	it('tells nothing for a wrong code, a wrong number, another’s code, or rubbish', async () => {
		const { number, code } = await filed(context);
		const other = await filed(context);
		const wrong = receiptCodeFromBytes(new Uint8Array(10));
		for (const given of [
			{ number, code: wrong },
			{ number: '2026-999999', code },
			{ number, code: other.code },
			{ number: '', code: '' },
			{ number: "' or 1=1 --", code: '\u0000' }
		]) {
			expect(await openTracking(context, given, MONDAY)).toBeNull();
		}
	});

	it('lasts half an hour, ends when the person leaves, and is stored only as a hash', async () => {
		const { number, code } = await filed(context);
		const token = (await openTracking(context, { number, code }, MONDAY)) ?? '';
		expect(await reporterOf(context, token, minutes(29))).not.toBeNull();
		expect(await reporterOf(context, token, minutes(30))).toBeNull();
		const stored = JSON.stringify(await rows(context.db, sql`select * from tracking_sessions`));
		expect(stored).not.toContain(token);
		const second = (await openTracking(context, { number, code }, MONDAY)) ?? '';
		await closeTracking(context, second);
		expect(await reporterOf(context, second, MONDAY)).toBeNull();
	});
});

describe('what the reporter sees', () => {
	it('is the unit and the words to them, never an officer, an instruction or a note', async () => {
		const { id, number } = await filed(context);
		const intake = await officerWith(context.db, ['intake'], { name: 'Nama Penerima' });
		const handler = await officerWith(context.db, ['handler'], {
			unitCode: 'DAFDUK',
			name: 'Nama Petugas'
		});
		const at = async () => ({ number, version: (await rowOf(context, number)).version });
		await acceptComplaint(
			context,
			intake,
			await at(),
			{
				type: 'complaint',
				class: 'without_supervision',
				serviceCode: 'KTP_EL',
				categoryCode: 'TERLAMBAT'
			},
			day(1)
		);
		await assignComplaint(
			context,
			intake,
			await at(),
			{ unitCode: 'DAFDUK', officerId: handler.id, instruction: 'Awas pelapor', dueDate: null },
			day(1)
		);
		await noteOnComplaint(context, handler, await at(), 'Catatan dalam', day(2));
		await followUpComplaint(
			context,
			handler,
			await at(),
			{ text: 'Blangko sudah ada.', attachments: [photo] },
			day(2)
		);
		const seen = await trackComplaint(context, { complaintId: id }, day(2));
		const text = JSON.stringify(seen);
		expect(text).not.toMatch(/Nama Penerima|Nama Petugas|Awas pelapor|Catatan dalam/);
		expect(seen.unitCode).toBe('DAFDUK');
		expect(seen.timeline.map(({ kind }) => kind)).toEqual([
			'filed',
			'accepted',
			'assigned',
			'followed_up'
		]);
		expect(seen.timeline.at(-1)).toMatchObject({ text: 'Blangko sudah ada.', unitCode: 'DAFDUK' });
		expect(seen.timeline.at(-1)?.attachments).toHaveLength(1);
	});

	it('offers just the verbs that are possible now', async () => {
		const { id, number } = await filed(context);
		const reporter = { complaintId: id };
		const intake = await officerWith(context.db, ['intake']);
		expect((await trackComplaint(context, reporter, MONDAY)).verbs).toEqual(['message']);
		await requestCompletion(context, intake, { number, version: 1 }, 'Kapan itu?', day(1));
		expect((await trackComplaint(context, reporter, day(1))).verbs).toEqual(['complete']);
	});

	it('offers reopening until its time is over', async () => {
		const { id, number } = await filed(context);
		const reporter = { complaintId: id };
		await rows(
			context.db,
			sql`update complaints set status = 'answered', version = version + 1 where number = ${number}`
		);
		await confirmResolved(context, reporter, day(0));
		expect((await trackComplaint(context, reporter, day(14))).verbs).toContain('reopen');
		expect((await trackComplaint(context, reporter, day(15))).verbs).not.toContain('reopen');
	});

	it('hands out the files of this complaint and of no other', async () => {
		const mine = await filed(context);
		const other = await filed(context);
		await writeAsReporter(
			context,
			{ complaintId: mine.id },
			{ text: 'Ini fotonya.', attachments: [photo] },
			day(1)
		);
		const seen = await trackComplaint(context, { complaintId: mine.id }, day(1));
		const file = seen.timeline.at(-1)?.attachments[0];
		const read = await getAttachmentForReporter(context, { complaintId: mine.id }, file?.id ?? '');
		expect([...read.bytes]).toEqual([1, 2, 3]);
		for (const [owner, id] of [
			[other.id, file?.id ?? ''],
			[mine.id, randomUUID()]
		] as const) {
			await expect(
				getAttachmentForReporter(context, { complaintId: owner }, id)
			).rejects.toMatchObject({ code: 'not_found' });
		}
	});
});
