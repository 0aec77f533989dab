import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
	envelopeDigest,
	newReportKey,
	openEnvelope,
	openFile,
	openSlots,
	reportKeyOf,
	sealEnvelope,
	sealFile,
	tryOpen
} from '../../sealed/index.ts';
import type { Database } from '../platform/database.ts';
import { testDatabase } from '../platform/testing.ts';
import { daysAfter } from './days.ts';
import {
	addEnvelope,
	eraseOldReports,
	type FilePart,
	fillWithDecoys,
	listEntries,
	openCase,
	openReport,
	readFile,
	storeFilePart,
	storeManifest,
	storeReport,
	writeSlots
} from './index.ts';
import { ENTRIES_A_DAY } from './listing.ts';
import { envelopes, files, reports } from './schema.ts';
import { proofOf, ROOT_KEY, sealedReport, type TeamMember, teamOf, TODAY } from './testing.ts';

let database: Database;
let team: TeamMember[];
beforeAll(async () => {
	database = await testDatabase();
	team = await teamOf(database.db, 3);
});
afterAll(() => database.close());

const member = (place: number): TeamMember => {
	const found = team[place];
	if (!found) throw new Error('no such member');
	return found;
};
const codeOf = async (work: Promise<unknown>) =>
	work.then(
		() => 'done',
		(error: { code?: string }) => error.code ?? String(error)
	);
const tomorrow = daysAfter(TODAY.day, 1);

/** A stored report for the first two of three. */
async function stored() {
	const made = await sealedReport([member(0), member(1)], { text: 'Petugas meminta uang.' });
	await storeReport(database.db, made.report, await proofOf(database.db), TODAY);
	return made;
}

describe('a report', () => {
	it('is read by its readers and its reporter, and answered', async () => {
		const { db } = database;
		const { report, reporter, key, place } = await stored();
		const opened = await openReport(db, { lookup: reporter.lookup });
		expect(await tryOpen(opened.reporterWrap, reporter.identity)).toBe(key.identity);

		const own = reportKeyOf(await openSlots(report.slots, member(1).keys.identity));
		const forMember = { report: report.id, read: own.read };
		const { talk } = await openReport(db, forMember);
		const first = talk[0]?.sealed ?? new Uint8Array();
		const envelope = await openEnvelope(first, own.identity, place, () => reporter.signKey);
		expect(envelope.body).toEqual({ text: 'Petugas meminta uang.' });

		const next = { report: report.id, sequence: 1, previous: envelopeDigest(first) };
		const author = `member:${member(1).id}` as const;
		const message = { ...next, author, day: TODAY.day, body: { text: 'Kapan itu?' } };
		const sealed = await sealEnvelope(message, member(1).keys.signSeed, own.identity);
		await addEnvelope(db, forMember, { thread: 'talk', sequence: 1, sealed }, TODAY);
		const again = addEnvelope(db, forMember, { thread: 'talk', sequence: 1, sealed }, TODAY);
		expect(await codeOf(again)).toBe('conflict');
		expect((await openReport(db, { lookup: reporter.lookup })).talk).toHaveLength(2);
	});

	it('looks like nothing to everybody else', async () => {
		const { db } = database;
		const { report, reporter } = await stored();
		const wrong = [
			{ lookup: 'ab'.repeat(32) },
			{ lookup: 'x' },
			{ report: report.id, read: (await newReportKey()).read },
			{ report: report.id, read: reporter.lookup },
			{ report: 'ab'.repeat(16), read: 'ab'.repeat(32) }
		];
		for (const key of wrong) expect(await codeOf(openReport(db, key))).toBe('not_found');
		expect(await codeOf(openSlots(report.slots, member(2).keys.identity))).toBe('not_for_us');
	});

	it('keeps the notes of the team from its reporter', async () => {
		const { db } = database;
		const { report, reporter, key } = await stored();
		const forMember = { report: report.id, read: key.read };
		const note = { thread: 'case' as const, sequence: 0, sealed: report.envelope };
		expect(await codeOf(addEnvelope(db, { lookup: reporter.lookup }, note, TODAY))).toBe(
			'not_found'
		);
		await addEnvelope(db, forMember, note, TODAY);
		expect(await openCase(db, forMember)).toHaveLength(1);
		expect(await codeOf(openCase(db, { lookup: reporter.lookup }))).toBe('not_found');
	});

	it('is refused when anything about it is not sealed, or not ours', async () => {
		const { db } = database;
		const { report } = await sealedReport([member(0)], { text: 'x' });
		const store = async (changes: Partial<typeof report>) =>
			codeOf(storeReport(db, { ...report, ...changes }, await proofOf(db), TODAY));
		const plain = (size: number) => new Uint8Array(size).fill(65);
		expect(await store({ slots: report.slots.slice(1) })).toBe('invalid_input');
		expect(await store({ slots: report.slots.map(({ length }) => plain(length)) })).toBe(
			'invalid_input'
		);
		expect(await store({ envelope: plain(report.envelope.length) })).toBe('invalid_input');
		expect(await store({ envelope: report.envelope.subarray(1) })).toBe('invalid_input');
		expect(await store({ reporterWrap: report.envelope })).toBe('invalid_input');
		expect(await store({ id: '../etc' })).toBe('invalid_input');
		expect(await store({ manifestVersion: 2 })).toBe('conflict');
		expect(await db.$count(reports)).toBeGreaterThan(0);
		expect(await store({})).toBe('done');
		expect(await store({})).toBe('conflict');
	});

	it('costs work, which serves once', async () => {
		const { db } = database;
		const proof = await proofOf(db);
		const one = await sealedReport([member(0)], {});
		const other = await sealedReport([member(0)], {});
		const forged = { ...proof, challenge: proof.challenge.replace(/^\d+/, '999999') };
		expect(await codeOf(storeReport(db, one.report, forged, TODAY))).toBe('expired');
		const lazy = { ...proof, answers: proof.answers.map(() => 0) };
		expect(await codeOf(storeReport(db, one.report, lazy, TODAY))).toBe('expired');
		const late = { day: tomorrow, now: new Date(TODAY.now.getTime() + 7 * 3_600_000) };
		expect(await codeOf(storeReport(db, one.report, proof, late))).toBe('expired');
		await storeReport(db, one.report, proof, TODAY);
		expect(await codeOf(storeReport(db, other.report, proof, TODAY))).toBe('expired');
	});

	it('says so when its talk is full', async () => {
		const { db } = database;
		const { report, reporter } = await stored();
		const add = (sequence: number) => {
			const message = { thread: 'talk' as const, sequence, sealed: report.envelope };
			return addEnvelope(db, { lookup: reporter.lookup }, message, TODAY);
		};
		const [first] = await db.select().from(envelopes).where(eq(envelopes.reportId, report.id));
		if (!first) throw new Error('a report has a first message');
		const more = Array.from({ length: 498 }, (_, place) => ({ ...first, sequence: place + 1 }));
		await db.insert(envelopes).values(more);
		await add(499);
		await expect(add(500)).rejects.toMatchObject({
			code: 'too_large',
			details: { fields: { '': expect.stringContaining('sudah penuh') } }
		});
	});

	it('goes when its time is over', async () => {
		const { db } = database;
		const { reporter } = await stored();
		expect(await eraseOldReports(db, daysAfter(TODAY.day, 5 * 365))).toBe(0);
		// Some days later for those that came to the list late.
		await eraseOldReports(db, daysAfter(TODAY.day, 5 * 365 + 30));
		expect(await codeOf(openReport(db, { lookup: reporter.lookup }))).toBe('not_found');
	});
});

describe('the list', () => {
	it('has as many entries each day, whatever came in', async () => {
		const { db } = database;
		const ids: string[] = [];
		for (let round = 0; round < 3; round++) ids.push((await stored()).report.id);
		// The first day is filled late: a report has come to the next one by then.
		const days = [0, 1, 2, 3, 4].map((ahead) => daysAfter(TODAY.day, ahead));
		for (const day of days.slice(1)) {
			await fillWithDecoys(db, day);
			await fillWithDecoys(db, day);
		}
		const entries = await listEntries(db, TODAY.day, days.at(-1) ?? '');
		for (const day of days) {
			expect(entries.filter(({ listedOn }) => listedOn === day)).toHaveLength(ENTRIES_A_DAY);
		}
		expect(entries.filter(({ id }) => ids.includes(id))).toHaveLength(3);
		const shapes = new Set(entries.map(({ slots }) => slots.map(({ length }) => length).join()));
		expect(shapes.size).toBe(1);
	});
});

describe('a file', () => {
	it('comes in parts, goes on after a cut, and is read again', async () => {
		const { db } = database;
		const { report, reporter, key } = await stored();
		const bytes = crypto.getRandomValues(new Uint8Array(60_000));
		const stream = await sealFile(new Blob([bytes]), key.identity);
		const sealed = new Uint8Array(await new Response(stream).arrayBuffer());
		const id = 'cd'.repeat(16);
		const lookup = { lookup: reporter.lookup };
		const send = (from: number, to: number, changes: Partial<FilePart> = {}) => {
			const part = { id, size: sealed.length, offset: from, sealed: sealed.subarray(from, to) };
			return storeFilePart(db, lookup, { ...part, ...changes }, TODAY);
		};
		// Begun in its middle, nothing of it is kept.
		expect(await codeOf(send(7, 30_000, { sealed }))).toBe('invalid_input');
		expect(await db.$count(files, eq(files.id, id))).toBe(0);
		expect(await send(0, 30_000)).toBe(30_000);
		expect(await codeOf(readFile(db, lookup, id))).toBe('not_found');
		// The answer was lost: sent again, and told where to go on.
		expect(await send(0, 30_000)).toBe(30_000);
		expect(await codeOf(send(30_000, 30_000))).toBe('invalid_input');
		expect(await codeOf(send(40_000, 50_000))).toBe('invalid_input');
		expect(await codeOf(send(30_000, sealed.length, { size: sealed.length + 1 }))).toBe(
			'invalid_input'
		);
		expect(await send(30_000, sealed.length)).toBe(sealed.length);
		expect(await codeOf(send(sealed.length, sealed.length + 1))).toBe('invalid_input');
		const after = { offset: sealed.length, sealed: sealed.subarray(0, 10) };
		expect(await codeOf(send(0, 0, after))).toBe('invalid_input');
		const { size, parts } = await readFile(db, { report: report.id, read: key.read }, id);
		const chunks: Uint8Array[] = [];
		for await (const part of parts) chunks.push(part);
		expect(size).toBe(sealed.length);
		expect(await openFile(Buffer.concat(chunks), key.identity)).toEqual(bytes);
	});

	it('is refused in the clear, too large, or as one too many', async () => {
		const { db } = database;
		const { reporter, report } = await stored();
		const lookup = { lookup: reporter.lookup };
		const send = (place: number, changes: Record<string, unknown> = {}) =>
			codeOf(
				storeFilePart(
					db,
					lookup,
					{
						id: place.toString(16).padStart(32, '0'),
						size: 1000,
						offset: 0,
						sealed: report.envelope.subarray(0, 500),
						...changes
					},
					TODAY
				)
			);
		expect(await send(0, { sealed: Buffer.from('%PDF-1.7') })).toBe('invalid_input');
		expect(await send(0, { size: 30 * 1024 * 1024 })).toBe('too_large');
		expect(await send(0, { offset: 7 })).toBe('invalid_input');
		// Ten count; the rest is what lost connections have left.
		for (let place = 0; place < 30; place++) expect(await send(place)).toBe('done');
		expect(await send(30)).toBe('too_large');
	});
});

it('a manifest that is not the root’s next one is not stored', async () => {
	const { db } = database;
	const signed = { text: '{}', signature: '' };
	expect(await codeOf(storeManifest(db, signed, ROOT_KEY, TODAY.day))).toBe('invalid_input');
	expect(await codeOf(writeSlots(db, 'ab'.repeat(16), 'report', []))).toBe('invalid_input');
});
