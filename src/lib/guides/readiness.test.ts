import { describe, expect, it } from 'vitest';
import { createCalendar, isWorkingDay } from '#lib/server/deadlines/index.ts';
import { agendaOf } from '#lib/server/guides/index.ts';
import type { Requirement } from './guide.ts';
import { type Agenda, judgeTrip, missingPapers, together, type Trip } from './readiness.ts';

const TODAY = '2026-11-23';

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
		{ id: 'rusak', name: 'Rusak', hint: null, pictogram: null }
	],
	requirements: [
		requirement('kk'),
		requirement('surat-hilang', { cases: ['hilang'] }),
		requirement('ktp-rusak', { cases: ['rusak'] })
	]
};
const agenda: Agenda = {
	madeOn: TODAY,
	hours: { 1: [['08:00', '12:00']], 2: [['08:00', '16:00']], 6: [], 7: [] },
	holidays: { '2026-12-01': 'Libur contoh' },
	years: [2026]
};
const places = [
	{ code: '16.06.01', name: 'Satu', available: true, details: null },
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

const judge = (trip: Partial<Trip>, with_ = agenda) =>
	judgeTrip(guide, { ...ready, ...trip }, with_, places, TODAY);
const reasons = (trip: Partial<Trip>, with_ = agenda) =>
	judge(trip, with_).obstacles.map(({ about, why }) => `${about}: ${why}`);

describe('a trip', () => {
	it('may begin when case, papers, place and day are right', () => {
		expect(judge({})).toEqual({ obstacles: [], opening: [['08:00', '16:00']] });
	});

	it('may begin for a kecamatan that the office named', () => {
		expect(reasons({ destination: 'kecamatan', kecamatan: '16.06.01' })).toEqual([]);
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
			'a kecamatan without the service',
			{ destination: 'kecamatan', kecamatan: '16.06.02' },
			['place: not_there']
		],
		[
			'a kecamatan nobody told of',
			{ destination: 'kecamatan', kecamatan: '16.06.03' },
			['place: not_told']
		],
		['no day', { date: null }, ['day: not_chosen']],
		['no date at all', { date: 'besok' }, ['day: not_chosen']],
		['yesterday', { date: '2026-11-22' }, ['day: past']],
		['a Saturday', { date: '2026-11-28' }, ['day: weekend']],
		['a holiday', { date: '2026-12-01' }, ['day: holiday']],
		['a year without decree', { date: '2027-01-05' }, ['day: year_unknown']]
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
			{ date: '2027-01-01', type: 'libur_nasional', name: 'Tahun Baru' }
		]
	});
	const told = agendaOf(calendar, new Date('2026-11-23T02:00:00Z'));
	for (let day = 0; day < 180; day++) {
		const date = new Date(Date.parse(TODAY) + day * 86_400_000).toISOString().slice(0, 10);
		const serves = reasons({ date }, told).length === 0;
		expect(`${date} ${serves}`).toBe(`${date} ${isWorkingDay(calendar, date)}`);
	}
});
