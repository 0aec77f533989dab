import { and, eq, inArray, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../officers/index.ts';
import { officers } from '../officers/schema.ts';
import { decideExtension, askExtension } from './commands/extend.ts';
import {
	answerComplaint,
	assignComplaint,
	followUpComplaint,
	messageReporter
} from './commands/handle.ts';
import { pauseComplaint } from './commands/pause.ts';
import { confirmResolved, reopenComplaint, writeAsReporter } from './commands/report.ts';
import { acceptComplaint } from './commands/verify.ts';
import type { Context } from './context.ts';
import { listComplaints } from './queries/queue.ts';
import { trackComplaint } from './queries/tracking.ts';
import { complaintClocks, complaintEvents, complaints } from './schema.ts';
import { runTimedWork } from './sweep.ts';
import {
	answerSaying,
	assignedTo,
	day,
	filed,
	officerWith,
	rowOf,
	targetOf,
	testContext
} from './testing.ts';

let context: Context & { close(): Promise<void> };
let intake: Actor;
let handler: Actor;
let unitHead: Actor;
let head: Actor;

beforeAll(async () => {
	context = await testContext();
	intake = await officerWith(context.db, ['intake']);
	handler = await officerWith(context.db, ['handler'], { unitCode: 'DAFDUK' });
	unitHead = await officerWith(context.db, ['unit_head'], { unitCode: 'DAFDUK' });
	head = await officerWith(context.db, ['head']);
});
afterAll(() => context.close());
// What other tests left open is not looked at.
beforeEach(() => context.db.update(complaints).set({ nextCheckAt: null }));

const words = (text: string) => ({ text, attachments: [] });
const at = (text: string) => new Date(`2026-11-${text}:00+07:00`);
const ups = async (id: string) => {
	const events = await context.db
		.select()
		.from(complaintEvents)
		.where(and(eq(complaintEvents.complaintId, id), eq(complaintEvents.kind, 'escalated')))
		.orderBy(complaintEvents.id);
	return events.map(({ at: when, data }) => [data.stage, data.to, data.late, when.toISOString()]);
};
/** As the loop of a server would, minute by minute where something is due. */
async function until(now: Date) {
	for (;;) {
		const [next] = await context.db
			.select({ at: sql<string | null>`min(${complaints.nextCheckAt})` })
			.from(complaints);
		const due = next?.at ? new Date(next.at) : null;
		if (!due || due >= now) return;
		await runTimedWork(context, new Date(due.getTime() + 1));
	}
}
const up = (stage: string, to: string, late: boolean, when: string) => [
	stage,
	to,
	late,
	new Date(at(when).getTime() + 1).toISOString()
];
async function taken(person = handler) {
	const complaint = await assignedTo(context, intake, 'DAFDUK');
	const { number } = complaint;
	const to = { unitCode: 'DAFDUK', officerId: person.id, instruction: 'Cek.', dueDate: null };
	await assignComplaint(context, intake, await targetOf(context, number), to, day(0));
	return complaint;
}
const onDesk = async (actor: Actor, number: string, now: Date) => {
	const page = { cursor: null, size: 100 };
	const { rows } = await listComplaints(context, actor, { mine: true }, page, now);
	return rows.some((row) => row.number === number);
};

describe('a late case', () => {
	it('that nobody has been given goes to the head, with a warning to intake first', async () => {
		const { id, number } = await filed(context);
		const { version } = await rowOf(context, number);
		await until(at('10T09:00'));
		// Three working days after Monday 2 November; two more.
		expect(await ups(id)).toEqual([
			up('verification', 'intake', false, '05T08:00'),
			up('verification', 'head', true, '05T16:00'),
			up('verification', 'head', true, '09T16:00')
		]);
		expect(await rowOf(context, number)).toMatchObject({ escalatedTo: 'head', version });
		expect(await onDesk(head, number, at('10T09:00'))).toBe(true);
		const filter = { escalatedTo: 'head' } as const;
		const page = { cursor: null, size: 100 };
		const { rows } = await listComplaints(context, head, filter, page, at('10T09:00'));
		expect(rows.map((row) => row.number)).toContain(number);
	});

	it('goes from the handler to the head of the unit, then to the head; work ends it', async () => {
		const { id, number } = await taken();
		await until(at('10T09:00'));
		// Verified on Monday: five working days are over on Monday 9.
		expect(await ups(id)).toEqual([
			up('first_response', 'handler', false, '06T08:00'),
			up('first_response', 'unit_head', true, '09T16:00')
		]);
		expect(await onDesk(unitHead, number, at('10T09:00'))).toBe(true);
		expect(await onDesk(head, number, at('10T09:00'))).toBe(false);
		await until(at('12T09:00'));
		expect((await ups(id)).at(-1)).toEqual(up('first_response', 'head', true, '11T16:00'));
		expect(await rowOf(context, number)).toMatchObject({ escalatedTo: 'head' });
		const { timeline } = await trackComplaint(context, { complaintId: id }, at('12T09:00'));
		expect(timeline.filter(({ kind }) => kind === 'escalated').map(({ to }) => to)).toEqual([
			'unit_head',
			'head'
		]);
		const target = await targetOf(context, number);
		await followUpComplaint(context, handler, target, words('Sudah kami cek.'), at('12T09:00'));
		expect(await rowOf(context, number)).toMatchObject({ escalatedTo: null });
	});

	it('of a unit in which nobody has taken it starts a rung higher', async () => {
		const { id } = await assignedTo(context, intake, 'DAFDUK');
		await until(at('10T09:00'));
		expect(await ups(id)).toEqual([
			up('first_response', 'unit_head', false, '06T08:00'),
			up('first_response', 'head', true, '09T16:00')
		]);
	});

	it('passes a rung on which nobody is, and says so when there is no head', async () => {
		const disabled = (ids: string[], when: Date | null) =>
			context.db.update(officers).set({ disabledAt: when }).where(inArray(officers.id, ids));
		await disabled([unitHead.id], day(0));
		const one = await taken();
		await until(at('10T09:00'));
		expect((await ups(one.id)).at(-1)).toEqual(up('first_response', 'head', true, '09T16:00'));
		await disabled([head.id], day(0));
		const two = await taken();
		await until(at('10T09:00'));
		expect((await ups(two.id)).at(-1)?.[1]).toBe('administrator');
		const { timeline } = await trackComplaint(context, { complaintId: two.id }, at('10T09:00'));
		expect(timeline.map(({ kind }) => kind)).not.toContain('escalated');
		await disabled([unitHead.id, head.id], null);
	});

	it('is not held up by what its reporter writes', async () => {
		const { id } = await taken();
		await writeAsReporter(context, { complaintId: id }, words('Ada kabar?'), at('09T15:00'));
		await until(at('10T09:00'));
		expect((await ups(id)).at(-1)).toEqual(up('first_response', 'unit_head', true, '09T16:00'));
	});

	it('rests while the clocks do', async () => {
		const { id, number } = await taken();
		const wanted = {
			category: 'other_agency',
			reason: 'Menunggu jawaban Pengadilan Agama.',
			until: '2026-11-12',
			contact: null
		} as const;
		await pauseComplaint(context, handler, await targetOf(context, number), wanted, at('05T09:00'));
		await until(at('12T15:59'));
		expect(await ups(id)).toEqual([]);
		// Five working days later than it would have been: Monday 16, with a warning on Friday.
		await until(at('17T09:00'));
		expect(await ups(id)).toEqual([
			up('first_response', 'handler', false, '13T08:00'),
			up('first_response', 'unit_head', true, '16T16:00')
		]);
	});

	it('begins at the bottom again when it is reopened, and when the head grants more time', async () => {
		const { id, number } = await taken();
		await until(at('12T09:00'));
		const answer = answerSaying('Sudah kami cetak.');
		await answerComplaint(
			context,
			handler,
			await targetOf(context, number),
			answer,
			at('12T10:00')
		);
		await confirmResolved(context, { complaintId: id }, at('12T11:00'));
		await reopenComplaint(context, { complaintId: id }, 'Masih salah.', at('12T12:00'));
		await runTimedWork(context, at('12T13:00'));
		expect(await rowOf(context, number)).toMatchObject({ status: 'reopened', escalatedTo: null });
		const clocks = await context.db
			.select()
			.from(complaintClocks)
			.where(and(eq(complaintClocks.complaintId, id), eq(complaintClocks.round, 2)));
		expect(clocks).toMatchObject([{ stage: 'resolution', escalationLevel: 0, escalatedTo: null }]);

		const asked = await taken();
		const target = () => targetOf(context, asked.number);
		await followUpComplaint(context, handler, await target(), words('Sudah kami cek.'), day(1));
		await until(at('19T09:00'));
		const wish = { workingDays: 5, reason: 'Berkas lama masih dicari.' };
		await askExtension(context, handler, await target(), wish, at('19T09:00'));
		await until(at('23T09:00'));
		await decideExtension(context, head, await target(), wish, at('23T10:00'));
		expect(await rowOf(context, asked.number)).toMatchObject({ escalatedTo: null });
		// Due on Friday 20, now on Friday 27: warned once more on the way.
		await until(at('28T09:00'));
		expect((await ups(asked.id)).map(([, to]) => to)).toEqual([
			'handler',
			'unit_head',
			'handler',
			'unit_head'
		]);
	});
});

describe('an answered case that nobody calls about', () => {
	it('goes up too, since nobody but the office is late with that', async () => {
		const { id, number } = await assignedTo(context, intake, 'DAFDUK', {
			reporterPhone: '+62714000000'
		});
		const answer = answerSaying('Sudah kami cetak.');
		await answerComplaint(
			context,
			handler,
			await targetOf(context, number),
			answer,
			at('03T09:00')
		);
		await until(new Date('2026-12-01T00:00:00Z'));
		expect(await ups(id)).toEqual([
			up('reporter_answer', 'head', true, '20T16:30'),
			up('reporter_answer', 'head', true, '24T16:00')
		]);
	});
});

describe('the sweep', () => {
	it('does each case once, however many processes run it', async () => {
		const ids = [];
		for (let n = 0; n < 4; n++) ids.push((await filed(context)).id);
		await Promise.all([1, 2, 3].map(() => runTimedWork(context, at('06T09:00'))));
		for (const id of ids) expect(await ups(id)).toHaveLength(2);
		expect(await runTimedWork(context, at('06T09:00'))).toEqual({ touched: 0, failed: 0 });
	});

	it('goes on behind a case that fails, and tries it again', async () => {
		const bad = await filed(context);
		const good = await filed(context);
		await context.db.execute(
			sql.raw(`create function fail_here() returns trigger language plpgsql as $$
				begin if new.complaint_id = '${bad.id}' then raise exception 'broken'; end if; return new; end $$`)
		);
		await context.db.execute(
			sql`create trigger fail_here before insert on complaint_events for each row execute function fail_here()`
		);
		expect(await runTimedWork(context, at('06T09:00'))).toEqual({ touched: 1, failed: 1 });
		expect(await ups(bad.id)).toEqual([]);
		expect(await ups(good.id)).toHaveLength(2);
		await context.db.execute(sql`drop trigger fail_here on complaint_events`);
		expect(await runTimedWork(context, at('06T09:00'))).toEqual({ touched: 1, failed: 0 });
	});

	it('looks once at what it had no time for yet, and leaves it alone then', async () => {
		const { number } = await filed(context);
		const before = await rowOf(context, number);
		await context.db
			.update(complaints)
			.set({ nextCheckAt: day(0) })
			.where(eq(complaints.number, number));
		await runTimedWork(context, day(1));
		expect(await rowOf(context, number)).toEqual(before);
		expect(before.nextCheckAt).toEqual(at('05T08:00'));
	});
});

describe('a question', () => {
	const question = () => filed(context, { type: 'information_request' });
	const clockOf = async (id: string) => {
		const [clock] = await context.db
			.select()
			.from(complaintClocks)
			.where(
				and(eq(complaintClocks.complaintId, id), eq(complaintClocks.stage, 'first_human_answer'))
			);
		return clock;
	};

	it('gets an officer’s first word within two hours of service, or goes up', async () => {
		const { id, number } = await question();
		// Filed at 09:00: two hours of service are over at 11:00.
		expect(await rowOf(context, number)).toMatchObject({
			nextDueStage: 'first_human_answer',
			nextDueAt: at('02T11:00')
		});
		await until(at('02T15:00'));
		expect(await ups(id)).toEqual([
			up('first_human_answer', 'intake', false, '02T10:24'),
			up('first_human_answer', 'head', true, '02T11:00')
		]);
		const target = await targetOf(context, number);
		const found = {
			type: 'information_request',
			class: 'information',
			serviceCode: 'KTP_EL',
			categoryCode: context.office.agency.categories[0]?.code ?? ''
		} as const;
		// To accept it says nothing to anybody yet.
		await acceptComplaint(context, intake, target, found, at('02T15:00'));
		expect((await clockOf(id))?.stoppedAt).toBeNull();
		const answer = answerSaying('Bawa KK dan datang ke loket.');
		await answerComplaint(context, intake, await targetOf(context, number), answer, at('02T15:30'));
		expect((await clockOf(id))?.stoppedAt).toEqual(at('02T15:30'));
	});

	it('is answered by an officer, not by who passes on its words', async () => {
		const operator = await officerWith(context.db, ['district_operator']);
		const { id, number } = await question();
		await context.db.update(complaints).set({ filedBy: operator.id }).where(eq(complaints.id, id));
		const say = async (who: Actor) =>
			messageReporter(
				context,
				who,
				await targetOf(context, number),
				words('Halo.'),
				at('02T10:00')
			);
		await say(operator);
		expect((await clockOf(id))?.stoppedAt).toBeNull();
		await writeAsReporter(context, { complaintId: id }, words('Ada orang?'), at('02T10:00'));
		expect((await clockOf(id))?.stoppedAt).toBeNull();
		await say(intake);
		expect((await clockOf(id))?.stoppedAt).toEqual(at('02T10:00'));
		expect(await clockOf((await filed(context)).id)).toBeUndefined();
	});
});
