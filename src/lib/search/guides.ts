// Owns the search over guides, lessons and help: the same on the server and on a phone without
// signal. Pages are found by word families (word-roots.ts), and within a page the place that fits.
import MiniSearch, { type AsPlainObject, type Options, type Query } from 'minisearch';
import { ALL_CASES } from '#lib/guides/address.ts';
import { indexRoots, queryGroups, wordRoots } from './word-roots.ts';

/** A part of a page that can be led to. */
export interface Place {
	kind: 'case' | 'requirement' | 'step' | 'section';
	/** The case itself, or the anchor of a requirement, step or section; '' for the top. */
	at: string;
	/** Cases that it concerns; null for all, and for pages without cases. */
	cases: readonly string[] | null;
	title: string;
	text: string;
}

/** A page that can be found. */
export interface FoundPage {
	/** Its path. */
	path: string;
	title: string;
	summary: string;
	/** Further words by which people look for it. */
	words: string;
	places: readonly Place[];
}

/** `/cari/indeks.json`. */
export interface SearchData {
	pages: readonly FoundPage[];
	/** What people write out → its abbreviation: `kartu keluarga` → `kk`. Longest first. */
	short: readonly (readonly [phrase: string, short: string])[];
	index: AsPlainObject;
}

/** A piece of text; `hit` is what was looked for. */
export interface Piece {
	text: string;
	hit: boolean;
}

/** A page that fits, with its best places. */
export interface Result {
	href: string;
	title: string;
	summary: string;
	places: { href: string; title: string; snippet: Piece[] }[];
}

/** Looks for what somebody typed. @returns the best first; empty when nothing fits */
export type Search = (query: string) => Result[];

const MOST_RESULTS = 8;
const MOST_PLACES = 3;
/** A page that fits less than this share of the best one only mentions the words. */
const WEAKEST = 0.1;
/** Letters of a place that are shown beside what was found in it. */
const SNIPPET = 140;

const WEIGHTS = { title: 8, words: 5, cases: 4, summary: 3, text: 1 };
const PLACE_WEIGHTS: Record<Place['kind'], number> = {
	case: 2,
	requirement: 1.2,
	step: 1,
	section: 1
};

/**
 * Makes the index.
 * @param pages all that can be found
 * @param abbreviations abbreviation → what it stands for; names count, explanations don't
 */
export function indexPages(
	pages: readonly FoundPage[],
	abbreviations: ReadonlyMap<string, string>
): SearchData {
	const short = phrasesOf(abbreviations);
	const index = new MiniSearch(optionsWith(short));
	index.addAll(pages.map(fieldsOf));
	return { pages, short, index: index.toJSON() };
}

/** @param data from the server @returns the search over it */
export function openSearch({ pages, short, index }: SearchData): Search {
	const engine = MiniSearch.loadJS(index, optionsWith(short));
	return (query) => {
		const groups = queryGroups(abbreviate(query, short)).slice(0, 8);
		if (groups.length === 0) return [];
		const looked = groups.map((roots) => knownOrSimilar(engine, roots));
		const found = engine.search({
			combineWith: 'OR',
			queries: looked.flatMap(({ queries }) => queries)
		});
		const matches = found.map((one) => ({
			page: pages[one.id as number],
			terms: new Set(one.terms),
			share: looked.filter(({ roots }) => one.queryTerms.some((term) => roots.includes(term)))
				.length,
			score: one.score
		}));
		const best = Math.max(...matches.map(({ share }) => share));
		return matches
			.filter(({ share }) => share === best || (best > 2 && share === best - 1))
			.map((one) => ({ ...one, score: one.score * (one.share / groups.length) ** 2 }))
			.sort((a, b) => b.score - a.score)
			.filter(({ score }, _, [first]) => score >= (first?.score ?? 0) * WEAKEST)
			.slice(0, MOST_RESULTS)
			.flatMap(({ page, terms }) => (page ? [resultOf(page, terms, short)] : []));
	};
}

// A word that is written somewhere as it was typed is no typing error.
function knownOrSimilar(
	engine: MiniSearch,
	roots: readonly string[]
): { roots: readonly string[]; queries: Query[] } {
	const isKnown = (terms: string[]) =>
		engine.search({ combineWith: 'OR', queries: terms }).length > 0;
	const [word = ''] = roots;
	// Spoken Indonesian drops the h in front: ilang, abis.
	for (const terms of [[...roots], [`h${word}`]]) {
		if (isKnown(terms)) return { roots: terms, queries: terms };
	}
	const fuzzy = word.length < 4 ? 0 : word.length < 8 ? 1 : 2;
	return { roots, queries: [{ queries: [word], combineWith: 'OR', fuzzy, prefix: true }] };
}

function optionsWith(short: SearchData['short']): Options<ReturnType<typeof fieldsOf>> {
	return {
		fields: Object.keys(WEIGHTS),
		tokenize: (text) =>
			text.split('\n').flatMap((line) => indexRoots(`${line} ${abbreviate(line, short)}`)),
		processTerm: (term) => term,
		searchOptions: {
			boost: WEIGHTS,
			// Only words that stand nowhere are looked for like this: nothing exact competes.
			weights: { fuzzy: 0.9, prefix: 0.9 },
			tokenize: (term) => [term],
			processTerm: (term) => term
		}
	};
}

function fieldsOf({ title, summary, words, places }: FoundPage, id: number) {
	const texts = (kinds: Place['kind'][]) =>
		places
			.filter(({ kind }) => kinds.includes(kind))
			.map((one) => `${one.title} ${one.text}`)
			.join('\n');
	return {
		id,
		title,
		words,
		summary,
		cases: texts(['case']),
		text: texts(['requirement', 'step', 'section'])
	};
}

function phrasesOf(abbreviations: ReadonlyMap<string, string>): [string, string][] {
	return [...abbreviations]
		.map(([short, long]): [string, string] => [long.split(',')[0] ?? '', short])
		.filter(([phrase]) => /^[A-Z]/.test(phrase))
		.map(([phrase, short]): [string, string] => [phrase.toLowerCase(), short.toLowerCase()])
		.sort(([one], [other]) => other.length - one.length);
}

function abbreviate(text: string, short: SearchData['short']): string {
	return short.reduce(
		(shorter, [phrase, name]) => shorter.replaceAll(phrase, name),
		text.toLowerCase().replace(/\s+/g, ' ')
	);
}

function resultOf(page: FoundPage, terms: ReadonlySet<string>, short: SearchData['short']): Result {
	const rated = page.places.map((place) => {
		const roots = new Set(
			indexRoots(`${place.title} ${place.text} ${abbreviate(place.title, short)}`)
		);
		return { place, hits: [...terms].filter((term) => roots.has(term)) };
	});
	const howMany = (term: string) => rated.filter(({ hits }) => hits.includes(term)).length;
	// What stands in every second place says nothing about one of them.
	const telling = new Map(
		[...terms]
			.map((term): [string, number] => [term, howMany(term)])
			.filter(([, count]) => count > 0 && count <= Math.max(1, page.places.length / 2))
	);
	const places = rated
		.map(({ place, hits }) => ({ place, score: scoreOf(place, hits, telling) }))
		.filter(({ score }) => score > 0)
		.sort((a, b) => b.score - a.score)
		.slice(0, MOST_PLACES)
		.map(({ place }) => place);
	const chosen = places.find(({ kind }) => kind === 'case')?.at ?? null;
	return {
		href: page.path,
		title: page.title,
		summary: page.summary,
		places: places.map((place) => ({
			href: page.path + addressIn(place, chosen),
			title: place.title,
			snippet: snippetOf(place.text, telling)
		}))
	};
}

function scoreOf(
	{ kind, title }: Place,
	hits: readonly string[],
	telling: ReadonlyMap<string, number>
): number {
	const inTitle = new Set(indexRoots(title));
	const sum = hits.reduce((score, term) => {
		const count = telling.get(term);
		return count ? score + (inTitle.has(term) ? 3 : 1) / count : score;
	}, 0);
	return sum * PLACE_WEIGHTS[kind];
}

/** Of a page with cases, what concerns the one that was looked for; else everything. */
function addressIn({ kind, at, cases }: Place, chosen: string | null): string {
	if (kind === 'case') return `?kasus=${at}`;
	const anchor = at && `#${at}`;
	if (kind === 'section') return anchor;
	const fits = chosen !== null && (cases === null || cases.includes(chosen));
	const caseId = fits ? chosen : cases?.length === 1 ? cases[0] : ALL_CASES;
	return `?kasus=${caseId}${anchor}`;
}

function snippetOf(text: string, terms: ReadonlyMap<string, number>): Piece[] {
	const words = [...text.matchAll(/[\p{L}\d]+(?:[-./][\p{L}\d]+)*/gu)].map((match) => ({
		from: match.index,
		to: match.index + match[0].length,
		hit: wordRoots(match[0]).some((root) => terms.has(root))
	}));
	const first = words.find(({ hit }) => hit)?.from ?? 0;
	const start = first < SNIPPET / 2 ? 0 : (words.find(({ from }) => from > first - 50)?.from ?? 0);
	const last = words.filter(({ to }) => to <= start + SNIPPET).at(-1)?.to ?? text.length;
	const end = text.length - last <= 2 ? text.length : last;
	const pieces: Piece[] = [];
	let at = start;
	for (const { from, to, hit } of words) {
		if (!hit || from < start || to > end) continue;
		pieces.push({ text: text.slice(at, from), hit: false }, { text: text.slice(from, to), hit });
		at = to;
	}
	pieces.push({ text: text.slice(at, end), hit: false });
	const cut = (has: boolean) => ({ text: has ? '…' : '', hit: false });
	return [cut(start > 0), ...pieces, cut(end < text.length)].filter((piece) => piece.text !== '');
}
