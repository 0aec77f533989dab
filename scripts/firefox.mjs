// Finds a stock Firefox for the browser tests that no single engine may decide, or brings one.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import process from 'node:process';

// The browser itself: a snap's wrapper can't open the profiles of tests.
const USUAL_PLACES = [
	'/usr/bin/firefox-esr',
	'/usr/lib/firefox/firefox',
	'/usr/lib64/firefox/firefox',
	'/opt/firefox/firefox',
	'/Applications/Firefox.app/Contents/MacOS/firefox'
];

/**
 * @returns {string | null} path of a Firefox; null when there is none and none could be installed,
 *   and on Windows, which can't start the relay of ADR 0043
 */
export function findOrInstallFirefox() {
	if (process.platform === 'win32') return null;
	const found = find();
	if (found) return found;
	if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
		process.stdout.write('Firefox belum ada. Mencoba memasangnya lewat apt…\n');
		spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'firefox-esr'], {
			stdio: 'ignore',
			env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
		});
	}
	return find();
}

function find() {
	const named = process.env.FIREFOX_PATH;
	if (named) return existsSync(named) ? named : null;
	return USUAL_PLACES.find((file) => existsSync(file)) ?? null;
}
