import { afterAll, beforeAll, expect, test } from 'vitest';
import {
	acceptComplaint,
	answerComplaint,
	confirmResolved,
	type Context,
	trackComplaint
} from '#lib/server/complaints/index.ts';
import { day, filed, officerWith, testContext } from '#lib/server/complaints/testing.ts';
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
	const words = { text: 'Sudah kami cetak.', attachments: [] };
	await answerComplaint(context, head, { number, version: 2 }, words, day(2));
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
