// Keeps the clock's own work going (complaints/sweep.ts) in each server process, and keeps complaints
// from whom they are about as people and roles change.
import { type Context, reviewSubjects, runTimedWork } from '#lib/server/complaints/index.ts';
import { runRetention } from '#lib/server/retention/index.ts';
import { instantAt, isWorkingDay, localDate } from '#lib/server/deadlines/index.ts';
import { changeDecoysAtTimes, keepDisclosures } from '#lib/server/disclosures/index.ts';
import { queueAnchor } from '#lib/server/notifications/index.ts';
import { remindOverdueActions } from '#lib/server/findings/index.ts';
import { remindOfMonev } from '#lib/server/monitoring/index.ts';
import { releaseFigures } from '#lib/server/releases/index.ts';
import { logError } from '#lib/server/platform/log.ts';
import type { Runtime } from './runtime.ts';

/** What comes to the sealed channel with each day; the head of the last one leaves the house. */
async function keepSealed(
	{ db, office: { calendar } }: Context,
	{ channels, disclosurePins }: Pick<Runtime, 'channels' | 'disclosurePins'>,
	now: Date
): Promise<void> {
	const day = localDate(calendar, now);
	const head = await keepDisclosures(db, day);
	if (head && channels.email) await queueAnchor(db, head.day, disclosurePins.anchorTo, now);
	// In the hours in which members work.
	const [begins, ends] = [instantAt(calendar, day, '08:00'), instantAt(calendar, day, '16:00')];
	if (isWorkingDay(calendar, day) && begins <= now && now < ends) {
		await changeDecoysAtTimes(db, day);
	}
}

const MINUTE_MS = 60_000;

/**
 * Does what is due now and every minute from now on, in as many processes as there are.
 * @param runtime the opened product
 * @returns the same; closing it lets what is being done come to its end
 */
export function keepTimetable(runtime: Runtime): Runtime {
	let running: Promise<void> | null = null;
	const turn = async () => {
		const now = new Date();
		// Each by itself, so that none waits for another to work again; the sealed channel's first, as its
		// list is due at midnight.
		const works: ((context: Context) => Promise<unknown>)[] = [
			(context) => keepSealed(context, runtime, now),
			(context) => runTimedWork(context, now),
			(context) => reviewSubjects(context, now),
			(context) => runRetention(context, now),
			(context) => remindOverdueActions(context, now),
			(context) => remindOfMonev(context, now),
			(context) => releaseFigures(context, now)
		];
		for (const work of works) {
			try {
				await work({ db: runtime.db, office: await runtime.office(now) });
			} catch (error) {
				logError('what is due was not done', error);
			}
		}
		running = null;
	};
	// A turn that takes longer than a minute is not joined by a second one.
	const begin = () => {
		running ??= turn();
	};
	begin();
	const timer = setInterval(begin, MINUTE_MS);
	timer.unref();
	return {
		...runtime,
		close: async () => {
			clearInterval(timer);
			await running;
			await runtime.close();
		}
	};
}
