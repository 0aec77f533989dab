// A PostgreSQL of its own for a test that reads its files afterwards, where its programs are installed.
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { freePort } from './server.ts';

const DEBIAN = '/usr/lib/postgresql';
/** Its programs refuse to run as root. */
const NOBODY = 65_534;

/** A running PostgreSQL. */
export interface ThrowawayPostgres {
	url: string;
	/** All that it has said so far. */
	output(): string;
	/** @returns the text of a dump of everything */
	dump(): string;
	/** Writes out what it holds, and ends. */
	stop(): Promise<void>;
}

/**
 * @param folder for its files; must not be there yet
 * @returns null where PostgreSQL is not installed
 */
export async function startPostgres(folder: string): Promise<ThrowawayPostgres | null> {
	const programs = findPrograms();
	if (!programs) return null;
	const program = (name: string) => path.join(programs, name);
	const root = process.getuid?.() === 0;
	const as = root ? { uid: NOBODY, gid: NOBODY } : {};
	mkdirSync(folder, { recursive: true });
	if (root) {
		chmodSync(path.dirname(folder), 0o755);
		chownSync(folder, NOBODY, NOBODY);
	}
	const made = spawnSync(
		program('initdb'),
		['-D', folder, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-locale', '--no-sync'],
		{ ...as, cwd: '/', encoding: 'utf8' }
	);
	if (made.status !== 0) throw new Error(`initdb: ${made.stderr}`);
	const port = String(await freePort());
	const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'fsync=off'];
	const server = spawn(
		program('postgres'),
		['-D', folder, '-p', port, ...settings.flatMap((one) => ['-c', one])],
		{ ...as, cwd: '/', stdio: ['ignore', 'ignore', 'pipe'] }
	);
	let output = '';
	const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
	await new Promise<void>((resolve, reject) => {
		server.stderr.on('data', (chunk: Buffer) => {
			output += chunk.toString();
			if (output.includes('ready to accept connections')) resolve();
		});
		void ended.then(() => reject(new Error(output)));
	});
	const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
	return {
		url,
		output: () => output,
		dump: () => {
			const size = { maxBuffer: 512 * 1024 * 1024, encoding: 'utf8' } as const;
			const done = spawnSync(program('pg_dump'), ['-d', url], size);
			if (done.status !== 0) throw new Error(`pg_dump: ${done.stderr}`);
			return done.stdout;
		},
		stop: async () => {
			server.kill('SIGINT');
			await ended;
		}
	};
}

function findPrograms(): string | null {
	const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((a, b) => +b - +a) : [];
	const folders = versions.map((version) => path.join(DEBIAN, version, 'bin'));
	return folders.find((folder) => existsSync(path.join(folder, 'initdb'))) ?? null;
}
