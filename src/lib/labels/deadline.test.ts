import { expect, test } from 'vitest';
import { addWorkingDays } from '#lib/server/deadlines/index.ts';
import { officeCalendar } from '#lib/server/deadlines/testing.ts';
import {
	deadlineSentence,
	formatDate,
	formatDateTime,
	formatDay,
	formatTime,
	formatWeekdayDate
} from './deadline.ts';

const calendar = officeCalendar();

test('dates are written out in Indonesian, the same in any zone of the machine', () => {
	expect(formatDate('2026-11-25')).toBe('25 November 2026');
	expect(formatWeekdayDate('2026-11-25')).toBe('Rabu, 25 November 2026');
	expect(formatWeekdayDate('2027-01-01')).toBe('Jumat, 1 Januari 2027');
	expect(formatWeekdayDate('2026-08-02')).toBe('Minggu, 2 Agustus 2026');
});

test("times are the office's, with its zone's own abbreviation", () => {
	const instant = new Date('2026-11-24T17:05:00Z');
	expect(formatDateTime(instant, 'Asia/Jakarta')).toBe('25 November 2026 pukul 00.05 WIB');
	expect(formatDay(instant, 'Asia/Jakarta')).toBe('25 November 2026');
	expect(formatDateTime(instant, 'Asia/Makassar')).toBe('25 November 2026 pukul 01.05 WITA');
	expect(formatDateTime(instant, 'Asia/Jayapura')).toBe('25 November 2026 pukul 02.05 WIT');
	expect(formatTime(instant, 'Asia/Jakarta')).toBe('pukul 00.05 WIB');
	expect(formatTime(new Date('2026-11-25T09:00:00Z'), 'Asia/Jakarta')).toBe('pukul 16.00 WIB');
});

test('nothing passed over: only the date and the count', () => {
	expect(deadlineSentence(addWorkingDays(calendar, '2026-11-23', 3))).toBe(
		'Paling lambat Kamis, 26 November 2026. Dihitung 3 hari kerja.'
	);
});

test('each holiday is named with its reason, then the weekend', () => {
	expect(deadlineSentence(addWorkingDays(calendar, '2026-12-21', 3))).toBe(
		'Paling lambat Senin, 28 Desember 2026. Dihitung 3 hari kerja. ' +
			'Kamis 24 Desember libur karena Cuti Bersama Kelahiran Yesus Kristus; ' +
			'Jumat 25 Desember libur karena Kelahiran Yesus Kristus (Natal); ' +
			'Sabtu dan Minggu tidak dihitung.'
	);
});

test('days of one feast are named together', () => {
	expect(deadlineSentence(addWorkingDays(calendar, '2027-03-05', 3))).toBe(
		'Paling lambat Kamis, 18 Maret 2027. Dihitung 3 hari kerja. ' +
			'Senin 8 Maret libur karena Hari Suci Nyepi (Tahun Baru Saka 1949); ' +
			'Selasa 9 Maret, Jumat 12 Maret, dan Senin 15 Maret libur karena Cuti Bersama Idulfitri 1448 H; ' +
			'Rabu 10 Maret dan Kamis 11 Maret libur karena Idulfitri 1448 H; ' +
			'Sabtu dan Minggu tidak dihitung.'
	);
});

test('the year is said where it is not the year of the deadline', () => {
	const sentence = deadlineSentence(addWorkingDays(calendar, '2026-12-23', 5));
	expect(sentence).toContain('Kamis 24 Desember 2026 libur');
	expect(sentence).toContain('Jumat 1 Januari libur');
});

test('Saturday is said before Sunday also when Sunday comes first', () => {
	expect(deadlineSentence(addWorkingDays(calendar, '2026-11-21', 6))).toContain(
		'Sabtu dan Minggu tidak dihitung.'
	);
	expect(deadlineSentence(addWorkingDays(calendar, '2026-11-21', 1))).toContain(
		'. Minggu tidak dihitung.'
	);
});

test('a year without a decree is said to be open', () => {
	expect(deadlineSentence(addWorkingDays(calendar, '2027-12-30', 3))).toBe(
		'Paling lambat Selasa, 4 Januari 2028. Dihitung 3 hari kerja. ' +
			'Sabtu dan Minggu tidak dihitung. ' +
			'Hari libur tahun 2028 belum ditetapkan, jadi tanggal ini masih bisa berubah.'
	);
});
