// What a running product holds, and how soon after its start it shows a page, on both databases.
import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startServer } from '../../tests/support/server.ts';
import { narrator } from '../complaints/words.ts';
import { getRequest, openConnection, postRequest } from '../support/client.ts';
import { createDatabase } from '../support/database.ts';
import { progress } from '../support/progress.ts';
import type { Finding } from '../support/report.ts';
import { seededRandom } from '../support/statistics.ts';

const AT_ONCE = 4;
const PAGES = ['/', '/lapor', '/', '/lacak'];

/** @param size requests; one in five files a complaint */
export async function measureMemory(size: { requests: number }): Promise<Finding[]> {
	const dataDir = mkdtempSync(path.join(tmpdir(), 'tanggap-bench-'));
	try {
		return [
			await measureOn('PGlite', { DATA_DIR: dataDir }, size.requests),
			await measureOn('PostgreSQL', { DATABASE_URL: await createDatabase('memory') }, size.requests)
		];
	} finally {
		rmSync(dataDir, { recursive: true, force: true });
	}
}

async function measureOn(
	engine: string,
	database: Record<string, string>,
	requests: number
): Promise<Finding> {
	const settings = { ...database, FILINGS_PER_HOUR: '3600000' };
	const firstStart = await timedStart(settings);
	await firstStart.server.stop();
	const { server, milliseconds } = await timedStart(settings);
	const before = residentMebibytes(server.pid);
	const bar = progress(`${requests.toLocaleString('en')} mixed requests on ${engine}`);
	const narrate = narrator(seededRandom(7), 500);
	let sent = 0;
	const worker = async () => {
		const connection = await openConnection(server.origin);
		while (sent < requests) {
			const turn = sent++;
			const page = PAGES[turn % 5];
			const answer = await connection.send(
				page === undefined ? filing(server.origin, narrate()) : getRequest(server.origin, page)
			);
			if (answer.status !== 200) throw new Error(`request ${turn} answered ${answer.status}`);
			bar.to(sent / requests);
		}
		connection.close();
	};
	await Promise.all(Array.from({ length: AT_ONCE }, worker));
	bar.done();
	const after = residentMebibytes(server.pid);
	await server.stop();
	return {
		what: `resident memory after ${requests.toLocaleString('en')} requests, ${engine}`,
		measured: `${after} MiB (${before} MiB after the start)`,
		floor: '',
		ratio: '',
		goal: 'report',
		met: null,
		notes: [
			`start to first page ${milliseconds.toFixed(0)} ms; ${firstStart.milliseconds.toFixed(0)} ms the first time, when the tables are made`
		]
	};
}

async function timedStart(settings: Record<string, string>) {
	const startedAt = performance.now();
	const server = await startServer(settings);
	await (await fetch(server.origin)).text();
	return { server, milliseconds: performance.now() - startedAt };
}

function filing(origin: string, narrative: string): Buffer {
	return postRequest(origin, '/lapor', {
		jenis: 'pengaduan',
		layanan: 'KTP_EL',
		kategori: 'TERLAMBAT',
		uraian: narrative,
		kecamatan: '16.06.09',
		kunci: randomUUID()
	});
}

function residentMebibytes(pid: number): number {
	const kibibytes = execFileSync('ps', ['-o', 'rss=', '-p', String(pid)]).toString();
	return Math.round(Number(kibibytes) / 1024);
}
