// Test 2 of the design: two offices, alike in everything but that in one of them people have reported
// member X. All that X can get from the server has the same form, status, headers and size in both, and
// with the whole database X opens nothing.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSlots, receiptKeys, tryOpen } from '#lib/sealed/index.ts';
import { localDate } from '#lib/server/deadlines/index.ts';
import { keepDisclosures, openReport } from '#lib/server/disclosures/index.ts';
import { reports, slots } from '#lib/server/disclosures/schema.ts';
import { SESSION_COOKIE } from '#lib/server/officers/index.ts';
import { readConfig } from '#lib/server/platform/config.ts';
import type { Db } from '#lib/server/platform/database.ts';
import { openRuntime } from '#lib/server/web/runtime.ts';
import { sendFiles } from '#lib/server/web/server-sealing.ts';
import { beginMigrated } from '../support/database-image.ts';
import { freePort, type RunningServer, startServer } from '../support/server.ts';
import { Filing, seedSession, Thread } from '../support/wbs-attacked.ts';
import { seedWbsTeam, WBS_REPORT, WBS_ROOT_KEY, WBS_TEAM } from '../support/wbs-team.ts';

const ORIGIN = 'http://kantor.contoh';
const DAY_MS = 86_400_000;
const NOW = new Date();
const folder = mkdtempSync(path.join(tmpdir(), 'tanggap-twin-reports-'));
const worlds: { server: RunningServer; port: number }[] = [];
const [, two, x] = WBS_TEAM;
/** Sessions of X, and of a reader. */
const TOKEN = '3'.repeat(40);
const READER_TOKEN = '2'.repeat(40);
let day = '';
/** How many entries of the other world each of them opens, with its database in hand. */
const opened = { byX: -1, byReader: -1, entries: 0 };

beforeAll(async () => {
	const empty = path.join(folder, 'empty');
	beginMigrated(empty);
	await (await openRuntime({ ...readConfig({}), dataDir: empty })).close();
	for (const reported of [false, true]) {
		const dataDir = path.join(folder, String(reported));
		cpSync(empty, dataDir, { recursive: true });
		const { db, office, close } = await openRuntime({ ...readConfig({}), dataDir });
		const context = { db, office: await office(NOW) };
		day = localDate(context.office.calendar, NOW);
		const manifest = await seedWbsTeam(context, NOW, { report: reported });
		await seedSession(db, NOW, x, TOKEN);
		await seedSession(db, NOW, two, READER_TOKEN);
		if (reported) await writeMuch(db, manifest);
		await keepDisclosures(db, day);
		if (reported) await tryAll(db);
		await close();
	}
	for (const reported of [false, true]) {
		const port = await freePort();
		const server = await startServer({
			DATA_DIR: path.join(folder, String(reported)),
			PORT: String(port),
			ORIGIN,
			WBS_ROOT_KEY,
			NODE_OPTIONS: `--import ${path.resolve('tests/support/standing-clock.ts')}`,
			STANDING_AT: NOW.toISOString()
		});
		worlds.push({ server, port });
	}
}, 240_000);
afterAll(async () => {
	await Promise.all(worlds.map(({ server }) => server.stop()));
	rmSync(folder, { recursive: true, force: true });
});

/** Words and files in the report of yesterday, and another report today: all that leaves traces. */
async function writeMuch(db: Db, manifest: Filing['manifest']): Promise<void> {
	const keys = receiptKeys(WBS_REPORT.receipt);
	const stored = await openReport(db, { lookup: keys.lookup });
	const identity = (await tryOpen(stored.reporterWrap, keys.identity)) ?? '';
	const yesterday = new Date(NOW.getTime() - DAY_MS);
	const today = {
		day: new Date(Date.parse(day) - DAY_MS).toISOString().slice(0, 10),
		now: yesterday
	};
	const side = { report: stored.id, identity, keys };
	const talk = stored.talk.map(({ sealed }) => sealed);
	const thread = new Thread(new Filing(db, manifest, today), side, talk);
	await thread.reporterSays({ kind: 'message', text: 'Masih terjadi.' });
	thread.talk = await sendFiles(db, side, thread.talk, [new File(['bukti'], 'bukti.txt')], today);
	await new Filing(db, manifest, { day, now: NOW }).file('again', 'Anggota Tiga meminta lagi.');
}

/** Somebody with the whole database tries their key on everything that is wrapped in it. */
async function tryAll(db: Db): Promise<void> {
	const wraps = (await db.select().from(reports)).map(({ reporterWrap }) => reporterWrap);
	const wrapped = (await db.select().from(slots)).map(({ sealed }) => sealed);
	const count = async ({ identity }: { identity: string }) => {
		let opens = 0;
		for (const one of [...wraps, ...wrapped]) {
			if ((await tryOpen(one, identity)) !== null) opens += 1;
		}
		return opens;
	};
	opened.byX = await count(x.keys);
	opened.byReader = await count(two.keys);
	opened.entries = wraps.length;
}

/** What X gets, with everything that is random by construction as its length alone. */
async function read(port: number, address: string, body?: object, token = TOKEN) {
	const response = await fetch(`http://127.0.0.1:${port}${address}`, {
		headers: {
			cookie: `${SESSION_COOKIE}=${token}`,
			accept: body ? 'application/json' : 'text/html',
			'accept-encoding': 'identity',
			...(body ? { origin: ORIGIN, 'content-type': 'application/json' } : {})
		},
		redirect: 'manual',
		...(body ? { method: 'POST', body: JSON.stringify(body) } : {})
	});
	const text = await response.text();
	const headers = [...response.headers].filter(([name]) => name !== 'date' && name !== 'etag');
	const form = text
		.replace(/[0-9a-f]{32,}/g, (one) => `<hex ${one.length}>`)
		.replace(/[A-Za-z0-9+/]{40,}={0,2}/g, (one) => `<base64 ${one.length}>`);
	return { text, shown: [response.status, text.length, JSON.stringify(headers), form].join('\n') };
}

async function readAll(port: number): Promise<Map<string, string>> {
	const all = new Map<string, string>();
	const list = `/petugas/wbs/daftar?dari=${day}&sampai=${day}`;
	const waiting = [
		...['/petugas', '/petugas/wbs', '/petugas/kabar', '/wbs', '/wbs/lapor', list],
		`/petugas/wbs/daftar?dari=${new Date(Date.parse(day) - 30 * DAY_MS).toISOString().slice(0, 10)}&sampai=${day}`,
		`/petugas/wbs/daftar?dari=${day}&sampai=${new Date(Date.parse(day) + DAY_MS).toISOString().slice(0, 10)}`,
		`/petugas/wbs/jangkar?dari=2020-01-01`,
		`/petugas/wbs/jangkar?dari=${new Date(Date.parse(day) - 30 * DAY_MS).toISOString().slice(0, 10)}`
	];
	for (const address of waiting) {
		if (all.has(address)) continue;
		const { text, shown } = await read(port, address);
		all.set(address, shown);
		for (const [, href = ''] of text.matchAll(/href="(\/petugas\/wbs[^"#]*)"/g)) waiting.push(href);
	}
	const { entries } = JSON.parse((await read(port, list)).text) as { entries: { id: string }[] };
	// What X may have heard of, and what the list has: X holds the key of neither.
	const ids = ['e'.repeat(32), 'ab'.repeat(16), ...entries.map(({ id }) => id)];
	for (const [place, report] of ids.entries()) {
		const key = { report, read: 'cd'.repeat(32) };
		const sealed = Buffer.alloc(4312, 65).toString('base64');
		for (const [door, body] of [
			['buka', key],
			['berkas', { ...key, file: 'ab'.repeat(16) }],
			['tulis', { ...key, thread: 'talk', sequence: 1, sealed }],
			['catatan', { ...key, slots: [] }],
			['pembaca', { ...key, slots: [], noteSlots: null }]
		] as const) {
			all.set(`${door} ${place}`, (await read(port, `/petugas/wbs/${door}`, body)).shown);
		}
	}
	return all;
}

it('gives X the same in both worlds', { timeout: 60_000 }, async () => {
	const [without, having] = await Promise.all(worlds.map(({ port }) => readAll(port)));
	if (!without || !having) throw new Error('two worlds');
	expect([...having.keys()]).toEqual([...without.keys()]);
	for (const [asked, shown] of without) expect(having.get(asked), asked).toBe(shown);
	expect(having.size).toBeGreaterThan(25);
	expect(having.get('buka 0')).toMatch(/^404/);
});

it('opens nothing for X with the whole database, and the report for its readers', () => {
	expect(opened).toEqual({ byX: 0, byReader: 1, entries: expect.any(Number) as number });
	expect(opened.entries).toBeGreaterThan(4);
});

it('is something else for a reader', async () => {
	const found = await Promise.all(
		worlds.map(async ({ port }) => {
			const address = `/petugas/wbs/daftar?dari=${day}&sampai=${day}`;
			const { text } = await read(port, address, undefined, READER_TOKEN);
			const { entries } = JSON.parse(text) as { entries: { slots: string[] }[] };
			let opens = 0;
			for (const entry of entries) {
				const bytes = entry.slots.map((slot) => new Uint8Array(Buffer.from(slot, 'base64')));
				await openSlots(bytes, two.keys.identity).then(
					() => (opens += 1),
					() => {}
				);
			}
			return [entries.length, opens];
		})
	);
	expect(found).toEqual([
		[2, 0],
		[2, 1]
	]);
});
