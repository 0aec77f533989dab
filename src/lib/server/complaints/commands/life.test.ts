import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../officers/index.ts';
import { rows } from '../../platform/database.ts';
import type { Context } from '../context.ts';
import { complaintClocks, complaintEvents } from '../schema.ts';
import { answerSaying, day, filed, officerWith, rowOf, testContext } from '../testing.ts';
import { forwardComplaint } from './forward.ts';
import {
	answerComplaint,
	assignComplaint,
	closeComplaint,
	followUpComplaint,
	messageReporter,
	noteOnComplaint
} from './handle.ts';
import {
	confirmResolved,
	disputeAnswer,
	rateHandling,
	reopenComplaint,
	writeAsReporter
} from './report.ts';
import { acceptComplaint, rejectComplaint, requestCompletion } from './verify.ts';

const UNIT = 'DAFDUK';
const OTHER_UNIT = 'CAPIL';
let context: Context & { close(): Promise<void> };
let intake: Actor;
let handler: Actor;
let colleague: Actor;
let stranger: Actor;
let head: Actor;
let overseer: Actor;

beforeAll(async () => {
	context = await testContext();
	const [unit, other] = context.office.agency.units;
	context.office = {
		...context.office,
		agency: {
			...context.office.agency,
			units: [
				{ ...unit, code: UNIT, name: 'Pendaftaran Penduduk' },
				{ ...other, code: OTHER_UNIT, name: 'Pencatatan Sipil' }
			]
		}
	};
	intake = await officerWith(context.db, ['intake']);
	handler = await officerWith(context.db, ['handler'], { unitCode: UNIT });
	colleague = await officerWith(context.db, ['handler'], { unitCode: UNIT });
	stranger = await officerWith(context.db, ['handler'], { unitCode: OTHER_UNIT });
	head = await officerWith(context.db, ['head']);
	overseer = await officerWith(context.db, ['overseer']);
});
afterAll(() => context.close());

const text = (words: string) => ({ text: words, attachments: [] });
const target = async (number: string) => ({
	number,
	version: (await rowOf(context, number)).version
});
const found = {
	type: 'complaint',
	class: 'without_supervision',
	serviceCode: 'KTP_EL',
	categoryCode: ''
} as const;
const verification = () => ({
	...found,
	categoryCode: context.office.agency.categories[0]?.code ?? ''
});
const disposisi = (officerId: string | null = null) => ({
	unitCode: UNIT,
	officerId,
	instruction: 'Cek perekaman dan kabari pelapor.',
	dueDate: null
});

async function accepted() {
	const complaint = await filed(context);
	await acceptComplaint(context, intake, await target(complaint.number), verification(), day(1));
	return complaint;
}
async function assigned() {
	const complaint = await accepted();
	await assignComplaint(context, intake, await target(complaint.number), disposisi(), day(1));
	return complaint;
}
async function answered() {
	const complaint = await assigned();
	await answerComplaint(
		context,
		handler,
		await target(complaint.number),
		answerSaying('KTP Anda kami cetak.'),
		day(3)
	);
	return complaint;
}
async function clocksOf(id: string) {
	const clocks = await context.db
		.select()
		.from(complaintClocks)
		.where(eq(complaintClocks.complaintId, id));
	return Object.fromEntries(clocks.map((clock) => [`${clock.stage} ${clock.round}`, clock]));
}
async function eventsOf(id: string) {
	return context.db
		.select()
		.from(complaintEvents)
		.where(eq(complaintEvents.complaintId, id))
		.orderBy(complaintEvents.id);
}

describe('a complaint from its filing to its end', () => {
	it('goes the whole way, with an event for every step', async () => {
		const { id, number } = await answered();
		await confirmResolved(context, { complaintId: id }, day(4));
		await rateHandling(context, { complaintId: id }, { rating: 5, reason: 'Cepat' }, day(4));
		const row = await rowOf(context, number);
		expect(row).toMatchObject({ status: 'closed', rating: 5, nextDueAt: null, closedAt: day(4) });
		expect((await eventsOf(id)).map(({ kind }) => kind)).toEqual([
			'filed',
			'accepted',
			'assigned',
			'answered',
			'confirmed',
			'rated'
		]);
		const clocks = await clocksOf(id);
		expect(Object.values(clocks).every(({ stoppedAt }) => stoppedAt !== null)).toBe(true);
		expect(clocks['verification 1']?.stoppedAt).toEqual(day(1));
		expect(clocks['resolution 1']?.stoppedAt).toEqual(day(3));
		expect(clocks['reporter_answer 1']?.stoppedAt).toEqual(day(4));
	});

	it('starts the first-response clock at acceptance and stops it at the first follow-up', async () => {
		const { id, number } = await assigned();
		expect((await clocksOf(id))['first_response 1']).toMatchObject({
			startedAt: day(1),
			stoppedAt: null
		});
		expect(await rowOf(context, number)).toMatchObject({ nextDueStage: 'first_response' });
		await followUpComplaint(context, handler, await target(number), text('Data dicek.'), day(2));
		expect((await clocksOf(id))['first_response 1']?.stoppedAt).toEqual(day(2));
		expect(await rowOf(context, number)).toMatchObject({
			status: 'in_progress',
			nextDueStage: 'resolution',
			handlerId: handler.id
		});
	});

	it('counts the resolution anew for the class found, from the day it came in', async () => {
		const { id, number } = await filed(context);
		const before = (await clocksOf(id))['resolution 1'];
		await acceptComplaint(
			context,
			intake,
			await target(number),
			{ ...verification(), class: 'with_supervision' },
			day(1)
		);
		const after = (await clocksOf(id))['resolution 1'];
		expect(after?.startedAt).toEqual(before?.startedAt);
		// 60 working days after 2 November 2026, over Christmas and New Year.
		expect(after?.dueAt.toISOString()).toBe('2027-01-29T09:30:00.000Z');
		expect(after?.firstDueAt).toEqual(before?.firstDueAt);
		const [, event] = await eventsOf(id);
		expect(event?.data.shifts).toEqual([
			{ stage: 'resolution', from: before?.dueAt.toISOString(), to: after?.dueAt.toISOString() }
		]);
	});

	it('refuses a class of another type, with the field that is wrong', async () => {
		const { number } = await filed(context);
		const found = { ...verification(), class: 'information' as const };
		await expect(
			acceptComplaint(context, intake, await target(number), found, day(1))
		).rejects.toMatchObject({
			code: 'invalid_input',
			details: { fields: { kelas: expect.stringContaining('Golongan') as string } }
		});
		expect(await rowOf(context, number)).toMatchObject({ status: 'submitted', version: 1 });
	});

	it('refuses codes that the office does not have', async () => {
		const { number } = await filed(context);
		await expect(
			acceptComplaint(
				context,
				intake,
				await target(number),
				{ ...verification(), serviceCode: 'APA_SAJA' },
				day(1)
			)
		).rejects.toMatchObject({ code: 'invalid_input' });
		expect(await rowOf(context, number)).toMatchObject({ status: 'submitted', version: 1 });
	});
});

describe('asking for what is missing', () => {
	it('stands the clocks still and moves them by the working days of the wait', async () => {
		const { id, number } = await filed(context);
		const before = await clocksOf(id);
		await requestCompletion(context, intake, await target(number), 'Kapan Anda merekam?', day(1));
		expect(await rowOf(context, number)).toMatchObject({
			status: 'needs_completion',
			// Ten working days after Tuesday 3 November.
			nextDueAt: new Date('2026-11-17T09:00:00.000Z'),
			nextDueStage: 'reporter_answer',
			pausedAt: day(1)
		});
		// Tuesday to Friday: three working days.
		await writeAsReporter(context, { complaintId: id }, text('Tanggal 12 Oktober.'), day(4));
		const after = await clocksOf(id);
		expect(before['verification 1']?.dueAt.toISOString()).toBe('2026-11-05T09:00:00.000Z');
		expect(after['verification 1']?.dueAt.toISOString()).toBe('2026-11-10T09:00:00.000Z');
		expect(after['resolution 1']?.dueAt.toISOString()).toBe('2026-11-25T09:00:00.000Z');
		expect(after['resolution 1']?.firstDueAt).toEqual(before['resolution 1']?.dueAt);
		expect(await rowOf(context, number)).toMatchObject({
			status: 'submitted',
			pausedAt: null,
			nextDueStage: 'verification'
		});
		const events = await eventsOf(id);
		expect(events.at(-1)).toMatchObject({ kind: 'completed', actorKind: 'reporter' });
		expect(events.at(-1)?.data.shifts).toHaveLength(2);
	});

	it('keeps the wait in the deadline when the class is found afterwards', async () => {
		const { id, number } = await filed(context);
		await requestCompletion(context, intake, await target(number), 'Kapan Anda merekam?', day(1));
		await writeAsReporter(context, { complaintId: id }, text('Tanggal 12 Oktober.'), day(4));
		await acceptComplaint(
			context,
			intake,
			await target(number),
			{ ...verification(), type: 'information_request', class: 'information' },
			day(7)
		);
		// 5 working days after Monday 2 November, and 3 of the wait.
		expect((await clocksOf(id))['resolution 1']?.dueAt.toISOString()).toBe(
			'2026-11-12T09:00:00.000Z'
		);
	});

	it('waits until the same day, whatever officers write meanwhile', async () => {
		const { number } = await filed(context);
		await requestCompletion(context, intake, await target(number), 'Kapan Anda merekam?', day(1));
		const { nextDueAt } = await rowOf(context, number);
		await noteOnComplaint(context, intake, await target(number), 'Ditelepon dua kali.', day(2));
		expect(await rowOf(context, number)).toMatchObject({
			nextDueAt,
			nextDueStage: 'reporter_answer'
		});
	});

	it('is an answer to what the reporter wrote before', async () => {
		const { id, number } = await filed(context);
		await writeAsReporter(context, { complaintId: id }, text('Ada kabar?'), day(0));
		await requestCompletion(context, intake, await target(number), 'Kapan Anda merekam?', day(1));
		expect((await rowOf(context, number)).unansweredSince).toBeNull();
	});

	it('can still end in a refusal, which ends the wait', async () => {
		const { id, number } = await filed(context);
		await requestCompletion(context, intake, await target(number), 'Kapan Anda merekam?', day(1));
		await rejectComplaint(
			context,
			intake,
			await target(number),
			'Bukan soal kependudukan.',
			day(9)
		);
		expect(await rowOf(context, number)).toMatchObject({
			status: 'rejected',
			pausedAt: null,
			nextDueAt: null
		});
		const open = await rows(
			context.db,
			sql`select 1 from complaint_pauses where complaint_id = ${id} and ended_at is null`
		);
		expect(open).toEqual([]);
	});
});

describe('no wrong door', () => {
	it('forwards with agency and record, and ends the case here', async () => {
		const { id, number } = await filed(context);
		await forwardComplaint(
			context,
			intake,
			await target(number),
			{
				kind: 'agency',
				agency: 'Dinas Sosial',
				reason: 'Soal bantuan sosial.',
				record: 'Surat 470/12, diterima loket'
			},
			day(1)
		);
		expect(await rowOf(context, number)).toMatchObject({ status: 'forwarded', closedAt: day(1) });
		expect((await eventsOf(id)).at(-1)?.data).toMatchObject({
			agency: 'Dinas Sosial',
			record: 'Surat 470/12, diterima loket'
		});
	});
});

describe('disposisi', () => {
	it('is answered with all that a resident needs, or not at all', async () => {
		const { id, number } = await assigned();
		const seen = await target(number);
		const whole = answerSaying('KTP Anda kami cetak.');
		for (const [field, lacking] of [
			['temuan', { ...whole, found: ' ' }],
			['tindakan', { ...whole, done: 'Sudah.' }],
			['berikutnya', { ...whole, next: 'Ambil KTP di [tempat].' }]
		] as const) {
			await expect(answerComplaint(context, handler, seen, lacking, day(2))).rejects.toMatchObject({
				code: 'invalid_input',
				details: { fields: { [field]: expect.any(String) } }
			});
		}
		expect(await target(number)).toEqual(seen);
		await answerComplaint(context, handler, seen, whole, day(2));
		const said = (await eventsOf(id)).at(-1)?.data.text;
		for (const part of [whole.found, whole.done, whole.next, 'Ombudsman', 'UU 25/2009 Pasal 46']) {
			expect(said).toContain(part);
		}
	});

	it('keeps the chain: who handed it to whom with which words', async () => {
		const { id, number } = await accepted();
		await assignComplaint(context, intake, await target(number), disposisi(), day(1));
		await assignComplaint(context, handler, await target(number), disposisi(colleague.id), day(2));
		const chain = (await eventsOf(id)).filter(({ kind }) => kind === 'assigned');
		expect(chain.map(({ officerId, data }) => [officerId, data.officerId])).toEqual([
			[intake.id, null],
			[handler.id, colleague.id]
		]);
		expect(await rowOf(context, number)).toMatchObject({ unitCode: UNIT, handlerId: colleague.id });
	});

	it('goes only to units of the office and to handlers of that unit', async () => {
		const { number } = await accepted();
		for (const wrong of [
			{ ...disposisi(), unitCode: 'TIDAK_ADA' },
			disposisi(stranger.id),
			disposisi(overseer.id)
		]) {
			await expect(
				assignComplaint(context, intake, await target(number), wrong, day(1))
			).rejects.toMatchObject({ code: 'invalid_input' });
		}
	});
});

describe('doing the work', () => {
	it('takes a case on that nobody has, or whose officer handles no more', async () => {
		const left = await officerWith(context.db, ['handler'], { unitCode: UNIT });
		const { number } = await accepted();
		await assignComplaint(context, intake, await target(number), disposisi(left.id), day(1));
		await followUpComplaint(context, handler, await target(number), text('Bantu cek.'), day(2));
		expect(await rowOf(context, number)).toMatchObject({ handlerId: left.id });
		await context.db.execute(sql`update officers set disabled_at = now() where id = ${left.id}`);
		await followUpComplaint(context, handler, await target(number), text('Lanjut.'), day(2));
		expect(await rowOf(context, number)).toMatchObject({ handlerId: handler.id });
	});
});

describe('the reporter’s word', () => {
	it('marks a message as waiting until an officer writes', async () => {
		const { id, number } = await assigned();
		await writeAsReporter(context, { complaintId: id }, text('Ada kabar?'), day(2));
		await writeAsReporter(context, { complaintId: id }, text('Halo?'), day(3));
		expect((await rowOf(context, number)).unansweredSince).toEqual(day(2));
		await messageReporter(context, handler, await target(number), text('Sedang dicek.'), day(3));
		expect((await rowOf(context, number)).unansweredSince).toBeNull();
	});

	it('objecting starts a new round with a fresh deadline, not an overdue one', async () => {
		const { id, number } = await answered();
		const later = day(14);
		await disputeAnswer(context, { complaintId: id }, 'KTP belum saya terima.', later);
		const row = await rowOf(context, number);
		expect(row).toMatchObject({ status: 'reopened', round: 2, nextDueStage: 'resolution' });
		expect(row.nextDueAt?.getTime()).toBeGreaterThan(later.getTime());
		expect((await clocksOf(id))['resolution 2']?.startedAt).toEqual(later);
	});

	it('may reopen for thirty days after closing, and not a moment longer', async () => {
		const { id, number } = await answered();
		await confirmResolved(context, { complaintId: id }, day(4));
		// Closed on Friday 6 November: until the end of Sunday 6 December.
		const last = new Date('2026-12-06T16:59:59.999Z');
		await expect(
			reopenComplaint(context, { complaintId: id }, 'Masih salah.', new Date(last.getTime() + 1))
		).rejects.toMatchObject({ code: 'expired' });
		await reopenComplaint(context, { complaintId: id }, 'Masih salah.', last);
		expect(await rowOf(context, number)).toMatchObject({
			status: 'reopened',
			round: 2,
			closedAt: null
		});
	});

	it('can neither agree, object nor rate before there is an answer', async () => {
		const { id } = await assigned();
		const reporter = { complaintId: id };
		for (const attempt of [
			() => confirmResolved(context, reporter, day(2)),
			() => disputeAnswer(context, reporter, 'Belum.', day(2)),
			() => rateHandling(context, reporter, { rating: 3, reason: '' }, day(2)),
			() => reopenComplaint(context, reporter, 'Belum.', day(2))
		]) {
			await expect(attempt()).rejects.toMatchObject({ code: 'invalid_transition' });
		}
	});
});

describe('closing', () => {
	it('by silence waits until the reporter’s time has run out', async () => {
		const { number } = await answered();
		const close = async (at: Date) =>
			closeComplaint(
				context,
				handler,
				await target(number),
				{ ground: 'no_reply', text: 'Tidak ada jawaban.' },
				at
			);
		// Answered Thursday 5 November: the reporter has until Thursday 19 November, 16:00.
		await expect(close(new Date('2026-11-19T09:00:00Z'))).rejects.toMatchObject({
			code: 'invalid_input'
		});
		await close(new Date('2026-11-19T09:00:01Z'));
		expect(await rowOf(context, number)).toMatchObject({ status: 'closed' });
	});

	it('by agreement needs no waiting and keeps how it was told', async () => {
		const { id, number } = await answered();
		await closeComplaint(
			context,
			handler,
			await target(number),
			{ ground: 'reporter_confirmed', text: 'Ditelepon, KTP sudah diterima.' },
			day(4)
		);
		expect((await eventsOf(id)).at(-1)?.data).toMatchObject({
			ground: 'reporter_confirmed',
			text: 'Ditelepon, KTP sudah diterima.'
		});
	});
});

describe('who may do what', () => {
	it('what an officer may not see is not found, whatever they try', async () => {
		const { number } = await assigned();
		for (const actor of [stranger, await officerWith(context.db, ['administrator'])]) {
			await expect(
				noteOnComplaint(context, actor, await target(number), 'Catatan', day(2))
			).rejects.toMatchObject({ code: 'not_found' });
		}
	});

	it('an overseer reads and does nothing', async () => {
		const { number } = await assigned();
		const at = await target(number);
		for (const attempt of [
			() => noteOnComplaint(context, overseer, at, 'Catatan', day(2)),
			() => followUpComplaint(context, overseer, at, text('Dikerjakan'), day(2)),
			() => answerComplaint(context, overseer, at, answerSaying('Jawaban.'), day(2)),
			() => assignComplaint(context, overseer, at, disposisi(), day(2))
		]) {
			await expect(attempt()).rejects.toMatchObject({ code: 'not_allowed' });
		}
	});

	it('a handler neither verifies nor refuses', async () => {
		const { number } = await filed(context);
		const own = await officerWith(context.db, ['handler'], { unitCode: UNIT });
		await expect(
			acceptComplaint(context, own, await target(number), verification(), day(1))
		).rejects.toMatchObject({ code: 'not_found' });
		const second = await assigned();
		await expect(
			rejectComplaint(context, handler, await target(second.number), 'Tidak mau.', day(1))
		).rejects.toMatchObject({ code: 'not_allowed' });
	});

	it('intake does not report work that a unit did; the head may', async () => {
		const { number } = await assigned();
		await expect(
			followUpComplaint(context, intake, await target(number), text('Sudah.'), day(2))
		).rejects.toMatchObject({ code: 'not_allowed' });
		await followUpComplaint(context, head, await target(number), text('Sudah.'), day(2));
	});

	it('a kecamatan operator passes on messages for what they wrote, and nothing else', async () => {
		const operator = await officerWith(context.db, ['district_operator']);
		const { fileComplaint } = await import('./file.ts');
		const { filingFor, MONDAY } = await import('../testing.ts');
		const receipt = await fileComplaint(
			context,
			filingFor(context.office),
			[],
			{ officer: operator, channel: 'counter', receivedAt: MONDAY },
			MONDAY
		);
		const at = await target(receipt.number);
		await expect(
			acceptComplaint(context, operator, at, verification(), day(1))
		).rejects.toMatchObject({ code: 'not_allowed' });
		await messageReporter(context, operator, at, text('Pelapor menelepon.'), day(1));
		const { number } = await filed(context);
		await expect(
			messageReporter(context, operator, await target(number), text('?'), day(1))
		).rejects.toMatchObject({ code: 'not_found' });
	});
});

describe('two officers at once', () => {
	it('the second gets a conflict and overwrites nothing', async () => {
		const { id, number } = await assigned();
		const seen = await target(number);
		await followUpComplaint(context, handler, seen, text('Pertama.'), day(2));
		await expect(
			answerComplaint(context, colleague, seen, answerSaying('Kedua.'), day(2))
		).rejects.toMatchObject({ code: 'conflict' });
		expect((await eventsOf(id)).at(-1)?.data.text).toBe('Pertama.');
	});

	it('of ten at the same moment, exactly one gets through', async () => {
		const { id, number } = await assigned();
		const seen = await target(number);
		const results = await Promise.allSettled(
			Array.from({ length: 10 }, (_, n) =>
				noteOnComplaint(context, handler, seen, `Catatan ${n}`, day(2))
			)
		);
		expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
		expect((await eventsOf(id)).filter(({ kind }) => kind === 'noted')).toHaveLength(1);
	});

	it('a resident’s message is never refused because an officer was typing', async () => {
		const { id, number } = await assigned();
		const seen = await target(number);
		await writeAsReporter(context, { complaintId: id }, text('Tambahan.'), day(2));
		await expect(
			followUpComplaint(context, handler, seen, text('Dikerjakan.'), day(2))
		).rejects.toMatchObject({ code: 'conflict' });
	});
});

describe('history is evidence', () => {
	const refused = async (statement: ReturnType<typeof sql>, code: string) => {
		const error = await rows(context.db, statement).then(
			() => null,
			(caught: unknown) => caught
		);
		const { sqlState } = await import('../../platform/database.ts');
		expect(sqlState(error)).toBe(code);
	};

	it('can be neither changed, deleted nor emptied', async () => {
		const { id } = await filed(context);
		await refused(sql`update complaint_events set data = '{}' where complaint_id = ${id}`, 'TG001');
		await refused(sql`delete from complaint_events where complaint_id = ${id}`, 'TG001');
		await refused(sql`truncate complaint_events cascade`, 'TG001');
		await refused(sql`delete from complaints where id = ${id}`, 'TG001');
	});

	it('number, dates of receipt and code stay as the reporter has them', async () => {
		const { id } = await filed(context);
		await refused(sql`update complaints set number = '2026-999999' where id = ${id}`, 'TG002');
		await refused(sql`update complaints set received_at = now() where id = ${id}`, 'TG002');
		await refused(sql`update complaints set code_hash = 'x' where id = ${id}`, 'TG002');
	});

	it('the first deadline of a clock stays, whatever shifts', async () => {
		const { id } = await filed(context);
		await refused(
			sql`update complaint_clocks set first_due_at = now() where complaint_id = ${id}`,
			'TG003'
		);
	});

	it('officers’ history is protected alike', async () => {
		await rows(
			context.db,
			sql`insert into officer_events (id, officer_id, kind, at) values (gen_random_uuid(), ${intake.id}, 'created', now())`
		);
		await refused(sql`update officer_events set kind = 'x'`, 'TG001');
		await refused(sql`delete from officer_events`, 'TG001');
	});

	it('holds no name and no contact of the reporter', async () => {
		const { id } = await filed(context, {
			reporterName: 'Nama Yang Tidak Boleh Tersimpan',
			reporterEmail: 'rahasia@contoh.id'
		});
		const dump = JSON.stringify(await eventsOf(id));
		expect(dump).not.toMatch(/Tidak Boleh Tersimpan|rahasia@contoh/);
	});
});
