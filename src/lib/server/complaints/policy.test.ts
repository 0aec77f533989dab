// What is about an officer is kept from them and from all who depend on them, in both directions in
// which the rule is asked.
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '#lib/codes/officer-codes.ts';
import { type Actor, enterLeave, listActiveOfficers } from '../officers/index.ts';
import { officerDeputies } from '../officers/schema.ts';
import { newId } from '../platform/ids.ts';
import { assignComplaint } from './commands/handle.ts';
import { may, officersKeptFrom, visibleUnder } from './policy.ts';
import { complaints, complaintSubjects } from './schema.ts';
import { assignedTo, day, officerWith, rowOf, targetOf, testContext } from './testing.ts';

let context: Awaited<ReturnType<typeof testContext>>;
const staff: Record<string, Actor> = {};

beforeAll(async () => {
	context = await testContext();
	const people: [name: string, role: Role, unitCode?: string][] = [
		['intake', 'intake'],
		['handler', 'handler', 'DAFDUK'],
		['colleague', 'handler', 'DAFDUK'],
		['unitHead', 'unit_head', 'DAFDUK'],
		['otherUnitHead', 'unit_head', 'CAPIL'],
		['head', 'head'],
		['overseer', 'overseer']
	];
	for (const [name, role, unitCode] of people) {
		staff[name] = await officerWith(context.db, [role], unitCode ? { unitCode } : {});
	}
});
afterAll(() => context.close());

const person = (name: string): Actor => {
	const found = staff[name];
	if (!found) throw new Error(`nobody is called ${name}`);
	return found;
};

/** A complaint in DAFDUK about somebody. */
async function about(name: string) {
	const complaint = await assignedTo(context, person('intake'), 'DAFDUK');
	await context.db.insert(complaintSubjects).values({
		id: newId(),
		complaintId: complaint.id,
		officerId: person(name).id,
		addedAt: day(0)
	});
	return complaint;
}

async function whoSees({ number }: { number: string }): Promise<string[]> {
	const seeing: string[] = [];
	for (const [name, actor] of Object.entries(staff)) {
		const found = await context.db.select().from(complaints).where(visibleUnder(actor, number));
		if (found.length) seeing.push(name);
	}
	return seeing;
}

describe('a complaint about an officer', () => {
	it.each([
		['handler', ['intake', 'colleague', 'unitHead', 'head', 'overseer']],
		['unitHead', ['intake', 'head', 'overseer']],
		['otherUnitHead', ['intake', 'handler', 'colleague', 'unitHead', 'head', 'overseer']],
		['head', ['overseer']],
		['overseer', ['intake', 'handler', 'colleague', 'unitHead', 'head']]
	])('about %s is seen by %s', async (name, expected) => {
		const complaint = await about(name);
		expect(await whoSees(complaint)).toEqual(expected);

		const kept = await officersKeptFrom(context.db, complaint.id, '2026-11-03');
		const allSeers = Object.keys(staff).filter((who) => who !== 'otherUnitHead');
		const fromThem = allSeers.filter((who) => kept.has(person(who).id));
		expect(fromThem).toEqual(allSeers.filter((who) => !expected.includes(who)));
	});

	it('is found again once it is not about them any more', async () => {
		const complaint = await about('handler');
		await context.db
			.update(complaintSubjects)
			.set({ endedAt: day(1) })
			.where(eq(complaintSubjects.complaintId, complaint.id));
		expect(await whoSees(complaint)).toContain('handler');
	});

	it('can not be handed to them', async () => {
		const { number } = await about('handler');
		const to = {
			unitCode: 'DAFDUK',
			officerId: person('handler').id,
			instruction: 'Cek.',
			dueDate: null
		};
		const target = await targetOf(context, number);
		await expect(
			assignComplaint(context, person('intake'), target, to, day(1))
		).rejects.toMatchObject({ code: 'invalid_input' });
	});

	it('is handled by the overseer where it is about the head, and read only elsewhere', async () => {
		const overseer = person('overseer');
		const elsewhere = await about('unitHead');
		expect(may(overseer, 'answer', await rowOf(context, elsewhere.number))).toBe(false);
		const { number } = await about('head');
		expect(may(overseer, 'answer', await rowOf(context, number))).toBe(true);
	});
});

describe('whoever stands in for somebody', () => {
	const TODAY = '2026-11-03';
	const people: Record<string, Actor> = {};

	beforeAll(async () => {
		const { db } = context;
		people.deputyOfHead = await officerWith(db, ['handler'], { unitCode: 'CAPIL' });
		people.piak = await officerWith(db, ['handler'], { unitCode: 'PIAK' });
		people.deputyOfPiak = await officerWith(db, ['intake']);
		people.deputyOfUnitHead = await officerWith(db, ['handler'], { unitCode: 'CAPIL' });
		people.stepFurther = await officerWith(db, ['intake']);
		const away: [officer: Actor, deputy: string][] = [
			[person('head'), 'deputyOfHead'],
			[someone('piak'), 'deputyOfPiak'],
			[someone('deputyOfPiak'), 'stepFurther'],
			[person('otherUnitHead'), 'deputyOfUnitHead']
		];
		for (const [officer, deputy] of away) {
			const leave = { officerId: officer.id, deputyId: someone(deputy).id };
			const dates = { from: TODAY, until: TODAY };
			await enterLeave(db, officer, { ...leave, ...dates }, TODAY, day(1));
		}
	});
	afterAll(() => context.db.delete(officerDeputies));

	const someone = (name: string): Actor => {
		const found = people[name];
		if (!found) throw new Error(`nobody is called ${name}`);
		return found;
	};

	it.each([
		['person', 'head', []],
		// Acting as head, CAPIL's handler still has CAPIL's head above them.
		['person', 'otherUnitHead', ['deputyOfPiak', 'piak', 'stepFurther']],
		['someone', 'deputyOfHead', ['deputyOfPiak', 'deputyOfUnitHead', 'piak', 'stepFurther']],
		['someone', 'piak', ['deputyOfHead', 'deputyOfUnitHead']],
		['someone', 'deputyOfPiak', ['deputyOfHead', 'deputyOfUnitHead', 'piak']]
	] as const)('%s %s named: seen by the right ones', async (where, name, expected) => {
		const named = where === 'person' ? person(name) : someone(name);
		const complaint = await assignedTo(context, person('intake'), 'PIAK');
		const { id } = complaint;
		await context.db
			.insert(complaintSubjects)
			.values({ id: newId(), complaintId: id, officerId: named.id, addedAt: day(0) });
		// In CAPIL's unit head's place nobody works for PIAK: give them the case to see the rule alone.
		await context.db
			.update(complaints)
			.set({ handlerId: person('otherUnitHead').id })
			.where(eq(complaints.id, id));
		const kept = await officersKeptFrom(context.db, id, TODAY);
		const acting = await listActiveOfficers(context.db, TODAY);
		const seeing: string[] = [];
		for (const [who, { id: officerId }] of Object.entries(people)) {
			const actor = acting.find((one) => one.id === officerId);
			if (!actor) throw new Error('nobody');
			const rows = await context.db
				.select()
				.from(complaints)
				.where(visibleUnder(actor, complaint.number));
			if (rows.length) seeing.push(who);
			expect(kept.has(officerId), `${who}, asked the other way round`).toBe(rows.length === 0);
		}
		expect(seeing.sort()).toEqual([...expected].sort());
	});
});
