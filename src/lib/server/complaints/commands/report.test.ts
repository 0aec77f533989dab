import { createHash, randomUUID } from 'node:crypto';
import { asc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type InspectedAttachment, listAttachments } from '../../attachments/index.ts';
import type { Actor } from '../../officers/index.ts';
import type { Context } from '../context.ts';
import { complaintEvents } from '../schema.ts';
import { answerSaying, day, filed, officerWith, rowOf, testContext } from '../testing.ts';
import { answerComplaint } from './handle.ts';
import {
	confirmResolved,
	disputeAnswer,
	rateHandling,
	reopenComplaint,
	writeAsReporter
} from './report.ts';
import { acceptComplaint, requestCompletion } from './verify.ts';

let context: Context & { close(): Promise<void> };
let head: Actor;
beforeAll(async () => {
	context = await testContext();
	head = await officerWith(context.db, ['head']);
});
afterAll(() => context.close());

const says = (text: string, ...attachments: InspectedAttachment[]) => ({ text, attachments });
const withForm = (complaintId: string, formKey: string = randomUUID()) => ({
	complaintId,
	formKey
});
const kindsOf = async (id: string) => {
	const events = await context.db
		.select({ kind: complaintEvents.kind })
		.from(complaintEvents)
		.where(eq(complaintEvents.complaintId, id))
		.orderBy(asc(complaintEvents.id));
	return events.map(({ kind }) => kind);
};

function file(content: string): InspectedAttachment {
	const bytes = new Uint8Array(Buffer.from(content));
	return {
		fileName: 'surat.pdf',
		mediaType: 'application/pdf',
		kind: 'document',
		inline: false,
		bytes,
		originalSha256: createHash('sha256').update(bytes).digest('hex')
	};
}

async function answered() {
	const { id, number } = await filed(context);
	const found = {
		type: 'complaint',
		class: 'without_supervision',
		serviceCode: 'KK',
		categoryCode: 'TERLAMBAT'
	} as const;
	await acceptComplaint(context, head, { number, version: 1 }, found, day(1));
	await answerComplaint(context, head, { number, version: 2 }, answerSaying('Cetak.'), day(2));
	return id;
}

describe('a form that is sent twice', () => {
	it('writes its message and its files once', async () => {
		const { id, number } = await filed(context);
		const reporter = withForm(id);
		const message = says('Ini suratnya.', file('surat'));
		const first = await writeAsReporter(context, reporter, message, day(1));
		const second = await writeAsReporter(context, reporter, message, day(2));
		expect(second.eventId).toBe(first.eventId);
		expect(await kindsOf(id)).toEqual(['filed', 'messaged']);
		expect(await listAttachments(context.db, id)).toHaveLength(1);
		expect((await rowOf(context, number)).version).toBe(2);
	});

	it('at the same moment writes it once', async () => {
		const { id } = await filed(context);
		const reporter = withForm(id);
		await Promise.all(
			Array.from({ length: 10 }, () =>
				writeAsReporter(context, reporter, says('Ada kabar?'), day(1))
			)
		);
		expect(await kindsOf(id)).toEqual(['filed', 'messaged']);
	});

	it('answers our question once and adds no message', async () => {
		const { id, number } = await filed(context);
		await requestCompletion(context, head, { number, version: 1 }, 'Kapan?', day(1));
		const reporter = withForm(id);
		await writeAsReporter(context, reporter, says('Tanggal 12.'), day(2));
		await writeAsReporter(context, reporter, says('Tanggal 12.'), day(2));
		expect(await kindsOf(id)).toEqual(['filed', 'completion_requested', 'completed']);
	});

	it('is the same answer for every other word of the reporter', async () => {
		const twice = async (step: () => Promise<{ eventId: string }>) => {
			const first = await step();
			expect((await step()).eventId).toBe(first.eventId);
		};
		const confirmed = await answered();
		const [agree, rate, reopen] = [withForm(confirmed), withForm(confirmed), withForm(confirmed)];
		await twice(() => confirmResolved(context, agree, day(3)));
		await twice(() => rateHandling(context, rate, { rating: 4, reason: 'Cepat.' }, day(3)));
		await twice(() => reopenComplaint(context, reopen, 'Namanya salah lagi.', day(4)));
		const disputed = await answered();
		const object = withForm(disputed);
		await twice(() => disputeAnswer(context, object, 'KTP belum saya terima.', day(3)));
	});

	it('with other words, or with other files, is a conflict and not swallowed', async () => {
		const { id } = await filed(context);
		const reporter = withForm(id);
		await writeAsReporter(context, reporter, says('Pesan pertama.', file('satu')), day(1));
		for (const other of [
			says('Pesan kedua.', file('satu')),
			says('Pesan pertama.', file('dua')),
			says('Pesan pertama.')
		]) {
			await expect(writeAsReporter(context, reporter, other, day(1))).rejects.toMatchObject({
				code: 'conflict'
			});
		}
		expect(await kindsOf(id)).toEqual(['filed', 'messaged']);
	});

	it('says nothing about another complaint', async () => {
		const [one, other] = [await filed(context), await filed(context)];
		const key = randomUUID();
		await writeAsReporter(context, withForm(one.id, key), says('Halo.'), day(1));
		await writeAsReporter(context, withForm(other.id, key), says('Halo.'), day(1));
		expect(await kindsOf(other.id)).toEqual(['filed', 'messaged']);
	});
});

describe('how much a reporter may send', () => {
	it('is twenty messages a day for a complaint, and says what to do then', async () => {
		const { id, number } = await filed(context);
		for (let n = 1; n <= 20; n++) {
			await writeAsReporter(context, withForm(id), says(`Pesan ${n}.`), day(1));
		}
		await expect(
			writeAsReporter(context, withForm(id), says('Pesan 21.'), day(1))
		).rejects.toMatchObject({
			code: 'rate_limited',
			details: { fields: { '': expect.stringContaining('besok') } }
		});
		expect((await rowOf(context, number)).version).toBe(21);
		// Another complaint, and another day.
		await writeAsReporter(context, withForm((await filed(context)).id), says('Halo.'), day(1));
		await writeAsReporter(context, withForm(id), says('Pesan 21.'), day(2));
	});

	it('leaves the other steps alone, and counts no form twice', async () => {
		const id = await answered();
		const reporter = withForm(id);
		for (let n = 1; n <= 25; n++) {
			await writeAsReporter(context, reporter, says('Sama.'), day(3));
		}
		for (let n = 1; n <= 19; n++) {
			await writeAsReporter(context, withForm(id), says(`Pesan ${n}.`), day(3));
		}
		await expect(
			writeAsReporter(context, withForm(id), says('Satu lagi.'), day(3))
		).rejects.toMatchObject({ code: 'rate_limited' });
		await confirmResolved(context, withForm(id), day(3));
		expect((await kindsOf(id)).at(-1)).toBe('confirmed');
	});

	it('is forty files a day for a complaint; words still go through', async () => {
		const { id } = await filed(context);
		const five = () => Array.from({ length: 5 }, () => file(randomUUID()));
		for (let n = 1; n <= 8; n++) {
			await writeAsReporter(context, withForm(id), says(`Pesan ${n}.`, ...five()), day(1));
		}
		await expect(
			writeAsReporter(context, withForm(id), says('Satu lagi.', file('x')), day(1))
		).rejects.toMatchObject({
			code: 'rate_limited',
			details: { fields: { lampiran: expect.stringContaining('tanpa lampiran') } }
		});
		expect(await listAttachments(context.db, id)).toHaveLength(40);
		await writeAsReporter(context, withForm(id), says('Tanpa lampiran.'), day(1));
	});
});
