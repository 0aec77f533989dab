// The words of what a phone keeps: how old, how large.

const DAY_MS = 86_400_000;

/** @param ageMs milliseconds since then @returns `hari ini`, `kemarin`, `3 hari lalu` */
export function agoWords(ageMs: number): string {
	const days = Math.floor(ageMs / DAY_MS);
	if (days < 1) return 'hari ini';
	return days === 1 ? 'kemarin' : `${days} hari lalu`;
}

/** @returns `640 KB`, `3,2 MB`; of 1000 and 1000², as phones count */
export function sizeWords(bytes: number): string {
	if (bytes < 999_500) return `${Math.max(bytes > 0 ? 1 : 0, Math.round(bytes / 1000))} KB`;
	const megabytes = Math.round(bytes / 100_000) / 10;
	return `${megabytes.toLocaleString('id-ID')} MB`;
}
