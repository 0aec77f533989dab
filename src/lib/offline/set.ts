// Owns what a phone keeps to work without signal: the list that the server tells, and the names
// under which the parts lie on the phone.

/** Pages that are fetched together because they say the same thing in several ways. */
export interface OfflinePart {
	/** `panduan-ktp-el`, `literasi-foto-dokumen`, `umum`, … */
	id: string;
	/** Changes whenever one of its pages does. */
	revision: string;
	/** As transferred. */
	bytes: number;
	/** Paths that it answers, whatever query they come with. */
	pages: string[];
}

/** A file that never changes under its address. */
export interface OfflineFile {
	/** From the root, with query. */
	url: string;
	/** As transferred. */
	bytes: number;
}

/** `/luring.json`: all that can be kept. */
export interface OfflineList {
	/** Changes whenever anything below does. */
	version: string;
	/** Name of the build that made it. */
	build: string;
	parts: OfflinePart[];
	/** Styles and scripts of the pages. */
	files: OfflineFile[];
	/** Spoken steps, kept only when somebody wants that. */
	audio: OfflineFile[];
}

/** `/luring/<part>`: its pages. */
export interface OfflinePages {
	revision: string;
	/** Headers of every page, above all its content security policy. */
	headers: Record<string, string>;
	pages: { path: string; type: string; body: string }[];
}

/** Where the list is. */
export const LIST_ADDRESS = '/luring.json';
/** What a page that isn't kept is answered with when there's no signal. */
export const FALLBACK_PATH = '/luring';

/** What a page tells the service worker when the set should be brought up to date. */
export const REFRESH = 'tanggap-perbarui';

/** What a person of the office or a resident does under a secret: never kept, never answered. */
const PRIVATE = /^\/(petugas|lacak|wbs|api)(\/|$)/;

/** @param path of an address @returns true for what the service worker leaves to the network */
export function isPrivate(path: string): boolean {
	return PRIVATE.test(path);
}

/** Where the pages of a part are. */
export function partAddress({ id, revision }: Pick<OfflinePart, 'id' | 'revision'>): string {
	return `/luring/${id}?r=${revision}`;
}

/** Under which name a page lies on the phone. Pages of several revisions lie beside each other. */
export function pageName(path: string, revision: string): string {
	return `${path}?salinan=${revision}`;
}

/** Every name under which something of a list lies on the phone, without audio. */
export function namesOf({ parts, files }: Pick<OfflineList, 'parts' | 'files'>): string[] {
	return [
		...parts.flatMap(({ pages, revision }) => pages.map((path) => pageName(path, revision))),
		...files.map(({ url }) => url)
	];
}

/** @param path of an address @returns the part that answers it */
export function partOf({ parts }: Pick<OfflineList, 'parts'>, path: string): OfflinePart | null {
	const wanted = path.length > 1 ? path.replace(/\/$/, '') : path;
	return parts.find(({ pages }) => pages.includes(wanted)) ?? null;
}

/** Sum of what has to be transferred. */
export function bytesOf(list: readonly { bytes: number }[]): number {
	return list.reduce((sum, { bytes }) => sum + bytes, 0);
}
