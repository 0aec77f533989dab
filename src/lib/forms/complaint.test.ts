// Every rule of the resident's form: what is accepted, what it becomes, and which sentence refuses it.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as v from 'valibot';
import { cleanText, filingForm, NARRATIVE_MAX, NARRATIVE_MIN } from './complaint.ts';

const TODAY = '2026-11-22';
const KEY = '0b5a3b5e-7f6e-4c8f-9d0a-1b2c3d4e5f60';
const complete = {
	jenis: 'pengaduan',
	layanan: 'KTP_EL',
	kategori: 'TERLAMBAT',
	uraian: 'KTP saya sudah dua bulan belum jadi.',
	kecamatan: '16.06.09',
	kunci: KEY
};

const check = (fields: Record<string, unknown>) =>
	v.safeParse(filingForm({ today: TODAY }), { ...complete, ...fields });

function accepted(fields: Record<string, unknown>) {
	const result = check(fields);
	if (!result.success) throw new Error(result.issues.map(({ message }) => message).join(' '));
	return result.output;
}

/** The first sentence that refuses each field, as a page shows it. */
function refused(fields: Record<string, unknown>): Record<string, string> {
	const sentences: Record<string, string> = {};
	for (const { path, message } of check(fields).issues ?? []) {
		sentences[String(path?.[0]?.key)] ??= message;
	}
	return sentences;
}

test('the smallest complaint says nothing about its reporter', () => {
	expect(accepted({})).toEqual({
		type: 'complaint',
		serviceCode: 'KTP_EL',
		categoryCode: 'TERLAMBAT',
		narrative: 'KTP saya sudah dua bulan belum jadi.',
		incidentDate: null,
		kecamatanCode: '16.06.09',
		desaCode: null,
		reporterName: null,
		reporterPhone: null,
		reporterEmail: null,
		nameHidden: false,
		confidential: false,
		key: KEY
	});
});

test('an empty form names every required field at once', () => {
	const result = v.safeParse(filingForm({ today: TODAY }), {});
	const fields = result.issues?.map(({ path }) => path?.[0]?.key);
	expect(new Set(fields)).toEqual(
		new Set(['jenis', 'layanan', 'kategori', 'uraian', 'kecamatan', 'kunci'])
	);
});

describe('jenis', () => {
	test.each([
		['pengaduan', 'complaint'],
		['permintaan_informasi', 'information_request'],
		['aspirasi', 'aspiration']
	])('%s', (jenis, type) => expect(accepted({ jenis }).type).toBe(type));
	test.each(['', 'complaint', 'PENGADUAN', 'toString'])('refuses “%s”', (jenis) =>
		expect(refused({ jenis }).jenis).toMatch(/^Pilih dulu/)
	);
});

describe('choices', () => {
	test.each(['layanan', 'kategori', 'kecamatan'])('%s must look like a code', (field) => {
		for (const value of ['', ' ', 'a b', "';--", 'KTP\0', 'x'.repeat(41), ['A', 'B']]) {
			expect(refused({ [field]: value })[field], String(value)).toMatch(/^Pilih .* dari daftar\.$/);
		}
	});
	test('desa may be empty, else digits and dots', () => {
		expect(accepted({ desa: ' 16.06.09.2001 ' }).desaCode).toBe('16.06.09.2001');
		expect(accepted({ desa: '' }).desaCode).toBeNull();
		expect(refused({ desa: '<b>' }).desa).toBe('Pilih desa dari daftar.');
	});
});

describe('uraian', () => {
	test('counts characters as people do, after trimming', () => {
		expect(accepted({ uraian: `  ${'😀'.repeat(NARRATIVE_MIN)}\n` }).narrative).toBe(
			'😀'.repeat(NARRATIVE_MIN)
		);
		expect(refused({ uraian: ` ${'😀'.repeat(NARRATIVE_MIN - 1)} ` }).uraian).toContain('20 huruf');
		expect(accepted({ uraian: '😀'.repeat(NARRATIVE_MAX) }).narrative).toHaveLength(10_000);
		expect(refused({ uraian: 'a'.repeat(NARRATIVE_MAX + 1) }).uraian).toContain('5.001 huruf');
	});
	test('nothing but spaces is nothing', () => {
		expect(refused({ uraian: ' \n\t ' }).uraian).toBe('Tulis uraian dulu.');
	});
	test('line ends are unified, so that CRLF does not count twice', () => {
		expect(
			accepted({ uraian: 'Baris pertama ada di sini.\r\nBaris kedua.\rKetiga.' }).narrative
		).toBe('Baris pertama ada di sini.\nBaris kedua.\nKetiga.');
	});
	test.each([
		['NUL', '\0'],
		['a control character', '\u0007'],
		['what invalid UTF-8 becomes', '\uFFFD'],
		['half a character', '\uD83D']
	])('refuses %s and says which words to type again', (_, broken) => {
		const uraian = `KTP saya ${broken} belum jadi sampai sekarang.`;
		expect(refused({ uraian }).uraian).toContain('tidak terbaca');
	});
	test('keeps emoji, Arabic, SQL and HTML as they are, drops direction overrides', () => {
		const said = `KTP 😀 العربية\u200F '; drop table complaints; -- <script>alert(1)</script>`;
		expect(accepted({ uraian: `\u202E${said}\u2066` }).narrative).toBe(said);
	});
	test('a file in its place is told, not thrown', () => {
		expect(refused({ uraian: new File(['x'], 'x') }).uraian).toContain('tidak terbaca');
	});
});

describe('tanggal_kejadian', () => {
	test('today and the past', () => {
		expect(accepted({ tanggal_kejadian: TODAY }).incidentDate).toBe(TODAY);
		expect(accepted({ tanggal_kejadian: ' 1945-08-17 ' }).incidentDate).toBe('1945-08-17');
	});
	test('not tomorrow', () => {
		expect(refused({ tanggal_kejadian: '2026-11-23' }).tanggal_kejadian).toContain('masa depan');
	});
	test('not before the republic', () => {
		expect(refused({ tanggal_kejadian: '1945-08-16' }).tanggal_kejadian).toContain('terlalu lama');
	});
	test.each(['2026-02-29', '2026-13-01', '22-11-2026', 'kemarin', '0000-00-00'])(
		'%s does not exist',
		(tanggal_kejadian) =>
			expect(refused({ tanggal_kejadian }).tanggal_kejadian).toContain('tidak ada')
	);
});

describe('contacts are free to stay empty', () => {
	test.each([
		['0812-3456-7890', '+6281234567890'],
		['6281234567890', '+6281234567890'],
		['+62 812 3456 7890', '+6281234567890'],
		['(0714) 321123', '+62714321123'],
		['+60 12-345 6789', '+60123456789'],
		['', null],
		['  ', null]
	])('phone %s', (telepon, stored) => expect(accepted({ telepon }).reporterPhone).toBe(stored));
	test.each(['abc', '12', '0812345678901234567890'])('refuses phone %s', (telepon) =>
		expect(refused({ telepon }).telepon).toContain('Nomor telepon ini belum benar')
	);
	test('e-mail', () => {
		expect(accepted({ email: ' warga@contoh.id ' }).reporterEmail).toBe('warga@contoh.id');
		expect(accepted({ email: '' }).reporterEmail).toBeNull();
		expect(refused({ email: 'warga@' }).email).toContain('Alamat email ini belum benar');
	});
	test('name', () => {
		expect(accepted({ nama: '  Siti\u202E ' }).reporterName).toBe('Siti');
		expect(accepted({ nama: 'a'.repeat(120) }).reporterName).toHaveLength(120);
		expect(refused({ nama: 'a'.repeat(121) }).nama).toContain('120 huruf');
		expect(refused({ nama: 'a\0b' }).nama).toContain('tidak terbaca');
	});
});

describe('anonim and rahasia are independent', () => {
	test.each(['ya', 'on', '1', 'true'])('“%s” is yes', (yes) => {
		expect(accepted({ anonim: yes })).toMatchObject({ nameHidden: true, confidential: false });
		expect(accepted({ rahasia: yes })).toMatchObject({ nameHidden: false, confidential: true });
	});
	test.each(['', '0', 'tidak', 'FALSE', ' Tidak '])('“%s” is no', (no) =>
		expect(accepted({ anonim: no, rahasia: no })).toMatchObject({
			nameHidden: false,
			confidential: false
		})
	);
});

describe('kunci', () => {
	test('a UUID, in capitals or not: the same key', () => {
		expect(accepted({ kunci: ` ${KEY.toUpperCase()} ` }).key).toBe(KEY);
	});
	test.each(['', 'abc', KEY.slice(1)])('refuses “%s”', (kunci) =>
		expect(refused({ kunci }).kunci).toContain('Kirim sekali lagi')
	);
});

test('cleaning text twice changes no more than cleaning it once', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary' }), (text) => {
			const once = cleanText(text);
			expect(cleanText(once)).toBe(once);
			expect(once).not.toMatch(/\r/);
		})
	);
});

test('no text whatever makes the form throw, and every refusal is a sentence', () => {
	const anything = fc.option(fc.string({ unit: 'binary' }), { nil: undefined });
	const form = fc.record({
		...Object.fromEntries(Object.keys(complete).map((name) => [name, anything])),
		tanggal_kejadian: anything,
		desa: anything,
		nama: anything,
		telepon: anything,
		email: anything,
		anonim: anything,
		rahasia: anything
	});
	fc.assert(
		fc.property(form, (fields) => {
			for (const message of Object.values(refused(fields))) expect(message).toMatch(/\.$/);
		})
	);
});
