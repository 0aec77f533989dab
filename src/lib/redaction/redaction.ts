// Finds what identifies a person in a text that people typed: 16-digit numbers (NIK, KK), telephone
// numbers and e-mail addresses. Pure; hides in doubt.

/** What a run of characters is. */
export type SecretKind = 'identity_number' | 'phone' | 'email';

/** A run of characters in a text. */
export interface Secret {
	kind: SecretKind;
	start: number;
	end: number;
}

/** A stretch of a text; with a kind, it is to be marked. */
export interface Part {
	text: string;
	kind: SecretKind | null;
	/** True when the secret itself is not in the text any more. */
	hidden: boolean;
}

export const SECRET_LABELS = {
	identity_number: 'nomor identitas',
	phone: 'nomor telepon',
	email: 'alamat email'
} as const satisfies Record<SecretKind, string>;

/** What stands in place of a secret. In brackets, so that no reply goes out with it (forms/desk.ts). */
const STAND_INS = {
	identity_number: '[nomor identitas disembunyikan]',
	phone: '[nomor telepon disembunyikan]',
	email: '[alamat email disembunyikan]'
} as const satisfies Record<SecretKind, string>;
const STAND_IN = new RegExp(
	Object.values(STAND_INS)
		.map((text) => text.replace(/[[\]]/g, '\\$&'))
		.join('|'),
	'g'
);

// Of a local part longer than any real one, the rest would stay; no name of a domain is longer.
const EMAIL =
	/[\p{L}\p{N}._%+'-]{1,250}[ \t]?(?:@|[([]at[)\]])[ \t]?[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63})+/giu;

/** What people put between digits, up to three in a row: 0812 - 3456, (0714) 32. */
const BETWEEN = String.raw`[\p{Zs}\t\p{Pd}./()_·•\u200b-\u200d\u2060]{0,3}`;
const DIGITS = new RegExp(String.raw`[+(]{0,2}\p{Nd}(?:${BETWEEN}\p{Nd})*`, 'gu');

/** Shorter than a NIK, as one with a digit left out still says who it is. */
const IDENTITY_DIGITS = 14;

/** Ordinary things made of digits and signs; they also end a run. */
const ORDINARY = [
	/^(?:0?[1-9]|[12]\d|3[01])([-./])(?:0?[1-9]|1[0-2])\1(?:19|20)?\d\d$/, // 12-11-2026
	/^(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/, // 2026-11-12
	/^20\d\d-\d{6}$/, // our own numbers
	/^(?:[01]?\d|2[0-3])[.:][0-5]\d$/, // 08.00
	/^(?:[01]?\d|2[0-3])[.:][0-5]\d\p{Pd}(?:[01]?\d|2[0-3])[.:][0-5]\d$/u // 08.00-16.00
];
/** Ordinary beside others of their kind, but in another run they may be a group of it. */
const ORDINARY_AMONG_ITS_LIKE = [
	/^(?:19|20)\d\d(?:[-/](?:19|20)\d\d)?$/, // a year
	/^[1-9]\d{0,2}(?:\.\d{3}){1,2}$/ // 150.000
];
/** After "Rp". Without dots only where nothing follows that could belong to it. */
const PRICE = /^[1-9]\d{0,2}(?:\.\d{3}){1,3}$/;
const PLAIN_PRICE = /^[1-9]\d{0,8}$/;

/**
 * @param text as typed
 * @returns what has to be hidden, in order and without overlaps
 */
export function findSecrets(text: string): Secret[] {
	const emails: Secret[] = [...text.matchAll(EMAIL)].map(({ index, 0: found }) => ({
		kind: 'email',
		start: index,
		end: index + found.length
	}));
	// An address may begin with digits; a number right before it is another run.
	const rest = text.replace(EMAIL, (email) => 'x'.repeat(email.length));
	const numbers = [...rest.matchAll(DIGITS)].flatMap(({ index, 0: run }) =>
		secretsInRun(rest, run, index)
	);
	return [...emails, ...numbers].sort((one, other) => one.start - other.start);
}

/** @param text as typed @returns the text for everybody, with words in place of every secret */
export function redact(text: string): string {
	let kept = '';
	let at = 0;
	for (const { kind, start, end } of findSecrets(text)) {
		kept += text.slice(at, start) + STAND_INS[kind];
		at = end;
	}
	return kept + text.slice(at);
}

/** @param text as typed @param length at most so many characters @returns its redacted beginning */
export function excerptOf(text: string, length = 160): string {
	return redact(text).slice(0, length);
}

/**
 * @param text as typed, or redacted
 * @returns the text in stretches, for a page that marks secrets and the places where they were
 */
export function partsOf(text: string): Part[] {
	const gone: (Secret & { hidden: boolean })[] = [...text.matchAll(STAND_IN)].map(
		({ index, 0: found }) => ({
			kind: kindOf(found),
			start: index,
			end: index + found.length,
			hidden: true
		})
	);
	const runs = [...gone, ...findSecrets(text).map((secret) => ({ ...secret, hidden: false }))].sort(
		(one, other) => one.start - other.start
	);
	const parts: Part[] = [];
	let at = 0;
	for (const { kind, start, end, hidden } of runs) {
		if (start > at) parts.push({ text: text.slice(at, start), kind: null, hidden: false });
		parts.push({ text: text.slice(start, end), kind, hidden });
		at = end;
	}
	if (at < text.length) parts.push({ text: text.slice(at), kind: null, hidden: false });
	return parts;
}

function kindOf(standIn: string): SecretKind {
	const kinds = Object.keys(STAND_INS) as SecretKind[];
	return kinds.find((kind) => STAND_INS[kind] === standIn) ?? 'identity_number';
}

// A run goes over spaces, so a date before a telephone number is in one run with it.
function secretsInRun(text: string, run: string, index: number): Secret[] {
	const chunks = [...run.matchAll(/[^\p{Zs}\t]+/gu)].map(({ index: at, 0: chunk }) => ({
		text: plain(chunk),
		start: index + at,
		end: index + at + chunk.length
	}));
	const isPrice = (at: number) => {
		const chunk = chunks[at];
		return (
			chunk !== undefined &&
			(PRICE.test(chunk.text) || (chunks.length === 1 && PLAIN_PRICE.test(chunk.text))) &&
			/rp\.?[\p{Zs}\t]?$/iu.test(text.slice(0, chunk.start))
		);
	};
	const ordinary = chunks.map(
		({ text: chunk }, at) => isPrice(at) || ORDINARY.some((shape) => shape.test(chunk))
	);
	if (
		chunks.every(
			({ text: chunk }, at) =>
				ordinary[at] || ORDINARY_AMONG_ITS_LIKE.some((shape) => shape.test(chunk))
		)
	) {
		return [];
	}
	const secrets: Secret[] = [];
	let first = 0;
	for (let at = 0; at <= chunks.length; at += 1) {
		if (at < chunks.length && !ordinary[at]) continue;
		const [start, end] = [chunks[first]?.start, chunks[at - 1]?.end];
		if (at > first && start !== undefined && end !== undefined) {
			const kind = kindOfNumber(plain(text.slice(start, end)));
			if (kind) secrets.push({ kind, start, end });
		}
		first = at + 1;
	}
	return secrets;
}

/** Full-width digits as ours; those of other scripts stay, and count. */
function plain(text: string): string {
	return text.normalize('NFKC').replace(/[\u200b-\u200d\u2060]/g, '');
}

function kindOfNumber(number: string): SecretKind | null {
	const digits = number.replace(/\P{Nd}/gu, '');
	if (digits.length >= IDENTITY_DIGITS) return 'identity_number';
	if (digits.length < 8) return null;
	// Another script's digits can't be judged by how they begin.
	if (/[^0-9]/.test(digits)) return 'phone';
	if (/^\(?\+/.test(number)) return 'phone';
	// 0812…, 0714…, 62812…, 0062812…, and 812-3456-7890 as it is said.
	const shape = /^(?:0[2-9]\d{7,}|(?:00)?62[2-9]\d{6,}|8[1-9]\d{8,})$/;
	return shape.test(digits) ? 'phone' : null;
}
