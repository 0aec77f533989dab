import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { describe, expect, it, test } from 'vitest';
import {
	CHANNELS,
	CLOSING_GROUNDS,
	COMPLAINT_CLASSES,
	STATUSES
} from '#lib/codes/complaint-codes.ts';
import {
	answerForm,
	closingForm,
	DASAR,
	disposisiForm,
	forwardingForm,
	KELAS,
	messageForm,
	noteForm,
	SALURAN,
	STATUS_WORDS,
	takenDownForm,
	verificationForm,
	wordOf
} from './desk.ts';

const TODAY = { today: '2026-11-25' };

/** Field → sentence, or null when the form is accepted. */
function problems(schema: v.GenericSchema, input: Record<string, unknown>) {
	const { issues } = v.safeParse(schema, input);
	if (!issues) return null;
	return Object.fromEntries(issues.map((issue) => [issue.path?.[0]?.key, issue.message]));
}

test('every code has a word, and the word leads back to it', () => {
	const lists = [
		[STATUS_WORDS, [...STATUSES, 'open']],
		[KELAS, COMPLAINT_CLASSES],
		[SALURAN, CHANNELS],
		[DASAR, CLOSING_GROUNDS]
	] as const;
	for (const [words, codes] of lists) {
		for (const code of codes) {
			const word = wordOf<string>(words, code);
			expect((words as Record<string, string>)[word]).toBe(code);
		}
		expect(Object.keys(words)).toHaveLength(codes.length);
	}
});

describe('a verb', () => {
	it('carries the version that its page showed', () => {
		expect(v.parse(noteForm, { versi: '7', isi: 'Sudah ditelepon.' })).toEqual({
			version: 7,
			text: 'Sudah ditelepon.'
		});
		for (const versi of [undefined, '', '-1', '1.5', 'x', '9'.repeat(10)]) {
			expect(problems(noteForm, { versi, isi: 'Sudah ditelepon.' })).toHaveProperty('versi');
		}
	});

	it('has words only from its lists, never from the prototype', () => {
		const form = { versi: '1', jenis: 'aspirasi', kelas: 'aspirasi', layanan: 'KK', kategori: 'X' };
		expect(v.parse(verificationForm, form).found).toEqual({
			type: 'aspiration',
			class: 'aspiration',
			serviceCode: 'KK',
			categoryCode: 'X'
		});
		for (const kelas of ['', 'aspiration', 'constructor', '__proto__']) {
			expect(Object.keys(problems(verificationForm, { ...form, kelas }) ?? {})).toEqual(['kelas']);
		}
		expect(
			problems(closingForm, { versi: '1', dasar: 'no_reply', isi: 'x'.repeat(10) })
		).toHaveProperty('dasar');
	});

	it('never sends the gap of a template to the reporter', () => {
		const isi = 'Dokumen Anda bisa diambil di [tempat] pada jam layanan.';
		expect(problems(messageForm, { versi: '1', isi })?.isi).toContain('[tempat]');
		expect(
			problems(messageForm, { versi: '1', isi: isi.replace('[tempat]', 'loket 2') })
		).toBeNull();
		expect(
			problems(messageForm, { versi: '1', isi: 'Lihat surat [2026] dan lampirannya.' })
		).toBeNull();
		expect(
			problems(closingForm, { versi: '1', dasar: 'tanpa_jawaban', isi: 'Ditutup pada [tanggal].' })
		).toHaveProperty('isi');
		expect(
			problems(forwardingForm, {
				versi: '1',
				tujuan: 'sp4n',
				alasan: 'Bukan soal kependudukan.',
				isi: 'Diteruskan pada [tanggal].'
			})
		).toHaveProperty('isi');
	});

	it('is an answer only with every part, and names each that is missing', () => {
		const whole = {
			versi: '1',
			temuan: 'KTP Anda tertinggal di antrean cetak.',
			tindakan: 'Sudah dicetak pagi ini.',
			berikutnya: 'Ambil di loket 2 pada jam layanan.'
		};
		expect(problems(answerForm, whole)).toBeNull();
		expect(
			problems(answerForm, { versi: '1', temuan: 'Sudah.', berikutnya: '[kapan] diambil' })
		).toEqual({
			temuan: 'Tulis hasil pemeriksaan atau jawabannya lebih lengkap: paling sedikit 10 huruf.',
			tindakan: expect.stringMatching(/^Tulis apa yang sudah dilakukan/),
			berikutnya: 'Bagian [kapan] belum diisi. Ganti dengan isinya, atau hapus.'
		});
	});

	it('asks for a report today or later', () => {
		const form = { versi: '1', unit: 'DAFDUK', petugas: '', instruksi: 'Tolong dicek.' };
		const withDate = (tenggat: string) => problems(disposisiForm(TODAY), { ...form, tenggat });
		expect(withDate('')).toBeNull();
		expect(withDate('2026-11-25')).toBeNull();
		expect(withDate('2026-11-24')).toHaveProperty('tenggat');
		expect(withDate('2026-02-30')).toHaveProperty('tenggat');
		expect(problems(disposisiForm(TODAY), { ...form, petugas: 'siapa' })).toHaveProperty('petugas');
	});
});

describe('what an officer takes down', () => {
	const form = {
		jenis: 'pengaduan',
		layanan: 'KTP_EL',
		kategori: 'TERLAMBAT',
		uraian: 'KTP saya belum jadi sejak tiga minggu lalu.',
		kecamatan: '16.06.09',
		kunci: randomUUID(),
		saluran: 'surat',
		tanggal_masuk: '2026-11-20'
	};
	const check = (changes: object) => problems(takenDownForm(TODAY), { ...form, ...changes });

	it('is the resident’s form with the way and the day it came in', () => {
		expect(v.parse(takenDownForm(TODAY), { ...form, jam_masuk: '09.30' })).toMatchObject({
			type: 'complaint',
			channel: 'letter',
			receivedDate: '2026-11-20',
			receivedTime: '09:30'
		});
	});

	it('came in some other way than this site, between 2020 and today', () => {
		expect(check({ saluran: 'situs' })).toHaveProperty('saluran');
		expect(check({ tanggal_masuk: '' })).toHaveProperty('tanggal_masuk');
		expect(check({ tanggal_masuk: '2019-12-31' })).toHaveProperty('tanggal_masuk');
		expect(check({ tanggal_masuk: '2020-01-01' })).toBeNull();
		expect(check({ tanggal_masuk: '2026-11-25' })).toBeNull();
		expect(check({ tanggal_masuk: '2026-11-26' })).toHaveProperty('tanggal_masuk');
		expect(check({ jam_masuk: '24:00' })).toHaveProperty('jam_masuk');
		expect(check({ uraian: '' })).toHaveProperty('uraian');
	});
});
