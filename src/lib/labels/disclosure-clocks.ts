// The words of the sealed channel's clocks, the same for its team and its reporters.
import { formatDate } from './deadline.ts';

export const DISCLOSURE_CLOCK_LABELS = {
	firstWord: 'Kata pertama',
	assessment: 'Penilaian',
	feedback: 'Kabar lanjutan'
} as const;
export type DisclosureClock = keyof typeof DISCLOSURE_CLOCK_LABELS;

/** A clock; days as ISO dates. */
export interface ClockState {
	due: string;
	/** When it was stopped; null while it runs. */
	doneOn: string | null;
}

/** @param today ISO date */
export function clockWords({ due, doneOn }: ClockState, today: string): string {
	if (doneOn !== null) {
		const late = daysBetween(due, doneOn);
		return `Sudah, ${formatDate(doneOn)}${late > 0 ? `, terlambat ${late} hari` : ''}`;
	}
	const left = daysBetween(today, due);
	if (left < 0) return `Terlambat ${-left} hari. Seharusnya paling lambat ${formatDate(due)}`;
	if (left === 0) return 'Paling lambat hari ini';
	return `Paling lambat ${formatDate(due)}, ${left} hari lagi`;
}

function daysBetween(from: string, to: string): number {
	return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}
