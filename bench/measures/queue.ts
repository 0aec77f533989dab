// How long the officers' pages take with a hundred times as many complaints.
import { startServer } from '../../tests/support/server.ts';
import { type Staff, signInStaff } from '../complaints/fill.ts';
import { filledDatabase } from '../complaints/filled.ts';
import { type Connection, getRequest, openConnection, textOf } from '../support/client.ts';
import { connected } from '../support/database.ts';
import { progress } from '../support/progress.ts';
import type { Finding } from '../support/report.ts';
import { percentile } from '../support/statistics.ts';

const GOAL = 1.3;
const LIST = '/petugas/pengaduan';
/** Each filter of the form, with a value that is neither the commonest nor made up. */
const QUERIES = [
	'status=terbuka',
	'status=baru',
	'status=ditindaklanjuti',
	'status=selesai',
	'status=ditolak',
	'jenis=aspirasi',
	'kelas=berkadar_pengawasan',
	'layanan=KIA',
	'kategori=PUNGLI',
	'kecamatan=16.06.13',
	'unit=CAPIL',
	'petugas=belum',
	'saluran=surat',
	'saluran=sosialisasi',
	'terlambat=ya',
	'terlambat=ya&urut=batas_waktu',
	'urut=batas_waktu',
	'status=selesai&kecamatan=16.06.13&layanan=KIA'
];

/** One filled database with the product running on it. */
interface Side {
	origin: string;
	connection: Connection;
	staff: Staff;
	/** The same pages on both sides; those deep in the list have addresses of their own. */
	pages: { label: string; path: string }[];
	stop(): Promise<unknown>;
}

/**
 * Both databases are asked in turn, page by page.
 * @param size complaints in both databases, and how often each page is asked for
 */
export async function measureQueue(size: {
	small: number;
	large: number;
	repeats: number;
}): Promise<Finding[]> {
	// Both are filled before either is asked, so that both are asked in the same state.
	await filledDatabase(size.small);
	await filledDatabase(size.large);
	const sides = [await openSide(size.small), await openSide(size.large)] as const;
	const times = new Map<string, [number[], number[]]>();
	const bar = progress('Turning the pages of the queue');
	try {
		for (let round = -1; round < size.repeats; round++) {
			for (const person of Object.keys(sides[0].staff) as (keyof Staff)[]) {
				for (const [i, { label }] of sides[0].pages.entries()) {
					const name = `${person} ${label}`;
					const entry = times.get(name) ?? [[], []];
					times.set(name, entry);
					for (const [which, side] of sides.entries()) {
						const path = side.pages[i]?.path ?? '';
						const milliseconds = await timeOf(side, side.staff[person], path);
						// The first round fills caches.
						if (round >= 0) entry[which === 0 ? 0 : 1].push(milliseconds);
					}
				}
			}
			bar.to((round + 1) / size.repeats);
		}
	} finally {
		for (const side of sides) {
			side.connection.close();
			await side.stop();
		}
	}
	bar.done();
	const all = [...times.values()];
	const slowest = [...times].map(([name, [, large]]) => ({ name, p95: percentile(large, 0.95) }));
	slowest.sort((a, b) => b.p95 - a.p95);
	const small = percentile(
		all.flatMap(([few]) => few),
		0.95
	);
	const large = percentile(
		all.flatMap(([, many]) => many),
		0.95
	);
	const medians = [0, 1].map((which) =>
		percentile(
			all.flatMap((entry) => entry[which === 0 ? 0 : 1]),
			0.5
		)
	);
	return [
		{
			what: `queue page p95 with ${size.large.toLocaleString('en')} complaints`,
			measured: `${large.toFixed(1)} ms`,
			floor: `${small.toFixed(1)} ms with ${size.small.toLocaleString('en')}`,
			ratio: (large / small).toFixed(2),
			goal: `≤ ${GOAL}`,
			met: large / small <= GOAL,
			notes: [
				`medians ${medians
					.map((value) => value?.toFixed(1))
					.reverse()
					.join(' ms and ')} ms; ${all.length} pages of three officers, ${size.repeats} times each`,
				`slowest: ${slowest
					.slice(0, 5)
					.map(({ name, p95 }) => `${name} ${p95.toFixed(0)} ms`)
					.join('; ')}`
			]
		}
	];
}

async function openSide(count: number): Promise<Side> {
	const url = await filledDatabase(count);
	const staff = await signInStaff(url, new Date());
	const server = await startServer({ DATABASE_URL: url });
	const queries = [...QUERIES, `dari=${daysAgo(200)}&sampai=${daysAgo(170)}`];
	return {
		origin: server.origin,
		connection: await openConnection(server.origin),
		staff,
		pages: [
			{ label: 'my work', path: '/petugas' },
			{ label: 'all', path: LIST },
			{ label: 'half-way through all', path: `${LIST}?${await placeAt(url, 0.5)}` },
			{ label: 'near the end of all', path: `${LIST}?${await placeAt(url, 0.1)}` },
			...queries.map((query) => ({ label: query, path: `${LIST}?${query}` }))
		],
		stop: () => server.stop()
	};
}

// A place deep in the list, in the form of the page's own links.
async function placeAt(url: string, share: number): Promise<string> {
	return connected(url, async (database) => {
		const [row] = await database<{ at: Date; id: string }[]>`
			select received_at as at, id from complaints
			order by received_at, id
			offset (select count(*) * ${share}::float8 from complaints)::bigint limit 1`;
		if (!row) throw new Error('an empty database has no deep pages');
		return `setelah=${encodeURIComponent(`${row.at.toISOString()}_${row.id}`)}`;
	});
}

async function timeOf(side: Side, token: string, path: string): Promise<number> {
	const request = getRequest(side.origin, path, `tanggap_petugas=${token}`);
	const answer = await side.connection.send(request);
	if (answer.status !== 200) {
		throw new Error(`${path} answered ${answer.status}: ${textOf(answer).slice(0, 500)}`);
	}
	return answer.milliseconds;
}

function daysAgo(days: number): string {
	return new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
}
