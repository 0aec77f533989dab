// How many complaints a second the product takes, beside a bare action with one INSERT.
import { randomUUID } from 'node:crypto';
import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { freePort, startServer } from '../../tests/support/server.ts';
import { narrator } from '../complaints/words.ts';
import { type Answer, openConnection, postRequest, textOf } from '../support/client.ts';
import { connected, createDatabase, createMigratedDatabase } from '../support/database.ts';
import { progress } from '../support/progress.ts';
import type { Finding } from '../support/report.ts';
import { median, seededRandom, spread } from '../support/statistics.ts';

const AT_ONCE = 20;
const NARRATIVE_LENGTH = 500;
const GOAL = 0.6;
const FLOOR = path.join(import.meta.dirname, '../floor');
const FLOOR_TABLE = `create table complaints (
	id bigint generated always as identity primary key, type text not null, service text not null,
	category text not null, narrative text not null, kecamatan text not null, name text not null,
	key text not null, at timestamptz not null default now())`;

/** Something that takes complaints. */
interface Target {
	name: string;
	origin: string;
	path: string;
	/** What an accepted complaint's page holds. */
	accepted: RegExp;
}

/**
 * Both run the whole time; rounds alternate between them, so that what disturbs the machine
 * disturbs both.
 * @param size rounds each, and complaints a round
 */
export async function measureFiling(size: { rounds: number; each: number }): Promise<Finding[]> {
	const url = await createMigratedDatabase('filing');
	const floorUrl = await createDatabase('floor');
	await connected(floorUrl, (database) => database.unsafe(FLOOR_TABLE));
	const product = await startServer({ DATABASE_URL: url, FILINGS_PER_HOUR: '3600000' });
	const floor = await startFloor(floorUrl);
	const bar = progress('Filing complaints');
	const rates: { product: number[]; floor: number[] } = { product: [], floor: [] };
	try {
		const targets = {
			product: {
				name: 'product',
				origin: product.origin,
				path: '/lapor',
				accepted: / data-number/
			},
			floor: { name: 'floor', origin: floor.origin, path: '/', accepted: /Nomor \d+/ }
		};
		for (const target of Object.values(targets)) await fileMany(target, size.each);
		for (let round = 0; round < size.rounds; round++) {
			rates.floor.push(await fileMany(targets.floor, size.each));
			rates.product.push(await fileMany(targets.product, size.each));
			bar.to((round + 1) / size.rounds);
		}
	} finally {
		await Promise.all([product.stop(), floor.stop()]);
	}
	bar.done();
	const ratio = median(rates.product) / median(rates.floor);
	return [
		{
			what: `complaints filed per second, ${AT_ONCE} at once`,
			measured: `${median(rates.product).toFixed(0)}/s (± ${percent(spread(rates.product))})`,
			floor: `${median(rates.floor).toFixed(0)}/s (± ${percent(spread(rates.floor))})`,
			ratio: ratio.toFixed(2),
			goal: `≥ ${GOAL}`,
			met: ratio >= GOAL,
			notes: [
				`${size.rounds} rounds of ${size.each} each, alternating; medians, and how far the outermost round lay from them`
			]
		}
	];
}

/** Sends so many complaints over a fixed number of connections. @returns how many a second */
async function fileMany(target: Target, count: number): Promise<number> {
	const requests = makeRequests(target, count);
	const connections = await Promise.all(
		Array.from({ length: AT_ONCE }, () => openConnection(target.origin))
	);
	let last: Answer | undefined;
	const startedAt = performance.now();
	await Promise.all(
		connections.map(async (connection) => {
			for (let request = requests.pop(); request; request = requests.pop()) {
				const answer = await connection.send(request);
				if (answer.status !== 200) throw new Error(`${target.name} answered ${answer.status}`);
				last = answer;
			}
		})
	);
	const seconds = (performance.now() - startedAt) / 1000;
	for (const connection of connections) connection.close();
	if (!last || !target.accepted.test(textOf(last))) {
		throw new Error(`${target.name} answered with another page than the receipt`);
	}
	return count / seconds;
}

function makeRequests(target: Target, count: number): Buffer[] {
	const narrate = narrator(seededRandom(Date.now()), NARRATIVE_LENGTH);
	return Array.from({ length: count }, () =>
		postRequest(target.origin, target.path, {
			jenis: 'pengaduan',
			layanan: 'KTP_EL',
			kategori: 'TERLAMBAT',
			uraian: narrate(),
			tanggal_kejadian: '',
			kecamatan: '16.06.09',
			desa: '',
			nama: 'Warga Contoh',
			telepon: '',
			email: '',
			kunci: randomUUID()
		})
	);
}

async function startFloor(url: string): Promise<{ origin: string; stop(): Promise<void> }> {
	const build = spawn(
		process.execPath,
		[path.resolve('node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'error'],
		{
			cwd: FLOOR,
			stdio: ['ignore', 'ignore', 'inherit'],
			env: { ...process.env, NODE_ENV: 'production' }
		}
	);
	if ((await ended(build)) !== 0) throw new Error('the floor could not be built');
	const port = String(await freePort());
	const origin = `http://127.0.0.1:${port}`;
	const server = spawn(process.execPath, ['build/index.js'], {
		cwd: FLOOR,
		stdio: ['ignore', 'pipe', 'inherit'],
		env: {
			...process.env,
			NODE_ENV: 'production',
			HOST: '127.0.0.1',
			PORT: port,
			ORIGIN: origin,
			DATABASE_URL: url
		}
	});
	await new Promise<void>((resolve) => server.stdout.once('data', () => resolve()));
	return {
		origin,
		stop: async () => {
			// Its idle database connections would keep it alive.
			server.kill('SIGKILL');
			await ended(server);
		}
	};
}

function ended(child: ChildProcess): Promise<number | null> {
	return new Promise((resolve) => child.once('exit', (code) => resolve(code)));
}

function percent(share: number): string {
	return `${Math.round(share * 100)} %`;
}
