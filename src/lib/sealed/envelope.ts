// Owns envelopes: one message of a report, with its place in it and who wrote it, signed, padded
// and sealed for the report's key.
import { Decrypter, Encrypter, identityToRecipient } from 'age-encryption';
import { fromUtf8, padEnvelope, parseObject, sha256Hex, unpadEnvelope, utf8 } from './bytes.ts';
import { SealedError } from './errors.ts';
import { sign, verified } from './signed.ts';

/** The predecessor of the first envelope. */
export const NO_PREDECESSOR = '0'.repeat(64);
/** Of what an envelope says; another would be another form. */
const FORMAT = 1;

/** Who wrote: the reporter, a member by id, or two holders of sheets with the reserve key, by its id. */
export type Author = 'reporter' | `member:${string}` | `escrow:${string}`;

/** @returns the id of a member or of a reserve key */
export function authorId(author: Author): string {
	return author.slice(author.indexOf(':') + 1);
}

/** The place of a message in its report. */
export interface Place {
	/** Of the report: 32 hex digits. */
	report: string;
	/** Counted from 0 over everything that was said in the report. */
	sequence: number;
	/** SHA-256 of the sealed envelope before, hex; zeros for the first. */
	previous: string;
}

/** One message. */
export interface Envelope extends Place {
	author: Author;
	/** ISO date: a time of day could tell who sat at a computer then. */
	day: string;
	/** What is said: JSON, of a form that this module does not judge. */
	body: Record<string, unknown>;
}

/** @returns what the next envelope names as its predecessor */
export function envelopeDigest(sealed: Uint8Array): string {
	return sha256Hex(sealed);
}

/**
 * Signs, pads and seals a message.
 * @param envelope the message
 * @param signSeed Ed25519 seed of its author
 * @param reportIdentity the report's own age identity
 * @throws SealedError too_large
 */
export async function sealEnvelope(
	envelope: Envelope,
	signSeed: Uint8Array,
	reportIdentity: string
): Promise<Uint8Array> {
	const signed = sign('envelope', envelopeText(envelope), signSeed);
	const encrypter = new Encrypter();
	encrypter.addRecipient(await identityToRecipient(reportIdentity));
	return encrypter.encrypt(padEnvelope(utf8(JSON.stringify(signed))));
}

/**
 * Opens a message and checks that it is what its place says.
 * @param sealed as the server gives it
 * @param reportIdentity the report's own age identity, or all that it has had
 * @param place where it was asked for
 * @param keyOf the Ed25519 key of an author, null for somebody who can't be one. Of the first
 *   envelope the reporter's key stands in its own body (`signKey`): see `openTalk`
 * @throws SealedError not_for_us, malformed, unsigned, out_of_place
 */
export async function openEnvelope(
	sealed: Uint8Array,
	reportIdentity: string | readonly string[],
	place: Place,
	keyOf: (author: Author, body: Record<string, unknown>) => Uint8Array | null
): Promise<Envelope> {
	const decrypter = new Decrypter();
	for (const identity of [reportIdentity].flat()) decrypter.addIdentity(identity);
	let padded: Uint8Array;
	try {
		padded = await decrypter.decrypt(sealed);
	} catch {
		throw new SealedError('not_for_us', 'the envelope does not open');
	}
	const { text, signature } = parseObject(fromUtf8(unpadEnvelope(padded)));
	if (typeof text !== 'string' || typeof signature !== 'string') {
		throw new SealedError('malformed', 'not a signed text');
	}
	const envelope = readEnvelope(text);
	const key = keyOf(envelope.author, envelope.body);
	if (!key) throw new SealedError('unsigned', 'nobody may write as this author');
	verified('envelope', { text, signature }, key);
	if (
		envelope.report !== place.report ||
		envelope.sequence !== place.sequence ||
		envelope.previous !== place.previous
	) {
		throw new SealedError('out_of_place', 'it belongs to another place');
	}
	return envelope;
}

function envelopeText({ report, sequence, previous, author, day, body }: Envelope): string {
	return JSON.stringify({ format: FORMAT, report, sequence, previous, author, day, body });
}

// Also one that the calendar has: pages could not write another as a date.
function isDay(day: unknown): boolean {
	if (typeof day !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(day)) return false;
	const date = new Date(`${day}T00:00:00Z`);
	return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}

function readEnvelope(text: string): Envelope {
	const { format, ...rest } = parseObject(text);
	const { report, sequence, previous, author, day, body } = rest as unknown as Envelope;
	const whole =
		format === FORMAT &&
		/^[0-9a-f]{32}$/.test(String(report)) &&
		Number.isSafeInteger(sequence) &&
		sequence >= 0 &&
		/^[0-9a-f]{64}$/.test(String(previous)) &&
		/^(reporter|(member|escrow):[0-9a-f]{16})$/.test(String(author)) &&
		isDay(day) &&
		typeof body === 'object' &&
		body !== null &&
		!Array.isArray(body);
	if (!whole) throw new SealedError('malformed', 'not an envelope');
	return { report, sequence, previous, author, day, body };
}
