import { describe, expect, it } from 'vitest';
import { createCalendar, isWorkingDay } from '#lib/server/deadlines/index.ts';
import { agendaOf, momentOf } from '#lib/server/guides/index.ts';
import { verdictWords } from '#lib/labels/readiness.ts';
import type { Requirement } from './guide.ts';
import { type Agenda, judgeTrip, missingPapers, together, type Trip } from './readiness.ts';

const TODAY = '2026-11-23';
const MORNING = { date: TODAY, time: '07:30' };

function requirement(id: string, more: Partial<Requirement> = {}): Requirement {
	return {
		id,
		name: id,
		cases: null,
		form: 'original',
		count: 1,
		photoHint: null,
		ifMissing: `cari ${id}`,
		guide: null,
		oneOf: null,
		pictogram: null,
		...more
	};
}

const guide = {
	cases: [
		{ id: 'hilang', name: 'Hilang', hint: null, pictogram: null },
		{ id: 'rusak', name: 'Rusak', hint: null, pictogram: null },
		{ id: 'pemula', name: 'Pemula', hint: null, pictogram: null },
		{ id: 'muslim', name: 'Muslim', hint: null, pictogram: null }
	],
	requirements: [
		requirement('kk', { cases: ['hilang', 'rusak'] }),
		requirement('surat-hilang', { cases: ['hilang'] }),
		requirement('ktp-rusak', { cases: ['rusak'] }),
		requirement('hadir', { cases: ['pemula'], form: 'recorded_in_person' })
	],
	steps: [
		{ cases: null, place: 'home' },
		{ cases: ['muslim'], place: 'elsewhere' },
		{ cases: ['hilang', 'rusak', 'pemula'], place: 'office' }
	]
} as const;
const agenda: Agenda = {
	until: '2026-12-20',
	hours: { 1: [['08:00', '12:00']], 2: [['08:00', '16:00']], 6: [], 7: [] },
	holidays: { '2026-12-01': 'Libur contoh' },
	years: [2026]
};
const places = [
	{ code: '16.06.01', name: 'Satu', available: true, details: 'Hanya hari Selasa.' },
	{ code: '16.06.02', name: 'Dua', available: false, details: 'Datang ke Satu.' },
	{ code: '16.06.03', name: 'Tiga', available: null, details: null }
];
const ready: Trip = {
	caseId: 'hilang',
	ready: ['kk', 'surat-hilang'],
	destination: 'office',
	kecamatan: null,
	date: '2026-11-24'
};

const recorded: Partial<Trip> = {
	caseId: 'pemula',
	ready: ['hadir'],
	destination: 'kecamatan',
	kecamatan: '16.06.01'
};

const judge = (trip: Partial<Trip>, with_ = agenda, now = MORNING) =>
	judgeTrip(guide, { ...ready, ...trip }, with_, places, now);
const reasons = (trip: Partial<Trip>, with_ = agenda, now = MORNING) =>
	judge(trip, with_, now).obstacles.map(({ about, why }) => `${about}: ${why}`);

describe('a trip', () => {
	it('may begin when case, papers, place and day are right', () => {
		expect(judge({})).toEqual({ obstacles: [], opening: [['08:00', '16:00']], kecamatan: null });
	});

	it('may begin for a kecamatan that the office named, with what the office said of it', () => {
		expect(reasons(recorded)).toEqual([]);
		const { text } = verdictWords(judge(recorded), { date: '2026-11-24' });
		expect(text).toContain('Satu');
		expect(text).toContain('Hanya hari Selasa.');
		// The hours that we know are the office's, not the kecamatan's.
		expect(text).not.toContain('08.00');
	});

	it('may begin today only while the office is still open', () => {
		const today = { date: TODAY };
		expect(reasons(today)).toEqual([]);
		expect(reasons(today, agenda, { date: TODAY, time: '11:59' })).toEqual([]);
		expect(reasons(today, agenda, { date: TODAY, time: '12:00' })).toEqual(['day: closed_by_now']);
		expect(reasons({}, agenda, { date: TODAY, time: '20:00' })).toEqual([]);
	});

	it.each<[string, Partial<Trip>, string[]]>([
		['no case', { caseId: null }, ['case: not_chosen']],
		['a case of another guide', { caseId: 'pindah' }, ['case: not_chosen']],
		['a paper missing', { ready: ['kk'] }, ['papers: missing']],
		['papers of another case', { ready: ['kk', 'ktp-rusak'] }, ['papers: missing']],
		['no place', { destination: null }, ['place: not_chosen']],
		['which kecamatan?', { destination: 'kecamatan' }, ['place: kecamatan_not_chosen']],
		[
			'an unknown kecamatan',
			{ destination: 'kecamatan', kecamatan: '1' },
			['place: kecamatan_not_chosen']
		],
		[
			'a kecamatan that cannot record',
			{ ...recorded, kecamatan: '16.06.02' },
			['place: not_there']
		],
		['a kecamatan nobody told of', { ...recorded, kecamatan: '16.06.03' }, ['place: not_told']],
		[
			'a kecamatan of which only recording is known',
			{ destination: 'kecamatan', kecamatan: '16.06.01' },
			['place: not_told']
		],
		[
			'a kecamatan that cannot record, though nobody is recorded',
			{ destination: 'kecamatan', kecamatan: '16.06.02' },
			['place: not_told']
		],
		[
			'the office, for what another office does',
			{ caseId: 'muslim', ready: [] },
			['place: not_served']
		],
		['no day', { date: null }, ['day: not_chosen']],
		['no date at all', { date: 'besok' }, ['day: not_chosen']],
		['a date of no calendar', { date: '2027-02-30' }, ['day: not_chosen']],
		['half a date', { date: '2027' }, ['day: not_chosen']],
		['yesterday', { date: '2026-11-22' }, ['day: past']],
		['a Saturday', { date: '2026-11-28' }, ['day: weekend']],
		['a holiday', { date: '2026-12-01' }, ['day: holiday']],
		['a year without decree', { date: '2027-01-05' }, ['day: year_unknown']],
		['a day beyond the holidays we know', { date: '2026-12-22' }, ['day: too_far']]
	])('waits for: %s', (_, trip, expected) => {
		expect(reasons(trip)).toEqual(expected);
	});

	it('waits when the office has not told its hours', () => {
		expect(reasons({}, { ...agenda, hours: {} })).toEqual(['day: hours_unknown']);
	});

	it('names everything at once, in the order in which one mends it', () => {
		expect(reasons({ ready: [], destination: null, date: null })).toEqual([
			'papers: missing',
			'place: not_chosen',
			'day: not_chosen'
		]);
	});
});

describe('papers of which one is enough', () => {
	const either = [
		requirement('kk'),
		requirement('surat-lahir', { oneOf: 'bukti' }),
		requirement('sptjm', { oneOf: 'bukti' })
	];

	it('stand together', () => {
		expect(together(either).map((group) => group.map(({ id }) => id))).toEqual([
			['kk'],
			['surat-lahir', 'sptjm']
		]);
	});

	it('are not missing when one of them is there', () => {
		expect(missingPapers(either, ['kk', 'sptjm'])).toEqual([]);
		expect(missingPapers(either, ['kk'])).toHaveLength(1);
	});
});

it('agrees with the working calendar on every day it tells of', () => {
	const week = [['08:00', '12:00']] as const;
	const calendar = createCalendar({
		timeZone: 'Asia/Jakarta',
		hours: { 1: week, 2: week, 3: week, 4: week, 5: week },
		decrees: [
			{ year: 2026, title: 'SKB 2026', date: '2025-09-01' },
			{ year: 2027, title: 'SKB 2027', date: '2026-09-01' }
		],
		holidays: [
			{ date: '2026-12-25', type: 'libur_nasional', name: 'Natal' },
			{ date: '2027-01-01', type: 'libur_nasional', name: 'Tahun Baru' },
			{ date: '2027-06-01', type: 'libur_nasional', name: 'Libur contoh' }
		]
	});
	// 08:30 in Sekayu, 01:30 in Greenwich.
	const now = new Date('2026-11-23T01:30:00Z');
	const told = agendaOf(calendar, now);
	expect(momentOf(calendar, now)).toEqual({ date: TODAY, time: '08:30' });
	for (let day = 0; day <= 180; day++) {
		const date = new Date(Date.parse(TODAY) + day * 86_400_000).toISOString().slice(0, 10);
		const serves = reasons({ date }, told).length === 0;
		expect(`${date} ${serves}`).toBe(`${date} ${isWorkingDay(calendar, date)}`);
	}
	expect(told.until).toBe('2027-05-31');
	expect(agendaOf(calendar, new Date('2026-11-24T01:30:00Z')).until).toBe(told.until);
	// A holiday that the agenda is too short for must not be taken for a working day.
	expect(reasons({ date: '2027-06-01' }, told)).toEqual(['day: too_far']);
});
