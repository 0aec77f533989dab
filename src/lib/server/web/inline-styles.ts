// Puts the stylesheets into the pages that people read over the worst lines: with one round trip
// less, a guide shows a second earlier.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Reading pages; forms keep the link, because a page that is answered to a post comes twice. */
const READING = /^\/\(public\)(\/(panduan|literasi|cari|sesi)(\/|$)|\/?$)/;
const LINK = /<link href="[./]*\/(_app\/immutable\/assets\/[\w.-]+\.css)" rel="stylesheet">/g;

interface Style {
	text: string;
	/** As a source of `style-src`. */
	source: string;
}

const styles = new Map<string, Style>();

/**
 * Whether a page travels with its styles. What a service worker fetches to keep does not: there the
 * stylesheet is kept once for all pages.
 * @param request of the page
 * @param routeId SvelteKit's name of the route
 */
export function travelsWithStyles(request: Request, routeId: string | null): boolean {
	const destination = request.headers.get('sec-fetch-dest');
	return (
		request.method === 'GET' &&
		routeId !== null &&
		READING.test(routeId) &&
		// Old browsers don't say what they fetch for.
		(destination === null || destination === 'document')
	);
}

/**
 * @param html a page, or a part of it
 * @param rootDir the project's folder, in which the built product lies
 * @param sources gets the CSP sources of the styles that were put in
 * @returns the same with its stylesheets inside
 */
export function putStylesInside(html: string, rootDir: string, sources: Set<string>): string {
	return html.replace(LINK, (_link, file: string) => {
		const style = styleOf(rootDir, file);
		sources.add(style.source);
		return `<style>${style.text}</style>`;
	});
}

/**
 * @param policy a Content-Security-Policy
 * @param sources from putStylesInside
 * @returns the policy that allows these styles, too
 */
export function allowStyles(policy: string, sources: ReadonlySet<string>): string {
	return policy.replace(/style-src [^;]*/, (rule) => [rule, ...sources].join(' '));
}

function styleOf(rootDir: string, file: string): Style {
	let style = styles.get(file);
	if (!style) {
		const text = readFileSync(join(rootDir, 'build/client', file), 'utf8').trim();
		const hash = createHash('sha256').update(text).digest('base64');
		style = { text, source: `'sha256-${hash}'` };
		styles.set(file, style);
	}
	return style;
}
