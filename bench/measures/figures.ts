// The figures of a year and of a month with a million complaints, beside the bare SQL that counts the
// same: what the working days, the conflict guard and the rest of the definitions cost.
import { computeFigures, parsePeriod } from '#lib/server/figures/index.ts';
import { countBarely } from '../complaints/bare-figures.ts';
import { AFTERWARDS, openYear, YEAR } from '../complaints/year.ts';
import { connected } from '../support/database.ts';
import type { Finding } from '../support/report.ts';
import { median } from '../support/statistics.ts';

const GOAL = 1.5;

/** @param size complaints of the year, and how often they are counted */
export async function measureFigures(size: { large: number; repeats: number }): Promise<Finding[]> {
	const { url, context, close } = await openYear('figures', size.large, 364);
	const findings: Finding[] = [];
	try {
		for (const code of [YEAR, `${YEAR}-03`]) {
			const period = parsePeriod(context.office.calendar, code);
			if (!period) throw new Error(code);
			const ours: number[] = [];
			const bare: number[] = [];
			let total = 0;
			await connected(url, async (database) => {
				for (let round = -1; round < size.repeats; round++) {
					const begun = performance.now();
					total = (await computeFigures(context, period, AFTERWARDS)).received.total;
					const taken = performance.now() - begun;
					const floor = await countBarely(database, period);
					// The first round fills caches.
					if (round >= 0) {
						ours.push(taken);
						bare.push(floor);
					}
				}
			});
			const [counted, floor] = [median(ours), median(bare)];
			findings.push({
				what: `all figures of ${code === YEAR ? 'a year' : 'a month'} with ${total.toLocaleString('en')} complaints`,
				measured: `${counted.toFixed(0)} ms`,
				floor: `${floor.toFixed(0)} ms, bare SQL`,
				ratio: (counted / floor).toFixed(2),
				goal: `≤ ${GOAL}`,
				met: counted / floor <= GOAL,
				notes: [
					`medians of ${size.repeats}, by turns, of ${size.large.toLocaleString('en')} complaints in all; the SQL counts calendar days and leaves out nobody`
				]
			});
		}
		return findings;
	} finally {
		await close();
	}
}
