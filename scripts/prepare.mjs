// Brings a clone into a state in which it can run: packages installed, product built. Does nothing
// when nothing has changed. Runs on Node 20 or later, without any package.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

const ROOT = path.resolve(
	import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname),
	'..'
);
const BUILD_INPUTS = [
	'src',
	'content',
	'static',
	'package-lock.json',
	'svelte.config.js',
	'vite.config.ts',
	'tsconfig.json'
];

/**
 * @param {{ build: boolean }} options whether the built product is needed, too
 * @returns {Promise<{ node: string }>} path of the project's own Node
 */
export async function prepare({ build }) {
	process.chdir(ROOT);
	const [major = 0] = process.versions.node.split('.').map(Number);
	if (major < 20) {
		fail(
			`Tanggap memerlukan Node.js 20 atau lebih baru; di komputer ini ada ${process.versions.node}. Pasang yang baru dari https://nodejs.org, lalu jalankan lagi.`
		);
	}
	installPackages();
	const node = path.join(
		ROOT,
		'node_modules/.bin',
		process.platform === 'win32' ? 'node.cmd' : 'node'
	);
	if (build) buildProduct(node);
	return { node };
}

function installPackages() {
	const stamp = 'node_modules/.tanggap-packages';
	const inputs = ['package.json', 'package-lock.json'];
	if (isStamped(stamp, hashOf(inputs))) return;
	say('Memasang paket (sekali saja, kira-kira satu menit)…');
	const npm = process.env.npm_execpath;
	// Not `npm ci`: it refuses a lock file that lacks the binaries of other systems, and npm writes
	// such a lock file wherever a registry doesn't carry them all. Versions are locked all the same.
	const args = ['install', '--no-audit', '--no-fund', '--loglevel=error'];
	const done = npm
		? spawnSync(process.execPath, [npm, ...args], { stdio: 'inherit' })
		: spawnSync('npm', args, { stdio: 'inherit', shell: process.platform === 'win32' });
	if (done.status !== 0) {
		fail(
			'Paket tidak bisa dipasang. Periksa sambungan internet dan ruang disk, lalu jalankan lagi.'
		);
	}
	writeFileSync(stamp, hashOf(inputs));
}

/** @param {string} node */
function buildProduct(node) {
	const stamp = 'build/.tanggap-build';
	const wanted = hashOf(BUILD_INPUTS);
	if (isStamped(stamp, wanted)) return;
	say('Membangun aplikasi (kira-kira setengah menit)…');
	const done = spawnSync(node, ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'error'], {
		stdio: ['ignore', 'inherit', 'inherit'],
		env: { ...process.env, NODE_ENV: 'production' }
	});
	if (done.status !== 0) fail('Aplikasi tidak bisa dibangun. Pesan di atas menunjukkan sebabnya.');
	mkdirSync('build', { recursive: true });
	writeFileSync(stamp, wanted);
}

/** @param {string} file @param {string} wanted */
function isStamped(file, wanted) {
	return existsSync(file) && readFileSync(file, 'utf8') === wanted;
}

/** @param {string[]} inputs files and folders @returns {string} a hash of all their contents */
function hashOf(inputs) {
	const hash = createHash('sha256');
	for (const input of inputs) {
		for (const file of filesBelow(input)) hash.update(file).update('\0').update(readFileSync(file));
	}
	return hash.digest('hex');
}

/** @param {string} entry @returns {string[]} */
function filesBelow(entry) {
	if (!existsSync(entry)) return [];
	if (!statSync(entry).isDirectory()) return [entry];
	return readdirSync(entry)
		.sort()
		.flatMap((name) => filesBelow(path.join(entry, name)));
}

/** @param {string} text */
function say(text) {
	process.stdout.write(`${text}\n`);
}

/** @param {string} text @returns {never} */
function fail(text) {
	process.stderr.write(`\n${text}\n`);
	process.exit(1);
}
