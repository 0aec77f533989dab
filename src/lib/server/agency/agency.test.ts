import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ConfigurationError, StartupError } from '#lib/server/platform/startup-error.ts';
import { loadPlaces } from '#lib/server/places/index.ts';
import { loadAgency, readAgency } from './agency.ts';

const ROOT = join(import.meta.dirname, '../../../..');
const original = readFileSync(join(ROOT, 'content/instansi.json'), 'utf8');

/**
 * The office's own file with some places changed: `kontak[1].nilai` → its new value, undefined to
 * take it away. A dot inside a key is written `~`.
 */
function changed(changes: Record<string, unknown>): unknown {
	const file: unknown = JSON.parse(original);
	for (const [path, value] of Object.entries(changes)) {
		const keys = path.split(/[.[\]]+/).filter(Boolean);
		const last = (keys.pop() ?? '').replace('~', '.');
		let node = file as Record<string, unknown>;
		for (const key of keys) node = node[key.replace('~', '.')] as Record<string, unknown>;
		if (value === undefined) delete node[last];
		else node[last] = value;
	}
	return file;
}

/** The problems of a file, as "path: message" lines. */
function problemsOf(action: () => unknown): string[] {
	try {
		action();
	} catch (error) {
		expect(error).toBeInstanceOf(ConfigurationError);
		expect(error).toBeInstanceOf(StartupError);
		return (error as ConfigurationError).problems.map(({ path, message }) => `${path}: ${message}`);
	}
	return [];
}

describe("the office's own file", () => {
	const agency = readAgency(ROOT);

	it('says who the office is', () => {
		expect(agency).toMatchObject({
			shortName: 'Disdukcapil Musi Banyuasin',
			serviceName: 'SIP OK',
			regencyCode: '16.06',
			timeZone: 'Asia/Jakarta',
			unitsArePlaceholders: true
		});
		expect(agency.serviceHours.friday).toEqual([
			{ opens: '08:00', closes: '11:30' },
			{ opens: '13:00', closes: '16:30' }
		]);
		expect(agency.serviceHours.sunday).toEqual([]);
	});

	it('invents no number and no address', () => {
		for (const contact of agency.contacts) {
			expect(contact).toMatchObject({ value: null, placeholder: true });
		}
		for (const group of agency.serviceGroups) expect(group.whatsapp).toBeNull();
		expect(agency.address.placeholder).toBe(true);
		expect(agency.letters.signer).toMatchObject({ name: null, nip: null });
	});

	it('has every kecamatan in one service group, with its name', () => {
		const kecamatan = loadPlaces('16.06').kecamatan;
		const codes = agency.serviceGroups.flatMap((group) => group.kecamatanCodes);
		expect([...codes].sort()).toEqual(kecamatan.map(({ code }) => code).sort());
		for (const group of agency.serviceGroups) {
			const names = group.kecamatanCodes.map(
				(code) => kecamatan.find((k) => k.code === code)?.name
			);
			expect(group.name).toBe(`Kelompok ${group.id.slice(1)}: ${names.join(', ')}`);
		}
	});

	it('has the ten services, and marks illegal fees as sensitive', () => {
		expect(agency.services).toHaveLength(10);
		expect(agency.services[0]).toEqual({ code: 'KTP_EL', name: 'KTP-el', pictogram: 'id-card' });
		expect(agency.categories.filter(({ sensitive }) => sensitive).map(({ code }) => code)).toEqual([
			'PUNGLI'
		]);
	});
});

describe('another regency', () => {
	it('needs only another code', () => {
		for (const code of ['73.71', '63.71']) {
			const agency = loadAgency(changed({ kode_wilayah: code }));
			expect(agency.regencyCode).toBe(code);
			expect(agency.serviceGroups).toEqual([]);
		}
	});

	it('may have its own groups, of its own kecamatan', () => {
		const everywhere = {
			id: 'SEMUA',
			nama: 'Semua',
			kecamatan: loadPlaces('63.71').kecamatan.map(({ code }) => code),
			whatsapp: null
		};
		const own = loadAgency(
			changed({ kode_wilayah: '63.71', 'kelompok_layanan.63~71': [everywhere] })
		);
		expect(own.serviceGroups[0]?.kecamatanCodes).toHaveLength(5);

		const wrong = changed({ kode_wilayah: '73.71', 'kelompok_layanan.73~71': [everywhere] });
		const [first, ...others] = problemsOf(() => loadAgency(wrong));
		expect(first).toBe(
			'kelompok_layanan.73.71[0].kecamatan[0]: "63.71.03" bukan kecamatan di Kota Makassar (73.71). ' +
				'Pakai kode kecamatan dari sana, atau kosongkan kelompoknya menjadi [].'
		);
		expect(others).toHaveLength(5);
		expect(others.at(-1)).toContain('belum memuat');
	});

	it('must exist', () => {
		expect(problemsOf(() => loadAgency(changed({ kode_wilayah: '99.99' })))).toEqual([
			expect.stringContaining('kode_wilayah: Tidak ada kabupaten atau kota dengan kode "99.99"')
		]);
	});
});

describe('a mistake in the file', () => {
	const twice = { kode: 'KTP_EL', nama: 'KTP-el', piktogram: 'id-card' };
	// Each: what is wrong, where, the value there, and the beginning of the only line that it gives.
	const mistakes: [string, string, unknown, string][] = [
		['a missing field', 'nama', undefined, 'nama: belum ada'],
		['an empty name', 'nama', '  ', 'nama: masih kosong'],
		['a misspelt field', 'zona', 1, 'zona: isian "zona" tidak dikenal'],
		['a number for text', 'nama', 5, 'nama: harus berupa teks'],
		['a text for true', 'alamat.perlu_diisi', 'ya', 'alamat.perlu_diisi: harus berupa true'],
		['a text for an object', 'alamat', 'Sekayu', 'alamat: harus berupa isian di antara {'],
		['a text for a list', 'layanan', 'KK', 'layanan: harus berupa daftar'],
		['an unknown time zone', 'zona_waktu', 'WIB', 'zona_waktu: isi "WIB" tidak dikenal'],
		['a code without a dot', 'kode_wilayah', '1606', 'kode_wilayah: harus berupa kode'],
		['an unknown kind', 'kontak[0].jenis', 'faks', 'kontak[0].jenis: isi "faks" tidak dikenal'],
		[
			'a contact without value that claims to be filled',
			'kontak[1].perlu_diisi',
			false,
			'kontak[1].nilai: belum ada nilainya'
		],
		['a bad e-mail', 'kontak[2].nilai', 'kantor', 'kontak[2].nilai: harus berupa alamat email'],
		[
			'a web address that runs a script',
			'kontak[3].nilai',
			'javascript:alert(1)',
			'kontak[3].nilai: harus berupa alamat web'
		],
		['a bad phone', 'kontak[0].nilai', 'lihat web', 'kontak[0].nilai: harus berupa nomor'],
		[
			'an impossible time',
			'jam_layanan.senin[0].buka',
			'25:00',
			'jam_layanan.senin[0].buka: harus berupa jam'
		],
		[
			'reversed hours',
			'jam_layanan.jumat[1]',
			{ buka: '16:30', tutup: '13:00' },
			'jam_layanan.jumat[1]: tutup 13:00 tidak sesudah buka 16:30'
		],
		[
			'hours of no length',
			'jam_layanan.sabtu[0]',
			{ buka: '08:00', tutup: '08:00' },
			'jam_layanan.sabtu[0]: tutup 08:00 tidak sesudah buka 08:00'
		],
		[
			'overlapping hours',
			'jam_layanan.rabu[1].buka',
			'11:59',
			'jam_layanan.rabu[1]: buka 11:59 padahal jam sebelumnya baru tutup 12:00'
		],
		[
			'a kecamatan in two groups',
			'kelompok_layanan.16~06[1].kecamatan[2]',
			'16.06.01',
			'kelompok_layanan.16.06[1].kecamatan[2]: Sekayu (16.06.01) sudah ada di G1'
		],
		[
			'a kecamatan in no group',
			'kelompok_layanan.16~06[2].kecamatan',
			['16.06.07', '16.06.10'],
			'kelompok_layanan.16.06: belum memuat Babat Toman (16.06.06)'
		],
		[
			'an unknown kecamatan',
			'kelompok_layanan.16~06[0].kecamatan[2]',
			'16.06.99',
			'kelompok_layanan.16.06[0].kecamatan[2]: "16.06.99" bukan kecamatan di Kabupaten Musi'
		],
		[
			'a group twice',
			'kelompok_layanan.16~06[1].id',
			'G1',
			'kelompok_layanan.16.06[1].id: "G1" sudah dipakai'
		],
		['a service twice', 'layanan[10]', twice, 'layanan[10].kode: "KTP_EL" sudah dipakai'],
		['a category twice', 'kategori[1].kode', 'TERLAMBAT', 'kategori[1].kode: "TERLAMBAT" sudah'],
		[
			'a unit twice',
			'unit_kerja.daftar[1].kode',
			'DAFDUK',
			'unit_kerja.daftar[1].kode: "DAFDUK" sudah dipakai'
		],
		['no services', 'layanan', [], 'layanan: masih kosong'],
		['a code in small letters', 'layanan[1].kode', 'kk', 'layanan[1].kode: harus berupa huruf'],
		[
			'a pictogram with a path',
			'layanan[1].piktogram',
			'../kk',
			'layanan[1].piktogram: harus berupa nama gambar'
		]
	];

	for (const [name, path, value, line] of mistakes) {
		it(`is said in one line: ${name}`, () => {
			const problems = problemsOf(() => loadAgency(changed({ [path]: value })));
			expect(problems).toEqual([expect.stringContaining(line)]);
			expect(problems[0]?.startsWith(line)).toBe(true);
		});
	}

	it('is said together with all others', () => {
		const broken = changed({ nama: '', zona_waktu: 'Asia/Tokyo', 'layanan[0].kode': 'ktp el' });
		expect(problemsOf(() => loadAgency(broken))).toHaveLength(3);
		try {
			loadAgency(broken);
		} catch (error) {
			expect((error as Error).message).toContain('  content/instansi.json → nama: masih kosong');
			expect((error as Error).message.split('\n')).toHaveLength(4);
		}
	});
});

describe('the file itself', () => {
	const folder = mkdtempSync(join(tmpdir(), 'instansi-'));
	mkdirSync(join(folder, 'content'));
	afterAll(() => rmSync(folder, { recursive: true }));
	const write = (text: string) => writeFileSync(join(folder, 'content/instansi.json'), text);

	it('may be missing', () => {
		expect(problemsOf(() => readAgency(join(folder, 'nowhere')))).toEqual([
			expect.stringContaining('berkas tidak ada')
		]);
	});

	it('may be no JSON: the line is named', () => {
		write('{\n\t"nama": "a",\n\t"nama_singkat": "b",,\n}');
		expect(problemsOf(() => readAgency(folder))).toEqual([
			expect.stringContaining('bukan JSON yang benar di sekitar baris 3')
		]);
		write('{ "nama": ');
		expect(problemsOf(() => readAgency(folder))).toEqual([
			expect.stringContaining('bukan JSON yang benar')
		]);
		write('[]');
		expect(problemsOf(() => readAgency(folder)).length).toBeGreaterThan(0);
	});

	it('may be saved by Notepad', () => {
		write(`\uFEFF${original.replaceAll('\n', '\r\n')}`);
		expect(readAgency(folder).regencyCode).toBe('16.06');
	});
});
