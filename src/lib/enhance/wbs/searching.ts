// Goes back through the list of entries, a month at a time.
import { daysAfter, findEarlier, type Found, type Unlocked } from './team.ts';

/** How far one key has been tried. */
export class Searching {
	/** Ids of all entries that were seen, by day. */
	readonly listed = new Map<string, readonly string[]>();
	/** The first day that was searched; ISO date. */
	from: string;
	readonly #who: Unlocked;
	#busy = false;

	/** @param today ISO date: the search begins with it */
	constructor(who: Unlocked, today: string) {
		this.#who = who;
		this.from = daysAfter(today, 1);
	}

	/**
	 * Searches the months before those that were searched; one search at a time.
	 * @param say told what is being searched, in words
	 * @param take what is done with what a month has; a month that it breaks off is searched again
	 * @returns false while another search runs
	 * @throws Refused, Lost
	 */
	async goBack(
		say: (words: string) => void,
		take: (found: Found[]) => Promise<void> | void
	): Promise<boolean> {
		if (this.#busy) return false;
		this.#busy = true;
		try {
			for await (const month of findEarlier(this.#who, this.from, say)) {
				for (const [day, ids] of month.listed) this.listed.set(day, ids);
				await take(month.found);
				this.from = month.from;
			}
			return true;
		} finally {
			this.#busy = false;
		}
	}
}
