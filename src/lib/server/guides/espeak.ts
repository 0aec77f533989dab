// Owns how spoken text is put to espeak-ng: pauses between sentences, sounds of words whose e it
// would guess wrong.

/** How the voice speaks and how its sound is packed. A change makes every file anew. */
export const VOICE = {
	name: 'id',
	/** Words a minute: slower than talking, as people follow with a finger on the screen. */
	speed: 135,
	/** 0 to 99; 50 is usual. */
	pitch: 42,
	/** Loudness; 100 is usual. At 110 one text reached full scale. */
	amplitude: 100,
	/** Hundredths of a second between words. */
	wordGap: 1,
	/** Milliseconds of silence after the title and after a paragraph. */
	pause: 450,
	/** Of Opus, kbit/s. The container adds a little. */
	bitrate: 12,
	/** Of Opus, milliseconds: the longest has the smallest headers. */
	frame: 60
} as const;

// Longest first. What isn't here (a, b, d, …) sounds as espeak-ng writes it.
const SOUNDS: readonly [letters: string, sound: string][] = [
	['ng', 'N'],
	['ny', 'n^'],
	['sy', 'S'],
	['kh', 'x'],
	['c', 'tS'],
	['j', 'dZ'],
	['y', 'j'],
	['q', 'k'],
	['x', 'ks'],
	['ê', '@'],
	['é', 'E'],
	['è', 'E'],
	['e', 'E']
];
const VOWEL = /[aiueoêéè]/;

/**
 * What espeak-ng reads, with its option -m.
 * @param spoken lines of spokenText
 * @returns SSML
 */
export function ssmlOf(spoken: string): string {
	return spoken
		.replace(/[<>&]/g, ' ')
		.replace(/\p{L}+/gu, (word) => (/[êéè]/i.test(word) ? `[[${phonemesOf(word)}]]` : word))
		.replaceAll('\n', `<break time="${VOICE.pause}ms"/>\n`);
}

/**
 * An Indonesian word in espeak-ng's phonemes. Its own rules take the e of *lebih* for that of
 * *beda*, and have no sign by which one could tell.
 * @param word with ê as in *lêbih* and é or è as in *béda*; no other accents
 */
export function phonemesOf(word: string): string {
	const letters = word.toLowerCase();
	const sounds: { sound: string; vowel: boolean }[] = [];
	for (let at = 0; at < letters.length;) {
		const rest = letters.slice(at);
		const [found, sound] = SOUNDS.find(([one]) => rest.startsWith(one)) ?? [rest[0]!, rest[0]!];
		const vowel = VOWEL.test(found);
		const next = letters[at + found.length] ?? '';
		// Falling diphthongs stand at the end of a word only; the u of kau has a short form, too.
		if (/^a[iu]$/.test(rest)) {
			sounds.push({ sound: `a${rest[1]!.toUpperCase()}`, vowel: true });
			break;
		}
		if (found === 'r') sounds.push({ sound: VOWEL.test(next) ? 'R2' : 'R', vowel });
		else sounds.push({ sound: found === 'n' && /[kg]/.test(next) ? 'N' : sound, vowel });
		at += found.length;
	}
	// The stress is on the last vowel but one, unless that is a ê.
	const vowels = sounds.filter(({ vowel }) => vowel);
	const last = vowels.at(-1);
	const before = vowels.at(-2);
	const stressed = before && before.sound !== '@' ? before : last;
	return sounds.map((one) => (one === stressed ? `'${one.sound}` : one.sound)).join('');
}
