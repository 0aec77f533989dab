import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { listCalendarYears, listYearVersions, loadCalendar } from '../../deadlines/index.ts';
import type { DayOff, YearDraft } from '../../deadlines/index.ts';
import type { Actor } from '../../officers/index.ts';
import { sqlState } from '../../platform/database.ts';
import { explainClock } from '../explain.ts';
import { getComplaint } from '../queries/detail.ts';
import { complaintClocks, complaintEvents, complaintSubjects } from '../schema.ts';
import { assignedTo, day, filed, officerWith, rowOf, targetOf, testContext } from '../testing.ts';
import { previewCalendar, saveCalendar } from './calendar.ts';
import { pauseComplaint, resumeComplaint } from './pause.ts';

let context: Awaited<ReturnType<typeof testContext>>;
let administrator: Actor;
let intake: Actor;
let handler: Actor;
let year: YearDraft;

beforeAll(async () => {
	context = await testContext();
	administrator = await officerWith(context.db, ['administrator']);
	intake = await officerWith(context.db, ['intake']);
	handler = await officerWith(context.db, ['handler'], { unitCode: 'DAFDUK' });
});
afterAll(() => context.close());

beforeEach(async () => {
	// As if no test before had ever saved: the year that the product ships, and no open complaints.
	await context.db.execute(
		sql`update complaints set closed_at = ${day(0).toISOString()}, status = 'closed', next_due_at = null where closed_at is null`
	);
	await context.db.execute(
		sql`update complaint_clocks set stopped_at = now() where stopped_at is null`
	);
	await context.db.execute(sql`delete from calendar_days where name = 'Contoh'`);
	const [stored] = await listCalendarYears(context.db);
	if (!stored) throw new Error('2026 is seeded');
	year = stored;
	await reload();
});

const holiday = (date: string): DayOff => ({ date, type: 'libur_nasional', name: 'Contoh' });
const withDays = (...dates: string[]): YearDraft => ({
	year: year.year,
	decree: 'SKB Perubahan',
	decidedOn: '2026-11-01',
	days: [...year.days, ...dates.map(holiday)]
});
async function reload() {
	const { timeZone, hours } = context.office.calendar;
	context.office.calendar = await loadCalendar(context.db, timeZone, hours);
}
async function save(draft: YearDraft, now: Date) {
	const { digest } = await previewCalendar(context, administrator, draft, now);
	context.office.calendar = await saveCalendar(context, administrator, draft, digest, now);
}
const clocksOf = async (number: string) =>
	context.db
		.select()
		.from(complaintClocks)
		.where(eq(complaintClocks.complaintId, (await rowOf(context, number)).id));
const clockOf = async (number: string, stage: string) => {
	const clock = (await clocksOf(number)).find((one) => one.stage === stage);
	if (!clock) throw new Error(`no ${stage}`);
	return clock;
};
const movedEvents = async (number: string) =>
	context.db
		.select()
		.from(complaintEvents)
		.where(
			sql`${complaintEvents.complaintId} = ${(await rowOf(context, number)).id} and ${complaintEvents.kind} = 'deadline_moved'`
		);

describe('a preview', () => {
	it('shows which deadlines would move, from when to when, and moves nothing', async () => {
		const { number } = await filed(context);
		const draft = withDays('2026-11-04');
		const preview = await previewCalendar(context, administrator, draft, day(0));
		expect(preview.added).toEqual([holiday('2026-11-04')]);
		expect(preview.removed).toEqual([]);
		expect(preview.moves).toEqual([
			{
				number,
				stage: 'resolution',
				from: new Date('2026-11-20T09:30:00Z'),
				to: new Date('2026-11-23T09:00:00Z'),
				paused: false
			},
			{
				number,
				stage: 'verification',
				from: new Date('2026-11-05T09:00:00Z'),
				to: new Date('2026-11-06T09:30:00Z'),
				paused: false
			}
		]);
		expect((await clockOf(number, 'verification')).dueAt).toEqual(new Date('2026-11-05T09:00:00Z'));
	});

	it('is for administrators alone, and keeps from them what is about them', async () => {
		const secret = await filed(context);
		const draft = withDays('2026-11-04');
		const without = async () => {
			const { digest, ...seen } = await previewCalendar(context, administrator, draft, day(0));
			return [seen, digest];
		};
		const all = await without();
		await context.db.insert(complaintSubjects).values({
			id: crypto.randomUUID(),
			complaintId: secret.id,
			officerId: administrator.id,
			addedAt: day(0)
		});
		const kept = await without();
		expect(kept[0]).toMatchObject({ moves: [] });
		expect(kept[1]).not.toBe(all[1]);
		await save(draft, day(0));
		// It moved all the same: the calendar is everybody's.
		expect(await movedEvents(secret.number)).toHaveLength(1);
		await expect(previewCalendar(context, intake, draft, day(0))).rejects.toMatchObject({
			code: 'not_allowed'
		});
		await expect(saveCalendar(context, intake, draft, '', day(0))).rejects.toMatchObject({
			code: 'not_allowed'
		});
	});
});

describe('saving a year', () => {
	it('moves each clock, logs each, keeps the first date and the version; the explanation adds up', async () => {
		const { number, version } = await filed(context);
		await save(withDays('2026-11-04'), day(0));
		const [event, ...more] = await movedEvents(number);
		expect(more).toEqual([]);
		expect(event).toMatchObject({
			actorKind: 'system',
			data: {
				year: 2026,
				decree: 'SKB Perubahan',
				added: [holiday('2026-11-04')],
				removed: [],
				shifts: expect.arrayContaining([
					{
						stage: 'verification',
						from: '2026-11-05T09:00:00.000Z',
						to: '2026-11-06T09:30:00.000Z'
					}
				]) as unknown
			}
		});
		const clock = await clockOf(number, 'verification');
		expect(clock.firstDueAt).toEqual(new Date('2026-11-05T09:00:00Z'));
		expect(clock.dueAt).toEqual(new Date('2026-11-06T09:30:00Z'));
		expect(await rowOf(context, number)).toMatchObject({
			version,
			nextDueAt: clock.dueAt,
			nextDueStage: 'verification'
		});
		const why = explainClock(context.office, clock, [], []);
		expect(why).toMatchObject({ calendarDays: 0, workingDays: 3, firstDate: '2026-11-05' });
		expect(why?.counted).toEqual(['2026-11-03', '2026-11-05', '2026-11-06']);
		expect(why?.skipped).toMatchObject([
			{ date: '2026-11-04', holiday: { decree: 'SKB Perubahan' } }
		]);
		const seen = await getComplaint(context, intake, number, day(10));
		expect(seen.events.at(-1)?.kind).toBe('deadline_moved');
	});

	it('writes a version that nobody can change', async () => {
		const before = (await listYearVersions(context.db, 2026)).length;
		await save(withDays('2026-11-04'), day(0));
		const versions = await listYearVersions(context.db, 2026);
		expect(versions).toHaveLength(before + 1);
		expect(versions[0]).toMatchObject({
			decree: 'SKB Perubahan',
			officerId: administrator.id,
			added: [holiday('2026-11-04')],
			removed: []
		});
		expect(versions.at(-1)).toMatchObject({ version: 1, officerId: null });
		for (const change of [
			sql`update deadline_changes set data = '{}'`,
			sql`delete from deadline_changes`
		]) {
			const error: unknown = await context.db.execute(change).then(
				() => null,
				(reason: unknown) => reason
			);
			expect(sqlState(error)).toBe('TG001');
		}
	});

	it('saves only what was seen', async () => {
		const draft = withDays('2026-11-04');
		const { digest } = await previewCalendar(context, administrator, draft, day(0));
		const attempt = (other: YearDraft) =>
			saveCalendar(context, administrator, other, digest, day(0));
		await expect(attempt(withDays('2026-11-05'))).rejects.toMatchObject({ code: 'conflict' });
		const { number } = await filed(context);
		await expect(attempt(draft)).rejects.toMatchObject({ code: 'conflict' });
		expect(await movedEvents(number)).toEqual([]);
		expect((await listCalendarYears(context.db))[0]?.days).toEqual(year.days);
	});

	it('refuses a day of another year', async () => {
		const draft = { ...withDays(), days: [holiday('2027-05-05')] };
		await expect(previewCalendar(context, administrator, draft, day(0))).rejects.toMatchObject({
			code: 'invalid_input'
		});
	});

	it('leaves what is late, and brings nothing so near that it cannot be kept', async () => {
		const { number } = await filed(context);
		// Verification was due on Thursday; the Wednesday before becomes a holiday on Friday.
		await save(withDays('2026-11-04'), day(4));
		const clock = await clockOf(number, 'verification');
		expect(clock.dueAt).toEqual(clock.firstDueAt);
		const [event] = await movedEvents(number);
		expect(event?.data.shifts).toMatchObject([{ stage: 'resolution' }]);
		expect(explainClock(context.office, clock, [], [])).toMatchObject({ calendarDays: -1 });
		// And back again, on the last day.
		await save(withDays(), new Date('2026-11-20T10:00:00Z'));
		expect((await clockOf(number, 'resolution')).dueAt).toEqual(new Date('2026-11-23T09:00:00Z'));
	});

	it('counts a pause once: moved while it lasts, and by the rest when it ends', async () => {
		const { number } = await assignedTo(context, intake, 'DAFDUK');
		const pause = {
			category: 'other_agency',
			reason: 'Menunggu jawaban dinas lain.',
			until: '2026-11-13',
			contact: null
		} as const;
		await pauseComplaint(context, handler, await targetOf(context, number), pause, day(1));
		const pausedUntil = (await rowOf(context, number)).nextDueAt;
		// Thursday, within the pause, and Wednesday a week later.
		await save(withDays('2026-11-05', '2026-11-11'), day(2));
		expect((await rowOf(context, number)).nextDueAt).toEqual(pausedUntil);
		expect((await clockOf(number, 'resolution')).dueAt).toEqual(new Date('2026-11-24T09:00:00Z'));
		await resumeComplaint(context, handler, await targetOf(context, number), 'Sudah.', day(4));
		// The pause from Tuesday to Friday covers Wednesday and Friday: two days, Thursday is no day.
		const clock = await clockOf(number, 'resolution');
		expect(clock.dueAt).toEqual(new Date('2026-11-26T09:00:00Z'));
		const { pauses } = await getComplaint(context, intake, number, day(10));
		expect(explainClock(context.office, clock, pauses, [])).toMatchObject({
			calendarDays: 0,
			workingDays: 14,
			added: [{ kind: 'pause', workingDays: 2 }]
		});
		expect(await movedEvents(number)).toHaveLength(1);
	});
});
