// What residents and programs get of published figures: light pages without scripts of their own, and
// files that are what they say.
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { fillAtRandom, seeded } from '#lib/server/figures/testing.ts';
import { readConfig } from '#lib/server/platform/config.ts';
import { openRuntime } from '#lib/server/web/runtime.ts';
import { beginMigrated } from '../support/database-image.ts';
import { freePort, type RunningServer, startServer } from '../support/server.ts';

const NOW = new Date('2026-10-20T03:00:00Z');
const MOST_BYTES = 14 * 1024;
const folder = mkdtempSync(path.join(tmpdir(), 'tanggap-figures-'));
let server: RunningServer;
let origin: string;

beforeAll(async () => {
	beginMigrated(folder);
	const { db, office, close } = await openRuntime({ ...readConfig({}), dataDir: folder });
	const span = [new Date('2026-01-05T02:00:00Z'), new Date('2026-10-01T02:00:00Z')] as const;
	await fillAtRandom({ db, office: await office(NOW) }, 400, seeded(5), span);
	await close();
	const port = await freePort();
	origin = `http://127.0.0.1:${port}`;
	// The server publishes by itself what is due.
	server = await startServer({
		DATA_DIR: folder,
		PORT: String(port),
		NODE_OPTIONS: `--import ${path.resolve('tests/support/standing-clock.ts')}`,
		STANDING_AT: NOW.toISOString()
	});
	await vi.waitFor(
		async () => {
			expect((await fetch(`${origin}/data/2026-sd-09.json`)).status).toBe(200);
		},
		{ timeout: 60_000, interval: 250 }
	);
}, 180_000);
afterAll(async () => {
	await server.stop();
	rmSync(folder, { recursive: true, force: true });
});

const textOf = async (address: string) => (await fetch(origin + address)).text();

describe('/statistik', () => {
	it('weighs little with all its styles', async () => {
		const page = await textOf('/statistik');
		const parts = [...page.matchAll(/<link href="([^"]+)" rel="stylesheet">/g)].map(
			([, href = '']) => new URL(href, `${origin}/statistik`).pathname
		);
		let bytes = 0;
		for (const address of ['/statistik', ...parts]) {
			const response = await fetch(origin + address, { headers: { 'accept-encoding': 'br' } });
			// What fetch unpacks is counted as it was sent.
			bytes += Number(response.headers.get('content-length'));
		}
		expect(bytes).toBeGreaterThan(1000);
		expect(bytes).toBeLessThan(MOST_BYTES);
	});

	it('draws each chart, with its table and its files', async () => {
		const page = await textOf('/statistik');
		expect(page).toContain('Januari sampai September 2026');
		const charts = [...page.matchAll(/href="(\/statistik\/2026-sd-09\/[a-z-]+\.)svg"/g)];
		expect(charts.length).toBe(7);
		expect([...page.matchAll(/<svg xmlns/g)].length).toBe(7);
		expect([...page.matchAll(/<table/g)].length).toBe(7);
		for (const [, file = ''] of charts) {
			const svg = await textOf(`${file}svg`);
			expect(svg).toMatch(/^<\?xml version="1.0" encoding="UTF-8"\?>\n<svg xmlns=/);
			expect(svg).not.toMatch(/<!--|<script|style=/);
			// Every name and number of it stands in the data, too.
			const rows: unknown[] = parse(await textOf(`${file}csv`), { columns: true });
			expect(rows.length).toBeGreaterThan(2);
		}
	});

	it('answers what it has not with a sentence', async () => {
		for (const address of [
			'/statistik?periode=1999-01',
			'/statistik?periode=%00',
			'/statistik/2026-09/rahasia.svg',
			'/statistik/2026-09/bulan.exe',
			'/data/2026-sd-08.json',
			'/data/..%2f2026-09.json'
		]) {
			const response = await fetch(origin + address);
			expect([address, response.status]).toEqual([address, 404]);
			expect(await response.text()).toMatch(/tidak ada/);
		}
	});
});

describe('/data', () => {
	it('offers files whose hash stands in the catalogue', async () => {
		const catalogue = (await (await fetch(`${origin}/data/katalog.json`)).json()) as {
			'dcat:dataset': {
				'dct:identifier': string;
				'dcat:distribution': {
					'dcat:byteSize'?: number;
					'spdx:checksum'?: { 'spdx:checksumValue': string };
				}[];
			}[];
		};
		const datasets = catalogue['dcat:dataset'];
		expect(datasets.length).toBe(12);
		for (const dataset of datasets) {
			const [file] = dataset['dcat:distribution'];
			const body = await textOf(`/data/${dataset['dct:identifier']}.json`);
			expect(createHash('sha256').update(body).digest('hex')).toBe(
				file?.['spdx:checksum']?.['spdx:checksumValue']
			);
			expect(Buffer.byteLength(body)).toBe(file?.['dcat:byteSize']);
		}
	});

	it('has the same in CSV and JSON, with columns as the schema says', async () => {
		const schema = (await (await fetch(`${origin}/data/skema.json`)).json()) as {
			fields: { name: string; constraints: { required: boolean; enum?: string[] } }[];
		};
		const csv = await textOf('/data/2026-sd-09.csv');
		expect(csv.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
		const rows: Record<string, string>[] = parse(csv, { columns: true });
		const document = JSON.parse(await textOf('/data/2026-sd-09.json')) as {
			data: { nilai: number | null; nama: string; kode: string }[];
		};
		expect(rows.map(({ nilai, nama, kode }) => [nilai, nama, kode])).toEqual(
			document.data.map(({ nilai, nama, kode }) => [
				nilai === null ? '' : String(nilai),
				nama,
				kode
			])
		);
		for (const row of rows) {
			expect(Object.keys(row)).toEqual(schema.fields.map(({ name }) => name));
			for (const { name, constraints } of schema.fields) {
				if (constraints.required) expect(row[name]).not.toBe('');
				if (constraints.enum) expect(constraints.enum).toContain(row[name]);
			}
		}
		const keys = rows.map((row) => [row.periode, row.ukuran, row.pemilah, row.kode].join());
		expect(new Set(keys).size).toBe(keys.length);
	});

	it('has all months in one file', async () => {
		const rows: Record<string, string>[] = parse(await textOf('/data/semua-bulan.csv'), {
			columns: true
		});
		expect(new Set(rows.map(({ periode }) => periode)).size).toBe(9);
		expect(rows.some(({ kode }) => kode === '16.06.09')).toBe(true);
	});
});
