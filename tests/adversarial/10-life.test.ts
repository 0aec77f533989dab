// Test 10 of the design, as far as it is the server's: an administrator who resets everything that they
// can gets no key, a report whose time is over is nowhere in a dump, also not for its readers, and with the
// dump one sheet of the reserve key opens nothing, two open. Later readers and recusal are in
// src/lib/enhance/wbs/readers.test.ts.
import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { base32crockford } from '@scure/base';
import { eq, inArray, lte, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type MadeEscrow, newEscrow, openEscrow } from '#lib/sealed/escrow.ts';
import {
	newMemberKeys,
	newPassphrase,
	newRecoveryCode,
	publicKeysOf,
	readManifest,
	sealedFileSize,
	sealFile,
	sealReport,
	sealSlots,
	tryOpen,
	unwrapKeys,
	wrapKeys
} from '#lib/sealed/index.ts';
import {
	currentManifest,
	eraseOldReports,
	fillWithDecoys,
	findMemberKeys,
	keepDisclosures,
	startCase,
	storeFilePart,
	storeMemberKeys,
	storeReport
} from '#lib/server/disclosures/index.ts';
import { reports, slots } from '#lib/server/disclosures/schema.ts';
import { ageIdentity } from '#lib/sealed/receipt.ts';
import { KEPT_DAYS } from '#lib/server/disclosures/limits.ts';
import { daysAfter } from '#lib/server/disclosures/days.ts';
import { sealedReport, type TeamMember, teamOf, TODAY } from '#lib/server/disclosures/testing.ts';
import { removeSecondFactor, resetPassword, SHELL } from '#lib/server/officers/index.ts';
import { officers } from '#lib/server/officers/schema.ts';
import { type Database, rows } from '#lib/server/platform/database.ts';
import { testDatabase } from '#lib/server/platform/testing.ts';
import { findIn, spellingsOf } from '../support/canaries.ts';

let database: Database;
let team: TeamMember[];
let reserve: MadeEscrow;
const HOLDERS = ['Inspektorat', 'Camat Sekayu', 'Notaris'];
const ANSWERS = { what: 'Dimintai uang.', who: '', when: '', where: '', how: '', evidence: '' };
beforeAll(async () => {
	database = await testDatabase();
	reserve = await newEscrow(HOLDERS);
	team = await teamOf(database.db, 2, reserve.escrow);
});
afterAll(() => database.close());

/** Every row of the channel's tables as text, as a dump has them. */
async function dump(): Promise<Buffer> {
	const tables = await rows<{ name: string }>(
		database.db,
		sql`select tablename as name from pg_tables where schemaname = 'disclosures'`
	);
	let text = '';
	for (const { name } of tables) {
		const table = sql.raw(`disclosures.${name}`);
		const found = await rows<{ row: string }>(
			database.db,
			sql`select t::text as row from ${table} t`
		);
		text += `${name}\n${found.map(({ row }) => row).join('\n')}\n`;
	}
	return Buffer.from(text);
}

it('lets nobody recover a report whose time is over', { timeout: 60_000 }, async () => {
	const { db } = database;
	const [one, other] = team;
	if (!one || !other) throw new Error('a team of two');
	const { report, reporter, key } = await sealedReport([one, other], { text: 'Dimintai uang.' });
	await storeReport(db, report, null, TODAY);
	const byReport = { report: report.id, read: key.read };
	const noteSlots = await sealSlots(key.identity, [one.recipient]);
	await startCase(db, byReport, { slots: noteSlots, sealed: report.envelope }, TODAY.day);
	const stream = await sealFile(new Blob(['bukti']), key.identity);
	const sealed = new Uint8Array(await new Response(stream).arrayBuffer());
	const part = { id: 'cd'.repeat(16), size: sealedFileSize(5), offset: 0, sealed };
	await storeFilePart(db, { lookup: reporter.lookup }, part, TODAY);

	// What would have to be left for anybody to read again, whatever keys they hold.
	const parts = { wrap: report.reporterWrap, envelope: report.envelope, file: sealed };
	const all = { ...parts, slot: report.slots[0] ?? '', note: noteSlots[0] ?? '', id: report.id };
	const kept = findIn('dump', await dump(), spellingsOf(all)).map((found) => found.split(' ')[1]);
	expect([...new Set(kept)].sort()).toEqual(Object.keys(all).sort());
	expect(await eraseOldReports(db, daysAfter(TODAY.day, KEPT_DAYS))).toBe(0);
	expect(await eraseOldReports(db, daysAfter(TODAY.day, KEPT_DAYS + 30))).toBe(1);
	expect(findIn('dump', await dump(), spellingsOf(all))).toEqual([]);
});

/** The channel's tables as they lie on the disk. */
async function tablesOnDisk(): Promise<Buffer> {
	await database.db.execute(sql`checkpoint`);
	const found = await rows<{ hex: string }>(
		database.db,
		sql`select encode(pg_read_binary_file(pg_relation_filepath(oid)), 'hex') as hex
			from pg_class where relkind = 'r' and relnamespace = 'disclosures'::regnamespace`
	);
	return Buffer.from(found.map(({ hex }) => hex).join(''), 'hex');
}

it('leaves no key of it in the files of the database', { timeout: 60_000 }, async () => {
	const { db } = database;
	const [one] = team;
	if (!one) throw new Error('a team');
	const { report } = await sealedReport([one], { text: 'Dimintai uang.' });
	await storeReport(db, report, null, TODAY);
	// Others around it that stay: a page with nothing in it would be given back to the disk.
	const later = daysAfter(TODAY.day, 5);
	await fillWithDecoys(db, later);
	const keys = Object.fromEntries(report.slots.map((slot, place) => [`slot ${place}`, slot]));
	const spellings = spellingsOf({ ...keys, wrap: report.reporterWrap });
	const kept = findIn('disk', await tablesOnDisk(), spellings);
	expect(kept).toHaveLength(Object.keys(keys).length + 1);
	const early = daysAfter(TODAY.day, 2);
	await db.update(reports).set({ eraseOn: early }).where(lte(reports.listedOn, early));
	await keepDisclosures(db, later);
	expect(await db.$count(reports, eq(reports.id, report.id))).toBe(0);
	expect(await db.$count(reports)).not.toBe(0);
	expect(findIn('disk', await tablesOnDisk(), spellings)).toEqual([]);
});

it('opens for two sheets of the reserve key, not for one', { timeout: 60_000 }, async () => {
	const { db } = database;
	const { sheets, escrow } = reserve;
	const all = { category: 'other' as const, answers: ANSWERS, contact: '' };
	const latest = await currentManifest(db);
	const manifest = readManifest(latest?.text ?? '');
	const before = { ...manifest, escrow: undefined };
	const filed = {
		within: await sealReport(manifest, { ...all, excluded: [] }, TODAY.day),
		leftOut: await sealReport(manifest, { ...all, excluded: [escrow.id] }, TODAY.day),
		before: await sealReport(before, { ...all, excluded: [] }, TODAY.day)
	};
	for (const { parts } of Object.values(filed)) await storeReport(db, parts, null, TODAY);
	const ids = Object.values(filed).map(({ parts }) => parts.id);
	const stored = await db.select().from(slots).where(inArray(slots.reportId, ids));
	const counts = stored.reduce<Record<string, number>>(
		(sum, { reportId }) => ({ ...sum, [reportId]: (sum[reportId] ?? 0) + 1 }),
		{}
	);
	// Nobody sees in the dump who has left it out.
	expect(new Set(Object.values(counts))).toEqual(new Set([16]));
	expect(new Set(stored.map(({ sealed }) => sealed.length)).size).toBe(1);

	const openedBy = async (identity: string) => {
		const found = await Promise.all(
			stored.map(async ({ reportId, sealed }) =>
				(await tryOpen(new Uint8Array(sealed), identity)) === null ? [] : [reportId]
			)
		);
		return found.flat();
	};
	const strange = (await newEscrow(HOLDERS)).sheets;
	for (const one of sheets) {
		await expect(openEscrow(one, one, [escrow])).rejects.toMatchObject({ code: 'not_for_us' });
		// What a holder can make of one: the sheet as if it were the secret, and lines through others.
		const share = base32crockford.decode(one.slice(1, 27)).slice(0, 15);
		const words = ['tanggap-wbs/1', 'escrow'].map((word) => new TextEncoder().encode(word));
		const itself = hkdf(sha256, share, words[0], words[1], 32);
		expect(await openedBy(ageIdentity(itself))).toEqual([]);
		for (const other of strange) {
			await expect(openEscrow(one, other, [escrow])).rejects.toMatchObject({ code: 'not_for_us' });
		}
	}
	const [one = '', two = '', three = ''] = sheets;
	for (const [first, second] of [
		[one, two],
		[two, three],
		[three, one]
	] as const) {
		const opened = await openEscrow(first, second, [escrow]);
		expect(await openedBy(opened.keys.identity)).toEqual([filed.within.parts.id]);
	}
});

it('gives an administrator a login, and no key', { timeout: 60_000 }, async () => {
	const { db } = database;
	const [one] = team;
	if (!one) throw new Error('a team of two');
	const keys = await newMemberKeys();
	const passphrase = newPassphrase();
	const recovery = newRecoveryCode();
	const made = { id: 'a'.repeat(16), position: 'Inspektorat', ...(await publicKeysOf(keys)) };
	const locked = await wrapKeys(keys, passphrase, recovery);
	await storeMemberKeys(db, one.actor, { ...made, ...locked }, TODAY.day);
	const before = await findMemberKeys(db, one.actor);

	await db.update(officers).set({ totpSecret: 'A'.repeat(32), totpConfirmedAt: TODAY.now });
	const reset = await resetPassword(db, SHELL, one.actor.id, 'temporary_password', TODAY.now);
	await removeSecondFactor(db, SHELL, one.actor.id, TODAY.now);
	const after = await findMemberKeys(db, one.actor);
	expect(after).toEqual(before);
	const [officer] = await db.select().from(officers).where(eq(officers.id, one.actor.id));
	// Each try is made to take a second.
	for (const secret of [Object.values(reset).join(' '), officer?.passwordHash ?? '']) {
		for (const wrapped of [locked.byPassphrase, locked.byRecovery]) {
			await expect(unwrapKeys(wrapped, secret)).rejects.toMatchObject({ code: 'not_for_us' });
		}
	}
	// The member, who has lost the words, has the sheet.
	expect(await unwrapKeys(after?.byRecovery ?? new Uint8Array(), recovery)).toEqual(keys);
});
