import { describe, expect, it } from 'vitest';
import { readAgency } from '#lib/server/agency/index.ts';
import type { Office } from '#lib/server/complaints/index.ts';
import { officeCalendar } from '#lib/server/deadlines/testing.ts';
import { loadPlaces } from '#lib/server/places/index.ts';
import { filterFields, queryAt, readQuery } from './queue-filter.server.ts';

const agency = readAgency(process.cwd());
const office: Office = {
	agency,
	places: loadPlaces(agency.regencyCode),
	calendar: officeCalendar(),
	policies: [],
	listedOfficers: null,
	escalation: []
};
const ANI = { id: '0190a5c4-7c1e-7000-8000-000000000001', name: 'Ani', roles: [], unitCode: null };
const read = (query: string) => readQuery(new URLSearchParams(query), filterFields(office, [ANI]));

describe('the address of a list', () => {
	it('asks for everything that the form can', () => {
		const query = new URLSearchParams({
			status: 'ditindaklanjuti',
			jenis: 'pengaduan',
			kelas: 'berkadar_pengawasan',
			layanan: 'KTP_EL',
			kategori: 'PUNGLI',
			kecamatan: '16.06.09',
			unit: 'DAFDUK',
			petugas: ANI.id,
			saluran: 'loket',
			dari: '2026-01-01',
			sampai: '2026-11-25',
			terlambat: 'ya',
			cari: 'rekam',
			urut: 'batas_waktu'
		});
		const asked = read(query.toString());
		expect(asked.filter).toEqual({
			status: 'in_progress',
			type: 'complaint',
			class: 'with_supervision',
			serviceCode: 'KTP_EL',
			categoryCode: 'PUNGLI',
			kecamatanCode: '16.06.09',
			unitCode: 'DAFDUK',
			handlerId: ANI.id,
			channel: 'counter',
			from: '2026-01-01',
			to: '2026-11-25',
			overdue: true,
			text: 'rekam',
			order: 'due'
		});
		expect(asked.values).toEqual(Object.fromEntries(query));
		expect(asked.ignored).toBe(false);
	});

	it('leaves out what it does not know, and says so', () => {
		for (const query of [
			'status=submitted',
			'status=__proto__',
			'kecamatan=99.99.99',
			'petugas=00000000-0000-0000-0000-000000000000',
			'dari=2026-02-30',
			'dari=0000-01-01',
			'sampai=0001-01-01',
			'dari=1945-08-16',
			'terlambat=tidak',
			`cari=${'x'.repeat(201)}`
		]) {
			expect(read(query), query).toMatchObject({ filter: {}, values: {}, ignored: true });
		}
		expect(read('status=&cari=+&lain=1')).toMatchObject({ filter: {}, ignored: false });
	});

	it('shows what is filtered, each with the way to leave it out', () => {
		const { chips } = read('status=baru&cari=ktp&dari=2026-11-01&urut=terbaru&setelah=x');
		expect(chips).toEqual([
			{ label: 'Cari: “ktp”', without: 'status=baru&dari=2026-11-01&urut=terbaru' },
			{ label: 'Status: Baru masuk', without: 'cari=ktp&dari=2026-11-01&urut=terbaru' },
			{ label: 'Masuk sejak: 1 November 2026', without: 'cari=ktp&status=baru&urut=terbaru' }
		]);
	});

	it('carries a place in the list there and back, and starts anew where it is broken', () => {
		const cursor = { at: '2026-11-02T02:00:00.000Z', id: ANI.id, direction: 'before' } as const;
		expect(read(queryAt({ status: 'baru' }, cursor)).cursor).toEqual(cursor);
		for (const place of [
			'',
			'x',
			`2026-99-02T02:00:00.000Z_${ANI.id}`,
			`2026-02-30T00:00:00.000Z_${ANI.id}`,
			`0000-01-01T00:00:00.000Z_${ANI.id}`,
			`1969-12-31T23:59:59.999Z_${ANI.id}`,
			"2026-11-02T02:00:00.000Z_'"
		]) {
			expect(read(`setelah=${encodeURIComponent(place)}`).cursor, place).toBeNull();
		}
	});
});
