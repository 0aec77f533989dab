// Starts the built product as people do, in a process of its own, and ends it.
import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import process from 'node:process';
import { MALLOC_ENV, NODE_FLAGS } from '../../scripts/server-memory.mjs';

/** A running product. */
export interface RunningServer {
	origin: string;
	pid: number;
	/** Everything it has printed so far. */
	output(): string;
	/** SIGTERM, as a process manager does it; resolves with the exit code. */
	stop(): Promise<number | null>;
	/** SIGKILL, as a power cut does it. */
	kill(): Promise<void>;
}

/** How a start ended that did not lead to a running product. */
export interface RefusedStart {
	exitCode: number | null;
	output: string;
}

/**
 * @param env what to set besides the environment of the tests; DATA_DIR or DATABASE_URL belong here
 * @param args further arguments of scripts/serve.ts
 * @throws the output, when it ends instead of serving
 */
export async function startServer(
	env: Record<string, string>,
	args: string[] = []
): Promise<RunningServer> {
	const port = env.PORT ?? String(await freePort());
	const child = launch({ ...env, PORT: port }, args);
	const running = await new Promise<boolean>((resolve) => {
		child.process.stdout?.on('data', () => {
			if (/Tanggap berjalan di/.test(child.output())) resolve(true);
		});
		void child.ended.then(() => resolve(false));
	});
	if (!running) throw new Error(`the product did not start:\n${child.output()}`);
	return {
		pid: child.process.pid ?? 0,
		origin: env.ORIGIN ?? `http://127.0.0.1:${port}`,
		output: child.output,
		stop: () => {
			child.process.kill('SIGTERM');
			return child.ended;
		},
		kill: async () => {
			child.process.kill('SIGKILL');
			await child.ended;
		}
	};
}

/** Starts the product where it must refuse, and waits for that. */
export async function startRefused(
	env: Record<string, string>,
	args: string[] = []
): Promise<RefusedStart> {
	const child = launch(env, args);
	return { exitCode: await child.ended, output: child.output() };
}

function launch(
	env: Record<string, string>,
	args: string[]
): { process: ChildProcess; output: () => string; ended: Promise<number | null> } {
	const inherited = { ...process.env };
	// Vitest's and Playwright's own settings would change how the product behaves.
	for (const name of ['NODE_ENV', 'DATABASE_URL', 'NODE_OPTIONS', 'VITEST', 'HOST', 'PORT']) {
		delete inherited[name];
	}
	const child = spawn(process.execPath, [...NODE_FLAGS, 'scripts/serve.ts', ...args], {
		env: { ...MALLOC_ENV, ...inherited, NODE_ENV: 'production', ...env },
		stdio: ['ignore', 'pipe', 'pipe']
	});
	let output = '';
	child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
	child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
	return {
		process: child,
		output: () => output,
		ended: new Promise((resolve) => child.once('exit', (code) => resolve(code)))
	};
}

/** @returns a port on loopback that was free a moment ago */
export function freePort(): Promise<number> {
	return new Promise((resolve, reject) => {
		const probe = createServer();
		probe.once('error', reject);
		probe.listen(0, '127.0.0.1', () => {
			const address = probe.address();
			const port = typeof address === 'object' && address ? address.port : 0;
			probe.close(() => resolve(port));
		});
	});
}
