import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../officers/index.ts';
import type { Context } from '../context.ts';
import { explainClock } from '../explain.ts';
import { getComplaint } from '../queries/detail.ts';
import { listComplaints } from '../queries/queue.ts';
import { complaintClocks, complaintEvents, complaintExtensions } from '../schema.ts';
import {
	answerSaying,
	assignedTo,
	day,
	officerWith,
	rowOf,
	targetOf,
	testContext
} from '../testing.ts';
import { askExtension, decideExtension } from './extend.ts';
import { answerComplaint } from './handle.ts';
import { pauseComplaint } from './pause.ts';

let context: Context & { close(): Promise<void> };
let intake: Actor;
let handler: Actor;
let head: Actor;
let both: Actor;

beforeAll(async () => {
	context = await testContext();
	intake = await officerWith(context.db, ['intake']);
	handler = await officerWith(context.db, ['handler'], { unitCode: 'DAFDUK' });
	head = await officerWith(context.db, ['head']);
	both = await officerWith(context.db, ['handler', 'head'], { unitCode: 'DAFDUK' });
});
afterAll(() => context.close());

const target = (number: string) => targetOf(context, number);
const assigned = () => assignedTo(context, intake, 'DAFDUK');
const REASON = 'Berkas lama masih dicari di arsip.';
const ask = async (number: string, workingDays = 5, actor = handler, at = day(3)) =>
	askExtension(context, actor, await target(number), { workingDays, reason: REASON }, at);
const decide = async (number: string, workingDays: number, actor = head, at = day(4)) =>
	decideExtension(context, actor, await target(number), { workingDays, reason: 'Ya.' }, at);
async function resolutionOf(id: string) {
	const [clock] = await context.db
		.select()
		.from(complaintClocks)
		.where(and(eq(complaintClocks.complaintId, id), eq(complaintClocks.stage, 'resolution')));
	if (!clock) throw new Error('no resolution clock');
	return clock;
}
const extensionsOf = (id: string) =>
	context.db.select().from(complaintExtensions).where(eq(complaintExtensions.complaintId, id));

describe('more time', () => {
	it('is asked by who handles, granted by the head, and the first date stays', async () => {
		const { id, number } = await assigned();
		const before = await resolutionOf(id);
		await ask(number);
		expect((await resolutionOf(id)).dueAt).toEqual(before.dueAt);
		// The head may give less than was asked.
		await expect(decide(number, 6)).rejects.toMatchObject({ code: 'invalid_input' });
		await decide(number, 3);
		const after = await resolutionOf(id);
		expect(before.dueAt.toISOString()).toBe('2026-11-20T09:30:00.000Z');
		expect(after.dueAt.toISOString()).toBe('2026-11-25T09:00:00.000Z');
		expect(after.firstDueAt).toEqual(before.firstDueAt);
		const why = explainClock(context.office, after, [], await extensionsOf(id));
		expect(why).toMatchObject({
			firstDate: '2026-11-20',
			calendarDays: 0,
			added: [{ kind: 'extension', workingDays: 3, reason: REASON, decidedAt: day(4) }]
		});
		const events = await context.db
			.select()
			.from(complaintEvents)
			.where(eq(complaintEvents.complaintId, id))
			.orderBy(complaintEvents.id);
		expect(events.slice(-2)).toMatchObject([
			{ kind: 'extension_asked', officerId: handler.id, data: { workingDays: 5, reason: REASON } },
			{
				kind: 'extension_decided',
				officerId: head.id,
				data: {
					granted: true,
					workingDays: 3,
					shifts: [{ from: before.dueAt.toISOString(), to: after.dueAt.toISOString() }]
				}
			}
		]);
		expect((await rowOf(context, number)).extensionAskedAt).toBeNull();
	});

	it('is refused with a reason, and the date stays', async () => {
		const { id, number } = await assigned();
		const before = await resolutionOf(id);
		await ask(number);
		await decide(number, 0);
		expect((await resolutionOf(id)).dueAt).toEqual(before.dueAt);
		expect(await extensionsOf(id)).toMatchObject([{ decision: 'refused', grantedDays: 0 }]);
	});

	it('is given at most twice, and ten working days at a time', async () => {
		const { number } = await assigned();
		await expect(ask(number, 11)).rejects.toMatchObject({ code: 'invalid_input' });
		for (let times = 0; times < 2; times++) {
			await ask(number);
			await decide(number, 5);
		}
		await expect(ask(number)).rejects.toMatchObject({ code: 'invalid_input' });
	});

	it('does not make good what is late', async () => {
		const { number } = await assigned();
		await expect(ask(number, 5, handler, day(19))).rejects.toMatchObject({
			code: 'invalid_input'
		});
	});

	it('does not make good what was late before it was paused', async () => {
		const { number } = await assigned();
		const pause = {
			category: 'other_agency',
			reason: REASON,
			until: '2026-11-26',
			contact: null
		} as const;
		await pauseComplaint(context, handler, await target(number), pause, day(21));
		await expect(ask(number, 5, handler, day(22))).rejects.toMatchObject({
			code: 'invalid_input'
		});
	});

	it('is one request at a time, and nobody decides on their own', async () => {
		const { number } = await assigned();
		await expect(decide(number, 3)).rejects.toMatchObject({ code: 'invalid_transition' });
		for (const other of [intake, head]) {
			await expect(ask(number, 5, other)).rejects.toMatchObject({ code: 'not_allowed' });
		}
		await ask(number, 5, both);
		await expect(ask(number)).rejects.toMatchObject({ code: 'invalid_transition' });
		await expect(decide(number, 3, handler)).rejects.toMatchObject({ code: 'not_allowed' });
		await expect(decide(number, 3, both)).rejects.toMatchObject({ code: 'not_allowed' });
		await decide(number, 3);
	});

	it('lies on the desk of the head until it is decided, and lapses with an answer', async () => {
		const { id, number } = await assigned();
		const page = { cursor: null, size: 100 };
		const onDesk = async () => {
			const { rows } = await listComplaints(context, head, { mine: true }, page, day(3));
			return rows.find((row) => row.number === number)?.verbs.includes('decideExtension') ?? false;
		};
		expect(await onDesk()).toBe(false);
		await ask(number);
		expect(await onDesk()).toBe(true);
		await answerComplaint(context, handler, await target(number), answerSaying('Selesai.'), day(4));
		expect(await onDesk()).toBe(false);
		expect(await extensionsOf(id)).toMatchObject([{ decision: 'lapsed', decidedAt: day(4) }]);
		const { verbs } = await getComplaint(context, head, number, day(1));
		expect(verbs).not.toContain('decideExtension');
	});
});
