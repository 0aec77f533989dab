// Keeps complaints, with their files, on the device until the server has them.
import { LIFETIME_MS } from './lifetime.ts';

/** A complaint that waits. */
export interface Waiting {
	/** `kunci` of its form. */
	key: string;
	body: FormData;
	/**
	 * True in the tab in which it was written. On a shared phone, whoever comes next is somebody
	 * else: they don't see it, and it isn't sent for them.
	 */
	own: boolean;
	/** Why sending it again as it is would be in vain; '' when nothing speaks against it. */
	fault: string;
}

interface Stored {
	/** `kunci` of its form; of one that was set aside, made unlike that of what took its place. */
	key: string;
	/** Of one that was set aside: `kunci` of its form. */
	before?: string;
	keptAt: number;
	fields: [string, string | Blob, string?][];
}

const STORE = 'waiting';
/** Tells pages that load no more than a line of script that something waits: since when. */
const FLAG = 'tanggap-titipan';
/** In the session of the tab: keys of what was written in it, each with its fault. */
const OWN = 'tanggap-titipan-saya';

/** @param body the form @returns false when this browser can't keep it */
export async function keep(body: FormData): Promise<boolean> {
	const fields = [...body].map(([name, value]): Stored['fields'][number] =>
		typeof value === 'string' ? [name, value] : [name, value, value.name]
	);
	const item: Stored = { key: String(body.get('kunci')), keptAt: Date.now(), fields };
	const kept = (await run('readwrite', (store) => store.put(item))) !== undefined;
	if (!kept) return false;
	markOwn(item.key);
	flag(item.keptAt);
	return true;
}

/**
 * Makes a complaint that of this tab: written here, or claimed and in need of a change.
 * @param key of the complaint
 * @param fault why sending it again as it is would be in vain
 */
export function markOwn(key: string, fault = ''): void {
	setOwn({ ...readOwn(), [key]: fault });
}

/** @returns what waits, this tab's own first, the oldest first; what is too old is forgotten */
export async function listWaiting(): Promise<Waiting[]> {
	const own = readOwn();
	return (await readStored())
		.filter(isWaiting)
		.map(({ key, fields }) => ({
			key,
			body: toForm(fields),
			own: key in own,
			fault: own[key] ?? ''
		}))
		.sort((a, b) => Number(b.own) - Number(a.own));
}

/** @param key of the complaint that no longer waits, nor do earlier forms of it */
export async function discard(key: string): Promise<void> {
	await forgetEarlier(key);
	await remove(key);
}

/**
 * Takes a complaint that is being changed out of what waits. It stays on the device: if it did
 * arrive, only the same words bring its receipt.
 * @param key of the complaint
 */
export async function setAside(key: string): Promise<void> {
	const item = (await readStored()).find((stored) => stored.key === key);
	if (!item) return;
	const aside: Stored = { ...item, key: `${key} ${Date.now()}`, before: key };
	if ((await run('readwrite', (store) => store.put(aside))) !== undefined) await remove(key);
}

/** @param key of a form @returns what was set aside of it, the oldest first */
export async function listEarlier(key: string): Promise<FormData[]> {
	return (await readStored())
		.filter(({ before }) => before === key)
		.map(({ fields }) => toForm(fields));
}

/** @param key of a form of which nothing earlier is needed any more */
export async function forgetEarlier(key: string): Promise<void> {
	for (const stored of await readStored()) {
		if (stored.before === key) await run('readwrite', (store) => store.delete(stored.key));
	}
}

async function remove(key: string): Promise<void> {
	await run('readwrite', (store) => store.delete(key));
	setOwn(Object.fromEntries(Object.entries(readOwn()).filter(([own]) => own !== key)));
	flag((await readStored()).filter(isWaiting).at(-1)?.keptAt);
}

function isWaiting({ before }: Stored): boolean {
	return before === undefined;
}

async function readStored(): Promise<Stored[]> {
	const items = ((await run('readonly', (store) => store.getAll())) ?? []) as Stored[];
	const old = items.filter(({ keptAt }) => Date.now() - keptAt >= LIFETIME_MS);
	for (const { key } of old) await run('readwrite', (store) => store.delete(key));
	const rest = items.filter((item) => !old.includes(item)).sort((a, b) => a.keptAt - b.keptAt);
	if (old.length) flag(rest.filter(isWaiting).at(-1)?.keptAt);
	return rest;
}

function toForm(fields: Stored['fields']): FormData {
	const body = new FormData();
	for (const [name, value, fileName] of fields) {
		if (typeof value === 'string') body.append(name, value);
		else body.append(name, new File([value], fileName ?? '', { type: value.type }));
	}
	return body;
}

function readOwn(): Record<string, string> {
	try {
		return JSON.parse(sessionStorage.getItem(OWN) ?? '{}') as Record<string, string>;
	} catch {
		return {};
	}
}

function setOwn(own: Record<string, string>): void {
	try {
		sessionStorage.setItem(OWN, JSON.stringify(own));
	} catch {
		// Storage is forbidden: it waits for a press of the button, as in any other tab.
	}
}

function flag(keptAt: number | undefined): void {
	try {
		if (keptAt) localStorage.setItem(FLAG, String(keptAt));
		else localStorage.removeItem(FLAG);
	} catch {
		// Storage is forbidden: only the reminder is missing.
	}
}

// Undefined when the browser refuses, as some do in private windows: then nothing is kept, and the
// page says so.
function run(
	mode: IDBTransactionMode,
	work: (store: IDBObjectStore) => IDBRequest
): Promise<unknown> {
	return new Promise((resolve) => {
		if (!('indexedDB' in window)) return resolve(undefined);
		const opening = indexedDB.open('tanggap', 1);
		opening.onupgradeneeded = () => opening.result.createObjectStore(STORE, { keyPath: 'key' });
		opening.onerror = () => resolve(undefined);
		opening.onsuccess = () => {
			const transaction = opening.result.transaction(STORE, mode);
			const request = work(transaction.objectStore(STORE));
			// On completion, not on success: only then is it on the disk.
			transaction.oncomplete = () => {
				opening.result.close();
				resolve(request.result ?? null);
			};
			transaction.onerror = transaction.onabort = () => resolve(undefined);
		};
	});
}
