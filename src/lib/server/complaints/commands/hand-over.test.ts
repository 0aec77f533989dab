// Nothing stays with nobody: who leaves hands over, who is away has a deputy, and whatever happens
// to the people, every open case is on somebody's desk.
import { and, asc, eq, isNull } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { UNIT_ROLES, type Role } from '#lib/codes/officer-codes.ts';
import {
	type Actor,
	disableOfficer,
	enableOfficer,
	enterLeave,
	hasRole,
	listActiveOfficers,
	SHELL
} from '../../officers/index.ts';
import { officerDeputies, officers } from '../../officers/schema.ts';
import { newId } from '../../platform/ids.ts';
import { onDeskOf, visibleTo } from '../policy.ts';
import { complaintEvents, complaints, complaintSubjects } from '../schema.ts';
import { assignedTo, day, officerWith, rowOf, targetOf, testContext } from '../testing.ts';
import {
	changeOfficerWithCases,
	countCasesOf,
	disableOfficerWithCases,
	handOverCases
} from './hand-over.ts';
import { assignComplaint, followUpComplaint, noteOnComplaint } from './handle.ts';

const TODAY = '2026-11-03';
const now = day(1);
let context: Awaited<ReturnType<typeof testContext>>;
let admin: Actor;
let intake: Actor;
let head: Actor;
let ani: Actor;
let budi: Actor;
let capil: Actor;

beforeAll(async () => {
	context = await testContext();
	admin = await officerWith(context.db, ['administrator']);
	await context.db.update(officers).set({ passwordHash: 'x' }).where(eq(officers.id, admin.id));
	intake = await officerWith(context.db, ['intake']);
	head = await officerWith(context.db, ['head']);
	ani = await officerWith(context.db, ['handler'], { unitCode: 'DAFDUK' });
	budi = await officerWith(context.db, ['handler'], { unitCode: 'DAFDUK' });
	capil = await officerWith(context.db, ['handler'], { unitCode: 'CAPIL' });
});
afterAll(() => context.close());
beforeEach(async () => {
	const { db } = context;
	await db.delete(officerDeputies);
	await db.update(officers).set({ disabledAt: null });
	for (const { id, roles, unitCode } of [ani, budi, capil]) {
		await db
			.update(officers)
			.set({ roles: [...roles], unitCode })
			.where(eq(officers.id, id));
	}
	await db.update(complaints).set({ status: 'closed', closedAt: day(0), nextDueAt: null });
});

/** A case that lies with somebody of DAFDUK. */
async function caseOf(handler: Actor) {
	const { number, id } = await assignedTo(context, intake, 'DAFDUK');
	const to = { unitCode: 'DAFDUK', officerId: handler.id, instruction: 'Cek.', dueDate: null };
	await assignComplaint(context, intake, await targetOf(context, number), to, day(0));
	return { number, id };
}
const handlerOf = async (number: string) => (await rowOf(context, number)).handlerId;
const lastEvent = async (complaintId: string) => {
	const events = await context.db
		.select()
		.from(complaintEvents)
		.where(eq(complaintEvents.complaintId, complaintId))
		.orderBy(asc(complaintEvents.id));
	return events.at(-1);
};
const codeOf = (promise: Promise<unknown>) =>
	promise.then(
		() => 'done',
		(error: { code?: string }) => error.code
	);
async function acting(officer: Actor): Promise<Actor> {
	const found = (await listActiveOfficers(context.db, TODAY)).find(({ id }) => id === officer.id);
	if (!found) throw new Error('not active');
	return found;
}
const deskOf = async (actor: Actor) => {
	const rows = await context.db
		.select({ number: complaints.number })
		.from(complaints)
		.where(
			and(onDeskOf(actor, context.office.agency), visibleTo(actor), isNull(complaints.closedAt))
		);
	return rows.map(({ number }) => number);
};
const leave = (officer: Actor, deputy: Actor) =>
	enterLeave(
		context.db,
		officer,
		{ officerId: officer.id, deputyId: deputy.id, from: TODAY, until: TODAY },
		TODAY,
		now
	);

describe('handing over', () => {
	it('gives the cases to a colleague, with an event and without a change of status', async () => {
		const { number, id } = await caseOf(ani);
		const before = await rowOf(context, number);
		expect(await countCasesOf(context, admin, ani.id)).toBe(1);
		await disableOfficerWithCases(context, admin, ani.id, { officerId: budi.id }, now);
		expect(await rowOf(context, number)).toMatchObject({
			handlerId: budi.id,
			status: before.status,
			nextDueAt: before.nextDueAt,
			version: before.version + 1
		});
		expect(await lastEvent(id)).toMatchObject({
			kind: 'handed_over',
			officerId: admin.id,
			data: { officerId: budi.id, givenUpBy: ani.id, unitCode: 'DAFDUK' }
		});
		expect(await countCasesOf(context, admin, ani.id)).toBe(0);
	});

	it('goes back to the unit’s shared desk, which a colleague of another unit can’t take', async () => {
		const { number } = await caseOf(ani);
		await handOverCases(context, SHELL, ani.id, { officerId: capil.id }, now);
		expect(await handlerOf(number)).toBeNull();
		expect(await deskOf(budi)).toEqual([number]);
	});

	it('never gives a case to whom it is about, and does not say so', async () => {
		const { number, id } = await caseOf(ani);
		const other = await caseOf(ani);
		await context.db
			.insert(complaintSubjects)
			.values({ id: newId(), complaintId: id, officerId: budi.id, addedAt: now });
		await handOverCases(context, admin, ani.id, { officerId: budi.id }, now);
		expect(await handlerOf(number)).toBeNull();
		expect(await handlerOf(other.number)).toBe(budi.id);
		expect(await deskOf(budi)).toEqual([other.number]);
	});

	it('counts nothing that is about the administrator', async () => {
		const { id } = await caseOf(ani);
		await context.db
			.insert(complaintSubjects)
			.values({ id: newId(), complaintId: id, officerId: admin.id, addedAt: now });
		expect(await countCasesOf(context, admin, ani.id)).toBe(0);
	});

	it('takes along only what somebody can’t have in the new unit', async () => {
		const { number } = await caseOf(ani);
		const input = {
			name: 'Ani',
			roles: ['handler' as Role],
			unitCode: 'DAFDUK',
			kecamatanCode: null
		};
		await changeOfficerWithCases(context, admin, ani.id, input, { officerId: null }, now);
		expect(await handlerOf(number)).toBe(ani.id);
		const moved = { ...input, unitCode: 'CAPIL' };
		await changeOfficerWithCases(context, admin, ani.id, moved, { officerId: budi.id }, now);
		expect(await handlerOf(number)).toBe(budi.id);
	});

	it('is for administrators, to people who handle, and all or nothing', async () => {
		const { number } = await caseOf(ani);
		const to = { officerId: null };
		expect(await codeOf(handOverCases(context, intake, ani.id, to, now))).toBe('not_allowed');
		expect(await codeOf(countCasesOf(context, head, ani.id))).toBe('not_allowed');
		for (const { id } of [ani, intake]) {
			expect(
				await codeOf(disableOfficerWithCases(context, admin, ani.id, { officerId: id }, now))
			).toBe('invalid_input');
		}
		await disableOfficer(context.db, SHELL, ani.id, now);
		expect(
			await codeOf(disableOfficerWithCases(context, admin, ani.id, { officerId: budi.id }, now))
		).toBe('conflict');
		expect(await handlerOf(number)).toBe(ani.id);
	});
});

describe('a deputy', () => {
	it('has the cases of who is away on the desk, and the history says for whom they act', async () => {
		const { number, id } = await caseOf(ani);
		expect(await deskOf(await acting(capil))).toEqual([]);
		await leave(ani, capil);
		const deputy = await acting(capil);
		expect(await deskOf(deputy)).toEqual([number]);
		const work = { text: 'Sudah kami cek.', attachments: [] };
		await followUpComplaint(context, deputy, await targetOf(context, number), work, now);
		expect(await lastEvent(id)).toMatchObject({
			kind: 'followed_up',
			officerId: capil.id,
			data: { standsInFor: ani.id }
		});
		// It stays with who comes back.
		expect(await handlerOf(number)).toBe(ani.id);
	});

	it('acts as themselves where they could without it', async () => {
		const { number, id } = await caseOf(budi);
		await leave(head, intake);
		const target = await targetOf(context, number);
		await noteOnComplaint(context, await acting(intake), target, 'Sudah ditelepon.', now);
		expect((await lastEvent(id))?.data).not.toHaveProperty('standsInFor');
		const work = { text: 'Sudah kami cek.', attachments: [] };
		const next = await targetOf(context, number);
		await followUpComplaint(context, await acting(intake), next, work, now);
		expect((await lastEvent(id))?.data).toMatchObject({ standsInFor: head.id });
	});
});

describe('a case whose unit', () => {
	it('was abolished, or has nobody, is on the desk of intake and head', async () => {
		const { number, id } = await caseOf(ani);
		expect(await deskOf(intake)).not.toContain(number);
		await context.db.update(complaints).set({ unitCode: 'LAMA' }).where(eq(complaints.id, id));
		expect(await deskOf(intake)).toContain(number);
		expect(await deskOf(head)).toContain(number);
		await context.db.update(complaints).set({ unitCode: 'PIAK' }).where(eq(complaints.id, id));
		expect(await deskOf(intake)).not.toContain(number);
		await disableOfficer(context.db, SHELL, ani.id, now);
		expect(await deskOf(intake)).toContain(number);
	});
});

describe('whatever happens to the people', () => {
	const who = fc.integer({ min: 0, max: 2 });
	const step = fc.oneof(
		fc.record({ kind: fc.constant('disable' as const), who, to: fc.option(who) }),
		// At the shell nothing is handed over.
		fc.record({ kind: fc.constant('shut' as const), who }),
		fc.record({ kind: fc.constant('enable' as const), who }),
		fc.record({
			kind: fc.constant('change' as const),
			who,
			to: fc.option(who),
			role: fc.constantFrom<Role>('handler', 'unit_head', 'intake'),
			unitCode: fc.constantFrom('DAFDUK', 'CAPIL', 'PIAK')
		}),
		fc.record({ kind: fc.constant('leave' as const), who, to: who })
	);

	it('every open case is on the desk of somebody who may see it', async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 8 }), async (steps) => {
				await context.db.delete(officerDeputies);
				const people = [ani, budi, capil];
				for (const { id, roles, unitCode } of people) {
					const set = { roles: [...roles], unitCode, disabledAt: null };
					await context.db.update(officers).set(set).where(eq(officers.id, id));
				}
				await context.db.update(complaints).set({ status: 'closed', closedAt: day(0) });
				const numbers = [(await caseOf(ani)).number, (await caseOf(budi)).number];
				for (const one of steps) await take(one, people).catch(refused);
				const staff = await listActiveOfficers(context.db, TODAY);
				const desks = await Promise.all(
					staff.map(async (actor) => ({ actor, numbers: await deskOf(actor) }))
				);
				for (const number of numbers) {
					const holders = desks.filter((desk) => desk.numbers.includes(number));
					expect(holders.length).toBeGreaterThan(0);
					const { unitCode } = await rowOf(context, number);
					const manned = staff.some(
						(actor) => hasRole(actor, ...UNIT_ROLES) && actor.unitCode === unitCode
					);
					// Where somebody works in the unit, it isn't left to intake.
					if (manned) {
						expect(holders.some(({ actor }) => hasRole(actor, ...UNIT_ROLES))).toBe(true);
					}
				}
			}),
			{ numRuns: 15, examples: [[[{ kind: 'shut', who: 0 }]]] }
		);
	});

	type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

	async function take(one: Step, people: readonly Actor[]): Promise<void> {
		const officer = people[one.who] ?? ani;
		const to = 'to' in one ? (one.to === null ? undefined : people[one.to]) : undefined;
		const receiver = { officerId: to?.id ?? null };
		if (one.kind === 'disable') {
			await disableOfficerWithCases(context, admin, officer.id, receiver, now);
		} else if (one.kind === 'shut') {
			await disableOfficer(context.db, SHELL, officer.id, now);
		} else if (one.kind === 'enable') {
			await enableOfficer(context.db, admin, officer.id, now);
		} else if (one.kind === 'leave') {
			await leave(officer, to ?? officer);
		} else {
			const { role, unitCode } = one;
			const input = { name: 'Petugas Uji', roles: [role], unitCode, kecamatanCode: null };
			await changeOfficerWithCases(context, admin, officer.id, input, receiver, now);
		}
	}

	/** Steps that make no sense are refused, and then nothing has happened. */
	function refused(error: { code?: string }): void {
		if (!error.code || !['invalid_input', 'conflict'].includes(error.code)) throw error;
	}
});
