// The figures of a year with a million complaints, beside the bare SQL that counts the same: what the
// working days, the conflict guard and the rest of the definitions cost.
import type postgres from 'postgres';
import { readAgency } from '#lib/server/agency/index.ts';
import {
	loadCalendar,
	loadEscalationLevels,
	loadPolicies,
	seedDeadlines
} from '#lib/server/deadlines/index.ts';
import { computeFigures, parsePeriod } from '#lib/server/figures/index.ts';
import { loadPlaces } from '#lib/server/places/index.ts';
import { openPostgres } from '#lib/server/platform/database.ts';
import { connected, createMigratedDatabase } from '../support/database.ts';
import { progress } from '../support/progress.ts';
import type { Finding } from '../support/report.ts';
import { median } from '../support/statistics.ts';

const GOAL = 1.5;
const YEAR = '2026';
const NOW = new Date('2027-01-15T02:00:00Z');

/** What a report would be written with by hand: one statement for each table that is counted. */
const BARE = [
	...['received_at', 'closed_at'].map(
		(column) => `select type, class, channel, service_code, category_code, kecamatan_code, status,
			count(*) from complaints
		where ${column} >= '2025-12-31 17:00Z' and ${column} < '2026-12-31 17:00Z'
		group by grouping sets ((), (type), (class), (channel), (service_code), (category_code),
			(kecamatan_code), (status))`
	),
	`select class, rating, (answered_at at time zone 'Asia/Jakarta')::date
			- (received_at at time zone 'Asia/Jakarta')::date as days, count(*) from complaints
		where answered_at >= '2025-12-31 17:00Z' and answered_at < '2026-12-31 17:00Z'
		group by 1, 2, 3`,
	`select stage, count(*) filter (where stopped_at <= due_at), count(*) from complaint_clocks
		where due_at >= '2025-12-31 17:00Z' and due_at < '2026-12-31 17:00Z'
			or stopped_at >= '2025-12-31 17:00Z' and stopped_at < '2026-12-31 17:00Z'
		group by stage`,
	`select count(*) from complaint_clocks where round > 1 and stage = 'resolution'
			and started_at >= '2025-12-31 17:00Z' and started_at < '2026-12-31 17:00Z'`,
	`select count(*) from complaints where received_at < '2026-12-31 17:00Z'
			and (closed_at is null or closed_at >= '2026-12-31 17:00Z')`
];

/** @param size complaints of the year, and how often they are counted */
export async function measureFigures(size: { large: number; repeats: number }): Promise<Finding[]> {
	const url = await createMigratedDatabase('figures');
	const { db, close } = await openPostgres(url, process.cwd(), 1);
	try {
		await seedDeadlines(db, process.cwd());
		const bar = progress(`Writing ${size.large.toLocaleString('en')} complaints of a year`);
		const agency = readAgency(process.cwd());
		const places = loadPlaces(agency.regencyCode);
		const codes = {
			services: agency.services.map(({ code }) => code),
			categories: agency.categories.map(({ code }) => code),
			places: places.kecamatan.map(({ code }) => code)
		};
		await connected(url, (database) => fill(database, size.large, codes));
		bar.done();
		const calendar = await loadCalendar(db, agency.timeZone, {});
		const office = {
			agency,
			places,
			calendar,
			policies: await loadPolicies(db),
			escalation: await loadEscalationLevels(db),
			listedOfficers: null
		};
		const year = parsePeriod(calendar, YEAR);
		if (!year) throw new Error(YEAR);
		const ours: number[] = [];
		const bare: number[] = [];
		await connected(url, async (database) => {
			await database`set max_parallel_workers_per_gather = 0`;
			for (let round = -1; round < size.repeats; round++) {
				const begun = performance.now();
				const { received } = await computeFigures({ db, office }, year, NOW);
				const between = performance.now();
				for (const statement of BARE) await database.unsafe(statement);
				const end = performance.now();
				if (received.total < size.large * 0.9) throw new Error(`${received.total} were counted`);
				// The first round fills caches.
				if (round >= 0) {
					ours.push(between - begun);
					bare.push(end - between);
				}
			}
		});
		const [counted, floor] = [median(ours), median(bare)];
		return [
			{
				what: `all figures of a year with ${size.large.toLocaleString('en')} complaints`,
				measured: `${counted.toFixed(0)} ms`,
				floor: `${floor.toFixed(0)} ms, bare SQL`,
				ratio: (counted / floor).toFixed(2),
				goal: `≤ ${GOAL}`,
				met: counted / floor <= GOAL,
				notes: [
					`medians of ${size.repeats}, by turns; the SQL counts calendar days and leaves out nobody`
				]
			}
		];
	} finally {
		await close();
	}
}

async function fill(
	database: postgres.Sql,
	count: number,
	codes: { services: string[]; categories: string[]; places: string[] }
): Promise<void> {
	await database`set session_replication_role = replica`;
	await database`set synchronous_commit = off`;
	await database`insert into complaints (id, number, type, class, channel, status, service_code,
			category_code, narrative, kecamatan_code, name_hidden, confidential, submission_key_hash,
			submission_digest, code_hash, received_at, filed_at, answered_at, closed_at, rating, search_roots)
		select gen_random_uuid(), '2026-' || n, (array['complaint','information_request','aspiration'])[1 + n % 3],
			(array['information','without_supervision','with_supervision',null])[1 + n % 4],
			(array['online','counter','whatsapp'])[1 + n % 3],
			case when n % 20 = 0 then 'in_progress' else 'closed' end,
			(${codes.services}::text[])[1 + n % ${codes.services.length}::int],
			(${codes.categories}::text[])[1 + n / 7 % ${codes.categories.length}::int],
			'Sudah tiga minggu belum ada kabar.',
			(${codes.places}::text[])[1 + n / 3 % ${codes.places.length}::int], false, false, n, n, n, at, at,
			at + n % 30 * interval '1 day',
			case when n % 20 > 0 then at + (n % 30 + 5) * interval '1 day' end,
			case when n % 2 = 0 then 1 + n % 5 end, ''
		from (select n, '2026-01-01 02:00Z'::timestamptz + n * (interval '364 days' / ${count}::int) as at
			from generate_series(1, ${count}::int) n) numbered`;
	await database`insert into complaint_clocks
		(complaint_id, round, stage, policy_id, started_at, first_due_at, due_at, stopped_at)
		select complaints.id, 1, stage, policy.id, received_at, received_at + days, received_at + days, answered_at
		from complaints, (select id from deadline_policies where code = 'verification') policy,
			(values ('verification', interval '5 days'), ('resolution', interval '20 days')) stages (stage, days)`;
	await database`vacuum analyze`;
}
