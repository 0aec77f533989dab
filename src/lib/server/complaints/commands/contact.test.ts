import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../officers/index.ts';
import type { Context } from '../context.ts';
import { getComplaint } from '../queries/detail.ts';
import { listComplaints } from '../queries/queue.ts';
import { trackComplaint } from '../queries/tracking.ts';
import { complaintContacts, complaintEvents, complaints } from '../schema.ts';
import { runTimedWork } from '../sweep.ts';
import {
	answerSaying,
	assignedTo,
	day,
	officerWith,
	rowOf,
	targetOf,
	testContext
} from '../testing.ts';
import { type ContactTried, recordContact } from './contact.ts';
import { answerComplaint, closeComplaint, messageReporter } from './handle.ts';
import { pauseComplaint } from './pause.ts';
import { disputeAnswer, reopenComplaint, writeAsReporter } from './report.ts';

let context: Context & { close(): Promise<void> };
let intake: Actor;
let handler: Actor;
let stranger: Actor;

beforeAll(async () => {
	context = await testContext();
	intake = await officerWith(context.db, ['intake']);
	handler = await officerWith(context.db, ['handler'], { unitCode: 'DAFDUK' });
	stranger = await officerWith(context.db, ['handler'], { unitCode: 'CAPIL' });
});
afterAll(() => context.close());

const PHONE = { reporterPhone: '+62714000000' };
const words = (text: string) => ({ text, attachments: [] });
const assigned = (changes = {}) => assignedTo(context, intake, 'DAFDUK', changes);
/** Answered on Tuesday 3 November: the reporter has until Tuesday 17 November, 16:00. */
const OVER = new Date('2026-11-17T09:00:00Z');
const JUST_OVER = new Date(OVER.getTime() + 1);
async function answered(changes = {}) {
	const complaint = await assigned(changes);
	const target = await targetOf(context, complaint.number);
	await answerComplaint(context, handler, target, answerSaying('Sudah kami cetak.'), day(1));
	return complaint;
}
async function call(number: string, at: Date, changes: Partial<ContactTried> = {}, now = at) {
	const target = await targetOf(context, number);
	const tried = { way: 'phone', outcome: 'no_answer', at, note: '', ...changes } as const;
	return recordContact(context, handler, target, tried, now);
}
const close = async (number: string, at: Date) =>
	closeComplaint(
		context,
		handler,
		await targetOf(context, number),
		{ ground: 'no_reply', text: 'Tidak ada jawaban.' },
		at
	);
const eventsOf = (id: string) =>
	context.db
		.select()
		.from(complaintEvents)
		.where(eq(complaintEvents.complaintId, id))
		.orderBy(complaintEvents.id);
const statusAt = async (number: string, now: Date) => {
	await runTimedWork(context, now);
	return (await rowOf(context, number)).status;
};

describe('the ledger of contacts', () => {
	it('keeps each try, and tells the reporter that and how, not what came of it', async () => {
		const { id, number } = await assigned(PHONE);
		await call(number, day(1), { note: 'Coba lagi sore.' }, day(2));
		await call(number, day(2), { way: 'visit', outcome: 'reached' });
		const { contacts, verbs } = await getComplaint(context, handler, number, day(10));
		expect(contacts).toMatchObject([
			{ way: 'visit', outcome: 'reached', at: day(2), officerName: 'Petugas Uji' },
			{ way: 'phone', outcome: 'no_answer', at: day(1), note: 'Coba lagi sore.' }
		]);
		expect(verbs).toContain('recordContact');
		const { timeline } = await trackComplaint(context, { complaintId: id }, day(3));
		expect(timeline.slice(-2)).toMatchObject([
			{ kind: 'contacted', to: 'phone', triedAt: day(1), text: null },
			{ kind: 'contacted', to: 'visit', triedAt: day(2), text: null }
		]);
		expect(JSON.stringify(timeline)).not.toContain('Coba lagi');
		expect(JSON.stringify((await eventsOf(id)).map(({ data }) => data))).not.toContain('Coba lagi');
	});

	it('takes the minute in which the report came in, as people write no seconds', async () => {
		const { id, number } = await assigned(PHONE);
		const { receivedAt } = await rowOf(context, number);
		const minute = new Date(receivedAt.getTime() - 40_000);
		await call(number, minute, {}, day(1));
		const [kept] = await context.db
			.select()
			.from(complaintContacts)
			.where(eq(complaintContacts.complaintId, id));
		expect(kept?.at).toEqual(receivedAt);
	});

	it('takes no future, nothing from before the report, and no way to find somebody', async () => {
		const { number } = await assigned(PHONE);
		const refused = (field: string) => ({
			code: 'invalid_input',
			details: { fields: { [field]: expect.any(String) as string } }
		});
		await expect(call(number, day(2), {}, day(1))).rejects.toMatchObject(refused('jam'));
		await expect(call(number, day(-1), {}, day(1))).rejects.toMatchObject(refused('tanggal'));
		for (const note of ['Nomor baru 0812 0000 0000', 'NIK 1606000000000000', 'warga@contoh.id']) {
			await expect(call(number, day(1), { note }), note).rejects.toMatchObject(refused('isi'));
		}
		await call(number, day(1), { note: 'Sesudah pukul 15.30, atau tanggal 12.' });
	});

	it('is for who handles the case, and nobody rewrites it', async () => {
		const { id, number } = await assigned(PHONE);
		const target = await targetOf(context, number);
		const tried = { way: 'phone', outcome: 'reached', at: day(1), note: '' } as const;
		await expect(recordContact(context, stranger, target, tried, day(1))).rejects.toMatchObject({
			code: 'not_found'
		});
		await call(number, day(1));
		const own = eq(complaintContacts.complaintId, id);
		await expect(context.db.delete(complaintContacts).where(own)).rejects.toThrow();
		await expect(
			context.db.update(complaintContacts).set({ outcome: 'reached' }).where(own)
		).rejects.toThrow();
	});

	it('lets a pause wait for the reporter, and takes the try of the pause itself', async () => {
		const pause = async (
			number: string,
			at: Date,
			contact: Parameters<typeof pauseComplaint>[3]['contact']
		) =>
			pauseComplaint(
				context,
				handler,
				await targetOf(context, number),
				{ category: 'reporter', reason: 'Kapan Anda merekam?', until: '2026-11-10', contact },
				at
			);
		const noted = await assigned(PHONE);
		await call(noted.number, day(1));
		// Tuesday's call doesn't speak for Thursday.
		await expect(pause(noted.number, day(3), null)).rejects.toMatchObject({
			details: { fields: { cara: expect.any(String) as string } }
		});
		await pause(noted.number, day(2), null);
		expect((await getComplaint(context, handler, noted.number, day(10))).contacts).toHaveLength(1);
		const fresh = await assigned(PHONE);
		await pause(fresh.number, day(1), { way: 'whatsapp', outcome: 'message_left' });
		expect((await getComplaint(context, handler, fresh.number, day(10))).contacts).toMatchObject([
			{ way: 'whatsapp', outcome: 'message_left', at: day(1) }
		]);
	});
});

describe('a reporter who does not answer', () => {
	it('is called on two days before the case closes by itself; the code still opens it', async () => {
		const { id, number } = await answered(PHONE);
		await call(number, day(7));
		await call(number, new Date(day(7).getTime() + 3_600_000));
		await call(number, day(8));
		expect(await statusAt(number, OVER)).toBe('answered');
		expect(await statusAt(number, JUST_OVER)).toBe('closed');
		expect((await eventsOf(id)).at(-1)).toMatchObject({
			kind: 'closed',
			actorKind: 'system',
			data: { ground: 'no_reply', tries: 2, from: 'answered', to: 'closed' }
		});
		expect((await rowOf(context, number)).nextCheckAt).toBeNull();
		const lastDay = new Date('2026-12-17T16:00:00Z');
		await reopenComplaint(context, { complaintId: id }, 'Belum saya terima.', lastDay);
		expect(await rowOf(context, number)).toMatchObject({ status: 'reopened', round: 2 });
	});

	it('who left no contact had the answer on their page as the only try there is', async () => {
		const { id, number } = await answered();
		expect(await statusAt(number, JUST_OVER)).toBe('closed');
		expect((await eventsOf(id)).at(-1)?.data).toMatchObject({ tries: 0 });
	});

	it('stays open when nobody really tried, and lies on the desk as such', async () => {
		const { id, number } = await answered(PHONE);
		// Twice on one day is one day.
		await call(number, day(7));
		await call(number, new Date(day(7).getTime() + 3_600_000));
		const { version } = await rowOf(context, number);
		expect(await statusAt(number, JUST_OVER)).toBe('answered');
		expect(await rowOf(context, number)).toMatchObject({ contactNeededSince: OVER, version });
		expect((await eventsOf(id)).at(-1)).toMatchObject({
			kind: 'contact_needed',
			actorKind: 'system',
			data: { missing: 1 }
		});
		const page = { cursor: null, size: 100 };
		const late = new Date(OVER.getTime() + 60_000);
		const { rows } = await listComplaints(context, handler, { mine: true }, page, late);
		expect(rows.map((row) => row.number)).toContain(number);
		// Said once.
		await runTimedWork(context, day(20));
		const said = (await eventsOf(id)).filter(({ kind }) => kind === 'contact_needed');
		expect(said).toHaveLength(1);
		await expect(close(number, day(20))).rejects.toMatchObject({
			details: { fields: { dasar: expect.stringContaining('satu hari lain') as string } }
		});
		// Monday 23 November: the reporter has until the end of Tuesday to call back.
		await call(number, day(21));
		expect(await rowOf(context, number)).toMatchObject({ contactNeededSince: null });
		await expect(close(number, day(21))).rejects.toMatchObject({ code: 'invalid_input' });
		expect(await statusAt(number, new Date('2026-11-24T09:00:00Z'))).toBe('answered');
		expect(await statusAt(number, new Date('2026-11-24T09:00:01Z'))).toBe('closed');
	});

	it('is not silent while a message waits, and gets the whole time after their last word', async () => {
		const { id, number } = await answered();
		// Monday 16 November; ten working days are over on Monday 30.
		await writeAsReporter(context, { complaintId: id }, words('Saya cek dulu ke kantor.'), day(14));
		expect(await statusAt(number, day(40))).toBe('answered');
		await expect(close(number, day(40))).rejects.toMatchObject({
			details: { fields: { dasar: expect.stringContaining('belum dibalas') as string } }
		});
		const other = await answered();
		const reporter = { complaintId: other.id };
		await writeAsReporter(context, reporter, words('Saya cek dulu ke kantor.'), day(14));
		const target = await targetOf(context, other.number);
		await messageReporter(context, handler, target, words('Silakan.'), day(15));
		expect(await statusAt(other.number, day(28))).toBe('answered');
		expect(await statusAt(other.number, new Date('2026-11-30T09:00:01Z'))).toBe('closed');
	});

	it('is not silent when a kecamatan operator passes on what they said', async () => {
		const operator = await officerWith(context.db, ['district_operator']);
		const { id, number } = await answered();
		await context.db.update(complaints).set({ filedBy: operator.id }).where(eq(complaints.id, id));
		const target = await targetOf(context, number);
		await messageReporter(context, operator, target, words('Katanya belum beres.'), day(14));
		expect(await rowOf(context, number)).toMatchObject({ unansweredSince: day(14) });
		expect(await statusAt(number, day(40))).toBe('answered');

		// Answered, they have the whole time after those words: until Monday 30 November.
		const other = await answered();
		const theirs = eq(complaints.id, other.id);
		await context.db.update(complaints).set({ filedBy: operator.id }).where(theirs);
		const passOn = await targetOf(context, other.number);
		await messageReporter(context, operator, passOn, words('Katanya mau cek dulu.'), day(14));
		const reply = await targetOf(context, other.number);
		await messageReporter(context, handler, reply, words('Silakan.'), day(15));
		expect(await statusAt(other.number, day(28))).toBe('answered');
		expect(await statusAt(other.number, new Date('2026-11-30T09:00:01Z'))).toBe('closed');
	});

	it('is called anew after a new answer', async () => {
		const { id, number } = await answered(PHONE);
		await call(number, day(7));
		await call(number, day(8));
		await disputeAnswer(context, { complaintId: id }, 'Namanya salah.', day(9));
		const target = await targetOf(context, number);
		await answerComplaint(context, handler, target, answerSaying('Sudah kami betulkan.'), day(10));
		expect((await getComplaint(context, handler, number, day(10))).silence).toMatchObject({
			tries: 0,
			missing: 2
		});
		expect(await statusAt(number, day(40))).toBe('answered');
	});
});
