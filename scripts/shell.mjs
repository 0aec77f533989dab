// `npm run petugas -- …`, `npm run panduan -- …`, `npm run suara`, `npm run demo:kode -- …`: hands a
// script of this folder over to the project's own Node. Runs on Node 20 or later.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = path.join(root, 'node_modules', '.bin');
const node = path.join(bin, process.platform === 'win32' ? 'node.cmd' : 'node');
const [script = '', ...args] = process.argv.slice(2);

if (existsSync(node)) {
	const done = spawnSync(node, [`scripts/${script}`, ...args], {
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
