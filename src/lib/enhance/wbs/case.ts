// One report, opened in this browser: what was said, what the team noted, and what is added to both.
import { fromBase64, toBase64 } from '#lib/sealed/bytes.ts';
import {
	type Author,
	authorId,
	type Envelope,
	envelopeDigest,
	type Member,
	NO_PREDECESSOR,
	newReportKey,
	openEnvelope,
	openKeyring,
	openSlots,
	reportKeyOf,
	SealedError,
	sealEnvelope,
	sealSlots,
	writingIdentity
} from '#lib/sealed/index.ts';
import {
	openTalk,
	type RefusedEntry,
	type ReportBody,
	type TalkBody,
	type TalkEntry
} from '#lib/sealed/talk.ts';
import {
	caseState,
	type CaseState,
	readTeamBody,
	type TeamBody,
	type TeamEntry
} from '#lib/sealed/team-bodies.ts';
import { post, Refused } from './page.ts';
import type { Found, Team, Unlocked } from './team.ts';

interface StoredEnvelope {
	sealed: string;
	storedOn: string;
}

/** As the server hands it out. */
interface Handed {
	sealedBy: 'browser' | 'server';
	filedOn: string;
	keptUntil: string;
	dues: { firstWord: string; assessment: string; feedback: string };
	talk: StoredEnvelope[];
	notes: StoredEnvelope[];
	noteSlots: string[];
	/** Keys before those in use, the latest first. */
	olderKeys: string[];
	olderNoteKeys: string[];
}

/** Where the next message of a thread goes. */
interface Next {
	sequence: number;
	previous: string;
}

/** An open report. */
export interface OpenCase extends Pick<Handed, 'sealedBy' | 'filedOn' | 'keptUntil' | 'dues'> {
	id: string;
	/** The day of the list; '' where it was not found there. */
	listedOn: string;
	/** The key in use. */
	identity: string;
	/** Every key that the report has had, the latest first. */
	ring: string[];
	/** Whether the key in use is the one that a member named, or the first. */
	keyNamed: boolean;
	/** Whether fresh keys are due and could not be made: who has gone out may read on. */
	unturned: boolean;
	read: string;
	/** Of every key that the report has had. */
	readHashes: string[];
	/** What the server gave, for the anchor. */
	stored: Record<'talk' | 'case', { digest: string; storedOn: string }[]>;
	talk: (TalkEntry | RefusedEntry)[];
	talkNext: Next;
	notes: (TeamEntry | RefusedEntry)[];
	notesNext: Next;
	/**
	 * For which the team's thread is sealed. Null before the first entry, for whoever got no key to it,
	 * and where the one in use is neither one that a member named nor the one with which a reader began.
	 */
	noteIdentity: string | null;
	notesBegun: boolean;
	/** Of the team that opened it. */
	samePerson: Team['samePerson'];
}

/** Fetches and opens a report. @throws Refused */
export async function openCase(
	team: Team,
	member: Unlocked,
	found: Pick<Found, 'id' | 'identity'> & Partial<Found>
): Promise<OpenCase> {
	const { id, identity, listedOn = '' } = found;
	const { read } = reportKeyOf(identity);
	const handed = await post<Handed>('/petugas/wbs/buka', { report: id, read });
	const talk = handed.talk.map(({ sealed }) => fromBase64(sealed));
	const notes = handed.notes.map(({ sealed }) => fromBase64(sealed));
	const ring = await openKeyring(
		identity,
		handed.olderKeys.map((key) => fromBase64(key))
	);
	const noteKey = await openNoteKey(member, handed.noteSlots);
	const noteRing =
		noteKey === null
			? []
			: await openKeyring(
					noteKey,
					handed.olderNoteKeys.map((key) => fromBase64(key))
				);
	const entries = await openTalk(id, talk, ring, team);
	const writing = await writingIdentity(talk[0] ?? new Uint8Array(), entries, ring);
	const noted = noteKey === null ? [] : await openNotes(team, id, noteRing, notes, entries[0]);
	const noteWriting = await writingIdentity(notes[0] ?? new Uint8Array(), noted, noteRing);
	const { sealedBy, filedOn, keptUntil, dues } = handed;
	return {
		...{ id, listedOn, identity, ring, read, sealedBy, filedOn, keptUntil, dues },
		keyNamed: writing === identity,
		unturned: false,
		readHashes: ring.map((one) => reportKeyOf(one).readHash),
		stored: { talk: digestsOf(handed.talk, talk), case: digestsOf(handed.notes, notes) },
		talk: entries,
		talkNext: nextAfter(talk),
		notes: noted,
		notesNext: nextAfter(notes),
		noteIdentity: noteWriting === noteKey ? noteKey : null,
		notesBegun: notes.length > 0,
		samePerson: team.samePerson
	};
}

function digestsOf(handed: readonly StoredEnvelope[], sealed: readonly Uint8Array[]) {
	return handed.map(({ storedOn }, place) => ({
		digest: envelopeDigest(sealed[place] ?? new Uint8Array()),
		storedOn
	}));
}

/** @returns the first message, null when it doesn't hold */
export function reportOf({ talk }: OpenCase): ReportBody | null {
	const [first] = talk;
	return first && 'body' in first && first.body.kind === 'report' ? first.body : null;
}

// As the reporter signed it: by another day the server could make somebody an original reader.
function sealedOn({ talk }: OpenCase): string {
	const [first] = talk;
	if (first && 'body' in first) return first.day;
	throw new Refused('Laporan ini tidak sah, jadi pembacanya tidak bisa diubah.');
}

/** @returns where the case stands by the team's entries */
export function stateOf({ notes, samePerson }: OpenCase): CaseState {
	const entries = notes.filter((entry) => 'body' in entry);
	return caseState(entries, samePerson);
}

/**
 * Who may read, of those in force: for whom it was sealed, or whom two members have let in later;
 * never whom the reporter has left out, nor who has recused themselves.
 */
export function readersOf(team: Team, open: OpenCase): Member[] {
	const may = new Set([...team.idsOn(sealedOn(open)), ...stateOf(open).readersLet]);
	return membersNotOut(team, open).filter(({ id }) => may.has(id));
}

// Nobody comes back by making new keys whom the reporter left out, or who recused themselves.
function membersNotOut(team: Team, open: OpenCase): Member[] {
	const out = [...(reportOf(open)?.excluded ?? []), ...recusedFrom(open)];
	return team.current.members.filter(({ id }) => !out.some((one) => team.samePerson(id, one)));
}

function recusedFrom(open: OpenCase): string[] {
	return stateOf(open).recused.map(authorId);
}

/** Ids of those for whom a report of a day may be sealed: on the day of a change, for either team. */
function idsAround(team: Team, day: string): string[] {
	const before = new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
	return [day, before].flatMap(team.idsOn);
}

/**
 * Who could read and may no more, by id: recused, or no longer in the team. Whoever makes new keys goes
 * out with the old ones. A reserve key that was replaced is no member, and turns nothing.
 * @throws Refused when the first message doesn't hold
 */
export function goneFrom(team: Team, open: OpenCase): string[] {
	const { excluded = [] } = reportOf(open) ?? {};
	const could = idsAround(team, sealedOn(open)).concat(stateOf(open).readersLet);
	const stay = [...team.current.members, ...team.escrows].map(({ id }) => id);
	const left = could.filter((id) => !stay.includes(id) && !excluded.includes(id));
	return [...new Set([...recusedFrom(open), ...left])];
}

/** @returns members in force who could be let in */
export function othersOf(team: Team, open: OpenCase): Member[] {
	const readers = readersOf(team, open);
	return membersNotOut(team, open).filter((member) => !readers.includes(member));
}

/** Wraps the report's keys anew for those who may read now. @throws Refused */
export async function rewrap(team: Team, open: OpenCase): Promise<void> {
	const recipients = recipientsOf(team, open);
	await post('/petugas/wbs/pembaca', {
		report: open.id,
		read: open.read,
		slots: await wrapped(open.identity, recipients),
		noteSlots: open.noteIdentity === null ? null : await wrapped(open.noteIdentity, recipients)
	});
}

/** @returns a key in sixteen slots, as they are sent */
export async function wrapped(identity: string, recipients: readonly string[]): Promise<string[]> {
	return (await sealSlots(identity, recipients)).map(toBase64);
}

/**
 * For whom keys are wrapped: whoever may read, and the reserve key of the report's day while it is the
 * one in force, unless the reporter has left it out. A later one never gets earlier reports.
 */
export function recipientsOf(team: Team, open: OpenCase): string[] {
	const { escrow } = team.current;
	const reserve =
		escrow &&
		team.idsOn(sealedOn(open)).includes(escrow.id) &&
		!reportOf(open)?.excluded.includes(escrow.id);
	return [...readersOf(team, open), ...(reserve ? [escrow] : [])].map((one) => one.recipient);
}

/**
 * Says something to the reporter.
 * @throws Refused also when the key in use is neither one that a member named nor the first
 */
export async function sayToReporter(
	member: Unlocked,
	open: OpenCase,
	body: TalkBody,
	today: string
): Promise<void> {
	if (!open.keyNamed) {
		throw new Refused(
			'Kunci laporan ini bukan yang disebut rekan Anda, jadi tidak ada yang dikirim. Beri tahu pemegang kunci induk.'
		);
	}
	const { sequence } = open.talkNext;
	const where = { thread: 'talk', next: open.talkNext, identity: open.identity } as const;
	open.talkNext = await send(member, open, where, body, today);
	open.talk.push({ sequence, author: member.author, day: today, body });
}

/**
 * Writes into the team's thread. Its key is drawn by whoever writes the first entry, and goes with it:
 * one that the server has before is nobody's.
 * @throws Refused also when a colleague was faster
 */
export async function addNote(
	team: Team,
	member: Unlocked,
	open: OpenCase,
	body: TeamBody,
	today: string
): Promise<void> {
	if (open.notesBegun && open.noteIdentity === null) {
		throw new Refused(
			'Catatan tim laporan ini tidak terbuka bagi kunci Anda, atau kuncinya bukan dari rekan Anda. Jadi tidak ada yang dicatat. Beri tahu pemegang kunci induk.'
		);
	}
	const { sequence } = open.notesNext;
	const identity = open.noteIdentity ?? (await newReportKey()).identity;
	const slots = open.notesBegun ? undefined : await wrapped(identity, recipientsOf(team, open));
	const where = { thread: 'case', next: open.notesNext, identity, slots } as const;
	open.notesNext = await send(member, open, where, body, today);
	Object.assign(open, { noteIdentity: identity, notesBegun: true });
	open.notes.push({ sequence, author: member.author, day: today, body });
}

/** Where a message goes. */
interface Where {
	thread: 'talk' | 'case';
	next: Next;
	/** For which it is sealed. */
	identity: string;
	/** That key, where it is new. */
	slots?: string[] | undefined;
}

async function send(
	{ author, keys }: Unlocked,
	{ id, read }: OpenCase,
	{ thread, next, identity, slots }: Where,
	body: TalkBody | TeamBody,
	day: string
): Promise<Next> {
	const envelope: Envelope = { report: id, ...next, author, day, body: { ...body } };
	let sealed: Uint8Array;
	try {
		sealed = await sealEnvelope(envelope, keys.signSeed, identity);
	} catch (error) {
		if (!(error instanceof SealedError)) throw error;
		throw new Refused('Tulisan ini terlalu panjang. Pendekkan, atau kirim dalam dua bagian.');
	}
	const { sequence } = next;
	const sent = { report: id, read, sealed: toBase64(sealed) };
	if (slots) await post('/petugas/wbs/catatan', { ...sent, slots });
	else await post('/petugas/wbs/tulis', { ...sent, thread, sequence });
	return { sequence: sequence + 1, previous: envelopeDigest(sealed) };
}

async function openNotes(
	team: Team,
	report: string,
	identity: readonly string[],
	notes: readonly Uint8Array[],
	first: TalkEntry | RefusedEntry | undefined
): Promise<(TeamEntry | RefusedEntry)[]> {
	const entries: (TeamEntry | RefusedEntry)[] = [];
	const start = first && 'body' in first ? first : null;
	let previous = NO_PREDECESSOR;
	const keyOf = (author: Author) => (author === 'reporter' ? null : team.keyOf(author));
	for (const [sequence, sealed] of notes.entries()) {
		try {
			const place = { report, sequence, previous };
			const { author, day, body } = await openEnvelope(sealed, identity, place, keyOf);
			const entry = { sequence, author, day, body: readTeamBody({ body, author }) };
			if (!mayNote(team, start, entries, entry)) {
				throw new SealedError('unsigned', 'by somebody who may not say so');
			}
			entries.push(entry);
		} catch (error) {
			if (!(error instanceof SealedError)) throw error;
			entries.push({ sequence, refused: error.code });
		}
		previous = envelopeDigest(sealed);
	}
	return entries;
}

// Nobody whom the reporter left out, whatever key the server gave them. Whoever begins the thread could
// open the report when it came in, and whoever turns its key hasn't gone out: the rest seal for it.
function mayNote(
	team: Team,
	first: TalkEntry | null,
	before: readonly (TeamEntry | RefusedEntry)[],
	{ sequence, author, body }: TeamEntry
): boolean {
	const id = authorId(author);
	const is = (one: string) => team.samePerson(one, id);
	if (first?.body.kind === 'report' && first.body.excluded.some(is)) return false;
	if (sequence === 0) return first !== null && idsAround(team, first.day).includes(id);
	const hasGone = before.some(
		(entry) => 'body' in entry && entry.body.kind === 'recusal' && is(authorId(entry.author))
	);
	return body.kind !== 'key' || !hasGone;
}

async function openNoteKey(member: Unlocked, slots: readonly string[]): Promise<string | null> {
	if (slots.length === 0) return null;
	try {
		return await openSlots(
			slots.map((slot) => fromBase64(slot)),
			member.keys.identity
		);
	} catch (error) {
		if (error instanceof SealedError) return null;
		throw error;
	}
}

function nextAfter(thread: readonly Uint8Array[]): Next {
	const last = thread.at(-1);
	return { sequence: thread.length, previous: last ? envelopeDigest(last) : NO_PREDECESSOR };
}
