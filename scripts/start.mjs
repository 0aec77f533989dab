// `npm start` and `npm run demo`: from a bare clone to a running product. Runs on Node 20 or later;
// everything after the installation runs on the project's own Node.
import { spawn } from 'node:child_process';
import { prepare } from './prepare.mjs';
import { MALLOC_ENV, NODE_FLAGS } from './server-memory.mjs';

const demo = process.argv.includes('--demo');
const { node } = await prepare({ build: true });

const child = spawn(node, [...NODE_FLAGS, 'scripts/serve.ts', ...(demo ? ['--demo'] : [])], {
	stdio: 'inherit',
	env: { ...MALLOC_ENV, ...process.env }
});
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) {
	// Ctrl+C reaches the child by itself; this is for process managers that signal only us.
	process.on(signal, () => child.kill(signal));
}
child.on('exit', (code, signal) => {
	process.exitCode = code ?? (signal ? 1 : 0);
});
