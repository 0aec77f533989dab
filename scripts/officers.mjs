// `npm run petugas -- …`: officers' accounts from the shell. Runs on Node 20 or later and hands over
// to the project's own Node, which reads TypeScript.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

process.chdir(path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..'));
const node = path.join('node_modules/.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
if (!existsSync(node)) {
	process.stderr.write('Paket belum dipasang. Jalankan `npm start` atau `npm ci` dulu.\n');
	process.exit(1);
}
const done = spawnSync(node, ['scripts/officers.ts', ...process.argv.slice(2)], {
	stdio: 'inherit'
});
process.exit(done.status ?? 1);
