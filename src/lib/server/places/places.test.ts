import { describe, expect, it } from 'vitest';
import { StartupError } from '#lib/server/platform/startup-error.ts';
import { findDesa, findKecamatan, inOrdinaryCapitals, loadPlaces } from './places.ts';

describe('Musi Banyuasin', () => {
	const places = loadPlaces('16.06');
	const desa = places.kecamatan.flatMap((kecamatan) => kecamatan.desa);

	it('has 15 kecamatan, 13 kelurahan and 229 desa', () => {
		expect(places.regency).toEqual({
			code: '16.06',
			name: 'Kabupaten Musi Banyuasin',
			province: 'Sumatera Selatan'
		});
		expect(places.kecamatan).toHaveLength(15);
		expect(desa).toHaveLength(242);
		expect(desa.filter(({ kind }) => kind === 'kelurahan')).toHaveLength(13);
		expect(desa.filter(({ kind }) => kind === 'desa')).toHaveLength(229);
		expect(new Set(desa.map(({ code }) => code)).size).toBe(242);
	});

	it('is sorted by name', () => {
		expect(places.kecamatan.at(0)?.name).toBe('Babat Supat');
		expect(places.kecamatan.at(-1)?.name).toBe('Tungkal Jaya');
		const lais = findKecamatan(places, '16.06.02')?.desa.map(({ name }) => name) ?? [];
		expect(lais.filter((name) => name.startsWith('Teluk Kijing'))).toEqual([
			'Teluk Kijing I',
			'Teluk Kijing II',
			'Teluk Kijing III'
		]);
	});

	it('has the names that the office uses', () => {
		expect(findKecamatan(places, '16.06.09')?.name).toBe('Bayung Lencir');
		expect(findKecamatan(places, '16.06.13')?.name).toBe('Lawang Wetan');
		expect(findDesa(places, '16.06.01', '16.06.01.1011')).toEqual({
			code: '16.06.01.1011',
			name: 'Soak Baru',
			kind: 'kelurahan'
		});
	});

	it('finds nothing elsewhere', () => {
		expect(findKecamatan(places, '16.07.01')).toBeNull();
		expect(findKecamatan(places, '')).toBeNull();
		expect(findDesa(places, '16.06.02', '16.06.01.1011')).toBeNull();
		expect(findDesa(places, '16.06.01', '16.06.01')).toBeNull();
	});
});

describe('another regency', () => {
	it('needs only another code', () => {
		const makassar = loadPlaces('73.71');
		expect(makassar.regency.name).toBe('Kota Makassar');
		expect(makassar.kecamatan).toHaveLength(15);
		const banjarmasin = loadPlaces('63.71');
		expect(banjarmasin.regency.province).toBe('Kalimantan Selatan');
		expect(banjarmasin.kecamatan).toHaveLength(5);
		for (const { code, desa } of [...makassar.kecamatan, ...banjarmasin.kecamatan]) {
			expect(desa.length).toBeGreaterThan(0);
			for (const one of desa) expect(one.code.startsWith(`${code}.`)).toBe(true);
		}
	});

	it('may be the first or the last of the file, and have quoted names', () => {
		expect(loadPlaces('11.01').kecamatan.flatMap(({ desa }) => desa)[0]?.code).toMatch(/^11\.01/);
		expect(findDesa(loadPlaces('96.71'), '96.71.10', '96.71.10.1004')?.name).toBe(
			'Tanjung Kasuari'
		);
		expect(findDesa(loadPlaces('12.07'), '12.07.28', '12.07.28.1007')?.name).toBe(
			'Lubuk Pakam I,II'
		);
		expect(findDesa(loadPlaces('35.13'), '35.13.15', '35.13.15.2017')?.name).toBe('Soka"an');
	});

	it('must exist', () => {
		for (const code of ['99.99', '1606', '16', '', '16.06.01', '16.0,']) {
			expect(() => loadPlaces(code), code).toThrow(StartupError);
		}
	});
});

describe('capitals', () => {
	it('are put where they miss, and left where they are right', () => {
		for (const [given, wanted] of [
			['Soak baru', 'Soak Baru'],
			['SUKA MAJU II', 'Suka Maju II'],
			['Teluk Kijing III', 'Teluk Kijing III'],
			['Lambang Sari I, II, III', 'Lambang Sari I, II, III'],
			['STL Ulu Terawas', 'STL Ulu Terawas'],
			['WKO', 'WKO'],
			['2 x 11 Kayu Tanam', '2 x 11 Kayu Tanam'],
			['Grong-grong', 'Grong-grong']
		] as const) {
			expect(inOrdinaryCapitals(given)).toBe(wanted);
		}
	});
});
