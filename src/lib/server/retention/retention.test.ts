import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { inspectAttachment, listAttachments } from '../attachments/index.ts';
import {
	type Context,
	reopenComplaint,
	withdrawComplaint,
	writeAsReporter
} from '../complaints/index.ts';
import { complaintEvents, complaints, complaintSubjects } from '../complaints/schema.ts';
import { day, filed, officerWith, rowOf, testContext } from '../complaints/testing.ts';
import { askErasure, holdComplaint } from '../data-requests/index.ts';
import type { Actor } from '../officers/index.ts';
import { sqlState } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { cutoff } from './due.ts';
import {
	listRetentionDone,
	previewRetention,
	readSchedule,
	runRetention,
	seedRetention,
	setRetentionRule
} from './index.ts';
import { retentionRules } from './schema.ts';

let context: Context & { close(): Promise<void> };
let head: Actor;
let intake: Actor;

beforeAll(async () => {
	context = await testContext();
	head = await officerWith(context.db, ['head']);
	intake = await officerWith(context.db, ['intake']);
	await seedRetention(context.db, process.cwd());
});
afterAll(() => context.close());
// What an earlier test left is over and done with.
beforeEach(async () => {
	await context.db
		.update(complaints)
		.set({ erasedAt: day(0) })
		.where(sql`erased_at is null`);
});

/** Two years and a month after the complaints of these tests have ended. */
const LATER = new Date('2028-12-10T02:00:00Z');
const question = { type: 'information_request' } as const;
const rule = (changes: object = {}) => ({
	code: 'information' as const,
	months: 24,
	legalBasis: 'Keputusan Kepala Dinas (contoh)',
	effectiveFrom: '2028-12-01',
	active: true,
	...changes
});
const set = (changes: object = {}, at = new Date('2028-12-01T02:00:00Z')) =>
	setRetentionRule(context, head, rule(changes), at);
async function ended(changes: object = question) {
	const complaint = await filed(context, { reporterName: 'Rusmini', ...changes });
	await withdrawComplaint(context, { complaintId: complaint.id }, '', day(1));
	return complaint;
}
const preview = async () =>
	(await previewRetention(context, head, LATER)).find(
		({ rule: { code } }) => code === 'information'
	);

describe('the schedule', () => {
	it('ships as proposals that do nothing until the head confirms them', async () => {
		const { inForce } = await readSchedule(context, LATER);
		expect(inForce.map(({ code }) => code)).toHaveLength(5);
		expect(inForce.some(({ active }) => active)).toBe(false);
		const { number } = await ended();
		expect((await preview())?.numbers).toEqual([number]);
		expect(await runRetention(context, LATER)).toBe(0);
		expect(await runRetention(context, LATER, head)).toBe(0);
		expect((await rowOf(context, number)).reporterName).toBe('Rusmini');
		// Seeding again changes nothing.
		await seedRetention(context.db, process.cwd());
		expect((await readSchedule(context, LATER)).inForce).toEqual(inForce);
	});

	it('is set by the head alone, from today on, and never rewritten', async () => {
		const now = new Date('2028-12-01T02:00:00Z');
		await expect(setRetentionRule(context, intake, rule(), now)).rejects.toMatchObject({
			code: 'not_allowed'
		});
		await expect(set({ effectiveFrom: '2028-11-30' })).rejects.toMatchObject({
			code: 'invalid_input'
		});
		const change = await context.db
			.update(retentionRules)
			.set({ active: true })
			.catch((error: unknown) => error);
		expect(sqlState(change)).toBe('TG001');
		await expect(previewRetention(context, intake, now)).rejects.toMatchObject({
			code: 'not_allowed'
		});
	});

	it('counts whole months, to the last day of a short one', () => {
		const at = (text: string) => new Date(`${text}T12:00:00+07:00`);
		expect(cutoff(context.office, 1, at('2027-03-31'))).toEqual(new Date('2027-02-28T00:00+07:00'));
		expect(cutoff(context.office, 24, at('2028-12-10'))).toEqual(
			new Date('2026-12-10T00:00+07:00')
		);
	});
});

describe('a run', () => {
	it('takes out the person on the day after a rule began, or by hand at once, and says so', async () => {
		const { id, number } = await ended();
		const early = await ended();
		const other = await ended({ type: 'aspiration' });
		await context.db
			.update(complaints)
			.set({ closedAt: new Date('2027-01-05T02:00:00Z') })
			.where(eq(complaints.id, early.id));
		await set({ effectiveFrom: '2028-12-10' });
		// By the clock, the first day is for second thoughts.
		expect(await runRetention(context, LATER)).toBe(0);
		expect((await preview())?.months).toEqual([{ month: '2026-11', count: 1 }]);
		expect(await runRetention(context, LATER, head)).toBe(1);
		expect(await rowOf(context, number)).toMatchObject({
			reporterName: null,
			narrative: '[dihapus sesuai jadwal retensi]',
			erasedAt: LATER
		});
		const events = await context.db
			.select()
			.from(complaintEvents)
			.where(eq(complaintEvents.complaintId, id));
		expect(events.at(-1)).toMatchObject({
			kind: 'erased',
			officerId: head.id,
			data: { ground: 'retention', rule: 'information' }
		});
		for (const kept of [early, other]) {
			expect((await rowOf(context, kept.number)).reporterName).toBe('Rusmini');
		}
		expect(await listRetentionDone(context, head)).toContainEqual({
			day: '2028-12-10',
			code: 'information',
			count: 1,
			officerName: head.name
		});
		// The next night, by the clock: what has come due since.
		const nextMonth = new Date('2029-01-10T02:00:00Z');
		expect(await runRetention(context, nextMonth)).toBe(1);
		expect(await runRetention(context, nextMonth)).toBe(0);
		await set({ effectiveFrom: '2029-01-11', active: false });
	});

	it('passes over what is held, asked about or opened again, and the dry run says why', async () => {
		await set({ effectiveFrom: '2028-12-10' });
		const held = await ended();
		await holdComplaint(context, head, held.number, 'Gugatan.', day(2));
		const asked = await ended();
		await askErasure(context, { complaintId: asked.id }, null, day(2));
		const reopened = await ended();
		await reopenComplaint(context, { complaintId: reopened.id }, 'Belum selesai.', day(2));
		const shown = await preview();
		expect(shown?.numbers).toEqual([]);
		expect(
			Object.fromEntries((shown?.passedOver ?? []).map((one) => [one.number, one.why]))
		).toEqual({
			[held.number]: 'held',
			[asked.number]: 'data_request',
			[reopened.number]: 'reopened'
		});
		expect(await runRetention(context, LATER, head)).toBe(0);
		expect((await rowOf(context, held.number)).reporterName).toBe('Rusmini');
	});

	it('removes attachments before words, where the rule says so', async () => {
		const complaint = await filed(context, { type: 'aspiration' });
		const file = await inspectAttachment({
			name: 'surat.pdf',
			bytes: Buffer.from('%PDF-1.4\nstartxref\n9\n%%EOF')
		});
		const said = { text: 'Ini suratnya.', attachments: [file] };
		await writeAsReporter(context, { complaintId: complaint.id }, said, day(0));
		await withdrawComplaint(context, { complaintId: complaint.id }, '', day(1));
		await set({ code: 'attachments', months: 12 });
		expect(await runRetention(context, LATER)).toBe(1);
		expect(await listAttachments(context.db, complaint.id)).toEqual([]);
		expect(await rowOf(context, complaint.number)).toMatchObject({
			erasedAt: null,
			reporterName: 'Warga Contoh'
		});
		expect(await runRetention(context, LATER)).toBe(0);
	});

	it('counts nothing for the head that is about the head', async () => {
		const { id } = await ended();
		const before = (await preview())?.numbers.length ?? 0;
		await context.db
			.insert(complaintSubjects)
			.values({ id: newId(), complaintId: id, officerId: head.id, addedAt: day(0) });
		expect((await preview())?.numbers.length).toBe(before - 1);
	});
});
