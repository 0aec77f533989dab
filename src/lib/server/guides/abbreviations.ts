// Owns which abbreviations a page has to explain.

import type { Guide, Lesson, Library } from '#lib/guides/guide.ts';

/**
 * @param text a guide or lesson
 * @param known all abbreviations with their meanings
 * @returns those that occur in the text, by abbreviation
 */
export function abbreviationsIn(
	text: Guide | Lesson,
	known: Library['abbreviations']
): [short: string, long: string][] {
	const words = JSON.stringify(text);
	return [...known].filter(([short]) =>
		new RegExp(`(?<![\\p{L}\\d-])${RegExp.escape(short)}(?![\\p{L}\\d])`, 'u').test(words)
	);
}
