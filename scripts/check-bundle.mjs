// Compares what a running product hands to browsers with a build that one made oneself, byte by byte:
//
//   npm ci && npx vite build && node scripts/check-bundle.mjs https://tanggap.contoh.go.id
//
// For the Inspektorat and whoever else wants to know that the sealing is the published one. Checks the
// published list of hashes, every script of the build, and that the public pages of the sealed channel
// load no other and tie their browser to those. It can't see what is sent to somebody else: run it from
// several places, and not always at the same hour.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import process from 'node:process';

const LIST = 'wbs/skrip.txt';
const PAGES = ['/wbs', '/wbs/lapor', '/wbs/kotak'];

const [origin, ...asked] = process.argv.slice(2);
if (!origin) {
	process.stderr.write('Usage: node scripts/check-bundle.mjs ORIGIN [PAGE…]\n');
	process.exit(2);
}
const list = readFileSync(`build/client/${LIST}`, 'utf8');
/** SHA-256 in base64, by address. */
const own = new Map(
	list
		.trim()
		.split('\n')
		.map((line) => {
			const [hash = '', file = ''] = line.split('  ');
			return [`/${file}`, Buffer.from(hash, 'hex').toString('base64')];
		})
);
/** @type {string[]} */
const problems = [];

const published = await fetch(new URL(`/${LIST}`, origin));
if ((await published.text()) !== list) problems.push(`/${LIST}: differs`);
for (const [address, hash] of own) {
	const response = await fetch(new URL(address, origin));
	const served = Buffer.from(await response.arrayBuffer());
	const found = createHash('sha256').update(served).digest('base64');
	if (!response.ok) problems.push(`${address}: not served (${response.status})`);
	else if (found !== hash) problems.push(`${address}: differs`);
}
for (const page of asked.length > 0 ? asked : PAGES) {
	const response = await fetch(new URL(page, origin));
	if (!response.ok) {
		problems.push(`${page}: ${response.status}`);
		continue;
	}
	if (!/script-src 'self'/.test(response.headers.get('content-security-policy') ?? '')) {
		problems.push(`${page}: no policy that allows own scripts only`);
	}
	for (const [tag] of (await response.text()).matchAll(/<script\b[^>]*>/g)) {
		const address = /\bsrc="[./]*(\/_app\/[\w./-]+)"/.exec(tag)?.[1] ?? '';
		const hash = own.get(address);
		if (!hash) problems.push(`${page}: a script of its own, ${tag}`);
		else if (!tag.includes(`integrity="sha256-${hash}"`))
			problems.push(`${page}: not tied, ${tag}`);
	}
}

if (problems.length > 0) {
	process.stderr.write(`${problems.join('\n')}\n`);
	process.exit(1);
}
process.stdout.write(`${own.size} scripts are those of this build.\n`);
