// What a process says and registers when it has opened the product.
import { createSetupLink } from '#lib/server/officers/index.ts';
import type { Runtime } from './runtime.ts';

/** Where the process that serves finds what to call before it ends (scripts/serve.mjs). */
const CLOSE = Symbol.for('tanggap.close');
/** Where it finds what to tell the person at the terminal. */
const NOTICE = Symbol.for('tanggap.notice');

type Shared = { [CLOSE]?: () => Promise<void>; [NOTICE]?: string };

/** @param runtime what to close once the last request is done */
export function registerShutdown(runtime: Runtime): void {
	(globalThis as Shared)[CLOSE] = () => runtime.close();
}

/**
 * Leaves a one-time path for the first administrator, while there is none.
 * @param runtime the opened product
 */
export async function announceFirstLink(runtime: Runtime): Promise<void> {
	const token = await createSetupLink(runtime.db, new Date());
	if (token) (globalThis as Shared)[NOTICE] = `/petugas/awal?kunci=${token}`;
}
