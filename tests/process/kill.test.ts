import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import postgres from 'postgres';
import { describe, expect, it } from 'vitest';
import { openPglite, rows } from '#lib/server/platform/database.ts';
import { sql } from 'drizzle-orm';
import { startServer } from '../support/server.ts';

const ROUNDS = 3;
const FILERS = 6;

/** What a resident's browser was told before the lights went out. */
interface Acknowledged {
	number: string;
	key: string;
	text: string;
}

async function fileOne(origin: string, text: string): Promise<Acknowledged | null> {
	const key = randomUUID();
	const form = new FormData();
	for (const [name, value] of Object.entries({
		jenis: 'pengaduan',
		layanan: 'KTP_EL',
		kategori: 'TERLAMBAT',
		uraian: text,
		kecamatan: '16.06.09',
		kunci: key
	})) {
		form.set(name, value);
	}
	const response = await fetch(`${origin}/lapor`, {
		method: 'POST',
		body: form,
		headers: { origin, 'x-forwarded-for': '192.0.2.1' }
	});
	const page = await response.text();
	const number = /\b20\d\d-\d{6,}\b/.exec(page)?.[0];
	return response.ok && number ? { number, key, text } : null;
}

/** Files without pause from several browsers, and pulls the plug at a random moment. */
async function fileUntilKilled(
	env: Record<string, string>,
	round: number
): Promise<Acknowledged[]> {
	const server = await startServer({ FILINGS_PER_HOUR: '1000000', ...env });
	const acknowledged: Acknowledged[] = [];
	let alive = true;
	const filers = Array.from({ length: FILERS }, async (_, filer) => {
		for (let n = 0; alive; n++) {
			const answer = await fileOne(
				server.origin,
				`Putaran ${round}, pengirim ${filer}, laporan ke-${n} yang harus tetap ada.`
			).catch(() => null);
			if (answer) acknowledged.push(answer);
		}
	});
	// A number of acknowledgements, not a time: random, and never before anything was filed.
	const enough = 5 + Math.floor(Math.random() * 40);
	while (acknowledged.length < enough) await new Promise((resolve) => setImmediate(resolve));
	await server.kill();
	alive = false;
	await Promise.all(filers);
	return acknowledged;
}

type Row = {
	number: string;
	narrative: string;
	clocks: number;
	events: number;
};
const WHOLE = sql`select number, narrative,
	(select count(*)::int from complaint_clocks where complaint_id = c.id) as clocks,
	(select count(*)::int from complaint_events where complaint_id = c.id) as events
	from complaints c`;

function compare(acknowledged: readonly Acknowledged[], found: readonly Row[]) {
	const texts = new Map(found.map(({ number, narrative }) => [number, narrative]));
	const lost = acknowledged.filter(({ number, text }) => texts.get(number) !== text);
	expect(lost).toEqual([]);
	// What was not acknowledged may be there or not, but never by half.
	expect(found.filter(({ clocks, events }) => clocks !== 2 || events !== 1)).toEqual([]);
	expect(new Set(found.map(({ narrative }) => narrative)).size).toBe(found.length);
}

describe('kill -9 while residents file', () => {
	it(
		'loses nothing that was acknowledged, on the embedded database',
		{ timeout: 240_000 },
		async () => {
			const folder = mkdtempSync(path.join(tmpdir(), 'tanggap-kill-'));
			const acknowledged: Acknowledged[] = [];
			for (let round = 0; round < ROUNDS; round++) {
				acknowledged.push(...(await fileUntilKilled({ DATA_DIR: folder }, round)));
				const database = await openPglite(folder, process.cwd());
				compare(acknowledged, await rows<Row>(database.db, WHOLE));
				await database.close();
			}
			rmSync(folder, { recursive: true, force: true });
		}
	);

	it.runIf(process.env.TEST_DATABASE_URL)(
		'loses nothing that was acknowledged, on PostgreSQL',
		{ timeout: 240_000 },
		async () => {
			const name = `tanggap_kill_${randomUUID().slice(0, 8)}`;
			const admin = postgres(process.env.TEST_DATABASE_URL ?? '', { max: 1 });
			await admin.unsafe(`create database ${name}`);
			const url = new URL(process.env.TEST_DATABASE_URL ?? '');
			url.pathname = `/${name}`;
			const acknowledged: Acknowledged[] = [];
			for (let round = 0; round < ROUNDS; round++) {
				acknowledged.push(...(await fileUntilKilled({ DATABASE_URL: url.href }, round)));
				const reader = postgres(url.href, { max: 1 });
				const found = await reader<Row[]>`select number, narrative,
					(select count(*)::int from complaint_clocks where complaint_id = c.id) as clocks,
					(select count(*)::int from complaint_events where complaint_id = c.id) as events
					from complaints c`;
				compare(acknowledged, found);
				await reader.end();
			}
			await admin.unsafe(`drop database ${name} with (force)`);
			await admin.end();
		}
	);
});
