import { and, eq, isNull } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../officers/index.ts';
import type { Target } from '../change.ts';
import type { Context } from '../context.ts';
import { explainClock } from '../explain.ts';
import { getComplaint } from '../queries/detail.ts';
import { listComplaints } from '../queries/queue.ts';
import { trackComplaint } from '../queries/tracking.ts';
import { runTimedWork } from '../sweep.ts';
import { complaintClocks, complaintEvents, complaintPauses, complaints } from '../schema.ts';
import {
	answerSaying,
	assignedTo,
	day,
	filed,
	officerWith,
	rowOf,
	targetOf,
	testContext
} from '../testing.ts';
import { answerComplaint, followUpComplaint, messageReporter } from './handle.ts';
import { pauseComplaint, type PauseWanted, resumeComplaint } from './pause.ts';
import { writeAsReporter } from './report.ts';
import { requestCompletion } from './verify.ts';

let context: Context & { close(): Promise<void> };
let intake: Actor;
let handler: Actor;
let stranger: Actor;

beforeAll(async () => {
	context = await testContext();
	intake = await officerWith(context.db, ['intake']);
	handler = await officerWith(context.db, ['handler'], { unitCode: 'DAFDUK' });
	stranger = await officerWith(context.db, ['handler'], { unitCode: 'CAPIL' });
});
afterAll(() => context.close());

const target = (number: string) => targetOf(context, number);
const ON_PAGE = { way: 'tracking_page', outcome: 'message_left' } as const;
const words = (text: string) => ({ text, attachments: [] });
/** Tuesday 10 November: five working days after day(1), Tuesday 3 November. */
const agency: PauseWanted = {
	category: 'other_agency',
	reason: 'Menunggu jawaban Pengadilan Agama.',
	until: '2026-11-10',
	contact: null
};
const END = new Date('2026-11-10T09:00:00Z');

const assigned = (changes: Parameters<typeof filed>[1] = {}) =>
	assignedTo(context, intake, 'DAFDUK', changes);
const pause = async (number: string, wanted: Partial<PauseWanted> = {}, at = day(1)) =>
	pauseComplaint(context, handler, await target(number), { ...agency, ...wanted }, at);
async function clockOf(id: string, stage: 'first_response' | 'resolution') {
	const [clock] = await context.db
		.select()
		.from(complaintClocks)
		.where(and(eq(complaintClocks.complaintId, id), eq(complaintClocks.stage, stage)));
	if (!clock) throw new Error(`no clock ${stage}`);
	return clock;
}
const pausesOf = (id: string) =>
	context.db.select().from(complaintPauses).where(eq(complaintPauses.complaintId, id));
const eventsOf = (id: string) =>
	context.db
		.select()
		.from(complaintEvents)
		.where(eq(complaintEvents.complaintId, id))
		.orderBy(complaintEvents.id);

describe('a pause', () => {
	it('has a category, a reason and a date, and moves each deadline by what it cost', async () => {
		const { id, number } = await assigned();
		const before = await clockOf(id, 'resolution');
		await pause(number);
		expect(await rowOf(context, number)).toMatchObject({
			status: 'assigned',
			pausedFor: 'other_agency',
			nextDueAt: END,
			nextDueStage: null
		});
		// Thursday: two working days.
		await resumeComplaint(context, handler, await target(number), 'Jawaban sudah ada.', day(3));
		expect(await rowOf(context, number)).toMatchObject({ pausedAt: null, pausedFor: null });
		const after = await clockOf(id, 'resolution');
		expect(before.dueAt.toISOString()).toBe('2026-11-20T09:30:00.000Z');
		expect(after.dueAt.toISOString()).toBe('2026-11-24T09:00:00.000Z');
		expect((await eventsOf(id)).at(-1)).toMatchObject({
			kind: 'resumed',
			officerId: handler.id,
			data: {
				text: 'Jawaban sudah ada.',
				shifts: expect.arrayContaining([
					{ stage: 'resolution', from: before.dueAt.toISOString(), to: after.dueAt.toISOString() }
				]) as unknown
			}
		});
		const why = explainClock(context.office, after, await pausesOf(id), []);
		expect(why).toMatchObject({
			workingDays: 14,
			calendarDays: 0,
			added: [{ workingDays: 2, category: 'other_agency', reason: agency.reason }]
		});
		expect(why?.counted).toHaveLength(16);
	});

	it('ends on a coming working day, and not too far away', async () => {
		const { number } = await assigned();
		for (const until of ['2026-11-03', '2026-11-02', '2026-11-07', '2026-12-24', '2026-12-16']) {
			await expect(pause(number, { until }), until).rejects.toMatchObject({
				code: 'invalid_input',
				details: { fields: { sampai: expect.any(String) as string } }
			});
		}
		await pause(number, { until: '2026-12-15' });
	});

	it('waits for a reporter only when somebody tried to reach them', async () => {
		const wanted = { category: 'reporter', reason: 'Kapan Anda merekam?' } as const;
		const silent = await assigned();
		await expect(pause(silent.number, wanted)).rejects.toMatchObject({
			details: { fields: { cara: expect.any(String) as string } }
		});
		// Who left no contact reads the question on their page, and nowhere else.
		await pause(silent.number, { ...wanted, contact: ON_PAGE });
		const reachable = await assigned({ reporterPhone: '+62714000000' });
		await expect(pause(reachable.number, { ...wanted, contact: ON_PAGE })).rejects.toMatchObject({
			details: { fields: { cara: expect.any(String) as string } }
		});
		await pause(reachable.number, { ...wanted, contact: { way: 'phone', outcome: 'no_answer' } });
		expect((await eventsOf(reachable.id)).at(-1)?.data).toMatchObject({ contact: 'phone' });
		// The reporter's own time to answer: ten working days.
		const far = await assigned();
		await expect(
			pause(far.number, { ...wanted, contact: ON_PAGE, until: '2026-11-18' })
		).rejects.toMatchObject({ details: { fields: { sampai: expect.any(String) as string } } });
	});

	it('is only one at a time, and only for who handles the case', async () => {
		const { number } = await assigned();
		const at = await target(number);
		await expect(pauseComplaint(context, stranger, at, agency, day(1))).rejects.toMatchObject({
			code: 'not_found'
		});
		await expect(
			resumeComplaint(context, handler, at, 'Lanjut saja.', day(1))
		).rejects.toMatchObject({ code: 'invalid_transition' });
		await pause(number);
		await expect(pause(number)).rejects.toMatchObject({ code: 'invalid_transition' });
		expect((await getComplaint(context, handler, number, day(1))).verbs).toContain('resume');
		expect((await getComplaint(context, handler, number, day(1))).verbs).not.toContain('pause');
	});

	it('ends where work goes on: with a follow-up or an answer', async () => {
		const acts = [
			(seen: Target) => followUpComplaint(context, handler, seen, words('Dikerjakan.'), day(2)),
			(seen: Target) => answerComplaint(context, handler, seen, answerSaying('Selesai.'), day(2))
		];
		for (const act of acts) {
			const { id, number } = await assigned();
			await pause(number);
			await act(await target(number));
			expect(await rowOf(context, number)).toMatchObject({ pausedAt: null });
			expect((await pausesOf(id))[0]?.endedAt).toEqual(day(2));
		}
	});

	it('ends with the reporter’s answer only when it waits for them', async () => {
		const asked = await assigned();
		await pause(asked.number, { category: 'reporter', contact: ON_PAGE });
		const seen = await trackComplaint(context, { complaintId: asked.id }, day(1));
		expect(seen.verbs).toContain('reply');
		await writeAsReporter(context, { complaintId: asked.id }, words('Tanggal 12.'), day(2));
		expect(await rowOf(context, asked.number)).toMatchObject({ pausedAt: null });
		expect((await eventsOf(asked.id)).at(-1)).toMatchObject({ kind: 'completed' });

		const other = await assigned();
		await pause(other.number);
		await writeAsReporter(context, { complaintId: other.id }, words('Ada kabar?'), day(2));
		expect(await rowOf(context, other.number)).toMatchObject({ pausedFor: 'other_agency' });
	});

	it('ends in the same way with an answer that a kecamatan operator passes on', async () => {
		const operator = await officerWith(context.db, ['district_operator']);
		const passOn = async ({ id, number }: { id: string; number: string }) => {
			await context.db
				.update(complaints)
				.set({ filedBy: operator.id })
				.where(eq(complaints.id, id));
			const seen = await target(number);
			await messageReporter(context, operator, seen, words('Katanya tanggal 12.'), day(2));
			const [last] = (await eventsOf(id)).slice(-1);
			return { event: last, after: await rowOf(context, number) };
		};
		const asked = await assigned();
		await pause(asked.number, { category: 'reporter', contact: ON_PAGE });
		const relayed = { actorKind: 'officer', data: { relayed: true } };
		expect(await passOn(asked)).toMatchObject({
			event: { kind: 'completed', ...relayed },
			after: { pausedAt: null, unansweredSince: day(2) }
		});
		const incomplete = await filed(context);
		await requestCompletion(
			context,
			intake,
			await target(incomplete.number),
			'Kapan tepatnya?',
			day(1)
		);
		expect(await passOn(incomplete)).toMatchObject({
			event: { kind: 'completed', ...relayed },
			after: { status: 'submitted', pausedAt: null }
		});
		const other = await assigned();
		await pause(other.number);
		expect(await passOn(other)).toMatchObject({
			event: { kind: 'messaged', ...relayed },
			after: { pausedFor: 'other_agency' }
		});
	});

	it('takes a case off the desk until something happens', async () => {
		const { id, number } = await assigned();
		const onDesk = async () => {
			const page = { cursor: null, size: 100 };
			const { rows } = await listComplaints(context, handler, { mine: true }, page, day(2));
			return rows.some((row) => row.number === number);
		};
		expect(await onDesk()).toBe(true);
		await pause(number);
		expect(await onDesk()).toBe(false);
		await writeAsReporter(context, { complaintId: id }, words('Ada kabar?'), day(2));
		expect(await onDesk()).toBe(true);
	});
});

describe('a pause that has come to its date', () => {
	it('ends by itself, once, and costs what it was given however late somebody looks', async () => {
		const { id, number } = await assigned();
		await pause(number);
		await runTimedWork(context, new Date(END.getTime() - 1));
		expect(await rowOf(context, number)).toMatchObject({ pausedFor: 'other_agency' });
		const counts = await Promise.all([
			runTimedWork(context, day(20)),
			runTimedWork(context, day(20))
		]);
		expect(counts.reduce((sum, { touched }) => sum + touched, 0)).toBeGreaterThanOrEqual(1);
		expect(await runTimedWork(context, day(20))).toEqual({ touched: 0, failed: 0 });
		expect((await pausesOf(id))[0]?.endedAt).toEqual(END);
		// Friday 20 November and five working days.
		expect((await clockOf(id, 'resolution')).dueAt.toISOString()).toBe('2026-11-27T09:30:00.000Z');
		const ends = (await eventsOf(id)).filter(({ kind }) => kind === 'resumed');
		expect(ends).toMatchObject([{ actorKind: 'system', at: day(20) }]);
		expect(await rowOf(context, number)).toMatchObject({ nextDueStage: 'first_response' });
	});

	it('ends before whatever somebody does next', async () => {
		const { id, number } = await assigned();
		await pause(number);
		await writeAsReporter(context, { complaintId: id }, words('Ada kabar?'), day(20));
		expect((await eventsOf(id)).slice(-2).map(({ kind }) => kind)).toEqual(['resumed', 'messaged']);
		expect((await pausesOf(id))[0]?.endedAt).toEqual(END);
	});

	it('lets a question stand: the reporter may still answer, intake may decide', async () => {
		const { id, number } = await filed(context);
		await requestCompletion(context, intake, await target(number), 'Kapan tepatnya?', day(1));
		await runTimedWork(context, day(20));
		expect(await rowOf(context, number)).toMatchObject({
			status: 'needs_completion',
			pausedAt: null,
			nextDueStage: 'verification'
		});
		expect((await getComplaint(context, intake, number, day(1))).verbs).toEqual(
			expect.arrayContaining(['accept', 'reject'])
		);
		await writeAsReporter(context, { complaintId: id }, words('Tanggal 12.'), day(21));
		expect(await rowOf(context, number)).toMatchObject({ status: 'submitted' });
		expect((await pausesOf(id)).filter(({ endedAt }) => endedAt === null)).toEqual([]);
		const open = await context.db
			.select()
			.from(complaintPauses)
			.where(and(eq(complaintPauses.complaintId, id), isNull(complaintPauses.endedAt)));
		expect(open).toEqual([]);
	});
});
