import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { messageReporter } from '../complaints/index.ts';
import { complaints } from '../complaints/schema.ts';
import {
	assignedTo,
	day,
	MONDAY,
	officerWith,
	targetOf,
	testContext
} from '../complaints/testing.ts';
import { askCorrection, askErasure } from '../data-requests/index.ts';
import type { Actor } from '../officers/index.ts';
import { SendError } from './channel.ts';
import { chooseAsOfficer, readOfficerChoices, startReporterNews } from './choices.ts';
import { deliverDue } from './delivery.ts';
import { writeDigests } from './digest.ts';
import { listNews } from './news.ts';
import { outbox, untoldEvents } from './schema.ts';
import { tellEvents } from './telling.ts';
import { keepingSender } from './testing.ts';

const ORIGIN = 'https://tanggap.contoh.go.id';
/** Monday, 22:00 in Sekayu, and when the office opens again. */
const NIGHT = new Date('2026-11-02T15:00:00Z');
const MORNING = new Date('2026-11-03T01:00:00Z');
const PHONE = { reporterPhone: '+628129999999' };

let context: Awaited<ReturnType<typeof testContext>>;
let intake: Actor;
let handler: Actor;

beforeAll(async () => {
	context = await testContext();
	intake = await officerWith(context.db, ['intake']);
	handler = await officerWith(context.db, ['handler'], { unitCode: 'DAFDUK' });
});
afterAll(() => context.close());
beforeEach(() => context.db.delete(outbox));

const says = (text: string) => ({ text, attachments: [] });
const tell = (now = MONDAY) => tellEvents(context, ['email', 'phone'], now);
const kindsFor = async (actor: Actor) =>
	(await listNews(context.db, actor)).map(({ kind }) => kind);

/** A case whose reporter wants messages, at its unit and without events that wait. */
async function told() {
	const complaint = await assignedTo(context, intake, 'DAFDUK', PHONE);
	await startReporterNews(context.db, complaint.number, MONDAY);
	await context.db.delete(untoldEvents);
	return complaint;
}

describe('words of a reporter that a kecamatan operator passes on', () => {
	it('are told to the unit, and not to the reporter as news', async () => {
		const operator = await officerWith(context.db, ['district_operator']);
		const { id, number } = await told();
		await context.db.update(complaints).set({ filedBy: operator.id }).where(eq(complaints.id, id));
		const target = await targetOf(context, number);
		await messageReporter(context, operator, target, says('Katanya belum beres.'), day(0));
		await tell();
		expect(await kindsFor(handler)).toEqual(['messaged']);
		expect(await kindsFor(operator)).toEqual([]);
		expect(await context.db.select().from(outbox)).toEqual([]);
	});
});

describe('news for a reporter', () => {
	it('is one message, however much happened before it left', async () => {
		const { number } = await told();
		const other = await told();
		const say = async (of: string) =>
			messageReporter(context, intake, await targetOf(context, of), says('Kabar.'), NIGHT);
		for (const of of [number, number, other.number]) await say(of);
		await tell(NIGHT);
		const phone = keepingSender();
		const deliver = (now: Date) => deliverDue(context, { phone }, { origin: ORIGIN }, now);
		await deliver(MORNING);
		const about = (of: string) => phone.sent.filter(({ text }) => text.includes(of));
		expect(about(number)).toHaveLength(1);
		expect(about(other.number)).toHaveLength(1);
		// What happens afterwards is news again.
		await say(number);
		await tell(MORNING);
		await deliver(MORNING);
		expect(about(number)).toHaveLength(2);
	});

	it('is not told late what a newer message has told', async () => {
		const { number } = await told();
		const say = async () =>
			messageReporter(context, intake, await targetOf(context, number), says('Kabar.'), MONDAY);
		await say();
		await tell();
		const busy = () => Promise.reject(new SendError('HTTP 503', false));
		await deliverDue(context, { phone: busy }, { origin: ORIGIN }, MONDAY);
		await say();
		await tell();
		const phone = keepingSender();
		await deliverDue(context, { phone }, { origin: ORIGIN }, MONDAY);
		await deliverDue(
			context,
			{ phone },
			{ origin: ORIGIN },
			new Date(MONDAY.getTime() + 3_600_000)
		);
		expect(phone.sent).toHaveLength(1);
	});
});

describe('what a reporter asks about their data', () => {
	const ask = { fields: ['name' as const], words: 'Nama saya Salmah.' };
	const erase = (id: string) => askErasure(context, { complaintId: id }, null, MONDAY);

	it('is told to who decides on it, in time', async () => {
		const head = await officerWith(context.db, ['head']);
		const { id } = await told();
		const before = await kindsFor(handler);
		await askCorrection(context, { complaintId: id }, ask, MONDAY);
		await tell();
		expect((await kindsFor(intake))[0]).toBe('data_requested');
		expect(await kindsFor(head)).toEqual([]);
		expect(await kindsFor(handler)).toEqual(before);

		const other = await told();
		const counted = (await kindsFor(intake)).length;
		await erase(other.id);
		await tell();
		expect(await kindsFor(head)).toEqual(['data_requested']);
		expect(await kindsFor(intake)).toHaveLength(counted + 1);
		// An open case ends by that: whoever has it hears that it was taken back.
		expect(await kindsFor(handler)).toEqual(['withdrawn', ...before]);
	});

	it('is told to the overseer where the head is named, and stands in the digest', async () => {
		const overseer = await officerWith(context.db, ['overseer']);
		const { id } = await told();
		await context.db.update(complaints).set({ overseerActs: true }).where(eq(complaints.id, id));
		await erase(id);
		await tell();
		expect(await kindsFor(overseer)).toEqual(['data_requested']);

		const choices = { email: 'pengawas@contoh.id', phone: null, digest: true };
		const { topics } = await readOfficerChoices(context.db, overseer);
		await chooseAsOfficer(context.db, overseer, { ...choices, topics }, MONDAY);
		await writeDigests(context, MONDAY);
		const email = keepingSender();
		await deliverDue(context, { email }, { origin: ORIGIN }, MONDAY);
		expect(email.sent[0]?.text).toContain('Permintaan data pelapor: 1');
	});
});
