// When complaints of the demo come, and what about: by month and weekday, more every month, and for
// some weeks about one cause. Pure.
import type { Office } from '#lib/server/complaints/index.ts';
import { isWorkingDay } from '#lib/server/deadlines/index.ts';
import { addDays } from './office-days.ts';
import { chance, mulberry32, pick, pickWeighted, type Random, shuffled } from './random.ts';
import type { Situation } from './situations.ts';

const MONTHS = 14;
/** What most people write about. */
const FREQUENT = [
	...['ktp-lewat-janji', 'ktp-sembilan-jam', 'kk-nama-salah', 'chat-bot-terus'],
	...['akta-lahir-lama', 'kk-anak-belum-masuk', 'petugas-ketus', 'ktp-nomor-antrean']
];
/**
 * What the first finding (findings.ts) is about, in days before the demo's day: for some weeks many
 * waited for the same thing, and since it was mended few do.
 */
export const BOTTLENECK = {
	...{ service: 'KTP_EL', category: 'TERLAMBAT' },
	...{ from: 176, until: 121, share: 0.33, mendedFor: 96 }
};
/** January to December: papers for school and the new year; little in the fasting month. */
const MONTH_WEIGHTS = [1.25, 0.9, 0.75, 0.85, 1, 1.25, 1.35, 1.05, 0.95, 1, 1.1, 0.85];
/** Sunday to Saturday. */
const WEEKDAY_WEIGHTS = [0.4, 1.4, 1.2, 1.1, 1, 0.85, 0.5];

/** All situations shuffled, again and again, the frequent ones more than once each time. */
export function situationDeck(
	known: readonly Situation[],
	count: number,
	seed: number
): Situation[] {
	const random = mulberry32(seed);
	const round = [...known, ...known.filter(({ key }) => FREQUENT.includes(key))];
	const deck: Situation[] = [];
	while (deck.length < count) deck.push(...shuffled(random, round));
	return deck;
}

/**
 * @param drawn what was drawn for any time
 * @param known what happens in this office
 * @param days from then to the demo's day
 * @returns what was drawn, or what many wrote about then
 */
export function asTheTimesWere(
	drawn: Situation,
	known: readonly Situation[],
	days: number,
	random: Random
): Situation {
	const { from, until, share, mendedFor } = BOTTLENECK;
	const isOfIt = ({ service, category }: Situation) =>
		service === BOTTLENECK.service && category === BOTTLENECK.category;
	const ofIt = known.filter(isOfIt);
	if (days <= from && days >= until && ofIt.length > 0 && chance(random, share)) {
		return pick(random, ofIt);
	}
	const rest = known.filter((one) => !isOfIt(one) && one.type === drawn.type);
	return days < mendedFor && isOfIt(drawn) && rest.length > 0 && chance(random, 0.5)
		? pick(random, rest)
		: drawn;
}

/** Draws days of the last months as complaints come: by month, by weekday, more every month. */
export function dayDrawer({ calendar }: Office, today: string): (random: Random) => string {
	const first = new Date(Date.parse(today));
	first.setUTCMonth(first.getUTCMonth() - MONTHS);
	const weights: [string, number][] = [];
	for (let day = first.toISOString().slice(0, 10); day < today; day = addDays(day, 1)) {
		const date = new Date(Date.parse(day));
		const holiday = isWorkingDay(calendar, day) ? 1 : 0.6;
		const growth = 0.6 + (0.8 * (date.getTime() - first.getTime())) / (MONTHS * 30.5 * 86_400_000);
		const month = MONTH_WEIGHTS[date.getUTCMonth()] ?? 1;
		weights.push([day, month * (WEEKDAY_WEIGHTS[date.getUTCDay()] ?? 1) * holiday * growth]);
	}
	return (random) => pickWeighted(random, weights);
}
