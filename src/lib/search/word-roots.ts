// Owns how Indonesian text is searched: words that share a root meet, without a dictionary. A
// word stands for all roots that it may have; text and query meet when these sets share one.

/** Longer runs of letters are no words; they are cut, and not taken apart. */
const LONGEST_TOKEN = 40;
/** A complaint has 5000 characters at most; more roots than this only make the index bigger. */
const MOST_ROOTS = 400;
/** A search has a few words; the rest of a pasted page is not looked at. */
const MOST_QUERY_WORDS = 12;
const LONGEST_QUERY = 500;
/** Words kept with their roots. Complaints repeat a few thousand words. */
const CACHED_WORDS = 8192;

/** Words without a meaning of their own, also as people type them on a phone. */
const STOP_WORDS = new Set(
	`ada adalah agar aja akan aku anda apa apakah atas atau bagaimana bagi bahwa banget begitu belum
	bgmn bgt bhw bisa bila blm bs bukan cuma dah dalam dan dapat dari daripada deh dengan dgn di dlm
	dng dong dpt dr dri ga gak gimana gk gmn guna hal hanya harus hingga hrs ia ini itu iya jadi jd
	jdi jg jga jika jk juga ka kah kalau kalo kami kamu kan kapan karena karna kasih ke kenapa
	kepada ketika kita klo kl kmi knp kpd krn kok ku lagi lah lain lalu lg loh maka makasih mana
	masih mau maupun mengapa mereka mhn min mohon msh mu namun nggak ngga nih nya oleh pada pak pd
	para per pun saat saja sama sampai sampe sangat saya sbg se sebagai sedang sehingga sekali
	sekarang selain selalu selama seperti serta setelah sdh si siapa sih skrg smp sm spt sudah supaya
	sy tak tapi tdk telah tentang terhadap tetapi tetap tgl tidak tiap tlg tolong tp trs
	trus tsb tersebut udah udh untuk utk walaupun wkt ya yaitu yakni yang yg yth`.split(/\s+/)
);

/** Spellings that everybody uses beside the one in the dictionary, and names of one document. */
const SPELLINGS = new Map([
	['akte', 'akta'],
	['antri', 'antre'],
	['apotik', 'apotek'],
	['ektp', 'ktp'],
	['ijasah', 'ijazah'],
	['ijin', 'izin'],
	['jaman', 'zaman'],
	['karna', 'karena'],
	['ktpel', 'ktp'],
	['kwalitas', 'kualitas'],
	['kwitansi', 'kuitansi'],
	['legalisir', 'legalisasi'],
	['nasehat', 'nasihat'],
	['nomer', 'nomor'],
	['no', 'nomor'],
	['photo', 'foto'],
	['poto', 'foto'],
	['praktek', 'praktik'],
	['propinsi', 'provinsi'],
	['resiko', 'risiko'],
	['rubah', 'ubah'],
	['sertipikat', 'sertifikat'],
	['silahkan', 'silakan'],
	['telfon', 'telepon'],
	['telp', 'telepon'],
	['telpon', 'telepon'],
	['tlp', 'telepon'],
	['whatsapp', 'wa'],
	['whatapps', 'wa']
]);

/**
 * Roots whose own letters look like an affix and would meet an unrelated word: masalah is not
 * "masa" + -lah, sekolah is not se- + "kolah" (mengolah).
 */
const WHOLE_WORDS = new Set(['masalah', 'sekolah']);
const ENDS_IN_WHOLE_WORD = new RegExp(`(?:${[...WHOLE_WORDS].join('|')})$`);

/** Suffixes, with those that may be heard in the street (-in: urusin, cetakin). */
const SUFFIXES = ['', 'kan', 'an', 'i', 'in'] as const;
type Suffix = (typeof SUFFIXES)[number];

const VOWELS = 'aiueo';
const isVowel = (letter: string | undefined): boolean =>
	letter !== undefined && letter !== '' && VOWELS.includes(letter);

/** Consonant pairs with which an Indonesian or borrowed word may begin. */
const INITIAL_PAIR = /^(?:n[gy]|sy|kh|[bdfgkpt]r|[bfgkps]l|s[klptrw]|kw|tw)/;
const FINAL_PAIR = /(?:ng|sy|kh|ks|[nr]s)$/;

function vowelCount(word: string): number {
	let count = 0;
	for (const letter of word) if (isVowel(letter)) count++;
	return count;
}

/** Whether what remains after taking affixes away can be a word of two syllables or more. */
function isPlausible(root: string, shortest: number): boolean {
	if (root.length < shortest || vowelCount(root) < 2) return false;
	const [first, second] = root;
	if (!isVowel(first) && !isVowel(second) && !INITIAL_PAIR.test(root)) return false;
	return isVowel(root.at(-1)) || isVowel(root.at(-2)) || FINAL_PAIR.test(root);
}

/** Roots of one syllable (sah, cek, cap) take menge-, penge- and di- only. */
const ONE_SYLLABLE = /^[bcdfghjklmnprstvwyz]{1,2}[aiueo][bcdfghjklmnprst]$/;

interface PrefixRule {
	/** The suffixes that go with this prefix when it stands outermost. */
	suffixes: readonly Suffix[];
	/** What may stand between this prefix and the root. */
	inner: readonly PrefixName[];
	/** Shortest root, in letters, when no suffix was taken away. */
	shortest: number;
	/** What the word may have been before the prefix: the nasal ones swallow a letter. */
	strip: (word: string) => string[];
}
type PrefixName = 'me' | 'pe' | 'di' | 'ter' | 'ber' | 'per' | 'ke' | 'se' | 'n';

/**
 * Takes meN- or peN- away and gives back the letter it may have swallowed: mem- p, men- t,
 * meny- s, meng- k. Before a vowel both readings stay: mengurus is urus or kurus.
 */
function stripNasal(word: string, prefix: 'me' | 'pe'): string[] {
	if (!word.startsWith(prefix)) return [];
	const rest = word.slice(2);
	const [first, second] = rest;
	const third = rest[2];
	if (first === 'm') {
		if (isVowel(second)) return ['p' + rest.slice(1), rest];
		return second !== undefined && 'bfvp'.includes(second) ? [rest.slice(1)] : [];
	}
	if (first === 'n' && second === 'g') {
		if (third === 'e' && ONE_SYLLABLE.test(rest.slice(3))) return [rest.slice(3), rest.slice(2)];
		if (isVowel(third)) return [rest.slice(2), 'k' + rest.slice(2)];
		return third !== undefined && 'ghk'.includes(third) ? [rest.slice(2)] : [];
	}
	if (first === 'n' && second === 'y') return ['s' + rest.slice(2), rest];
	if (first === 'n') {
		if (isVowel(second)) return ['t' + rest.slice(1), rest];
		return second !== undefined && 'cdjzst'.includes(second) ? [rest.slice(1)] : [];
	}
	if (first === 'l' && rest.startsWith('lajar')) return [rest.slice(1)];
	return first !== undefined && 'lrwy'.includes(first) ? [rest] : [];
}

/** Takes ter- or ber- away; before r and before a syllable with -er- only te-, be- (bekerja). */
function stripRolled(word: string, prefix: 'ter' | 'ber' | 'per'): string[] {
	const short = prefix.slice(0, 2);
	if (!word.startsWith(short)) return [];
	const roots: string[] = [];
	if (word.startsWith(prefix)) {
		// terekam is te- + rekam far more often than ter- + "ekam".
		if (isVowel(word[3])) roots.push(word.slice(2));
		roots.push(word.slice(3));
		if (isVowel(word[3])) roots.reverse();
	} else if (/^.[aiueo]?er/.test(word.slice(2))) roots.push(word.slice(2));
	if (word === `${short}lajar`) roots.push('ajar');
	return roots;
}

const PREFIXES: Record<PrefixName, PrefixRule> = {
	di: {
		suffixes: ['', 'kan', 'i', 'in'],
		inner: ['per', 'ber', 'ke', 'pe', 'se', 'ter'],
		shortest: 3,
		strip: (word) => (word.startsWith('di') ? [word.slice(2)] : [])
	},
	me: {
		suffixes: ['', 'kan', 'i', 'in'],
		inner: ['per', 'ber', 'ke', 'se', 'ter'],
		shortest: 3,
		strip: (word) => stripNasal(word, 'me')
	},
	pe: {
		suffixes: ['', 'an'],
		inner: ['per', 'ber', 'se', 'ter'],
		shortest: 3,
		// peN- as meN-; plain pe- for who does it: petugas, pekerja, pedagang.
		strip: (word) => {
			const roots = stripNasal(word, 'pe');
			if (roots.length === 0 && /^pe[bcdgjkpst]..../.test(word)) roots.push(word.slice(2));
			return roots;
		}
	},
	per: {
		suffixes: ['', 'an', 'kan', 'i'],
		inner: ['ke', 'ber'],
		shortest: 4,
		strip: (word) => stripRolled(word, 'per')
	},
	ber: {
		suffixes: ['', 'an', 'kan'],
		inner: ['ke', 'pe', 'per', 'se'],
		shortest: 3,
		strip: (word) => stripRolled(word, 'ber')
	},
	ter: {
		suffixes: ['', 'kan', 'i'],
		inner: ['per', 'ke'],
		shortest: 3,
		strip: (word) => stripRolled(word, 'ter')
	},
	ke: {
		suffixes: ['', 'an'],
		inner: ['ter', 'ber', 'pe', 'per', 'se'],
		shortest: 5,
		strip: (word) => (word.startsWith('ke') ? [word.slice(2)] : [])
	},
	se: {
		suffixes: ['', 'an'],
		inner: [],
		shortest: 4,
		strip: (word) => (word.startsWith('se') ? [word.slice(2)] : [])
	},
	// The nasal alone, as people speak and type: ngurus, nunggu, nyetak.
	n: {
		suffixes: ['', 'in'],
		inner: [],
		shortest: 4,
		strip: (word) => {
			if (/^ng[aiueo]/.test(word)) return [word.slice(2), 'k' + word.slice(2)];
			if (/^ny[aiueo]/.test(word)) return ['s' + word.slice(2), 'c' + word.slice(2)];
			return /^n[aiueo].../.test(word) ? ['t' + word.slice(1)] : [];
		}
	}
};
const PREFIX_RULES = Object.entries(PREFIXES) as [PrefixName, PrefixRule][];
const INNER_RULES = new Map(
	PREFIX_RULES.map(([name, { inner }]) => [
		name,
		PREFIX_RULES.filter(([other]) => inner.includes(other))
	])
);

/** -lah, -kah, -tah, -pun, then -ku, -mu, -nya; acronyms too (ktpnya, kk-ku). */
function stripClitics(word: string): string[] {
	const forms = [word];
	for (const pattern of [/(?:[lkt]ah|pun)$/, /(?:nya|ku|mu)$/]) {
		const last = forms.at(-1) ?? word;
		const rest = last.replace(pattern, '');
		if (rest === last || ENDS_IN_WHOLE_WORD.test(last)) continue;
		if (isPlausible(rest, 3) || (rest.length >= 2 && vowelCount(rest) === 0)) forms.push(rest);
	}
	return forms;
}

/** Follows the prefixes from the outermost to the root, and collects every root on the way. */
function collectRoots(
	stem: string,
	rules: readonly [PrefixName, PrefixRule][],
	suffix: Suffix,
	roots: Set<string>,
	depth: number
): void {
	if (depth > 3 || WHOLE_WORDS.has(stem)) return;
	for (const [name, rule] of rules) {
		if (depth === 1 && !rule.suffixes.includes(suffix)) continue;
		for (const root of rule.strip(stem)) {
			const shortest = suffix === '' ? rule.shortest : 3;
			const oneSyllable = (name === 'di' || stem.slice(2, 5) === 'nge') && ONE_SYLLABLE.test(root);
			if (!isPlausible(root, shortest) && !oneSyllable) continue;
			roots.add(root);
			collectRoots(root, INNER_RULES.get(name) ?? [], suffix, roots, depth + 1);
		}
	}
}

/** Whether a suffix without any prefix may be one: laporan, ajukan, layani, urusin. */
function standsAlone(stem: string, suffix: Suffix): boolean {
	return isPlausible(stem, suffix === 'i' || suffix === 'in' ? 5 : 3) && suffix !== '';
}

/** Every root that taking affixes away can give, also those that are words with affixes again. */
function derivedRoots(word: string): Set<string> {
	const roots = new Set<string>([word]);
	for (const form of stripClitics(word)) {
		roots.add(form);
		if (WHOLE_WORDS.has(form) || vowelCount(form) === 0) continue;
		for (const suffix of SUFFIXES) {
			if (!form.endsWith(suffix)) continue;
			const stem = form.slice(0, form.length - suffix.length);
			collectRoots(stem, PREFIX_RULES, suffix, roots, 1);
			if (standsAlone(stem, suffix)) roots.add(stem);
			// One k for two, the commonest slip: "memasukan" for memasukkan.
			if (suffix === 'kan' && /^(?:me|di)/.test(stem)) {
				collectRoots(`${stem}k`, PREFIX_RULES, suffix, roots, 1);
			}
		}
	}
	for (const root of [...roots]) {
		const usual = SPELLINGS.get(root);
		if (usual !== undefined) roots.add(usual);
	}
	return roots;
}

/**
 * The word and its roots. A root that itself leads to another one of them is left out: whoever
 * looks for "terlambat" meets "keterlambatan" in "lambat", and the index stays small.
 */
function findRoots(word: string): string[] {
	if (word.length > LONGEST_TOKEN) return [word.slice(0, LONGEST_TOKEN)];
	if (/^\d/.test(word)) return [word];
	// "surat2" is how a phone writes surat-surat.
	const folded = word.replace(/^([a-z]{3,})2$/, '$1');
	const roots = derivedRoots(folded);
	return [...roots].filter((root) => {
		if (root === folded) return true;
		for (const deeper of derivedRoots(root)) {
			// Not for a mere change of letter: menikah keeps nikah beside the invented "tikah".
			if (deeper.length < root.length && roots.has(deeper)) return false;
		}
		return true;
	});
}

const cache = new Map<string, readonly string[]>();

function cachedRoots(word: string): readonly string[] {
	let roots = cache.get(word);
	if (roots === undefined) {
		if (cache.size >= CACHED_WORDS) cache.clear();
		// A copy: a slice of the complaint would keep the whole complaint in memory.
		const key = [...word].join('');
		roots = findRoots(key);
		cache.set(key, roots);
	}
	return roots;
}

/**
 * Folds a text to what a search compares: no accents, no full-width forms, lower case, no
 * apostrophes (Jum'at, Qur'an).
 */
function fold(text: string): string {
	return text
		.normalize('NFKD')
		.replace(/[\p{M}\p{Cf}'’‘`]/gu, '')
		.toLowerCase();
}

/** Letters and digits, with the signs that hold a name together: KTP-el, F-1.01, RT/RW. */
const CHUNK = /[a-z0-9]+(?:[-./][a-z0-9]+)*/g;

interface Chunk {
	/** The parts, two characters or more each. */
	parts: string[];
	/** All parts as one word, when they are the name of one thing. */
	joined: string | null;
}

function chunks(text: string): Chunk[] {
	return (fold(text).match(CHUNK) ?? []).map((chunk) => {
		const all = chunk.split(/[-./]/);
		const isName =
			all.length > 1 &&
			chunk.length <= 16 &&
			all.some((part) => part.length <= 3) &&
			(!chunk.includes('.') || /\d/.test(chunk));
		const parts = [...new Set(all.filter((part) => part.length >= 2))];
		return { parts, joined: isName ? all.join('') : null };
	});
}

/**
 * The roots that a word may have, itself first. Several are wrong on purpose: without a
 * dictionary "mengurus" may come from urus or from kurus.
 * @param word one word, any case
 * @returns candidates of letters a–z and digits only; empty when the word has none of them
 */
export function wordRoots(word: string): string[] {
	const folded = fold(word).replace(/[^a-z0-9]/g, '');
	return folded === '' ? [] : [...cachedRoots(folded)];
}

/**
 * The roots under which a text is found: of every word, without stop words and single letters.
 * @param text as written by a person; any length, any script
 * @returns at most 400 different roots. A text with more keeps the likeliest root of each word
 * before the less likely ones, so that its end is found as well as its beginning.
 */
export function indexRoots(text: string): string[] {
	const roots = new Set<string>();
	const words = new Set<string>();
	for (const { parts, joined } of chunks(text)) {
		for (const part of parts) if (!STOP_WORDS.has(part)) words.add(part);
		if (joined !== null && joined.length >= 2) words.add(joined);
	}
	for (const word of words) for (const root of cachedRoots(word)) roots.add(root);
	if (roots.size <= MOST_ROOTS) return [...roots];

	const kept = new Set<string>();
	for (let rank = 0; kept.size < MOST_ROOTS; rank++) {
		for (const word of words) {
			const candidates = cachedRoots(word);
			// The first derived root is the likeliest one; the word itself comes next.
			const order = rank === 0 ? Math.min(1, candidates.length - 1) : rank === 1 ? 0 : rank;
			const root = candidates[order];
			if (root !== undefined) kept.add(root);
			if (kept.size === MOST_ROOTS) break;
		}
	}
	return [...kept];
}

/**
 * What a search asks for: one group for each word. A text is found when every group shares a
 * root with it.
 * @param query as typed; stop words are left out, and so is what comes after 12 words
 */
export function queryGroups(query: string): string[][] {
	const groups = new Map<string, string[]>();
	const add = (words: readonly string[]): void => {
		const roots = [...new Set(words.flatMap((word) => cachedRoots(word)))];
		if (roots.length > 0) groups.set(roots.join(' '), roots);
	};
	for (const { parts, joined } of chunks(query.slice(0, LONGEST_QUERY))) {
		const words = parts.filter((part) => !STOP_WORDS.has(part));
		if (joined !== null && joined.length >= 2) {
			// KTP-el is one thing to look for, also where it was written KTP.
			add([joined, ...words.filter((word) => /^[a-z]{3,}$/.test(word))]);
		} else for (const word of words) add([word]);
		if (groups.size >= MOST_QUERY_WORDS) break;
	}
	return [...groups.values()].slice(0, MOST_QUERY_WORDS);
}

/**
 * What is stored beside a text to find it again.
 * @param parts the texts that belong to one document
 * @returns roots of letters a–z and digits, separated by single spaces, made for
 * `array_to_tsvector(string_to_array(…, ' '))`; '' when there are none
 */
export function searchDocument(parts: readonly string[]): string {
	return indexRoots(parts.join('\n')).join(' ');
}

/**
 * The search as a `tsquery`: `(mengurus|urus|kurus)&(ktp)`.
 * @returns only letters a–z, digits and ( ) | &, so every result is a valid tsquery; null when
 * nothing is left to look for
 */
export function searchQuery(query: string): string | null {
	const groups = queryGroups(query);
	if (groups.length === 0) return null;
	return groups.map((roots) => `(${roots.join('|')})`).join('&');
}
