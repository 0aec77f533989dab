// Work on the report that is on the page, which may be another one by the time it is done.
import { type AtCase, HalfDone } from './case-steps.ts';
import { titleOf } from './case-view.ts';
import { Refused } from './page.ts';

/** What the page does afterwards, when the report is still there. */
export interface Afterwards {
	/** @param half what is left to do; null for nothing */
	done: (at: AtCase, half: HalfDone | null) => void;
	/** The threads may have grown. */
	failed: (at: AtCase) => void;
}

/**
 * Does something with the report on the page.
 * @param current the report on the page, null for none
 * @throws Refused, which says of which report it tells when that is not on the page any more; Lost
 */
export async function workOn(
	current: () => AtCase | null,
	work: (at: AtCase) => Promise<void>,
	{ done, failed }: Afterwards
): Promise<void> {
	const at = current();
	if (!at) throw new Refused('Buka laporannya lagi dari daftar.');
	const shown = () => current()?.open === at.open;
	let half: HalfDone | null = null;
	try {
		await work(at);
	} catch (error) {
		if (error instanceof HalfDone) half = error;
		else if (shown()) {
			failed(at);
			throw error;
		} else {
			const sentence = error instanceof Refused ? error.message : 'Belum tersimpan.';
			throw new Refused(`${titleOf(at.open)}: ${sentence} Buka lagi dari daftar.`);
		}
	}
	if (shown()) done(at, half);
}
