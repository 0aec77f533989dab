// Names of uploaded files: what of a stranger's name may be stored, shown and sent back.

/** The longest name that is stored, in UTF-16 code units, its ending included. */
const MAX_LENGTH = 120;

/** The longest name inside a sentence. */
const MAX_SHOWN_LENGTH = 60;

/** What remains of a name that was nothing but path, dots and control characters. */
const NAMELESS = 'lampiran';

/**
 * Characters that a name must not hold: controls (NUL breaks PostgreSQL text, line breaks break
 * headers), marks that turn the reading direction (`gpj.exe` shown as `exe.jpg`), invisible ones,
 * lone surrogates, private use, and the replacement character of undecodable bytes. The joiners
 * U+200C and U+200D stay: emoji and several scripts need them.
 */
const UNWANTED =
	/[\p{Cc}\p{Cs}\p{Co}\p{Noncharacter_Code_Point}\u00AD\u061C\u180E\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFD\u{E0000}-\u{E007F}]/gu;

/** What Windows, where officers open these files, forbids in names or gives another meaning. */
const FORBIDDEN_ON_WINDOWS = /[<>:"|?*]/g;

/** A file name's ending. It starts with a letter, so that "Surat v1.2" keeps its number. */
const ENDING = /\.[a-z][a-z0-9]{1,4}$/i;

const GRAPHEMES = new Intl.Segmenter('id', { granularity: 'grapheme' });

/** Dots and blanks at either end: hidden files on Unix, dropped silently by Windows. */
function trimmed(name: string): string {
	return name.replace(/^[.\s]+/, '').replace(/[.\s]+$/, '');
}

function cleaned(name: string): string {
	const lastPart = name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
	return trimmed(
		lastPart
			.replace(UNWANTED, '')
			.replace(FORBIDDEN_ON_WINDOWS, '-')
			.replace(/\s+/g, ' ')
			// Last, since taking characters away can bring two together that compose.
			.normalize('NFC')
	);
}

/** Cuts between graphemes, so that no emoji or accent is torn apart. */
function cut(text: string, maxLength: number): string {
	if (text.length <= maxLength) return text;
	let length = 0;
	for (const { segment } of GRAPHEMES.segment(text)) {
		if (length + segment.length > maxLength) break;
		length += segment.length;
	}
	return text.slice(0, length);
}

/**
 * @param name as the browser sent it; anything at all
 * @param ending of the detected type, with its dot: it replaces the ending that the name has
 * @returns the name to store: NFC, no path, nothing unwanted, at most 120 code units
 */
export function storedFileName(name: string, ending: string): string {
	let stem = trimmed(cut(cleaned(name).replace(ENDING, ''), MAX_LENGTH - ending.length));
	while (stem.toLowerCase().endsWith(ending)) stem = trimmed(stem.slice(0, -ending.length));
	return (stem || NAMELESS) + ending;
}

/**
 * @param name as the browser sent it
 * @returns the name as its owner knows it, short and safe enough to stand in a sentence
 */
export function shownFileName(name: string): string {
	const whole = cleaned(name) || NAMELESS;
	const short = cut(whole, MAX_SHOWN_LENGTH);
	return short === whole ? whole : `${short}…`;
}
