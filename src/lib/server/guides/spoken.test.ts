import { expect, test } from 'vitest';
import { spokenText } from './spoken.ts';

const list = new Map([
	['KTP', 'ka té pé'],
	['KTP-el', 'ka té pé éléktronik'],
	['KK', 'ka ka'],
	['NIK', 'nik'],
	['RT', 'èr té'],
	['RW', 'èr wé'],
	['UU', 'Undang-Undang'],
	['QR', 'kyu èr'],
	['PDF', 'pé dé èf'],
	['MB', 'mégabait'],
	['cm', 'séntimétêr'],
	['WhatsApp', 'wats ap'],
	['online', 'onlain']
]);

/** One paragraph as it is spoken, without the marks that tell which e is meant. */
function said(paragraph: string): string {
	const spoken = spokenText({ title: 'Judul', text: [paragraph] }, list).split('\n')[1] ?? '';
	return spoken.replace(/[êéè]/g, 'e');
}

test.each([
	['Bawa KTP-el dan KK asli.', 'Bawa ka te pe elektronik dan ka ka asli.'],
	['NIK ada 16 angka.', 'nik ada enam belas angka.'],
	['Fotokopi KK-nya 2 lembar.', 'Fotokopi ka ka nya dua lembar.'],
	['Kartu Keluarga (KK) Anda.', 'Kartu Keluarga, ka ka, Anda.'],
	[
		'Menurut UU 24/2013, gratis.',
		'Menurut Undang-Undang nomor dua puluh empat tahun dua ribu tiga belas, gratis.'
	],
	['Isi formulir F-1.02.', 'Isi formulir ef satu titik nol dua.'],
	['Biayanya Rp0, bukan Rp50.000.', 'Biayanya nol rupiah, bukan lima puluh ribu rupiah.'],
	['Dendanya Rp 25 juta.', 'Dendanya dua puluh lima juta rupiah.'],
	['Buka pukul 08.00–15.30.', 'Buka pukul delapan sampai lima belas lewat tiga puluh.'],
	['Datang jam 07.45.', 'Datang jam tujuh lewat empat puluh lima.'],
	['Selesai 2-3 hari.', 'Selesai dua sampai tiga hari.'],
	['Pas foto 3x4 cm.', 'Pas foto tiga kali empat sentimeter.'],
	['Paling besar 1,5 MB.', 'Paling besar satu koma lima megabait.'],
	[
		'Hubungi 0800-1234-5678.',
		'Hubungi nol delapan nol nol, satu dua tiga empat, lima enam tujuh delapan.'
	],
	['Anak ke-2, lembar ke-1.', 'Anak kedua, lembar pertama.'],
	[
		'Buka dinas.contoh.go.id/lapor.',
		'Buka dinas titik contoh titik go titik i de garis miring lapor.'
	],
	['Lewati https:// di depan.', 'Lewati ha te te pe es titik dua garis miring dua di depan.'],
	['Tanya RT/RW.', 'Tanya er te er we.'],
	['Suami/istri dan/atau anak.', 'Suami atau istri dan atau anak.'],
	['Kirim lewat WhatsApp.', 'Kirim lewat wats ap.'],
	['Online lebih mudah.', 'onlain lebih mudah.'],
	['Simpan PDF, pindai QR.', 'Simpan pe de ef, pindai kyu er.'],
	['Surat dari ABCD – asli…', 'Surat dari a be ce de, asli.'],
	['Tekan “Kirim” → tunggu.', 'Tekan Kirim, lalu tunggu.'],
	[
		'Umur 17 tahun, 100 orang, 1.000 rumah, 211.',
		'Umur tujuh belas tahun, seratus orang, seribu rumah, dua ratus sebelas.'
	]
])('%s', (written, spoken) => {
	expect(said(written)).toBe(spoken);
});

test('title and paragraphs are sentences of their own', () => {
	expect(spokenText({ title: 'Foto', text: ['Ya.', 'Sudah?'] }, new Map())).toBe(
		'Foto.\nYa.\nSudah?'
	);
});

test('a word of the list counts whole, with a capital at the start, and with endings where it has a star', () => {
	const few = new Map([
		['kode*', 'kodê'],
		['PIN', 'pin'],
		['PIN baru', 'pin yang baru']
	]);
	const paragraph = 'Kode dan kodenya. Kodeks, pin, PINTU. PIN baru, PIN.';
	expect(spokenText({ title: 'Kode', text: [paragraph] }, few)).toBe(
		'kodê.\nkodê dan kodênya. Kodeks, pin, pé i èn té u. pin yang baru, pin.'
	);
});
