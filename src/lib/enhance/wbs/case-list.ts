// The reports that a member has found and opened in this browser, each once.
import type { OpenCase } from './case.ts';
import { failsForAll, Refused } from './page.ts';
import { Searching } from './searching.ts';
import type { Found, Team, Unlocked } from './team.ts';
import { isLate, openAnew, openTurned } from './turn.ts';

/** Why a report that the member's key finds is not in the list: it does not fit, or it did not come. */
type Failure = 'key' | 'server';

/** What became of a report that was to be opened. */
export type Opened = OpenCase | 'erased' | 'shut' | 'busy';

/** The list of a member's desk. */
export class CaseList {
	readonly searching: Searching;
	readonly #team: Team;
	readonly #who: Unlocked;
	readonly #today: string;
	readonly #cases = new Map<string, OpenCase>();
	readonly #failed = new Map<string, Failure>();
	#opening = false;

	/** @param today ISO date by the office's clock */
	constructor(team: Team, who: Unlocked, today: string) {
		this.searching = new Searching(who, today);
		this.#team = team;
		this.#who = who;
		this.#today = today;
	}

	/** All that are open, in no order. */
	get cases(): OpenCase[] {
		return [...this.#cases.values()];
	}

	/** How many are not among them, by why. */
	get missing(): Record<Failure, number> {
		const count = (why: Failure) => [...this.#failed.values()].filter((one) => one === why).length;
		return { key: count('key'), server: count('server') };
	}

	/**
	 * Finds and opens the reports of the months before.
	 * @param say told what is being searched, in words
	 * @param changed called when there is more to show, also when the search breaks off
	 * @returns false while another search runs
	 * @throws Refused, Lost
	 */
	async search(say: (words: string) => void, changed: () => void): Promise<boolean> {
		return this.searching.goBack(say, async (found) => {
			try {
				for (const one of found) await this.#take(one);
			} finally {
				changed();
			}
		});
	}

	/**
	 * Opens a report of the list, fetched anew as colleagues may have written since; one at a time.
	 * @returns what became of it; what is erased or shut is no longer in the list
	 * @throws Refused, Lost
	 */
	async open(one: Pick<OpenCase, 'id' | 'listedOn'>): Promise<Opened> {
		if (this.#opening) return 'busy';
		this.#opening = true;
		try {
			const opened = await openAnew(this.#team, this.#who, one, this.#today);
			if (typeof opened === 'string') this.drop(one);
			else this.#cases.set(opened.id, opened);
			return opened;
		} finally {
			this.#opening = false;
		}
	}

	/** Takes a report out of the list. */
	drop({ id }: Pick<OpenCase, 'id'>): void {
		this.#cases.delete(id);
	}

	// Anybody can send a report that can't be opened: it must not keep the others from being read.
	async #take(one: Found): Promise<void> {
		if (this.#cases.has(one.id)) return;
		try {
			const opened = await this.#openFound(one);
			if (typeof opened !== 'string') this.#cases.set(one.id, opened);
			this.#failed.delete(one.id);
		} catch (error) {
			if (failsForAll(error)) throw error;
			const refused = error instanceof Refused && error.status !== null && !isLate(error);
			this.#failed.set(one.id, refused ? 'server' : 'key');
		}
	}

	async #openFound(one: Found): Promise<OpenCase | 'erased' | 'shut'> {
		try {
			return await openTurned(this.#team, this.#who, one, this.#today);
		} catch (error) {
			if (!isLate(error)) throw error;
			// A colleague's browser turned its key just now.
			return openAnew(this.#team, this.#who, one, this.#today);
		}
	}
}
