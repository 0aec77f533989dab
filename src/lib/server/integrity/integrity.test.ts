import { createHash } from 'node:crypto';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '#lib/codes/officer-codes.ts';
import { inspectAttachment } from '../attachments/index.ts';
import { complaintSubjects } from '../complaints/schema.ts';
import { day, filed, officerWith, testContext } from '../complaints/testing.ts';
import { wholeOf } from '../documents/index.ts';
import { createFinding } from '../findings/index.ts';
import type { Actor } from '../officers/index.ts';
import { newId } from '../platform/ids.ts';
import { publishDocument } from '../publications/index.ts';
import {
	addIntegrityEvidence,
	addItem,
	answerQuestion,
	evidenceBundle,
	readPlan,
	rewordItem,
	withdrawIntegrityEvidence
} from './index.ts';
import { integrityAnswers } from './schema.ts';

let context: Awaited<ReturnType<typeof testContext>>;
let head: Actor;
let intake: Actor;
let unitHead: Actor;

beforeAll(async () => {
	context = await testContext();
	head = await officerWith(context.db, ['head']);
	intake = await officerWith(context.db, ['intake']);
	unitHead = await officerWith(context.db, ['unit_head'], { unitCode: 'DAFDUK' });
});
afterAll(() => context.close());

const YEAR = 2026;
const asked = (code: string) => ({ code, year: YEAR });
const entryOf = async (code: string, now = day(20)) => {
	const { entries } = await readPlan(context, head, YEAR, now);
	const entry = entries.find(({ item }) => item.code === code);
	if (!entry) throw new Error(`nothing under ${code}`);
	return entry;
};
const bundle = async (now = day(20)) => {
	const { pieces, progress } = await evidenceBundle(context, head, YEAR, now);
	const bytes = await wholeOf(pieces);
	expect(progress.done).toBe(progress.total);
	return bytes;
};
const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
/** A PDF of one empty page. */
const PAGE =
	'%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n' +
	'3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>endobj\ntrailer<</Root 1 0 R/Size 4>>\nstartxref\n152\n%%EOF\n';
const file = () => inspectAttachment({ name: 'spanduk.pdf', bytes: Buffer.from(PAGE, 'latin1') });

describe('the plan', () => {
	it('comes with four rows and seven questions that nobody confirmed', async () => {
		const { entries } = await readPlan(context, head, YEAR, day(0));
		expect(entries.map(({ item }) => item.code)).toEqual([
			...['RA.1', 'RA.2', 'RA.3', 'RA.4'],
			...['V.iii.a', 'V.iii.b', 'V.iii.c', 'V.iii.d', 'V.iv.a', 'V.iv.b', 'V.iv.c']
		]);
		expect(entries.every(({ item }) => !item.confirmed)).toBe(true);
		expect(entries.every(({ answers }) => answers.length === 0)).toBe(true);
	});

	it('is hidden from who has nothing to do with it', async () => {
		for (const role of ['handler', 'administrator', 'district_operator'] as const) {
			const officer: Actor = { ...head, roles: [role] as Role[] };
			const reading = readPlan(context, officer, YEAR, day(0));
			await expect(reading).rejects.toMatchObject({ code: 'not_found' });
		}
	});

	it('is answered by the head alone, beside what the data supported', async () => {
		const answer = { answer: 'B', reason: 'Tim, media, dan SOP kami ada.' };
		await expect(
			answerQuestion(context, intake, asked('V.iii.a'), answer, day(0))
		).rejects.toMatchObject({ code: 'not_allowed' });
		await expect(
			answerQuestion(context, head, asked('V.iii.a'), { ...answer, answer: 'X' }, day(0))
		).rejects.toMatchObject({ code: 'invalid_input' });
		await answerQuestion(context, head, asked('V.iii.a'), answer, day(0));
		expect((await entryOf('V.iii.a')).answers.at(-1)).toMatchObject({
			answer: 'B',
			proposed: 'C'
		});
		await expect(context.db.update(integrityAnswers).set({ answer: 'A' })).rejects.toMatchObject({
			cause: { code: 'TG001' }
		});
	});

	it('is worded anew from a day on, and not before', async () => {
		const { item } = await entryOf('RA.2');
		const wording = {
			...item,
			text: 'Laporan tindak lanjut dibuat setiap bulan.',
			confirmed: true
		};
		const later = { ...wording, effectiveFrom: '2026-11-10' };
		await rewordItem(context, intake, 'RA.2', later, day(0));
		expect((await entryOf('RA.2', day(7))).item.text).toBe(item.text);
		expect((await entryOf('RA.2', day(8))).item.text).toBe(wording.text);
		await expect(
			rewordItem(context, intake, 'RA.2', { ...wording, effectiveFrom: '2026-11-01' }, day(0))
		).rejects.toMatchObject({ code: 'invalid_input' });
	});

	it('takes another area as data, which ends as data too', async () => {
		const wanted = {
			code: 'VI.i.a',
			kind: 'question' as const,
			area: 'VI. Peningkatan Kualitas Pelayanan Publik',
			text: 'Standar pelayanan telah ditetapkan',
			answers: [
				{ code: 'A', text: 'Ya' },
				{ code: 'C', text: 'Belum' }
			],
			plans: [],
			source: 'Lembar contoh',
			confirmed: false,
			effectiveFrom: '2026-11-02',
			retired: false
		};
		await addItem(context, intake, wanted, day(0));
		const added = await entryOf('VI.i.a');
		expect(added.assessment).toEqual({ have: [], missing: [], proposal: null });
		const twice = addItem(context, intake, { ...wanted, code: 'vi.I.a' }, day(0));
		await expect(twice).rejects.toMatchObject({ code: 'invalid_input' });
		await rewordItem(
			context,
			head,
			'VI.i.a',
			{ ...wanted, effectiveFrom: '2026-11-05', retired: true },
			day(1)
		);
		await expect(entryOf('VI.i.a')).rejects.toThrow('nothing under');
		expect((await entryOf('VI.i.a', day(2))).item.code).toBe('VI.i.a');
	});
});

describe('the bundle', () => {
	it('is the same twice on one day, its checksums hold, and a changed row breaks the hash', async () => {
		await filed(context, {}, day(1));
		const given = { title: 'Foto spanduk', files: [await file()], document: null };
		await addIntegrityEvidence(context, intake, asked('V.iii.a'), given, day(2));
		await publishDocument(
			context,
			head,
			{ title: 'Keputusan tim contoh', kind: 'team_decree', year: YEAR, files: [await file()] },
			day(2)
		);
		const first = await bundle();
		const hour = 3_600_000;
		expect(hashOf(await bundle(new Date(day(20).getTime() + hour)))).toBe(hashOf(first));

		const parts = unzipSync(first);
		const names = Object.keys(parts);
		expect(names).toEqual([
			'indeks.html',
			'indeks.pdf',
			'bukti/V.iii.a/01-spanduk.pdf',
			'dokumen/01-spanduk.pdf',
			'checksums.txt'
		]);
		const sums = strFromU8(parts['checksums.txt'] ?? new Uint8Array())
			.trim()
			.split('\n');
		expect(sums).toEqual(
			names.slice(0, -1).map((name) => `${hashOf(parts[name] ?? new Uint8Array())}  ${name}`)
		);
		const html = strFromU8(parts['indeks.html'] ?? new Uint8Array());
		expect(html).toContain('href="bukti/V.iii.a/01-spanduk.pdf"');

		const finding = {
			cause: 'Sebab contoh yang berulang.',
			serviceCode: null,
			categoryCode: null,
			kecamatanCode: null,
			complaints: []
		};
		await createFinding(context, head, finding, day(3));
		expect(hashOf(await bundle())).not.toBe(hashOf(first));
	});

	it('does not differ by a complaint that is about an officer', async () => {
		const before = await bundle();
		const { id } = await filed(context, {}, day(4));
		const counted = await bundle();
		expect(hashOf(counted)).not.toBe(hashOf(before));
		await context.db.insert(complaintSubjects).values({
			id: newId(),
			complaintId: id,
			officerId: unitHead.id,
			addedAt: day(4)
		});
		expect(hashOf(await bundle())).toBe(hashOf(before));
	});

	it('holds no evidence that was taken back', async () => {
		const [piece] = (await entryOf('V.iii.a')).evidence;
		const id = piece?.id ?? '';
		const target = asked('V.iii.a');
		await withdrawIntegrityEvidence(context, intake, target, id, 'Fotonya keliru.', day(5));
		expect(Object.keys(unzipSync(await bundle()))).not.toContain('bukti/V.iii.a/01-spanduk.pdf');
		await expect(
			withdrawIntegrityEvidence(context, intake, target, id, 'Sekali lagi.', day(5))
		).rejects.toMatchObject({ code: 'not_found' });
	});

	it('leaves the house in the hands of the head only', async () => {
		await expect(evidenceBundle(context, intake, YEAR, day(20))).rejects.toMatchObject({
			code: 'not_allowed'
		});
	});

	it('takes no number of a person', async () => {
		const given = { title: 'Foto KTP 1606010101800001', files: [await file()], document: null };
		await expect(
			addIntegrityEvidence(context, intake, asked('V.iii.a'), given, day(2))
		).rejects.toMatchObject({ code: 'invalid_input' });
	});
});
