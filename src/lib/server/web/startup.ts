// What a process says and registers when it has opened the product.
import { sql } from 'drizzle-orm';
import { startDispatcher } from '#lib/server/notifications/index.ts';
import { createSetupLink } from '#lib/server/officers/index.ts';
import { type Db, rows } from '#lib/server/platform/database.ts';
import { StartupError } from '#lib/server/platform/startup-error.ts';
import type { Runtime } from './runtime.ts';

/** Where the process that serves finds what to call before it ends (scripts/serve.mjs). */
const CLOSE = Symbol.for('tanggap.close');
/** Where it finds what to tell the person at the terminal. */
const NOTICE = Symbol.for('tanggap.notice');
/** Set by scripts/demo.ts: this process shows sample data, on loopback. */
const DEMO = Symbol.for('tanggap.demo');

type Shared = { [CLOSE]?: () => Promise<void>; [NOTICE]?: string; [DEMO]?: boolean };

/**
 * Keeps a demo's database from being taken into use: everybody knows the passwords of its officers
 * and the keys of its sealed channel.
 * @param db connection
 * @throws StartupError when it holds sample data and this process isn't the demo
 */
export async function refuseSampleData(db: Db): Promise<void> {
	if ((globalThis as Shared)[DEMO]) return;
	const [table] = await rows<{ exists: boolean }>(
		db,
		sql`select to_regclass('demo_data') is not null as exists`
	);
	if (!table?.exists) return;
	throw new StartupError(
		'Basis data ini berisi data contoh, dan kata sandi serta kunci contohnya diketahui semua orang. ' +
			'Pakai basis data lain untuk kerja sungguhan: ganti DATA_DIR atau DATABASE_URL. Untuk melihat contohnya, jalankan npm run demo.'
	);
}

/**
 * Begins to tell what happened, beside answering requests. Once the last request is done, the
 * message that is being sent is finished, and the product closed.
 * @param runtime the opened product
 */
export function startNotifying({
	config,
	db,
	office,
	channels,
	disclosurePins,
	close
}: Runtime): void {
	const dispatcher = startDispatcher({
		channels,
		contextAt: async (now) => ({ db, office: await office(now) }),
		origin: config.origin,
		anchorTo: disclosurePins.anchorTo
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
