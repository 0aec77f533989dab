// Reads the environment once. Everything that a host may set is listed here and in docs/operations.md.
import path from 'node:path';

/** What the host decides. */
export interface Config {
	/** PostgreSQL connection string; null means the embedded database in `dataDir`. */
	databaseUrl: string | null;
	/** Folder of the embedded database. */
	dataDir: string;
	/** Folder that holds content/ and drizzle/. */
	rootDir: string;
	/** Connections kept to PostgreSQL. */
	databasePoolSize: number;
	/** Complaints that one address may file in an hour. Villages share addresses, so it is generous. */
	filingsPerHour: number;
}

// One a millisecond: the rate limit counts no finer.
const MOST_PER_HOUR = 3_600_000;

/**
 * @param env environment variables; the process's own by default
 * @returns the configuration with its defaults filled in
 */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
	const rootDir = path.resolve(env.TANGGAP_ROOT || '.');
	return {
		databaseUrl: env.DATABASE_URL || null,
		dataDir: path.resolve(rootDir, env.DATA_DIR || 'data'),
		rootDir,
		databasePoolSize: positiveInteger(env.DATABASE_POOL_SIZE, 10),
		filingsPerHour: Math.min(positiveInteger(env.FILINGS_PER_HOUR, 60), MOST_PER_HOUR)
	};
}

function positiveInteger(text: string | undefined, fallback: number): number {
	const value = Number(text);
	return Number.isInteger(value) && value > 0 ? value : fallback;
}
