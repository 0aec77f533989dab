import { describe, expect, test } from 'vitest';
import { openingState } from '#lib/server/deadlines/index.ts';
import { officeCalendar } from '#lib/server/deadlines/testing.ts';
import { openingWords, serviceHoursWords, zoneAbbreviation } from './public.ts';

const calendar = officeCalendar();
const at = (iso: string) => {
	const now = new Date(iso);
	return openingWords(openingState(calendar, now), now, 'Asia/Jakarta');
};

describe('whether the office is open', () => {
	test('open: until when', () => {
		expect(at('2026-11-23T09:00:00+07:00')).toEqual({
			title: 'Kantor sedang buka',
			text: 'Sampai pukul 12.00 WIB.'
		});
	});
	test('at midday: a break, and when it ends', () => {
		expect(at('2026-11-23T12:30:00+07:00')).toEqual({
			title: 'Kantor sedang istirahat',
			text: 'Buka lagi hari ini pukul 13.00 WIB.'
		});
	});
	test('in the evening: tomorrow', () => {
		expect(at('2026-11-23T18:00:00+07:00').text).toBe(
			'Sekarang di luar jam layanan. Buka lagi besok, Selasa, 24 November 2026, pukul 08.00 WIB.'
		);
	});
	test('at the weekend: the day is named, the next day counted in the office zone', () => {
		expect(at('2026-11-21T23:30:00+07:00').text).toBe(
			'Hari Sabtu kantor libur. Buka lagi Senin, 23 November 2026 pukul 08.00 WIB.'
		);
	});
	test('on a holiday: its name', () => {
		expect(at('2026-12-25T09:00:00+07:00').text).toContain(
			'Hari ini libur: Kelahiran Yesus Kristus (Natal). Buka lagi Senin, 28 Desember 2026'
		);
	});
	test('beyond the decrees: that it may change', () => {
		expect(at('2028-03-01T09:00:00+07:00').text).toContain('masih bisa berubah');
	});
	test('without any hours: that it is open', () => {
		const words = openingWords(
			{ open: false, opensAt: null, beyondLoadedYears: false },
			new Date(0),
			'Asia/Jakarta'
		);
		expect(words.text).toContain('Menunggu konfirmasi dinas');
	});
});

test('days with the same hours stand together', () => {
	const weekday = [
		{ opens: '08:00', closes: '12:00' },
		{ opens: '13:00', closes: '16:00' }
	];
	const hours = {
		monday: weekday,
		tuesday: weekday,
		wednesday: weekday,
		thursday: weekday,
		friday: [{ opens: '08:00', closes: '11:30' }],
		saturday: [],
		sunday: []
	};
	expect(serviceHoursWords(hours, 'WIB')).toEqual([
		{ term: 'Senin–Kamis', text: '08.00–12.00 dan 13.00–16.00 WIB' },
		{ term: 'Jumat', text: '08.00–11.30 WIB' },
		{ term: 'Sabtu–Minggu', text: 'Tutup' }
	]);
});

test('the zone is named as Indonesians name it', () => {
	expect(zoneAbbreviation('Asia/Jakarta')).toBe('WIB');
	expect(zoneAbbreviation('Asia/Makassar')).toBe('WITA');
	expect(zoneAbbreviation('Asia/Jayapura')).toBe('WIT');
});
