// The words of the officers' desk: counts, deadlines, verbs and reasons to act.

/** `12`, `1.000+`: a count that stopped counting at its cap says so. */
export function cappedCount(count: number, cap: number): string {
	return count < cap ? count.toLocaleString('id-ID') : `${cap.toLocaleString('id-ID')}+`;
}
