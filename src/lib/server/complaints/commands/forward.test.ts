import { asc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../officers/index.ts';
import { newId } from '../../platform/ids.ts';
import type { Context } from '../context.ts';
import { getComplaint } from '../queries/detail.ts';
import { countOverdueForwardings, listForwardings } from '../queries/forwardings.ts';
import { trackComplaint } from '../queries/tracking.ts';
import { complaintEvents, complaintSubjects } from '../schema.ts';
import { assignedTo, day, filed, officerWith, rowOf, targetOf, testContext } from '../testing.ts';
import {
	askAgency,
	forwardComplaint,
	forwardingState,
	type Handover,
	passOnAnswer,
	recordForwarding
} from './forward.ts';

let context: Context & { close(): Promise<void> };
let intake: Actor;
let handler: Actor;
let elsewhere: Actor;
let overseer: Actor;

beforeAll(async () => {
	context = await testContext();
	intake = await officerWith(context.db, ['intake']);
	handler = await officerWith(context.db, ['handler'], { unitCode: 'DAFDUK' });
	elsewhere = await officerWith(context.db, ['handler'], { unitCode: 'CAPIL' });
	overseer = await officerWith(context.db, ['overseer']);
});
afterAll(() => context.close());

const HANDOVER: Handover = {
	kind: 'agency',
	agency: 'Dinas Sosial',
	reason: 'Bantuan sosial bukan urusan kami.',
	record: 'Kami teruskan ke Dinas Sosial.'
};
const UNKNOWN = { letterNumber: null, sentOn: null, receivedOn: null, externalReference: null };
const target = (number: string) => targetOf(context, number);
async function forwarded(changes: Partial<Handover> = {}) {
	const complaint = await filed(context);
	const handover = { ...HANDOVER, ...changes };
	await forwardComplaint(context, intake, await target(complaint.number), handover, day(1));
	return complaint;
}
const record = async (number: string, facts: object, actor = intake, at = day(4)) =>
	recordForwarding(context, actor, await target(number), { ...UNKNOWN, ...facts }, at);
const seenBy = async (actor: Actor) =>
	(await listForwardings(context, actor)).map(({ number }) => number);
async function forwardingOf(number: string) {
	const { forwarding } = await getComplaint(context, intake, number, day(1));
	if (!forwarding) throw new Error('not forwarded');
	return forwarding;
}

describe('a forwarding', () => {
	it('is a record with a clock of its own, until the answer is passed on', async () => {
		const { id, number } = await forwarded();
		expect(await rowOf(context, number)).toMatchObject({
			status: 'forwarded',
			closedAt: day(1),
			nextDueAt: null
		});
		// Ten working days after Tuesday, at the end of service.
		const first = new Date('2026-11-17T09:00:00Z');
		expect(await forwardingOf(number)).toMatchObject({
			kind: 'agency',
			agency: 'Dinas Sosial',
			reason: HANDOVER.reason,
			forwardedBy: intake.id,
			followUpAt: first
		});
		const before = await countOverdueForwardings(context, intake, new Date(first.getTime() - 1));
		expect(await countOverdueForwardings(context, intake, first)).toBe(before + 1);
		expect(await seenBy(intake)).toContain(number);

		await askAgency(context, intake, await target(number), 'Ditanya lewat telepon.', day(15));
		expect((await forwardingOf(number)).followUpAt).toEqual(new Date('2026-12-01T09:00:00Z'));
		expect(await countOverdueForwardings(context, intake, first)).toBe(before);

		await passOnAnswer(context, intake, await target(number), 'Bantuan cair bulan depan.', day(17));
		const answered = await forwardingOf(number);
		expect(answered).toMatchObject({ followUpAt: null, answeredAt: day(17) });
		expect(forwardingState(answered)).toBe('answered');
		expect(await seenBy(intake)).not.toContain(number);
		// The complaint itself ended when it was forwarded, and its reporter reads on.
		expect(await rowOf(context, number)).toMatchObject({ status: 'forwarded', closedAt: day(1) });
		const seen = await trackComplaint(context, { complaintId: id }, day(18));
		expect(seen.timeline.slice(-2).map(({ kind, text }) => [kind, text])).toEqual([
			['agency_asked', 'Ditanya lewat telepon.'],
			['agency_answered', 'Bantuan cair bulan depan.']
		]);
		// An answer that leaves something open can be asked about again.
		await askAgency(context, intake, await target(number), 'Bulan depan itu kapan?', day(18));
		expect(await seenBy(intake)).toContain(number);
	});

	it('takes down what becomes known, and tells the reporter only what is new', async () => {
		const { id, number } = await forwarded();
		expect(forwardingState(await forwardingOf(number))).toBe('prepared');
		await record(number, { letterNumber: '400.12/17', sentOn: '2026-11-04' });
		expect(forwardingState(await forwardingOf(number))).toBe('sent');
		const all = { letterNumber: '400.12/17', sentOn: '2026-11-04', receivedOn: '2026-11-05' };
		await record(number, { ...all, externalReference: 'DS-88' });
		expect(forwardingState(await forwardingOf(number))).toBe('received');
		const seen = await trackComplaint(context, { complaintId: id }, day(5));
		expect(seen.forwarding).toMatchObject({ agency: 'Dinas Sosial', externalReference: 'DS-88' });
		expect(seen.timeline.at(-1)?.recorded).toEqual({
			receivedOn: '2026-11-05',
			externalReference: 'DS-88'
		});
	});

	it('refuses dates that cannot be, and a form that says nothing new', async () => {
		const { number } = await forwarded();
		for (const [field, facts] of [
			['tanggal_kirim', { sentOn: '2026-11-01' }],
			['tanggal_terima', { receivedOn: '2026-11-30' }],
			['tanggal_terima', { sentOn: '2026-11-05', receivedOn: '2026-11-04' }],
			['nomor_surat', {}]
		] as const) {
			await expect(record(number, facts)).rejects.toMatchObject({
				code: 'invalid_input',
				details: { fields: { [field]: expect.any(String) } }
			});
		}
	});

	it('to SP4N-LAPOR! has its name, whatever was typed', async () => {
		const { number } = await forwarded({ kind: 'sp4n', agency: '' });
		expect(await forwardingOf(number)).toMatchObject({ kind: 'sp4n', agency: 'SP4N-LAPOR!' });
	});

	it('is seen and worked on by who may see the complaint, and by nobody else', async () => {
		const complaint = await assignedTo(context, intake, 'DAFDUK');
		const { number } = complaint;
		await forwardComplaint(context, handler, await target(number), HANDOVER, day(1));
		expect(await seenBy(handler)).toContain(number);
		expect(await seenBy(elsewhere)).toEqual([]);
		expect(await countOverdueForwardings(context, elsewhere, day(400))).toBe(0);
		await expect(record(number, { letterNumber: '1' }, elsewhere)).rejects.toMatchObject({
			code: 'not_found'
		});
		await expect(record(number, { letterNumber: '1' }, overseer)).rejects.toMatchObject({
			code: 'not_allowed'
		});
		await record(number, { letterNumber: '1' }, handler);

		// Who is named in it neither lists nor counts it.
		const counted = await countOverdueForwardings(context, handler, day(400));
		await context.db.insert(complaintSubjects).values({
			id: newId(),
			complaintId: complaint.id,
			officerId: handler.id,
			addedAt: day(2)
		});
		expect(await seenBy(handler)).not.toContain(number);
		expect(await countOverdueForwardings(context, handler, day(400))).toBe(counted - 1);
	});

	it('keeps the reason out of the history', async () => {
		const { id } = await forwarded();
		const events = await context.db
			.select()
			.from(complaintEvents)
			.where(eq(complaintEvents.complaintId, id))
			.orderBy(asc(complaintEvents.id));
		expect(events.at(-1)?.data).toMatchObject({ agency: 'Dinas Sosial', record: HANDOVER.record });
		expect(JSON.stringify(events)).not.toContain(HANDOVER.reason);
	});
});
