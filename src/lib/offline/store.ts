// Owns the pages on this device: what is kept, how it gets there over a bad line, and what may go.
// Runs in the service worker and in pages. Nothing here is about a person.
import {
	bytesOf,
	LIST_ADDRESS,
	namesOf,
	type OfflineFile,
	type OfflineList,
	type OfflinePages,
	type OfflinePart,
	pageName,
	partAddress,
	partOf
} from './set.ts';

/** A complete set that is kept. */
export interface KeptSet {
	list: OfflineList;
	/** When the server last said that this is what it has, milliseconds. */
	checkedAt: number;
	/** Addresses of the files of the set before it: its pages may still be open and want them. */
	before: string[];
}

/** Why not all of it could be kept. `busy`: somebody else is at it. */
export type Refusal = 'no_signal' | 'storage_full' | 'storage_forbidden' | 'busy';

/** What the service worker tells pages when it has brought the set up to date, or could not. */
export interface Refreshed {
	refreshed: Refusal | null;
}

/** What to do while something is being fetched. */
interface Watch {
	/** Told how much is there, of how much. Bytes as transferred. */
	progress?: (done: number, total: number) => void;
	signal?: AbortSignal;
	/** Somebody sits before it: wait until nobody else is at it, instead of leaving it to them. */
	wait?: boolean;
}

const STORE = 'tanggap-luring-1';
/** Apart, so that it can be removed by itself. */
const VOICES = 'tanggap-suara-1';
const SET_NAME = '/luring/set';
const LOCK = 'tanggap-luring';
/** More at once makes a line of 400 kbps no faster, and the page that is being read slower. */
const AT_ONCE = 2;
/** Says that the text of a stored page is gzip. */
const PACKED = 'x-tanggap-gzip';

/** @returns the complete set of this device; null while there is none, or where storage is forbidden */
export async function keptSet(): Promise<KeptSet | null> {
	try {
		const answer = await (await caches.open(STORE)).match(SET_NAME);
		return answer ? ((await answer.json()) as KeptSet) : null;
	} catch {
		return null;
	}
}

/**
 * @param path of a page, or of a file with its query
 * @returns it as it would have come from the server; null when it isn't kept
 */
export async function keptAnswer(path: string, query = ''): Promise<Response | null> {
	const set = await keptSet();
	if (!set) return null;
	const part = partOf(set.list, path);
	const cache = await caches.open(STORE);
	const stored = await cache.match(part ? pageName(path, part.revision) : path + query);
	return stored ? unpack(stored) : null;
}

/** @param url a voice, with query @param range of the request, as the element asked for it */
export async function keptVoice(url: string, range: string | null): Promise<Response | null> {
	const stored = await (await caches.open(VOICES)).match(url);
	if (!stored) return null;
	const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(range ?? '') ?? [];
	if (from === undefined) return stored;
	const whole = await stored.blob();
	const end = to ? Math.min(Number(to) + 1, whole.size) : whole.size;
	return new Response(whole.slice(Number(from), end, whole.type), {
		status: 206,
		headers: {
			'content-type': whole.type,
			'content-range': `bytes ${from}-${end - 1}/${whole.size}`,
			'content-length': String(end - Number(from))
		}
	});
}

/**
 * Brings the set up to date: fetches what is missing or has changed and takes over when all of it
 * is there. Cut off, it goes on where it was the next time.
 * @returns null when the set is complete and current
 */
export function refresh(watch: Watch = {}): Promise<Refusal | null> {
	return alone(watch, async () => {
		const answer = await fetch(LIST_ADDRESS, { cache: 'no-cache', signal: watch.signal });
		if (!answer.ok) return 'no_signal';
		const list = (await answer.json()) as OfflineList;
		const cache = await caches.open(STORE);
		const there = await namesIn(cache);
		const parts = list.parts.filter(
			({ pages, revision }) => !pages.every((path) => there.has(pageName(path, revision)))
		);
		const files = list.files.filter(({ url }) => !there.has(url));
		const total = bytesOf(list.parts) + bytesOf(list.files);
		await fetchAll(
			[
				...files.map((file) => ({ ...file, keep: () => keepFile(cache, file, watch.signal) })),
				...parts.map((part) => ({ ...part, keep: () => keepPart(cache, part, watch.signal) }))
			],
			total,
			watch
		);
		await takeOver(cache, list);
		return null;
	});
}

/**
 * Keeps every voice that the kept pages offer.
 * @returns null when all of them are there
 */
export function keepVoices(watch: Watch = {}): Promise<Refusal | null> {
	return alone(watch, async () => {
		const audio = (await keptSet())?.list.audio ?? [];
		const cache = await caches.open(VOICES);
		const there = await namesIn(cache);
		const missing = audio.filter(({ url }) => !there.has(url));
		await fetchAll(
			missing.map((file) => ({ ...file, keep: () => keepFile(cache, file, watch.signal) })),
			bytesOf(audio),
			watch
		);
		const wanted = new Set(audio.map(({ url }) => url));
		for (const name of there) if (!wanted.has(name)) await cache.delete(name);
		return null;
	});
}

/** @returns the voices that are on this device, of those in the list */
export async function voicesKept(list: OfflineList): Promise<OfflineFile[]> {
	const there = await namesIn(await caches.open(VOICES));
	return list.audio.filter(({ url }) => there.has(url));
}

/** Takes everything off this device, voices too. */
export async function removeAll(): Promise<void> {
	for (const name of [STORE, VOICES]) await caches.delete(name);
}

// One after the other through all tabs and the service worker, so that nothing is fetched twice.
async function alone(
	{ wait = false, signal }: Watch,
	work: () => Promise<Refusal | null>
): Promise<Refusal | null> {
	try {
		if (!('caches' in globalThis)) return 'storage_forbidden';
		if (!('locks' in navigator)) return await work();
		const options = wait ? { signal } : { ifAvailable: true };
		return await navigator.locks.request(LOCK, options, (lock) => (lock ? work() : 'busy'));
	} catch (error) {
		return refusalOf(error);
	}
}

function refusalOf(error: unknown): Refusal {
	const name = error instanceof DOMException ? error.name : '';
	if (name === 'QuotaExceededError') return 'storage_full';
	// Private windows of some browsers, and settings that forbid what sites keep.
	if (name === 'SecurityError' || name === 'InvalidStateError') return 'storage_forbidden';
	return 'no_signal';
}

async function fetchAll(
	jobs: readonly { bytes: number; keep: () => Promise<void> }[],
	total: number,
	{ progress }: Watch
): Promise<void> {
	let done = total - bytesOf(jobs);
	progress?.(done, total);
	let next = 0;
	const work = async () => {
		for (let job = jobs[next++]; job; job = jobs[next++]) {
			await job.keep();
			done += job.bytes;
			progress?.(done, total);
		}
	};
	await Promise.all(Array.from({ length: AT_ONCE }, work));
}

async function keepFile(cache: Cache, { url }: OfflineFile, signal?: AbortSignal): Promise<void> {
	const answer = await fetch(url, { signal });
	if (answer.status !== 200) throw new Error(`${url}: ${answer.status}`);
	await cache.put(url, answer);
}

async function keepPart(
	cache: Cache,
	{ id, revision }: OfflinePart,
	signal?: AbortSignal
): Promise<void> {
	const answer = await fetch(partAddress({ id, revision }), { cache: 'no-cache', signal });
	const content = (await answer.json()) as OfflinePages;
	// The server has changed since it told its list: the next time there's a new one.
	if (content.revision !== revision) throw new Error(`${id}: another revision`);
	for (const { path, type, body } of content.pages) {
		const headers = { ...content.headers, 'content-type': type };
		await cache.put(pageName(path, revision), pack(body, headers));
	}
}

async function takeOver(cache: Cache, list: OfflineList): Promise<void> {
	const last = await keptSet();
	const changed = last !== null && last.list.version !== list.version;
	const set: KeptSet = {
		list,
		checkedAt: Date.now(),
		before: changed ? last.list.files.map(({ url }) => url) : (last?.before ?? [])
	};
	await cache.put(SET_NAME, new Response(JSON.stringify(set)));
	// A page that was opened two sets ago may still be there, and want a file that only it knows.
	if ((await openPages()) > 1) return;
	const wanted = new Set([SET_NAME, ...namesOf(list), ...set.before]);
	for (const name of await namesIn(cache)) if (!wanted.has(name)) await cache.delete(name);
}

/** How many pages of ours are open; many, when that can't be told from here. */
async function openPages(): Promise<number> {
	const { clients } = globalThis as {
		clients?: { matchAll(which: object): Promise<readonly unknown[]> };
	};
	if (!clients) return Infinity;
	return (await clients.matchAll({ type: 'window', includeUncontrolled: true })).length;
}

async function namesIn(cache: Cache): Promise<Set<string>> {
	return new Set((await cache.keys()).map(({ url }) => url.slice(new URL(url).origin.length)));
}

// Text takes a fifth of the room, and cheap phones are full.
function pack(body: string, headers: Record<string, string>): Response {
	if (!('CompressionStream' in globalThis)) return new Response(body, { headers });
	const text = new Blob([body]).stream();
	return new Response(text.pipeThrough(new CompressionStream('gzip')), {
		headers: { ...headers, [PACKED]: '1' }
	});
}

function unpack(stored: Response): Response {
	if (!stored.headers.has(PACKED) || !stored.body) return stored;
	const headers = new Headers(stored.headers);
	headers.delete(PACKED);
	return new Response(stored.body.pipeThrough(new DecompressionStream('gzip')), { headers });
}
