// Owns what plain Indonesian is, as numbers: length of sentences and words, abbreviations explained.

/** Words in the longest sentence that is still plain. */
export const MAX_WORDS = 16;
/** Words in a sentence, on average over one file. */
export const MAX_MEAN_WORDS = 10;
/** Syllables in the longest word that is still plain: pertanggungjawaban has six. */
export const MAX_SYLLABLES = 6;
/**
 * Syllables in a word, on average over one file. Our guides and lessons measure 2.2 to 2.4, a law on the
 * same matter 3.3.
 */
export const MAX_MEAN_SYLLABLES = 2.5;

/** A piece of a file that people read or hear. */
export interface TextPart {
	/** Where it stands: `langkah[2].teks[0]`; empty for the text below the head. */
	path: string;
	text: string;
	/**
	 * Sentences, which count for the mean; false for names and titles, whose few words would make
	 * every file look plain.
	 */
	prose: boolean;
}

/** What a file's language measures. */
export interface LanguageFigures {
	sentences: number;
	words: number;
	/** Words in a sentence of prose, on average; 0 without prose. */
	meanWords: number;
	/** Syllables in a word, on average; numbers, addresses and abbreviations don't count. */
	meanSyllables: number;
}

/** Written short before a name or a number, so that their full stop ends nothing. */
const SHORT_FORMS = new Set(
	'no jl gg ds kec kab kel tgl rp dr drs ir prof h hj sdr sdri bpk tn ny nn hlm telp ps a.n d.a s.d u.p'.split(
		' '
	)
);
const ROMAN = /^[IVXL]+$/;
const ADDRESS = /^(?:https?:\/\/|www\.|\/[a-z])|@|^[a-z\d-]+(?:\.[a-z\d-]+)+(?:\/|$)/i;
/** Endings that hang on words: KTP-nya, pulaunya. */
const CLITIC = /-?(?:nya|lah|kah|pun|ku|mu)$/;

/**
 * Sentences of an Indonesian text. A list item, a heading and a paragraph end one, too.
 * @param text plain text; lines may stand for paragraphs and list items
 * @returns without the marks of lists, in order
 */
export function sentencesOf(text: string): string[] {
	return blocksOf(text).flatMap((block) => {
		const sentences: string[] = [];
		let start = 0;
		for (const end of block.matchAll(/[.!?…]+["'”’»)\]]*(?=\s|$)/g)) {
			const stop = end.index + end[0].length;
			if (!endsHere(block.slice(start, end.index), end[0], block.slice(stop))) continue;
			sentences.push(block.slice(start, stop).trim());
			start = stop;
		}
		sentences.push(block.slice(start).trim());
		return sentences.filter((sentence) => wordsOf(sentence).length > 0);
	});
}

function endsHere(before: string, mark: string, after: string): boolean {
	// Nothing after an end goes on in small letters: 'Dia tanya, "Apa?" lalu pergi.'
	if (/^\s+["'“‘(]*\p{Ll}/u.test(after)) return false;
	if (mark !== '.' || after.trim() === '') return true;
	const words = before.trim().split(/\s+/);
	const last = bare(words.at(-1) ?? '');
	if (SHORT_FORMS.has(last.toLowerCase())) return false;
	// An initial after another short form: Jl. A. Yani.
	const beforeLast = words.at(-2) ?? '';
	return !(/^\p{Lu}$/u.test(last) && SHORT_FORMS.has(bare(beforeLast).toLowerCase()));
}

/** Paragraphs, headings and list items, each in one line and without its mark. */
function blocksOf(text: string): string[] {
	const blocks: string[] = [];
	let open = false;
	for (const line of text.split('\n')) {
		const words = line.trim();
		const marked = /^(?:[-*+•]|#{1,6}|>|\d{1,2}[.)])\s+/.exec(words)?.[0];
		if (words === '') {
			open = false;
		} else if (marked !== undefined || !open) {
			blocks.push(words.slice(marked?.length ?? 0));
			// A heading ends with its line.
			open = !words.startsWith('#');
		} else {
			blocks.push(`${blocks.pop() ?? ''} ${words}`);
		}
	}
	return blocks;
}

/**
 * Words of a sentence as one counts them aloud: numbers and addresses are one each, both sides of a
 * slash are two, a hyphen joins.
 * @returns without the punctuation around them
 */
export function wordsOf(sentence: string): string[] {
	return sentence
		.split(/[\s–—]+/)
		.flatMap((token) =>
			ADDRESS.test(bare(token)) ? [token] : token.split(/(?<=\p{L})\/(?=\p{L})/u)
		)
		.map(bare)
		.filter((token) => /[\p{L}\d]/u.test(token));
}

/** A token without punctuation around it. */
function bare(token: string): string {
	return token.replace(/^[^\p{L}\d/]+|[^\p{L}\d]+$/gu, '');
}

/**
 * Syllables of an Indonesian word. Every vowel is one, also two in a row (ia, ua), but for ai, au
 * and oi at the end (pakai, pulaunya). Nearly right for foreign words; one too few for the suffix
 * in ditandai.
 * @returns 0 for what has no vowel
 */
export function syllablesIn(word: string): number {
	const letters = word
		.toLowerCase()
		.normalize('NFD')
		.replace(/[^a-z]/g, '');
	const vowels = letters.match(/[aeiou]/g)?.length ?? 0;
	const stem = letters.replace(CLITIC, '');
	const diphthong = [letters, stem].some((form) => /(?:ai|au|oi)$/.test(form) && form.length > 2);
	return vowels - (diphthong ? 1 : 0);
}

/** The parts of a word that are spoken like words: none of an address, a number, an abbreviation. */
function spokenParts(word: string): string[] {
	if (ADDRESS.test(word)) return [];
	return word.split('-').filter((part) => /^\p{L}+$/u.test(part) && !isAbbreviation(part));
}

function isAbbreviation(part: string): boolean {
	return /^[A-Z\d]*[A-Z]\d*[A-Z][A-Z\d]*$/.test(part) && !ROMAN.test(part);
}

/**
 * Turns Markdown into what is read: no marks, no addresses behind links.
 * @returns text whose lines {@link sentencesOf} understands
 */
export function textOfMarkdown(markdown: string): string {
	return markdown
		.replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
		.replace(/\*\*|`|(?<![\p{L}\d])[_*](?=\S)|(?<=\S)[_*](?![\p{L}\d])/gu, '');
}

/** A sentence, where it stands, and its words. */
interface Sentence extends Omit<TextPart, 'text'> {
	sentence: string;
	words: readonly string[];
}

function sentencesIn(parts: readonly TextPart[]): Sentence[] {
	return parts.flatMap(({ path, text, prose }) =>
		sentencesOf(text).map((sentence) => ({ path, prose, sentence, words: wordsOf(sentence) }))
	);
}

/**
 * Measures the language of a file.
 * @param parts all that people read or hear of it
 */
export function measureLanguage(parts: readonly TextPart[]): LanguageFigures {
	return figuresOf(sentencesIn(parts));
}

function figuresOf(sentences: readonly Sentence[]): LanguageFigures {
	return {
		sentences: sentences.length,
		words: sum(sentences.map(({ words }) => words.length)),
		meanWords: mean(sentences.filter(({ prose }) => prose).map(({ words }) => words.length)),
		meanSyllables: mean(
			sentences.flatMap(({ words }) => words.flatMap(spokenParts)).map(syllablesIn)
		)
	};
}

/**
 * Finds what isn't plain in a file.
 * @param parts all that people read or hear of it
 * @param abbreviations those that every page explains
 * @returns each with its place and an Indonesian sentence: what is wrong, and what to do
 */
export function findUnplain(
	parts: readonly TextPart[],
	abbreviations: ReadonlyMap<string, string>
): { path: string; message: string }[] {
	const sentences = sentencesIn(parts);
	return [
		...sentences.flatMap((one) =>
			[...tooLong(one), ...longWords(one)].map((message) => ({ path: one.path, message }))
		),
		...unexplained(sentences, abbreviations),
		...overMean(sentences).map((message) => ({ path: '', message }))
	];
}

function tooLong({ sentence, words }: Sentence): string[] {
	if (words.length <= MAX_WORDS) return [];
	return [
		`kalimat ini ${words.length} kata, paling banyak ${MAX_WORDS}. Bagi menjadi dua kalimat: "${sentence}"`
	];
}

function longWords({ sentence, words }: Sentence): string[] {
	return words.flatMap((word) => {
		const count = Math.max(0, ...spokenParts(word).map(syllablesIn));
		if (count <= MAX_SYLLABLES) return [];
		return [
			`kata "${word}" ${count} suku kata, paling banyak ${MAX_SYLLABLES}. Pakai kata yang lebih pendek di: "${sentence}"`
		];
	});
}

function overMean(sentences: readonly Sentence[]): string[] {
	const { meanWords, meanSyllables } = figuresOf(sentences);
	const found: string[] = [];
	if (meanWords > MAX_MEAN_WORDS) {
		const [longest] = sentences
			.filter(({ prose }) => prose)
			.sort((one, other) => other.words.length - one.words.length);
		found.push(
			`rata-rata kalimatnya ${decimal(meanWords)} kata, paling banyak ${MAX_MEAN_WORDS}. Pendekkan kalimat yang panjang, misalnya: "${longest?.sentence ?? ''}"`
		);
	}
	if (meanSyllables > MAX_MEAN_SYLLABLES) {
		const words = sentences.flatMap((one) => one.words.flatMap(spokenParts));
		const longest = [...new Set(words.map((word) => word.toLowerCase()))]
			.sort((one, other) => syllablesIn(other) - syllablesIn(one))
			.slice(0, 5);
		found.push(
			`rata-rata katanya ${decimal(meanSyllables)} suku kata, paling banyak ${decimal(MAX_MEAN_SYLLABLES)}. Ganti kata yang panjang, misalnya: ${longest.join(', ')}.`
		);
	}
	return found;
}

/** Abbreviations that nobody explains, each at the first place where it stands. */
function unexplained(
	sentences: readonly Sentence[],
	abbreviations: ReadonlyMap<string, string>
): { path: string; message: string }[] {
	const explained = new Set([
		...abbreviations.keys(),
		...sentences.flatMap(({ sentence }) => explainedIn(sentence))
	]);
	const several = [...abbreviations.keys()].filter((one) => one.includes(' '));
	const found = new Map<string, string>();
	for (const { path, sentence, words } of sentences) {
		const left = several.some((one) => sentence.includes(one))
			? wordsOf(several.reduce((rest, one) => rest.replaceAll(one, ' '), sentence))
			: words;
		for (const word of left) {
			if (explained.has(word.replace(CLITIC, '')) || ADDRESS.test(word)) continue;
			for (const part of word.split('-').filter(isAbbreviation)) {
				if (!explained.has(part) && !found.has(part)) found.set(part, path);
			}
		}
	}
	return [...found].map(([short, path]) => ({
		path,
		message: `singkatan "${short}" belum dijelaskan. Tulis kepanjangannya di berkas ini, seperti "Kartu Keluarga (KK)", atau tambahkan ke content/singkatan.json. Bila bukan singkatan, pakai huruf kecil.`
	}));
}

/** What stands in brackets behind words of which one begins with the same letter. */
function explainedIn(sentence: string): string[] {
	if (!sentence.includes('(')) return [];
	return [...sentence.matchAll(/((?:[\p{L}-]+\s+){1,8})\(([\p{L}\d-]+)\)/gu)].flatMap(
		([, words = '', short = '']) =>
			words
				.trim()
				.split(/\s+/)
				.some((word) => word.length > 1 && word[0]?.toUpperCase() === short[0]?.toUpperCase())
				? [short]
				: []
	);
}

function decimal(value: number): string {
	return value.toLocaleString('id-ID', { maximumFractionDigits: 2 });
}

function sum(values: readonly number[]): number {
	return values.reduce((total, value) => total + value, 0);
}

function mean(values: readonly number[]): number {
	return values.length === 0 ? 0 : sum(values) / values.length;
}
