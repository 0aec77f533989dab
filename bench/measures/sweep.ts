// The sweep over a million open complaints: what it costs to find what is due, and to do it.
import { sql } from 'drizzle-orm';
import type postgres from 'postgres';
import { readAgency } from '#lib/server/agency/index.ts';
import { type Context, runTimedWork } from '#lib/server/complaints/index.ts';
import { selectDue } from '#lib/server/complaints/sweep.ts';
import {
	loadCalendar,
	loadEscalationLevels,
	loadPolicies,
	seedDeadlines
} from '#lib/server/deadlines/index.ts';
import { loadPlaces } from '#lib/server/places/index.ts';
import { openPostgres, rows } from '#lib/server/platform/database.ts';
import { connected, createMigratedDatabase } from '../support/database.ts';
import { progress } from '../support/progress.ts';
import type { Finding } from '../support/report.ts';
import { median } from '../support/statistics.ts';

const GOAL = 1.3;
/** As many as the sweep fetches at a time. */
const DUE = 500;
/** Monday, 09:00 in Sekayu. */
const NOW = new Date('2026-11-30T02:00:00Z');

/**
 * @param size open complaints in both databases, and how often each is asked
 */
export async function measureSweep(size: {
	small: number;
	large: number;
	repeats: number;
}): Promise<Finding[]> {
	const sides = [await openSide('sweep_small', size.small), await openSide('sweep', size.large)];
	const times: number[][] = [[], []];
	try {
		for (let round = -1; round < size.repeats; round++) {
			for (const [which, { context }] of sides.entries()) {
				const begun = performance.now();
				const due = await selectDue(context.db, NOW);
				if (due.length !== DUE) throw new Error(`${due.length} are due`);
				// The first round fills caches.
				if (round >= 0) times[which]?.push(performance.now() - begun);
			}
		}
		const [small, large] = times.map((list) => median(list));
		const { db } = sides[1]?.context ?? {};
		if (!db || !small || !large) throw new Error('nothing was measured');
		const plan = await rows<{ 'QUERY PLAN': string }>(
			db,
			sql`explain (analyze, buffers) ${selectDue(db, NOW)}`
		);
		const begun = performance.now();
		const swept = await runTimedWork(sides[1]?.context as Context, NOW);
		const seconds = (performance.now() - begun) / 1000;
		if (swept.touched !== DUE || swept.failed > 0) throw new Error(JSON.stringify(swept));
		return [
			{
				what: `sweep: ${DUE} due among ${size.large.toLocaleString('en')} open clocks`,
				measured: `${large.toFixed(2)} ms`,
				floor: `${small.toFixed(2)} ms among ${size.small.toLocaleString('en')}`,
				ratio: (large / small).toFixed(2),
				goal: `≤ ${GOAL}`,
				met: large / small <= GOAL,
				notes: [
					`medians of ${size.repeats}, by turns; doing what was due, a transaction each: ${(DUE / seconds).toFixed(0)} cases a second`,
					`plan: ${plan.map((line) => line['QUERY PLAN'].trim()).join(' / ')}`
				]
			}
		];
	} finally {
		for (const { close } of sides) await close();
	}
}

async function openSide(name: string, count: number) {
	const url = await createMigratedDatabase(name);
	const { db, close } = await openPostgres(url, process.cwd(), 1);
	await seedDeadlines(db, process.cwd());
	const bar = progress(`Opening ${count.toLocaleString('en')} complaints`);
	await connected(url, (database) => fill(database, count));
	bar.done();
	const agency = readAgency(process.cwd());
	const office = {
		agency,
		places: loadPlaces(agency.regencyCode),
		calendar: await loadCalendar(db, agency.timeZone, { 1: [['08:00', '16:00']] }),
		policies: await loadPolicies(db),
		escalation: await loadEscalationLevels(db),
		listedOfficers: null
	};
	return { context: { db, office } satisfies Context, close };
}

// Verification of the last ones is late; the others come later, second by second.
async function fill(database: postgres.Sql, count: number): Promise<void> {
	await database`set session_replication_role = replica`;
	await database`set synchronous_commit = off`;
	await database`insert into complaints (id, number, type, channel, status, service_code,
			category_code, narrative, kecamatan_code, name_hidden, confidential, submission_key_hash,
			submission_digest, code_hash, received_at, filed_at, next_due_at, next_due_stage,
			next_check_at, search_roots)
		select gen_random_uuid(), '2026-' || n, 'complaint', 'online', 'submitted', 'KTP_EL', 'TERLAMBAT',
			'Sudah tiga minggu belum ada kabar.', '16.06.09', false, false, n, n, n, due - interval '3 days',
			due - interval '3 days', due, 'verification', due, ''
		from (select n, ${NOW}::timestamptz + (n - ${DUE} - 1) * interval '1 second' as due
			from generate_series(1, ${count}::int) n) numbered`;
	await database`insert into complaint_clocks
		(complaint_id, round, stage, policy_id, started_at, first_due_at, due_at, escalation_level)
		select complaints.id, 1, 'verification', policy.id, received_at, next_due_at, next_due_at, 1
		from complaints, (select id from deadline_policies where code = 'verification') policy`;
	await database`vacuum analyze`;
}
