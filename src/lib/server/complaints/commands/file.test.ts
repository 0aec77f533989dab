import { sql } from 'drizzle-orm';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseReceiptCode } from '#lib/codes/receipt-code.ts';
import { rows } from '../../platform/database.ts';
import type { Context } from '../context.ts';
import { day, filingFor, MONDAY, officerWith, rowOf, testContext } from '../testing.ts';
import { fileComplaint } from './file.ts';

let context: Context & { close(): Promise<void> };
beforeAll(async () => (context = await testContext()));
afterAll(() => context.close());

const count = async () =>
	(await rows<{ n: number }>(context.db, sql`select count(*)::int as n from complaints`))[0]?.n;

describe('filing a complaint', () => {
	it('gives a number of the year, a code, and the first two deadlines', async () => {
		const receipt = await fileComplaint(context, filingFor(context.office), [], null, MONDAY);
		expect(receipt.number).toMatch(/^2026-\d{6}$/);
		expect(parseReceiptCode(receipt.code)).toBe(receipt.code);
		expect(receipt.verification.dueDate).toBe('2026-11-05');
		expect(receipt.resolution.dueDate).toBe('2026-11-20');
		expect(receipt.repeated).toBe(false);
		const row = await rowOf(context, receipt.number);
		expect(row).toMatchObject({
			status: 'submitted',
			channel: 'online',
			nextDueStage: 'verification',
			version: 1
		});
		expect(row.nextDueAt?.toISOString()).toBe('2026-11-05T09:00:00.000Z');
	});

	it('counts numbers up and starts again with the office’s new year', async () => {
		// 23:30 UTC on 31 December is already 2027 in Sekayu.
		const newYear = new Date('2026-12-31T17:30:00Z');
		const first = await fileComplaint(context, filingFor(context.office), [], null, newYear);
		const second = await fileComplaint(context, filingFor(context.office), [], null, newYear);
		expect([first.number, second.number]).toEqual(['2027-000001', '2027-000002']);
	});

	it('keeps neither the code nor the key, anywhere in the row or the history', async () => {
		const filing = filingFor(context.office);
		const receipt = await fileComplaint(context, filing, [], null, MONDAY);
		const dump = JSON.stringify([
			await rows(context.db, sql`select * from complaints where number = ${receipt.number}`),
			await rows(context.db, sql`select * from complaint_events`)
		]);
		expect(dump).not.toContain(receipt.code);
		expect(dump).not.toContain(filing.key);
	});

	it('answers a form that is sent twice with the same receipt and writes once', async () => {
		const filing = filingFor(context.office);
		const first = await fileComplaint(context, filing, [], null, MONDAY);
		const before = await count();
		const again = await fileComplaint(context, filing, [], null, day(0));
		expect(again).toMatchObject({ number: first.number, code: first.code, repeated: true });
		expect(await count()).toBe(before);
	});

	it('promises on the second sending the dates of the first', async () => {
		const filing = filingFor(context.office);
		const first = await fileComplaint(context, filing, [], null, MONDAY);
		const again = await fileComplaint(context, filing, [], null, day(3));
		expect(again).toEqual({ ...first, repeated: true });
	});

	it('answers twenty sendings at once with one number', async () => {
		const filing = filingFor(context.office);
		const before = (await count()) ?? 0;
		const receipts = await Promise.all(
			Array.from({ length: 20 }, () => fileComplaint(context, filing, [], null, MONDAY))
		);
		expect(new Set(receipts.map(({ number }) => number)).size).toBe(1);
		expect(await count()).toBe(before + 1);
	});

	it('never shows a receipt for another text with the same key', async () => {
		const filing = filingFor(context.office);
		await fileComplaint(context, filing, [], null, MONDAY);
		const other = { ...filing, narrative: 'Ini keluhan yang sama sekali lain dari yang tadi.' };
		await expect(fileComplaint(context, other, [], null, MONDAY)).rejects.toMatchObject({
			code: 'conflict'
		});
	});

	it('gives each of many filers at once a number of their own', async () => {
		const receipts = await Promise.all(
			Array.from({ length: 30 }, () =>
				fileComplaint(context, filingFor(context.office), [], null, MONDAY)
			)
		);
		expect(new Set(receipts.map(({ number }) => number)).size).toBe(30);
		expect(new Set(receipts.map(({ code }) => code)).size).toBe(30);
	});

	it.each([
		['layanan', { serviceCode: 'TIDAK_ADA' }],
		['kategori', { categoryCode: 'TIDAK_ADA' }],
		['kecamatan', { kecamatanCode: '16.06.99' }],
		['desa', { desaCode: '16.06.01.2001' }]
	] as const)('names the field when %s is not in the office’s lists', async (field, changes) => {
		const before = await count();
		await expect(
			fileComplaint(context, filingFor(context.office, changes), [], null, MONDAY)
		).rejects.toMatchObject({
			code: 'invalid_input',
			details: { fields: { [field]: expect.stringMatching(/\.$/) } }
		});
		expect(await count()).toBe(before);
	});

	it('leaves nothing behind when writing an attachment fails', async () => {
		const before = await count();
		const broken = {
			fileName: 'x.jpg',
			mediaType: 'image/jpeg',
			kind: 'image',
			bytes: new Uint8Array([1]),
			originalSha256: null as unknown as string,
			inline: true
		} as const;
		await expect(
			fileComplaint(context, filingFor(context.office), [broken], null, MONDAY)
		).rejects.toThrow();
		expect(await count()).toBe(before);
	});
});

describe('taking a complaint down for somebody', () => {
	it('counts the clocks from the day on which it really came in', async () => {
		const officer = await officerWith(context.db, ['intake']);
		const receipt = await fileComplaint(
			context,
			filingFor(context.office, { reporterName: null }),
			[],
			{ officer, channel: 'letter', receivedAt: MONDAY },
			day(2)
		);
		expect(receipt.verification.dueDate).toBe('2026-11-05');
		expect(await rowOf(context, receipt.number)).toMatchObject({
			channel: 'letter',
			filedBy: officer.id,
			receivedAt: MONDAY,
			filedAt: day(2)
		});
	});

	it('refuses a date in the future', async () => {
		const officer = await officerWith(context.db, ['intake']);
		await expect(
			fileComplaint(
				context,
				filingFor(context.office),
				[],
				{ officer, channel: 'counter', receivedAt: day(1) },
				MONDAY
			)
		).rejects.toMatchObject({ code: 'invalid_input' });
	});

	it.each([['handler'], ['overseer'], ['administrator']] as const)(
		'is not for a %s',
		async (role) => {
			const officer = await officerWith(context.db, [role]);
			await expect(
				fileComplaint(
					context,
					filingFor(context.office, { key: randomUUID() }),
					[],
					{ officer, channel: 'counter', receivedAt: MONDAY },
					MONDAY
				)
			).rejects.toMatchObject({ code: 'not_allowed' });
		}
	);
});
