// How long a search among a million complaints takes on the page, beside its SQL alone in psql.
import { spawn } from 'node:child_process';
import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { type Context, listComplaints } from '#lib/server/complaints/index.ts';
import { createCalendar } from '#lib/server/deadlines/index.ts';
import type { Actor } from '#lib/server/officers/index.ts';
import { startServer } from '../../tests/support/server.ts';
import { signInStaff } from '../complaints/fill.ts';
import { filledDatabase } from '../complaints/filled.ts';
import { SEARCHES } from '../complaints/words.ts';
import { getRequest, openConnection } from '../support/client.ts';
import { progress } from '../support/progress.ts';
import type { Finding } from '../support/report.ts';
import { median, percentile } from '../support/statistics.ts';

const GOAL = 2;
const ROWS = 25;

/** So many of a search on the page, then as many in psql, so that what disturbs disturbs both. */
const TURN = 10;

/** @param size complaints, and how often each search is made */
export async function measureSearch(size: { large: number; repeats: number }): Promise<Finding[]> {
	const url = await filledDatabase(size.large);
	const { intake } = await signInStaff(url, new Date());
	const server = await startServer({ DATABASE_URL: url });
	const connection = await openConnection(server.origin);
	const bar = progress('Searching');
	const pages = new Map<string, number[]>();
	const alone = new Map<string, number[]>();
	try {
		const each = Math.min(size.repeats, TURN);
		// The first turn warms the process up.
		for (let done = -each; done < size.repeats; done += each) {
			for (const { words } of SEARCHES) {
				const path = `/petugas/pengaduan?cari=${encodeURIComponent(words)}`;
				const request = getRequest(server.origin, path, `tanggap_petugas=${intake}`);
				const times: number[] = [];
				for (let i = 0; i < each; i++) {
					const answer = await connection.send(request);
					if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
					times.push(answer.milliseconds);
				}
				if (done < 0) continue;
				const statement = await statementFor(url, words);
				addTo(pages, words, times);
				addTo(alone, words, await timesInPsql(url, statement, each));
			}
			bar.to((done + each) / size.repeats);
		}
	} finally {
		connection.close();
		await server.stop();
	}
	bar.done();
	const page = percentile([...pages.values()].flat(), 0.95);
	const statement = percentile([...alone.values()].flat(), 0.95);
	const each = SEARCHES.map(({ words, kind }) => {
		const middle = (times: Map<string, number[]>) => median(times.get(words) ?? []).toFixed(1);
		return `${kind} “${words}” ${middle(pages)} ms, of which SQL ${middle(alone)} ms`;
	});
	return [
		{
			what: `search p95 with ${size.large.toLocaleString('en')} complaints`,
			measured: `${page.toFixed(1)} ms`,
			floor: `${statement.toFixed(1)} ms, SQL alone in psql`,
			ratio: (page / statement).toFixed(2),
			goal: `≤ ${GOAL}`,
			met: page / statement <= GOAL,
			notes: [`medians: ${each.join('; ')}`]
		}
	];
}

function addTo(times: Map<string, number[]>, words: string, more: number[]): void {
	times.set(words, [...(times.get(words) ?? []), ...more]);
}

// The statement that the page sends, with its values in place.
async function statementFor(url: string, words: string): Promise<string> {
	const client = postgres(url, { max: 1, onnotice: () => {} });
	let statement = '';
	const db = drizzle(client, {
		logger: {
			logQuery: (query, values) => {
				statement = query.replace(/\$(\d+)/g, (_, place: string) => {
					const value = String(values[Number(place) - 1]);
					return `'${value.replaceAll("'", "''")}'`;
				});
			}
		}
	});
	const calendar = createCalendar({
		timeZone: 'Asia/Jakarta',
		hours: {},
		decrees: [],
		holidays: []
	});
	const context = { db, office: { calendar } } as unknown as Context;
	const actor: Actor = {
		id: '00000000-0000-7000-8000-000000000000',
		username: 'bench',
		name: 'Bench',
		roles: ['intake'],
		unitCode: null,
		kecamatanCode: null
	};
	await listComplaints(context, actor, { text: words }, { cursor: null, size: ROWS }, new Date());
	await client.end();
	return statement.replace(/\s+/g, ' ');
}

async function timesInPsql(url: string, statement: string, repeats: number): Promise<number[]> {
	const child = spawn('psql', ['-X', '-q', '-o', '/dev/null', url], {
		stdio: ['pipe', 'pipe', 'inherit']
	});
	let output = '';
	child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
	const ended = new Promise<void>((resolve, reject) => {
		child.once('error', () => reject(new Error('psql is needed for this measurement')));
		child.once('exit', () => resolve());
	});
	child.stdin.end(`${statement};\n\\timing on\n${`${statement};\n`.repeat(repeats)}`);
	await ended;
	return [...output.matchAll(/Time: ([\d.]+) ms/g)].map(([, time]) => Number(time));
}
