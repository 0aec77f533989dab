// What members do in more than one step, while lines are cut and others write: nothing is done twice,
// and what is missing can be done by anybody who reads.
import { describe, expect, it, vi } from 'vitest';
import { sealSaid, type TalkBody } from '#lib/sealed/index.ts';
import type { TeamBody } from '#lib/sealed/team-bodies.ts';
import { addEnvelope, openReport } from '#lib/server/disclosures/index.ts';
import { TODAY, type TeamMember } from '#lib/server/disclosures/testing.ts';
import { stateOf } from './case.ts';
import {
	approveClosing,
	assess,
	type AtCase,
	HalfDone,
	letIn,
	newsDue,
	note,
	recuse,
	say,
	tellNews,
	wrapAgain
} from './case-steps.ts';
import { type Desk, LATER, unlocked, withDesk } from './testing.ts';

let desk: Desk;
withDesk((opened) => (desk = opened));

/** A report on the page of a member. */
async function at(member: TeamMember, report: string): Promise<AtCase> {
	const open = await desk.openedBy(member, report);
	return { team: desk.team, who: unlocked(member), open, today: LATER };
}

type Filed = Awaited<ReturnType<Desk['filed']>>;

/** The reporter says something that the members' pages don't have yet. */
async function reporterWrites({ report, reporter, key }: Filed): Promise<void> {
	const { db } = desk.database;
	const { talk } = await openReport(db, { lookup: reporter.lookup });
	const side = { report: report.id, identity: key.identity, keys: reporter };
	const before = talk.map(({ sealed }) => new Uint8Array(sealed));
	const sealed = await sealSaid(side, before, { kind: 'message', text: 'Ada lagi.' }, LATER);
	const message = { thread: 'talk' as const, sequence: talk.length, sealed };
	await addEnvelope(db, { lookup: reporter.lookup }, message, { ...TODAY, day: LATER });
}

type Cut = 'before' | 'after';

/** Cuts the line the next time that something is asked, before it is done or before the answer comes. */
function cutOnce(fits: (address: string, body: string) => boolean, when: Cut): void {
	let left = 1;
	vi.stubGlobal('fetch', async (address: string, init: { body?: string } = {}) => {
		const cut = fits(address, init.body ?? '') && left-- > 0;
		if (cut && when === 'before') throw new TypeError('Failed to fetch');
		const answer = await desk.serve(address, init);
		if (cut) throw new TypeError('Failed to fetch');
		return answer;
	});
}
const writing = (thread: 'talk' | 'case') => (address: string, body: string) =>
	// The first note goes with its key.
	(thread === 'case' && address.endsWith('/catatan')) ||
	(address.endsWith('/tulis') && (JSON.parse(body) as { thread: string }).thread === thread);
const wrapping = (address: string) => address.endsWith('/pembaca');

const kindsIn = (thread: readonly object[]) =>
	thread.map((entry) => ('body' in entry ? (entry.body as TalkBody | TeamBody).kind : 'refused'));
const OUTCOME = { kind: 'outcome', outcome: 'ethics', text: '' } as const;
const ASSESSED = {
	kind: 'assessment',
	category: 'extortion',
	decision: 'examine',
	text: 'Ada saksi.'
} as const;

describe('closing', () => {
	/** One has asked, the other has it on the page. */
	async function asked() {
		const filed = await desk.filed();
		const one = await at(desk.member(0), filed.report.id);
		await note(one, OUTCOME);
		await note(one, { kind: 'closing', text: 'Selesai.' });
		return { filed, other: await at(desk.member(1), filed.report.id) };
	}

	it('waits until what the reporter wrote meanwhile is read', async () => {
		const { filed, other } = await asked();
		await reporterWrites(filed);
		await expect(approveClosing(other, 'Selesai.')).rejects.toMatchObject({ status: 409 });
		const seen = await desk.openedBy(desk.member(0), filed.report.id);
		expect(stateOf(seen).closedOn).toBeNull();
		// The page has it now.
		expect(kindsIn(other.open.talk)).toEqual(['report', 'message']);
		await approveClosing(other, 'Selesai.');
		expect(kindsIn(other.open.talk)).toEqual(['report', 'message', 'status']);
		expect(newsDue(other.open)).toBeNull();
	});

	it('that the reporter was not told of can be told by anybody who reads', async () => {
		const { filed, other } = await asked();
		cutOnce(writing('talk'), 'before');
		await expect(approveClosing(other, 'Selesai.')).rejects.toBeInstanceOf(HalfDone);
		expect(newsDue(other.open)).toBe('closed');
		const one = await at(desk.member(0), filed.report.id);
		expect(newsDue(one.open)).toBe('closed');
		await tellNews(one, 'Selesai.');
		expect(newsDue(one.open)).toBeNull();
		// The other, whose page is behind.
		await tellNews(other, 'Selesai.');
		expect(kindsIn(other.open.talk)).toEqual(['report', 'status']);
		expect(kindsIn(other.open.notes)).toEqual(['outcome', 'closing', 'approval']);
	});

	it('goes on where the answer to the approval was lost', async () => {
		const { other } = await asked();
		cutOnce(writing('case'), 'after');
		await expect(approveClosing(other, 'Selesai.')).rejects.toThrow();
		await approveClosing(other, 'Selesai.');
		expect(kindsIn(other.open.talk)).toEqual(['report', 'status']);
		expect(kindsIn(other.open.notes)).toEqual(['outcome', 'closing', 'approval']);
	});
});

describe('assessing', () => {
	it.each(['before', 'after'] as const)('is noted once, the line cut %s it', async (when) => {
		const { report } = await desk.filed();
		const one = await at(desk.member(0), report.id);
		cutOnce(writing('case'), when);
		await expect(assess(one, ASSESSED, '')).rejects.toThrow();
		await assess(one, ASSESSED, '');
		expect(kindsIn(one.open.notes)).toEqual(['assessment']);
		expect(kindsIn(one.open.talk)).toEqual(['report', 'status']);
	});

	it('that the reporter was not told of is due, and noted once', async () => {
		const { report } = await desk.filed();
		const one = await at(desk.member(0), report.id);
		cutOnce(writing('talk'), 'before');
		await expect(assess(one, ASSESSED, 'Kami periksa.')).rejects.toBeInstanceOf(HalfDone);
		const other = await at(desk.member(1), report.id);
		expect(newsDue(other.open)).toBe('examining');
		await assess(one, ASSESSED, 'Kami periksa.');
		expect(kindsIn(one.open.notes)).toEqual(['assessment']);
		expect(newsDue(one.open)).toBeNull();
	});

	it('of what is not for us says so, and asking the reporter owes no news', async () => {
		const { report } = await desk.filed();
		const one = await at(desk.member(0), report.id);
		await note(one, { ...ASSESSED, decision: 'ask_reporter' });
		expect(newsDue(one.open)).toBeNull();
		await note(one, { ...ASSESSED, decision: 'not_for_us' });
		expect(newsDue(one.open)).toBe('not_for_us');
		await say(one, { kind: 'status', status: 'received', text: '' });
		expect(newsDue(one.open)).toBe('not_for_us');
		await tellNews(one, '');
		expect(newsDue(one.open)).toBeNull();
	});
});

describe('letting a member in', () => {
	it('is finished by anybody who reads when the keys were not wrapped', async () => {
		const { report } = await desk.filed();
		const one = await at(desk.member(0), report.id);
		await note(one, { kind: 'reader', member: desk.late.id });
		const other = await at(desk.member(1), report.id);
		cutOnce(wrapping, 'before');
		await expect(letIn(other)).rejects.toBeInstanceOf(HalfDone);
		expect(await desk.opens(report.id, desk.late)).toBe(false);
		// The page of the one who asked is behind.
		await expect(wrapAgain(one)).rejects.toMatchObject({ status: 409 });
		expect(stateOf(one.open).readersLetSince).toEqual([desk.late.id]);
		await wrapAgain(one);
		expect(await desk.opens(report.id, desk.late)).toBe(true);
		expect(await desk.opens(report.id, desk.member(2))).toBe(false);
	});

	it('wraps nothing for who has gone out meanwhile', async () => {
		const { report } = await desk.filed();
		const one = await at(desk.member(0), report.id);
		await note(one, { kind: 'reader', member: desk.late.id });
		const stale = await at(desk.member(1), report.id);
		await recuse(one, 'Saudara saya.');
		await expect(letIn(stale)).rejects.toMatchObject({ status: 409 });
		expect(await desk.opens(report.id, desk.member(0))).toBe(false);
	});
});

describe('going out', () => {
	it('is noted once, however often the keys were not wrapped', async () => {
		const { report } = await desk.filed();
		const one = await at(desk.member(0), report.id);
		cutOnce(wrapping, 'before');
		await expect(recuse(one, 'Saudara saya.')).rejects.toThrow();
		await recuse(one, 'Saudara saya.');
		expect(await desk.opens(report.id, desk.member(0))).toBe(false);
		const other = await desk.openedBy(desk.member(1), report.id);
		expect(kindsIn(other.notes)).toEqual(['recusal']);
	});

	it('is not for the only one who reads', async () => {
		const { report } = await desk.filed([desk.member(1).id, desk.member(2).id]);
		const one = await at(desk.member(0), report.id);
		await expect(recuse(one, 'Saudara saya.')).rejects.toThrow('satu-satunya');
	});
});

describe('saying something', () => {
	it('twice in a row says it once, also when the first answer was lost', async () => {
		const { report } = await desk.filed();
		const one = await at(desk.member(0), report.id);
		const received = { kind: 'status', status: 'received', text: '' } as const;
		cutOnce(writing('talk'), 'after');
		await expect(say(one, received)).rejects.toThrow();
		await say(one, received);
		await say(one, received);
		expect(kindsIn(one.open.talk)).toEqual(['report', 'status']);
	});

	it('that a colleague’s message came before is refused once, then goes through', async () => {
		const { report } = await desk.filed();
		const one = await at(desk.member(0), report.id);
		const other = await at(desk.member(1), report.id);
		await say(other, { kind: 'message', text: 'Kapan?' });
		const mine = { kind: 'message', text: 'Di mana?' } as const;
		await expect(say(one, mine)).rejects.toMatchObject({ status: 409 });
		await say(one, mine);
		expect(kindsIn(one.open.talk)).toEqual(['report', 'message', 'message']);
	});
});
