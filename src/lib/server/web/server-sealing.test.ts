// Attacks the way without JavaScript, on which the server sees the words: everything that the database
// holds afterwards is searched for what the reporter said, sent and got.
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatReceipt, openManifest, openSlots, sealReport } from '#lib/sealed/index.ts';
import { officeCalendar } from '#lib/server/deadlines/testing.ts';
import { currentManifest, listEntries, storeReport } from '#lib/server/disclosures/index.ts';
import { ROOT_KEY, type TeamMember, teamOf, TODAY } from '#lib/server/disclosures/testing.ts';
import { type Database, rows } from '#lib/server/platform/database.ts';
import { testDatabase } from '#lib/server/platform/testing.ts';
import { openBox, saySealed, sendFiles, sendFirstFiles } from './server-sealing.ts';

const CANARY = 'kenari-kuning-9317';
const FILE_NAME = 'kuitansi-kenari-9317.txt';
const SAID = 'Burung kenari-kuning-9317 meminta uang di loket dua.';

let database: Database;
let team: TeamMember[];
beforeAll(async () => {
	database = await testDatabase();
	team = await teamOf(database.db, 3);
});
afterAll(() => database.close());

const reading = () => ({
	db: database.db,
	calendar: officeCalendar(),
	pins: { rootKey: Buffer.from(ROOT_KEY).toString('base64'), minimumVersion: 1 }
});

/** A report that leaves out the second member. */
async function sealed() {
	const signed = await currentManifest(database.db);
	if (!signed) throw new Error('no manifest');
	const pinned = { rootKey: ROOT_KEY, minimumVersion: 1 };
	const manifest = openManifest(signed, pinned, TODAY.day);
	const said = {
		category: 'extortion' as const,
		answers: { what: SAID, who: CANARY, when: '', where: '', how: '', evidence: '' },
		excluded: [team[1]?.id ?? ''],
		contact: CANARY
	};
	return sealReport(manifest, said, TODAY.day);
}

/** A report with a file and a message, sealed on the server, without the second member. */
async function reported(): Promise<string> {
	const { db } = database;
	const { parts, receipt, side } = await sealed();
	await storeReport(db, parts, null, TODAY);
	const file = new File([CANARY.repeat(10_000)], FILE_NAME, { type: 'text/plain' });
	const talk = await sendFiles(db, side, [parts.envelope], [file], TODAY);
	await saySealed(db, side, talk, { kind: 'message', text: SAID }, TODAY);
	return receipt;
}

/** Every value of every table of every schema that is the product's own, as text. */
async function dump(): Promise<string> {
	const tables = await rows<{ name: string }>(
		database.db,
		sql`select format('%I.%I', schemaname, tablename) as name from pg_tables
			where schemaname not in ('pg_catalog', 'information_schema')`
	);
	let text = '';
	for (const { name } of tables) {
		const found = await rows<{ row: string }>(
			database.db,
			sql.raw(`select t::text as row from ${name} t`)
		);
		text += found.map(({ row }) => row).join('\n');
	}
	return text;
}

/** A secret as it could lie in a dump: bytes are hex there. */
function disguises(secret: string): string[] {
	const utf8 = Buffer.from(secret);
	const utf16 = Buffer.from(secret, 'utf16le');
	const base64 = [0, 1, 2].map((shift) =>
		// The letters in the middle are the same wherever the secret begins.
		Buffer.concat([Buffer.alloc(shift), utf8])
			.toString('base64')
			.slice(4, -4)
	);
	const plain = [secret, ...base64];
	return [
		...plain,
		...plain.map((text) => Buffer.from(text).toString('hex')),
		utf16.toString('hex')
	];
}

describe('a report that the server sealed', () => {
	it('leaves nothing readable in the database, in no disguise', async () => {
		const receipt = await reported();
		const all = (await dump()).toLowerCase();
		// The search itself finds what is there.
		expect(all).toContain(Buffer.from('age-encryption.org/v1').toString('hex'));
		for (const secret of [CANARY, FILE_NAME, 'loket dua', receipt, formatReceipt(receipt)]) {
			for (const disguise of disguises(secret)) {
				expect(all.includes(disguise.toLowerCase()), disguise).toBe(false);
			}
		}
	});

	it('opens for its receipt with everything that was said', async () => {
		const receipt = await reported();
		const { entries, stored, clocks } = await openBox(reading(), formatReceipt(receipt));
		expect(stored.sealedBy).toBe('server');
		expect(clocks.assessment).toBe('2026-11-16');
		expect(entries).toMatchObject([
			{ body: { kind: 'report', answers: { what: SAID } } },
			{ body: { kind: 'files', files: [{ name: FILE_NAME, size: CANARY.length * 10_000 }] } },
			{ body: { kind: 'message', text: SAID } }
		]);
	});

	it('opens for members, and not for the one who was left out', async () => {
		await reported();
		const listed = await listEntries(database.db, TODAY.day, '2027-01-01');
		const opened = async (identity: string) => {
			const tries = listed.map(({ slots }) => openSlots(slots, identity).catch(() => null));
			return (await Promise.all(tries)).filter((found) => found !== null).length;
		};
		const [first, second, third] = await Promise.all(team.map(({ keys }) => opened(keys.identity)));
		expect(first).toBeGreaterThan(0);
		expect([second, third]).toEqual([0, first]);
	});

	it('gives its receipt also when the database fails with its files', async () => {
		const { db } = database;
		const { parts, side } = await sealed();
		await storeReport(db, parts, null, TODAY);
		const rename = (from: string, to: string) =>
			db.execute(sql.raw(`alter table disclosures.${from} rename to ${to}`));
		await rename('file_parts', 'out_of_reach');
		const file = new File([CANARY], FILE_NAME);
		const problem = await sendFirstFiles(db, side, [parts.envelope], [file], TODAY);
		await rename('out_of_reach', 'file_parts');
		expect(problem).toMatch(/^Lampiran Anda belum tersimpan/);
		expect(await sendFirstFiles(db, side, [parts.envelope], [file], TODAY)).toBe(null);
	});

	it.each(['', 'W', 'kenari', 'WAAA-AAAA-AAAA-AAAA-AAAA-AAAA-AAAA'])(
		'does not open for “%s”, and says no more than that',
		async (typed) => {
			await expect(openBox(reading(), typed)).rejects.toMatchObject({ code: 'not_found' });
		}
	);
});
