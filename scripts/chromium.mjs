// Finds a Chromium for the browser tests, or brings one.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import process from 'node:process';
import { chromium } from '@playwright/test';

const USUAL_PLACES = [
	// Draws no window of its own: the tests take half the time of a whole browser.
	'/usr/bin/chromium-headless-shell',
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
	'/usr/bin/google-chrome-stable',
	'/snap/bin/chromium',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'/Applications/Chromium.app/Contents/MacOS/Chromium',
	'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe'
];

/**
 * @returns {string | null} path of a browser; null when there is none and none could be installed
 */
export function findOrInstallChromium() {
	const found = find();
	if (found) return found;
	say('Chromium belum ada. Mencoba memasangnya lewat Playwright…');
	spawnSync(process.execPath, ['node_modules/@playwright/test/cli.js', 'install', 'chromium'], {
		stdio: ['ignore', 'ignore', 'ignore'],
		timeout: 240_000
	});
	const fromPlaywright = find();
	if (fromPlaywright) return fromPlaywright;
	if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
		say('Mencoba memasangnya lewat apt…');
		spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore' });
		for (const name of ['chromium-headless-shell', 'chromium']) {
			// Not every release has the first: its complaint would only frighten.
			spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name], {
				stdio: ['ignore', 'ignore', name === 'chromium' ? 'inherit' : 'ignore'],
				env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
			});
			if (find()) break;
		}
	}
	return find();
}

function find() {
	const named = process.env.CHROMIUM_PATH;
	if (named) return existsSync(named) ? named : null;
	return [playwrightsOwn(), ...USUAL_PLACES].find((file) => file && existsSync(file)) ?? null;
}

function playwrightsOwn() {
	try {
		return chromium.executablePath();
	} catch {
		return null;
	}
}

/** @param {string} text */
function say(text) {
	process.stdout.write(`${text}\n`);
}
