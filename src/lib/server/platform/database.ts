// Opens the one database behind the product: PGlite in a folder, or PostgreSQL by its address.
import { PGlite } from '@electric-sql/pglite';
import type { SQL } from 'drizzle-orm';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import { drizzle as drizzlePglite } from 'drizzle-orm/pglite';
import { migrate as migratePglite } from 'drizzle-orm/pglite/migrator';
import { drizzle as drizzlePostgres } from 'drizzle-orm/postgres-js';
import { migrate as migratePostgres } from 'drizzle-orm/postgres-js/migrator';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import postgres from 'postgres';
import { lockFolder } from './folder-lock.ts';
import { StartupError } from './startup-error.ts';

/** A connection or a transaction: what every query and command takes. */
export type Db = PgDatabase<PgQueryResultHKT, Record<string, never>>;

/** An open database and the way to close it. */
export interface Database {
	db: Db;
	/** Which engine is behind it. */
	engine: 'pglite' | 'postgres';
	/** Finishes what runs, then lets go of the file or the connections. */
	close(): Promise<void>;
}

// Two processes that start at once must not both migrate. Any number of ours does.
const MIGRATION_LOCK = 72_616_001;

/**
 * Opens the embedded database and brings it up to date.
 * @param dataDir folder; made if missing. 'memory://' keeps everything in memory (tests)
 * @param rootDir folder that holds drizzle/
 * @param image a database to begin with, as PGlite dumped it (tests)
 * @throws StartupError when the folder can't be written or another process holds it
 */
export async function openPglite(
	dataDir: string,
	rootDir: string,
	image?: Blob
): Promise<Database> {
	const inMemory = dataDir.startsWith('memory://');
	const unlock = inMemory ? () => {} : prepareFolder(dataDir);
	try {
		const client = await PGlite.create(
			inMemory ? dataDir : path.join(dataDir, 'pglite'),
			image ? { loadDataDir: image } : {}
		);
		const db = drizzlePglite(client);
		await migratePglite(db, { migrationsFolder: path.join(rootDir, 'drizzle') });
		return {
			db: db as unknown as Db,
			engine: 'pglite',
			close: async () => {
				await client.close();
				unlock();
			}
		};
	} catch (error) {
		unlock();
		throw error;
	}
}

/**
 * Opens PostgreSQL and brings it up to date under an advisory lock.
 * @param url connection string
 * @param rootDir folder that holds drizzle/
 * @param poolSize connections to keep
 * @throws StartupError when the server can't be reached or refuses us
 */
export async function openPostgres(url: string, rootDir: string, poolSize = 10): Promise<Database> {
	const options = {
		onnotice: () => {},
		connect_timeout: 10,
		connection: {
			application_name: 'tanggap',
			TimeZone: 'UTC',
			// Plans are made for the values at hand: how a search is best done hangs on its words.
			plan_cache_mode: 'force_custom_plan',
			// Starting helpers takes longer than any page may.
			max_parallel_workers_per_gather: 0
		}
	};
	try {
		const migrator = postgres(url, { ...options, max: 1 });
		try {
			await migrator`select pg_advisory_lock(${MIGRATION_LOCK})`;
			await migratePostgres(drizzlePostgres(migrator), {
				migrationsFolder: path.join(rootDir, 'drizzle')
			});
		} finally {
			// Ending the connection releases the lock, whatever happened.
			await migrator.end({ timeout: 5 });
		}
	} catch (error) {
		throw unreachable(url, error);
	}
	const client = postgres(url, { ...options, max: poolSize });
	return {
		db: drizzlePostgres(preparing(client)) as unknown as Db,
		engine: 'postgres',
		close: () => client.end({ timeout: 10 })
	};
}

// Drizzle turns prepared statements off for every query without a name, and postgres.js then asks the
// database what the query looks like each time: two trips instead of one.
function preparing<Client extends postgres.Sql | postgres.TransactionSql>(client: Client): Client {
	const within = (start: (work: (inner: postgres.TransactionSql) => unknown) => unknown) => {
		return (work: (inner: postgres.TransactionSql) => unknown) =>
			start((inner) => work(preparing(inner)));
	};
	return new Proxy(client, {
		get(target, name) {
			const member: unknown = Reflect.get(target, name, target);
			if (name === 'unsafe') {
				return (query: string, values: never[], options: object) =>
					target.unsafe(query, values, { ...options, prepare: true });
			}
			if ((name === 'begin' || name === 'savepoint') && typeof member === 'function') {
				return within(member.bind(target));
			}
			return member;
		}
	});
}

/**
 * Runs hand-written SQL and returns its rows in the same shape on both engines.
 * @param db connection or transaction
 * @param query the statement
 */
export async function rows<T extends Record<string, unknown>>(db: Db, query: SQL): Promise<T[]> {
	const result = (await db.execute(query)) as unknown as T[] | { rows: T[] };
	return Array.isArray(result) ? result : result.rows;
}

/**
 * Finds PostgreSQL's error code behind Drizzle's wrapping.
 * @param error anything that a query threw
 * @returns the five-character SQLSTATE, or null
 */
export function sqlState(error: unknown): string | null {
	for (let cause = error; cause instanceof Error; cause = cause.cause) {
		const code = (cause as { code?: unknown }).code;
		if (typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code)) return code;
	}
	return null;
}

function prepareFolder(dataDir: string): () => void {
	try {
		mkdirSync(dataDir, { recursive: true, mode: 0o700 });
		return lockFolder(dataDir);
	} catch (error) {
		if (error instanceof StartupError) throw error;
		throw new StartupError(
			`Folder data ${dataDir} tidak bisa ditulis (${(error as NodeJS.ErrnoException).code ?? 'galat'}). ` +
				'Beri izin tulis pada folder itu, atau pilih folder lain dengan DATA_DIR=/jalur/folder.'
		);
	}
}

function unreachable(url: string, error: unknown): unknown {
	const code = (error as { code?: string }).code ?? sqlState(error) ?? '';
	const network = [
		'ECONNREFUSED',
		'ENOTFOUND',
		'EAI_AGAIN',
		'ETIMEDOUT',
		'CONNECT_TIMEOUT',
		'ECONNRESET',
		'EHOSTUNREACH'
	];
	const refused = ['28P01', '28000', '3D000', '53300', '57P03', '42501'];
	const target = describeTarget(url);
	if (network.includes(code)) {
		return new StartupError(
			`Basis data ${target} tidak bisa dihubungi (${code}). ` +
				'Periksa apakah PostgreSQL berjalan dan DATABASE_URL benar.'
		);
	}
	if (refused.includes(code)) {
		return new StartupError(
			`Basis data ${target} menolak sambungan (${code}). ` +
				'Periksa nama basis data, nama pengguna, kata sandi, dan haknya di DATABASE_URL.'
		);
	}
	return error;
}

// The address without the password.
function describeTarget(url: string): string {
	try {
		const { hostname, port, pathname } = new URL(url);
		return `${hostname}:${port || '5432'}${pathname}`;
	} catch {
		return 'di DATABASE_URL';
	}
}
