// `npm test`: everything that guards this project, from a bare clone. Ends with one line of counts.
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { prepare } from './prepare.mjs';

const RESULTS = 'test-results';
// The tests start some hundred processes; what Node has compiled once, the next one takes from here.
process.env.NODE_COMPILE_CACHE ??= path.resolve('node_modules/.cache/node');
const { node } = await prepare({ build: true });
rmSync(RESULTS, { recursive: true, force: true });
mkdirSync(RESULTS, { recursive: true });

const counts = { passed: 0, failed: 0 };
const started = Date.now();
let failed = '';

await step('Memeriksa tipe, gaya, lapisan, dan kode yang tidak dipakai', runChecks);
await step('Uji aturan, perintah, dan basis data', () => {
	const ok = run([
		'node_modules/vitest/vitest.mjs',
		'run',
		'--reporter=default',
		'--reporter=json',
		`--outputFile.json=${RESULTS}/vitest.json`
	]);
	const report = readReport('vitest.json');
	counts.passed += report?.numPassedTests ?? 0;
	counts.failed += report?.numFailedTests ?? 0;
	return ok;
});
await step('Uji di peramban', async () => {
	const { findOrInstallChromium } = await import('./chromium.mjs');
	const chromium = findOrInstallChromium();
	if (!chromium) {
		process.stderr.write(
			'Chromium tidak ada dan tidak bisa dipasang. Pasang sendiri (Debian/Ubuntu: sudo apt-get install chromium; macOS: Google Chrome), atau tunjukkan tempatnya dengan CHROMIUM_PATH=/jalur/chromium, lalu jalankan npm test lagi.\n'
		);
		return false;
	}
	const { findOrInstallFirefox } = await import('./firefox.mjs');
	const firefox = findOrInstallFirefox();
	if (!firefox) {
		process.stdout.write(
			'Firefox tidak ada: uji di mesin peramban kedua dilewati. Pasang Firefox (Debian: sudo apt-get install firefox-esr), atau tunjukkan tempatnya dengan FIREFOX_PATH=/jalur/firefox.\n'
		);
	}
	const ok = run(['node_modules/@playwright/test/cli.js', 'test'], {
		CHROMIUM_PATH: chromium,
		FIREFOX_PATH: firefox ?? ''
	});
	const stats = readReport('playwright.json')?.stats;
	counts.passed += (stats?.expected ?? 0) + (stats?.flaky ?? 0);
	counts.failed += stats?.unexpected ?? 0;
	return ok;
});

process.stdout.write(
	`\n${failed ? `Gagal: ${failed}` : 'Semua lulus'} (${Math.round((Date.now() - started) / 1000)} detik)\n`
);
process.stdout.write(`${counts.passed} passed, ${counts.failed} failed\n`);
process.exitCode = failed ? 1 : 0;

/** @param {string} title @param {() => boolean | Promise<boolean>} work */
async function step(title, work) {
	process.stdout.write(`\n── ${title}\n`);
	if (!(await work())) failed ||= title;
}

/** @param {string[]} args @param {Record<string, string>} [env] */
function run(args, env = {}) {
	const done = spawnSync(node, args, { stdio: 'inherit', env: { ...process.env, ...env } });
	return done.status === 0;
}

/** The parts of `npm run check`, two at a time: each keeps one core busy. */
async function runChecks() {
	const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
	const waiting = Object.keys(scripts).filter((name) => name.startsWith('check:'));
	let allPassed = true;
	const lane = async () => {
		for (let name = waiting.shift(); name; name = waiting.shift()) {
			if (!(await runCheck(name))) allPassed = false;
		}
	};
	await Promise.all([lane(), lane()]);
	return allPassed;
}

/** @param {string} name of the npm script @returns {Promise<boolean>} */
function runCheck(name) {
	const npm = process.env.npm_execpath;
	// Without npm around us (node scripts/test.mjs), npm is looked up on the path.
	const child = npm
		? spawn(node, [npm, 'run', '--silent', name])
		: spawn('npm', ['run', '--silent', name], { shell: process.platform === 'win32' });
	let output = '';
	child.stdout.on('data', (chunk) => (output += chunk));
	child.stderr.on('data', (chunk) => (output += chunk));
	return new Promise((resolve) => {
		child.once('error', () => resolve(false));
		child.once('close', (code) => {
			process.stdout.write(`${code === 0 ? 'lulus' : 'GAGAL'}  ${name}\n`);
			if (code !== 0) process.stdout.write(output);
			resolve(code === 0);
		});
	});
}

/** @param {string} name */
function readReport(name) {
	try {
		return JSON.parse(readFileSync(`${RESULTS}/${name}`, 'utf8'));
	} catch {
		return null;
	}
}
