import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sql } from 'drizzle-orm';
import type { Actor } from '../../officers/index.ts';
import { answerComplaint, assignComplaint, followUpComplaint } from '../commands/handle.ts';
import { writeAsReporter } from '../commands/report.ts';
import { acceptComplaint, requestCompletion } from '../commands/verify.ts';
import type { Context } from '../context.ts';
import { answerSaying, day, filed, MONDAY, officerWith, rowOf, testContext } from '../testing.ts';
import {
	allComplaints,
	countComplaints,
	countOverdue,
	countWork,
	type Cursor,
	listComplaints,
	type QueueFilter
} from './queue.ts';

const UNIT = 'DAFDUK';
let context: Context & { close(): Promise<void> };
let intake: Actor;
let handler: Actor;
let stranger: Actor;
let administrator: Actor;

beforeAll(async () => {
	context = await testContext();
	intake = await officerWith(context.db, ['intake']);
	handler = await officerWith(context.db, ['handler'], { unitCode: UNIT, name: 'Ani' });
	stranger = await officerWith(context.db, ['handler'], { unitCode: 'CAPIL' });
	administrator = await officerWith(context.db, ['administrator']);
});
afterAll(() => context.close());
beforeEach(async () => {
	// The triggers that protect the history would refuse.
	await context.db.execute(sql`set session_replication_role = replica`);
	for (const table of ['complaint_events', 'complaint_pauses', 'complaint_clocks', 'complaints']) {
		await context.db.execute(sql.raw(`delete from ${table}`));
	}
	await context.db.execute(sql`set session_replication_role = origin`);
});

async function target(number: string) {
	return { number, version: (await rowOf(context, number)).version };
}

async function accepted(now = MONDAY) {
	const { number } = await filed(context, {}, now);
	const found = {
		type: 'complaint' as const,
		class: 'without_supervision' as const,
		serviceCode: 'KTP_EL',
		categoryCode: 'TERLAMBAT'
	};
	await acceptComplaint(context, intake, await target(number), found, now);
	return number;
}

async function assigned(officerId: string | null = handler.id, now = MONDAY) {
	const number = await accepted(now);
	const to = { unitCode: UNIT, officerId, instruction: 'Tolong diperiksa.', dueDate: null };
	await assignComplaint(context, intake, await target(number), to, now);
	return number;
}

async function answered(now = MONDAY) {
	const number = await assigned();
	await answerComplaint(context, handler, await target(number), answerSaying('Cek.'), now);
	return number;
}

async function numbers(actor: Actor, filter: QueueFilter, now = day(1)) {
	const page = await listComplaints(context, actor, filter, { cursor: null, size: 50 }, now);
	return page.rows.map(({ number }) => number);
}

describe('the list', () => {
	it('shows an officer nothing but what they may see, whatever they ask for', async () => {
		const mine = await assigned();
		const fresh = (await filed(context)).number;
		expect((await numbers(intake, {})).sort()).toEqual([mine, fresh].sort());
		expect(await numbers(handler, {})).toEqual([mine]);
		expect(await numbers(stranger, { status: 'open' })).toEqual([]);
		expect(await numbers(stranger, { text: mine })).toEqual([]);
		expect(await numbers(administrator, {})).toEqual([]);
	});

	it('goes on and back page by page without losing or repeating a row', async () => {
		const all: string[] = [];
		for (let i = 0; i < 7; i++) all.unshift((await filed(context, {}, day(i % 3))).number);
		const newest = await numbers(intake, {}, day(9));
		expect([...newest].sort()).toEqual([...all].sort());

		const page = (cursor: Cursor | null) =>
			listComplaints(context, intake, {}, { cursor, size: 3 }, day(9));
		const first = await page(null);
		const second = await page(first.next);
		const third = await page(second.next);
		const seen = [first, second, third].flatMap(({ rows }) => rows.map(({ number }) => number));
		expect(seen).toEqual(newest);
		expect(first.previous).toBeNull();
		expect(third.next).toBeNull();
		expect((await page(third.previous)).rows).toEqual(second.rows);
		const back = await page(second.previous);
		expect(back.rows).toEqual(first.rows);
		expect(back.previous).toBeNull();
	});

	it('comes as a whole, each row once, and knows how long it is', async () => {
		await context.db
			.execute(sql`insert into complaints (id, number, type, channel, status, service_code,
				category_code, narrative, kecamatan_code, name_hidden, confidential, submission_key_hash,
				submission_digest, code_hash, received_at, filed_at, search_roots)
			select gen_random_uuid(), '2026-' || n, 'complaint', 'online', 'submitted', 'KTP_EL', 'TERLAMBAT',
				'Sudah tiga minggu belum ada kabar.', '16.06.09', false, false, n, n, n,
				${MONDAY.toISOString()}::timestamptz + n / 10 * interval '1 second', ${MONDAY.toISOString()}, ''
			from generate_series(1, 1001) n`);
		const numbers = async (actor: Actor, most: number) =>
			(await Array.fromAsync(allComplaints(context, actor, {}, most, MONDAY))).map(
				({ number }) => number
			);
		const all = await numbers(intake, 5000);
		expect(all).toHaveLength(1001);
		expect(new Set(all).size).toBe(1001);
		expect(await numbers(intake, 600)).toEqual(all.slice(0, 600));
		expect(await numbers(stranger, 5000)).toEqual([]);
		const count = (actor: Actor, cap: number) => countComplaints(context, actor, {}, cap, MONDAY);
		expect(await count(intake, 5000)).toBe(1001);
		expect(await count(intake, 600)).toBe(600);
		expect(await count(stranger, 5000)).toBe(0);
	});

	it('finds word families, a number, and nothing for stop words alone', async () => {
		const { number } = await filed(context, {
			narrative: 'Perekaman saya terlambat sekali, sudah tiga minggu.'
		});
		for (const text of ['rekam', 'merekam', 'keterlambatan', number, number.replace('-', ' ')]) {
			expect(await numbers(intake, { text }), text).toEqual([number]);
		}
		expect(await numbers(intake, { text: 'dan yang di' })).toEqual([]);
	});

	it('takes both days of a period whole, in the zone of the office', async () => {
		// 23:30 and 00:30 in Sekayu; in UTC both are the 3rd.
		const late = (await filed(context, {}, new Date('2026-11-03T16:30:00Z'))).number;
		const next = (await filed(context, {}, new Date('2026-11-03T17:30:00Z'))).number;
		expect(await numbers(intake, { from: '2026-11-03', to: '2026-11-03' }, day(9))).toEqual([late]);
		expect(await numbers(intake, { from: '2026-11-04' }, day(9))).toEqual([next]);
	});

	it('tells what the officer may do with each row', async () => {
		await assigned();
		const verbs = async (actor: Actor) => {
			const page = await listComplaints(context, actor, {}, { cursor: null, size: 5 }, day(1));
			return page.rows[0]?.verbs;
		};
		expect(await verbs(handler)).toContain('followUp');
		expect(await verbs(intake)).not.toContain('followUp');
	});
});

describe('my work', () => {
	const mine = { mine: true, order: 'due' } as const;

	it('is what waits for my own hand, earliest deadline first', async () => {
		const later = await assigned(handler.id, day(1));
		const sooner = await assigned(handler.id, day(0));
		const unclaimed = await assigned(null, day(2));
		expect(await numbers(handler, mine)).toEqual([sooner, later, unclaimed]);
		expect(await numbers(intake, mine)).toEqual([]);
		const fresh = (await filed(context)).number;
		expect(await numbers(intake, mine)).toEqual([fresh]);
	});

	it('is the unit’s again when the officer who had it no longer handles for it', async () => {
		const ani = await officerWith(context.db, ['handler'], { unitCode: UNIT });
		const number = await assigned(ani.id);
		expect(await numbers(handler, mine)).toEqual([]);
		for (const change of [
			sql`disabled_at = now()`,
			sql`disabled_at = null, unit_code = 'CAPIL'`,
			sql`unit_code = null`,
			sql`unit_code = ${UNIT}, roles = '{intake}'`
		]) {
			await context.db.execute(sql`update officers set ${change} where id = ${ani.id}`);
			expect(await numbers(handler, mine)).toEqual([number]);
			expect(await numbers(stranger, mine)).toEqual([]);
		}
		await context.db.execute(sql`update officers set roles = '{handler}' where id = ${ani.id}`);
		expect(await numbers(handler, mine)).toEqual([]);
	});

	it('leaves out what the reporter has to answer, until they write or let it pass', async () => {
		const asked = (await filed(context)).number;
		await requestCompletion(context, intake, await target(asked), 'Kapan kejadiannya?', day(0));
		expect(await numbers(intake, mine)).toEqual([]);
		expect(await numbers(intake, mine, day(30))).toEqual([asked]);
		expect(await numbers(handler, mine, day(30))).toEqual([]);

		const number = await answered();
		expect(await numbers(handler, mine)).toEqual([]);
		expect(await numbers(handler, mine, day(30))).toEqual([number]);
		const { id } = await rowOf(context, number);
		const words = { text: 'Belum jadi juga.', attachments: [] };
		await writeAsReporter(context, { complaintId: id }, words, day(1));
		expect(await numbers(handler, mine)).toEqual([number]);
	});

	it('brings intake what they answered themselves, as no unit will end it', async () => {
		const number = await accepted();
		await answerComplaint(context, intake, await target(number), answerSaying('Cek.'), day(0));
		expect(await numbers(intake, mine, day(30))).toEqual([number]);
		expect(await numbers(handler, mine, day(30))).toEqual([]);
	});
});

describe('overdue', () => {
	it('is our delay only: the time of the reporter is not', async () => {
		const late = await assigned();
		await followUpComplaint(
			context,
			handler,
			await target(late),
			{ text: 'Sedang dicetak.', attachments: [] },
			day(1)
		);
		await answered();
		const asked = (await filed(context)).number;
		await requestCompletion(context, intake, await target(asked), 'Kapan kejadiannya?', day(0));
		expect(await numbers(intake, { overdue: true })).toEqual([]);
		expect(await numbers(intake, { overdue: true }, day(60))).toEqual([late]);
		expect(await countOverdue(context, intake, day(1))).toBe(0);
		expect(await countOverdue(context, intake, day(60))).toBe(1);
		expect(await countOverdue(context, stranger, day(60))).toBe(0);
		expect(await countWork(context, intake, day(60))).toMatchObject({
			overdue: 1,
			inProgress: 1,
			waitingForReporter: 1,
			answered: 1
		});
	});
});
