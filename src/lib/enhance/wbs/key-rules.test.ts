// For whom browsers of members seal, when somebody with the whole database has put keys of their own
// into a report, alone or together with a member.
import { and, eq } from 'drizzle-orm';
import { Decrypter, identityToRecipient } from 'age-encryption';
import { describe, expect, it } from 'vitest';
import { newEscrow } from '#lib/sealed/escrow.ts';
import {
	type Author,
	envelopeDigest,
	newReportKey,
	NO_PREDECESSOR,
	openBox,
	sealEnvelope,
	sealFor,
	sealSlots,
	turnedKey
} from '#lib/sealed/index.ts';
import { openReport } from '#lib/server/disclosures/index.ts';
import { envelopes, olderKeys, reports, slots } from '#lib/server/disclosures/schema.ts';
import type { TeamMember } from '#lib/server/disclosures/testing.ts';
import { addNote, goneFrom, openCase, type OpenCase, recipientsOf, sayToReporter } from './case.ts';
import { type Desk, LATER, unlocked, withDesk } from './testing.ts';
import { keysAreDue, openTurned } from './turn.ts';

let desk: Desk;
withDesk((opened) => (desk = opened));

/** Puts a key in place of the one in use, sealed for everybody in force. */
async function plant(reportId: string, kind: 'report' | 'case', identity: string): Promise<void> {
	const { members } = desk.team.current;
	const recipients = members.map(({ recipient }) => recipient);
	const planted = await sealSlots(identity, recipients);
	const { db } = desk.database;
	await db.delete(slots).where(and(eq(slots.reportId, reportId), eq(slots.kind, kind)));
	const row = { reportId, kind };
	await db.insert(slots).values(planted.map((sealed, place) => ({ ...row, place, sealed })));
}

/** Writes an envelope past every rule. */
async function write(
	reportId: string,
	thread: 'talk' | 'case',
	sequence: number,
	sealed: Uint8Array
): Promise<void> {
	const row = { reportId, thread, sequence, sealed, digest: envelopeDigest(sealed) };
	await desk.database.db
		.insert(envelopes)
		.values({ ...row, storedOn: LATER })
		.onConflictDoUpdate({
			target: [envelopes.reportId, envelopes.thread, envelopes.sequence],
			set: { sealed, digest: row.digest }
		});
}

/** What a key opens of a thread, as a copy of the database has it. */
async function opened(reportId: string, thread: 'talk' | 'case', identity: string) {
	const decrypter = new Decrypter();
	decrypter.addIdentity(identity);
	const stored = await desk.database.db
		.select({ sealed: envelopes.sealed })
		.from(envelopes)
		.where(and(eq(envelopes.reportId, reportId), eq(envelopes.thread, thread)));
	const tries = stored.map(({ sealed }) => decrypter.decrypt(new Uint8Array(sealed)));
	return (await Promise.allSettled(tries)).filter(({ status }) => status === 'fulfilled').length;
}

const note = (who: TeamMember, open: OpenCase, text: string) =>
	addNote(desk.team, unlocked(who), open, { kind: 'note', text }, LATER);

describe('the key of the team’s notes', () => {
	it('is drawn by whoever writes the first, whatever the server gives', async () => {
		const { report } = await desk.filed();
		const { identity } = await newReportKey();
		await plant(report.id, 'case', identity);
		await note(desk.member(0), await desk.openedBy(desk.member(0), report.id), 'Rahasia.');
		expect(await opened(report.id, 'case', identity)).toBe(0);
		const seen = await desk.openedBy(desk.member(1), report.id);
		expect(seen.notes).toMatchObject([{ body: { text: 'Rahasia.' } }]);
		await note(desk.member(1), seen, 'Juga.');
		expect((await desk.openedBy(desk.member(0), report.id)).notes).toHaveLength(2);
	});

	it('is one person’s, when two begin at once', async () => {
		const { report } = await desk.filed();
		const [one, two] = [
			await desk.openedBy(desk.member(0), report.id),
			await desk.openedBy(desk.member(1), report.id)
		];
		await note(desk.member(0), one, 'Pertama.');
		await expect(note(desk.member(1), two, 'Pertama juga.')).rejects.toMatchObject({ status: 409 });
		const seen = await desk.openedBy(desk.member(1), report.id);
		expect(seen.notes).toMatchObject([{ body: { text: 'Pertama.' } }]);
	});

	it('is not one that no note vouches for', async () => {
		const { report } = await desk.filed();
		await note(desk.member(0), await desk.openedBy(desk.member(0), report.id), 'Pertama.');
		const { identity } = await newReportKey();
		await plant(report.id, 'case', identity);
		const seen = await desk.openedBy(desk.member(1), report.id);
		expect(seen.notes).toMatchObject([{ refused: 'not_for_us' }]);
		await expect(note(desk.member(1), seen, 'Rahasia.')).rejects.toThrow('tidak terbuka');
		expect(await opened(report.id, 'case', identity)).toBe(0);
	});

	it('is not one of a member who could not read the report when it came in', async () => {
		const { report } = await desk.filed();
		const { identity } = await newReportKey();
		await plant(report.id, 'case', identity);
		const begun = async ({ id, keys }: TeamMember) => {
			const author: Author = `member:${id}`;
			const place = { report: report.id, sequence: 0, previous: NO_PREDECESSOR };
			const body = { kind: 'note', text: 'Silakan.' };
			return sealEnvelope({ ...place, author, day: LATER, body }, keys.signSeed, identity);
		};
		for (const who of [desk.late, desk.member(2)]) {
			await write(report.id, 'case', 0, await begun(who));
			const seen = await desk.openedBy(desk.member(1), report.id);
			expect(seen.notes).toMatchObject([{ refused: 'unsigned' }]);
			await expect(note(desk.member(1), seen, 'Rahasia.')).rejects.toThrow('tidak terbuka');
		}
	});
});

describe('whoever has recused themselves', () => {
	it('turns no key of the notes, also under a new id', async () => {
		const { report, key } = await desk.filed();
		const open = await desk.openedBy(desk.member(0), report.id);
		const recusal = { kind: 'recusal', text: '' } as const;
		await addNote(desk.team, unlocked(desk.member(0)), open, recusal, LATER);
		const { noteIdentity, notesNext } = open;
		const { recipient } = await turnedKey(noteIdentity ?? '');
		const samePerson = (id: string, other: string) =>
			id === other || [id, other].sort().join() === [desk.member(0).id, desk.late.id].join();
		for (const { id, keys } of [desk.member(0), desk.late]) {
			const body = { kind: 'key', recipient };
			const place = { report: report.id, ...notesNext };
			const entry = { ...place, author: `member:${id}`, day: LATER, body } as const;
			await write(
				report.id,
				'case',
				notesNext.sequence,
				await sealEnvelope(entry, keys.signSeed, noteIdentity ?? '')
			);
			const found = { id: report.id, identity: key.identity };
			const stays = unlocked(desk.member(1));
			const seen = await openCase({ ...desk.team, samePerson }, stays, found);
			expect(seen.notes).toMatchObject([{ body: recusal }, { refused: 'unsigned' }]);
			expect(seen.noteIdentity).toBe(noteIdentity);
			const again = unlocked(desk.late);
			expect(keysAreDue({ ...desk.team, samePerson }, stays, seen)).toBe(true);
			expect(keysAreDue({ ...desk.team, samePerson }, again, seen)).toBe(false);
		}
	});
});

describe('what is said to the other side', () => {
	it('is not sealed by the team for a key of somebody who has gone out', async () => {
		const { report, key } = await desk.filed();
		const open = await desk.openedBy(desk.member(0), report.id);
		await note(desk.member(1), open, 'Rahasia.');
		// With the key from before they chain theirs to it, and shut the notes so that nobody turns keys.
		const mine = await turnedKey(key.identity);
		await plant(report.id, 'report', mine.identity);
		await plant(report.id, 'case', (await newReportKey()).identity);
		const { readHash, older: sealed } = mine;
		const { db } = desk.database;
		const row = { reportId: report.id, kind: 'report', generation: 0 } as const;
		await db.insert(olderKeys).values({ ...row, readHash: key.readHash, sealed });
		await db.update(reports).set({ readHash }).where(eq(reports.id, report.id));

		const who = unlocked(desk.member(0));
		const found = { id: report.id, identity: mine.identity };
		const seen = await openTurned(desk.team, who, found, LATER);
		expect(seen.talk).toMatchObject([{ body: { kind: 'report' } }]);
		const said = { kind: 'message', text: 'Kapan?' } as const;
		await expect(sayToReporter(who, seen, said, LATER)).rejects.toThrow('bukan yang disebut');
		expect(await opened(report.id, 'talk', mine.identity)).toBe(0);
	});

	it('is not sealed by the reporter for a key that only something refused speaks for', async () => {
		const { report, reporter, key } = await desk.filed();
		const box = async (identity: string, first: Uint8Array) => {
			const stored = { id: report.id, olderKeys: [], talk: [first] };
			const reporterWrap = await sealFor(await identityToRecipient(reporter.identity), identity);
			return openBox(reporter, { ...stored, reporterWrap }, desk.team);
		};
		expect((await box(key.identity, report.envelope)).side).not.toBeNull();
		const { identity } = await newReportKey();
		const place = { report: report.id, sequence: 0, previous: NO_PREDECESSOR };
		const junk = { ...place, author: 'reporter', day: LATER, body: {} } as const;
		const { keys } = desk.member(2);
		const { side, entries } = await box(
			identity,
			await sealEnvelope(junk, keys.signSeed, identity)
		);
		expect(entries).toMatchObject([{ refused: 'unsigned' }]);
		expect(side).toBeNull();
	});
});

describe('a server that keeps manifests back', () => {
	it('does not make the reporter write for the key before', async () => {
		const { report, reporter } = await desk.filed();
		const open = await desk.openedBy(desk.member(0), report.id);
		await addNote(desk.team, unlocked(desk.member(0)), open, { kind: 'recusal', text: '' }, LATER);
		const stays = unlocked(desk.member(1));
		const found = await desk.foundBy(stays, report.id);
		const turned = await openTurned(desk.team, stays, found, LATER);
		const stored = await openReport(desk.database.db, { lookup: reporter.lookup });
		const talk = stored.talk.map(({ sealed }) => new Uint8Array(sealed));
		const box = (wrap: Uint8Array, olderKeys: Uint8Array[], keyOf = desk.team.keyOf) => {
			const sealed = { id: report.id, reporterWrap: wrap, olderKeys, talk };
			return openBox(reporter, sealed, { ...desk.team, keyOf });
		};
		const wraps = [stored.reporterWrap, ...stored.olderKeys].map((one) => new Uint8Array(one));
		const [wrap = report.reporterWrap, ...older] = wraps;
		expect((await box(wrap, older)).side?.identity).toBe(turned.identity);
		// Neither whoever turned the key is named, nor is the new one there.
		const withheld = (author: Author) => (author === stays.author ? null : desk.team.keyOf(author));
		const { side, entries } = await box(report.reporterWrap, [], withheld);
		expect(entries).toMatchObject([{ body: { kind: 'report' } }, { refused: 'unnamed' }]);
		expect(side).toBeNull();
		expect((await box(wrap, older, withheld)).side).toBeNull();
	});
});

describe('who reads from the start', () => {
	it('is told by the day that the reporter signed, not by the server’s', async () => {
		const { report } = await desk.filed();
		await desk.database.db.update(reports).set({ filedOn: LATER }).where(eq(reports.id, report.id));
		const open = await desk.openedBy(desk.member(0), report.id);
		expect(open.filedOn).toBe(LATER);
		const { escrow } = await newEscrow(['A', 'B', 'C']);
		const late = { ...desk.team, current: { ...desk.team.current, escrow } };
		const idsOn = (day: string) =>
			day === LATER ? [...desk.team.idsOn(day), escrow.id] : desk.team.idsOn(day);
		const readers = [desk.member(0), desk.member(1)].map(({ recipient }) => recipient);
		expect(recipientsOf({ ...late, idsOn }, open)).toEqual(readers);
		// Who never could read it has not gone out of it either.
		expect(goneFrom({ ...late, idsOn }, open)).toEqual([]);
	});
});
