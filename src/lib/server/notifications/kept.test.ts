// Nobody is told of a complaint about themselves or about somebody on whom they depend.
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Role } from '#lib/codes/officer-codes.ts';
import { settleSubjects } from '../complaints/index.ts';
import {
	assignedTo,
	day,
	filed,
	officerWith,
	targetOf,
	testContext
} from '../complaints/testing.ts';
import { type Actor, disableOfficer, SHELL } from '../officers/index.ts';
import { listNews } from './news.ts';
import { officerNews } from './schema.ts';
import { tellEvents } from './telling.ts';

let context: Awaited<ReturnType<typeof testContext>>;
const staff: Record<string, Actor> = {};

beforeAll(async () => {
	context = await testContext();
	const people: [who: string, name: string, role: Role, unitCode?: string][] = [
		['ratna', 'Ratna Meranti', 'intake'],
		['dedi', 'Dedi Bungur', 'intake'],
		['sari', 'Sari Tembesu', 'handler', 'DAFDUK'],
		['marlina', 'Marlina Bulian', 'unit_head', 'DAFDUK'],
		['hamid', 'Hamid Unglen', 'head'],
		['mira', 'Mira Medang', 'overseer']
	];
	for (const [who, name, role, unitCode] of people) {
		staff[who] = await officerWith(context.db, [role], { name, ...(unitCode ? { unitCode } : {}) });
	}
});
afterAll(() => context.close());

/** Who was told since it was asked last. */
async function told(): Promise<string[]> {
	await context.db.delete(officerNews);
	while ((await tellEvents(context, [], day(1))) > 0);
	const rows = await context.db.select().from(officerNews);
	const ids = new Set(rows.map(({ officerId }) => officerId));
	return Object.keys(staff).filter((who) => ids.has(staff[who]?.id ?? ''));
}

it.each([
	['Ratna', ['dedi']],
	['yang berkacamata', ['hamid', 'mira']],
	['Ratna atau Dedi', ['hamid', 'mira']],
	['kadis', ['mira']]
])('of a complaint about %s: %j', async (words, expected) => {
	await filed(context, { about: { officerId: null, words } });
	expect(await told()).toEqual(expected);
});

it('of a case that is taken from a unit: intake, and what was told before is gone', async () => {
	const { ratna, marlina, sari } = staff;
	if (!ratna || !marlina || !sari) throw new Error('nobody there');
	const { number } = await assignedTo(context, ratna, 'DAFDUK');
	expect(await told()).toContain('sari');
	const target = await targetOf(context, number);
	const found = { outcome: 'named', officerIds: [marlina.id] } as const;
	await settleSubjects(context, ratna, target, found, day(1));
	expect(await listNews(context.db, sari)).toEqual([]);
	expect(await told()).toEqual(['ratna', 'dedi']);
});

it('about the head while there is no overseer: nobody', async () => {
	await disableOfficer(context.db, SHELL, staff.mira?.id ?? '', day(0));
	await filed(context, { about: { officerId: null, words: 'kepala dinas' } });
	expect(await told()).toEqual([]);
});
