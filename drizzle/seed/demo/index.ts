// The demo's data: about 300 invented complaints of the last 14 months, made through the real
// commands at simulated moments, so that numbers, clocks and histories are what they would have been.
//
// - Repeatable: one seeded stream of chance for each complaint. Two empty databases seeded on the
//   same day (by the office's calendar) hold the same numbers, receipt codes, texts and statuses.
//   Everything ends before that day begins. Only the sealed channel's keys differ each time.
// - Synthetic: names, phones and e-mail that nobody can have (people.ts), drawn pictures (files.ts),
//   no NIK anywhere. Passwords of officers are printed: they protect nothing.
// - Never on real data: table `demo_data` marks a demo database and exists in no other. It says
//   'seeding' until the last complaint is written, so that a half-filled one is recognised.
import { isIPv4 } from 'node:net';
import { sql } from 'drizzle-orm';
import type { Role } from '#lib/codes/officer-codes.ts';
import { formatReceiptCode } from '#lib/codes/receipt-code.ts';
import type { Context } from '#lib/server/complaints/index.ts';
import { instantAt, localDate } from '#lib/server/deadlines/index.ts';
import { rows } from '#lib/server/platform/database.ts';
import { StartupError } from '#lib/server/platform/startup-error.ts';
import { addDemoDisclosures, type DemoTeam } from './disclosures.ts';
import { addDemoDocuments } from './documents.ts';
import { drawSampleFiles } from './files.ts';
import { addDemoFindings } from './findings.ts';
import { addDemoIntegrity } from './integrity.ts';
import { addDemoMonitoring } from './monitoring.ts';
import { addDays } from './office-days.ts';
import { addDemoOfficers, demoOfficers } from './officers.ts';
import { addDemoOutreach, type TaughtContext } from './outreach.ts';
import { perform } from './perform.ts';
import { planDemo } from './plan.ts';
import { type ScenarioName, SCENARIOS } from './scenarios.ts';
import { addDemoSurvey } from './survey.ts';

type Db = Context['db'];

/** Raised when scenarios or officers change, so that nobody works with yesterday's. */
const VERSION = 5;
const DEFAULT_COUNT = 300;
const OFFICERS_JOINED_DAYS_BEFORE = 450;

/** What the person who runs the demo needs to know. */
export interface DemoSummary {
	/** ISO date that the data was made for. */
	today: string;
	complaints: number;
	officers: { username: string; password: string; name: string; roles: Role[] }[];
	/** `code` as it stands on a receipt, in groups. */
	scenarios: { name: ScenarioName; number: string; code: string; description: string }[];
	/** Of the sealed channel. */
	team: DemoTeam;
}

/** How the demo is made. */
export interface DemoOptions {
	/** Decides the last day; nothing is dated on or after it. */
	today: Date;
	/** Hears of progress, line by line, in Indonesian. */
	log: (line: string) => void;
	/** Complaints; the named scenarios come first. */
	count?: number;
}

/**
 * Refuses before any database is opened.
 * @param host where the product will listen
 * @throws StartupError for a host that others can reach
 */
export function assertDemoHost(host: string): void {
	if (isLoopback(host)) return;
	throw new StartupError(
		`Contoh tidak dijalankan di HOST=${host}: kata sandi petugasnya diketahui semua orang. ` +
			'Hapus HOST, atau pakai HOST=127.0.0.1, lalu jalankan lagi npm run demo.'
	);
}

/**
 * Says whether demo data may live in this database.
 * @param db migrated database
 * @param options the host on which the product will listen
 * @returns 'empty' when it can be seeded, 'seeded' when it has been
 * @throws StartupError for a host that others can reach, and for a database that holds complaints
 *   or officers of its own, a half-made demo, or the demo of another version
 */
export async function assertDemoAllowed(
	db: Db,
	{ host }: { host: string }
): Promise<'empty' | 'seeded'> {
	assertDemoHost(host);
	const marker = await readMarker(db);
	if (!marker) {
		const [found] = await rows<{ used: boolean }>(
			db,
			sql`select exists (select from complaints) or exists (select from officers) as used`
		);
		if (!found?.used) return 'empty';
		throw new StartupError(
			'Basis data ini berisi pengaduan atau petugas yang bukan data contoh, jadi tidak diisi data contoh. ' +
				'Hapus DATA_DIR dan DATABASE_URL dari pengaturan, lalu jalankan lagi npm run demo: contoh punya folder sendiri, ./data-demo.'
		);
	}
	if (marker.state !== 'done') {
		throw new StartupError(
			'Pengisian data contoh terputus di tengah jalan, jadi isinya tidak lengkap. ' +
				'Hapus folder ./data-demo (atau basis data di DATABASE_URL), lalu jalankan lagi npm run demo.'
		);
	}
	if (marker.version !== VERSION) {
		throw new StartupError(
			'Data contoh ini dibuat oleh versi Tanggap yang lain. ' +
				'Hapus folder ./data-demo (atau basis data di DATABASE_URL), lalu jalankan lagi npm run demo.'
		);
	}
	return 'seeded';
}

/**
 * Fills an empty database with the demo; in one that is filled already, says again what is in it.
 * Ask `assertDemoAllowed` first.
 * @param runtime migrated database, the office, and what is taught
 * @param options see DemoOptions
 */
export async function seedDemo(runtime: TaughtContext, options: DemoOptions): Promise<DemoSummary> {
	const { db, office } = runtime;
	const { log, count = DEFAULT_COUNT } = options;
	const marker = await readMarker(db);
	if (marker?.summary) return marker.summary;

	const today = localDate(office.calendar, options.today);
	const until = instantAt(office.calendar, today, '00:00');
	await db.execute(sql`create table if not exists demo_data (
		only_row boolean primary key default true check (only_row),
		version integer not null,
		state text not null check (state in ('seeding', 'done')),
		seeded_at timestamptz not null,
		summary jsonb
	)`);
	await db.execute(
		sql`insert into demo_data (version, state, seeded_at)
			values (${VERSION}, 'seeding', ${options.today.toISOString()})`
	);
	const officers = demoOfficers(office);
	const joinedOn = addDays(today, -OFFICERS_JOINED_DAYS_BEFORE);
	const cast = await addDemoOfficers(
		runtime,
		officers,
		instantAt(office.calendar, joinedOn, '09:00')
	);
	const files = await drawSampleFiles();
	const stage = { context: runtime, cast, files, numbers: new Map<string, string>() };
	const team = await addDemoDisclosures(runtime, until);
	const summary: DemoSummary = {
		today,
		complaints: 0,
		officers: officers.map(({ username, password, name, roles }) => ({
			username,
			password,
			name,
			roles
		})),
		scenarios: [],
		team
	};
	const plan = planDemo(office, officers, { until, count });
	for (const planned of plan) {
		const { number, code } = await perform(stage, planned, until);
		summary.complaints++;
		if (summary.complaints % 50 === 0) {
			log(`${summary.complaints} dari ${plan.length} laporan contoh ditulis.`);
		}
		const name = planned.scenario;
		if (name === null) continue;
		const description = SCENARIOS[name];
		summary.scenarios.push({ name, number, code: formatReceiptCode(code), description });
	}
	const [head, handler] = [cast.get('pimpinan'), cast.get('petugas-dafduk')];
	if (head && handler) {
		await addDemoFindings(runtime, head, handler, files.paper, until);
		await addDemoMonitoring(runtime, head, until);
		await addDemoSurvey(runtime, head, until);
		await addDemoDocuments(runtime, head, until);
		await addDemoIntegrity(runtime, head, files.paper, until);
		await addDemoOutreach(runtime, head, until);
	}
	const order = Object.keys(SCENARIOS);
	summary.scenarios.sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name));
	await db.execute(
		sql`update demo_data set state = 'done', summary = ${JSON.stringify(summary)}::jsonb`
	);
	return summary;
}

interface Marker extends Record<string, unknown> {
	version: number;
	state: 'seeding' | 'done';
	summary: DemoSummary | null;
}

async function readMarker(db: Db): Promise<Marker | null> {
	const [table] = await rows<{ exists: boolean }>(
		db,
		sql`select to_regclass('demo_data') is not null as exists`
	);
	if (!table?.exists) return null;
	const [marker] = await rows<Marker>(db, sql`select version, state, summary from demo_data`);
	return marker ?? null;
}

function isLoopback(host: string): boolean {
	const name = host.replace(/^\[|\]$/g, '').toLowerCase();
	return name === 'localhost' || name === '::1' || (isIPv4(name) && name.startsWith('127.'));
}
