// Texts that people type, as forms take them.
import * as v from 'valibot';

const BROKEN = 'Ada huruf yang tidak terbaca di sini. Hapus dan ketik ulang bagian itu.';

/**
 * Text that people typed: line ends unified, ends trimmed, invisible direction overrides dropped
 * (they make a text read as another). Emoji and right-to-left letters stay.
 */
export function cleanText(text: string): string {
	return text
		.replace(/\r\n?/g, '\n')
		.replace(/[\u202A-\u202E\u2066-\u2069]/g, '')
		.normalize('NFC')
		.trim();
}

/** True for text that can't be stored or was broken on the way: NUL, control characters, U+FFFD. */
function isReadable(text: string): boolean {
	return !/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFFFD]/.test(text) && text.isWellFormed();
}

/** Characters as people count them, not UTF-16 units. */
function lengthOf(text: string): number {
	return [...text].length;
}

/**
 * A required text.
 * @param what its name within the sentences: "uraian"
 * @param min fewest characters
 * @param max most characters
 */
export function requiredText(what: string, min: number, max: number) {
	return v.pipe(
		v.optional(v.string(BROKEN), ''),
		v.check(isReadable, BROKEN),
		v.transform(cleanText),
		v.check((text) => text.length > 0, `Tulis ${what} dulu.`),
		v.check(
			(text) => lengthOf(text) >= min,
			`Tulis ${what} lebih lengkap: paling sedikit ${min} huruf.`
		),
		v.check(
			(text) => lengthOf(text) <= max,
			(issue) =>
				`Terlalu panjang: ${lengthOf(String(issue.input)).toLocaleString('id-ID')} huruf. Ringkas ${what} sampai ${max.toLocaleString('id-ID')} huruf.`
		)
	);
}

/** A text that may stay empty; null when it does. */
export function optionalText(what: string, max: number) {
	return v.pipe(
		v.optional(v.string(BROKEN), ''),
		v.check(isReadable, BROKEN),
		v.transform(cleanText),
		v.check(
			(text) => lengthOf(text) <= max,
			`Terlalu panjang. Ringkas ${what} sampai ${max} huruf.`
		),
		v.transform((text) => text || null)
	);
}
