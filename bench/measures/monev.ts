// Monitoring reports at size, on the running product: signing, checking, and every file that leaves the
// house; how long each takes, and how much memory more.
import { execFileSync } from 'node:child_process';
import { get } from 'node:http';
import { saveMonevDraft, signMonev } from '#lib/server/monitoring/index.ts';
import { monitoringReports } from '#lib/server/monitoring/schema.ts';
import { type Actor, SESSION_COOKIE } from '#lib/server/officers/index.ts';
import { releaseFigures } from '#lib/server/releases/index.ts';
import { startServer } from '../../tests/support/server.ts';
import { AFTERWARDS, type FilledYear, HEAD_ID, openYear, signInHead } from '../complaints/year.ts';
import { progress } from '../support/progress.ts';
import type { Finding } from '../support/report.ts';
import { median } from '../support/statistics.ts';
import { weighAddresses } from './pages.ts';

const HEAD: Actor = {
	id: HEAD_ID,
	username: 'kepala',
	name: 'Kepala Contoh',
	roles: ['head'],
	unitCode: null,
	kecamatanCode: null
};
const TEXTS = { conclusion: 'Blangko sering habis.', no_findings: 'Sudah ditangani.' };
const KIB = 1024;
const FROZEN_GOAL = 14 * KIB;
const LETTER_GOAL_MS = 2000;
const LETTER_ROWS = 500;
const MEMORY_EVERY_MS = 200;

/** A running product on a filled year, with its head signed in. */
interface Office {
	year: FilledYear;
	/** Of the figures of each month, and since January. */
	publishing: { releases: number; seconds: number };
	origin: string;
	cookie: string;
	pid: number;
}

/** What came back. */
interface Fetched {
	seconds: number;
	/** As they came over the wire, compressed. */
	bytes: number;
	/** Resident memory of the product at its highest, less what it was before. */
	mebibytes: number;
}

/** @param size complaints of the year, and again of one month */
export async function measureMonev(size: { large: number }): Promise<Finding[]> {
	return [
		...(await within('monev_letter', LETTER_ROWS, 28, measureLetters)),
		...(await within('monev_year', size.large, 364, async (office) => [
			...(await measureReport(office, '2026-03', ['csv', 'xlsx', 'docx', 'pdf'])),
			...(await measureFrozenPages(office))
		])),
		...(await within('monev_month', size.large, 28, (office) =>
			measureReport(office, '2026-01', ['csv', 'xlsx'])
		))
	];
}

async function within(
	name: string,
	count: number,
	days: number,
	measure: (office: Office) => Promise<Finding[]>
): Promise<Finding[]> {
	const year = await openYear(name, count, days);
	try {
		// The product would do it at its start, beside what is measured.
		const begun = performance.now();
		const releases = await releaseFigures(year.context, AFTERWARDS);
		const publishing = { releases, seconds: (performance.now() - begun) / 1000 };
		const server = await startServer({ DATABASE_URL: year.url });
		try {
			const cookie = `${SESSION_COOKIE}=${await signInHead(year.url)}`;
			return await measure({ year, publishing, cookie, origin: server.origin, pid: server.pid });
		} finally {
			await server.stop();
		}
	} finally {
		await year.close();
	}
}

/** Five hundred complaints as letters: what a head prints. */
async function measureLetters(office: Office): Promise<Finding[]> {
	const month = '2026-01';
	await sign(office, month);
	const files = {
		'monitoring report': `${month}/versi/1/unduh.docx`,
		'follow-up report': `${month}/tindak-lanjut.docx`
	};
	const findings: Finding[] = [];
	for (const [name, file] of Object.entries(files)) {
		const times: number[] = [];
		let last = await fetched(office, file);
		for (let round = 0; round < 5; round++) {
			last = await fetched(office, file);
			times.push(last.seconds * 1000);
		}
		const taken = median(times);
		findings.push({
			...plain(`DOCX of ${LETTER_ROWS} complaints, ${name}`, `${taken.toFixed(0)} ms`),
			goal: `≤ ${LETTER_GOAL_MS / 1000} s`,
			met: taken <= LETTER_GOAL_MS,
			notes: [`median of 5; ${kib(last.bytes)} KiB; ${last.mebibytes} MiB more memory at most`]
		});
	}
	return findings;
}

async function measureReport(
	office: Office,
	month: string,
	formats: readonly string[]
): Promise<Finding[]> {
	const draft = await fetched(office, month);
	const signing = await sign(office, month);
	const rows = `${signing.rows.toLocaleString('en')} complaints`;
	const findings = [
		plain(`monev page of a month with ${rows}, unsigned`, inWords(draft)),
		plain(`signing it`, `${signing.seconds.toFixed(1)} s`)
	];
	const files = ['periksa', ...formats.map((format) => `versi/1/unduh.${format}`)];
	for (const file of files) {
		const bar = progress(`Fetching ${month}/${file}`);
		const answer = await fetched(office, `${month}/${file}`);
		bar.done();
		const what =
			file === 'periksa' ? 'checking its hash' : `its ${file.split('.')[1]?.toUpperCase()}`;
		findings.push(plain(`${what}, ${rows}`, inWords(answer)));
	}
	const frozen = await fetched(office, `${month}/versi/1`);
	findings.push({
		...plain('signed monev page, document compressed', `${kib(frozen.bytes)} KiB`),
		goal: `≤ ${FROZEN_GOAL / KIB} KiB`,
		met: frozen.bytes <= FROZEN_GOAL
	});
	return findings;
}

async function measureFrozenPages({ publishing, origin }: Office): Promise<Finding[]> {
	const { releases, seconds } = publishing;
	return [
		plain(`publishing a year's figures, ${releases} releases`, `${seconds.toFixed(1)} s`),
		...(await weighAddresses(origin, [
			['/statistik', FROZEN_GOAL, false],
			['/data', FROZEN_GOAL, false]
		]))
	];
}

async function sign({ year }: Office, month: string) {
	const now = new Date();
	await saveMonevDraft(year.context, HEAD, month, TEXTS, 0, now);
	const begun = performance.now();
	await signMonev(year.context, HEAD, month, 1, now);
	const seconds = (performance.now() - begun) / 1000;
	const [report] = await year.context.db
		.select({ rows: monitoringReports.rowCount })
		.from(monitoringReports);
	return { seconds, rows: report?.rows ?? 0 };
}

/** Asks for a page or file of monitoring, and lets its bytes go as they come. */
async function fetched({ origin, cookie, pid }: Office, path: string): Promise<Fetched> {
	const before = residentMebibytes(pid);
	let highest = before;
	const watch = setInterval(() => {
		highest = Math.max(highest, residentMebibytes(pid));
	}, MEMORY_EVERY_MS);
	const begun = performance.now();
	try {
		const bytes = await new Promise<number>((resolve, reject) => {
			const headers = { cookie, accept: 'text/html', 'accept-encoding': 'br, gzip' };
			get(`${origin}/petugas/monev/${path}`, { headers }, (answer) => {
				let received = 0;
				answer.on('data', (chunk: Buffer) => (received += chunk.length));
				answer.on('error', reject);
				answer.on('end', () => {
					if (answer.statusCode === 200) resolve(received);
					else reject(new Error(`${path} answered ${answer.statusCode}`));
				});
			}).on('error', reject);
		});
		const seconds = (performance.now() - begun) / 1000;
		return { seconds, bytes, mebibytes: Math.max(0, highest - before) };
	} finally {
		clearInterval(watch);
	}
}

function residentMebibytes(pid: number): number {
	const kibibytes = execFileSync('ps', ['-o', 'rss=', '-p', String(pid)]).toString();
	return Math.round(Number(kibibytes) / 1024);
}

function inWords({ seconds, bytes, mebibytes }: Fetched): string {
	return `${seconds.toFixed(seconds < 10 ? 2 : 0)} s, ${kib(bytes)} KiB, ${mebibytes} MiB more memory`;
}

function kib(bytes: number): string {
	return (bytes / KIB).toFixed(bytes < 100 * KIB ? 1 : 0);
}

function plain(what: string, measured: string): Finding {
	return { what, measured, floor: '', ratio: '', goal: '', met: null, notes: [] };
}
