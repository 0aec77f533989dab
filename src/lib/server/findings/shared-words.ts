// Which words many texts share, so that a group of complaints explains itself. Pure.
import { queryGroups, wordRoots } from '../../search/word-roots.ts';

/** A word as most of the texts write it. */
export interface SharedWord {
	word: string;
	/** Texts that hold it or a word of its family. */
	texts: number;
}

/** Shorter ones say little, and are often names of forms. */
const SHORTEST = 4;
const MOST = 3;

/**
 * @param texts as written by people
 * @param without texts whose words say nothing new, such as the name of the service
 * @returns at most three words that at least half of the texts (and three) share by their roots, the
 *   most frequent first; the same texts in another order give the same
 */
export function sharedWords(
	texts: readonly string[],
	without: readonly string[] = []
): SharedWord[] {
	const known = new Set(
		without.flatMap((text) => wordsOf(text).flatMap((word) => wordRoots(word)))
	);
	// By root: in how many texts it is, and how the texts write it.
	const families = new Map<string, { texts: number; spellings: Map<string, number> }>();
	for (const text of texts) {
		const inThis = new Map<string, Set<string>>();
		for (const word of new Set(wordsOf(text))) {
			const roots = wordRoots(word);
			if (roots.some((root) => known.has(root))) continue;
			for (const root of roots) inThis.set(root, (inThis.get(root) ?? new Set()).add(word));
		}
		for (const [root, words] of inThis) {
			const family = families.get(root) ?? { texts: 0, spellings: new Map<string, number>() };
			family.texts += 1;
			for (const word of words) {
				family.spellings.set(word, (family.spellings.get(word) ?? 0) + 1);
			}
			families.set(root, family);
		}
	}
	const enough = Math.max(3, Math.ceil(texts.length / 2));
	const ranked = [...families]
		.filter(([, family]) => family.texts >= enough)
		.sort(([one, a], [other, b]) => b.texts - a.texts || (one < other ? -1 : 1));
	const shared: SharedWord[] = [];
	const taken = new Set<string>();
	for (const [, { texts: count, spellings }] of ranked) {
		const words = [...spellings].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
		const [first] = words;
		// A word stands for several roots, right and wrong ones: it is told once.
		if (!first || words.some(([word]) => taken.has(word))) continue;
		for (const [word] of words) taken.add(word);
		shared.push({ word: first[0], texts: count });
		if (shared.length === MOST) break;
	}
	return shared;
}

function wordsOf(text: string): string[] {
	const words = text.toLowerCase().match(/[a-z]+/g) ?? [];
	// Stop words ask for nothing.
	return words.filter((word) => word.length >= SHORTEST && queryGroups(word).length > 0);
}
