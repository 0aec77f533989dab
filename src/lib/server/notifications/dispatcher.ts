// The loop that every server process runs: tell what happened, write the morning's digests, send
// what is due, tidy up.
import type { Context } from '../complaints/index.ts';
import { localDate } from '../deadlines/index.ts';
import { logError } from '../platform/log.ts';
import type { MessageChannel } from '../../codes/notification-codes.ts';
import type { Channels } from './channel.ts';
import { deliverDue, type DeliveryOptions } from './delivery.ts';
import { writeDigests } from './digest.ts';
import { tellEvents } from './telling.ts';
import { removeOld } from './upkeep.ts';

/** A running loop. */
export interface Dispatcher {
	/** Finishes what is being sent, then ends. */
	stop(): Promise<void>;
}

/** What the loop works with. */
export interface DispatcherOptions extends DeliveryOptions {
	channels: Channels;
	/** Database and office as they stand at a moment. */
	contextAt: (now: Date) => Promise<Context>;
	/** How long to rest when nothing was due. */
	restMs?: number;
}

const REST_MS = 2000;

/** @param options what it works with @returns the loop, already running */
export function startDispatcher({
	channels,
	contextAt,
	restMs = REST_MS,
	...options
}: DispatcherOptions): Dispatcher {
	const open = Object.keys(channels) as MessageChannel[];
	let stopping = false;
	let wake = () => {};
	let digestsOf = '';
	let tidied = '';
	const running = run();
	return {
		stop: async () => {
			stopping = true;
			wake();
			await running;
		}
	};

	async function run(): Promise<void> {
		while (!stopping) {
			const busy = await step(new Date()).catch((error: unknown) => {
				logError('notifications could not be worked on', error);
				return false;
			});
			if (!busy && !stopping) await rest();
		}
	}

	/** @returns whether there was anything to do */
	async function step(now: Date): Promise<boolean> {
		const context = await contextAt(now);
		const told = await tellEvents(context, open, now);
		const day = localDate(context.office.calendar, now);
		if (channels.email && digestsOf !== day) {
			digestsOf = (await writeDigests(context, now)) ?? digestsOf;
		}
		if (tidied !== day) {
			await removeOld(context.db, now);
			tidied = day;
		}
		const sent = await deliverDue(context, channels, options, now);
		return told + sent > 0;
	}

	function rest(): Promise<void> {
		return new Promise((resolve) => {
			wake = resolve;
			setTimeout(resolve, restMs).unref();
		});
	}
}
