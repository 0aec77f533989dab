import { describe, expect, it } from 'vitest';
import {
	findUnplain,
	measureLanguage,
	sentencesOf,
	syllablesIn,
	textOfMarkdown,
	wordsOf
} from './plain-language.ts';

const KNOWN = new Map([
	['KTP', 'Kartu Tanda Penduduk'],
	['KTP-el', 'Kartu Tanda Penduduk elektronik'],
	['SIP OK', 'layanan online']
]);
const messagesFor = (text: string) =>
	findUnplain([{ path: 'teks', text, prose: false }], KNOWN).map(({ message }) => message);

describe('sentences', () => {
	it.each<[text: string, sentences: string[]]>([
		['Bawa KK. Datang pagi!', ['Bawa KK.', 'Datang pagi!']],
		['Tanpa titik', ['Tanpa titik']],
		['', []],
		[' … ', []],
		['Pilih No. 5 di layar. Lalu tekan.', ['Pilih No. 5 di layar.', 'Lalu tekan.']],
		['Rumahnya di Jl. A. Yani No. 3.', ['Rumahnya di Jl. A. Yani No. 3.']],
		['Itu kelompok A. Anda kelompok B.', ['Itu kelompok A.', 'Anda kelompok B.']],
		['Dendanya Rp75.000.000. Itu banyak.', ['Dendanya Rp75.000.000.', 'Itu banyak.']],
		['Bayar Rp. 5.000? Tolak.', ['Bayar Rp. 5.000?', 'Tolak.']],
		['Buka pukul 08.00. Tutup 16.30.', ['Buka pukul 08.00.', 'Tutup 16.30.']],
		['Lihat Pasal 79A. Isinya jelas.', ['Lihat Pasal 79A.', 'Isinya jelas.']],
		['Buka https://contoh.go.id/a.b?c=d. Baca.', ['Buka https://contoh.go.id/a.b?c=d.', 'Baca.']],
		['Bawa KTP, KK, dll. Simpan aslinya.', ['Bawa KTP, KK, dll.', 'Simpan aslinya.']],
		['Tulis a.n. ibu di sana.', ['Tulis a.n. ibu di sana.']],
		['Katakan: "Saya mau." Tunggu.', ['Katakan: "Saya mau."', 'Tunggu.']],
		['Dia tanya, "Benar?" lalu pergi.', ['Dia tanya, "Benar?" lalu pergi.']],
		['Tunggu… sebentar. (Tidak lama.) Masuk.', ['Tunggu… sebentar.', '(Tidak lama.)', 'Masuk.']],
		['Satu.\n\nDua\nmasih dua', ['Satu.', 'Dua masih dua']],
		['Bawa ini:\n- KTP\n- KK\n1. Antre', ['Bawa ini:', 'KTP', 'KK', 'Antre']],
		['## Berapa lama?\nTiga hari.', ['Berapa lama?', 'Tiga hari.']]
	])('of %j', (text, sentences) => {
		expect(sentencesOf(text)).toEqual(sentences);
	});
});

describe('words', () => {
	it.each<[sentence: string, words: string[]]>([
		['Bawa KTP-el, lalu (kalau ada) KK!', ['Bawa', 'KTP-el', 'lalu', 'kalau', 'ada', 'KK']],
		['Rp75.000.000 – itu dendanya.', ['Rp75.000.000', 'itu', 'dendanya']],
		['Asli dan/atau fotokopi', ['Asli', 'dan', 'atau', 'fotokopi']],
		['UU 24/2013 Pasal 79A', ['UU', '24/2013', 'Pasal', '79A']],
		['Kotak-kotak hitam & putih', ['Kotak-kotak', 'hitam', 'putih']],
		['Buka sipok.contoh.go.id/masuk/baru.', ['Buka', 'sipok.contoh.go.id/masuk/baru']],
		['Lihat https://a.id/b-c/d lagi', ['Lihat', 'https://a.id/b-c/d', 'lagi']]
	])('of %j', (sentence, words) => {
		expect(wordsOf(sentence)).toEqual(words);
	});
});

describe('syllables', () => {
	it.each([
		['KK', 0],
		['ke', 1],
		['anak', 2],
		['dia', 2],
		['dua', 2],
		['daun', 2],
		['pakai', 2],
		['kalau', 2],
		['pulaunya', 3],
		['amboi', 2],
		['sesuai', 3],
		['melalui', 4],
		['keluarga', 4],
		['perekaman', 4],
		['kependudukan', 5],
		['kotak-kotak', 4],
		['pertanggungjawaban', 6],
		['kewarganegaraan', 7],
		['WhatsApp', 2]
	])('%s has %i', (word, count) => {
		expect(syllablesIn(word)).toBe(count);
	});
});

describe('what is not plain', () => {
	it('is a sentence over 16 words', () => {
		const sixteen =
			'Bawa KTP, lalu duduk di kursi dan tunggu sampai nama Anda ada di layar besar itu.';
		expect(wordsOf(sixteen)).toHaveLength(16);
		expect(messagesFor(sixteen)).toEqual([]);
		expect(messagesFor(`Lalu. Nah, ${sixteen}`)).toEqual([
			`kalimat ini 17 kata, paling banyak 16. Bagi menjadi dua kalimat: "Nah, ${sixteen}"`
		]);
	});

	it('is a word over 6 syllables', () => {
		expect(messagesFor('Baca undang-undang itu.')).toEqual([]);
		expect(messagesFor('Apa itu kewarganegaraan ibu dan ayah Anda? Tulis saja.')).toEqual([
			'kata "kewarganegaraan" 7 suku kata, paling banyak 6. Pakai kata yang lebih pendek di: "Apa itu kewarganegaraan ibu dan ayah Anda?"'
		]);
	});

	it.each<[text: string, shorts: string[]]>([
		['Bawa KTP, KTP-el, dan KTP-nya. Buka SIP OK.', []],
		['Bawa SPTJM itu.', ['SPTJM']],
		['Tulis Surat Pernyataan Tanggung Jawab Mutlak (SPTJM). Bawa SPTJM.', []],
		['Bawa surat itu (SPTJM).', []],
		['Bawa ini (SPTJM).', ['SPTJM']],
		['Klik OK, lalu OK.', ['OK']],
		['Ukuran A4, formulir F-1.02, kelas III, lewat WhatsApp.', []],
		['Buka https://contoh.go.id/KTP/ABC atau KTP/PBB.', ['PBB']],
		['JANGAN bayar.', ['JANGAN']]
	])('is an abbreviation that nobody explains: %s', (text, shorts) => {
		expect(messagesFor(text)).toEqual(
			shorts.map((short) => expect.stringContaining(`singkatan "${short}" belum dijelaskan. Tulis`))
		);
	});

	it('tells an abbreviation once, where it stands first, and takes its words from anywhere', () => {
		const parts = (...texts: string[]) =>
			texts.map((text, index) => ({ path: `teks[${index}]`, text, prose: true }));
		expect(findUnplain(parts('Bawa.', 'Ini PBB.', 'Itu PBB.'), KNOWN)).toMatchObject([
			{ path: 'teks[1]' }
		]);
		expect(findUnplain(parts('Ini PBB.', 'Pajak Bumi dan Bangunan (PBB).'), KNOWN)).toEqual([]);
	});

	it('is a file of long sentences, whatever the number of its short names', () => {
		const long = 'Bawa kartu itu ke kantor camat lalu tunggu sampai nama Anda ada.';
		const parts = [
			{ path: 'judul', text: 'KTP', prose: false },
			{ path: 'teks[0]', text: `${long} Duduk saja dulu.`, prose: true }
		];
		expect(measureLanguage(parts)).toMatchObject({ sentences: 3, words: 16, meanWords: 7.5 });
		expect(findUnplain(parts, KNOWN)).toEqual([]);
		const longer = [...parts, { path: 'teks[1]', text: `${long} ${long} ${long}`, prose: true }];
		expect(findUnplain(longer, KNOWN)).toEqual([
			{
				path: '',
				message: `rata-rata kalimatnya 10,2 kata, paling banyak 10. Pendekkan kalimat yang panjang, misalnya: "${long}"`
			}
		]);
	});

	it('is the language of a law, but not that of a friend', () => {
		expect(
			messagesFor(
				'Setiap penduduk melaporkan peristiwa kependudukan kepada instansi pelaksana. Penyelenggaraan administrasi kependudukan berdasarkan ketentuan peraturan.'
			)
		).toEqual([
			'rata-rata katanya 4,07 suku kata, paling banyak 2,5. Ganti kata yang panjang, misalnya: penyelenggaraan, kependudukan, administrasi, melaporkan, peristiwa.'
		]);
		expect(messagesFor('Kartu Anda hilang? Lapor dulu ke kantor polisi dekat rumah.')).toEqual([]);
	});
});

describe('Markdown', () => {
	it.each([
		['Baca **ini** dan _itu_ di [halaman Lapor](/lapor).', 'Baca ini dan itu di halaman Lapor.'],
		['![Contoh KK](/kk.png) Ini.', 'Contoh KK Ini.'],
		['Isi `nama_lengkap` 2 * 3', 'Isi nama_lengkap 2 * 3']
	])('%j is read as %j', (markdown, text) => {
		expect(textOfMarkdown(markdown)).toBe(text);
	});
});
