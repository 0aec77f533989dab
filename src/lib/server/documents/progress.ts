// How far the writing of a large file is, for whoever waits for it.
import type { ProgressUnit } from '#lib/codes/download-frames.ts';
import type { Series } from './document.ts';

/** Counts up while the file is written. */
export interface Progress {
	readonly unit: ProgressUnit;
	/** How many the file is expected to hold: fewer may come, as when a row is closed to its reader. */
	readonly total: number;
	done: number;
}

/** @param unit what is counted @param total how many are expected */
export function progressOf(unit: ProgressUnit, total: number): Progress {
	return { unit, total, done: 0 };
}

/** @returns the same, each one counted when it is taken */
export async function* counted<T>(series: Series<T>, progress: Progress): AsyncGenerator<T> {
	for await (const one of series) {
		progress.done += 1;
		yield one;
	}
}
