import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
	acceptComplaint,
	answerComplaint,
	assignComplaint,
	closeTracking,
	type Context,
	disputeAnswer,
	getComplaint,
	listComplaints,
	messageReporter,
	noteOnComplaint,
	openTracking,
	pauseComplaint,
	recordContact,
	rateHandling,
	reopenComplaint,
	reporterOf,
	resumeComplaint,
	trackComplaint,
	withdrawComplaint,
	writeAsReporter
} from '../complaints/index.ts';
import { complaintEvents, complaints, complaintSubjects } from '../complaints/schema.ts';
import {
	answerSaying,
	assignedTo,
	day,
	filed,
	officerWith,
	rowOf,
	targetOf,
	testContext
} from '../complaints/testing.ts';
import { inspectAttachment } from '../attachments/index.ts';
import { FORMATS, wholeOf } from '../documents/index.ts';
import { readPdf } from '../documents/testing.ts';
import { startReporterNews } from '../notifications/index.ts';
import { outbox } from '../notifications/schema.ts';
import type { Actor } from '../officers/index.ts';
import { findKecamatan } from '../places/index.ts';
import { type Db, rows, sqlState } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { ERASED_TABLES, ERASED_WORDS } from './erasure.ts';
import {
	askCorrection,
	askErasure,
	countDataRequests,
	dataRequestsOf,
	exportOwnData,
	fulfilCorrection,
	fulfilErasure,
	getDataRequest,
	holdComplaint,
	listDataRequests,
	listHolds,
	ownDataDocument,
	refuseDataRequest,
	releaseComplaint
} from './index.ts';

let context: Context & { close(): Promise<void> };
let intake: Actor;
let handler: Actor;
let head: Actor;
let overseer: Actor;

beforeAll(async () => {
	context = await testContext();
	intake = await officerWith(context.db, ['intake']);
	handler = await officerWith(context.db, ['handler'], { unitCode: 'DAFDUK' });
	head = await officerWith(context.db, ['head']);
	overseer = await officerWith(context.db, ['overseer']);
});
afterAll(() => context.close());

const target = (number: string) => targetOf(context, number);
const words = (text: string) => ({ text, attachments: [] });
const form = () => ({ formKey: crypto.randomUUID() });
const wrongName = { fields: ['name' as const], words: 'Nama saya Salmah, bukan Halimah.' };
const eventsOf = (id: string) =>
	context.db
		.select()
		.from(complaintEvents)
		.where(eq(complaintEvents.complaintId, id))
		.orderBy(complaintEvents.id);
const requestOf = async (complaintId: string) => {
	const [request] = await dataRequestsOf(context, { complaintId });
	if (!request) throw new Error('nothing was asked');
	return request;
};

/** A closed complaint whose reporter asked that it be erased. */
async function toErase(changes: Parameters<typeof filed>[1] = {}) {
	const complaint = await filed(context, changes);
	await askErasure(context, { complaintId: complaint.id }, null, day(0));
	return { ...complaint, request: await requestOf(complaint.id) };
}

describe('a correction', () => {
	it('has 72 hours of the day and the night, weekends too', async () => {
		const { id } = await filed(context);
		const friday = day(4);
		await askCorrection(context, { complaintId: id }, wrongName, friday);
		// Monday, at the same hour.
		expect((await requestOf(id)).dueAt).toEqual(day(7));
	});

	it('is asked once, however often the form is sent; another one waits for it', async () => {
		const { id } = await filed(context);
		const sent = { complaintId: id, ...form() };
		const first = await askCorrection(context, sent, wrongName, day(0));
		expect(await askCorrection(context, sent, wrongName, day(0))).toEqual(first);
		expect(await dataRequestsOf(context, { complaintId: id })).toHaveLength(1);
		await expect(
			askCorrection(context, { complaintId: id, ...form() }, wrongName, day(0))
		).rejects.toMatchObject({ code: 'invalid_input' });
	});

	it('is made by intake after checking; the history names fields, and neither old nor new', async () => {
		const { id, number } = await filed(context, {
			reporterName: 'Halimah',
			reporterPhone: '+62711000001'
		});
		await askCorrection(context, { complaintId: id }, wrongName, day(0));
		const request = await requestOf(id);
		const identity = { name: 'Salmah', phone: '+62711000001', email: null };
		const answer = 'Nama sudah kami perbaiki sesuai KTP Anda.';
		await fulfilCorrection(context, intake, request.id, { identity, answer }, day(1));
		expect(await rowOf(context, number)).toMatchObject({ reporterName: 'Salmah' });
		const last = (await eventsOf(id)).at(-1);
		expect(last).toMatchObject({
			kind: 'data_request_decided',
			officerId: intake.id,
			data: { kind: 'correction', granted: true, fields: ['name'] }
		});
		expect(JSON.stringify(await eventsOf(id))).not.toMatch(/Halimah|Salmah/);
		expect(await requestOf(id)).toMatchObject({ decision: 'fulfilled', answer });
		await expect(
			fulfilCorrection(context, intake, request.id, { identity, answer }, day(1))
		).rejects.toMatchObject({ code: 'conflict' });
	});

	it('is refused with a reason that the resident reads', async () => {
		const { id } = await filed(context);
		await askCorrection(context, { complaintId: id }, wrongName, day(0));
		const { id: request } = await requestOf(id);
		await refuseDataRequest(context, intake, request, 'Nama di KTP Anda sama.', day(1));
		expect(await requestOf(id)).toMatchObject({
			decision: 'refused',
			answer: 'Nama di KTP Anda sama.'
		});
	});

	it('is seen by intake and the head only, and counted for them', async () => {
		const { id } = await assignedTo(context, intake, 'DAFDUK');
		await askCorrection(context, { complaintId: id }, wrongName, day(0));
		const request = await requestOf(id);
		expect((await getDataRequest(context, intake, request.id)).decides).toBe(true);
		for (const actor of [handler, overseer]) {
			await expect(getDataRequest(context, actor, request.id)).rejects.toMatchObject({
				code: 'not_found'
			});
			expect((await listDataRequests(context, actor)).waiting).toEqual([]);
			expect(await countDataRequests(context, actor, day(9))).toEqual({ waiting: 0, overdue: 0 });
		}
		const { waiting } = await listDataRequests(context, head);
		expect(waiting.map((row) => row.id)).toContain(request.id);
		const late = await countDataRequests(context, intake, day(9));
		expect(late.overdue).toBe(late.waiting);
		expect((await countDataRequests(context, intake, day(3))).overdue).toBeLessThan(late.waiting);
		const nobody = fulfilCorrection(
			context,
			handler,
			request.id,
			{ identity: { name: null, phone: null, email: null }, answer: '' },
			day(1)
		);
		await expect(nobody).rejects.toMatchObject({ code: 'not_found' });
	});

	it('about the head lies with the overseer, and is not even counted for the others', async () => {
		const { id } = await filed(context);
		await askErasure(context, { complaintId: id }, null, day(0));
		const before = await countDataRequests(context, head, day(0));
		await context.db
			.insert(complaintSubjects)
			.values({ id: newId(), complaintId: id, officerId: head.id, addedAt: day(0) });
		await context.db.update(complaints).set({ overseerActs: true }).where(eq(complaints.id, id));
		const request = await requestOf(id);
		const after = await countDataRequests(context, head, day(0));
		expect(after.waiting).toBe(before.waiting - 1);
		await expect(fulfilErasure(context, head, request.id, day(1))).rejects.toMatchObject({
			code: 'not_found'
		});
		expect((await getDataRequest(context, overseer, request.id)).decides).toBe(true);
		await fulfilErasure(context, overseer, request.id, day(1));
	});
});

describe('a withdrawal', () => {
	it('ends an open complaint with the resident’s word, stops its clocks, and can be taken back', async () => {
		const { id, number } = await assignedTo(context, intake, 'DAFDUK');
		const sent = { complaintId: id, ...form() };
		await withdrawComplaint(context, sent, 'Sudah selesai di loket.', day(1));
		await withdrawComplaint(context, sent, 'Sudah selesai di loket.', day(1));
		expect(await rowOf(context, number)).toMatchObject({ status: 'closed', nextDueAt: null });
		const kinds = (await eventsOf(id)).map(({ kind }) => kind);
		expect(kinds.filter((kind) => kind === 'withdrawn')).toHaveLength(1);
		const { clocks } = await getComplaint(context, head, number, day(1));
		expect(clocks.every(({ stoppedAt }) => stoppedAt !== null)).toBe(true);
		await reopenComplaint(context, { complaintId: id }, 'Ternyata belum selesai.', day(2));
		expect((await rowOf(context, number)).status).toBe('reopened');
	});

	it('of consent ends an open complaint at once and waits for the head', async () => {
		const { id, number, request } = await toErase();
		expect((await rowOf(context, number)).status).toBe('closed');
		expect(await requestOf(id)).toMatchObject({ kind: 'erasure', decision: null });
		expect((await getDataRequest(context, intake, request.id)).decides).toBe(false);
		await expect(fulfilErasure(context, intake, request.id, day(1))).rejects.toMatchObject({
			code: 'not_allowed'
		});
		await reopenComplaint(context, { complaintId: id }, 'Saya berubah pikiran.', day(1));
		await expect(fulfilErasure(context, head, request.id, day(1))).rejects.toMatchObject({
			code: 'invalid_input'
		});
	});
});

describe('a hold', () => {
	it('keeps a complaint from being erased until the head releases it', async () => {
		const { number, request } = await toErase();
		await expect(holdComplaint(context, intake, number, 'Gugatan.', day(0))).rejects.toMatchObject({
			code: 'not_allowed'
		});
		await expect(
			holdComplaint(context, head, '2020-000001', 'Gugatan.', day(0))
		).rejects.toMatchObject({ code: 'invalid_input' });
		await holdComplaint(context, head, number, 'Gugatan di pengadilan.', day(0));
		await holdComplaint(context, head, number, 'Sekali lagi.', day(0));
		await expect(fulfilErasure(context, head, request.id, day(1))).rejects.toMatchObject({
			code: 'invalid_input'
		});
		const [hold] = await listHolds(context, head);
		expect(hold).toMatchObject({ number, reason: 'Gugatan di pengadilan.' });
		await releaseComplaint(context, head, hold?.id ?? '', day(1));
		expect(await listHolds(context, head)).toEqual([]);
		await fulfilErasure(context, head, request.id, day(1));
	});
});

/** Words that stand nowhere else, in every place in which a person can leave some. */
const CANARIES = {
	name: 'Kutilangwati',
	phone: '+62711777001',
	email: 'kutilang@contoh.id',
	narrative: 'merpatiabu',
	message: 'cendrawasih',
	reason: 'kakaktua',
	rating: 'perenjakan',
	question: 'murairaya',
	tried: 'punaisungai',
	note: 'gagakhitam',
	answer: 'jalakputih',
	instruction: 'beotanjung',
	wish: 'nuriraja',
	file: 'camarlaut',
	fileName: 'srigunting'
};

async function dump(db: Db): Promise<string> {
	const tables = await rows<{ name: string }>(
		db,
		sql`select table_name as name from information_schema.tables
			where table_schema = 'public' and table_type = 'BASE TABLE'`
	);
	expect(tables.length).toBeGreaterThan(20);
	let text = '';
	for (const { name } of tables) {
		const found = await rows<{ row: string }>(
			db,
			// Bytes as text, so that what stands inside files is found as well.
			name === 'attachment_contents'
				? sql`select encode(content, 'escape') as row from attachment_contents`
				: sql`select t::text as row from ${sql.identifier(name)} t`
		);
		text += found.map(({ row }) => row).join('\n');
	}
	return text;
}

/** What the office counts. */
async function statistics(db: Db) {
	return rows(
		db,
		sql`select to_char(c.received_at, 'YYYY-MM') as month, c.type, c.class, c.service_code,
				c.category_code, c.kecamatan_code, c.status, c.unit_code, c.channel, c.rating, c.round,
				c.answered_at, c.closed_at, k.stage, k.round as clock_round, k.started_at, k.first_due_at,
				k.due_at, k.stopped_at, (select count(*)::int from complaint_pauses) as pauses,
				(select sum(size_bytes)::int from attachments) as bytes
			from complaints c left join complaint_clocks k on k.complaint_id = c.id
			order by c.id, k.round, k.stage`
	);
}

/** A complaint in which everybody has said everything. */
async function fullOfWords() {
	const about = await filed(context, {
		reporterName: `Ibu ${CANARIES.name}`,
		reporterPhone: CANARIES.phone,
		reporterEmail: CANARIES.email,
		narrative: `KTP saya belum jadi, kata ${CANARIES.narrative} di loket.`,
		incidentDate: '2026-10-30',
		desaCode: findKecamatan(context.office.places, '16.06.09')?.desa[0]?.code ?? ''
	});
	const { id, number } = about;
	const reporter = { complaintId: id };
	await startReporterNews(context.db, number, day(0));
	const letter = await inspectAttachment({
		name: `surat ${CANARIES.fileName}.pdf`,
		bytes: Buffer.from(`%PDF-1.4\n${CANARIES.file}\nstartxref\n9\n%%EOF`)
	});
	const found = {
		type: 'complaint',
		class: 'without_supervision',
		serviceCode: 'KTP_EL',
		categoryCode: context.office.agency.categories[0]?.code ?? ''
	} as const;
	await acceptComplaint(context, intake, await target(number), found, day(0));
	const to = {
		unitCode: 'DAFDUK',
		officerId: handler.id,
		instruction: `Tanyai ${CANARIES.instruction}.`,
		dueDate: '2026-11-05'
	};
	await assignComplaint(context, intake, await target(number), to, day(0));
	await writeAsReporter(
		context,
		reporter,
		{ text: `Ini suratnya, dari ${CANARIES.message}.`, attachments: [letter] },
		day(1)
	);
	await noteOnComplaint(context, handler, await target(number), `Ini ${CANARIES.note}.`, day(1));
	await messageReporter(
		context,
		handler,
		await target(number),
		words(`Apakah ${CANARIES.message}?`),
		day(1)
	);
	const pause = {
		category: 'reporter' as const,
		reason: `Siapa ${CANARIES.question}?`,
		until: '2026-11-10',
		contact: null
	};
	const tried = {
		way: 'phone' as const,
		outcome: 'no_answer' as const,
		at: day(1),
		note: `Kata ${CANARIES.tried}.`
	};
	await recordContact(context, handler, await target(number), tried, day(1));
	await pauseComplaint(context, handler, await target(number), pause, day(1));
	await resumeComplaint(context, handler, await target(number), CANARIES.question, day(2));
	const reply = answerSaying(`Sudah jadi, tanyakan ${CANARIES.answer} di loket.`);
	await answerComplaint(context, handler, await target(number), reply, day(3));
	await disputeAnswer(context, reporter, `Belum, kata ${CANARIES.reason}.`, day(3));
	await answerComplaint(context, handler, await target(number), reply, day(4));
	await rateHandling(context, reporter, { rating: 2, reason: CANARIES.rating }, day(4));
	const correction = { fields: ['name' as const], words: `Nama saya ${CANARIES.wish}.` };
	await askCorrection(context, reporter, correction, day(4));
	await askErasure(context, reporter, `Karena ${CANARIES.wish}.`, day(4));
	await context.db.insert(outbox).values({
		id: newId(),
		occasion: `canary ${number}`,
		channel: 'email',
		kind: 'reporter_news',
		complaintId: id,
		state: 'waiting',
		nextTryAt: day(4),
		createdAt: day(4)
	});
	return about;
}

describe('an erasure', () => {
	it('leaves no trace of the person in any table, and every count as it was', async () => {
		const { id, number, code } = await fullOfWords();
		const token = await openTracking(context, { number, code }, day(4));
		const before = await dump(context.db);
		for (const [what, canary] of Object.entries(CANARIES)) {
			expect(before, `${what} is there to begin with`).toContain(canary);
		}
		const counted = await statistics(context.db);
		const history = (await eventsOf(id)).map(({ data, ...event }) => ({
			...event,
			keys: Object.keys(data).sort()
		}));

		const requests = await dataRequestsOf(context, { complaintId: id });
		const erasure = requests.find(({ kind }) => kind === 'erasure')?.id ?? '';
		await fulfilErasure(context, head, erasure, day(5));

		const after = await dump(context.db);
		for (const [what, canary] of Object.entries(CANARIES)) {
			expect(after, `${what} is gone`).not.toContain(canary);
		}
		expect(await statistics(context.db)).toEqual(counted);

		// Who did what and when can still be read, and that it was erased.
		const events = await eventsOf(id);
		const last = events.at(-1);
		expect(last).toMatchObject({ kind: 'erased', officerId: head.id, data: { ground: 'request' } });
		expect(
			events
				.slice(0, -1)
				.map(({ data, ...event }) => ({ ...event, keys: Object.keys(data).sort() }))
		).toEqual(history);
		expect(events.find(({ kind }) => kind === 'assigned')?.data).toMatchObject({
			unitCode: 'DAFDUK',
			officerId: handler.id,
			dueDate: '2026-11-05',
			instruction: ERASED_WORDS.request
		});

		// The session is over; number and code open a page that says what happened.
		expect(token && (await reporterOf(context, token, day(5)))).toBeNull();
		const again = await openTracking(context, { number, code }, day(5));
		expect(again).not.toBeNull();
		const tracked = await trackComplaint(context, { complaintId: id }, day(5));
		expect(tracked).toMatchObject({ erasedAt: day(5), narrative: ERASED_WORDS.request, verbs: [] });
		if (again) await closeTracking(context, again);
		expect((await getComplaint(context, head, number, day(5))).verbs).toEqual([]);
		const page = { cursor: null, size: 10 };
		const wanted = { text: CANARIES.narrative };
		const search = await listComplaints(context, head, wanted, page, day(5));
		expect(search.rows).toEqual([]);

		// Nothing is left to decide about what isn't there any more.
		const decisions = (await dataRequestsOf(context, { complaintId: id })).map(
			({ kind, decision }) => [kind, decision]
		);
		expect(decisions).toEqual([
			['correction', 'lapsed'],
			['erasure', 'fulfilled']
		]);

		// Done once.
		await expect(fulfilErasure(context, head, erasure, day(6))).rejects.toMatchObject({
			code: 'conflict'
		});
		await expect(exportOwnData(context, { complaintId: id }, 'json', day(6))).rejects.toMatchObject(
			{ code: 'invalid_transition' }
		);
	});

	it('is all or nothing', async () => {
		const { id, number, request } = await toErase({ reporterName: 'Utuh' });
		const events = await eventsOf(id);
		await expect(
			context.db.transaction(async (tx) => {
				await fulfilErasure({ ...context, db: tx as unknown as Db }, head, request.id, day(1));
				throw new Error('power cut');
			})
		).rejects.toThrow('power cut');
		expect(await rowOf(context, number)).toMatchObject({ reporterName: 'Utuh', erasedAt: null });
		expect(await eventsOf(id)).toEqual(events);
	});

	it('is the only change that history allows, and only once it is recorded', async () => {
		const { id, request } = await toErase({ narrative: 'Loket tutup sebelum waktunya hari itu.' });
		await writeNote(id);
		const note = (await eventsOf(id)).find(({ kind }) => kind === 'noted');
		if (!note) throw new Error('no note');
		const change = (data: Record<string, unknown>) =>
			context.db.update(complaintEvents).set({ data }).where(eq(complaintEvents.id, note.id));
		const mark = { text: ERASED_WORDS.request };
		expect(sqlState(await change(mark).catch((error: unknown) => error))).toBe('TG001');
		await fulfilErasure(context, head, request.id, day(2));
		for (const data of [
			{ text: 'Semua baik.' },
			{},
			{ ...mark, extra: ERASED_WORDS.request },
			{ text: null }
		]) {
			const refusal = await change(data).catch((error: unknown) => error);
			expect(sqlState(refusal), JSON.stringify(data)).toBe('TG001');
		}
		for (const forbidden of [
			sql`update complaint_events set at = now() where id = ${note.id}`,
			sql`update complaint_events set kind = 'messaged' where id = ${note.id}`,
			sql`delete from complaint_events where id = ${note.id}`
		]) {
			const refusal = await context.db.execute(forbidden).catch((error: unknown) => error);
			expect(sqlState(refusal)).toBe('TG001');
		}
		for (const forbidden of [
			sql`update complaints set reporter_name = 'Siapa' where id = ${id}`,
			sql`update complaints set erased_at = null where id = ${id}`
		]) {
			const refusal = await context.db.execute(forbidden).catch((error: unknown) => error);
			expect(sqlState(refusal)).toBe('TG004');
		}
	});

	async function writeNote(id: string) {
		const [row] = await context.db.select().from(complaints).where(eq(complaints.id, id));
		const number = row?.number ?? '';
		await noteOnComplaint(context, intake, await target(number), 'Sudah dicek.', day(1));
	}

	it('knows every column that can hold words about a complaint', async () => {
		// Whoever adds one decides here what an erasure does with it (erasure.ts).
		const columns = await rows<{ table: string; column: string }>(
			context.db,
			sql`with recursive linked as (
					select 'complaints' collate "C" as name
					union select source.relname::text collate "C" from pg_constraint fk
						join pg_class source on source.oid = fk.conrelid
						join pg_class target on target.oid = fk.confrelid
						join linked on linked.name = target.relname
						where fk.contype = 'f'
				)
				select c.table_name as "table", c.column_name as "column"
				from information_schema.columns c
				where c.table_name in (select name from linked union all select 'attachments')
					and c.table_schema = 'public' and c.data_type in
					('text', 'character varying', 'json', 'jsonb', 'ARRAY', 'bytea', 'tsvector')`
		);
		const known = (table: string, column: string) => {
			const columnsOf = ERASED_TABLES[table]?.columns;
			return columnsOf === 'deleted' || (columnsOf && column in columnsOf);
		};
		const unknown = columns.filter(({ table, column }) => !known(table, column));
		expect(unknown).toEqual([]);
		expect(columns.length).toBeGreaterThan(30);
	});
});

describe('access', () => {
	it('is served at once with all that is stored, and recorded once for each form', async () => {
		const { id, number } = await assignedTo(context, intake, 'DAFDUK', {
			reporterName: 'Rusmini',
			reporterPhone: '+62711000002'
		});
		await noteOnComplaint(context, handler, await target(number), 'Hanya untuk kami.', day(1));
		await writeAsReporter(context, { complaintId: id }, words('Bagaimana kabarnya?'), day(1));
		const sent = { complaintId: id, ...form() };
		const data = await exportOwnData(context, sent, 'json', day(1));
		expect(await exportOwnData(context, sent, 'json', day(1))).toEqual(data);
		expect(data.pelapor).toMatchObject({ nama: 'Rusmini', telepon: '+62711000002' });
		expect(data.laporan).toMatchObject({ nomor: number, kecamatan: 'Bayung Lencir' });
		expect(data.batas_waktu.map(({ tahap }) => tahap)).toContain('resolution');
		expect(data.riwayat.map(({ peristiwa }) => peristiwa)).toEqual([
			'filed',
			'accepted',
			'assigned',
			'noted',
			'messaged',
			'data_exported'
		]);
		const text = JSON.stringify(data);
		expect(text).toContain('Bagaimana kabarnya?');
		const bytes = await wholeOf(FORMATS.pdf.write(ownDataDocument(data, context.office)));
		const printed = (await readPdf(bytes)).pages.join(' ').replace(/\s+/g, ' ');
		for (const word of ['Rusmini', number, 'Bagaimana kabarnya?', 'Bayung Lencir']) {
			expect(printed).toContain(word);
		}
		expect(printed).not.toContain('Hanya untuk kami.');
		// Officers' words among themselves, and their names, are not the resident's data.
		expect(text).not.toContain('Hanya untuk kami.');
		expect(text).not.toContain(intake.id);
	});
});
