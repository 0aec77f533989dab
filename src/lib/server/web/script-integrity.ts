// Ties the scripts of the sealed channel's pages to what the build made: a browser runs no other, also
// when a file was changed on disk, in a cache or on the way.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Pages in which something is sealed or opened, of reporters and of the team. */
const PAGES = /^\/(petugas\/)?wbs(\/|$)/;
const SCRIPT = /<script type="module" src="[./]*\/(_app\/immutable\/assets\/[\w.-]+\.js)"/g;
/** Where the build publishes its hashes (svelte.config.js). */
const HASHES = 'build/client/wbs/skrip.txt';

let known: ReadonlyMap<string, string> | null = null;

/** @returns whether the scripts of a path are tied */
export function tiesScripts(path: string): boolean {
	return PAGES.test(path);
}

/**
 * @param html a page
 * @param rootDir the project's folder, in which the built product lies
 * @param headers of the page; told that no script may run without integrity, where browsers know that
 * @returns the page whose scripts carry their hashes; unchanged while developing, without a build
 * @throws Error for a script that the build doesn't know
 */
export function tieScripts(html: string, rootDir: string, headers: Headers): string {
	const hashes = (known ??= readHashes(join(rootDir, HASHES)));
	if (hashes.size === 0) return html;
	headers.set('Integrity-Policy', 'blocked-destinations=(script)');
	return html.replace(SCRIPT, (tag, file: string) => {
		const hash = hashes.get(file);
		if (!hash) throw new Error(`the build does not know the script ${file}`);
		return `${tag} integrity="sha256-${hash}"`;
	});
}

function readHashes(file: string): ReadonlyMap<string, string> {
	if (!existsSync(file)) return new Map();
	const lines = readFileSync(file, 'utf8').trim().split('\n');
	return new Map(
		lines.map((line) => {
			const [hash = '', name = ''] = line.split('  ');
			return [name, Buffer.from(hash, 'hex').toString('base64')];
		})
	);
}
