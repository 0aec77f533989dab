// `npm run petugas -- …`: officers' accounts from the server's shell. Runs on Node 20 or later and
// hands over to the project's own Node.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = path.join(root, 'node_modules', '.bin');
const node = path.join(bin, process.platform === 'win32' ? 'node.cmd' : 'node');

if (existsSync(node)) {
	const done = spawnSync(node, ['scripts/officers.ts', ...process.argv.slice(2)], {
		cwd: root,
		stdio: 'inherit',
		shell: process.platform === 'win32'
	});
	process.exitCode = done.status ?? 1;
} else {
	process.stderr.write(
		'Tanggap belum terpasang di folder ini. Jalankan npm start dulu, lalu ulangi.\n'
	);
	process.exitCode = 1;
}
