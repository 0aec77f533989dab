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
	/** The address that people type, for links in messages. */
	origin: string;
	/** Root key of the sealed channel instead of the one in content/wbs.json: for trials. */
	disclosureRootKey: string | null;
	/** Mail server and sender; null: no e-mail. */
	mail: { url: string; from: string | null } | null;
	/** Gateway for SMS or WhatsApp; null: none. */
	gateway: {
		url: string;
		secret: string | null;
		authorization: string | null;
		template: string | null;
	} | null;
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
		filingsPerHour: Math.min(positiveInteger(env.FILINGS_PER_HOUR, 60), MOST_PER_HOUR),
		// scripts/serve.ts has filled it in.
		origin: (env.ORIGIN || 'http://127.0.0.1:3000').replace(/\/$/, ''),
		disclosureRootKey: env.WBS_ROOT_KEY || null,
		mail: env.SMTP_URL ? { url: env.SMTP_URL, from: env.MAIL_FROM || null } : null,
		gateway: env.GATEWAY_URL
			? {
					url: env.GATEWAY_URL,
					secret: env.GATEWAY_SECRET || null,
					authorization: env.GATEWAY_AUTHORIZATION || null,
					template: env.GATEWAY_TEMPLATE || null
				}
			: null
	};
}

function positiveInteger(text: string | undefined, fallback: number): number {
	const value = Number(text);
	return Number.isInteger(value) && value > 0 ? value : fallback;
}
