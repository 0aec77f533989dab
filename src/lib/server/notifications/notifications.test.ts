import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Topic, TOPICS } from '../../codes/notification-codes.ts';
import {
	acceptComplaint,
	answerComplaint,
	assignComplaint,
	confirmResolved,
	messageReporter,
	runTimedWork,
	writeAsReporter
} from '../complaints/index.ts';
import { complaints } from '../complaints/schema.ts';
import {
	answerSaying,
	day,
	filed,
	MONDAY,
	officerWith,
	rowOf,
	testContext
} from '../complaints/testing.ts';
import type { Actor } from '../officers/index.ts';
import { officers } from '../officers/schema.ts';
import { type Channels, SendError } from './channel.ts';
import {
	chooseAsOfficer,
	chooseAsReporter,
	readReporterChoices,
	startReporterNews,
	stopReporterNews
} from './choices.ts';
import { deliverDue, waitAfter } from './delivery.ts';
import { writeDigests } from './digest.ts';
import { startDispatcher } from './dispatcher.ts';
import { countUnread, listNews, openNews, readAllNews } from './news.ts';
import { outbox, reporterNewsChoices, type TopicChoice, untoldEvents } from './schema.ts';
import { tellEvents } from './telling.ts';
import { keepingSender } from './testing.ts';
import { readOutbox, removeOld, retryFailed, sendTest } from './upkeep.ts';

const ORIGIN = 'https://tanggap.contoh.go.id';
const NIGHT = new Date('2026-11-02T15:00:00Z');
const NEXT_MORNING = new Date('2026-11-03T01:00:00Z');
const EVERYTHING: TopicChoice = { app: true, email: true, phone: true, urgent: false };

let context: Awaited<ReturnType<typeof testContext>>;
beforeAll(async () => {
	context = await testContext();
});
afterAll(() => context.close());
beforeEach(async () => {
	// Each test has its own office, so that only its people are told.
	await context.db.update(officers).set({ disabledAt: MONDAY });
	await context.db.delete(outbox);
	await context.db.delete(untoldEvents);
});

/** Asks for everything, everywhere. */
async function wants(actor: Actor, changes: Partial<TopicChoice> = {}): Promise<void> {
	const choice = { ...EVERYTHING, ...changes };
	const topics = Object.fromEntries(TOPICS.map((topic) => [topic, choice])) as Record<
		Topic,
		TopicChoice
	>;
	const choices = { email: `${actor.username}@contoh.id`, phone: '+628120000000' };
	await chooseAsOfficer(context.db, actor, { ...choices, digest: true, topics }, MONDAY);
}

async function office() {
	const intake = await officerWith(context.db, ['intake']);
	const handler = await officerWith(context.db, ['handler'], { unitCode: 'DAFDUK' });
	const colleague = await officerWith(context.db, ['handler'], { unitCode: 'DAFDUK' });
	return { intake, handler, colleague };
}

/** Takes a new complaint to a handler. */
async function assigned(intake: Actor, handler: Actor | null, changes = {}) {
	const complaint = await filed(context, changes);
	const target = async () => ({
		number: complaint.number,
		version: (await rowOf(context, complaint.number)).version
	});
	const found = {
		type: 'complaint' as const,
		class: 'without_supervision' as const,
		serviceCode: complaint.serviceCode,
		categoryCode: complaint.categoryCode
	};
	await acceptComplaint(context, intake, await target(), found, MONDAY);
	const to = {
		unitCode: 'DAFDUK',
		officerId: handler?.id ?? null,
		instruction: 'Cek.',
		dueDate: null
	};
	await assignComplaint(context, intake, await target(), to, MONDAY);
	return { ...complaint, target };
}

const says = (text: string) => ({ text, attachments: [] });
const write = (complaintId: string, text = 'Bagaimana kabarnya?', now = MONDAY) =>
	writeAsReporter(context, { complaintId, formKey: randomUUID() }, says(text), now);

const tell = (now = MONDAY) => tellEvents(context, ['email', 'phone'], now);
const deliver = (channels: Channels, now = MONDAY) =>
	deliverDue(context, channels, { origin: ORIGIN }, now);
const rowsOf = () => context.db.select().from(outbox).orderBy(outbox.id);
const kindsFor = async (actor: Actor) =>
	(await listNews(context.db, actor)).map(({ kind }) => kind);

describe('an event', () => {
	it('is queued in the transaction that writes it, filing included', async () => {
		const complaint = await filed(context);
		await write(complaint.id);
		expect(await context.db.select().from(untoldEvents)).toHaveLength(2);
		await expect(
			context.db.transaction(async (tx) => {
				await filed({ ...context, db: tx as unknown as typeof context.db });
				throw new Error('the power goes');
			})
		).rejects.toThrow('the power goes');
		expect(await context.db.select().from(untoldEvents)).toHaveLength(2);
	});

	it('is told to whoever has the complaint, never to who did it', async () => {
		const { intake, handler, colleague } = await office();
		const { id } = await assigned(intake, handler);
		await write(id);
		await tell();
		expect(await kindsFor(intake)).toEqual(['filed']);
		expect(await kindsFor(handler)).toEqual(['messaged', 'assigned']);
		expect(await kindsFor(colleague)).toEqual([]);
		expect(await tell()).toBe(0);
	});

	it('is told to the unit when nobody in it has the complaint yet, and when who had it has left', async () => {
		const { intake, handler, colleague } = await office();
		const { id } = await assigned(intake, null);
		await tell();
		expect(await kindsFor(handler)).toEqual(['assigned']);
		expect(await kindsFor(colleague)).toEqual(['assigned']);
		await context.db.update(complaints).set({ handlerId: handler.id }).where(eq(complaints.id, id));
		await context.db
			.update(officers)
			.set({ disabledAt: MONDAY })
			.where(eq(officers.id, handler.id));
		await write(id);
		await tell();
		expect(await kindsFor(colleague)).toEqual(['messaged', 'assigned']);
	});

	it('is told once, however many tell at the same time', async () => {
		const { intake } = await office();
		await wants(intake);
		for (let count = 0; count < 20; count++) await filed(context);
		await Promise.all([tell(), tell(), tell()]);
		while ((await tell()) > 0);
		expect(await listNews(context.db, intake)).toHaveLength(20);
		expect(await rowsOf()).toHaveLength(40);
	});

	it('is not told after a week', async () => {
		const { intake } = await office();
		await filed(context);
		expect(await tell(day(8))).toBe(1);
		expect(await kindsFor(intake)).toEqual([]);
	});

	it('of a late case tells those to whom it goes up, and nobody below or above', async () => {
		const { intake, handler, colleague } = await office();
		const unitHead = await officerWith(context.db, ['unit_head'], { unitCode: 'DAFDUK' });
		const head = await officerWith(context.db, ['head']);
		// What other tests left open is not looked at.
		await context.db.update(complaints).set({ nextCheckAt: null });
		await assigned(intake, handler);
		await tell();
		const unread = async () =>
			Promise.all(
				[intake, colleague, handler, unitHead, head].map((one) => countUnread(context.db, one))
			);
		const [before = 0, , held = 0] = await unread();
		// Friday morning: a warning. Monday evening: up to the head of the unit.
		await runTimedWork(context, day(4));
		await tell(day(4));
		expect(await unread()).toEqual([before, 0, held + 1, 0, 0]);
		await runTimedWork(context, new Date('2026-11-09T09:00:01Z'));
		await tell(day(8));
		expect(await unread()).toEqual([before, 0, held + 1, 1, 0]);
		expect((await listNews(context.db, unitHead))[0]).toMatchObject({ kind: 'escalated' });
	});
});

describe('news at the desk', () => {
	it('counts what is unread, and opens the complaint', async () => {
		const { intake } = await office();
		const first = await filed(context);
		await filed(context);
		await tell();
		expect(await countUnread(context.db, intake)).toBe(2);
		const item = (await listNews(context.db, intake)).find(
			({ about }) => about.of === 'complaint' && about.number === first.number
		);
		const other = await officerWith(context.db, ['intake']);
		expect(await openNews(context.db, other, item?.id ?? '', MONDAY)).toBeNull();
		expect(await openNews(context.db, intake, item?.id ?? '', MONDAY)).toMatchObject({
			number: first.number
		});
		expect(await countUnread(context.db, intake)).toBe(1);
		await readAllNews(context.db, intake, MONDAY);
		expect(await countUnread(context.db, intake)).toBe(0);
	});

	it('shows nothing of what an officer may no longer see', async () => {
		const { intake, handler } = await office();
		const { id } = await assigned(intake, handler);
		await tell();
		expect(await countUnread(context.db, handler)).toBe(1);
		const [item] = await listNews(context.db, handler);
		const elsewhere = { unitCode: 'CAPIL', handlerId: null };
		await context.db.update(complaints).set(elsewhere).where(eq(complaints.id, id));
		expect(await listNews(context.db, handler)).toEqual([]);
		expect(await countUnread(context.db, handler)).toBe(0);
		expect(await openNews(context.db, handler, item?.id ?? '', MONDAY)).toBeNull();
	});
});

describe('a message to an officer', () => {
	it('holds number, status and an address, and nothing of the complaint', async () => {
		const { intake, handler } = await office();
		await wants(handler);
		const { id, number, code } = await assigned(intake, handler, {
			narrative: 'Petugas loket meminta uang rokok kepada ibu saya.',
			reporterName: 'Warga Pelapor'
		});
		await write(id, 'Ini rahasia saya.');
		await tell();
		const [email, phone] = [keepingSender(), keepingSender()];
		await deliver({ email, phone });
		expect(email.sent.map(({ to }) => to)).toEqual(Array(2).fill(`${handler.username}@contoh.id`));
		expect(phone.sent.map(({ to }) => to)).toEqual(Array(2).fill('+628120000000'));
		for (const message of [...email.sent, ...phone.sent]) {
			const said = JSON.stringify(message);
			expect(said).toContain(`${number}: Didisposisikan`);
			expect(said).toContain(`${ORIGIN}/petugas/pengaduan/${number}`);
			expect(said).not.toMatch(/uang|rahasia|Warga|Cek/);
			expect(said).not.toContain(code);
		}
		expect((await rowsOf()).map(({ state }) => state)).toEqual(Array(4).fill('sent'));
	});

	it('waits for the next service hours at night, unless they called it urgent', async () => {
		const { intake } = await office();
		await wants(intake);
		const hurried = await officerWith(context.db, ['intake']);
		await wants(hurried, { urgent: true });
		await filed(context, {}, NIGHT);
		await tell(NIGHT);
		const email = keepingSender();
		await deliver({ email }, NIGHT);
		expect(email.sent.map(({ to }) => to)).toEqual([`${hurried.username}@contoh.id`]);
		await deliver({ email }, new Date(NEXT_MORNING.getTime() - 1));
		expect(email.sent).toHaveLength(1);
		await deliver({ email }, NEXT_MORNING);
		expect(email.sent.map(({ to }) => to)).toContain(`${intake.username}@contoh.id`);
	});

	it('waits for the next service hours also when it is tried again, or late', async () => {
		const { intake } = await office();
		await wants(intake, { phone: false });
		await filed(context);
		await tell();
		const busy = () => Promise.reject(new SendError('HTTP 503', false));
		// A minute before closing; the next try would come after it.
		await deliver({ email: busy }, new Date('2026-11-02T08:59:30Z'));
		const email = keepingSender();
		for (const now of [new Date('2026-11-02T09:00:30Z'), NIGHT]) {
			await deliver({ email }, now);
			expect(await rowsOf()).toMatchObject([{ attempts: 1, nextTryAt: NEXT_MORNING }]);
		}
		expect(email.sent).toEqual([]);
		await deliver({ email }, NEXT_MORNING);
		expect(email.sent).toHaveLength(1);
	});

	it.each([
		[
			'who may not see the complaint by then',
			{ unitCode: 'CAPIL' as string | null, handlerId: null },
			{}
		],
		['who works here no more', {}, { disabledAt: MONDAY }],
		['who chose otherwise since', {}, null]
	])('is not sent to an officer %s', async (_, complaint, officer) => {
		const { intake, handler } = await office();
		await wants(handler);
		const { id } = await assigned(intake, handler);
		await tell();
		if (Object.keys(complaint).length) {
			await context.db.update(complaints).set(complaint).where(eq(complaints.id, id));
		}
		if (officer === null) await wants(handler, { email: false, phone: false });
		else if (Object.keys(officer).length) {
			await context.db.update(officers).set(officer).where(eq(officers.id, handler.id));
		}
		const sender = keepingSender();
		await deliver({ email: sender, phone: sender });
		expect(sender.sent).toEqual([]);
		expect((await rowsOf()).map(({ state }) => state)).toEqual(['dropped', 'dropped']);
	});

	it('is not written for a channel that is off, and waits while one is', async () => {
		const { intake } = await office();
		await wants(intake);
		await filed(context);
		await tellEvents(context, ['email'], MONDAY);
		expect((await rowsOf()).map(({ channel }) => channel)).toEqual(['email']);
		expect(await deliver({})).toBe(0);
		expect(await deliver({ phone: keepingSender() })).toBe(0);
		expect(await deliver({ email: keepingSender() })).toBe(1);
	});
});

describe('delivery', () => {
	/** One message that waits, and may leave at any hour. */
	async function oneMessage() {
		const { intake } = await office();
		await wants(intake, { phone: false, urgent: true });
		await filed(context);
		await tell();
		return intake;
	}

	it('gives each row to one of many, under its own id', async () => {
		const { intake } = await office();
		await wants(intake, { phone: false });
		for (let count = 0; count < 30; count++) await filed(context);
		await tell();
		const email = keepingSender();
		const options = { origin: ORIGIN, atOnce: 4 };
		const worker = async () => {
			while ((await deliverDue(context, { email }, options, MONDAY)) > 0);
		};
		await Promise.all([worker(), worker(), worker()]);
		const ids = email.sent.map(({ id }) => id).sort();
		expect(ids).toEqual((await rowsOf()).map(({ id }) => id).sort());
		expect(new Set(ids).size).toBe(30);
	});

	it('tries again later and later, under the same id, and then gives up where it can be seen', async () => {
		await oneMessage();
		const ids: string[] = [];
		const refusing = async ({ id }: { id: string }) => {
			ids.push(id);
			throw new SendError('HTTP 503', false);
		};
		let now = MONDAY;
		for (let attempt = 1; attempt < 8; attempt++) {
			expect(await deliver({ email: refusing }, now)).toBe(1);
			const [row] = await rowsOf();
			expect(row).toMatchObject({ state: 'waiting', attempts: attempt, lastError: 'HTTP 503' });
			const wait = waitAfter(attempt);
			expect(row?.nextTryAt).toEqual(new Date(now.getTime() + wait));
			expect(await deliver({ email: refusing }, new Date(now.getTime() + wait - 1))).toBe(0);
			now = new Date(now.getTime() + wait);
		}
		await deliver({ email: refusing }, now);
		expect(await rowsOf()).toMatchObject([{ state: 'failed', attempts: 8 }]);
		expect(new Set(ids).size).toBe(1);

		const administrator = await officerWith(context.db, ['administrator']);
		const { failed } = await readOutbox(context.db, administrator);
		expect(failed).toMatchObject([{ error: 'HTTP 503', channel: 'email', to: 'officer' }]);
		expect(JSON.stringify(failed)).not.toMatch(/2026-0/);
		expect(await retryFailed(context.db, administrator, null, now)).toBe(1);
		const email = keepingSender();
		await deliver({ email }, now);
		expect(email.sent.map(({ id }) => id)).toEqual([ids[0]]);
	});

	it('gives up at once what is refused for good', async () => {
		await oneMessage();
		await deliver({ email: () => Promise.reject(new SendError('SMTP 550', true)) });
		expect(await rowsOf()).toMatchObject([{ state: 'failed', attempts: 1, lastError: 'SMTP 550' }]);
	});

	it('is taken over, under the same id, when who claimed it is gone', async () => {
		await oneMessage();
		const ids: string[] = [];
		let sending = () => {};
		const begun = new Promise<void>((resolve) => (sending = resolve));
		// Never answers, like a process that was killed.
		void deliver({
			email: ({ id }) => {
				ids.push(id);
				sending();
				return new Promise(() => {});
			}
		});
		await begun;
		const email = keepingSender();
		expect(await deliver({ email }, new Date(MONDAY.getTime() + 119_000))).toBe(0);
		expect(await deliver({ email }, new Date(MONDAY.getTime() + 120_000))).toBe(1);
		expect(email.sent.map(({ id }) => id)).toEqual(ids);
	});

	it('lets nobody settle a row whose claim has gone to another', async () => {
		await oneMessage();
		/** A sender that the test ends, as it likes. */
		function heldSender() {
			let fail = () => {};
			let finish = () => {};
			let begin = () => {};
			const begun = new Promise<void>((resolve) => (begin = resolve));
			const email = () => {
				begin();
				return new Promise<void>((resolve, reject) => {
					finish = resolve;
					fail = () => reject(new SendError('TIMEOUT', true));
				});
			};
			return { email, begun, fail: () => fail(), finish: () => finish() };
		}
		const [slow, later] = [heldSender(), heldSender()];
		const slowDone = deliver({ email: slow.email });
		await slow.begun;
		const laterDone = deliver({ email: later.email }, new Date(MONDAY.getTime() + 120_000));
		await later.begun;
		slow.fail();
		await slowDone;
		expect(await rowsOf()).toMatchObject([{ state: 'waiting', attempts: 2 }]);
		later.finish();
		await laterDone;
		expect(await rowsOf()).toMatchObject([{ state: 'sent', attempts: 2 }]);
	});

	it('is an administrator’s business only', async () => {
		const intake = await oneMessage();
		await expect(readOutbox(context.db, intake)).rejects.toMatchObject({ code: 'not_allowed' });
		await expect(retryFailed(context.db, intake, null, MONDAY)).rejects.toMatchObject({
			code: 'not_allowed'
		});
	});

	it('can be tried by an administrator, who hears what came of it', async () => {
		const administrator = await officerWith(context.db, ['administrator']);
		const to = { channel: 'email' as const, to: 'saya@contoh.id' };
		const words = { subject: 'Percobaan', text: 'Percobaan', short: 'Percobaan' };
		const email = keepingSender();
		const attempt = (channels: Channels, actor = administrator) =>
			sendTest(context.db, actor, channels, to, words, MONDAY);
		expect(await attempt({ email })).toBeNull();
		expect(email.sent).toMatchObject([{ to: 'saya@contoh.id', subject: 'Percobaan' }]);
		const refusing = () => Promise.reject(new SendError('SMTP 535', false));
		expect(await attempt({ email: refusing })).toBe('SMTP 535');
		await expect(attempt({})).rejects.toMatchObject({ code: 'not_found' });
		const intake = await officerWith(context.db, ['intake']);
		await expect(attempt({ email }, intake)).rejects.toMatchObject({ code: 'not_allowed' });
		for (let count = 2; count < 10; count++) await attempt({ email });
		await expect(attempt({ email })).rejects.toMatchObject({ code: 'rate_limited' });
	});

	it('forgets what was sent after a month, and what failed after three', async () => {
		await oneMessage();
		await deliver({ email: keepingSender() });
		await removeOld(context.db, day(29));
		expect(await rowsOf()).toHaveLength(1);
		await removeOld(context.db, day(31));
		expect(await rowsOf()).toHaveLength(0);
	});

	it('finishes what it is sending before it stops', async () => {
		await oneMessage();
		let finish = () => {};
		let sending = () => {};
		const begun = new Promise<void>((resolve) => (sending = resolve));
		const dispatcher = startDispatcher({
			channels: {
				email: () => {
					sending();
					return new Promise((resolve) => (finish = resolve));
				}
			},
			contextAt: () => Promise.resolve(context),
			origin: ORIGIN
		});
		await begun;
		let stopped = false;
		const stopping = dispatcher.stop().then(() => (stopped = true));
		await Promise.resolve();
		expect(stopped).toBe(false);
		finish();
		await stopping;
		expect(await rowsOf()).toMatchObject([{ state: 'sent' }]);
	});
});

describe('the morning digest', () => {
	it('is written once on a working day, when the office opens', async () => {
		const { intake } = await office();
		await wants(intake);
		expect(await writeDigests(context, NIGHT)).toBeNull();
		// A Sunday.
		expect(await writeDigests(context, day(6))).toBeNull();
		expect(await writeDigests(context, NEXT_MORNING)).toBe('2026-11-03');
		await writeDigests(context, NEXT_MORNING);
		expect(await rowsOf()).toMatchObject([{ kind: 'digest', officerId: intake.id }]);
	});

	it('counts and links, and says nothing else', async () => {
		const { intake } = await office();
		await wants(intake, { app: true });
		const { number } = await filed(context);
		await writeDigests(context, MONDAY);
		const email = keepingSender();
		await deliver({ email });
		expect(email.sent).toHaveLength(1);
		expect(email.sent[0]?.text).toMatch(/Belum selesai: \d+\n/);
		expect(email.sent[0]?.text).toContain(`${ORIGIN}/petugas\n`);
		expect(email.sent[0]?.text).not.toContain(number);
	});

	it('is not sent when there is nothing to say', async () => {
		const overseer = await officerWith(context.db, ['administrator']);
		await wants(overseer);
		await writeDigests(context, MONDAY);
		const email = keepingSender();
		await deliver({ email });
		expect(email.sent).toEqual([]);
		expect(await rowsOf()).toMatchObject([{ state: 'dropped' }]);
	});
});

describe('a reporter', () => {
	const contact = { reporterEmail: 'warga@contoh.id', reporterPhone: '+628129999999' };

	it('is told nothing unless they chose it', async () => {
		const { intake, handler } = await office();
		const { id, target } = await assigned(intake, handler, contact);
		await answerComplaint(context, handler, await target(), answerSaying('Cetak.'), MONDAY);
		await tell();
		expect(await rowsOf()).toEqual([]);
		expect(await readReporterChoices(context.db, { complaintId: id })).toEqual({
			email: { possible: true, chosen: false },
			phone: { possible: true, chosen: false }
		});
	});

	it('who ticked the box is told number, status and where to look, and not of their own words', async () => {
		const { intake, handler } = await office();
		const { id, number, code, target } = await assigned(intake, handler, contact);
		await startReporterNews(context.db, number, MONDAY);
		await context.db.delete(untoldEvents);
		await write(id);
		await answerComplaint(context, handler, await target(), answerSaying('Cetak.'), MONDAY);
		await tell();
		const [email, phone] = [keepingSender(), keepingSender()];
		await deliver({ email, phone });
		expect(email.sent.map(({ to }) => to)).toEqual(['warga@contoh.id']);
		expect(phone.sent.map(({ to }) => to)).toEqual(['+628129999999']);
		const said = JSON.stringify([...email.sent, ...phone.sent]);
		expect(said).toContain(`Laporan ${number}: Sudah dijawab`);
		expect(said).toContain(`${ORIGIN}/lacak`);
		expect(said).not.toContain(code);
		expect(said).not.toMatch(/cetak|Contoh,/);
	});

	it('can stop with the link, also what waits already', async () => {
		const { intake, handler } = await office();
		const { id, number, target } = await assigned(intake, handler, contact);
		await startReporterNews(context.db, number, MONDAY);
		await context.db.delete(untoldEvents);
		await messageReporter(context, handler, await target(), says('Masih kami cari.'), MONDAY);
		await tell();
		const [choice] = await context.db
			.select()
			.from(reporterNewsChoices)
			.where(eq(reporterNewsChoices.complaintId, id));
		await stopReporterNews(context.db, 'not a token', MONDAY);
		expect((await readReporterChoices(context.db, { complaintId: id })).email.chosen).toBe(true);
		await stopReporterNews(context.db, choice?.stopToken ?? '', MONDAY);
		const sender = keepingSender();
		await deliver({ email: sender, phone: sender });
		expect(sender.sent).toEqual([]);
		// Sending the filing form again doesn't start them anew.
		await startReporterNews(context.db, number, MONDAY);
		expect((await readReporterChoices(context.db, { complaintId: id })).email.chosen).toBe(false);
	});

	it('chooses per complaint and channel, where they left a contact', async () => {
		const { id } = await filed(context, { reporterEmail: 'warga@contoh.id' });
		const reporter = { complaintId: id };
		await chooseAsReporter(context.db, reporter, { email: true, phone: true }, MONDAY);
		expect(await readReporterChoices(context.db, reporter)).toEqual({
			email: { possible: true, chosen: true },
			phone: { possible: false, chosen: false }
		});
		const anonymous = await filed(context);
		await startReporterNews(context.db, anonymous.number, MONDAY);
		await chooseAsReporter(
			context.db,
			{ complaintId: anonymous.id },
			{ email: true, phone: true },
			MONDAY
		);
		expect((await readReporterChoices(context.db, { complaintId: anonymous.id })).email).toEqual({
			possible: false,
			chosen: false
		});
	});

	it('who closes a case lets its handler know', async () => {
		const { intake, handler } = await office();
		const { id, target } = await assigned(intake, handler, contact);
		await answerComplaint(context, handler, await target(), answerSaying('Cetak.'), MONDAY);
		await confirmResolved(context, { complaintId: id }, MONDAY);
		await tell();
		expect(await kindsFor(handler)).toEqual(['confirmed', 'assigned']);
	});
});
