// Compares what a running product hands to browsers with a build that one made oneself, byte by byte:
//
//   npm ci && npx vite build && node scripts/check-bundle.mjs https://tanggap.contoh.go.id
//
// For the Inspektorat and whoever else wants to know that the sealing is the published one. Checks every
// script of the build, and that the public pages of the sealed channel load no other. It can't see what
// is sent to somebody else: run it from several places, and not always at the same hour.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

const ASSETS = '_app/immutable/assets';
const PAGES = ['/wbs', '/wbs/lapor', '/wbs/kotak'];

const [origin, ...asked] = process.argv.slice(2);
if (!origin) {
	process.stderr.write('Usage: node scripts/check-bundle.mjs ORIGIN [PAGE…]\n');
	process.exit(2);
}
const folder = path.join('build/client', ASSETS);
const own = readdirSync(folder).filter((name) => name.endsWith('.js'));
/** @type {string[]} */
const problems = [];

for (const name of own) {
	const response = await fetch(new URL(`/${ASSETS}/${name}`, origin));
	const served = Buffer.from(await response.arrayBuffer());
	if (!response.ok) problems.push(`${name}: not served (${response.status})`);
	else if (!served.equals(readFileSync(path.join(folder, name)))) problems.push(`${name}: differs`);
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
		const name = /\bsrc="[^"]*\/_app\/immutable\/assets\/([\w.-]+)"/.exec(tag)?.[1];
		if (!name || !own.includes(name)) problems.push(`${page}: a script of its own, ${tag}`);
	}
}

if (problems.length > 0) {
	process.stderr.write(`${problems.join('\n')}\n`);
	process.exit(1);
}
process.stdout.write(`${own.length} scripts are those of this build.\n`);
