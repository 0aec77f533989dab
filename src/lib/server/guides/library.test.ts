import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Document, parseDocument } from 'yaml';
import { PICTOGRAM_NAMES } from '#lib/components/pictograms/pictograms.ts';
import { readAgency } from '#lib/server/agency/index.ts';
import { ConfigurationError } from '#lib/server/platform/startup-error.ts';
import { datesToCome, overdueReviews, publicPages, readLibrary, reportOn } from './index.ts';
import { findDeadLinks } from './links.ts';
import { findUnplain, textOfMarkdown } from './plain-language.ts';

const ROOT = join(import.meta.dirname, '../../../..');
const GUIDE = 'content/panduan/ktp-el.md';
const LESSON = 'content/literasi/foto-dokumen.md';
const SESSION = 'content/sesi/urus-ktp-dan-kk.md';
const TODAY = '2027-01-04';

const against = {
	services: new Set(readAgency(ROOT).services.map(({ code }) => code)),
	pictograms: PICTOGRAM_NAMES,
	pages: publicPages(ROOT),
	today: TODAY
};
const original = readLibrary(ROOT, against);
const guide = original.guides.find(({ slug }) => slug === 'ktp-el');
const cases = guide?.cases.map(({ id }) => id) ?? [];

let root: string;
beforeAll(() => {
	root = mkdtempSync(join(tmpdir(), 'tanggap-guides-'));
});
beforeEach(() => {
	rmSync(join(root, 'content'), { recursive: true, force: true });
	cpSync(join(ROOT, 'content'), join(root, 'content'), { recursive: true });
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** What is wrong with the copy, as "file → path: message" lines. */
function problems(): string[] {
	try {
		readLibrary(root, against);
	} catch (error) {
		expect(error).toBeInstanceOf(ConfigurationError);
		return (error as ConfigurationError).message
			.split('\n')
			.slice(1)
			.map((line) => line.trim());
	}
	return [];
}

/** Changes the text of a file, and tells what is wrong then. */
function rewritten(file: string, change: (source: string) => string): string[] {
	const path = join(root, file);
	const before = readFileSync(path, 'utf8');
	const after = change(before);
	expect(after).not.toBe(before);
	writeFileSync(path, after);
	return problems();
}

/** Changes values of a file's head, and tells what is wrong then: `['langkah', 0, 'id']` → value. */
function changed(
	file: string,
	...changes: [path: (string | number)[], value: unknown][]
): string[] {
	return rewritten(file, (source) => {
		const [, head = '', body = ''] = /^---\n([\s\S]*?)\n---(?:\n([\s\S]*))?$/.exec(source) ?? [];
		const document: Document = parseDocument(head);
		for (const [path, value] of changes) {
			if (value === undefined) document.deleteIn(path);
			else document.setIn(path, value);
		}
		return `---\n${document.toString({ lineWidth: 0 })}---\n${body}`;
	});
}

const withBody = (body: string) =>
	rewritten(GUIDE, (source) => `${/^---\n[\s\S]*?\n---\n/.exec(source)?.[0] ?? ''}\n${body}\n`);

it('finds nothing wrong with what we publish', () => {
	expect(problems()).toEqual([]);
	expect(original.guides.length).toBeGreaterThan(0);
	expect(original.lessons.length).toBeGreaterThan(0);
	expect(original.sessions.length).toBeGreaterThan(0);
});

describe('a head that cannot be read', () => {
	const title = (line: string) => (source: string) => source.replace(/^judul: .*$/m, line);
	it.each<[what: string, line: string, message: string]>([
		[
			'a tab',
			'judul: KTP\n\tringkasan: Satu',
			'awal baris 3 ("ringkasan: Satu") memakai tab. Ganti tab itu dengan spasi.'
		],
		[
			'a colon without quotes',
			'judul: KTP: hilang',
			'teks di baris 2 ("judul: KTP: hilang") memuat titik dua. Beri tanda kutip: judul: "KTP: hilang"'
		],
		[
			'a line too far in',
			'judul: KTP\n  tambahan: satu',
			'jumlah spasi di awal baris 3 ("tambahan: satu") salah. Samakan dengan baris sejenis di atasnya.'
		],
		[
			'a line not far enough in',
			'x:\n  - id: satu\n   nama: Dua\njudul: KTP',
			'jumlah spasi di awal baris 4 ("nama: Dua") salah. Samakan dengan baris sejenis di atasnya.'
		],
		[
			'a field that stands twice',
			'judul: KTP\njudul: KK',
			'baris 3 ("judul: KK") mengulang isian yang sudah ada. Hapus salah satunya.'
		],
		[
			'no space behind the colon',
			'judul:KTP',
			'kepala tidak bisa dibaca di sekitar baris 2 ("judul:KTP"). Periksa spasi sesudah titik dua, dan beri tanda kutip pada teks yang memuat tanda baca.'
		],
		[
			'a text of which a part would be lost',
			'judul: KTP #1',
			'teks sesudah tanda # di baris 2 ("judul: KTP #1") akan hilang. Beri tanda kutip pada seluruh teks.'
		],
		[
			'a text that YAML takes for a reference',
			'judul: *KTP*',
			'teks di baris 2 ("judul: *KTP*") berawal dengan tanda * atau &. Beri tanda kutip pada seluruh teks.'
		]
	])('%s', (_, line, message) => {
		expect(rewritten(GUIDE, title(line))).toEqual([`${GUIDE}: ${message}`]);
	});

	it('no head at all, and a file that Notepad has named', () => {
		expect(rewritten(GUIDE, (source) => source.slice(3))).toEqual([
			`${GUIDE}: tidak punya kepala di antara dua baris "---". Tambahkan di awal berkas.`
		]);
		cpSync(join(ROOT, GUIDE), join(root, GUIDE));
		writeFileSync(join(root, 'content/panduan/kk.md.txt'), '');
		writeFileSync(join(root, 'content/panduan/.DS_Store'), '');
		expect(problems()).toEqual([
			'content/panduan/kk.md.txt: tidak dibaca. Ganti nama berkasnya supaya berakhir .md, atau pindahkan.'
		]);
	});

	it('keeps comments, line ends of Windows, and the order of fields free', () => {
		const windows = (source: string) =>
			`\uFEFF${source.replace('judul:', '# Judul yang pendek\njudul:')}`.replace(/\n/g, '\r\n');
		expect(rewritten(GUIDE, windows)).toEqual([]);
	});
});

describe('ids', () => {
	it('are there', () => {
		expect(changed(GUIDE, [['langkah', 1, 'id'], undefined])).toEqual([
			`${GUIDE} → langkah[1].id: belum ada. Tambahkan.`
		]);
	});
	it('never stand twice', () => {
		const id = guide?.steps[0]?.id;
		expect(changed(GUIDE, [['langkah', 1, 'id'], id])).toEqual([
			`${GUIDE} → langkah[1].id: "${id}" sudah dipakai. Pakai nama lain.`
		]);
	});
	it('have one form, in a file’s name, too', () => {
		expect(changed(GUIDE, [['langkah', 1, 'id'], 'Surat Hilang'])).toEqual([
			`${GUIDE} → langkah[1].id: harus berupa huruf kecil, angka, dan tanda hubung, misalnya surat-hilang. Setelah terbit, jangan diganti.`
		]);
		cpSync(join(ROOT, GUIDE), join(root, GUIDE));
		cpSync(join(ROOT, LESSON), join(root, 'content/literasi/Foto Baru.md'));
		cpSync(join(ROOT, GUIDE), join(root, 'content/panduan/semua.md'));
		expect(problems()).toEqual([
			'content/panduan/semua.md: nama "semua" sudah dipakai alamat lain. Pilih nama lain.',
			'content/literasi/Foto Baru.md: nama berkas harus berupa huruf kecil, angka, dan tanda hubung, misalnya kartu-keluarga.md. Ganti nama berkasnya.'
		]);
	});
});

describe('cases', () => {
	it('exist', () => {
		expect(changed(GUIDE, [['langkah', 0, 'kasus'], ['tercecer']])).toContain(
			`${GUIDE} → langkah[0].kasus: kasus "tercecer" tidak ada di panduan ini. Pilih salah satu: ${cases.join(', ')}.`
		);
	});
	it('have steps', () => {
		const steps = (guide?.steps ?? []).map((_, index): [(string | number)[], unknown] => [
			['langkah', index, 'kasus'],
			[cases[0]]
		]);
		expect(changed(GUIDE, ...steps)).toEqual(
			cases
				.slice(1)
				.map(
					(id) =>
						`${GUIDE} → kasus: kasus "${id}" tidak punya langkah. Tambahkan langkahnya, atau hapus kasus itu.`
				)
		);
	});
	it('are not called as all of them are', () => {
		expect(changed(GUIDE, [['kasus', cases.length], { id: 'semua', nama: 'Semua' }])).toEqual([
			`${GUIDE} → kasus[${cases.length}].id: "semua" sudah dipakai untuk menampilkan semua kasus. Pakai nama lain.`
		]);
	});
	it('do not begin with an alternative', () => {
		expect(changed(GUIDE, [['langkah', 0, 'hubungan'], 'atau'])).toEqual(
			cases.map(
				(id) =>
					`${GUIDE} → langkah[0].hubungan: langkah ini yang pertama untuk kasus "${id}", jadi tidak ada langkah sebelumnya. Hapus baris hubungan, atau ubah urutan langkah.`
			)
		);
	});
	it('leave a choice among alternatives', () => {
		const alone = `${GUIDE} → syarat[0].salah_satu: hanya satu syarat memakai "bukti". Beri nama yang sama pada pilihan lainnya, atau hapus baris ini.`;
		expect(changed(GUIDE, [['syarat', 0, 'salah_satu'], 'bukti'])).toEqual([alone]);
		const [one, other] = cases;
		const apart = (index: number) =>
			`${GUIDE} → syarat[${index}].salah_satu: pilihan lain dari "bukti" berlaku untuk kasus yang berbeda. Samakan kasusnya, atau hapus baris ini.`;
		expect(
			changed(
				GUIDE,
				[['syarat', 0, 'kasus'], [one]],
				[['syarat', 1, 'kasus'], [other]],
				[['syarat', 1, 'salah_satu'], 'bukti']
			)
		).toEqual([apart(0), apart(1)]);
		expect(
			changed(GUIDE, [
				['syarat', 1, 'kasus'],
				[other, one]
			])
		).toEqual([]);
	});
});

describe('what a text refers to', () => {
	it('a service, a picture, a guide', () => {
		expect(
			changed(
				GUIDE,
				[['layanan'], 'SIM'],
				[['langkah', 0, 'piktogram'], 'mobil'],
				[['syarat', 0, 'panduan'], 'paspor']
			)
		).toEqual([
			`${GUIDE} → langkah[0].piktogram: gambar "mobil" tidak ada. Lihat daftarnya di docs/menulis-panduan.md.`,
			`${GUIDE} → layanan: "SIM" tidak ada di content/instansi.json. Pilih salah satu: ${[...against.services].join(', ')}.`,
			`${GUIDE} → syarat[0].panduan: panduan "paspor" tidak ada. Pilih salah satu: ${original.guides.map(({ slug }) => slug).join(', ')}.`
		]);
	});

	it.each<[target: string, message: string | null]>([
		['/lapor?jenis=aspirasi', null],
		['/', null],
		['/panduan/ktp-el', null],
		['/panduan/ktp-el/cetak?kasus=hilang', null],
		['/panduan/ktp-el?kasus=semua', null],
		['/literasi/foto-dokumen#langkah', null],
		['https://contoh.go.id/a', null],
		['mailto:warga@contoh.id', null],
		['#jawaban', null],
		[
			'/panduan/ktp-el?kasus=tercecer',
			`memakai kasus yang tidak ada. Pilih salah satu: ${cases.join(', ')}.`
		],
		[
			'/panduan/paspor',
			`tidak ada halamannya. Pilih salah satu: ${original.guides.map(({ slug }) => `/panduan/${slug}`).join(', ')}.`
		],
		[
			'/panduan/paspor/cetak',
			`tidak ada halamannya. Pilih salah satu: ${original.guides.map(({ slug }) => `/panduan/${slug}`).join(', ')}.`
		],
		[
			'/laporkan',
			`tidak ada halamannya. Pilih salah satu: ${(against.pages ?? []).filter((page) => !page.includes('[')).join(', ')}.`
		],
		[
			'lapor',
			'tidak bisa dibuka. Tulis alamat dari garis miring, misalnya /lapor, atau dari https://.'
		],
		[
			'//contoh.go.id',
			'tidak bisa dibuka. Tulis alamat dari garis miring, misalnya /lapor, atau dari https://.'
		]
	])('a page: %s', (target, message) => {
		expect(findDeadLinks(`Baca [ini](${target}).`, original, against.pages)).toEqual(
			message === null ? [] : [`tautan ke "${target}" ${message}`]
		);
	});

	it('a page, in a body', () => {
		expect(withBody('Baca [ini](lapor).')).toEqual([
			`${GUIDE}: tautan ke "lapor" tidak bisa dibuka. Tulis alamat dari garis miring, misalnya /lapor, atau dari https://.`
		]);
	});

	it('a page of ours, as far as anybody knows which there are', () => {
		const path = join(root, GUIDE);
		writeFileSync(path, `${readFileSync(path, 'utf8')}\n[Satu](/mungkin) [dua](/panduan/paspor)\n`);
		expect(() => readLibrary(root, { ...against, pages: null })).toThrow(
			/^Ada isian yang perlu dibetulkan:\n {2}\S+ tautan ke "\/panduan\/paspor" tidak ada halamannya[^\n]*$/
		);
	});

	it('no mark that would be taken for code', () => {
		expect(withBody('Tulis {nama} di sini.')).toEqual([
			`${GUIDE}: tanda "{" di bawah kepala tidak bisa dipakai. Tulis dengan kata-kata.`
		]);
	});

	it('the parts of a session', () => {
		expect(
			changed(
				SESSION,
				[['isi', 0, 'kasus'], 'tercecer'],
				[['isi', 1, 'panduan'], 'paspor'],
				[['isi', 2, 'literasi'], 'paspor']
			)
		).toEqual([
			`${SESSION} → isi[0].kasus: kasus "tercecer" tidak ada di panduan itu. Pilih salah satu: ${cases.join(', ')}.`,
			`${SESSION} → isi[1].panduan: panduan "paspor" tidak ada. Periksa nama berkasnya.`,
			`${SESSION} → isi[2].literasi: pelajaran "paspor" tidak ada. Periksa nama berkasnya.`
		]);
	});

	it('the objectives of a lesson', () => {
		const lesson = original.lessons.find(({ slug }) => slug === 'foto-dokumen');
		const objectives = lesson?.objectives.map(({ id }) => id) ?? [];
		expect(
			changed(
				LESSON,
				[['kuis', 0, 'tujuan'], 'lupa'],
				[['tujuan', objectives.length], { id: 'x', teks: 'Satu' }]
			)
		).toEqual(
			expect.arrayContaining([
				`${LESSON} → kuis[0].tujuan: tujuan "lupa" tidak ada di pelajaran ini. Pilih salah satu: ${[...objectives, 'x'].join(', ')}.`,
				`${LESSON} → kuis: tujuan "x" tidak ditanyakan. Tambahkan pertanyaan, atau hapus tujuan itu.`
			])
		);
	});
});

describe('dates', () => {
	it('stand beside every source, and are dates', () => {
		expect(
			changed(
				GUIDE,
				[['sumber', 0, 'diperiksa'], undefined],
				[['diperbarui'], '4 Januari 2027'],
				[['tinjau_sebelum'], '2027-02-30']
			)
		).toEqual([
			`${GUIDE} → tinjau_sebelum: harus berupa tanggal yang ada di kalender, misalnya 2026-11-22.`,
			`${GUIDE} → diperbarui: harus berupa tanggal yang ada di kalender, misalnya 2026-11-22.`,
			`${GUIDE} → sumber[0].diperiksa: belum ada. Tambahkan.`
		]);
	});
	it('of what was done have come; a wrong clock keeps nothing from starting', () => {
		const done = (date: string) => ({
			...original,
			guides: [],
			lessons: [],
			sessions: original.sessions.slice(0, 1).map((one) => ({ ...one, updatedOn: date }))
		});
		expect(changed(GUIDE, [['sumber', 0, 'diperiksa'], '2099-01-05'])).toEqual([]);
		const told = 'tanggal 2099-01-05 belum tiba; hari ini 2027-01-04. Tulis tanggal yang benar.';
		expect(reportOn(root, against).untimely).toEqual([
			{ file: GUIDE, path: 'sumber[0].diperiksa', message: told }
		]);
		expect(datesToCome(done(TODAY), TODAY)).toEqual([]);
		expect(datesToCome(done('2099-01-05'), TODAY)).toMatchObject([{ path: 'diperbarui' }]);
	});
	it('of a review may pass: the check of the repository complains only after 30 days more', () => {
		const reviewBy = (date: string) => ({
			...original,
			guides: [],
			sessions: [],
			lessons: original.lessons.slice(0, 1).map((one) => ({ ...one, reviewBy: date }))
		});
		expect(changed(GUIDE, [['tinjau_sebelum'], '2020-01-01'])).toEqual([]);
		expect(overdueReviews(reviewBy('2026-12-05'), TODAY)).toEqual([]);
		expect(overdueReviews(reviewBy('2026-12-04'), TODAY)).toEqual([
			{
				file: `content/literasi/${original.lessons[0]?.slug}.md`,
				path: 'tinjau_sebelum',
				message: 'sudah lewat 31 hari. Baca lagi, betulkan, lalu tulis tanggal tinjauan berikutnya.'
			}
		]);
	});
});

describe('verified', () => {
	const verified: [path: string[], value: unknown][] = [
		[['status'], 'terverifikasi'],
		[['diverifikasi_oleh'], 'Kepala Bidang Contoh'],
		[['tanggal_verifikasi'], TODAY]
	];
	it('means that somebody did it, on a day', () => {
		expect(changed(GUIDE, ...verified)).toEqual([]);
		expect(
			changed(GUIDE, [['diverifikasi_oleh'], null], [['tanggal_verifikasi'], undefined])
		).toEqual([
			`${GUIDE} → diverifikasi_oleh: masih kosong. Tulis siapa yang memeriksa, atau ubah status menjadi draf.`,
			`${GUIDE} → tanggal_verifikasi: masih kosong. Tulis tanggal pemeriksaan, atau ubah status menjadi draf.`
		]);
	});
	it('means these words, not those before a change', () => {
		expect(
			changed(
				GUIDE,
				...verified,
				[['diperbarui'], '2027-01-03'],
				[['tanggal_verifikasi'], '2027-01-02']
			)
		).toEqual([
			`${GUIDE} → tanggal_verifikasi: berkas ini diubah pada 2027-01-03, sesudah diperiksa. Minta diperiksa lagi, atau ubah status menjadi draf.`
		]);
	});
	it('means no words of an example', () => {
		const example: [path: (string | number)[], value: unknown][] = [
			[['langkah', 0, 'teks', 0], '(ganti) Bawa KTP Anda.'],
			[['sumber', 0, 'nama'], '(ganti) UU 24/2013']
		];
		expect(changed(GUIDE, ...example)).toEqual([]);
		const todo = 'masih berisi contoh (ganti). Tulis isinya, atau ubah status menjadi draf.';
		expect(changed(GUIDE, ...verified)).toEqual([
			`${GUIDE} → langkah[0].teks[0]: ${todo}`,
			`${GUIDE} → sumber[0].nama: ${todo}`
		]);
	});
});

describe('plain language, in every text', () => {
	const LONG =
		'Bawa KTP, lalu duduk di kursi dan tunggu sampai nama Anda ada di layar besar itu ya.';
	const tooLong = `kalimat ini 17 kata, paling banyak 16. Bagi menjadi dua kalimat: "${LONG}"`;

	it('of a guide', () => {
		const places = [
			['judul'],
			['ringkasan'],
			['kasus', 0, 'nama'],
			['kasus', 0, 'keterangan'],
			['syarat', 0, 'nama'],
			['syarat', 0, 'foto'],
			['syarat', 0, 'jika_tidak_ada'],
			['langkah', 0, 'judul'],
			['langkah', 0, 'teks', 0],
			['langkah', 0, 'ucapkan'],
			['langkah', 0, 'catatan_fasilitator'],
			['standar', 'biaya'],
			['standar', 'hasil'],
			['sumber', 0, 'isi']
		];
		expect(changed(GUIDE, ...places.map((path): [typeof path, string] => [path, LONG]))).toEqual(
			places.map((path) => `${GUIDE} → ${path.join('.').replace(/\.(\d+)/g, '[$1]')}: ${tooLong}`)
		);
	});
	it('of a lesson', () => {
		const places = [
			['tujuan', 0, 'teks'],
			['langkah', 0, 'ucapkan'],
			['kuis', 0, 'a', 'tanya'],
			['kuis', 0, 'b', 'jawaban', 1],
			['kuis', 0, 'b', 'penjelasan']
		];
		expect(changed(LESSON, ...places.map((path): [typeof path, string] => [path, LONG]))).toEqual(
			places.map((path) => `${LESSON} → ${path.join('.').replace(/\.(\d+)/g, '[$1]')}: ${tooLong}`)
		);
	});
	it('of a session', () => {
		expect(changed(SESSION, [['untuk'], LONG])).toEqual([`${SESSION} → untuk: ${tooLong}`]);
	});
	it('below a head, without its marks', () => {
		expect(withBody(`## Apa?\n\n${LONG.replace('kursi', '[**kursi**](/lapor)')}`)).toEqual([
			`${GUIDE}: ${tooLong}`
		]);
	});
	it('with abbreviations that somebody explains', () => {
		expect(changed(SESSION, [['untuk'], 'Warga dan PLN'])).toEqual([
			`${SESSION} → untuk: singkatan "PLN" belum dijelaskan. Tulis kepanjangannya di berkas ini, seperti "Kartu Keluarga (KK)", atau tambahkan ke content/singkatan.json. Bila bukan singkatan, pakai huruf kecil.`
		]);
	});
});

describe('the report', () => {
	it('measures every file, and tells what nobody uses and what is still to be written', () => {
		writeFileSync(
			join(root, 'content/singkatan.json'),
			JSON.stringify({
				...Object.fromEntries(original.abbreviations),
				PLN: 'listrik negara',
				'SIP BARU': 'layanan lain'
			})
		);
		changed(GUIDE, [['langkah', 0, 'ucapkan'], '(ganti) Bawa KTP Anda.']);
		const report = reportOn(root, against);
		expect(report.unusedAbbreviations).toEqual(expect.arrayContaining(['PLN', 'SIP BARU']));
		expect(report.unusedAbbreviations).not.toContain('KTP');
		expect(report.files.find(({ file }) => file === GUIDE)).toMatchObject({
			placeholders: ['langkah[0].ucapkan']
		});
		for (const one of report.files) {
			expect(one.minutes).toBeGreaterThanOrEqual(1);
			expect(one.meanWords).toBeGreaterThan(0);
		}
	});

	it('reads nothing where there is nothing', () => {
		rmSync(join(root, 'content'), { recursive: true });
		mkdirSync(join(root, 'content'));
		writeFileSync(join(root, 'content/singkatan.json'), '{}');
		expect(reportOn(root, against)).toEqual({ files: [], untimely: [], unusedAbbreviations: [] });
	});
});

describe('docs/menulis-panduan.md', () => {
	const text = readFileSync(join(ROOT, 'docs/menulis-panduan.md'), 'utf8');

	it('names every picture, and no other', () => {
		const [, list = ''] = /<!-- piktogram -->([\s\S]*)<!-- \/piktogram -->/.exec(text) ?? [];
		const names = [...list.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);
		expect(names.sort()).toEqual([...PICTOGRAM_NAMES].sort());
	});

	it('names every word from which an editor chooses', () => {
		const told = changed(
			GUIDE,
			...['bentuk', 'oleh', 'tempat', 'hubungan', 'status'].map(
				(field): [(string | number)[], string] => [
					field === 'status' ? [field] : [field === 'bentuk' ? 'syarat' : 'langkah', 0, field],
					'lupa'
				]
			)
		);
		expect(told).toHaveLength(5);
		const words = told.flatMap((line) =>
			[...line.matchAll(/"([a-z_]+)"/g)].map(([, word]) => word)
		);
		expect(words.length).toBeGreaterThan(20);
		for (const word of words.filter((one) => one !== 'lupa')) {
			expect(text).toMatch(new RegExp(`(?:\`|status: )${word}\\b`));
		}
	});

	it('shows a head that can be read, wherever it shows one', () => {
		const shown = [...text.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, yaml = '']) => yaml);
		expect(shown.length).toBeGreaterThan(3);
		for (const yaml of shown.filter((one) => !one.startsWith('---'))) {
			expect(parseDocument(yaml).errors).toEqual([]);
		}
	});

	it('is as plain as it asks others to be', () => {
		const prose = text.replace(/```[\s\S]*?```/g, '').replace(/^\|.*$/gm, '');
		const parts = [{ path: '', text: textOfMarkdown(prose), prose: true }];
		expect(findUnplain(parts, original.abbreviations)).toEqual([]);
	});
});
