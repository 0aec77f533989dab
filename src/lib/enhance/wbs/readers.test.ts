// Who reads a case, as browsers of members work on it against the real database: a later reader, and
// somebody who recuses themselves.
import { describe, expect, it } from 'vitest';

import {
	openBox,
	openSlots,
	openTalk,
	sealSaid,
	type TalkBody,
	turnedKey
} from '#lib/sealed/index.ts';
import { addEnvelope, openReport } from '#lib/server/disclosures/index.ts';
import { TODAY } from '#lib/server/disclosures/testing.ts';
import { addNote, openCase, othersOf, readersOf, rewrap, sayToReporter, stateOf } from './case.ts';
import { type Desk, LATER, unlocked, withDesk } from './testing.ts';
import { keysAreDue, openTurned } from './turn.ts';

let desk: Desk;
withDesk((opened) => (desk = opened));

describe('who reads', () => {
	it('is let in later by two, and never whom the reporter left out', async () => {
		const { report } = await desk.filed();
		const one = await desk.openedBy(desk.member(0), report.id);
		expect(othersOf(desk.team, one).map(({ id }) => id)).toEqual([desk.late.id]);
		await addNote(
			desk.team,
			unlocked(desk.member(0)),
			one,
			{ kind: 'reader', member: desk.late.id },
			LATER
		);
		await rewrap(desk.team, one);
		// Asked by one alone: nothing has changed.
		expect(await desk.opens(report.id, desk.late)).toBe(false);

		const two = await desk.openedBy(desk.member(1), report.id);
		const [asked] = stateOf(two).readersAsked;
		const approval = { kind: 'approval', of: asked?.sequence ?? -1 } as const;
		await addNote(desk.team, unlocked(desk.member(1)), two, approval, LATER);
		await rewrap(desk.team, two);
		expect(await desk.opens(report.id, desk.late)).toBe(true);
		expect(await desk.opens(report.id, desk.member(2))).toBe(false);
		const three = await desk.openedBy(desk.late, report.id);
		expect(three.notes).toHaveLength(2);
		expect(readersOf(desk.team, three).map(({ id }) => id)).not.toContain(desk.member(2).id);
	});

	it('is not, even by two, whom the reporter left out', async () => {
		const { report } = await desk.filed();
		const one = await desk.openedBy(desk.member(0), report.id);
		const reader = { kind: 'reader', member: desk.member(2).id } as const;
		await addNote(desk.team, unlocked(desk.member(0)), one, reader, LATER);
		const two = await desk.openedBy(desk.member(1), report.id);
		await addNote(desk.team, unlocked(desk.member(1)), two, { kind: 'approval', of: 0 }, LATER);
		await rewrap(desk.team, two);
		expect(await desk.opens(report.id, desk.member(2))).toBe(false);
	});

	it('no longer is who has recused themselves', async () => {
		const { report } = await desk.filed();
		const one = await desk.openedBy(desk.member(0), report.id);
		const recusal = { kind: 'recusal', text: 'Saudara saya.' } as const;
		await addNote(desk.team, unlocked(desk.member(0)), one, recusal, LATER);
		await rewrap(desk.team, one);
		expect(await desk.opens(report.id, desk.member(0))).toBe(false);
		const two = await desk.openedBy(desk.member(1), report.id);
		expect(stateOf(two).recused).toEqual([`member:${desk.member(0).id}`]);
	});

	it('opens nothing that follows with the key kept from before, and is refused by it', async () => {
		const { db } = desk.database;
		const { report, reporter, key } = await desk.filed();
		const [gone, stays] = [unlocked(desk.member(0)), unlocked(desk.member(1))];
		const kept = await desk.openedBy(desk.member(0), report.id);
		await addNote(desk.team, gone, kept, { kind: 'recusal', text: 'Saudara saya.' }, LATER);
		await rewrap(desk.team, kept);
		expect(keysAreDue(desk.team, gone, kept)).toBe(false);

		const identity = await openSlots(await desk.slotsOf(report.id), desk.member(1).keys.identity);
		const turned = await openTurned(desk.team, stays, { id: report.id, identity }, LATER);
		expect(turned.identity).not.toBe(key.identity);
		expect(keysAreDue(desk.team, stays, turned)).toBe(false);
		await sayToReporter(stays, turned, { kind: 'message', text: 'Kapan?' }, LATER);
		await addNote(desk.team, stays, turned, { kind: 'note', text: 'Rahasia.' }, LATER);

		// The one who went out: no proof is taken, and a copy of the database opens up to there only.
		await expect(openCase(desk.team, gone, kept)).rejects.toMatchObject({ status: 404 });
		const stored = await openReport(db, { lookup: reporter.lookup });
		const talk = stored.talk.map(({ sealed }) => new Uint8Array(sealed));
		expect(await openTalk(report.id, talk, kept.ring, desk.team)).toMatchObject([
			{ body: { kind: 'report' } },
			{ body: { kind: 'key', left: [desk.member(0).id] } },
			{ refused: 'not_for_us' }
		]);

		// The reporter goes on, without doing anything for it, and the other reads old and new.
		const { side, entries } = await openBox(reporter, { ...stored, talk }, desk.team);
		expect(side?.identity).toBe(turned.identity);
		expect(entries.filter((entry) => 'refused' in entry)).toEqual([]);
		const body = { kind: 'message', text: 'Hari Senin.' } as const;
		const sealed = side && (await sealSaid(side, talk, body, LATER));
		const added = { thread: 'talk', sequence: 3, sealed: sealed ?? new Uint8Array() } as const;
		await addEnvelope(db, { lookup: reporter.lookup }, added, { ...TODAY, day: LATER });
		const reads = await openCase(desk.team, stays, turned);
		expect(reads.talk).toMatchObject([{}, {}, {}, { body }]);
		expect(reads.notes).toMatchObject([
			{ body: { kind: 'recusal' } },
			{ body: { kind: 'key' } },
			{ body: { text: 'Rahasia.' } }
		]);
	});

	it('turns no key any more after going out, and a server that keeps the new one back is noticed', async () => {
		const { db } = desk.database;
		const { report, reporter, key } = await desk.filed();
		const [gone, stays] = [unlocked(desk.member(0)), unlocked(desk.member(1))];
		const kept = await desk.openedBy(desk.member(0), report.id);
		await addNote(desk.team, gone, kept, { kind: 'recusal', text: '' }, LATER);
		const identity = await openSlots(await desk.slotsOf(report.id), desk.member(1).keys.identity);
		const turned = await openTurned(desk.team, stays, { id: report.id, identity }, LATER);

		const boxOf = async (reporterWrap: Uint8Array) => {
			const stored = await openReport(db, { lookup: reporter.lookup });
			const talk = stored.talk.map(({ sealed }) => new Uint8Array(sealed));
			const olderKeys: Uint8Array[] = [];
			return openBox(reporter, { ...stored, reporterWrap, olderKeys, talk }, desk.team);
		};
		const rolledBack = await boxOf(report.reporterWrap);
		expect(rolledBack.side).toBeNull();

		const mine = await turnedKey(key.identity);
		const forged = { ...turned, talkNext: turned.talkNext };
		const naming: TalkBody = { kind: 'key', recipient: mine.recipient, left: [] };
		await sayToReporter(gone, forged, naming, LATER);
		const after = await openCase(desk.team, stays, turned);
		expect(after.talk.at(-1)).toMatchObject({ refused: 'unsigned' });
		expect(after.keyNamed).toBe(true);
	});
});
