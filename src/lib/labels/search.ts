// The words of the search, the same on the server and on a phone without signal.

/** @param count how many pages were found */
export function resultWords(count: number): string {
	return count === 0 ? 'Belum ketemu.' : `${count} halaman cocok.`;
}

/** Where one asks an officer what wasn't found. @param query as it was typed */
export function askAddress(query: string): string {
	const fields = new URLSearchParams({ jenis: 'permintaan_informasi' });
	if (query) fields.set('uraian', `Saya mencari: ${query}`);
	return `/lapor?${fields}`;
}
