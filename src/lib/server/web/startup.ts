// What a process says and registers when it has opened the product.
import { startDispatcher } from '#lib/server/notifications/index.ts';
import { createSetupLink } from '#lib/server/officers/index.ts';
import type { Runtime } from './runtime.ts';

/** Where the process that serves finds what to call before it ends (scripts/serve.mjs). */
const CLOSE = Symbol.for('tanggap.close');
/** Where it finds what to tell the person at the terminal. */
const NOTICE = Symbol.for('tanggap.notice');

type Shared = { [CLOSE]?: () => Promise<void>; [NOTICE]?: string };

/**
 * Begins to tell what happened, beside answering requests. Once the last request is done, the
 * message that is being sent is finished, and the product closed.
 * @param runtime the opened product
 */
export function startNotifying({ config, db, office, channels, close }: Runtime): void {
	const dispatcher = startDispatcher({
		channels,
		contextAt: async (now) => ({ db, office: await office(now) }),
		origin: config.origin
	});
	(globalThis as Shared)[CLOSE] = async () => {
		await dispatcher.stop();
		await close();
	};
}

/**
 * Leaves a one-time path for the first administrator, while there is none.
 * @param runtime the opened product
 */
export async function announceFirstLink(runtime: Runtime): Promise<void> {
	const token = await createSetupLink(runtime.db, new Date());
	if (token) (globalThis as Shared)[NOTICE] = `/petugas/awal?kunci=${token}`;
}
