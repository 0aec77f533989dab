// What a member does with a case. Lines are cut between one step and the next, and colleagues and the
// reporter write meanwhile: nothing is written twice, and what is missing can be told from the threads,
// so that whoever opens the report next can do it.
import type { TalkBody, ToldStatus } from '#lib/sealed/talk.ts';
import type { Assessment, TeamBody } from '#lib/sealed/team-bodies.ts';
import {
	addNote,
	type OpenCase,
	othersOf,
	readersOf,
	rewrap,
	sayToReporter,
	stateOf
} from './case.ts';
import { Refused } from './page.ts';
import type { Team, Unlocked } from './team.ts';
import { isLate, openAnew } from './turn.ts';

/** The report on the page, and who is at it. */
export interface AtCase {
	team: Team;
	who: Unlocked;
	/** Brought up to date in its place, so that whoever holds it sees what is new. */
	open: OpenCase;
	/** ISO date by the office's clock. */
	today: string;
}

/** What is still to be done after a first step. */
export type Rest = 'tell' | 'reply' | 'wrap';

/** The first step stands, the second failed. */
export class HalfDone extends Error {
	readonly rest: Rest;
	/** What was to be said in the second step. */
	readonly words: string;

	constructor(rest: Rest, words: string, cause: unknown) {
		super(`not done yet: ${rest}`, { cause });
		this.rest = rest;
		this.words = words;
	}
}

type Assessing = TeamBody & { kind: 'assessment' };

/** What the reporter is told after an assessment; null where that is up to the member. */
const NEWS_OF: Record<Assessment, ToldStatus | null> = {
	examine: 'examining',
	ask_reporter: null,
	not_for_us: 'not_for_us'
};

/**
 * @returns what the team has decided and not told the reporter; null for nothing. By the threads: it
 *   counts whoever told it, and that a report was read is no news of a decision.
 */
export function newsDue(open: OpenCase): ToldStatus | null {
	const { assessment, assessedOn, closedOn } = stateOf(open);
	const status = closedOn ? 'closed' : assessment && NEWS_OF[assessment.decision];
	const since = closedOn ?? assessedOn ?? '';
	const told = open.talk.findLast(
		(entry) => 'body' in entry && entry.body.kind === 'status' && entry.body.status !== 'received'
	);
	const done =
		told &&
		'body' in told &&
		told.body.kind === 'status' &&
		told.body.status === status &&
		told.day >= since;
	return done ? null : status;
}

/** Says something to the reporter, once. @throws Refused, also when something came before it (409); Lost */
export function say(at: AtCase, body: TalkBody): Promise<void> {
	return once(at, 'talk', body, () => sayToReporter(at.who, at.open, body, at.today));
}

/** Writes into the team's thread, once. @throws Refused, also when something came before it (409); Lost */
export function note(at: AtCase, body: TeamBody): Promise<void> {
	return once(at, 'notes', body, () => addNote(at.team, at.who, at.open, body, at.today));
}

/**
 * Notes an assessment and tells the reporter.
 * @param news in words, may be empty
 * @throws Refused, Lost, HalfDone
 */
export async function assess(at: AtCase, body: Assessing, news: string): Promise<void> {
	await assertLatest(at, body);
	await note(at, body);
	const status = NEWS_OF[body.decision] ?? (news ? 'received' : null);
	if (!status) return;
	const rest = status === 'received' ? 'reply' : 'tell';
	await next(rest, news, () => say(at, { kind: 'status', status, text: news }));
}

/**
 * Agrees with the closing that another member has asked for, and tells the reporter.
 * @param news in words
 * @throws Refused, Lost, HalfDone
 */
export async function approveClosing(at: AtCase, news: string): Promise<void> {
	const { closingAsked } = stateOf(at.open);
	if (!closingAsked) throw new Refused('Usul penutupan itu tidak berlaku lagi.');
	const approval = { kind: 'approval', of: closingAsked.sequence } as const;
	await assertLatest(at, approval);
	assertIn(at, 'Anda sudah mengundurkan diri dari laporan ini.');
	await note(at, approval);
	await next('tell', news, () => say(at, { kind: 'status', status: 'closed', text: news }));
}

/**
 * Tells the reporter what is due; nothing when somebody else has told it meanwhile.
 * @throws Refused, Lost
 */
export async function tellNews(at: AtCase, text: string): Promise<void> {
	const changed = await refresh(at);
	const status = newsDue(at.open);
	if (!status) return;
	if (changed) throw readFirst();
	await say(at, { kind: 'status', status, text });
}

/** Agrees with the reader for whom another member has asked, and wraps the keys. @throws Refused, Lost, HalfDone */
export async function letIn(at: AtCase): Promise<void> {
	const asked = readerAsked(at);
	if (!asked) throw new Refused('Usul itu tidak berlaku lagi.');
	const approval = { kind: 'approval', of: asked.sequence } as const;
	await assertLatest(at, approval);
	// Checked here too: whoever asked could have used another program.
	const others = othersOf(at.team, at.open).map(({ id }) => id);
	const allowed = [...others, ...stateOf(at.open).readersLet].includes(asked.member);
	const sentence =
		'Anggota itu tidak boleh membaca laporan ini, atau Anda tidak boleh memutuskannya.';
	if (!allowed) throw new Refused(sentence);
	assertIn(at, sentence);
	await note(at, approval);
	await next('wrap', '', () => rewrap(at.team, at.open));
}

/** Wraps the keys for everybody who may read, as when two have let somebody in. @throws Refused, Lost */
export async function wrapAgain(at: AtCase): Promise<void> {
	await assertLatest(at);
	assertIn(at, 'Anda sudah mengundurkan diri dari laporan ini.');
	await rewrap(at.team, at.open);
}

/** Goes out of a report. @param text why @throws Refused, Lost */
export async function recuse(at: AtCase, text: string): Promise<void> {
	const body = { kind: 'recusal', text } as const;
	await assertLatest(at, body);
	const { team, who, open } = at;
	if (!stateOf(open).recused.includes(who.author)) {
		if (readersOf(team, open).every(({ id }) => id === who.id)) {
			throw new Refused(
				'Anda satu-satunya yang bisa membaca laporan ini. Beri akses kepada anggota lain dulu.'
			);
		}
		await note(at, body);
	}
	await rewrap(team, open);
}

/** @returns the reader for whom another member has asked first, null for none */
export function readerAsked({ who, open }: Pick<AtCase, 'who' | 'open'>) {
	for (const { sequence, author, body } of stateOf(open).readersAsked) {
		if (author !== who.author && body.kind === 'reader') {
			return { sequence, author, member: body.member };
		}
	}
	return null;
}

/**
 * Takes what is stored now.
 * @returns whether there is more than before
 * @throws Refused when the report opens no more; Lost
 */
export async function refresh({ team, who, open, today }: AtCase): Promise<boolean> {
	const fresh = await openAnew(team, who, open, today);
	if (typeof fresh === 'string') {
		throw new Refused('Laporan ini tidak terbuka lagi bagi kunci Anda. Kembali ke daftar.');
	}
	const changed = (['talkNext', 'notesNext'] as const).some(
		(next) => fresh[next].previous !== open[next].previous
	);
	Object.assign(open, fresh);
	return changed;
}

// Before a first step, so that the second doesn't find what somebody wrote before both.
async function assertLatest(at: AtCase, body?: TeamBody): Promise<void> {
	const changed = await refresh(at);
	// Unless it is this very step, whose answer was lost.
	if (changed && !(body && isLast(at, 'notes', body))) throw readFirst();
}

function assertIn({ who, open }: AtCase, sentence: string): void {
	if (stateOf(open).recused.includes(who.author)) throw new Refused(sentence);
}

// Nobody says the same thing twice in a row, but an answer can be lost, and a button pressed twice.
async function once(
	at: AtCase,
	thread: 'talk' | 'notes',
	body: TalkBody | TeamBody,
	write: () => Promise<void>
): Promise<void> {
	if (isLast(at, thread, body)) return;
	try {
		await write();
	} catch (error) {
		if (!isLate(error)) throw error;
		const changed = await refresh(at);
		if (isLast(at, thread, body)) return;
		throw changed ? readFirst() : error;
	}
}

function isLast({ who, open }: AtCase, thread: 'talk' | 'notes', body: TalkBody | TeamBody) {
	const last = open[thread].at(-1);
	return (
		last !== undefined &&
		'body' in last &&
		last.author === who.author &&
		fieldsOf(last.body) === fieldsOf(body)
	);
}

function fieldsOf(body: TalkBody | TeamBody): string {
	return JSON.stringify(Object.entries(body).sort());
}

async function next(rest: Rest, words: string, step: () => Promise<void>): Promise<void> {
	try {
		await step();
	} catch (error) {
		throw new HalfDone(rest, words, error);
	}
}

function readFirst(): Refused {
	return new Refused('Ada yang baru di laporan ini. Baca dulu, lalu ulangi.', 409);
}
