// Owns the pages that phones keep: renders them once, takes out what belongs to one visit, and packs
// what belongs together.
import { createHash } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import type { Library } from '#lib/guides/guide.ts';
import {
	FALLBACK_PATH,
	type OfflineFile,
	type OfflineList,
	type OfflinePages,
	type OfflinePart
} from '#lib/offline/set.ts';
import { logError } from '#lib/server/platform/log.ts';

const brotli = promisify(brotliCompress);

/** Everything that phones may keep, as it stands. */
export interface OfflineSet {
	list: OfflineList;
	/** Id of a part → its pages, JSON in brotli. */
	packed: ReadonlyMap<string, Buffer<ArrayBuffer>>;
}

/** What is needed to make a set. */
export interface SetSource {
	/** Answers a path as the site does, for nobody in particular. */
	render: (path: string) => Promise<Response>;
	library: Library;
	/** The project's folder, in which the built product lies. */
	rootDir: string;
	/** Name of the build. */
	build: string;
	/** ISO date in the office's zone: pages tell it, and that alone makes no new revision. */
	today: string;
}

interface RenderedPage {
	path: string;
	type: string;
	body: string;
	headers: Record<string, string>;
}

/** Pages follow the calendar and what the office edits; nobody needs them newer than this. */
const LIFETIME_MS = 15 * 60_000;
/** Of a visit and not of a page, or made anew for each answer. */
const HEADERS_LEFT_OUT =
	/^(content-(type|length|encoding)|cache-control|etag|date|set-cookie|vary|link|x-sveltekit-.*|strict-transport-security)$/;
/** Forms carry one; kept, all phones would share it. The script on the phone draws a new one. */
const KEYS = /(name="kunci" value=")[0-9a-f-]{36}"/g;
const BUILT_FILE = /"[./]*\/(_app\/immutable\/[\w./-]+)"/g;
const VOICE = /"(\/suara\/[\w./-]+\.ogg\?[\w=-]+)"/g;

let kept: { madeAt: number; set: Promise<OfflineSet> } | null = null;

/**
 * @param source see {@link SetSource}
 * @param now decides whether the last set is still young enough
 * @returns the set; made at most once in a quarter of an hour
 */
export function currentSet(source: SetSource, now: Date): Promise<OfflineSet> {
	if (!kept || now.getTime() - kept.madeAt > LIFETIME_MS) {
		const set = makeSet(source);
		kept = { madeAt: now.getTime(), set };
		set.catch(() => (kept = null));
	}
	return kept.set;
}

/** Renders and packs everything. A page that fails is left out, and the rest still kept. */
export async function makeSet(source: SetSource): Promise<OfflineSet> {
	const parts: OfflinePart[] = [];
	const packed = new Map<string, Buffer<ArrayBuffer>>();
	const built = new Set<string>();
	const voices = new Set<string>();
	for (const [id, paths] of pathsOf(source.library)) {
		const pages: RenderedPage[] = [];
		for (const path of paths) {
			const page = await renderPage(source, path);
			if (page) pages.push(page);
		}
		if (pages.length === 0) continue;
		for (const { body } of pages) {
			for (const [, file = ''] of body.matchAll(BUILT_FILE)) built.add(`/${file}`);
			for (const [, file = ''] of body.matchAll(VOICE)) voices.add(file);
		}
		const revision = hashOf(JSON.stringify(pages).replaceAll(source.today, ''));
		const content: OfflinePages = {
			revision,
			headers: Object.assign({}, ...pages.map(({ headers }) => headers)),
			pages: pages.map(({ path, type, body }) => ({ path, type, body }))
		};
		const bytes = await pack(JSON.stringify(content));
		packed.set(id, bytes);
		parts.push({ id, revision, bytes: bytes.length, pages: pages.map(({ path }) => path) });
	}
	const fileOf = (url: string) => builtFile(source.rootDir, url);
	const files = [...built].sort().map(fileOf).concat(fileOf('/favicon.svg'));
	const audio = [...voices].sort().map(fileOf);
	const version = hashOf(
		JSON.stringify([source.build, parts.map(({ id, revision }) => [id, revision]), files, audio])
	);
	return { list: { version, build: source.build, parts, files, audio }, packed };
}

/** What is kept together, and the addresses under which each page shows everything it has. */
function pathsOf({ guides, lessons, sessions }: Library): [id: string, paths: string[]][] {
	return [
		['umum', ['/', FALLBACK_PATH, '/panduan', '/literasi', '/sesi', '/paket']],
		['bantuan', ['/privasi', '/sop-pengaduan', '/aksesibilitas']],
		['cari', ['/cari', '/cari/indeks.json']],
		['lapor', ['/lapor']],
		...guides.map(({ slug }): [string, string[]] => [
			`panduan-${slug}`,
			['', '/siap-berangkat', '/cetak'].map((page) => `/panduan/${slug}${page}?kasus=semua`)
		]),
		...lessons.map(({ slug }): [string, string[]] => [
			`literasi-${slug}`,
			[`/literasi/${slug}`, `/literasi/${slug}/cetak`]
		]),
		...sessions.map(({ slug }): [string, string[]] => [
			`sesi-${slug}`,
			['', '/layar', '/kuis/a', '/kuis/b'].map((page) => `/sesi/${slug}${page}`)
		]),
		['buku', ['/panduan/semua/cetak']]
	];
}

async function renderPage({ render }: SetSource, address: string): Promise<RenderedPage | null> {
	const response = await render(address);
	if (response.status !== 200) {
		logError('a page could not be packed for phones', new Error(`status ${response.status}`), {
			address
		});
		return null;
	}
	const type = response.headers.get('content-type') ?? 'text/html';
	const text = await response.text();
	return {
		path: address.replace(/\?.*/, ''),
		type,
		// A script of the page can tell by this mark that nobody at the office has just answered.
		body: type.startsWith('text/html')
			? text.replace(KEYS, '$1"').replace('<html ', '<html data-salinan ')
			: text,
		headers: Object.fromEntries(
			[...response.headers].filter(([name]) => !HEADERS_LEFT_OUT.test(name))
		)
	};
}

function pack(text: string): Promise<Buffer<ArrayBuffer>> {
	const plain = Buffer.from(text);
	return brotli(plain, {
		params: {
			[constants.BROTLI_PARAM_QUALITY]: 9,
			// Pages of one part repeat each other: the window must reach from one to the next.
			[constants.BROTLI_PARAM_LGWIN]: 20,
			[constants.BROTLI_PARAM_SIZE_HINT]: plain.length
		}
	});
}

function builtFile(rootDir: string, url: string): OfflineFile {
	const file = join(rootDir, 'build/client', url.replace(/\?.*/, ''));
	const sent = [`${file}.br`, file].find((one) => existsSync(one));
	return { url, bytes: sent ? statSync(sent).size : 0 };
}

function hashOf(text: string): string {
	return createHash('sha256').update(text).digest('hex').slice(0, 12);
}
