import { sql } from 'drizzle-orm';
import parsePhoneNumber from 'libphonenumber-js/max';
import { TOTP } from 'otpauth';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
	CHANNELS,
	COMPLAINT_CLASSES,
	COMPLAINT_TYPES,
	EVENT_KINDS,
	type EventKind,
	STATUSES
} from '#lib/codes/complaint-codes.ts';
import { filingForm, JENIS } from '#lib/forms/complaint.ts';
import type { Library } from '#lib/guides/guide.ts';
import { fromBase64 } from '#lib/sealed/bytes.ts';
import { openEscrow, parseSheet } from '#lib/sealed/escrow.ts';
import {
	openChain,
	openSlots,
	openTalk,
	parseReceipt,
	parseRootCode,
	receiptKeys,
	reportKeyOf,
	rootKeys,
	unwrapKeys
} from '#lib/sealed/index.ts';
import { readAgency } from '#lib/server/agency/index.ts';
import { type Filing, type Office, openTracking } from '#lib/server/complaints/index.ts';
import { localDate, seedDeadlines } from '#lib/server/deadlines/index.ts';
import {
	findMemberKeys,
	listEntries,
	openReport,
	teamInForce
} from '#lib/server/disclosures/index.ts';
import { wholeOf } from '#lib/server/documents/index.ts';
import { readBoard } from '#lib/server/effectiveness/index.ts';
import { ratioInterval } from '#lib/server/findings/intervals.ts';
import { getFinding, listFindings, publicChanges } from '#lib/server/findings/index.ts';
import { evidenceBundle, readPlan } from '#lib/server/integrity/index.ts';
import { readMonevYear, verifyMonev } from '#lib/server/monitoring/index.ts';
import {
	authenticate,
	listActiveOfficers,
	passSecondFactor,
	signIn
} from '#lib/server/officers/index.ts';
import { listPublications } from '#lib/server/publications/index.ts';
import { loadPlaces } from '#lib/server/places/index.ts';
import { type Database, rows } from '#lib/server/platform/database.ts';
import { testDatabase } from '#lib/server/platform/testing.ts';
import { openLibrary } from '#lib/server/web/library.ts';
import { loadOffice } from '#lib/server/web/runtime.ts';
import { assertDemoAllowed, type DemoSummary, seedDemo } from './index.ts';
import { addDays, daysBetween } from './office-days.ts';
import { demoOfficers } from './officers.ts';
import { planDemo } from './plan.ts';
import { SCENARIOS } from './scenarios.ts';

/** A Sunday, in the afternoon. */
const TODAY = new Date('2026-11-22T08:00:00Z');
const LOOPBACK = { host: '127.0.0.1' };
const opened: Database[] = [];

const library = openLibrary(process.cwd(), TODAY);

async function emptyDemo(): Promise<{ db: Database['db']; office: Office; library: Library }> {
	const database = await testDatabase();
	opened.push(database);
	await seedDeadlines(database.db, process.cwd());
	const agency = readAgency(process.cwd());
	return {
		db: database.db,
		office: await loadOffice(database.db, agency, loadPlaces(agency.regencyCode)),
		library
	};
}

const seed = (runtime: Awaited<ReturnType<typeof emptyDemo>>, count: number, today = TODAY) =>
	seedDemo(runtime, { today, count, log: () => undefined });

/** What the resident's form makes of a filing when somebody types it there. */
function asPosted(filing: Filing, today: string) {
	const word = Object.entries(JENIS).find(([, code]) => code === filing.type)?.[0];
	return v.parse(filingForm({ today }), {
		jenis: word,
		layanan: filing.serviceCode,
		kategori: filing.categoryCode,
		uraian: filing.narrative,
		tanggal_kejadian: filing.incidentDate ?? '',
		kecamatan: filing.kecamatanCode,
		desa: filing.desaCode ?? '',
		nama: filing.reporterName ?? '',
		telepon: filing.reporterPhone ?? '',
		email: filing.reporterEmail ?? '',
		anonim: filing.nameHidden ? '1' : '',
		rahasia: filing.confidential ? '1' : '',
		kunci: filing.key
	});
}

afterAll(async () => {
	for (const database of opened) await database.close();
});

/**
 * What an office sees once in a while, and a demo of four months of everyday work does not play:
 * requests about personal data, named officers, people who leave, a calendar that changes, reasons for what was late.
 */
const NOT_PLAYED: readonly EventKind[] = [
	'data_exported',
	'data_request_decided',
	'data_requested',
	'deadline_moved',
	'erased',
	'files_removed',
	'handed_over',
	'lateness_explained',
	'subjects_settled',
	'taken_back',
	'withdrawn'
];

describe('the whole demo', () => {
	let demo: Awaited<ReturnType<typeof emptyDemo>>;
	let summary: DemoSummary;
	const lines: string[] = [];

	beforeAll(async () => {
		demo = await emptyDemo();
		summary = await seedDemo(demo, { today: TODAY, log: (line) => lines.push(line) });
	});

	const actorOf = async (username: string) => {
		const officer = (await listActiveOfficers(demo.db, '2026-11-22')).find((one) => one.username === username);
		if (!officer) throw new Error(`no ${username}`);
		return officer;
	};
	const distinct = async (column: string, table = 'complaints') =>
		(
			await rows<{ value: string }>(
				demo.db,
				sql.raw(`select distinct ${column} as value from ${table} where ${column} is not null`)
			)
		)
			.map(({ value }) => value)
			.sort();
	const count = async (condition: string) =>
		Number(
			(
				await rows<{ n: number }>(
					demo.db,
					sql.raw(`select count(*) as n from complaints where ${condition}`)
				)
			)[0]?.n
		);

	test('shows everything that the product knows', async () => {
		const { agency, places } = demo.office;
		expect(summary.complaints).toBe(300);
		expect(lines.at(-1)).toBe('300 dari 300 laporan contoh ditulis.');
		expect(await distinct('status')).toEqual([...STATUSES].sort());
		expect(await distinct('type')).toEqual([...COMPLAINT_TYPES].sort());
		expect(await distinct('channel')).toEqual([...CHANNELS].sort());
		expect(await distinct('class')).toEqual([...COMPLAINT_CLASSES].sort());
		expect(await distinct('service_code')).toEqual(agency.services.map(({ code }) => code).sort());
		expect(await distinct('category_code')).toEqual(
			agency.categories.map(({ code }) => code).sort()
		);
		expect(await distinct('kecamatan_code')).toEqual(
			places.kecamatan.map(({ code }) => code).sort()
		);
		expect(await distinct('unit_code')).toEqual(agency.units.map(({ code }) => code).sort());
		expect(await distinct('kind', 'complaint_events')).toEqual(
			EVENT_KINDS.filter((kind) => !NOT_PLAYED.includes(kind)).sort()
		);
		expect(await distinct('rating::text')).toEqual(['1', '2', '3', '4', '5']);
		expect(await distinct('kind', 'attachments')).toEqual(['document', 'image']);
		expect(await distinct("data->>'ground'", 'complaint_events')).toEqual([
			'no_reply',
			'reporter_confirmed'
		]);
	});

	test('has work that is late, waiting, and known to nobody', async () => {
		const now = TODAY.toISOString();
		expect(await count(`next_due_at < '${now}'`)).toBeGreaterThanOrEqual(8);
		expect(await count('paused_at is not null')).toBeGreaterThanOrEqual(3);
		expect(await count('unanswered_since is not null')).toBeGreaterThanOrEqual(2);
		expect(await count('round > 1')).toBeGreaterThanOrEqual(10);
		expect(
			await count('reporter_name is null and reporter_phone is null and reporter_email is null')
		).toBeGreaterThanOrEqual(20);
		expect(await count("channel <> 'online' and received_at < filed_at")).toBe(
			await count("channel <> 'online'")
		);
	});

	test('sounds like many people and names nobody', async () => {
		const told = await distinct('narrative');
		expect(told).toHaveLength(300);
		expect(told.filter((text) => /\d{10}|[{}]|undefined|null/.test(text))).toEqual([]);
		for (const phone of await distinct('reporter_phone')) {
			const parsed = parsePhoneNumber(phone);
			expect(parsed?.isPossible()).toBe(true);
			expect(parsed?.isValid()).toBe(false);
		}
		for (const email of await distinct('reporter_email')) expect(email).toMatch(/\.example$/);
	});

	test('spans fourteen months and ends before today', async () => {
		const [span] = await rows<{ first: string; last: string; months: number }>(
			demo.db,
			sql`select min(filed_at)::text as first,
				(select max(at) from complaint_events)::text as last,
				count(distinct date_trunc('month', filed_at)) as months from complaints`
		);
		expect(new Date(span?.first ?? '') < new Date('2025-10-15')).toBe(true);
		expect(new Date(span?.last ?? '') < new Date('2026-11-21T17:00:00Z')).toBe(true);
		expect(Number(span?.months)).toBeGreaterThanOrEqual(14);
	});

	test('numbers follow the order of filing', async () => {
		const found = await rows<{ number: string }>(
			demo.db,
			sql`select number from complaints order by filed_at`
		);
		const numbers = found.map(({ number }) => number);
		expect(numbers).toEqual([...numbers].sort());
	});

	test('each scenario opens with its number and code, and stands where it says', async () => {
		expect(summary.scenarios.map(({ name }) => name)).toEqual(Object.keys(SCENARIOS));
		const statuses: Record<string, string> = {};
		for (const { name, number, code } of summary.scenarios) {
			expect(await openTracking(demo, { number, code }, TODAY), name).not.toBeNull();
			const [row] = await rows<{ status: string }>(
				demo.db,
				sql`select status from complaints where number = ${number}`
			);
			statuses[name] = row?.status ?? '';
		}
		expect(statuses).toEqual({
			baruMasuk: 'submitted',
			terlambatVerifikasi: 'submitted',
			menungguPelapor: 'needs_completion',
			sedangDitangani: 'in_progress',
			dijawab: 'answered',
			dijawabMauHabis: 'answered',
			selesaiDinilai: 'closed',
			dibukaKembali: 'reopened',
			ditolak: 'rejected',
			diteruskan: 'forwarded',
			pungliAnonim: 'in_progress',
			dariLoket: 'assigned',
			denganLampiran: 'answered',
			rantaiDisposisi: 'in_progress',
			dijeda: 'in_progress',
			diperpanjang: 'in_progress'
		});
	});

	test('every officer can sign in with the password that is printed', async () => {
		for (const { username, password } of summary.officers) {
			const input = { username, password, address: '127.0.0.1', device: 'Chrome di Linux' };
			const { token, secondFactorOwed } = await signIn(demo.db, input, TODAY);
			expect(secondFactorOwed).toBe(false);
			const signedIn = await authenticate(demo.db, token, TODAY, '2026-11-22');
			expect(signedIn).toMatchObject({ state: 'signed_in', actor: { username } });
			expect(signedIn).not.toHaveProperty('actor.owes');
		}
	});

	test('has a sealed channel that two of three can read, with keys that are printed', async () => {
		const { rootKey, members } = summary.team;
		const today = localDate(demo.office.calendar, TODAY);
		const pins = { rootKey, minimumVersion: 1, anchorTo: [] };
		const force = await teamInForce(demo.db, pins, today);
		const pinned = { ...pins, rootKey: fromBase64(rootKey, 32) };
		const chain = openChain(force ? [force.signed] : [], pinned);
		expect(force?.manifest.members).toHaveLength(3);

		const read: Record<string, number[]> = {};
		const entries = await listEntries(demo.db, addDays(today, -9), today);
		for (const { username, password, totpSecret, passphrase } of members) {
			const input = { username, password, address: '127.0.0.1', device: 'Chrome di Linux' };
			const { token, secondFactorOwed } = await signIn(demo.db, input, TODAY);
			expect(secondFactorOwed).toBe(true);
			const code = new TOTP({ secret: totpSecret }).generate({ timestamp: TODAY.getTime() });
			const { token: passed } = await passSecondFactor(demo.db, token, { code }, TODAY);
			const signedIn = await authenticate(demo.db, passed, TODAY, today);
			if (signedIn.state !== 'signed_in') throw new Error('expected a member to be signed in');
			const locked = await findMemberKeys(demo.db, signedIn.actor);
			const keys = await unwrapKeys(locked?.byPassphrase ?? new Uint8Array(), passphrase);
			read[username] = [];
			for (const { id, slots } of entries) {
				const identity = await openSlots(slots, keys.identity).catch(() => null);
				if (identity === null) continue;
				const key = { report: id, read: reportKeyOf(identity).read };
				const { talk } = await openReport(demo.db, key);
				const opened = await openTalk(
					id,
					talk.map(({ sealed }) => sealed),
					identity,
					chain
				);
				expect(opened.filter((entry) => 'refused' in entry)).toEqual([]);
				read[username].push(opened.length);
			}
		}
		expect(read).toEqual({ 'wbs-inspektorat': [5, 1], 'wbs-sekretaris': [5, 1], 'wbs-kabid': [1] });
		expect(summary.team.excluded).toBe('wbs-kabid');
		const { lookup } = receiptKeys(parseReceipt(summary.team.receipt) ?? '');
		expect((await openReport(demo.db, { lookup })).talk).toHaveLength(5);
		const [sheet = '', another = ''] =
			summary.team.sheets?.map((one) => parseSheet(one) ?? '') ?? [];
		const escrows = force?.manifest.escrow ? [force.manifest.escrow] : [];
		const reserve = await openEscrow(sheet, another, escrows);
		const inReserve = await Promise.all(
			entries.map(({ slots }) => openSlots(slots, reserve.keys.identity).catch(() => null))
		);
		expect(inReserve.filter((identity) => identity !== null)).toHaveLength(2);
		expect(rootKeys(parseRootCode(summary.team.rootCode) ?? '').publicKey).toEqual(
			fromBase64(rootKey, 32)
		);
	});

	test('goes from a cause to what changed, and residents read it', async () => {
		const context = { db: demo.db, office: demo.office };
		const head = await actorOf('pimpinan');
		const [proven] = await listFindings(context, head, { statuses: ['verified'] }, TODAY);
		const { actions, evidence, effects } = await getFinding(context, head, proven?.id ?? '', TODAY);
		expect(actions.map(({ doneOn }) => doneOn)).toEqual([expect.any(String)]);
		expect(evidence.map(({ kind }) => kind).sort()).toEqual(['document', 'file']);
		expect(effects.map(({ conclusion }) => conclusion)).toEqual(['improved']);
		// What the head says follows from the figures: no chance could have done it.
		expect(effects[0]?.figures.tendency).toBe('better');
		const changes = await publicChanges(context, new Date(0), TODAY);
		expect(changes).toHaveLength(1);
	});

	test('is monitored, but for one month, and a changed row breaks the seal', async () => {
		const context = { db: demo.db, office: demo.office };
		const head = await actorOf('pimpinan');
		const year = await readMonevYear(context, 2026, TODAY);
		const stateOf = (code: string) => year.find(({ period }) => period.code === code)?.state;
		expect(
			['2026-06', '2026-07', '2026-08', '2026-09', '2026-10', '2026-TW3'].map(stateOf)
		).toEqual(['signed', 'signed', 'missed', 'signed', 'signed', 'signed']);
		const matches = async () =>
			(await verifyMonev(context, head, '2026-10')).map((one) => one.matches);
		expect(await matches()).toEqual([true, true]);
		await demo.db
			.transaction(async (tx) => {
				// As a person with all rights in the database could.
				await tx.execute(sql`set local session_replication_role = replica`);
				await tx.execute(sql`update monitoring_report_rows set facts = facts || '{"x":1}'
					where number = (select min(number) from monitoring_report_rows rows
						join monitoring_reports on monitoring_reports.id = rows.report_id
						where period = '2026-10' and monitoring_reports.version = 2)`);
				const within = { ...context, db: tx as unknown as Database['db'] };
				expect((await verifyMonev(within, head, '2026-10')).at(-1)?.matches).toBe(false);
				throw new Error('taken back');
			})
			.catch((error: Error) => expect(error.message).toBe('taken back'));
	});

	test('fills its folder of the integrity plan, twice alike', async () => {
		const context = { db: demo.db, office: demo.office };
		const head = await actorOf('pimpinan');
		const { entries } = await readPlan(context, head, 2026, TODAY);
		expect(entries.filter(({ answers }) => answers.length > 0).map(({ item }) => item.code)).toEqual([
			'V.iii.a',
			'V.iii.c'
		]);
		const bundle = async () =>
			wholeOf((await evidenceBundle(context, head, 2026, TODAY)).pieces);
		const once = await bundle();
		expect(Buffer.from(await bundle()).equals(Buffer.from(once))).toBe(true);
	});

	test('publishes documents that say that they are samples, and has gone to villages', async () => {
		const context = { db: demo.db, office: demo.office };
		const published = await listPublications(context);
		expect(published.map(({ versions }) => versions.length).sort()).toEqual([1, 1, 1, 2]);
		expect(published.filter(({ title }) => !title.includes('(contoh)'))).toEqual([]);
		const board = await readBoard(context, await actorOf('pimpinan'), 2026, TODAY);
		expect(board.office.sessions?.held).toBe(9);
		const { before, after } = board.office.quiz ?? {};
		expect((after?.right ?? 0) / (after?.asked ?? 1)).toBeGreaterThan(
			(before?.right ?? 0) / (before?.asked ?? 1)
		);
	});

	test('is left alone by a second start, which says the same', async () => {
		expect(await assertDemoAllowed(demo.db, LOOPBACK)).toBe('seeded');
		expect(await seed(demo, 300, new Date('2026-12-01T03:00:00Z'))).toEqual(summary);
		expect(await count('true')).toBe(300);
	});
});

test('another regency gets the same demo with its own places, on one day the same', { timeout: 240_000 }, async () => {
	const snapshot = async (today: Date) => {
		const demo = await emptyDemo();
		const elsewhere = { ...demo.office, places: loadPlaces('73.71') };
		const summary = await seed({ ...demo, office: elsewhere }, 30, today);
		// Keys are drawn anew for each database.
		const { team, ...repeated } = summary;
		return {
			keys: team.rootKey,
			summary: repeated,
			complaints: await rows(
				demo.db,
				sql`select number, status, class, narrative, code_hash, reporter_name, next_due_at, rating,
						kecamatan_code
					from complaints order by number`
			),
			events: await rows(
				demo.db,
				sql`select number, kind, at, data - 'officerId' - 'link' as data, username
					from complaint_events join complaints on complaints.id = complaint_id
					left join officers on officers.id = officer_id
					order by number, complaint_events.id`
			)
		};
	};
	const { keys, ...first } = await snapshot(TODAY);
	expect(first.complaints).toHaveLength(30);
	expect(first.summary.scenarios).toHaveLength(Object.keys(SCENARIOS).length);
	for (const { kecamatan_code } of first.complaints) {
		if (kecamatan_code !== null) expect(kecamatan_code).toMatch(/^73\.71\./);
	}
	const { keys: otherKeys, ...second } = await snapshot(new Date('2026-11-22T01:15:00Z'));
	expect(second).toEqual(first);
	expect(otherKeys).not.toBe(keys);
});

test('plans hold on any day of the year', async () => {
	const { office } = await emptyDemo();
	const officers = demoOfficers(office);
	for (const day of ['2026-01-01', '2026-03-23', '2027-01-04', '2028-02-29']) {
		const until = new Date(`${day}T00:00:00+07:00`);
		const plan = planDemo(office, officers, { until, count: 300 });
		for (const { filing, filedAt, takenDown, steps } of plan) {
			expect(asPosted(filing, localDate(office.calendar, filedAt))).toEqual(filing);
			const moments = [takenDown?.receivedAt ?? filedAt, filedAt, ...steps.map(({ at }) => at)];
			const sorted = [...moments].sort((a, b) => a.getTime() - b.getTime());
			expect(moments).toEqual(sorted);
			expect(sorted.every((moment) => moment < until)).toBe(true);
		}
		expect(new Set(plan.map(({ situation }) => situation)).size).toBeGreaterThanOrEqual(60);
		// Many wait for the same thing, then few: what the first finding of the demo is about.
		const waiting = (from: number, to: number) =>
			plan.filter(({ filing, filedAt }) => {
				const days = daysBetween(localDate(office.calendar, filedAt), day);
				const ofIt = filing.serviceCode === 'KTP_EL' && filing.categoryCode === 'TERLAMBAT';
				return ofIt && days <= from && days >= to;
			}).length;
		expect(ratioInterval(waiting(176, 121), waiting(95, 40))?.high).toBeLessThan(1);
	}
});

describe('refuses', () => {
	test('a host that others can reach', async () => {
		const { db } = await emptyDemo();
		for (const host of ['0.0.0.0', '192.168.1.5', '::', 'example.org', '127.evil.example']) {
			await expect(assertDemoAllowed(db, { host })).rejects.toThrow(/HOST=/);
		}
		for (const host of ['localhost', '127.0.0.1', '127.0.0.2', '::1', '[::1]']) {
			expect(await assertDemoAllowed(db, { host })).toBe('empty');
		}
	});

	test('a database with officers of its own', async () => {
		const { db } = await emptyDemo();
		await db.execute(
			sql`insert into officers (id, username, name, roles, created_at)
				values (gen_random_uuid(), 'nyata', 'Petugas Nyata', '{intake}', now())`
		);
		await expect(assertDemoAllowed(db, LOOPBACK)).rejects.toMatchObject({
			name: 'StartupError',
			message: expect.stringContaining('bukan data contoh') as string
		});
	});

	test('a demo that was cut off, and one of another version', async () => {
		const demo = await emptyDemo();
		const broken = {
			...demo,
			office: { ...demo.office, policies: [] }
		};
		await expect(seed(broken, 14)).rejects.toThrow();
		await expect(assertDemoAllowed(demo.db, LOOPBACK)).rejects.toThrow(/Hapus folder/);
		await demo.db.execute(sql`update demo_data set state = 'done', version = 0`);
		await expect(assertDemoAllowed(demo.db, LOOPBACK)).rejects.toThrow(/versi/);
	});
});
