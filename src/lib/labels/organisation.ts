// The words of the organisation pages: loads, leaves.
import { formatDate } from './deadline.ts';

/** `4 terbuka, 1 terlambat`; `tidak ada` */
export function loadWords({ open, late }: { open: number; late: number }): string {
	if (open === 0) return 'tidak ada yang terbuka';
	return late > 0 ? `${open} terbuka, ${late} terlambat` : `${open} terbuka`;
}

/** `1 Desember 2026 sampai 5 Desember 2026`; one day is one date. */
export function daysWords({ from, until }: { from: string; until: string }): string {
	return from === until ? formatDate(from) : `${formatDate(from)} sampai ${formatDate(until)}`;
}
