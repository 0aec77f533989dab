// With and without complaints about an officer, everything that they and who depends on them can
// fetch is the same, byte for byte.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { readConfig } from '#lib/server/platform/config.ts';
import type * as Ids from '#lib/server/platform/ids.ts';
import { openRuntime } from '#lib/server/web/runtime.ts';
import { beginMigrated } from '../support/database-image.ts';
import { TEST_PASSWORD } from '../support/people.ts';
import { freePort, type RunningServer, startServer } from '../support/server.ts';
import {
	fillWorld,
	LOOKED_AT,
	SECRET_NUMBERS,
	SECRET_WORD,
	triedAddresses
} from '../support/worlds.ts';

// By chapter, so that what comes after the secret has the same ids in both worlds.
const ids = vi.hoisted(() => ({ chapter: 0, count: 0 }));
vi.mock('#lib/server/platform/ids.ts', async (original) => ({
	...(await original<typeof Ids>()),
	newId: () => {
		ids.count += 1;
		const count = String(ids.count).padStart(12, '0');
		return `019${String(ids.chapter).padStart(5, '0')}-0000-7000-8000-${count}`;
	}
}));

const ORIGIN = 'http://kantor.contoh';
const MOST_PAGES = 400;
const folder = mkdtempSync(path.join(tmpdir(), 'tanggap-twins-'));
const servers: { server: RunningServer; port: number }[] = [];

beforeAll(async () => {
	for (const secret of [false, true]) {
		const dataDir = path.join(folder, String(secret));
		const empty = path.join(folder, 'empty');
		ids.chapter = ids.count = 0;
		if (secret) cpSync(empty, dataDir, { recursive: true });
		else {
			beginMigrated(empty);
			await (await openRuntime({ ...readConfig({}), dataDir: empty })).close();
			cpSync(empty, dataDir, { recursive: true });
		}
		const { db, office, close } = await openRuntime({ ...readConfig({}), dataDir });
		const chapter = () => {
			ids.chapter += 1;
			ids.count = 0;
		};
		await fillWorld({ db, office: await office(LOOKED_AT) }, chapter, secret);
		await close();
	}
	const clock = path.resolve('tests/support/standing-clock.ts');
	for (const secret of [false, true]) {
		const port = await freePort();
		const server = await startServer({
			DATA_DIR: path.join(folder, String(secret)),
			PORT: String(port),
			ORIGIN,
			NODE_OPTIONS: `--import ${clock}`,
			STANDING_AT: LOOKED_AT.toISOString()
		});
		servers.push({ server, port });
	}
}, 240_000);
afterAll(async () => {
	await Promise.all(servers.map(({ server }) => server.stop()));
	rmSync(folder, { recursive: true, force: true });
});

/**
 * Random by construction, and nothing of what a page says: the key of a form that was just made, and
 * the id of a line of news, which in a form says which line is opened.
 */
const KEYS = /name="(kunci(?:-\d+)?|id)" value="[0-9a-f-]{36}"/g;
/** The counter's code of the day, made from a secret of each database, and the same as a picture. */
const CODE_OF_THE_DAY = /(<p class="code[^"]*">)[0-9A-Z-]+(<\/p>\s*<p><svg)[^]*?<\/svg>/g;

async function signIn(port: number, username: string): Promise<string> {
	const response = await fetch(`http://127.0.0.1:${port}/petugas/masuk`, {
		method: 'POST',
		body: new URLSearchParams({ nama_pengguna: username, kata_sandi: TEST_PASSWORD }),
		headers: { origin: ORIGIN },
		redirect: 'manual'
	});
	const cookies = response.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
	expect([response.status, cookies.length]).toEqual([303, 1]);
	return cookies.join('; ');
}

async function read(port: number, cookie: string, address: string, form?: URLSearchParams) {
	const response = await fetch(`http://127.0.0.1:${port}${address}`, {
		headers: { cookie, ...(form ? { origin: ORIGIN } : {}) },
		redirect: 'manual',
		...(form ? { method: 'POST', body: form } : {})
	});
	const headers = ['location', 'content-type', 'content-disposition', 'content-security-policy'];
	const body = (await response.text())
		.replace(KEYS, 'name="$1"')
		.replace(CODE_OF_THE_DAY, '$1$2</svg>');
	return [response.status, ...headers.map((name) => response.headers.get(name)), body].join('\n');
}

/** Follows every link from the desk, and tries what no link leads to. */
async function readEverything(port: number, username: string): Promise<Map<string, string>> {
	const cookie = await signIn(port, username);
	const pages = new Map<string, string>();
	const waiting = ['/petugas', ...triedAddresses()];
	for (const address of waiting) {
		if (pages.has(address) || address === '/petugas/keluar') continue;
		const page = await read(port, cookie, address);
		pages.set(address, page);
		for (const [, href = ''] of page.matchAll(/href="([^"#]+)"/g)) {
			const { pathname, search, origin } = new URL(
				href.replaceAll('&amp;', '&'),
				new URL(address, ORIGIN)
			);
			if (origin === ORIGIN && pathname.startsWith('/petugas')) waiting.push(pathname + search);
		}
		expect(pages.size).toBeLessThan(MOST_PAGES);
	}
	for (const number of SECRET_NUMBERS) {
		for (const verb of ['catatan', 'petugas-terkait', 'disposisi', 'tanggapan']) {
			const address = `/petugas/pengaduan/${number}/${verb}`;
			const form = new URLSearchParams({ versi: '8', isi: 'Sudah dicek.', keputusan: 'bukan' });
			pages.set(`POST ${address}`, await read(port, cookie, address, form));
		}
	}
	return pages;
}

/** Where two pages part, short enough to read. */
function firstDifference(address: string, one: string, other: string): string[] {
	if (one === other) return [];
	let place = 0;
	while (one[place] === other[place]) place += 1;
	const around = (page: string) => page.slice(Math.max(0, place - 60), place + 60);
	return [`${address}: ${around(one)} | ${around(other)}`];
}

it.each(['named', 'subordinate'])(
	'%s reads the same in both worlds',
	{ timeout: 240_000 },
	async (username) => {
		const [without, having] = await Promise.all(
			servers.map(({ port }) => readEverything(port, username))
		);
		if (!without || !having) throw new Error('two worlds');
		expect([...having.keys()]).toEqual([...without.keys()]);
		const different = [...without].flatMap(([address, page]) =>
			firstDifference(address, page, having.get(address) ?? '')
		);
		expect(different).toEqual([]);
		// They do see a case that lies with them, on more than a few pages.
		const seen = [...having.values()].filter((page) => page.includes('2026-000005'));
		expect(seen.length).toBeGreaterThan(10);
		expect(having.size).toBeGreaterThan(60);
		expect(having.get('/data/2026-11.json')).toContain('"laporan_masuk"');
	}
);

it('who may know of them reads something else', async () => {
	const pages = await Promise.all(
		servers.map(async ({ port }) => {
			const cookie = await signIn(port, 'receiver');
			return read(port, cookie, `/petugas/pengaduan?cari=${SECRET_WORD}`);
		})
	);
	expect(pages.map((page) => page.includes(SECRET_NUMBERS[0] ?? ''))).toEqual([false, true]);
});
