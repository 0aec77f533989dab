// Whom typed words could mean: rather one officer too many than the one whom they do mean. Pure.
import { distance } from 'fastest-levenshtein';
import type { Actor } from '../officers/index.ts';
import { hasRole } from '../officers/index.ts';

/** The part of an officer by which people know them. */
type Known = Pick<Actor, 'name' | 'roles'>;

/** Shared by too many to tell anybody apart: how people are addressed, degrees, words for work. */
const COMMON = new Set(
	(
		'bapak bpk pak ibu bu sdr sdri saudara saudari mas mbak mba kak kakak abang bang haji hajah hj ' +
		'dr drs dra ir prof sos kom pd si ag hum kes sh se st sp sip stp sstp skom spd spt ssos msi mm mh map mpd mkom mba amd apmd ' +
		'petugas pegawai staf staff operator kepala penerima pimpinan pengawas administrator admin loket ' +
		'kantor dinas bidang bagian unit seksi yang dan atau di ke dari nama namanya bernama'
	).split(' ')
);
/** From here on, spelling may differ by a letter; below, names are too close to each other. */
const SPELT_FREELY = 4;
/** In words of this length, by two. */
const LONG = 8;

// People name an office more readily than a person. "kepala" alone could be any of them.
const HEAD =
	/\b(kadis\w*|kadin\w*|pimpinan|kepala (dinas|kantor|instansi|\w*dukcapil|capil)|kepala$|kepala (nya|disini|sini))/;
const UNIT_HEAD =
	/\b(kabid\w*|kabag\w*|kasi|kasub\w*|sekretaris|kepala (bidang|bagian|unit|seksi|sub\w*)|kepala$|kepala (nya|disini|sini))/;

/**
 * @param words as somebody typed them
 * @param officers among whom to look
 * @returns all whom the words could mean: a distinctive word of their name, also spelt a little
 *   differently, in part or joined, or their position
 */
export function couldMean<Officer extends Known>(
	words: string,
	officers: readonly Officer[]
): Officer[] {
	const said = termsOf(words);
	const text = wordsOf(words).join(' ');
	return officers.filter(
		(officer) =>
			(hasRole(officer, 'head') && HEAD.test(text)) ||
			(hasRole(officer, 'unit_head') && UNIT_HEAD.test(text)) ||
			termsOf(officer.name).some((term) => said.some((word) => areAlike(term, word)))
	);
}

function wordsOf(text: string): string[] {
	return text
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.split(/[^\p{L}]+/u)
		.filter(Boolean);
}

/** The distinctive words, and each two of them in one: "Nur Hayati" is also "Nurhayati". */
function termsOf(text: string): string[] {
	const words = wordsOf(text).filter((word) => word.length > 1 && !COMMON.has(word));
	const joined = words.slice(1).map((word, index) => `${words[index] ?? ''}${word}`);
	return [...words, ...joined].map(asSpelt);
}

// The old spelling and the new, and what sounds alike.
function asSpelt(word: string): string {
	return word
		.replace(/oe/g, 'u')
		.replace(/dj/g, 'j')
		.replace(/tj/g, 'c')
		.replace(/sj/g, 'sy')
		.replace(/[vf]/g, 'p')
		.replace(/kh|ch|q/g, 'k')
		.replace(/th/g, 't')
		.replace(/(.)\1+/g, '$1');
}

function areAlike(one: string, other: string): boolean {
	if (one === other) return true;
	const [short, long] = one.length <= other.length ? [one, other] : [other, one];
	if (short.length < SPELT_FREELY) return false;
	// "Yanto" for "Suryanto", "Yuli" for "Yuliana".
	if (long.startsWith(short) || long.endsWith(short)) return true;
	return distance(one, other) <= (short.length < LONG ? 1 : 2);
}
