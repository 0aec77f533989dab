// What a superuser of the database can still hide, once a head has left the house: nothing that was
// stored until then (test 9 of the design).
import { and, eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { headCode, readLeaves } from '../../sealed/index.ts';
import type { Database, Db } from '../platform/database.ts';
import { testDatabase } from '../platform/testing.ts';
import { checkAnchor, type NotedHead } from './anchor-check.ts';
import { closeDays, headOf } from './anchor.ts';
import { daysAfter } from './days.ts';
import {
	addEnvelope,
	eraseOldReports,
	fillWithDecoys,
	openReport,
	publishedDays,
	rewrapReport,
	storeFilePart,
	storeReport
} from './index.ts';
import { KEPT_DAYS } from './limits.ts';
import { DECOY_STAYS_LONGER } from './listing.ts';
import { envelopes, fileParts, loggedDays, reports, slots } from './schema.ts';
import { proofOf, sealedReport, type TeamMember, teamOf, TODAY } from './testing.ts';

const tomorrow = daysAfter(TODAY.day, 1);
const after = daysAfter(TODAY.day, 2);
let database: Database;
let team: TeamMember[];
let report: string;
let other: string;
let noted: NotedHead;

/** One report with three messages, a note and a file, another with one message, decoys, two days closed. */
beforeAll(async () => {
	database = await testDatabase();
	const { db } = database;
	team = await teamOf(db, 2);
	const made = await stored();
	report = made.report.id;
	const key = { report, read: made.key.read };
	const say = (thread: 'talk' | 'case', sequence: number) =>
		addEnvelope(db, key, { thread, sequence, sealed: made.report.envelope }, TODAY);
	await say('talk', 1);
	await say('talk', 2);
	await say('case', 0);
	const sealed = made.report.envelope.subarray(0, 900);
	const part = { id: 'cd'.repeat(16), size: 900, offset: 0, sealed };
	await storeFilePart(db, { lookup: made.reporter.lookup }, part, TODAY);
	other = (await stored()).report.id;
	await fillWithDecoys(db, tomorrow);
	await closeDays(db, after);
	noted = { day: tomorrow, code: headCode((await headOf(db, tomorrow)) ?? '') };
});
afterAll(() => database.close());

async function stored() {
	const made = await sealedReport(team, { text: 'Petugas meminta uang.' });
	await storeReport(database.db, made.report, await proofOf(database.db), TODAY);
	return made;
}

/** What the check says after somebody has changed the database; then all is as it was. */
async function afterwards(change: (tx: Db) => Promise<unknown>, notes = [noted], today = after) {
	let problems: unknown[] = [];
	const undo = new Error('undo');
	await database.db
		.transaction(async (transaction) => {
			const tx = transaction as unknown as Db;
			await change(tx);
			({ problems } = await checkAnchor(tx, notes, today));
			throw undo;
		})
		.catch((error: unknown) => {
			if (error !== undo) throw error;
		});
	return problems;
}

const message = (sequence: number, thread: 'talk' | 'case' = 'talk') =>
	and(
		eq(envelopes.reportId, report),
		eq(envelopes.thread, thread),
		eq(envelopes.sequence, sequence)
	);
const nothing = () => Promise.resolve();

describe('a noted head', () => {
	it('holds while nothing was changed, and says which days it speaks of', async () => {
		const check = await checkAnchor(database.db, [noted], after);
		expect(check).toEqual({ from: TODAY.day, until: tomorrow, keyChanges: 0, problems: [] });
	});

	it('tells that the end of a thread was cut, also of the notes', async () => {
		expect(await afterwards((tx) => tx.delete(envelopes).where(message(2)))).toContainEqual({
			kind: 'cut',
			report,
			thread: 'talk'
		});
		expect(await afterwards((tx) => tx.delete(envelopes).where(message(0, 'case')))).toContainEqual(
			{ kind: 'cut', report, thread: 'case' }
		);
	});

	it('tells that a middle was edited, replaced by another message, or taken out', async () => {
		const changed = { kind: 'changed', report, what: 'talk' };
		const edited = (tx: Db) =>
			tx
				.update(envelopes)
				.set({ sealed: new Uint8Array(4321), logged: false })
				.where(message(1));
		expect(await afterwards(edited)).toContainEqual(changed);
		expect(await afterwards((tx) => tx.delete(envelopes).where(message(1)))).toContainEqual(
			changed
		);
		const closedUp = async (tx: Db) => {
			await tx.delete(envelopes).where(message(1));
			await tx.update(envelopes).set({ sequence: 1, logged: false }).where(message(2));
		};
		expect(await afterwards(closedUp)).not.toEqual([]);
	});

	it('tells that a report is gone, with or without a decoy in its place', async () => {
		const dropped = (tx: Db) => tx.delete(reports).where(eq(reports.id, other));
		const problems = await afterwards(dropped);
		expect(problems).toContainEqual({ kind: 'list', day: tomorrow });
		expect(problems).toContainEqual({ kind: 'gone', day: TODAY.day, count: 2 });
		const replaced = async (tx: Db) => {
			await dropped(tx);
			await fillWithDecoys(tx, tomorrow);
		};
		expect(await afterwards(replaced)).toContainEqual({ kind: 'list', day: tomorrow });
	});

	it('tells that a reader’s key or a part of a file was swapped', async () => {
		const swapped = (tx: Db) =>
			tx
				.update(slots)
				.set({ sealed: new Uint8Array(274) })
				.where(and(eq(slots.reportId, report), eq(slots.place, 3)));
		expect(await afterwards(swapped)).toEqual([{ kind: 'changed', report, what: 'report' }]);
		const spoilt = (tx: Db) => tx.update(fileParts).set({ sealed: new Uint8Array(900) });
		expect(await afterwards(spoilt)).toEqual([{ kind: 'changed', report, what: 'file' }]);
	});

	it('tells that all was made anew: data, log and heads', async () => {
		const anew = async (tx: Db) => {
			await tx.delete(envelopes).where(message(2));
			await tx.delete(loggedDays);
			await tx.update(envelopes).set({ logged: false });
			await tx.update(reports).set({ loggedKeys: null });
			await tx.execute(sql`update disclosures.files set logged = false`);
			await closeDays(tx, after);
		};
		expect(await afterwards(anew, [])).toEqual([]);
		expect(await afterwards(anew)).toEqual([{ kind: 'rewritten', day: tomorrow }]);
		expect(await afterwards((tx) => tx.delete(loggedDays))).toContainEqual({
			kind: 'no_day',
			day: tomorrow
		});
	});

	it('tells that the log was touched, even where nobody noted a head', async () => {
		const touched = (tx: Db) =>
			tx
				.update(loggedDays)
				.set({ root: 'ab'.repeat(32) })
				.where(eq(loggedDays.day, TODAY.day));
		expect(await afterwards(touched, [])).toContainEqual({ kind: 'log', day: TODAY.day });
	});
});

describe('what is no attack', () => {
	it('new messages, keys wrapped anew, another day', async () => {
		const later = { day: after, now: new Date(TODAY.now.getTime() + 2 * 86_400_000) };
		const worked = async (tx: Db) => {
			const made = await sealedReport(team, {});
			await storeReport(tx, made.report, null, later);
			const key = { report: made.report.id, read: made.key.read };
			await addEnvelope(
				tx,
				key,
				{ thread: 'talk', sequence: 1, sealed: made.report.envelope },
				later
			);
			await closeDays(tx, daysAfter(after, 1));
			await rewrapReport(tx, key, { report: [...made.report.slots].reverse(), notes: null }, after);
			await closeDays(tx, daysAfter(after, 3));
			const { keyChanges } = await checkAnchor(tx, [], daysAfter(after, 3));
			expect(keyChanges).toBe(1);
		};
		expect(await afterwards(worked, [noted], daysAfter(after, 3))).toEqual([]);
		expect(await afterwards(nothing, [noted], daysAfter(after, 30))).toEqual([]);
	});

	it('a report whose time is over; one that goes a month before is missed', async () => {
		const end = daysAfter(TODAY.day, KEPT_DAYS + DECOY_STAYS_LONGER + 40);
		const erased = async (tx: Db) => {
			expect(await eraseOldReports(tx, end)).toBe(4);
		};
		expect(await afterwards(erased, [noted], end)).toEqual([]);
		const early = daysAfter(TODAY.day, KEPT_DAYS - 30);
		expect(await afterwards(erased, [noted], early)).toContainEqual({
			kind: 'list',
			day: tomorrow
		});
	});
});

it('a day looks the same to everybody, whatever happened on it', async () => {
	const { db } = database;
	const later = daysAfter(TODAY.day, 9);
	const { before, days } = await publishedDays(db, '2020-01-01');
	expect(before).toBe('0'.repeat(64));
	expect(days.map(({ day }) => day)).toEqual([TODAY.day, tomorrow]);
	const leavesOf = (all: typeof days) =>
		all.map(({ leaves }) => readLeaves(Buffer.from(leaves ?? '', 'base64')).length);
	// Keys may turn in the week after the team changed.
	expect(leavesOf(days)).toEqual([128, 128]);
	expect(Object.keys(days[0] ?? {})).toEqual(['day', 'head', 'fillerHash', 'listed', 'leaves']);
	let counts: number[] = [];
	await afterwards(
		async (tx) => {
			await closeDays(tx, later);
			counts = leavesOf((await publishedDays(tx, '2020-01-01')).days);
		},
		[noted],
		later
	);
	expect(counts).toEqual([128, 128, 128, 128, 128, 128, 128, 32, 32]);
});

it('twenty writers at once lose nothing while days are closed', async () => {
	const { db } = database;
	const made = await stored();
	const key = { report: made.report.id, read: made.key.read };
	const write = async () => {
		for (;;) {
			const sequence = (await openReport(db, key)).talk.length;
			const one = { thread: 'talk' as const, sequence, sealed: made.report.envelope };
			const told = await addEnvelope(db, key, one, TODAY).then(
				() => true,
				(error: { code?: string }) => {
					if (error.code !== 'conflict') throw error;
					return false;
				}
			);
			if (told) return;
		}
	};
	const close = (days: number) => closeDays(db, daysAfter(after, days));
	await Promise.all([...Array.from({ length: 20 }, write), close(1), close(1), close(2)]);
	const { talk } = await openReport(db, key);
	expect(talk.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 21 }, (_, at) => at));
	await closeDays(db, daysAfter(after, 3));
	const { problems, until } = await checkAnchor(db, [noted], daysAfter(after, 3));
	expect(problems).toEqual([]);
	expect(until).toBe(daysAfter(after, 2));
	expect(await db.$count(envelopes, eq(envelopes.logged, false))).toBe(0);
});
