// Work that is no complaint, actions of findings and reports of monev: who is told, when, how often.
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Topic } from '#lib/codes/notification-codes.ts';
import { TOPIK } from '#lib/forms/notifications.ts';
import { TOPICS } from '../../codes/notification-codes.ts';
import { day, filed, MONDAY, officerWith, testContext } from '../complaints/testing.ts';
import { addAction, createFinding, extendAction, remindOverdueActions } from '../findings/index.ts';
import { findingActions } from '../findings/schema.ts';
import { awaitedMonevFor, remindOfMonev, saveMonevDraft, signMonev } from '../monitoring/index.ts';
import { monitoringReminders } from '../monitoring/schema.ts';
import type { Actor } from '../officers/index.ts';
import { officerDeputies } from '../officers/schema.ts';
import { newId } from '../platform/ids.ts';
import { chooseAsOfficer } from './choices.ts';
import { deliverDue } from './delivery.ts';
import { writeDigests } from './digest.ts';
import { countUnread, listNews, openNews } from './news.ts';
import { officerNews, outbox, type TopicChoice } from './schema.ts';
import { tellEvents } from './telling.ts';
import { keepingSender } from './testing.ts';

const ORIGIN = 'https://tanggap.contoh.go.id';

let context: Awaited<ReturnType<typeof testContext>>;
const staff: Record<string, Actor> = {};

beforeAll(async () => {
	context = await testContext();
	const { db } = context;
	staff['intake'] = await officerWith(db, ['intake']);
	staff['handler'] = await officerWith(db, ['handler'], { unitCode: 'DAFDUK' });
	staff['colleague'] = await officerWith(db, ['handler'], { unitCode: 'DAFDUK' });
	staff['unitHead'] = await officerWith(db, ['unit_head'], { unitCode: 'DAFDUK' });
	staff['head'] = await officerWith(db, ['head']);
	staff['overseer'] = await officerWith(db, ['overseer']);
	staff['operator'] = await officerWith(db, ['district_operator'], { kecamatanCode: '16.06.09' });
});
afterAll(() => context.close());
beforeEach(async () => {
	await context.db.delete(officerNews);
	await context.db.delete(outbox);
});

const person = (who: string): Actor => {
	const found = staff[who];
	if (!found) throw new Error(who);
	return found;
};

/** Who was told what since it was asked last, by several workers at once. */
async function told(now: Date): Promise<Record<string, string[]>> {
	await context.db.delete(officerNews);
	const both = () => Promise.all([remindOverdueActions(context, now), remindOfMonev(context, now)]);
	await Promise.all([both(), both()]);
	await Promise.all([1, 2].map(() => tellEvents(context, ['email'], now)));
	const rows = await context.db.select().from(officerNews).orderBy(officerNews.eventId);
	const lists: Record<string, string[]> = {};
	for (const [who, { id }] of Object.entries(staff)) {
		const kinds = rows.filter(({ officerId }) => officerId === id).map(({ kind }) => kind);
		if (kinds.length) lists[who] = kinds;
	}
	return lists;
}

async function wants(who: string, choice: TopicChoice): Promise<void> {
	const topics = Object.fromEntries(TOPICS.map((topic) => [topic, choice])) as Record<
		Topic,
		TopicChoice
	>;
	const choices = { email: `${who}@contoh.id`, phone: null, digest: true, topics };
	await chooseAsOfficer(context.db, person(who), choices, MONDAY);
}

async function planned(changes: object = {}) {
	const cause = { serviceCode: 'KTP_EL', categoryCode: 'TERLAMBAT', kecamatanCode: null };
	const wanted = { cause: 'Mesin antrean rusak.', ...cause, complaints: [] };
	const findingId = await createFinding(context, person('head'), wanted, MONDAY);
	const plan = {
		what: 'Perbaiki mesin antrean.',
		unitCode: 'DAFDUK',
		officerId: null,
		// A Friday.
		dueDate: '2026-11-06',
		budgetLine: null,
		planRow: null,
		...changes
	};
	const id = await addAction(context, person('head'), findingId, plan, MONDAY);
	return { findingId, id };
}
const settle = (id: string) =>
	context.db
		.update(findingActions)
		.set({ doneAt: MONDAY, doneOn: '2026-11-02', doneBy: person('head').id, doneNote: 'Selesai.' })
		.where(eq(findingActions.id, id));

test('officers can choose how they are told of each topic', () => {
	expect(Object.values(TOPIK).sort()).toEqual([...TOPICS].sort());
});

describe('an action', () => {
	test('of a unit: its people before and after, then its head, then the head of the office', async () => {
		const { id } = await planned();
		expect(await told(day(0))).toEqual({});
		expect(await told(day(1))).toEqual({
			handler: ['action_due_soon'],
			colleague: ['action_due_soon']
		});
		expect(await told(day(2))).toEqual({});
		expect(await told(day(5))).toEqual({
			handler: ['action_overdue'],
			colleague: ['action_overdue'],
			unitHead: ['action_overdue']
		});
		expect(await told(day(10))).toEqual({ head: ['action_overdue'] });
		expect(await told(day(30))).toEqual({});
		await settle(id);
	});

	test('of a person: their deputy too; nobody above who does it themselves or is not there', async () => {
		const { db } = context;
		const away = {
			id: newId(),
			officerId: person('handler').id,
			deputyId: person('colleague').id,
			fromDate: '2026-11-01',
			untilDate: '2026-11-03',
			enteredBy: person('head').id,
			enteredAt: MONDAY
		};
		await db.insert(officerDeputies).values(away);
		const named = await planned({ unitCode: null, officerId: person('handler').id });
		expect(await told(day(1))).toEqual({
			handler: ['action_due_soon'],
			colleague: ['action_due_soon']
		});
		await settle(named.id);
		const leading = await planned({ unitCode: null, officerId: person('unitHead').id });
		// The head is the next above at once, and not told of it a second time as the head.
		expect(await told(day(5))).toEqual({
			unitHead: ['action_overdue'],
			head: ['action_overdue']
		});
		await settle(leading.id);
	});

	test('reaches the mailbox by what each chose, by day, without a word of what it is', async () => {
		await wants('handler', { app: true, email: true, phone: false, urgent: false });
		await wants('colleague', { app: false, email: false, phone: false, urgent: false });
		const { id, findingId } = await planned();
		const night = new Date('2026-11-03T15:00:00Z');
		expect(await told(night)).toEqual({ handler: ['action_due_soon'] });
		const email = keepingSender();
		const deliver = (now: Date) => deliverDue(context, { email }, { origin: ORIGIN }, now);
		expect(await deliver(night)).toBe(0);
		await deliver(new Date('2026-11-04T01:00:00Z'));
		const [mail, ...more] = email.sent;
		expect(more).toEqual([]);
		expect(mail?.subject).toBe('Tindakan temuan: batasnya 6 November 2026');
		expect(mail?.text).toContain(`${ORIGIN}/petugas/temuan/${findingId}`);
		expect(JSON.stringify(mail)).not.toMatch(/mesin|antrean/i);
		// Done, or given more time, before the message leaves: there is nothing to tell any more.
		await told(day(5));
		const until = { until: '2026-12-01', reason: 'Suku cadang.' };
		await extendAction(context, person('head'), findingId, id, until, day(5));
		await deliver(day(7));
		expect(email.sent).toHaveLength(1);
		await settle(id);
	});

	test('stands in the list with how it is now, and is gone for who may not read findings', async () => {
		const { id, findingId } = await planned();
		await told(day(1));
		const [item] = await listNews(context.db, person('handler'));
		expect(item).toMatchObject({
			kind: 'action_due_soon',
			about: { of: 'action', what: 'Perbaiki mesin antrean.', dueDate: '2026-11-06', done: false }
		});
		await settle(id);
		const about = await openNews(context.db, person('handler'), item?.id ?? '', day(1));
		expect(about).toMatchObject({ findingId, done: true });
		expect(await openNews(context.db, person('intake'), item?.id ?? '', day(1))).toBeNull();
		expect(await countUnread(context.db, person('handler'))).toBe(0);
		const moved = { ...person('handler'), roles: ['district_operator'] as const };
		expect(await listNews(context.db, moved)).toEqual([]);
	});
});

describe('a monev that is not signed', () => {
	const at = (isoDay: string) => new Date(`${isoDay}T02:00:00Z`);
	const waiting = async (who: string, now: Date) =>
		(await awaitedMonevFor(context, person(who), now)).map(({ period, reached }) => [
			period.code,
			reached
		]);

	test('calls on who writes and signs it, then on who watches, and then is only missed', async () => {
		await filed(context, {}, at('2026-10-05'));
		await told(at('2026-10-05'));
		expect(await told(at('2026-11-24'))).toEqual({});
		expect(await waiting('head', at('2026-11-24'))).toEqual([]);
		// The last day of October's is Monday, 30 November.
		expect(await told(at('2026-11-26'))).toEqual({
			intake: ['monev_due_soon'],
			head: ['monev_due_soon']
		});
		expect(await told(at('2026-11-27'))).toEqual({});
		expect(await waiting('intake', at('2026-11-27'))).toEqual([['2026-10', 0]]);
		expect(await told(at('2026-12-01'))).toEqual({
			intake: ['monev_overdue'],
			head: ['monev_overdue']
		});
		expect(await waiting('overseer', at('2026-12-01'))).toEqual([]);
		expect(await told(at('2026-12-08'))).toEqual({ overseer: ['monev_overdue'] });
		expect(await waiting('overseer', at('2026-12-08'))).toEqual([['2026-10', 3]]);
		for (const who of ['handler', 'unitHead', 'operator']) {
			expect(await waiting(who, at('2026-12-08'))).toEqual([]);
		}
		// November's and the quarter's: October's is no longer called for.
		expect((await waiting('head', at('2027-01-04'))).map(([code]) => code)).not.toContain(
			'2026-10'
		);
		await expect(context.db.delete(monitoringReminders)).rejects.toThrow();
	});

	test('is quiet once it is signed, also in what waits to be sent', async () => {
		const now = at('2026-12-29');
		await wants('head', { app: true, email: true, phone: false, urgent: true });
		expect(await told(now)).toMatchObject({ head: ['monev_due_soon'] });
		const texts = { conclusion: 'Tidak ada yang menonjol.', no_findings: 'Sedikit laporan.' };
		await saveMonevDraft(context, person('intake'), '2026-11', texts, 0, now);
		await signMonev(context, person('head'), '2026-11', 1, now);
		const email = keepingSender();
		await deliverDue(context, { email }, { origin: ORIGIN }, now);
		expect(email.sent).toEqual([]);
		expect((await listNews(context.db, person('head')))[0]?.about).toEqual({
			of: 'monev',
			period: '2026-11',
			signedAt: now,
			draft: false
		});
		expect(await waiting('head', at('2026-12-30'))).toEqual([['2026-10', 3]]);
		expect(await told(at('2027-01-05'))).toEqual({});
	});
});

test('the morning’s digest counts late actions and monev that waits', async () => {
	await wants('head', { app: false, email: true, phone: false, urgent: false });
	await planned();
	const now = new Date('2027-02-01T02:00:00Z');
	await told(now);
	await context.db.delete(outbox);
	await writeDigests(context, now);
	const email = keepingSender();
	await deliverDue(context, { email }, { origin: ORIGIN }, now);
	const mail = email.sent.find(({ to }) => to === 'head@contoh.id');
	expect(mail?.text).toContain('Tindakan temuan terlambat: 1');
	expect(mail?.text).toContain('Monev belum ditandatangani: 2');
});
