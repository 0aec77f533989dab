// What the server holds while many people send all the files that a sealed report may have.
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
	findProof,
	type Manifest,
	newSealedId,
	type ReporterSide,
	sealFile,
	sealReport
} from '../../src/lib/sealed/index.ts';
import type { RunningServer } from '../../tests/support/server.ts';
import { createDatabase } from '../support/database.ts';
import { progress } from '../support/progress.ts';
import type { Finding } from '../support/report.ts';
import { startWithTeam } from '../support/team.ts';

const MIB = 1024 * 1024;
const REPORTS = 10;
/** The most that the server takes at once, and what browsers send. */
const PART_BYTES = 256 * 1024;
const GOAL_MIB = 100;

/** @param size files each of the ten reports sends, and MiB of each */
export async function measureUploads(size: {
	files: number;
	mebibytes: number;
}): Promise<Finding[]> {
	const dataDir = mkdtempSync(path.join(tmpdir(), 'tanggap-bench-'));
	try {
		return [
			await measureOn('PostgreSQL', { DATABASE_URL: await createDatabase('uploads') }, size),
			// Its database lives in the process that is measured: a tenth is enough to see that.
			await measureOn('PGlite', { DATA_DIR: dataDir }, { ...size, files: 1 })
		];
	} finally {
		rmSync(dataDir, { recursive: true, force: true });
	}
}

async function measureOn(
	engine: string,
	database: Record<string, string>,
	{ files, mebibytes }: { files: number; mebibytes: number }
): Promise<Finding> {
	const server = await startWithTeam(database);
	try {
		const sides: ReporterSide[] = [];
		for (let count = 0; count < REPORTS; count++) sides.push(await fileReport(server.origin));
		const [first] = sides;
		if (!first) throw new Error('no report');
		const file = new Blob([randomBytes(mebibytes * MIB)]);
		// Sealed once for all: the server can't tell whose it is.
		const stream = await sealFile(file, first.identity);
		const sealed = Buffer.from(await new Response(stream).arrayBuffer());
		// One small file first, so that what is loaded once is not counted.
		await sendFile(server.origin, first.keys.lookup, sealed.subarray(0, PART_BYTES));
		const idle = resident(server);
		let peak = idle;
		const watching = setInterval(() => (peak = Math.max(peak, resident(server))), 50);
		const bar = progress(`${REPORTS} × ${files} × ${mebibytes} MiB on ${engine}`);
		const begun = performance.now();
		let done = 0;
		await Promise.all(
			sides.map(async ({ keys }, place) => {
				// One of them has sent a file already.
				for (let turn = place === 0 && files > 1 ? 1 : 0; turn < files; turn++) {
					await sendFile(server.origin, keys.lookup, sealed);
					bar.to(++done / (REPORTS * files));
				}
			})
		);
		const seconds = (performance.now() - begun) / 1000;
		clearInterval(watching);
		bar.done();
		return {
			what: `server memory above idle, ${REPORTS} reports with ${files} × ${mebibytes} MiB at once, ${engine}`,
			measured: `${(peak - idle).toFixed(0)} MiB`,
			floor: `${idle.toFixed(0)} MiB idle`,
			ratio: '',
			goal: engine === 'PGlite' ? 'report' : `≤ ${GOAL_MIB} MiB`,
			met: engine === 'PGlite' ? null : peak - idle <= GOAL_MIB,
			notes: [
				`highest resident set of the process, read every 50 ms; ${seconds.toFixed(0)} s, ${((done * sealed.length) / MIB / seconds).toFixed(0)} MiB/s in parts of 256 KiB`
			]
		};
	} finally {
		await server.stop();
	}
}

function resident({ pid }: RunningServer): number {
	const kibibytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
	return Number(kibibytes) / 1024;
}

/** Files a report as a browser does. */
async function fileReport(origin: string): Promise<ReporterSide> {
	const page = await (await fetch(`${origin}/wbs/lapor`)).text();
	const attribute = /data-team="([^"]*)"/.exec(page)?.[1] ?? '';
	const { signed, day } = JSON.parse(attribute.replaceAll('&quot;', '"')) as {
		signed: { text: string };
		day: string;
	};
	const what = 'Petugas meminta lima puluh ribu di loket dua.';
	const answers = { what, who: '', when: '', where: '', how: '', evidence: '' };
	const said = { category: 'extortion' as const, answers, excluded: [], contact: '' };
	const manifest = JSON.parse(signed.text) as Manifest;
	const { parts, side } = await sealReport(manifest, said, day);
	const { challenge } = (await (await fetch(`${origin}/wbs/tugas`)).json()) as {
		challenge: string;
	};
	const search = findProof(challenge);
	let step = search.next();
	while (!step.done) step = search.next();
	const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
	await post(
		`${origin}/wbs/segel`,
		JSON.stringify({
			...parts,
			reporterWrap: base64(parts.reporterWrap),
			slots: parts.slots.map(base64),
			envelope: base64(parts.envelope),
			proof: { challenge, answers: step.value }
		}),
		{ 'content-type': 'application/json' }
	);
	return side;
}

async function sendFile(origin: string, lookup: string, sealed: Buffer): Promise<void> {
	const id = newSealedId();
	for (let offset = 0; offset < sealed.length; offset += PART_BYTES) {
		await post(
			`${origin}/wbs/lampiran`,
			new Uint8Array(sealed.subarray(offset, offset + PART_BYTES)),
			{
				'content-type': 'application/octet-stream',
				'wbs-lookup': lookup,
				'wbs-file': id,
				'wbs-size': String(sealed.length),
				'wbs-offset': String(offset)
			}
		);
	}
}

async function post(
	address: string,
	body: BodyInit,
	headers: Record<string, string>
): Promise<void> {
	const { origin } = new URL(address);
	const answer = await fetch(address, {
		method: 'POST',
		headers: { accept: 'application/json', origin, ...headers },
		body
	});
	if (!answer.ok) throw new Error(`${answer.status}: ${await answer.text()}`);
	await answer.arrayBuffer();
}
