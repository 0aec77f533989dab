import { brotliCompressSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { openSearch, type Search, type SearchData } from '#lib/search/guides.ts';
import { readAgency } from '#lib/server/agency/index.ts';
import { readLibrary } from '#lib/server/guides/index.ts';
import { checkedAgainst } from './library.ts';
import { searchData } from './search-data.ts';

// What people type, and where they should be led first.
const ASKED: [query: string, first: string][] = [
	['ktp hilang', '/panduan/ktp-el'],
	['ktp ilang', '/panduan/ktp-el'],
	['bikin ktp pertama', '/panduan/ktp-el'],
	['rekam ktp', '/panduan/ktp-el'],
	['e-ktp rusak', '/panduan/ktp-el'],
	['kk', '/panduan/kartu-keluarga'],
	['kartu keluarga hilang', '/panduan/kartu-keluarga'],
	['pisah kk', '/panduan/kartu-keluarga'],
	['kartu keluarag', '/panduan/kartu-keluarga'],
	['tambah anak di kk', '/panduan/kartu-keluarga'],
	['akte hilang', '/panduan/akta-kelahiran'],
	['akta lahir', '/panduan/akta-kelahiran'],
	['kelahiran bayi', '/panduan/akta-kelahiran'],
	['surat kematian', '/panduan/akta-kematian'],
	['orang tua meninggal', '/panduan/akta-kematian'],
	['akta nikah', '/panduan/akta-perkawinan'],
	['kartu anak', '/panduan/kia'],
	['kartu identitas anak', '/panduan/kia'],
	['pindah ke jambi', '/panduan/pindah-datang'],
	['surat pindah', '/panduan/pindah-datang'],
	['salah nama', '/panduan/perubahan-data'],
	['ktp digital', '/panduan/ikd'],
	['ikd', '/panduan/ikd'],
	['cerai', '/panduan/dokumen-lain'],
	['pungli', '/literasi/tanpa-pungli-dan-calo'],
	['diminta uang', '/literasi/tanpa-pungli-dan-calo'],
	['halaman palsu', '/literasi/halaman-yang-benar'],
	['foto buram', '/literasi/foto-dokumen'],
	['wa petugas', '/literasi/whatsapp-dengan-petugas'],
	['data pribadi', '/privasi'],
	['lacak laporan', '/lacak'],
	['buka tanpa internet', '/paket']
];

let data: SearchData;
let search: Search;
beforeAll(() => {
	const library = readLibrary('.', checkedAgainst('.', readAgency('.'), new Date('2026-11-22')));
	data = searchData(library, '.');
	// As it reaches a phone.
	search = openSearch(JSON.parse(JSON.stringify(data)) as SearchData);
});

describe('what residents look for', () => {
	it.each(ASKED)('%s: first %s', (query, first) => {
		expect(search(query).map(({ href }) => href)[0]).toBe(first);
	});

	it('leads to the case by name', () => {
		expect(search('ktp hilang')[0]?.places[0]?.href).toBe('/panduan/ktp-el?kasus=hilang');
	});

	it('travels light', () => {
		expect(brotliCompressSync(JSON.stringify(data)).length).toBeLessThan(40_000);
	});
});
