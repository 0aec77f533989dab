// Owns what reporter and team say to each other (thread `talk`): the forms of it, who may say what,
// and how a whole thread is opened.
import * as v from 'valibot';
import { fromBase64 } from './bytes.ts';
import {
	type Author,
	authorId,
	type Envelope,
	envelopeDigest,
	NO_PREDECESSOR,
	openEnvelope
} from './envelope.ts';
import { SealedError, type SealedRefusal } from './errors.ts';
import type { Writers } from './chain.ts';
import { isRecipient } from './recipient.ts';

/** What a report is about. */
export const DISCLOSURE_CATEGORIES = [
	'extortion',
	'gratuity',
	'abuse_of_power',
	'conflict_of_interest',
	'misconduct',
	'other'
] as const;
export type DisclosureCategory = (typeof DISCLOSURE_CATEGORIES)[number];

/** The questions of a report. */
export const DISCLOSURE_QUESTIONS = ['what', 'who', 'when', 'where', 'how', 'evidence'] as const;
export type DisclosureQuestion = (typeof DISCLOSURE_QUESTIONS)[number];

/** What the team tells the reporter about where the case stands. */
export const TOLD_STATUSES = ['received', 'examining', 'not_for_us', 'closed'] as const;
export type ToldStatus = (typeof TOLD_STATUSES)[number];

/** UTF-16 units of one text. All texts of a report together have to fit into an envelope (160 KiB). */
export const TEXT_AT_MOST = 100_000;
export const FILES_IN_REPORT = 10;

const text = v.pipe(v.string(), v.maxLength(TEXT_AT_MOST));
const said = v.pipe(text, v.nonEmpty());
const id = (digits: number) => v.pipe(v.string(), v.regex(new RegExp(`^[0-9a-f]{${digits}}$`)));

const recipient = v.custom<string>(isRecipient);

const file = v.strictObject({
	/** Of the sealed file, as the server knows it. */
	id: id(32),
	name: v.pipe(v.string(), v.minLength(1), v.maxLength(255)),
	/** Media type as the browser told it; nobody vouches for it. */
	type: v.pipe(v.string(), v.maxLength(255)),
	/** Bytes before sealing. */
	size: v.pipe(v.number(), v.integer(), v.minValue(0)),
	/** SHA-256 of the sealed file. */
	sha256: id(64)
});

const BODY = v.variant('kind', [
	v.strictObject({
		kind: v.literal('report'),
		/** Ed25519 public key of the reporter, base64: signs what they say later. */
		signKey: v.pipe(v.string(), v.length(44)),
		category: v.picklist(DISCLOSURE_CATEGORIES),
		answers: v.strictObject({
			what: said,
			who: text,
			when: text,
			where: text,
			how: text,
			evidence: text
		}),
		/** age recipient of the receipt, for which members seal a key that takes the place of this one. */
		recipient: v.optional(recipient),
		/** Ids of members who got no slot. */
		excluded: v.pipe(v.array(id(16)), v.maxLength(15)),
		/** How to reach the reporter; empty when they don't want that. */
		contact: text
	}),
	v.strictObject({ kind: v.literal('message'), text: said }),
	v.strictObject({
		kind: v.literal('files'),
		files: v.pipe(v.array(file), v.minLength(1), v.maxLength(FILES_IN_REPORT))
	}),
	v.strictObject({ kind: v.literal('retract'), text }),
	v.strictObject({ kind: v.literal('status'), status: v.picklist(TOLD_STATUSES), text }),
	v.strictObject({
		kind: v.literal('key'),
		/** For this age recipient everything is sealed from here on. */
		recipient,
		/** Ids of members who read no further. */
		left: v.pipe(v.array(id(16)), v.maxLength(100))
	})
]);

/** @returns whether somebody of the team wrote it; the reserve key has no say in the team */
export function isMember(author: Author): boolean {
	return author.startsWith('member:');
}

/** One thing that was said. */
export type TalkBody = v.InferOutput<typeof BODY>;
export type SealedFile = v.InferOutput<typeof file>;
/** The first thing that was said. */
export type ReportBody = TalkBody & { kind: 'report' };

/** Something said, by whom, when. */
export interface TalkEntry {
	sequence: number;
	author: Author;
	day: string;
	body: TalkBody;
}

/** An entry that can't be trusted: forged, damaged or moved. Nothing of it is shown. */
export interface RefusedEntry {
	sequence: number;
	refused: SealedRefusal;
}

/**
 * @param envelope opened, its signature checked
 * @returns what it says
 * @throws SealedError malformed, also when its author may not say such a thing there
 */
export function readTalkBody({
	body,
	author,
	sequence
}: Pick<Envelope, 'body' | 'author' | 'sequence'>): TalkBody {
	const read = v.safeParse(BODY, body);
	if (!read.success) throw new SealedError('malformed', 'not something said in a report');
	const { kind } = read.output;
	const ofTeam = kind === 'status' || kind === 'key';
	const allowed =
		(kind === 'report') === (sequence === 0) &&
		(kind === 'message' || (ofTeam ? isMember(author) : author === 'reporter'));
	if (!allowed) throw new SealedError('malformed', 'not by this author, or not in this place');
	return read.output;
}

/**
 * Opens everything that was said, in order. What doesn't hold is refused by itself, so that one
 * forged message can't hide the rest.
 * @param report its id
 * @param talk as the server gives it: from sequence 0, without gaps
 * @param identity the report's own age identity, or all that it has had
 * @param writers who could ever write as the team. reporter: their public key where it is known (the
 *   reporter's own client does), so that nobody can put another report in its place
 */
export async function openTalk(
	report: string,
	talk: readonly Uint8Array[],
	identity: string | readonly string[],
	writers: Writers & { reporter?: Uint8Array }
): Promise<(TalkEntry | RefusedEntry)[]> {
	let reporterKey = writers.reporter ?? null;
	const keyOf = (author: Author, body: Record<string, unknown>) => {
		if (author !== 'reporter') {
			const key = writers.keyOf(author);
			if (key || body.kind !== 'key') return key;
			throw new SealedError('unnamed', 'no manifest has who named the key');
		}
		return reporterKey ?? (typeof body.signKey === 'string' ? fromBase64(body.signKey, 32) : null);
	};
	const entries: (TalkEntry | RefusedEntry)[] = [];
	let previous = NO_PREDECESSOR;
	for (const [sequence, sealed] of talk.entries()) {
		try {
			const place = { report, sequence, previous };
			const opened = await openEnvelope(sealed, identity, place, keyOf);
			const body = readTalkBody(opened);
			const barred = barredFrom(entries, body.kind);
			if (barred.some((one) => writers.samePerson(one, authorId(opened.author)))) {
				throw new SealedError('unsigned', 'by somebody who was left out, or has gone out');
			}
			if (body.kind === 'report') reporterKey ??= fromBase64(body.signKey, 32);
			entries.push({ sequence, author: opened.author, day: opened.day, body });
		} catch (error) {
			if (!(error instanceof SealedError)) throw error;
			entries.push({ sequence, refused: error.code });
		}
		previous = envelopeDigest(sealed);
	}
	return entries;
}

// Whom the reporter left out says nothing, whatever key the server gave them; whoever has gone out turns
// no key any more.
function barredFrom(
	before: readonly (TalkEntry | RefusedEntry)[],
	kind: TalkBody['kind']
): readonly string[] {
	return before.flatMap((entry) => {
		if (!('body' in entry)) return [];
		if (entry.body.kind === 'report') return entry.body.excluded;
		return entry.body.kind === 'key' && kind === 'key' ? entry.body.left : [];
	});
}

/** @returns what the team has said to the reporter; a key that was turned is no word */
export function saidByTeam(entries: readonly (TalkEntry | RefusedEntry)[]): TalkEntry[] {
	return entries.filter(
		(entry): entry is TalkEntry =>
			'body' in entry && isMember(entry.author) && entry.body.kind !== 'key'
	);
}

/**
 * The news that reporters are promised within three months: what came of it, or, while it is still being
 * examined, any word after that was told. An outcome is promised to nobody (Directive (EU) 2019/1937,
 * articles 5 (13) and 9 (1) f: the action envisaged or taken, and why).
 * @param said by the team
 * @returns the first such word, undefined while there is none
 */
export function promisedNews(said: readonly TalkEntry[]): TalkEntry | undefined {
	const has = ({ body }: TalkEntry, ...statuses: ToldStatus[]) =>
		body.kind === 'status' && statuses.includes(body.status);
	const examining = said.findIndex((entry) => has(entry, 'examining'));
	return said.find(
		(entry, place) => has(entry, 'not_for_us', 'closed') || (examining !== -1 && place > examining)
	);
}

/** @returns where the case stands as the team last told it; null before they have said anything */
export function toldStatus(
	entries: readonly (TalkEntry | RefusedEntry)[]
): { status: ToldStatus; day: string } | null {
	const told = entries.findLast((entry) => 'body' in entry && entry.body.kind === 'status');
	return told && 'body' in told && told.body.kind === 'status'
		? { status: told.body.status, day: told.day }
		: null;
}
