// A year of complaints with what a monitoring report counts of them, written by one statement for each
// table: figures need codes, days and clocks, no words.
import { randomBytes } from 'node:crypto';
import type postgres from 'postgres';
import { readAgency } from '#lib/server/agency/index.ts';
import type { Context } from '#lib/server/complaints/index.ts';
import {
	loadCalendar,
	loadEscalationLevels,
	loadPolicies,
	seedDeadlines
} from '#lib/server/deadlines/index.ts';
import { loadPlaces } from '#lib/server/places/index.ts';
import { sessionId } from '#lib/server/officers/lucia.ts';
import { openPostgres } from '#lib/server/platform/database.ts';
import { connected, createMigratedDatabase } from '../support/database.ts';
import { progress } from '../support/progress.ts';

/** The year of all complaints, and a moment after it. */
export const YEAR = '2026';
export const AFTERWARDS = new Date('2027-01-15T02:00:00Z');
/** Who signs: the office's head. */
export const HEAD_ID = '00000000-0000-7000-8000-000000000001';

/** A database filled with a year, and what commands need of it. */
export interface FilledYear {
	url: string;
	context: Context;
	close(): Promise<void>;
}

/**
 * @param name of the database
 * @param count complaints
 * @param days of the year, from 1 January, over which they came in
 * @returns the office on that database, on one connection
 */
export async function openYear(name: string, count: number, days: number): Promise<FilledYear> {
	const url = await createMigratedDatabase(name);
	const { db, close } = await openPostgres(url, process.cwd(), 1);
	await seedDeadlines(db, process.cwd());
	const agency = readAgency(process.cwd());
	const places = loadPlaces(agency.regencyCode);
	const bar = progress(`Writing ${count.toLocaleString('en')} complaints of ${days} days`);
	await connected(url, (database) =>
		fill(database, count, days, {
			services: agency.services.map(({ code }) => code),
			categories: agency.categories.map(({ code }) => code),
			places: places.kecamatan.map(({ code }) => code)
		})
	);
	bar.done();
	const office = {
		agency,
		places,
		calendar: await loadCalendar(db, agency.timeZone, {}),
		policies: await loadPolicies(db),
		escalation: await loadEscalationLevels(db),
		listedOfficers: null
	};
	return { url, context: { db, office }, close };
}

/** @param url a filled year @returns the cookie value of a session of the office's head */
export async function signInHead(url: string): Promise<string> {
	const token = randomBytes(20).toString('hex');
	const now = new Date();
	const end = new Date(now.getTime() + 6 * 3_600_000);
	await connected(
		url,
		(database) => database`insert into officer_sessions
			(id, officer_id, expires_at, created_at, device, second_factor_at)
			values (${sessionId(token)}, ${HEAD_ID}, ${end}, ${now}, 'bench', ${now})`
	);
	return token;
}

// One in eight waited for somebody, one in fifty got more time, one in forty was reopened, and one in
// five hundred is about an officer.
async function fill(
	database: postgres.Sql,
	count: number,
	days: number,
	codes: { services: string[]; categories: string[]; places: string[] }
): Promise<void> {
	await database`set session_replication_role = replica`;
	await database`set synchronous_commit = off`;
	await database`insert into officers (id, username, name, roles, created_at)
		values (${HEAD_ID}, 'kepala', 'Kepala Contoh', '{head}', '2026-01-01'),
			(gen_random_uuid(), 'petugas', 'Petugas Contoh', '{handler}', '2026-01-01')`;
	await database`insert into complaints (id, number, type, class, channel, status, service_code,
			category_code, narrative, kecamatan_code, name_hidden, confidential, submission_key_hash,
			submission_digest, code_hash, received_at, filed_at, answered_at, closed_at, rating, round,
			search_roots)
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
			case when n % 2 = 0 then 1 + n % 5 end, case when n % 40 = 0 then 2 else 1 end, ''
		from (select n, '2025-12-31 18:00Z'::timestamptz
				+ n * (${days}::int * interval '1 day' - interval '2 hours') / ${count}::int as at
			from generate_series(1, ${count}::int) n) numbered`;
	await database`insert into complaint_clocks
		(complaint_id, round, stage, policy_id, started_at, first_due_at, due_at, stopped_at)
		select complaints.id, rounds.n, stage, policy.id, received_at, received_at + days,
			received_at + days, answered_at
		from complaints, generate_series(1, complaints.round) as rounds (n),
			(select id from deadline_policies where code = 'verification') policy,
			(values ('verification', interval '5 days'), ('resolution', interval '20 days')) stages (stage, days)`;
	await database`insert into complaint_pauses
		(id, complaint_id, category, reason, started_at, expected_until, ended_at)
		select gen_random_uuid(), id, 'central_system', 'Menunggu kiriman.',
			received_at + interval '2 days', received_at + interval '9 days',
			case when status = 'closed' then received_at + interval '6 days' end
		from complaints where code_hash::int % 8 = 0`;
	await database`insert into complaint_extensions (id, complaint_id, round, asked_by, asked_at, reason,
			asked_days, decision, decided_by, decided_at, granted_days)
		select gen_random_uuid(), id, 1, ${HEAD_ID}, received_at + interval '9 days', 'Menunggu pusat.', 5,
			'granted', ${HEAD_ID}, received_at + interval '10 days', 5
		from complaints where code_hash::int % 50 = 0`;
	await database`insert into complaint_subjects (id, complaint_id, officer_id, added_at)
		select gen_random_uuid(), complaints.id, officers.id, received_at
		from complaints, officers where code_hash::int % 500 = 0 and username = 'petugas'`;
	await database`insert into complaint_events (id, complaint_id, kind, actor_kind, officer_id, data, at)
		select gen_random_uuid(), id, 'answered', 'officer', ${HEAD_ID},
			jsonb_build_object('text', repeat('Kartu Anda sudah jadi dan bisa diambil di loket. ', 6)),
			answered_at
		from complaints`;
	await database`vacuum analyze`;
}
