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
import type { Actor } from '../officers/index.ts';
import { SendError } from './channel.ts';
import { startReporterNews } from './choices.ts';
import { deliverDue } from './delivery.ts';
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
