import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { complaintClocks } from '../complaints/schema.ts';
import { assignedTo, day, filed, officerWith, testContext } from '../complaints/testing.ts';
import type { Actor } from '../officers/index.ts';
import { sqlState } from '../platform/database.ts';
import { addPolicy, type PolicyWish, reviewPolicy, withdrawPolicy } from './commands.ts';
import { deadlineChanges, deadlinePolicies } from './schema.ts';
import { loadPolicies } from './store.ts';

let context: Awaited<ReturnType<typeof testContext>>;
let administrator: Actor;
let head: Actor;

beforeAll(async () => {
	context = await testContext();
	administrator = await officerWith(context.db, ['administrator']);
	head = await officerWith(context.db, ['head']);
});
afterAll(() => context.close());

const TODAY = '2026-11-02';
const wish = (changes: Partial<PolicyWish> = {}): PolicyWish => ({
	code: 'verification',
	amount: 1,
	warningShare: 50,
	owner: 'intake',
	legalBasis: 'Keputusan Kepala Dinas (contoh)',
	effectiveFrom: '2026-11-03',
	confirmed: false,
	note: '',
	...changes
});
const add = (changes: Partial<PolicyWish> = {}, actor = administrator) =>
	addPolicy(context.db, actor, wish(changes), TODAY, day(0));
const rowFrom = async (effectiveFrom: string) => {
	const rows = await loadPolicies(context.db);
	return rows.find((row) => row.code === 'verification' && row.effectiveFrom === effectiveFrom);
};

describe('a new rule', () => {
	it('never moves a running clock: that keeps the rule of the day on which it began', async () => {
		const { id } = await filed(context);
		const clocks = () =>
			context.db.select().from(complaintClocks).where(eq(complaintClocks.complaintId, id));
		const before = await clocks();
		await add();
		await add({ code: 'resolution_without_supervision', amount: 2 });
		context.office.policies = await loadPolicies(context.db);
		expect(await clocks()).toEqual(before);
		// Verification finds a class and counts the resolution anew: by the rule of the first day.
		const intake = await officerWith(context.db, ['intake']);
		const { id: accepted } = await assignedTo(context, intake, 'DAFDUK');
		const [resolution] = await context.db
			.select({ dueAt: complaintClocks.dueAt })
			.from(complaintClocks)
			.where(
				sql`${complaintClocks.complaintId} = ${accepted} and ${complaintClocks.stage} = 'resolution'`
			);
		expect(resolution?.dueAt).toEqual(new Date('2026-11-20T09:30:00Z'));
		// What begins on the day of the new rule is counted by it.
		const next = await filed(context, {}, day(1));
		expect(next.nextDueAt).toEqual(new Date('2026-11-04T09:00:00Z'));
	});

	it('begins after today, once a day, in the unit of its code', async () => {
		await expect(add({ effectiveFrom: TODAY })).rejects.toMatchObject({ code: 'invalid_input' });
		await add({ effectiveFrom: '2027-02-01' });
		await expect(add({ effectiveFrom: '2027-02-01' })).rejects.toMatchObject({
			code: 'invalid_input'
		});
		expect(await rowFrom('2027-02-01')).toMatchObject({ unit: 'working_days', amount: 1 });
	});

	it('is confirmed later, and taken back only while nobody stands on it; both are on record', async () => {
		await add({ effectiveFrom: '2027-03-01' });
		const { id = '' } = (await rowFrom('2027-03-01')) ?? {};
		const review = { confirmed: true, note: 'Surat dinas (contoh).' };
		await reviewPolicy(context.db, administrator, id, review, day(0));
		expect(await rowFrom('2027-03-01')).toMatchObject(review);
		await expect(
			withdrawPolicy(context.db, administrator, id, '2027-03-01', day(0))
		).rejects.toMatchObject({ code: 'conflict' });
		await withdrawPolicy(context.db, administrator, id, TODAY, day(0));
		expect(await rowFrom('2027-03-01')).toBeUndefined();
		const changes = await context.db
			.select()
			.from(deadlineChanges)
			.where(sql`${deadlineChanges.data}->>'id' = ${id}`)
			.orderBy(deadlineChanges.id);
		expect(changes.map(({ kind, officerId }) => [kind, officerId])).toEqual([
			['policy_added', administrator.id],
			['policy_reviewed', administrator.id],
			['policy_withdrawn', administrator.id]
		]);
	});

	it('is for administrators alone; no row is ever rewritten', async () => {
		await expect(add({}, head)).rejects.toMatchObject({ code: 'not_allowed' });
		const { id = '' } = (await rowFrom('2020-01-01')) ?? {};
		await expect(
			reviewPolicy(context.db, head, id, { confirmed: false, note: '' }, day(0))
		).rejects.toMatchObject({ code: 'not_allowed' });
		await expect(withdrawPolicy(context.db, head, id, TODAY, day(0))).rejects.toMatchObject({
			code: 'not_allowed'
		});
		const error: unknown = await context.db
			.update(deadlinePolicies)
			.set({ amount: 99 })
			.where(eq(deadlinePolicies.id, id))
			.then(
				() => null,
				(reason: unknown) => reason
			);
		expect(sqlState(error)).toBe('TG004');
	});
});
