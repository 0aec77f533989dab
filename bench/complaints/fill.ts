// Fills a database with so many synthetic complaints and the people who work on them, as fast as
// COPY goes, and always with the same rows.
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type postgres from 'postgres';
import { readAgency } from '#lib/server/agency/index.ts';
import { seedDeadlines } from '#lib/server/deadlines/index.ts';
import { sessionId } from '#lib/server/officers/lucia.ts';
import { loadPlaces } from '#lib/server/places/index.ts';
import { openPostgres } from '#lib/server/platform/database.ts';
import { newId } from '#lib/server/platform/ids.ts';
import { searchDocument } from '#lib/search/word-roots.ts';
import type { Status } from '#lib/codes/complaint-codes.ts';
import type { Role } from '#lib/codes/officer-codes.ts';
import { connected } from '../support/database.ts';
import { progress } from '../support/progress.ts';
import { seededRandom } from '../support/statistics.ts';
import { narrator } from './words.ts';

const DAY_MS = 86_400_000;
const SPAN_DAYS = 3 * 365;
const NARRATIVE_LENGTH = 500;
const HANDLERS_PER_UNIT = 10;
const OPERATORS = 5;
const ROWS_PER_CHUNK = 500;

/** The signed-in people of a filled database, by the cookie value of their session. */
export interface Staff {
	intake: string;
	/** One of ten in the biggest unit. */
	handler: string;
	/** A handler to whom nothing was ever given and whose unit has little. */
	newcomer: string;
}

interface Person {
	id: string;
	role: Role;
	unit: string | null;
}

type Weighted<T> = readonly (readonly [T, number])[];

const TYPES: Weighted<string> = [
	['complaint', 78],
	['information_request', 17],
	['aspiration', 5]
];
const CHANNELS: Weighted<string> = [
	['online', 55],
	['whatsapp', 24],
	['counter', 14],
	['phone', 4],
	['suggestion_box', 1.5],
	['letter', 1],
	['outreach', 0.5]
];
const OPEN: Weighted<Status> = [
	['submitted', 30],
	['assigned', 20],
	['in_progress', 18],
	['verified', 12],
	['answered', 9],
	['needs_completion', 8],
	['reopened', 3]
];
const ENDED: Weighted<Status> = [
	['closed', 94],
	['rejected', 3],
	['forwarded', 3]
];
/** In the order of the agency's list: the first unit has most of the work. */
const UNIT_WEIGHTS = [60, 25, 12, 3];

const COMPLAINT_COLUMNS = [
	'id',
	'number',
	'type',
	'channel',
	'status',
	'class',
	'service_code',
	'category_code',
	'narrative',
	'kecamatan_code',
	'desa_code',
	'reporter_name',
	'name_hidden',
	'confidential',
	'submission_key_hash',
	'submission_digest',
	'code_hash',
	'received_at',
	'filed_at',
	'filed_by',
	'unit_code',
	'handler_id',
	'next_due_at',
	'next_due_stage',
	'paused_at',
	'answered_at',
	'closed_at',
	'search_roots'
] as const;
type Row = Record<(typeof COMPLAINT_COLUMNS)[number], string | null>;

/**
 * @param url a migrated, empty database
 * @param count complaints
 * @param now the end of the three years over which they came in
 */
export async function fillDatabase(url: string, count: number, now: Date): Promise<void> {
	const { db, close } = await openPostgres(url, process.cwd(), 1);
	await seedDeadlines(db, process.cwd());
	await close();
	await connected(url, async (database) => {
		// Foreign keys and history triggers row by row would take longer than all the rest.
		await database`set session_replication_role = replica`;
		await database`set maintenance_work_mem = '512MB'`;
		await database`set synchronous_commit = off`;
		const people = await writePeople(database, now);
		const indexes = await dropIndexes(database);
		await writeComplaints(database, count, people, now);
		await writeHistory(database);
		const bar = progress(`Indexing ${count.toLocaleString('en')} complaints`);
		for (const [done, index] of indexes.entries()) {
			await database.unsafe(index);
			bar.to((done + 1) / indexes.length);
		}
		await database`vacuum analyze`;
		bar.done();
	});
}

/** Signs in the people whose pages are measured. @param url a filled database */
export async function signInStaff(url: string, now: Date): Promise<Staff> {
	return connected(url, async (database) => {
		const signIn = async (username: string) => {
			const token = randomBytes(20).toString('hex');
			const end = new Date(now.getTime() + DAY_MS / 4);
			await database`insert into officer_sessions
				(id, officer_id, expires_at, created_at, device, second_factor_at)
				select ${sessionId(token)}, id, ${end}, ${now}, 'bench', ${now}
				from officers where username = ${username}`;
			return token;
		};
		return {
			intake: await signIn('intake0'),
			handler: await signIn('handler0'),
			newcomer: await signIn('newcomer0')
		};
	});
}

async function writePeople(database: postgres.Sql, now: Date): Promise<Person[]> {
	const units = readAgency(process.cwd()).units.map(({ code }) => code);
	const add = async (username: string, role: Role, unit: string | null): Promise<Person> => {
		const id = newId();
		await database`insert into officers (id, username, name, roles, unit_code, created_at)
			values (${id}, ${username}, ${`Petugas ${username}`}, ${[role]}, ${unit}, ${now})`;
		return { id, role, unit };
	};
	// Neither of them is given any of the work.
	await add('intake0', 'intake', null);
	await add('newcomer0', 'handler', units.at(-1) ?? null);
	const people: Person[] = [];
	for (let i = 0; i < HANDLERS_PER_UNIT * units.length; i++) {
		const unit = units[Math.floor(i / HANDLERS_PER_UNIT)] ?? null;
		people.push(await add(`handler${i}`, 'handler', unit));
	}
	for (let i = 0; i < OPERATORS; i++) {
		people.push(await add(`operator${i}`, 'district_operator', null));
	}
	return people;
}

async function dropIndexes(database: postgres.Sql): Promise<string[]> {
	const found = await database<{ name: string; definition: string }[]>`
		select indexname as name, indexdef as definition from pg_indexes
		where tablename = 'complaints' and indexname <> 'complaints_pkey'`;
	for (const { name } of found) await database.unsafe(`drop index ${name}`);
	return found.map(({ definition }) => definition);
}

async function writeComplaints(
	database: postgres.Sql,
	count: number,
	people: readonly Person[],
	now: Date
): Promise<void> {
	const random = seededRandom(20_261_101);
	const makeRow = complaintMaker(random, count, people, now);
	const bar = progress(`Writing ${count.toLocaleString('en')} complaints`);
	const sink =
		await database`copy complaints (${database(COMPLAINT_COLUMNS)}) from stdin`.writable();
	for (let at = 0; at < count; at += ROWS_PER_CHUNK) {
		let chunk = '';
		for (let i = at; i < Math.min(count, at + ROWS_PER_CHUNK); i++) {
			const row = makeRow(i);
			chunk += `${COMPLAINT_COLUMNS.map((column) => row[column] ?? '\\N').join('\t')}\n`;
		}
		if (!sink.write(chunk)) await once(sink, 'drain');
		bar.to(at / count);
	}
	sink.end();
	await once(sink, 'finish');
	bar.done();
}

function complaintMaker(
	random: () => number,
	count: number,
	people: readonly Person[],
	now: Date
): (i: number) => Row {
	const agency = readAgency(process.cwd());
	const { kecamatan } = loadPlaces(agency.regencyCode);
	const narrate = narrator(random, NARRATIVE_LENGTH);
	const pick = <T>(weighted: Weighted<T>): T => pickFrom(weighted, random());
	// The first of each list is the commonest, the last one hardly ever chosen.
	const falling = <T>(list: readonly T[]): Weighted<T> =>
		list.map((value, rank) => [value, 1 / (rank + 1)]);
	const places = falling(kecamatan);
	const services = falling(agency.services.map(({ code }) => code));
	const categories = falling(agency.categories.map(({ code }) => code));
	const units = agency.units.map(({ code }, i) => [code, UNIT_WEIGHTS[i] ?? 1] as const);
	const operators = falling(people.filter(({ role }) => role === 'district_operator'));
	const handlers = new Map(
		units.map(([unit]) => [unit, falling(people.filter((person) => person.unit === unit))])
	);
	const step = (SPAN_DAYS * DAY_MS) / count;
	const numbers = new Map<number, number>();

	return (i) => {
		const received = new Date(now.getTime() - (count - i - random()) * step);
		const place = i / count;
		// One in fifty is open: most of the last month, and a few that were forgotten.
		const open = random() < (place > 0.97 ? 0.6 : 0.002);
		const status = open ? pick(OPEN) : pick(ENDED);
		const year = received.getUTCFullYear();
		const counted = (numbers.get(year) ?? 0) + 1;
		numbers.set(year, counted);
		const channel = pick(CHANNELS);
		const district = pick(places);
		const desa = district.desa[Math.floor(random() * district.desa.length)];
		const assigned = !['submitted', 'needs_completion', 'verified', 'rejected'].includes(status);
		const unit = assigned ? pick(units) : null;
		const handler = unit && random() < 0.9 ? pick(handlers.get(unit) ?? []) : null;
		const type = pick(TYPES);
		const narrative = narrate();
		const hash = createHash('sha256').update(`complaint ${i}`).digest('hex');
		const later = (days: number) => new Date(received.getTime() + days * DAY_MS).toISOString();
		return {
			id: uuidAt(received.getTime(), random),
			number: `${year}-${String(counted).padStart(6, '0')}`,
			type,
			channel,
			status,
			class: ['submitted', 'needs_completion', 'rejected'].includes(status)
				? null
				: type === 'information_request'
					? 'information'
					: type === 'aspiration'
						? 'aspiration'
						: random() < 0.06
							? 'with_supervision'
							: 'without_supervision',
			service_code: pick(services),
			category_code: pick(categories),
			narrative,
			kecamatan_code: district.code,
			desa_code: desa?.code ?? null,
			reporter_name: random() < 0.6 ? 'Warga Contoh' : null,
			name_hidden: random() < 0.1 ? 't' : 'f',
			confidential: random() < 0.1 ? 't' : 'f',
			submission_key_hash: hash,
			submission_digest: `d${hash.slice(1)}`,
			code_hash: `c${hash.slice(1)}`,
			received_at: received.toISOString(),
			filed_at: received.toISOString(),
			filed_by: channel === 'outreach' || channel === 'counter' ? pick(operators).id : null,
			unit_code: unit,
			handler_id: handler?.id ?? null,
			next_due_at: open ? later(4 + random() * 30) : null,
			next_due_stage: open ? stageOf(status) : null,
			paused_at: status === 'needs_completion' ? later(1) : null,
			answered_at: status === 'answered' || status === 'closed' ? later(3) : null,
			closed_at: open ? null : later(4),
			search_roots: searchDocument([narrative])
		};
	};
}

function stageOf(status: Status): string {
	if (status === 'submitted') return 'verification';
	if (status === 'verified') return 'first_response';
	return status === 'answered' || status === 'needs_completion' ? 'reporter_answer' : 'resolution';
}

// What an officer's page of one complaint reads besides the complaint itself.
async function writeHistory(database: postgres.Sql): Promise<void> {
	await database`insert into complaint_clocks
		(complaint_id, round, stage, policy_id, started_at, first_due_at, due_at)
		select complaints.id, 1, next_due_stage, policy.id, received_at, next_due_at, next_due_at
		from complaints, (select id from deadline_policies where code = 'verification') policy
		where next_due_at is not null`;
	await database`insert into complaint_events (id, complaint_id, kind, actor_kind, data, at)
		select gen_random_uuid(), id, 'filed', 'reporter', '{"to":"submitted"}', filed_at
		from complaints where closed_at is null`;
	// Old news: a server that is measured on this shouldn't be busy telling it.
	await database`truncate untold_events`;
}

function pickFrom<T>(weighted: Weighted<T>, share: number): T {
	let total = 0;
	for (const [, weight] of weighted) total += weight;
	let left = share * total;
	for (const [value, weight] of weighted) {
		left -= weight;
		if (left < 0) return value;
	}
	const last = weighted.at(-1);
	if (!last) throw new Error('nothing to pick from');
	return last[0];
}

/** A UUIDv7 of that millisecond: as in the product, ids grow with time. */
function uuidAt(milliseconds: number, random: () => number): string {
	const time = Math.floor(milliseconds).toString(16).padStart(12, '0');
	const hex = (digits: number) =>
		Math.floor(random() * 16 ** digits)
			.toString(16)
			.padStart(digits, '0');
	return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-a${hex(3)}-${hex(12)}`;
}
