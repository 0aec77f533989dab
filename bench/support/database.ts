// Databases of the benchmark's own on the PostgreSQL server that BENCH_DATABASE_URL names.
import process from 'node:process';
import postgres from 'postgres';
import { openPostgres } from '#lib/server/platform/database.ts';

const SERVER = process.env.BENCH_DATABASE_URL ?? 'postgres://postgres@127.0.0.1:5432/postgres';
const PREFIX = 'tanggap_bench_';

/** @param name what comes after the common prefix @returns its connection string */
export function databaseUrl(name: string): string {
	const url = new URL(SERVER);
	url.pathname = `/${PREFIX}${name}`;
	return url.href;
}

/** Makes an empty database; what had that name is gone. @returns its connection string */
export async function createDatabase(name: string): Promise<string> {
	await onServer(async (server) => {
		await server.unsafe(`drop database if exists ${PREFIX}${name} with (force)`);
		await server.unsafe(`create database ${PREFIX}${name}`);
	});
	return databaseUrl(name);
}

/** Makes a database with the product's tables in it. @returns its connection string */
export async function createMigratedDatabase(name: string): Promise<string> {
	const url = await createDatabase(name);
	const { close } = await openPostgres(url, process.cwd(), 1);
	await close();
	return url;
}

/** @param name what comes after the common prefix */
export async function dropDatabase(name: string): Promise<void> {
	await onServer((server) =>
		server.unsafe(`drop database if exists ${PREFIX}${name} with (force)`)
	);
}

/** @returns true when a database of that name is there, kept by an earlier run */
export async function databaseExists(name: string): Promise<boolean> {
	return onServer(async (server) => {
		const found = await server`select 1 from pg_database where datname = ${PREFIX + name}`;
		return found.length > 0;
	});
}

/** @returns what the server says of itself */
export async function serverVersion(): Promise<string> {
	return onServer(async (server) => {
		const [row] = await server<
			{ version: string }[]
		>`select current_setting('server_version') version`;
		return row?.version ?? '?';
	});
}

/** One connection, closed after the work. @param url connection string */
export async function connected<T>(
	url: string,
	work: (database: postgres.Sql) => Promise<T>
): Promise<T> {
	const database = postgres(url, { max: 1, onnotice: () => {} });
	try {
		return await work(database);
	} finally {
		await database.end();
	}
}

function onServer<T>(work: (server: postgres.Sql) => Promise<T>): Promise<T> {
	return connected(SERVER, work);
}
