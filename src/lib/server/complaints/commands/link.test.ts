import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../officers/index.ts';
import { newId } from '../../platform/ids.ts';
import type { Context } from '../context.ts';
import { getComplaint } from '../queries/detail.ts';
import { listJoined, listLikely, listLinked, listPublicLike } from '../queries/links.ts';
import { trackComplaint } from '../queries/tracking.ts';
import { complaintLinks, complaints, complaintSubjects } from '../schema.ts';
import {
	answerSaying,
	assignedTo,
	day,
	filed,
	filingFor,
	officerWith,
	rowOf,
	targetOf,
	testContext
} from '../testing.ts';
import { answerTogether } from './answer-linked.ts';
import { fileComplaint } from './file.ts';
import { noteOnComplaint } from './handle.ts';
import { joinPublic, linkComplaints, unlinkComplaints } from './link.ts';
import { publishSummary, withdrawSummary } from './publish.ts';

let context: Context & { close(): Promise<void> };
let intake: Actor;
let handler: Actor;

beforeAll(async () => {
	context = await testContext();
	intake = await officerWith(context.db, ['intake']);
	handler = await officerWith(context.db, ['handler'], { unitCode: 'DAFDUK' });
});
afterAll(() => context.close());

const target = (number: string) => targetOf(context, number);
const assigned = (changes: Parameters<typeof filed>[1] = {}, unit = 'DAFDUK') =>
	assignedTo(context, intake, unit, changes);
const seenBy = (actor: Actor, number: string) => getComplaint(context, actor, number, day(2));
const linkedFor = async (actor: Actor, number: string) =>
	(await listLinked(context, actor, (await rowOf(context, number)).id)).cases.map(
		(one) => one.number
	);
const SUMMARY = 'Blangko KTP habis di kantor kecamatan sejak awal bulan.';
async function published(changes: Parameters<typeof filed>[1] = {}) {
	const complaint = await assigned(changes);
	await publishSummary(context, handler, await target(complaint.number), SUMMARY, day(1));
	return complaint;
}
async function about(complaintId: string, officer: Actor) {
	await context.db
		.insert(complaintSubjects)
		.values({ id: newId(), complaintId, officerId: officer.id, addedAt: day(1) });
}
const like = (changes: Partial<Parameters<typeof listPublicLike>[1]> = {}) => ({
	serviceCode: 'KTP_EL',
	categoryCode: context.office.agency.categories[0]?.code ?? '',
	kecamatanCode: '16.06.09',
	words: '',
	...changes
});
const publicNumbers = async (changes = {}, except?: string) =>
	(await listPublicLike(context, like(changes), except)).map(({ number }) => number);

describe('a public summary', () => {
	it('is refused while a person can be recognised in it', async () => {
		const { number } = await assigned();
		for (const summary of [
			'Tolong hubungi 0812-0000-0000 untuk KTP ini.',
			'KTP dengan NIK 1606014503900002 belum jadi.',
			'KTP atas nama Bapak CONTOH belum jadi juga.'
		]) {
			await expect(
				publishSummary(context, handler, await target(number), summary, day(1))
			).rejects.toMatchObject({ details: { fields: { isi: expect.any(String) as string } } });
		}
		expect(await rowOf(context, number)).toMatchObject({ publicSummary: null });
	});

	it('is never of what is confidential or about an officer, also when that comes out later', async () => {
		const confidential = await assigned({ confidential: true });
		await expect(
			publishSummary(context, handler, await target(confidential.number), SUMMARY, day(1))
		).rejects.toMatchObject({ code: 'invalid_transition' });
		const named = await assigned();
		const stranger = await officerWith(context.db, ['handler'], { unitCode: 'CAPIL' });
		await about(named.id, stranger);
		await expect(
			publishSummary(context, handler, await target(named.number), SUMMARY, day(1))
		).rejects.toMatchObject({ code: 'invalid_input' });
		const kecamatanCode = '16.06.02';
		const late = await published({ kecamatanCode });
		expect(await publicNumbers({ kecamatanCode })).toEqual([late.number]);
		await about(late.id, stranger);
		expect(await publicNumbers({ kecamatanCode })).toEqual([]);
		const own = await filed(context);
		expect(await joinPublic(context, { complaintId: own.id }, late.number, day(1))).toBe(false);
	});

	it('is shown to who files the same, compared by its own words only, until it is withdrawn', async () => {
		const kecamatanCode = '16.06.03';
		const { number } = await published({
			kecamatanCode,
			narrative: 'Rumah saya di belakang pasar, KTP saya hilang terbawa banjir bandang.'
		});
		expect(await publicNumbers({ kecamatanCode })).toEqual([number]);
		expect(await publicNumbers({ words: 'blangko di kecamatan kehabisan' })).toContain(number);
		// What stands in the story alone must not be guessed at.
		expect(await publicNumbers({ words: 'hilang terbawa banjir bandang' })).not.toContain(number);
		expect(await publicNumbers({ kecamatanCode, serviceCode: 'KK' })).toEqual([]);
		const why = 'Sudah tidak berlaku lagi.';
		await withdrawSummary(context, handler, await target(number), why, day(2));
		expect(await publicNumbers({ kecamatanCode })).toEqual([]);
	});
});

describe('joining a public complaint', () => {
	it('while filing gives an own number that is linked from the start, each side told its own', async () => {
		const there = await published();
		const { version } = await rowOf(context, there.number);
		const filing = filingFor(context.office);
		const { number } = await fileComplaint(context, filing, [], null, day(1), there.number);
		expect(number).not.toBe(there.number);
		const here = await rowOf(context, number);
		expect(await linkedFor(intake, number)).toEqual([there.number]);
		expect(await rowOf(context, there.number)).toMatchObject({ version });

		const own = await trackComplaint(context, { complaintId: here.id }, day(1));
		expect(own.joined).toMatchObject([{ number: there.number, summary: SUMMARY }]);
		expect(own.timeline.map(({ kind }) => kind)).toEqual(['filed', 'linked']);
		const other = await trackComplaint(context, { complaintId: there.id }, day(1));
		expect(other.joined).toEqual([]);
		expect(JSON.stringify(other)).not.toContain(number);
		expect(other.timeline.map(({ kind }) => kind)).not.toContain('linked');

		const again = await fileComplaint(context, filing, [], null, day(1), there.number);
		expect(again).toMatchObject({ number, repeated: true });
		expect((await seenBy(intake, there.number)).events.at(-1)).toMatchObject({
			kind: 'linked',
			actorKind: 'system',
			otherNumber: number
		});
	});

	it('never loses a complaint: what is gone or was never public is filed alone', async () => {
		const hidden = await assigned();
		for (const joins of [hidden.number, '2026-999999', "' or 1=1", '']) {
			const filing = filingFor(context.office);
			const { number } = await fileComplaint(context, filing, [], null, day(1), joins);
			expect(await linkedFor(intake, number)).toEqual([]);
		}
	});

	it('can be done afterwards, once', async () => {
		const there = await published({ kecamatanCode: '16.06.04' });
		const here = await filed(context, { kecamatanCode: '16.06.04' });
		const reporter = { complaintId: here.id };
		expect(await publicNumbers({ kecamatanCode: '16.06.04' }, here.id)).toEqual([there.number]);
		expect(await joinPublic(context, reporter, there.number, day(1))).toBe(true);
		expect(await joinPublic(context, reporter, there.number, day(1))).toBe(true);
		expect((await seenBy(intake, here.number)).events.map(({ kind }) => kind)).toEqual([
			'filed',
			'linked'
		]);
		expect(await publicNumbers({ kecamatanCode: '16.06.04' }, here.id)).toEqual([]);
		expect(await joinPublic(context, { complaintId: there.id }, there.number, day(1))).toBe(false);
	});
});

describe('linking by officers', () => {
	it('keeps both histories, tells no reporter, and can be undone', async () => {
		const [one, other] = [await assigned(), await assigned()];
		const { version } = await rowOf(context, one.number);
		await linkComplaints(context, handler, one.number, other.number, day(1));
		await linkComplaints(context, handler, other.number, one.number, day(1));
		expect(await linkedFor(handler, one.number)).toEqual([other.number]);
		expect(await linkedFor(handler, other.number)).toEqual([one.number]);
		for (const [here, there] of [
			[one, other],
			[other, one]
		] as const) {
			const { events } = await seenBy(handler, here.number);
			expect(events.filter(({ kind }) => kind === 'linked')).toMatchObject([
				{ officerId: handler.id, otherNumber: there.number }
			]);
			const tracked = await trackComplaint(context, { complaintId: here.id }, day(1));
			expect(tracked.timeline.map(({ kind }) => kind)).not.toContain('linked');
			expect(JSON.stringify(tracked)).not.toContain(there.number);
		}
		expect(await rowOf(context, one.number)).toMatchObject({ version });
		await unlinkComplaints(context, handler, other.number, one.number, day(2));
		await unlinkComplaints(context, handler, other.number, one.number, day(2));
		expect(await linkedFor(handler, one.number)).toEqual([]);
		expect((await seenBy(handler, one.number)).events.slice(-2).map(({ kind }) => kind)).toEqual([
			'linked',
			'unlinked'
		]);
		await linkComplaints(context, handler, one.number, other.number, day(2));
		expect(await linkedFor(handler, one.number)).toEqual([other.number]);
	});

	it('answers alike for what is hidden, what there is not, and the complaint itself', async () => {
		const here = await assigned();
		const foreign = await assigned({}, 'CAPIL');
		const refusalOf = async (other: string) => {
			const refusal: unknown = await linkComplaints(
				context,
				handler,
				here.number,
				other,
				day(1)
			).catch((error: unknown) => error);
			return (refusal as { details: unknown }).details;
		};
		const hidden = await refusalOf(foreign.number);
		expect(hidden).toMatchObject({ fields: { nomor_lain: expect.any(String) as string } });
		expect(hidden).toEqual(await refusalOf('2026-999999'));
		expect(hidden).toEqual(await refusalOf('x'));
		await expect(
			linkComplaints(context, handler, foreign.number, here.number, day(1))
		).rejects.toMatchObject({ code: 'not_found' });
		await expect(
			linkComplaints(context, handler, here.number, here.number, day(1))
		).rejects.toMatchObject({ code: 'invalid_input' });
	});

	it('leaves whom a complaint is about in the world in which it was never filed', async () => {
		const named = await officerWith(context.db, ['handler'], { unitCode: 'DAFDUK' });
		const here = await assigned({ kecamatanCode: '16.06.05' });
		const everything = async () => {
			const complaint = await rowOf(context, here.number);
			return JSON.stringify([
				await seenBy(named, here.number),
				await listLinked(context, named, here.id),
				await listLikely(context, named, complaint, day(2))
			]);
		};
		const without = await everything();
		const secret = await filed(context, { kecamatanCode: '16.06.05' });
		await about(secret.id, named);
		await linkComplaints(context, intake, here.number, secret.number, day(1));
		expect(await linkedFor(intake, here.number)).toEqual([secret.number]);
		expect(await everything()).toBe(without);
		await unlinkComplaints(context, intake, here.number, secret.number, day(1));
		expect(await everything()).toBe(without);
	});

	it('shows fifty that are linked, open ones first, and how many more there are', async () => {
		const here = await filed(context);
		const others: Awaited<ReturnType<typeof filed>>[] = [];
		for (let count = 0; count < 52; count++) others.push(await filed(context));
		const closed = eq(complaints.id, others[0]?.id ?? '');
		await context.db
			.update(complaints)
			.set({ status: 'closed', closedAt: day(1) })
			.where(closed);
		await context.db
			.insert(complaintLinks)
			.values(
				others.map(({ id }) => ({ id: newId(), firstId: here.id, secondId: id, linkedAt: day(1) }))
			);
		const { cases, more } = await listLinked(context, intake, here.id);
		expect(more).toBe(2);
		expect(cases).toHaveLength(50);
		expect(cases.map(({ number }) => number)).toEqual(
			others.slice(1, 51).map(({ number }) => number)
		);
		expect(await listLinked(context, handler, here.id)).toEqual({ cases: [], more: 0 });
	});

	it('suggests what looks the same within what the officer may see, and not what is linked', async () => {
		const kecamatanCode = '16.06.06';
		const here = await assigned({ kecamatanCode });
		const same = await assigned({ kecamatanCode });
		const foreign = await assigned({ kecamatanCode }, 'CAPIL');
		const likely = async (actor: Actor) => {
			const complaint = await rowOf(context, here.number);
			return (await listLikely(context, actor, complaint, day(1))).map(({ number }) => number);
		};
		expect(await likely(handler)).toContain(same.number);
		expect(await likely(handler)).not.toContain(foreign.number);
		expect(await likely(intake)).toContain(foreign.number);
		await linkComplaints(context, handler, here.number, same.number, day(1));
		expect(await likely(handler)).not.toContain(same.number);
	});
});

describe('one answer to several', () => {
	const answer = answerSaying('Blangko sudah datang.');

	it('goes to each in its own thread, and says which did not get it and why', async () => {
		const [first, second, changed, apart] = [
			await assigned(),
			await assigned(),
			await assigned(),
			await assigned()
		];
		for (const { number } of [second, changed]) {
			await linkComplaints(context, handler, first.number, number, day(1));
		}
		const also = [];
		for (const { number } of [second, changed, apart]) also.push(await target(number));
		await noteOnComplaint(context, intake, await target(changed.number), 'Cek lagi.', day(1));
		const done = await answerTogether(
			context,
			handler,
			await target(first.number),
			answer,
			also,
			day(2)
		);
		expect(done.also).toEqual([
			{ number: second.number, refusal: null },
			{ number: changed.number, refusal: 'conflict' },
			{ number: apart.number, refusal: 'not_found' }
		]);
		for (const { id, number } of [first, second]) {
			expect(await rowOf(context, number)).toMatchObject({ status: 'answered' });
			const { timeline } = await trackComplaint(context, { complaintId: id }, day(2));
			expect(timeline.at(-1)).toMatchObject({
				kind: 'answered',
				text: expect.stringContaining(answer.done) as string
			});
		}
		for (const { number } of [changed, apart]) {
			expect(await rowOf(context, number)).toMatchObject({ status: 'assigned' });
		}
	});

	it('is not sent to others while it is about one person, and then nobody is answered', async () => {
		const [first, second] = [await assigned(), await assigned()];
		await linkComplaints(context, handler, first.number, second.number, day(1));
		for (const text of [
			'Ibu Warga, KTP sudah bisa diambil di kantor.',
			'KTP 1606014503900002 sudah bisa diambil.',
			`Laporan ${first.number} sudah selesai kami kerjakan.`
		]) {
			await expect(
				answerTogether(
					context,
					handler,
					await target(first.number),
					{ ...answer, next: text },
					[await target(second.number)],
					day(2)
				)
			).rejects.toMatchObject({ code: 'invalid_input' });
		}
		expect(await rowOf(context, first.number)).toMatchObject({ status: 'assigned' });
		expect(await listJoined(context.db, second.id)).toEqual([]);
	});
});
