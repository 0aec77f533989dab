// Owns how a step's text is spoken: abbreviations, numbers, laws, amounts and addresses as words.

import type { Step } from '#lib/guides/guide.ts';

/**
 * Written → spoken, of content/pelafalan.json. An entry in small letters also stands for the same
 * word at the start of a sentence; one with a star at its end also for the word with an ending
 * (`lebih*`: lebihnya). In what is spoken ê and é tell which e is meant, as in KBBI.
 */
export type Pronunciations = ReadonlyMap<string, string>;

// From A to Z.
const LETTERS = 'a bé cé dé é èf gé ha i jé ka èl èm èn o pé ki èr ès té u vé wé èks yé zèt'.split(
	' '
);
const DIGITS = 'nol satu dua tiga êmpat lima ênam tujuh dêlapan sêmbilan sêpuluh sêbêlas'.split(
	' '
);
const SCALES: readonly [size: number, name: string][] = [
	[1_000_000_000, 'miliar'],
	[1_000_000, 'juta'],
	[1_000, 'ribu'],
	[100, 'ratus'],
	[10, 'puluh']
];
const HOUR = '(?:[01]?\\d|2[0-4])[.:][0-5]\\d';
const ENDINGS = 'ku|mu|nya|lah|kah|pun|an|kan|i';

/** What isn't spoken as it is written; the first that fits a place counts. No groups in patterns. */
const SIGNS: readonly [pattern: string, speak: (found: string) => string][] = [
	['(?:https?://)?(?:[\\w.-]+@)?(?:[a-z\\d-]+\\.)+(?:id|com|org|net)(?:/[\\w./-]*\\w)?', address],
	['https?://', () => 'ha té té pé ès titik dua garis miring dua'],
	['F-\\d+\\.\\d+', (form) => `èf ${dotted(form.slice(2))}`],
	['\\d{1,3}/\\d{4}', (law) => `nomor ${each(law, /\//, integer).join(' tahun ')}`],
	['Rp\\.? ?\\d+(?:\\.\\d{3})*(?:,\\d+)?(?: (?:ribu|juta|miliar))?', money],
	[`${HOUR} ?[–-] ?${HOUR}`, (hours) => each(hours, / ?[–-] ?/, clock).join(' sampai ')],
	[`(?<=(?:[Pp]ukul|[Jj]am) )${HOUR}`, clock],
	['(?:\\+\\d|0\\d{2})[\\d -]{4,}\\d|\\d{5,}', digits],
	['\\d{1,3}(?:\\.\\d{3})+', (found) => integer(found.replaceAll('.', ''))],
	['\\d+,\\d+', decimal],
	['\\d+(?:\\.\\d+)+', dotted],
	['\\d+ ?[x×] ?\\d+', (sides) => each(sides, / ?[x×] ?/, integer).join(' kali ')],
	['\\d+ ?[–-] ?\\d+', (range) => each(range, / ?[–-] ?/, integer).join(' sampai ')],
	['\\bke-\\d+', (found) => ordinal(Number(found.slice(3)))],
	['\\d+', integer],
	['(?<!\\p{L})\\p{Lu}{2,}(?!\\p{L})', spelled],
	['%', () => 'pêrsèn'],
	['&', () => 'dan'],
	['=', () => 'sama dêngan'],
	['(?<=dan)/(?=atau)|(?<=\\p{Lu})/(?=\\p{Lu})', () => ''],
	['/', () => 'atau'],
	[' ?[→⇒>] ?', () => ', lalu'],
	[' [–—-] |[–—…()[\\]]', () => ','],
	['["“”«»*_`•]|\\p{Extended_Pictographic}', () => '']
];

/**
 * What a voice says of a step: its title, then its paragraphs, one line each.
 * @param step title and paragraphs
 * @param pronunciations how words are spoken that a voice would get wrong
 * @returns lines without digits, abbreviations and signs, each a sentence or more; ê and é where
 * it is known which e is meant
 */
export function spokenText(
	{ title, text }: Pick<Step, 'title' | 'text'>,
	pronunciations: Pronunciations
): string {
	const { kinds, pattern } = scannerOf(pronunciations);
	return [title, ...text]
		.map((line) =>
			line
				.normalize('NFC')
				.replace(pattern, (found: string, ...groups: unknown[]) => {
					const kind = groups.findIndex((group) => group !== undefined);
					return ` ${kinds[kind]![1](found)} `;
				})
				// KK-nya: the ending follows what was spelled.
				.replace(/ -(?=(?:nya|mu|ku)\b)/g, ' ')
				.replace(/\s+/g, ' ')
				.replace(/ (?=[.,:;?!])/g, '')
				.replace(/[,:;]+(?=[.,:;?!])|^[ ,]+|[ ,:;]+$/g, '')
		)
		.filter((line) => line !== '')
		.map((line) => (/[.?!]$/.test(line) ? line : `${line}.`))
		.join('\n');
}

interface Scanner {
	kinds: typeof SIGNS;
	/** One group for each kind. */
	pattern: RegExp;
}

// One list serves hundreds of steps at start.
const scanners = new WeakMap<Pronunciations, Scanner>();

function scannerOf(pronunciations: Pronunciations): Scanner {
	const known = scanners.get(pronunciations);
	if (known) return known;
	const [addresses, ...others] = SIGNS;
	const kinds: typeof SIGNS = [
		addresses!,
		[lexicon(pronunciations), (found) => pronounced(found, pronunciations)],
		...others
	];
	const pattern = new RegExp(kinds.map(([one]) => `(${one})`).join('|'), 'gu');
	scanners.set(pronunciations, { kinds, pattern });
	return { kinds, pattern };
}

/** A pattern for every word of the list, the longest first, so that KTP-el isn't taken for KTP. */
function lexicon(pronunciations: Pronunciations): string {
	const words = [...pronunciations.keys()]
		.sort((one, other) => other.length - one.length)
		.map((written) => {
			const stem = written.replace(/\*$/, '');
			const [first = '', ...rest] = [...stem].map((sign) =>
				sign.replace(/[\\^$.*+?()[\]{}|/]/, '\\$&')
			);
			const start = stem === stem.toLowerCase() ? `[${first}${first.toUpperCase()}]` : first;
			return `${start}${rest.join('')}${stem === written ? '' : `(?:${ENDINGS})?`}`;
		});
	// An empty list must match nothing, not everything.
	return words.length === 0 ? '(?!)' : `(?<![\\p{L}\\d])(?:${words.join('|')})(?![\\p{L}\\d])`;
}

function pronounced(found: string, pronunciations: Pronunciations): string {
	for (const word of [found, found[0]!.toLowerCase() + found.slice(1)]) {
		for (const ending of ['', ...ENDINGS.split('|')]) {
			if (!word.endsWith(ending)) continue;
			const stem = word.slice(0, word.length - ending.length);
			const spoken =
				(ending === '' ? pronunciations.get(stem) : undefined) ?? pronunciations.get(`${stem}*`);
			if (spoken !== undefined) return spoken + ending;
		}
	}
	return found;
}

/** `17` → tujuh belas. */
function integer(written: string): string {
	return words(Number(written));
}

function words(value: number): string {
	if (value < DIGITS.length) return DIGITS[value]!;
	if (value < 20) return `${DIGITS[value - 10]!} bêlas`;
	const [size, name] = SCALES.find(([one]) => value >= one)!;
	const count = Math.floor(value / size);
	const rest = value % size;
	const head = count === 1 && size <= 1000 ? `sê${name}` : `${words(count)} ${name}`;
	return rest === 0 ? head : `${head} ${words(rest)}`;
}

/** `ke-2` → kedua. */
function ordinal(value: number): string {
	return value === 1 ? 'pêrtama' : `kê${words(value)}`;
}

/** Figures one by one, with a pause where they are grouped. */
function digits(written: string): string {
	return written
		.replace('+', '')
		.split(/[ -]+/)
		.map((group) => each(group, '', integer).join(' '))
		.join(', ');
}

/** `1.02` → satu titik nol dua. */
function dotted(written: string): string {
	return each(written, '.', (part) => (part.startsWith('0') ? digits(part) : integer(part))).join(
		' titik '
	);
}

/** `1,5` → satu koma lima. */
function decimal(written: string): string {
	const [whole = '', part = ''] = written.split(',');
	return `${integer(whole)} koma ${digits(part)}`;
}

/** `Rp25 juta` → dua puluh lima juta rupiah. */
function money(written: string): string {
	const [, amount = '', scale = ''] = /([\d.,]+)(.*)/.exec(written)!;
	const plain = amount.replaceAll('.', '');
	return `${plain.includes(',') ? decimal(plain) : integer(plain)}${scale} rupiah`;
}

/** `08.30` → delapan lewat tiga puluh. */
function clock(written: string): string {
	const [hour = '', minute = ''] = written.split(/[.:]/);
	return Number(minute) === 0 ? integer(hour) : `${integer(hour)} lêwat ${integer(minute)}`;
}

/** `sipok.contoh.go.id/lapor` → with the signs that one has to type. */
function address(written: string): string {
	return written
		.replace(/^https?:\/\//, '')
		.replace(/\.|@|\/|-|\d+/g, (sign) => ` ${ADDRESS_SIGNS[sign] ?? digits(sign)} `)
		.replace(/\b(?:id|com)\b/g, (part) => (part === 'id' ? 'i dé' : 'kom'));
}

const ADDRESS_SIGNS: Record<string, string> = {
	'.': 'titik',
	'@': 'èt',
	'/': 'garis miring',
	'-': 'tanda hubung'
};

function spelled(written: string): string {
	return [...written].map((letter) => LETTERS[letter.charCodeAt(0) - 65] ?? letter).join(' ');
}

function each(written: string, by: string | RegExp, speak: (part: string) => string): string[] {
	return written.split(by).map(speak);
}
