// A product of its own for a test in which the team changes and years go by: the others share theirs.
import { rmSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import type { BrowserContext } from '@playwright/test';
import { SESSION_COOKIE } from '../../src/lib/server/officers/sessions.ts';
import type { Db } from '../../src/lib/server/platform/database.ts';
import { freePort, type RunningServer, startServer } from './server.ts';
import { seedSession } from './wbs-attacked.ts';
import { WBS_CANDIDATE, WBS_ROOT_KEY, WBS_TEAM } from './wbs-team.ts';

/** Days after the seeding on which the team is signed in. Reports are on its list from the next day. */
export const NEXT_DAY = 1;
/** Five years after the last word, and a day. */
export const TIME_OVER = NEXT_DAY + 5 * 365 + 1;
const PEOPLE = [...WBS_TEAM, WBS_CANDIDATE];

/** Lets the team in on these days: codes of second factors are of today. */
export async function seedLaterSessions(db: Db, now: Date): Promise<void> {
	for (const day of [NEXT_DAY, TIME_OVER]) {
		const then = new Date(now.getTime() + day * 86_400_000);
		for (const person of PEOPLE) await seedSession(db, then, person, token(person, day));
	}
}

/** A product on the second copy of what was seeded. */
export class WbsProduct {
	readonly #folder = process.env.TANGGAP_SECOND_COPY ?? '';
	readonly #port: number;
	#server: RunningServer | null = null;

	private constructor(port: number) {
		this.#port = port;
	}

	/** Starts it on the day of the seeding. */
	static async start(): Promise<WbsProduct> {
		const product = new WbsProduct(await freePort());
		await product.goTo(0);
		return product;
	}

	get origin(): string {
		return `http://127.0.0.1:${this.#port}`;
	}

	/** Lets days pass. @param day counted from the seeding */
	async goTo(day: number): Promise<void> {
		await this.#server?.stop();
		this.#server = await startServer({
			DATA_DIR: this.#folder,
			PORT: String(this.#port),
			ORIGIN: this.origin,
			WBS_ROOT_KEY,
			DAYS_AHEAD: String(day),
			NODE_OPTIONS: `--import ${path.resolve('tests/support/moved-clock.ts')}`
		});
	}

	/** Signs somebody in, past the second factor, for one of the later days. */
	async signIn(context: BrowserContext, person: { username: string }, day: number): Promise<void> {
		const cookie = { name: SESSION_COOKIE, value: token(person, day), url: this.origin };
		await context.addCookies([cookie]);
	}

	async end(): Promise<void> {
		await this.#server?.stop();
		rmSync(this.#folder, { recursive: true, force: true });
	}
}

function token({ username }: { username: string }, day: number): string {
	const place = PEOPLE.findIndex((one) => one.username === username);
	return `${place}${day}`.padStart(40, 'a');
}
