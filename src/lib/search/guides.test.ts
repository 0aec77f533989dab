import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FoundPage, indexPages, openSearch, type Place } from './guides.ts';

const SHORT = new Map([
	['KK', 'Kartu Keluarga'],
	['KTP', 'Kartu Tanda Penduduk'],
	['KTP-el', 'Kartu Tanda Penduduk elektronik'],
	['NIK', 'Nomor Induk Kependudukan, 16 angka pada KTP dan KK'],
	['KIA', 'Kartu Identitas Anak'],
	['HP', 'telepon genggam']
]);

function page(path: string, title: string, more: Partial<FoundPage> = {}): FoundPage {
	return { path, title, summary: '', words: '', places: [], ...more };
}

function place(kind: Place['kind'], at: string, title: string, more: Partial<Place> = {}): Place {
	return { kind, at, title, cases: null, text: '', ...more };
}

/** Whether a page that is called so is found. */
function finds(query: string, written: string): boolean {
	return openSearch(indexPages([page('/x', `Tentang ${written}`)], SHORT))(query).length > 0;
}

// Typed, and written on the only page there is.
const MEET = `
merekam perekaman | perekaman merekam | rekam direkam | direkam merekam
mengurus pengurusan | urus mengurus | pengurusan urus | ngurus pengurusan
penduduk kependudukan | kependudukan penduduk
kematian mati | kelahiran lahir | melahirkan kelahiran
perkawinan kawin | menikah nikah | pernikahan menikah | kawin perkawinan
pindah kepindahan | perpindahan pindah
hilang kehilangan | ilang hilang | kehilangan hilang
rusak kerusakan | ubah perubahan | berubah perubahan | merubah mengubah
cetak mencetak | pencetakan cetak | foto memotret-foto | poto foto
lapor melaporkan | pelaporan laporan | pengaduan mengadu
akte akta | ektp KTP-el | e-ktp KTP | ktp KTP-el | KTPel KTP
antri antrean | nomer nomor | ijasah ijazah
membayar pembayaran | pungutan memungut | petugas bertugas
kelurga keluarga | kematain kematian | perobahan perubahan | kelahian kelahiran
`;
// Both are written, each on a page: who types the first means the first.
const STRANGERS = `
kk KTP | akta fakta | lahir akhir | lambat lama | pindah indah
masalah masa | sekolah olah | beras keras | urus arus | bayar bayi
petugas petani | kepala pala | nikah naik | antre antar | ktp kia
mati materi | rusak rusa | gratis garis
`;

const pairs = (table: string) =>
	table
		.trim()
		.split(/\s*[|\n]\s*/)
		.map((pair) => pair.split(' ') as [string, string]);

describe('words', () => {
	it.each(pairs(MEET))('%s finds %s', (typed, written) => {
		expect(finds(typed, written)).toBe(true);
	});

	it.each(pairs(STRANGERS))('%s does not find %s', (typed, written) => {
		const both = [page('/typed', `Tentang ${typed}`), page('/other', `Tentang ${written}`)];
		const found = openSearch(indexPages(both, SHORT))(typed).map(({ href }) => href);
		expect(found).toEqual(['/typed']);
	});

	it('written out find their abbreviation, and the other way round', () => {
		expect(finds('kartu keluarga', 'KK')).toBe(true);
		expect(finds('KK', 'kartu keluarga')).toBe(true);
		expect(finds('kartu tanda penduduk', 'KTP')).toBe(true);
		expect(finds('nomor induk kependudukan', 'NIK')).toBe(true);
		// Explains, and is no name.
		expect(finds('telepon genggam', 'HP')).toBe(false);
	});
});

const PAGES = [
	page('/panduan/ktp', 'KTP-el', {
		words: 'ktp hilang',
		places: [
			place('case', 'pemula', 'Saya belum pernah punya KTP'),
			place('case', 'hilang', 'KTP saya hilang', { text: 'Termasuk dicuri atau hanyut.' }),
			place('requirement', 'syarat-surat', 'Surat hilang dari polisi', {
				cases: ['hilang'],
				text: 'Belum punya? Datang ke kantor polisi terdekat.'
			}),
			place('requirement', 'syarat-kk', 'Kartu Keluarga', { cases: ['pemula', 'hilang'] }),
			place('step', 'langkah-rekam', 'Datang untuk direkam', { cases: ['pemula'] }),
			place('step', 'langkah-ambil', 'Ambil kartu', { text: 'Periksa nama Anda di kartu.' })
		]
	}),
	page('/literasi/foto', 'Memotret surat', {
		places: [
			place('section', 'langkah-terang', 'Cari tempat terang', { text: 'Dekat jendela.' }),
			place('section', 'langkah-rata', 'Ratakan suratnya')
		]
	}),
	page('/privasi', 'Privasi', { words: 'data pribadi' })
];
const search = openSearch(indexPages(PAGES, SHORT));
const hrefs = (query: string) => search(query)[0]?.places.map(({ href }) => href);

describe('a result', () => {
	it('leads to the case', () => {
		expect(hrefs('ktp hilang')?.[0]).toBe('/panduan/ktp?kasus=hilang');
	});

	it('leads to a requirement within the case that was looked for', () => {
		expect(hrefs('surat hilang')).toContain('/panduan/ktp?kasus=hilang#syarat-surat');
	});

	it('leads to a step of one case within that case, and else within all', () => {
		expect(hrefs('rekam')).toEqual(['/panduan/ktp?kasus=pemula#langkah-rekam']);
		expect(hrefs('periksa nama')).toEqual(['/panduan/ktp?kasus=semua#langkah-ambil']);
	});

	it('leads to a part of a lesson', () => {
		expect(hrefs('jendela')).toEqual(['/literasi/foto#langkah-terang']);
	});

	it('shows what was found, marked', () => {
		const [first] = search('jendela')[0]?.places ?? [];
		expect(first?.snippet).toEqual([
			{ text: 'Dekat ', hit: false },
			{ text: 'jendela', hit: true },
			{ text: '.', hit: false }
		]);
	});

	it('has every word before it has some', () => {
		expect(search('foto terang')[0]?.href).toBe('/literasi/foto');
		expect(search('memotret bulan')[0]?.href).toBe('/literasi/foto');
	});

	it('is none for what is not there, for signs and for nothing', () => {
		for (const query of ['xyzzy', '???', '', '   ', 'dan yang di']) {
			expect(search(query), query).toEqual([]);
		}
	});

	it('comes for anything that anybody types, and only to our own pages', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (query) => {
				for (const { href, places } of search(query)) {
					for (const one of [href, ...places.map((place) => place.href)]) {
						expect(one).toMatch(/^\/(panduan|literasi|privasi)/);
					}
				}
			})
		);
	});
});
