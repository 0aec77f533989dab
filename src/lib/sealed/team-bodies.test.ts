import { describe, expect, it } from 'vitest';
import type { Author } from './envelope.ts';
import { caseState, readTeamBody, type TeamBody, type TeamEntry } from './team-bodies.ts';

const ONE: Author = `member:${'1'.repeat(16)}`;
const TWO: Author = `member:${'2'.repeat(16)}`;
const outcome = { kind: 'outcome', outcome: 'ethics', text: 'Terbukti.' } as const;
const closing = { kind: 'closing', text: 'Selesai.' } as const;
const assessment = {
	kind: 'assessment',
	category: 'extortion',
	decision: 'examine',
	text: ''
} as const;

function thread(...said: [Author, TeamBody][]): TeamEntry[] {
	return said.map(([author, body], sequence) => ({
		sequence,
		author,
		day: `2026-11-${String(sequence + 10)}`,
		body
	}));
}
const approval = (of: number): TeamBody => ({ kind: 'approval', of });
const recusal: TeamBody = { kind: 'recusal', text: 'Atasan saya.' };

describe('closing a case', () => {
	it('takes an outcome and two members', () => {
		expect(caseState(thread([ONE, outcome], [ONE, closing], [TWO, approval(1)]))).toMatchObject({
			closedOn: '2026-11-12',
			closingAsked: null
		});
	});

	it.each([
		['no outcome', thread([ONE, closing], [TWO, approval(0)])],
		['the same member twice', thread([ONE, outcome], [ONE, closing], [ONE, approval(1)])],
		['another place', thread([ONE, outcome], [ONE, closing], [TWO, approval(0)])],
		['nobody asked', thread([ONE, outcome], [TWO, approval(0)])],
		[
			'who approves is out',
			thread([TWO, recusal], [ONE, outcome], [ONE, closing], [TWO, approval(2)])
		],
		[
			'who asked has gone out',
			thread([ONE, outcome], [ONE, closing], [ONE, recusal], [TWO, approval(1)])
		],
		[
			'decided anew in between',
			thread([ONE, outcome], [ONE, closing], [TWO, outcome], [TWO, approval(1)])
		]
	])('is not done: %s', (_, entries) => {
		expect(caseState(entries).closedOn).toBeNull();
	});

	it('is undone by a new assessment', () => {
		const state = caseState(
			thread([ONE, outcome], [ONE, closing], [TWO, approval(1)], [TWO, assessment])
		);
		expect(state.closedOn).toBeNull();
		expect(state.assessment?.category).toBe('extortion');
	});

	it('what a member writes after going out decides nothing', () => {
		expect(caseState(thread([ONE, recusal], [ONE, outcome])).outcome).toBeNull();
	});
});

describe('one person under two ids', () => {
	const AGAIN: Author = `member:${'4'.repeat(16)}`;
	const samePerson = (id: string, other: string) =>
		id === other || [ONE, AGAIN].every((one) => [id, other].includes(one.slice('member:'.length)));

	it('does not close a case alone', () => {
		const entries = thread([ONE, outcome], [ONE, closing], [AGAIN, approval(1)]);
		expect(caseState(entries).closedOn).not.toBeNull();
		expect(caseState(entries, samePerson).closedOn).toBeNull();
		const withdrawn = thread([ONE, outcome], [ONE, closing], [AGAIN, recusal], [TWO, approval(1)]);
		expect(caseState(withdrawn, samePerson).closedOn).toBeNull();
	});

	it('lets nobody in alone', () => {
		const reader: TeamBody = { kind: 'reader', member: '3'.repeat(16) };
		const entries = thread([ONE, reader], [AGAIN, approval(0)]);
		expect(caseState(entries, samePerson).readersLet).toEqual([]);
		const withdrawn = thread([ONE, reader], [AGAIN, recusal], [TWO, approval(0)]);
		expect(caseState(withdrawn, samePerson).readersLet).toEqual([]);
	});

	it('decides nothing after going out under one of them', () => {
		const entries = thread([ONE, recusal], [AGAIN, outcome]);
		expect(caseState(entries, samePerson).outcome).toBeNull();
	});
});

describe('a later reader', () => {
	const reader: TeamBody = { kind: 'reader', member: '3'.repeat(16) };
	it('is let in by two', () => {
		const state = caseState(thread([ONE, reader], [TWO, approval(0)]));
		expect(state).toMatchObject({ readersAsked: [], readersLet: ['3'.repeat(16)] });
	});

	it.each([
		['the same member twice', thread([ONE, reader], [ONE, approval(0)])],
		['who asked has gone out', thread([ONE, reader], [ONE, recusal], [TWO, approval(0)])],
		['who approves is out', thread([TWO, recusal], [ONE, reader], [TWO, approval(1)])]
	])('is not let in: %s', (_, entries) => {
		expect(caseState(entries).readersLet).toEqual([]);
	});
});

describe('an entry', () => {
	it('is taken in its one form', () => {
		expect(readTeamBody({ body: { ...assessment }, author: ONE })).toEqual(assessment);
	});

	it.each([
		[{}],
		[{ kind: 'constructor' }],
		[{ kind: 'note' }],
		[{ kind: 'note', text: 7 }],
		[{ kind: 'note', text: 'x', more: 1 }],
		[{ ...outcome, outcome: 'acquitted' }],
		[{ kind: 'approval', of: -1 }],
		[{ kind: 'export', to: 'Inspektorat', sha256: 'zz' }]
	])('is refused: %j', (body) => {
		expect(() => readTeamBody({ body, author: ONE })).toThrow('not an entry');
	});
});
