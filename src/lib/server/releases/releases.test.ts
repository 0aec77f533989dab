// What is published of random complaints: complete, frozen, and nothing hidden can be computed from it.
import { createHash } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { boundsOf, type Equation } from '#lib/suppression/testing.ts';
import { complaints, complaintSubjects } from '../complaints/schema.ts';
import { enteredLetter, filed, officerWith, testContext } from '../complaints/testing.ts';
import { fillAtRandom, seeded } from '../figures/testing.ts';
import { newId } from '../platform/ids.ts';
import { listReleases, readMonths, readRelease, releaseFigures } from './index.ts';
import type { Observation, ReleaseDocument } from './index.ts';
import { figureReleases } from './schema.ts';

type TestContext = Awaited<ReturnType<typeof testContext>>;

const DIVIDED = ['jenis', 'kanal', 'layanan', 'kategori', 'kecamatan'] as const;
const codesOfYear = [
	'01',
	'02',
	'03',
	'sd-03',
	'04',
	'05',
	'06',
	'sd-06',
	'07',
	'08',
	'09',
	'sd-09'
];

async function publishedOf(context: TestContext): Promise<ReleaseDocument[]> {
	const entries = await listReleases(context);
	const found = await Promise.all(entries.map(({ code }) => readRelease(context, code)));
	return found.flatMap((one) => (one ? [one.document] : []));
}

function find(document: ReleaseDocument, ukuran: string, pemilah: string): Observation[] {
	return document.data.filter((one) => one.ukuran === ukuran && one.pemilah === pemilah);
}

/**
 * All that follows from the files alone, for one way of telling apart: the parts sum to the total, and
 * the months of a year to the time since January.
 */
function knowledgeOf(documents: readonly ReleaseDocument[], ukuran: string, pemilah: string) {
	const equations: Equation[] = [];
	const least = new Map<string, number>();
	const terms = new Map<string, number>();
	let known = 0;
	const add = (document: ReleaseDocument, one: Observation, factor: number) => {
		const name = `${document.periode} ${one.pemilah} ${one.kode}`;
		if (one.nilai !== null) {
			known += factor * one.nilai;
			return;
		}
		least.set(name, one.keadaan === 'disembunyikan' ? 1 : 0);
		terms.set(name, (terms.get(name) ?? 0) + factor);
	};
	const close = () => {
		if (terms.size) equations.push({ terms: new Map(terms), equals: -known });
		terms.clear();
		known = 0;
	};
	for (const document of documents) {
		const [total] = find(document, ukuran, 'semua');
		if (pemilah !== 'semua' && total) {
			for (const one of find(document, ukuran, pemilah)) add(document, one, 1);
			add(document, total, -1);
			close();
		}
		if (document.jenis === 'bulan') continue;
		const months = documents.filter(
			(one) => one.jenis === 'bulan' && one.tanggal_akhir <= document.tanggal_akhir
		);
		const tables = pemilah === 'semua' ? ['semua'] : ['semua', pemilah];
		for (const table of tables) {
			for (const sum of find(document, ukuran, table)) {
				for (const month of months) {
					for (const part of find(month, ukuran, table)) {
						if (part.kode === sum.kode) add(month, part, 1);
					}
				}
				add(document, sum, -1);
				close();
			}
		}
	}
	return { equations, least };
}

function attack(documents: readonly ReleaseDocument[]) {
	const pinned: string[] = [];
	let hidden = 0;
	const views = [
		...['laporan_masuk', 'laporan_berakhir', 'dibuka_kembali', 'dinilai'].map(
			(ukuran) => [ukuran, 'semua'] as const
		),
		...DIVIDED.map((pemilah) => ['laporan_masuk', pemilah] as const)
	];
	for (const [ukuran, pemilah] of views) {
		const { equations, least } = knowledgeOf(documents, ukuran, pemilah);
		for (const [name, lowest] of least) {
			const { low, high } = boundsOf(equations, least, name);
			// Of what isn't published at all, only a small number would tell of somebody.
			const isSmall = low > 0.5 && high < 4.5;
			if (lowest === 0 && !isSmall) continue;
			hidden += 1;
			if (high - low < 2 - 1e-6) pinned.push(`${ukuran} ${name}: ${low} to ${high}`);
		}
	}
	return { hidden, pinned };
}

describe.each([
	[900, 7],
	[260, 16],
	[60, 6]
])('an office with %i complaints in nine months', (count, seed) => {
	let context: TestContext;
	let documents: ReleaseDocument[];

	beforeAll(async () => {
		context = await testContext();
		const span = [new Date('2025-12-31T17:00:00Z'), new Date('2026-09-30T16:59:59Z')] as const;
		await fillAtRandom(context, count, seeded(seed), span);
		// Month by month, as an office does, with a clock that moves on.
		for (let month = 2; month <= 10; month += 1) {
			await releaseFigures(context, new Date(Date.UTC(2026, month - 1, 20)));
		}
		documents = await publishedOf(context);
	}, 120_000);
	afterAll(() => context.close());

	test('publishes each month once, and each quarter the time since January', () => {
		const wanted = codesOfYear.map((code) => `2026-${code}`).reverse();
		expect(documents.map(({ periode }) => periode)).toEqual(wanted);
	});

	test('what is shown is what is there', async () => {
		const rows = await context.db
			.select({ at: complaints.receivedAt, kecamatan: complaints.kecamatanCode })
			.from(complaints)
			.where(
				sql`${complaints.id} not in (select complaint_id from complaint_subjects where ended_at is null
					union select complaint_id from complaint_subject_words where settled_at is null)`
			);
		const day = (at: Date) => new Date(at.getTime() + 7 * 3_600_000).toISOString().slice(0, 10);
		let compared = 0;
		for (const document of documents) {
			const { tanggal_awal, tanggal_akhir } = document;
			const inside = rows.filter(({ at }) => day(at) >= tanggal_awal && day(at) <= tanggal_akhir);
			const places = find(document, 'laporan_masuk', 'kecamatan');
			expect(places.length).toBe(15);
			for (const { kode, nilai, keadaan } of places) {
				const n = inside.filter(({ kecamatan }) => kecamatan === kode).length;
				if (keadaan === 'ada') {
					compared += 1;
					expect([kode, nilai]).toEqual([kode, n]);
					expect(n === 0 || n >= 5).toBe(true);
				} else expect(nilai).toBeNull();
				if (keadaan === 'disembunyikan') expect(n).toBeGreaterThan(0);
			}
		}
		if (count > 100) expect(compared).toBeGreaterThan(20);
	});

	test('nobody computes a hidden number from all files together', { timeout: 120_000 }, () => {
		const { hidden, pinned } = attack(documents);
		expect(pinned).toEqual([]);
		expect(hidden).toBeGreaterThan(10);
	});

	test('no two sums since January differ by one to four', () => {
		const sums = documents.filter(({ jenis }) => jenis === 'sejak_januari').reverse();
		for (const [index, later] of sums.entries()) {
			for (const one of later.data.filter(({ ukuran }) => ukuran === 'laporan_masuk')) {
				const shown = sums
					.slice(0, index)
					.flatMap(({ data }) =>
						data.flatMap(({ ukuran, pemilah, kode, nilai }) =>
							[ukuran, pemilah, kode].join() === [one.ukuran, one.pemilah, one.kode].join() &&
							nilai !== null
								? [nilai]
								: []
						)
					);
				const difference = (one.nilai ?? 0) - (shown.at(-1) ?? 0);
				if (one.nilai !== null) expect(difference === 0 || difference >= 5).toBe(true);
			}
		}
	});

	test('nothing under five stands in any file', () => {
		for (const { data } of documents) {
			const counts = data.filter(({ satuan }) => satuan === 'laporan' || satuan === 'kali');
			for (const { nilai } of counts)
				expect(nilai === null || nilai === 0 || nilai >= 5).toBe(true);
		}
	});
});

test('the attacker recovers what is hidden without neighbours', async () => {
	const context = await testContext();
	const span = [new Date('2025-12-31T17:00:00Z'), new Date('2026-03-31T16:59:59Z')] as const;
	await fillAtRandom(context, 300, seeded(11), span);
	await releaseFigures(context, new Date('2026-04-20'));
	const documents = await publishedOf(context);
	// As if every number from five on had been shown.
	const stored = await context.db.select().from(figureReleases);
	const naive = documents.map((document) => ({
		...document,
		data: document.data.map((one): Observation => {
			const { numbers } = stored.find(({ code }) => code === document.periode) ?? {};
			const series = one.pemilah === 'semua' ? one.ukuran : one.pemilah;
			const n = Object.entries(numbers ?? {}).find(([name]) => name === series)?.[1];
			const value = n?.[one.pemilah === 'semua' ? 'semua' : one.kode]?.value ?? 0;
			return one.keadaan === 'disembunyikan' && value >= 5
				? { ...one, nilai: value, keadaan: 'ada' }
				: one;
		})
	}));
	expect(attack(naive).pinned.length).toBeGreaterThan(0);
	expect(attack(documents).pinned).toEqual([]);
	await context.close();
});

describe('a release', () => {
	let context: TestContext;
	const NOVEMBER = new Date('2026-11-10T02:00:00Z');
	const MARCH = new Date('2026-03-10T02:00:00Z');

	beforeAll(async () => {
		context = await testContext();
		for (let index = 0; index < 12; index += 1) await filed(context, {}, NOVEMBER);
	});
	afterAll(() => context.close());

	test('waits until the last day of the month can be verified', async () => {
		// Monday 30 November; four working days later it is Friday.
		expect(await releaseFigures(context, new Date('2026-12-03T16:59:00Z'))).toBe(0);
		expect(await releaseFigures(context, new Date('2026-12-03T17:00:00Z'))).toBe(1);
		expect(await releaseFigures(context, new Date('2026-12-03T17:01:00Z'))).toBe(0);
	});

	test('stays as it is, whatever happens afterwards', async () => {
		const before = await readRelease(context, '2026-11');
		expect(before?.sha256).toBe(
			createHash('sha256')
				.update(before?.body ?? '')
				.digest('hex')
		);
		const [one] = await context.db.select({ id: complaints.id }).from(complaints).limit(1);
		const officer = await officerWith(context.db, ['handler']);
		await context.db.insert(complaintSubjects).values({
			id: newId(),
			complaintId: one?.id ?? '',
			officerId: officer.id,
			addedAt: NOVEMBER
		});
		await filed(context, {}, NOVEMBER);
		await releaseFigures(context, new Date('2026-12-20T02:00:00Z'));
		expect(await readRelease(context, '2026-11')).toEqual(before);
		await expect(
			context.db.update(figureReleases).set({ body: '' }).where(eq(figureReleases.code, '2026-11'))
		).rejects.toThrow();
		await expect(context.db.delete(figureReleases)).rejects.toThrow();
	});

	test('is made once by two processes', async () => {
		const january = new Date('2027-01-20T02:00:00Z');
		const made = await Promise.all([
			releaseFigures(context, january),
			releaseFigures(context, january)
		]);
		// December and the year.
		expect(made.reduce((sum, n) => sum + n, 0)).toBe(2);
		expect((await readMonths(context)).map(({ periode }) => periode)).toEqual([
			'2026-11',
			'2026-12'
		]);
	});

	test('never begins earlier than it has begun, when an old letter is entered', async () => {
		const before = await listReleases(context);
		await enteredLetter(context, MARCH, NOVEMBER);
		expect(await releaseFigures(context, new Date('2027-01-21T02:00:00Z'))).toBe(0);
		expect(await listReleases(context)).toEqual(before);
	});

	test('begins with the product, not with the oldest letter', async () => {
		const young = await testContext();
		await enteredLetter(young, MARCH, NOVEMBER);
		await releaseFigures(young, new Date('2027-01-20T02:00:00Z'));
		expect((await readMonths(young)).map(({ periode }) => periode)).toEqual(['2026-11', '2026-12']);
		await young.close();
	});

	test('an office without complaints publishes nothing', async () => {
		const empty = await testContext();
		expect(await releaseFigures(empty, NOVEMBER)).toBe(0);
		expect(await listReleases(empty)).toEqual([]);
		expect(await readRelease(empty, '2026-11')).toBeNull();
		await empty.close();
	});
});
