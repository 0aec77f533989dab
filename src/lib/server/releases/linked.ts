// Which counts of a month, or of January to the end of a quarter, may be published, given all that was
// published of the same year before. Pure.
//
// The counts of a year hang together: months sum to the time since January, and the kecamatan of a
// month to its total. suppression/network.ts looks at all of them at once.
import {
	type Cell,
	type CellState,
	type Decided,
	isSmall,
	suppress
} from '#lib/suppression/index.ts';

/** A count, and what became of it. */
export interface LinkedNumber {
	readonly value: number;
	readonly state: Decided;
}

/** By code. */
export type NumbersByCode = Readonly<Record<string, LinkedNumber>>;

/** Counts that stand alone: one for each period. */
export const SINGLE_SERIES = [
	'laporan_masuk',
	'laporan_berakhir',
	'dibuka_kembali',
	'dinilai'
] as const;
/** In what `laporan_masuk` is broken down; each sums to it. */
export const DIVIDED_SERIES = ['jenis', 'kanal', 'layanan', 'kategori', 'kecamatan'] as const;

type Series = (typeof SINGLE_SERIES)[number] | (typeof DIVIDED_SERIES)[number];

/** All linked counts of one release. A single one has the code `semua`. */
export type LinkedNumbers = Readonly<Record<Series, NumbersByCode>>;

/** The same before anything is decided. */
export type TrueNumbers = Readonly<Record<Series, Readonly<Record<string, number>>>>;

/** What was published of the year before. */
export interface Earlier {
	/** Month from 1 to 12, or the last month of a time since January. */
	readonly month: number;
	readonly sinceJanuary: boolean;
	readonly numbers: LinkedNumbers;
}

/** Code of the only number of a single series. */
export const ALL = 'semua';

/**
 * @param month from 1 to 12
 * @param sinceJanuary false for the month alone
 * @param counted the counts
 * @param earlier what was published of the same year, in order
 * @returns what becomes of each
 */
export function decide(
	month: number,
	sinceJanuary: boolean,
	counted: TrueNumbers,
	earlier: readonly Earlier[]
): LinkedNumbers {
	const decided: Partial<Record<Series, NumbersByCode>> = {};
	for (const series of SINGLE_SERIES) {
		decided[series] = decideSeries(series, { month, sinceJanuary, counted, earlier });
	}
	// A total that isn't shown could be computed from its parts. One that can be computed from its months
	// gives away the hidden one among them.
	const totals = [...earlier.map(({ numbers }) => numbers.laporan_masuk), decided.laporan_masuk];
	const isTotalShown = decided.laporan_masuk?.[ALL]?.state === 'shown';
	const areAllShown = totals.every((one) => one?.[ALL]?.state === 'shown');
	for (const series of DIVIDED_SERIES) {
		const parts = (sinceJanuary ? areAllShown : isTotalShown)
			? decideSeries(series, { month, sinceJanuary, counted, earlier })
			: withheld(counted[series]);
		decided[series] = !sinceJanuary && isThin(parts) ? withheld(counted[series]) : parts;
	}
	return decided as LinkedNumbers;
}

/**
 * A month of which more than half would be hidden tells little, and what it tells would keep the far
 * better numbers of the quarter from being shown.
 */
function isThin(parts: NumbersByCode): boolean {
	const numbers = Object.values(parts);
	const sum = (list: readonly LinkedNumber[]) =>
		list.reduce((total, { value }) => total + value, 0);
	return sum(numbers.filter(({ state }) => state === 'shown')) * 2 < sum(numbers);
}

/** @returns the sums of several months: what the time since January is made of */
export function sumOf(months: readonly LinkedNumbers[]): TrueNumbers {
	const sums: Record<string, Record<string, number>> = {};
	for (const series of [...SINGLE_SERIES, ...DIVIDED_SERIES]) {
		const sum: Record<string, number> = {};
		for (const numbers of months) {
			for (const [code, { value }] of Object.entries(numbers[series])) {
				sum[code] = (sum[code] ?? 0) + value;
			}
		}
		sums[series] = sum;
	}
	return sums as TrueNumbers;
}

function withheld(counted: Readonly<Record<string, number>>): NumbersByCode {
	return Object.fromEntries(
		Object.entries(counted).map(([code, value]) => [code, { value, state: 'withheld' }])
	);
}

function decideSeries(
	series: Series,
	{
		month,
		sinceJanuary,
		counted,
		earlier
	}: { month: number; sinceJanuary: boolean; counted: TrueNumbers; earlier: readonly Earlier[] }
): NumbersByCode {
	const wanted = counted[series];
	const now = { month, sinceJanuary, numbers: undecided(series, wanted, sinceJanuary, earlier) };
	const cells = cellsOf(series, now, earlier);
	const states = suppress(cells.map(({ cell }) => cell));
	if (!states) return withheld(wanted);
	return Object.fromEntries(
		Object.entries(wanted).map(([code, value]) => {
			const place = cells.findIndex((one) => one.decides === code);
			return [code, { value, state: states[place] ?? 'withheld' }];
		})
	);
}

/** The year as a network: month → code until the end of a quarter → the same until the next → all. */
function cellsOf(
	series: Series,
	now: { month: number; sinceJanuary: boolean; numbers: ReturnType<typeof undecided> },
	earlier: readonly Earlier[]
): { cell: Cell; decides: string | null }[] {
	const single = (SINGLE_SERIES as readonly string[]).includes(series);
	// A month without a total sums to nothing that is known.
	const known = earlier.filter(
		({ numbers }) => single || numbers.laporan_masuk[ALL]?.state === 'shown'
	);
	const published = [
		...known.map((one) => ({ ...one, numbers: one.numbers[series], isNew: false })),
		{ ...now, isNew: true }
	];
	// A time since January of which nothing was published says nothing.
	const ends = published.filter(
		({ sinceJanuary, numbers }) =>
			sinceJanuary && Object.values(numbers).some(({ state }) => state !== 'withheld')
	);
	const stationOf = (code: string, month: number) =>
		`${code} until ${ends.find((end) => end.month >= month)?.month ?? 'now'}`;
	const cells: { cell: Cell; decides: string | null }[] = [];
	for (const one of published) {
		if (one.sinceJanuary && !ends.includes(one)) continue;
		for (const [code, { value, state }] of Object.entries(one.numbers)) {
			const [from, to] = one.sinceJanuary
				? [stationOf(code, one.month), stationOf(code, one.month + 1)]
				: [single ? 'all' : `month ${one.month}`, stationOf(code, one.month)];
			cells.push({ cell: { from, to, value, state }, decides: one.isNew ? code : null });
		}
	}
	const codes = new Set(published.flatMap(({ numbers }) => Object.keys(numbers)));
	for (const code of codes) {
		const from = `${code} until now`;
		cells.push({ cell: { from, to: 'all', value: Infinity, state: 'withheld' }, decides: null });
	}
	return cells;
}

/**
 * Open, but for sums since January that are a small number larger than the last one that was shown:
 * their difference would be that number.
 */
function undecided(
	series: Series,
	numbers: Readonly<Record<string, number>>,
	sinceJanuary: boolean,
	earlier: readonly Earlier[]
): Record<string, { value: number; state: CellState }> {
	const sums = sinceJanuary ? earlier.filter((one) => one.sinceJanuary) : [];
	return Object.fromEntries(
		Object.entries(numbers).map(([code, value]) => {
			const last = sums.findLast((one) => one.numbers[series][code]?.state === 'shown');
			const since = value - (last?.numbers[series][code]?.value ?? 0);
			return [code, { value, state: isSmall(since) ? 'hidden' : 'open' }];
		})
	);
}
