// Keeps one complaint, with its files, on the device until the connection is back.

/** A complaint that waits. */
export interface Waiting {
	/** `kunci` of its form. */
	key: string;
	body: FormData;
}

interface Stored {
	key: string;
	fields: [string, string | Blob, string?][];
}

const STORE = 'waiting';
/** Tells pages that load no more than a line of script that something waits. */
const FLAG = 'tanggap-titipan';

/** @param body the form @returns false when this browser can't keep it */
export async function keep(body: FormData): Promise<boolean> {
	const fields = [...body].map(([name, value]): Stored['fields'][number] =>
		typeof value === 'string' ? [name, value] : [name, value, value.name]
	);
	const item: Stored = { key: String(body.get('kunci')), fields };
	const kept = (await run('readwrite', (store) => store.put(item))) !== undefined;
	if (kept) flag(true);
	return kept;
}

/** @returns the complaint that waits, or null */
export async function takeWaiting(): Promise<Waiting | null> {
	const items = (await run('readonly', (store) => store.getAll())) as Stored[] | undefined;
	const item = items?.[0];
	if (!item) return null;
	const body = new FormData();
	for (const [name, value, fileName] of item.fields) {
		if (typeof value === 'string') body.append(name, value);
		else body.append(name, new File([value], fileName ?? '', { type: value.type }));
	}
	return { key: item.key, body };
}

/** @param key of the complaint that no longer waits */
export async function discard(key: string): Promise<void> {
	await run('readwrite', (store) => store.delete(key));
	flag((await takeWaiting()) !== null);
}

function flag(waiting: boolean): void {
	try {
		if (waiting) localStorage.setItem(FLAG, '1');
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
