// Owns what members write among themselves about a report (thread `case`), and what follows from it:
// assessment, outcome, closing by two. Nobody but their clients can judge it, as nobody else can read.
import type { Writers } from './chain.ts';
import { type Author, authorId, type Envelope } from './envelope.ts';
import { SealedError } from './errors.ts';
import { isRecipient } from './recipient.ts';
import {
	DISCLOSURE_CATEGORIES,
	type DisclosureCategory,
	isMember,
	type TalkEntry
} from './talk.ts';

/** What the first assessment decides (within 14 days). */
export const ASSESSMENTS = ['examine', 'ask_reporter', 'not_for_us'] as const;
export type Assessment = (typeof ASSESSMENTS)[number];

/** What came of it. */
export const OUTCOMES = [
	'discipline',
	'ethics',
	'forwarded_criminal',
	'unproven',
	'insufficient_evidence'
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** One entry of the team's thread. */
export type TeamBody =
	| { kind: 'note'; text: string }
	| { kind: 'assessment'; category: DisclosureCategory; decision: Assessment; text: string }
	| { kind: 'outcome'; outcome: Outcome; text: string }
	/** Asks for closing; `text` says why. */
	| { kind: 'closing'; text: string }
	/** Another member agrees with the closing, or the reader, that stands at this place of the thread. */
	| { kind: 'approval'; of: number }
	| { kind: 'recusal'; text: string }
	/** Asks to let a member of the team read who could not so far, by id. */
	| { kind: 'reader'; member: string }
	/** For this age recipient the thread is sealed from here on. */
	| { kind: 'key'; recipient: string }
	/** Handed over as an age file; SHA-256 (hex) of that file. */
	| { kind: 'export'; to: string; sha256: string };

/** An entry with its place and author, whose signature has been checked. */
export interface TeamEntry {
	sequence: number;
	author: Author;
	day: string;
	body: TeamBody;
}

/** Where a case stands. */
export interface CaseState {
	assessment: (TeamBody & { kind: 'assessment' }) | null;
	assessedOn: string | null;
	outcome: (TeamBody & { kind: 'outcome' }) | null;
	/** A closing that waits for another member. */
	closingAsked: TeamEntry | null;
	closedOn: string | null;
	recused: Author[];
	/** Whether somebody has gone out since the keys were turned last. */
	keyDue: boolean;
	/** Readers that wait for another member. */
	readersAsked: TeamEntry[];
	/** Ids of those whom two members let read. */
	readersLet: string[];
	/** Of those, whoever was let in since the keys were turned last: nothing tells whether keys were wrapped for them. */
	readersLetSince: string[];
}

const FIELDS: Record<TeamBody['kind'], Record<string, (value: unknown) => boolean>> = {
	note: { text: isText },
	assessment: {
		category: oneOf(DISCLOSURE_CATEGORIES),
		decision: oneOf(ASSESSMENTS),
		text: isText
	},
	outcome: { outcome: oneOf(OUTCOMES), text: isText },
	closing: { text: isText },
	approval: { of: (value) => Number.isSafeInteger(value) && Number(value) >= 0 },
	recusal: { text: isText },
	key: { recipient: isRecipient },
	reader: { member: (value) => /^[0-9a-f]{16}$/.test(String(value)) },
	export: { to: isText, sha256: (value) => /^[0-9a-f]{64}$/.test(String(value)) }
};

/**
 * @param envelope of the thread `case`, opened, its signature checked
 * @throws SealedError malformed, also when its author may not write such a thing
 */
export function readTeamBody({ body, author }: Pick<Envelope, 'body' | 'author'>): TeamBody {
	const { kind, ...rest } = body;
	const fields = Object.hasOwn(FIELDS, String(kind)) ? FIELDS[kind as TeamBody['kind']] : null;
	const whole =
		fields !== null &&
		// The reserve key hands over, and has no say in the case.
		(isMember(author) || kind === 'export') &&
		Object.keys(rest).length === Object.keys(fields).length &&
		Object.entries(fields).every(([name, fits]) => fits(rest[name]));
	if (!whole) throw new SealedError('malformed', 'not an entry of the team');
	return body as TeamBody;
}

/**
 * A case is closed when one member asks for it and another agrees, after an outcome, and neither of
 * them has recused themselves. What is assessed or decided anew opens it again.
 * @param entries of the thread, in their order
 * @param samePerson as in `Writers`: new keys give nobody a second voice
 */
export function caseState(
	entries: readonly TeamEntry[],
	samePerson: Writers['samePerson'] = (id, other) => id === other
): CaseState {
	const same = (one: Author, other: Author) => samePerson(authorId(one), authorId(other));
	const state: CaseState = {
		assessment: null,
		assessedOn: null,
		outcome: null,
		closingAsked: null,
		closedOn: null,
		recused: [],
		keyDue: false,
		readersAsked: [],
		readersLet: [],
		readersLetSince: []
	};
	for (const entry of entries) {
		const { author, body } = entry;
		const counts = !state.recused.some((one) => same(one, author));
		if (body.kind === 'recusal') {
			if (counts) {
				state.recused.push(author);
				state.keyDue = true;
			}
			const asked = state.closingAsked;
			if (asked && same(asked.author, author)) state.closingAsked = null;
			state.readersAsked = state.readersAsked.filter((one) => !same(one.author, author));
		}
		if (!counts) continue;
		if (body.kind === 'key') Object.assign(state, { keyDue: false, readersLetSince: [] });
		if (body.kind === 'assessment') {
			Object.assign(state, { assessment: body, assessedOn: entry.day, ...REOPENED });
		}
		if (body.kind === 'outcome') Object.assign(state, { outcome: body, ...REOPENED });
		if (body.kind === 'closing' && state.outcome && state.closedOn === null) {
			state.closingAsked = entry;
		}
		if (body.kind === 'reader') state.readersAsked.push(entry);
		if (body.kind === 'approval') letIn(state, body.of, (by) => same(by, author));
		const asked = state.closingAsked;
		if (body.kind === 'approval' && asked?.sequence === body.of && !same(asked.author, author)) {
			state.closedOn = entry.day;
			state.closingAsked = null;
		}
	}
	return state;
}

function letIn(state: CaseState, of: number, isOwn: (asked: Author) => boolean): void {
	const asked = state.readersAsked.find(({ sequence }) => sequence === of);
	if (asked?.body.kind !== 'reader' || isOwn(asked.author)) return;
	state.readersAsked = state.readersAsked.filter((one) => one !== asked);
	state.readersLet.push(asked.body.member);
	state.readersLetSince.push(asked.body.member);
}

/** How far a case is. */
export type CaseStage =
	'new' | 'answered' | 'examined' | 'concluded' | 'closing' | 'closed' | 'retracted';

/**
 * @param state by the team's entries
 * @param talk what was said, as far as it holds
 */
export function caseStage(
	state: CaseState,
	talk: readonly Pick<TalkEntry, 'author' | 'body'>[]
): CaseStage {
	if (state.closedOn !== null) return 'closed';
	if (talk.some(({ body }) => body.kind === 'retract')) return 'retracted';
	if (state.closingAsked) return 'closing';
	if (state.outcome) return 'concluded';
	if (state.assessment) return 'examined';
	const answered = talk.some(({ author, body }) => isMember(author) && body.kind !== 'key');
	return answered ? 'answered' : 'new';
}

const REOPENED = { closingAsked: null, closedOn: null };

function isText(value: unknown): boolean {
	return typeof value === 'string' && value.length <= 100_000;
}

function oneOf(codes: readonly string[]) {
	return (value: unknown) => typeof value === 'string' && codes.includes(value);
}
