import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findSecrets, partsOf, redact } from './redaction.ts';

describe('what is hidden', () => {
	it.each([
		['NIK saya 1606014503900002.', 'NIK saya [nomor identitas disembunyikan].'],
		['KK 1606 0145 0390 0002 ya', 'KK [nomor identitas disembunyikan] ya'],
		['KK16.06.01.450390.0002', 'KK[nomor identitas disembunyikan]'],
		['1606-0145-0390-0002', '[nomor identitas disembunyikan]'],
		['1 6 0 6 0 1 4 5 0 3 9 0 0 0 0 2', '[nomor identitas disembunyikan]'],
		['１６０６０１４５０３９００００２', '[nomor identitas disembunyikan]'],
		['kurang satu: 160601450390000', 'kurang satu: [nomor identitas disembunyikan]'],
		['WA081200000000 siang', 'WA[nomor telepon disembunyikan] siang'],
		['hubungi 0812-0000-0000, terima kasih', 'hubungi [nomor telepon disembunyikan], terima kasih'],
		['0812 0000 0000', '[nomor telepon disembunyikan]'],
		['0812.0000.0000', '[nomor telepon disembunyikan]'],
		['62812 0000 0000', '[nomor telepon disembunyikan]'],
		['+62 812-0000-0000', '[nomor telepon disembunyikan]'],
		['(+62) 812 0000 0000', '[nomor telepon disembunyikan]'],
		['812-0000-0000', '[nomor telepon disembunyikan]'],
		['62.812.000.000', '[nomor telepon disembunyikan]'],
		['(0714) 000000', '[nomor telepon disembunyikan]'],
		['0714000000', '[nomor telepon disembunyikan]'],
		['12-11-2026 081200000000', '12-11-2026 [nomor telepon disembunyikan]'],
		['tulis ke warga.contoh+1@surat.contoh.id ya', 'tulis ke [alamat email disembunyikan] ya'],
		['warga081200000000@contoh.id', '[alamat email disembunyikan]'],
		[
			'1606014503900002 0warga@contoh.id',
			'[nomor identitas disembunyikan] [alamat email disembunyikan]'
		],
		['Rp 6281200000000', 'Rp [nomor telepon disembunyikan]'],
		['Rp 1 606014503900002', 'Rp [nomor identitas disembunyikan]'],
		['warga (at) contoh.id', '[alamat email disembunyikan]']
	])('%j', (typed, shown) => expect(redact(typed)).toBe(shown));
});

describe('what stays', () => {
	it.each([
		'Laporan 2026-000042 dan 2026-000043 2026-000044',
		'Sejak 12-11-2026 13-11-2026, tercatat 2026-11-12 08.00',
		'Jam 08.00-12.00 13.00-16.00, atau 08.00 - 12.00 13.00 - 16.00',
		'sudah 3 minggu 2 hari, 4 kali datang',
		'Biaya Rp 150.000, lalu Rp1.500.000 dan Rp 81000000',
		'150.000 200.000 300.000 450.000',
		'tahun 2023 2024 2025 2026',
		'RT 012/003 Dusun 2, kode pos 30711',
		'UU 25/2009 Pasal 46 ayat (1), nomor 007/2026/000123',
		'Akta 03/04/2026 3 kali ditolak',
		'warga @ kantor',
		''
	])('%j', (typed) => expect(redact(typed)).toBe(typed));

	it('in any order, as long as words are between', () => {
		const ordinary = fc.constantFrom(
			'2026-000042',
			'12/11/2026',
			'3 minggu',
			'Rp 150.000',
			'08.30'
		);
		fc.assert(
			fc.property(fc.array(ordinary), (things) => {
				const typed = things.join(' lalu ');
				expect(redact(typed)).toBe(typed);
			})
		);
	});
});

const digits = (count: number) =>
	fc.array(fc.integer({ min: 0, max: 9 }), { minLength: count, maxLength: count });
/** Digits in groups of any size, with one sign between the groups. */
const grouped = (number: fc.Arbitrary<readonly number[]>) =>
	fc
		.tuple(
			number,
			fc.array(fc.boolean(), { maxLength: 20 }),
			fc.constantFrom(' ', '.', '-', ' - ', '\u00a0')
		)
		.map(([all, cuts, sign]) =>
			all.map((digit, at) => `${at > 0 && cuts[at] ? sign : ''}${digit}`).join('')
		);
const nik = digits(14).map((rest) => [1, 6, ...rest]);
const phone = fc
	.tuple(fc.constantFrom([0, 8], [6, 2, 8], [0, 7, 1, 4]), fc.integer({ min: 7, max: 9 }))
	.chain(([head, count]) => digits(count).map((rest) => [...head, ...rest]));
const words = fc.stringMatching(/^[a-z ,.]{0,12}[a-z]$/);
const before = fc.oneof(words, fc.constantFrom('rp', 'harga Rp', 'NIK', 'wa'));

describe('nothing of a secret survives', () => {
	it('whatever stands around it and however it is grouped', () => {
		fc.assert(
			fc.property(before, fc.oneof(grouped(nik), grouped(phone)), words, (start, secret, end) => {
				// A run of years or prices is one, whoever typed it.
				fc.pre(!/^(?:(?:19|20)\d\d ?)+$|\.\d{3}(?!\d)/.test(secret));
				const shown = redact(`${start} ${secret} ${end}`);
				expect(shown).not.toMatch(/\d/);
				expect(shown.startsWith(start)).toBe(true);
				expect(shown.endsWith(end)).toBe(true);
			}),
			{ numRuns: 1000 }
		);
	});

	it('and what is redacted once has nothing left to find', () => {
		fc.assert(
			fc.property(
				fc.array(fc.oneof(words, grouped(nik), grouped(phone), fc.emailAddress(), fc.string())),
				(typed) => {
					expect(findSecrets(redact(typed.join(' ')))).toEqual([]);
				}
			)
		);
	});
});

describe('the parts of a text', () => {
	it('are the text, with every secret and every stand-in marked', () => {
		const typed = 'Saya 081200000000 di Sekayu.';
		expect(partsOf(typed)).toEqual([
			{ text: 'Saya ', kind: null, hidden: false },
			{ text: '081200000000', kind: 'phone', hidden: false },
			{ text: ' di Sekayu.', kind: null, hidden: false }
		]);
		expect(partsOf(redact(typed))[1]).toEqual({
			text: '[nomor telepon disembunyikan]',
			kind: 'phone',
			hidden: true
		});
		fc.assert(
			fc.property(fc.string(), (text) => {
				expect(
					partsOf(text)
						.map((part) => part.text)
						.join('')
				).toBe(text);
			})
		);
	});
});
