// The list of a member's desk: each report once, and none that hides others.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { eraseOldReports } from '#lib/server/disclosures/index.ts';
import { CaseList } from './case-list.ts';
import { addNote, rewrap } from './case.ts';
import { Lost } from './page.ts';
import { Desk, LATER, unlocked } from './testing.ts';

let desk: Desk;
beforeAll(async () => {
	desk = await Desk.open();
});
afterAll(() => desk.database.close());
beforeEach(() => vi.stubGlobal('fetch', desk.serve));
afterEach(async () => {
	vi.unstubAllGlobals();
	await eraseOldReports(desk.database.db, '2099-01-01');
});

/** A day on which all that was filed is listed. */
const MUCH_LATER = '2026-11-20';
const listOf = (place: 0 | 1) => new CaseList(desk.team, unlocked(desk.member(place)), MUCH_LATER);
const idsIn = ({ cases }: CaseList) => cases.map(({ id }) => id).sort();
const quiet = () => {};

/** So many, by id. */
async function file(count: number): Promise<string[]> {
	const ids: string[] = [];
	for (let place = 0; place < count; place++) ids.push((await desk.filed()).report.id);
	return ids.sort();
}

/** Lets the server answer otherwise where it is asked for a report. */
function opening(answer: (report: string) => Promise<Response> | null): void {
	vi.stubGlobal('fetch', (address: string, init: { body?: string } = {}) => {
		const { report } = JSON.parse(init.body ?? '{}') as { report?: string };
		const other = address.endsWith('/buka') ? answer(report ?? '') : null;
		return other ?? desk.serve(address, init);
	});
}
const refusal = (status: number) =>
	Promise.resolve(Response.json({ message: 'Tidak.' }, { status }));
const cut = () => Promise.reject(new TypeError('Failed to fetch'));

describe('a search', () => {
	it('shows every other report, whatever is wrong with one', async () => {
		const ids = await file(3);
		const [unopened, broken, whole] = ids;
		opening((report) => {
			if (report === unopened) return refusal(404);
			return report === broken ? refusal(500) : null;
		});
		const list = listOf(0);
		await list.search(quiet, quiet);
		expect(idsIn(list)).toEqual([whole]);
		expect(list.missing).toEqual({ key: 1, server: 1 });
		await list.search(quiet, quiet);
		expect(list.missing).toEqual({ key: 1, server: 1 });
	});

	it('that breaks off goes on later, with each report once', async () => {
		const ids = await file(3);
		let asked = 0;
		opening(() => (++asked === 3 ? cut() : null));
		const list = listOf(0);
		let draws = 0;
		await expect(list.search(quiet, () => draws++)).rejects.toBeInstanceOf(Lost);
		expect(list.cases).toHaveLength(2);
		expect(draws).toBe(1);
		await list.search(quiet, quiet);
		expect(idsIn(list)).toEqual(ids);
	});

	it('ends when nobody is signed in any more', async () => {
		await file(1);
		opening(() => refusal(401));
		const list = listOf(0);
		await expect(list.search(quiet, quiet)).rejects.toMatchObject({ status: 401 });
		expect(list.missing).toEqual({ key: 0, server: 0 });
	});

	it('runs once at a time', async () => {
		const ids = await file(2);
		const list = listOf(0);
		const both = await Promise.all([list.search(quiet, quiet), list.search(quiet, quiet)]);
		expect(both).toEqual([true, false]);
		expect(idsIn(list)).toEqual(ids);
	});
});

describe('opening a report of the list', () => {
	it('happens once at a time, and takes no other from the list', async () => {
		const ids = await file(3);
		const list = listOf(1);
		await list.search(quiet, quiet);
		const [one, other] = list.cases;
		if (!one || !other) throw new Error('three were filed');
		const [opened, ...rest] = await Promise.all([one, one, other].map((each) => list.open(each)));
		expect(opened).toMatchObject({ id: one.id });
		expect(rest).toEqual(['busy', 'busy']);
		expect(idsIn(list)).toEqual(ids);
		list.drop(one);
		list.drop(one);
		expect(idsIn(list)).toEqual(ids.filter((id) => id !== one.id));
	});

	it('tells what was erased from what opens no more', async () => {
		await file(1);
		const list = listOf(0);
		await list.search(quiet, quiet);
		const [open] = list.cases;
		if (!open) throw new Error('one was filed');
		const recusal = { kind: 'recusal', text: '' } as const;
		await addNote(desk.team, unlocked(desk.member(0)), open, recusal, LATER);
		await rewrap(desk.team, open);
		expect(await list.open(open)).toBe('shut');
		expect(list.cases).toEqual([]);

		const other = listOf(1);
		await other.search(quiet, quiet);
		await eraseOldReports(desk.database.db, '2099-01-01');
		expect(await other.open(open)).toBe('erased');
		expect(other.cases).toEqual([]);
	});
});
