import { PGlite } from '@electric-sql/pglite';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { indexRoots, queryGroups, searchDocument, searchQuery, wordRoots } from './word-roots.ts';

/** Whether a search for `query` finds a text, by the sets alone. */
function finds(query: string, text: string): boolean {
	const roots = new Set(indexRoots(text));
	const groups = queryGroups(query);
	return groups.length > 0 && groups.every((group) => group.some((root) => roots.has(root)));
}

// Each line is one family: every word must find every other one.
const FAMILIES = `
rekam merekam perekaman direkam terekam perekamannya
urus mengurus pengurusan diuruskan urusan diurus ngurus ngurusin
duduk penduduk kependudukan
lambat terlambat keterlambatan memperlambat diperlambat
lapor pelaporan melaporkan laporan dilaporkan pelapor laporkanlah
layan pelayanan melayani layanan dilayani pelayanannya layanilah
cetak mencetak percetakan tercetak cetakan dicetak nyetak
pindah kepindahan perpindahan memindahkan berpindah dipindahkan
lahir kelahiran melahirkan dilahirkan terlahir
mati kematian mematikan
kawin perkawinan dikawinkan mengawinkan
nikah pernikahan menikah dinikahkan
bayar pembayaran membayar dibayar bayaran bayarnya
antre antri antrean antrian mengantre mengantri ngantri
pungut pungutan memungut dipungut pemungutan
jawab jawaban menjawab dijawab
tunggu menunggu penungguan ditunggu nunggu ditungguin
sulit kesulitan mempersulit dipersulit
ambil mengambil pengambilan diambil ngambil
rusak kerusakan merusak dirusak
hilang kehilangan menghilangkan menghilang
ubah perubahan mengubah berubah diubah merubah dirubah
buat pembuatan membuat dibuat buatan dibuatkan
tolak ditolak penolakan menolak tertolak
kirim pengiriman mengirim terkirim kiriman dikirimi
aju mengajukan pengajuan ajukan diajukan
adu pengaduan mengadu mengadukan aduan diadukan
daftar pendaftaran mendaftar terdaftar daftarkan
ganti penggantian mengganti diganti pengganti
salah kesalahan menyalahkan disalahkan salahnya
tulis tulisan menulis penulisan tertulis
nama dinamai bernama namanya
akta akte aktanya akta-akta
ktp KTP KTP-el e-KTP ektp KTP-nya ktpnya e‑ktp
kk KK kknya kk-nya
masuk memasukkan memasukan masukan dimasukkan
sah mengesahkan pengesahan disahkan
cek mengecek pengecekan dicek
selesai menyelesaikan penyelesaian diselesaikan
kerja bekerja pekerjaan dikerjakan pekerja
ajar belajar pelajaran mengajar diajarkan
baik perbaikan memperbaiki diperbaiki
laku berlaku memberlakukan pemberlakuan
tugas petugas bertugas petugasnya
umum pengumuman mengumumkan
pakai memakai dipakai pemakaian
sapu menyapu
kata kata-kata berkata mengatakan
surat surat2 surat-surat suratnya
izin ijin mengizinkan diizinkan
telepon telpon telp
jumat jum'at Jum’at
terima diterima menerima penerimaan
minta meminta diminta permintaan
terbit menerbitkan penerbitan diterbitkan
didik pendidikan mendidik
`
	.trim()
	.split('\n')
	.map((line) => line.split(' '));

const STRANGERS: [string, string][] = [
	['lambat', 'lama'],
	['kartu', 'karta'],
	['pindah', 'indah'],
	['memindahkan', 'keindahan'],
	['masalah', 'masa'],
	['permasalahan', 'masa'],
	['sekolah', 'mengolah'],
	['tolak', 'olah'],
	['menolak', 'mengolah'],
	['beras', 'keras'],
	['keluarga', 'keluar'],
	['dinas', 'nasi'],
	['urus', 'arus'],
	['lahir', 'akhir'],
	['kelahiran', 'berakhir'],
	['kematian', 'ketika'],
	['penduduk', 'pendidikan'],
	['ktp', 'kk'],
	['akta', 'fakta'],
	['bayar', 'bayi'],
	['tahun', 'tahan'],
	['pungutan', 'pengumuman'],
	['petugas', 'petani'],
	['minggu', 'menunggu'],
	['salah', 'masalah'],
	['nikah', 'naik'],
	['antre', 'antar'],
	['kepala', 'pala'],
	['rekam', 'ekor'],
	['bulan', 'buku']
];

describe('word families', () => {
	for (const family of FAMILIES) {
		it(`meet: ${family.join(' ')}`, () => {
			for (const query of family) {
				for (const word of family) {
					expect(finds(query, `ada ${word}, begitu`), `${query} → ${word}`).toBe(true);
				}
			}
		});
	}

	for (const [one, other] of STRANGERS) {
		it(`don't meet: ${one}, ${other}`, () => {
			expect(finds(one, other)).toBe(false);
			expect(finds(other, one)).toBe(false);
		});
	}

	it('keeps different families apart', () => {
		// A family that meets another one makes a search find the wrong complaints.
		const meetings: string[] = [];
		for (const one of FAMILIES) {
			for (const other of FAMILIES) {
				if (one === other) continue;
				for (const a of one) for (const b of other) if (finds(a, b)) meetings.push(`${a} ${b}`);
			}
		}
		expect(meetings).toEqual([]);
	});
});

describe('roots of a word', () => {
	it('start with the word, and hold both readings of a swallowed letter', () => {
		expect(wordRoots('Mengurus')).toEqual(['mengurus', 'urus', 'kurus']);
		expect(wordRoots('keterlambatan')).toEqual(['keterlambatan', 'lambat']);
		expect(wordRoots('memakai')).toContain('pakai');
		expect(wordRoots('menulis')).toContain('tulis');
		expect(wordRoots('menyapu')).toContain('sapu');
	});

	it('come from affixes that go together: peN- takes -an, and no -i', () => {
		expect(wordRoots('peneliti')).toContain('teliti');
		expect(wordRoots('peneliti')).not.toContain('telit');
		expect(wordRoots('meneliti')).toContain('telit');
	});

	it('are none for a word without letters', () => {
		expect(wordRoots('')).toEqual([]);
		expect(wordRoots('!?')).toEqual([]);
		expect(wordRoots('你好')).toEqual([]);
	});
});

describe('roots of a text', () => {
	it('leave out stop words and single letters, keep digits', () => {
		expect(indexRoots('Saya yg sdh 3 x tdk dilayani dgn NIK 1606 di sana')).toEqual(
			expect.arrayContaining(['dilayani', 'layan', 'nik', '1606'])
		);
		for (const word of ['saya', 'yg', 'sdh', '3', 'x', 'tdk', 'dgn', 'di']) {
			expect(indexRoots('Saya yg sdh 3 x tdk dilayani dgn NIK 1606 di sana')).not.toContain(word);
		}
	});

	it('know names with signs in them', () => {
		expect(indexRoots('KTP-el')).toEqual(['ktp', 'el', 'ktpel']);
		expect(finds('F-1.01', 'isi formulir F1.01')).toBe(true);
		expect(finds('f101', 'isi formulir F-1.01')).toBe(true);
		expect(finds('F-1.01', 'isi formulir F-1.02')).toBe(false);
		expect(finds('rt/rw', 'surat RT/RW')).toBe(true);
		expect(finds('2026-000042', 'lihat 2026-000042')).toBe(true);
		expect(finds('2026-000042', 'lihat 2026-000043')).toBe(false);
		expect(finds('saya', 'jadi.saya')).toBe(false);
	});

	it('fold accents, full width and invisible marks', () => {
		expect(finds('kartu', 'Ｋａｒｔｕ')).toBe(true);
		expect(finds('cafe', 'Café')).toBe(true);
		expect(finds('kartu', 'kar\u200btu \u202eabc')).toBe(true);
	});

	it('are 400 at most, of 40 characters at most, from the whole text', () => {
		const rare = Array.from({ length: 380 }, (_, i) => `menge${(i + 2000).toString(36)}lan`);
		const roots = indexRoots(`${rare.join(' ')} kelahiran ${'x'.repeat(5000)}`);
		expect(roots.length).toBeLessThanOrEqual(400);
		expect(roots).toContain('lahir');
		expect(Math.max(...roots.map((root) => root.length))).toBe(40);
		expect(new Set(roots).size).toBe(roots.length);
	});
});

describe('a query', () => {
	it('needs every word', () => {
		expect(finds('urus ktp', 'saya mengurus KTP-el')).toBe(true);
		expect(finds('urus kk', 'saya mengurus KTP-el')).toBe(false);
	});

	it('is null when nothing is left to look for', () => {
		for (const query of ['', '   ', 'yang di', 'a', '🙂', '&|!()']) {
			expect(searchQuery(query), query).toBeNull();
		}
	});

	it('is written as a tsquery', () => {
		expect(searchQuery('mengurus ktp')).toBe('(mengurus|urus|kurus)&(ktp)');
	});

	it('is bounded', () => {
		const long = Array.from({ length: 1000 }, (_, i) => `kata${i}`).join(' ');
		expect(queryGroups(long).length).toBe(12);
	});
});

describe('in PostgreSQL', () => {
	let db: PGlite;
	beforeAll(async () => {
		db = await PGlite.create();
	});
	afterAll(() => db.close());

	const hostile = fc.oneof(
		fc.string({ unit: 'binary', maxLength: 200 }),
		fc
			.array(
				fc.constantFrom(
					...'\' " \\ : * & | ! ( ) <-> <2> -- ; % $1 \0 \u202e 🙂 ktp-el 1e5 0x1f 1.2.3 -7 a:A* e-ktp'.split(
						' '
					),
					'mengurus',
					'f-1.01',
					'https://x.id/a?b=c',
					'a@b.id',
					'12abc',
					'é',
					'İ',
					'ǅ',
					'ﬁ'
				)
			)
			.map((parts) => parts.join(' '))
	);

	it('takes every query', async () => {
		await fc.assert(
			fc.asyncProperty(hostile, async (text) => {
				const query = searchQuery(text);
				if (query === null) return;
				expect(query).toMatch(/^[a-z0-9()|&]+$/);
				await db.query('select $1::tsquery', [query]);
			}),
			{ numRuns: 400 }
		);
	});

	it('finds every text by its own words, and agrees with the sets', async () => {
		await fc.assert(
			fc.asyncProperty(hostile, hostile, async (text, other) => {
				const query = searchQuery(text);
				if (query === null) return;
				for (const candidate of [text, other, `${other} ${text}`]) {
					const { rows } = await db.query<{ found: boolean }>(
						`select array_to_tsvector(string_to_array($1, ' ')) @@ $2::tsquery as found`,
						[searchDocument([candidate]), query]
					);
					expect(rows[0]?.found).toBe(finds(text, candidate));
				}
			}),
			{ numRuns: 300 }
		);
	});

	it('joins the parts of a document without joining their words', async () => {
		expect(searchDocument(['kartu', 'keluarga'])).toMatch(/^kartu keluarga/);
		expect(searchDocument([])).toBe('');
		const { rows } = await db.query<{ vector: string }>(
			`select array_to_tsvector(string_to_array($1, ' '))::text as vector`,
			[searchDocument(['', '!'])]
		);
		expect(rows[0]?.vector).toBe('');
	});
});
