// Test 2 of the design, over time: whoever saves the list again and again and compares. A recusal, keys
// turned after it and a later reader change the wrapped keys of a report; what X can't open of what has
// changed is no likelier a report than seven decoys.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newReportKey, openSlots, sealSlots } from '#lib/sealed/index.ts';
import {
	checkAnchor,
	fillWithDecoys,
	keepDisclosures,
	listEntries,
	openReport,
	rewrapReport,
	startCase,
	storeReport,
	turnKeys
} from '#lib/server/disclosures/index.ts';
import { changeDecoysAlone } from '#lib/server/disclosures/companions.ts';
import { daysAfter } from '#lib/server/disclosures/days.ts';
import {
	sealedReport,
	type TeamMember,
	teamOf,
	TODAY,
	turnedKeysOf
} from '#lib/server/disclosures/testing.ts';
import { type Database, type Db } from '#lib/server/platform/database.ts';
import { testDatabase } from '#lib/server/platform/testing.ts';

/** So many entries change at a time. */
const TOGETHER = 8;
const DAYS = 40;
const now = { day: daysAfter(TODAY.day, DAYS), now: TODAY.now };
const worlds: Database[] = [];
let team: TeamMember[];

beforeAll(async () => {
	for (let world = 0; world < 2; world++) {
		const database = await testDatabase();
		worlds.push(database);
		const made = await teamOf(database.db, 3);
		if (world === 1) team = made;
		else await fillWithDecoys(database.db, now.day);
	}
}, 60_000);
afterAll(() => Promise.all(worlds.map(({ close }) => close())));

const databaseOf = (place: number): Db => {
	const found = worlds[place];
	if (!found) throw new Error('two worlds');
	return found.db;
};

/** What X saves: the keys of each entry, by id. */
async function saved(db: Db): Promise<Map<string, string>> {
	const entries = await listEntries(db, TODAY.day, now.day);
	return new Map(
		entries.map(({ id, slots }) => [
			id,
			slots.map((slot) => Buffer.from(slot).toString('hex')).join()
		])
	);
}

function changedSince(before: Map<string, string>, after: Map<string, string>): string[] {
	expect([...after.keys()]).toEqual([...before.keys()]);
	return [...after].flatMap(([id, keys]) => (before.get(id) === keys ? [] : [id])).sort();
}

async function stored(db: Db, readers: readonly TeamMember[]) {
	const made = await sealedReport(readers, { text: 'Anggota Tiga meminta uang.' });
	await storeReport(db, made.report, null, TODAY);
	return made;
}

it('shows no report that leaves X out by what has changed', { timeout: 60_000 }, async () => {
	const db = databaseOf(1);
	const [one, two, x] = team;
	if (!one || !two || !x) throw new Error('a team of three');
	const reported = await stored(db, [one, two]);
	await stored(db, [one, two]);
	await fillWithDecoys(db, now.day);
	const { id } = reported.report;
	const key = { report: id, read: reported.key.read };
	const notes = await newReportKey();
	const readable = await sealSlots(notes.identity, [one.recipient, two.recipient]);
	const first = { slots: readable, sealed: reported.report.envelope };
	await startCase(db, key, first, now.day);
	const lists = [await saved(db)];

	// The first recuses themselves.
	const alone = await sealSlots(reported.key.identity, [two.recipient]);
	await rewrapReport(db, key, { report: alone, notes: null }, now.day);
	lists.push(await saved(db));
	// The second's browser turns the keys.
	const fresh = await turnedKeysOf(reported, notes.identity, [two]);
	await turnKeys(db, key, fresh.turned, now);
	lists.push(await saved(db));
	// After a change of the team somebody new is let in.
	const { read } = fresh;
	const again = await sealSlots(fresh.identity, [two.recipient, one.recipient]);
	await rewrapReport(db, { report: id, read }, { report: again, notes: null }, now.day);
	lists.push(await saved(db));

	const changed = lists.slice(1).map((after, place) => changedSince(lists[place] ?? after, after));
	for (const ids of changed) {
		expect(ids).toHaveLength(TOGETHER);
		expect(ids).toContain(id);
		// Whoever comes and goes among them would be told apart.
		expect(ids).toEqual(changed[0]);
	}
	const entries = await listEntries(db, TODAY.day, now.day);
	for (const { id: one, slots } of entries) {
		if (!changed[0]?.includes(one)) continue;
		await expect(openSlots(slots, x.keys.identity)).rejects.toMatchObject({ code: 'not_for_us' });
	}
	expect((await openReport(db, { report: id, read })).id).toBe(id);
	const after = daysAfter(now.day, 1);
	await keepDisclosures(db, after);
	expect((await checkAnchor(db, [], after)).problems).toEqual([]);
});

it('shows changes where there is no report, too', { timeout: 60_000 }, async () => {
	const db = databaseOf(0);
	const before = await saved(db);
	await changeDecoysAlone(db, now.day);
	const after = await saved(db);
	expect(changedSince(before, after)).toHaveLength(TOGETHER);
	for (let round = 0; round < 20; round++) await changeDecoysAlone(db, now.day);
	// There are always enough left to go with a report.
	const taken = changedSince(before, await saved(db)).length;
	expect(taken).toBeLessThan(after.size / 2 + TOGETHER);
	await keepDisclosures(db, daysAfter(now.day, 1));
	expect((await checkAnchor(db, [], daysAfter(now.day, 1))).problems).toEqual([]);
});
