// The reserve key, as two holders' browser works with it against the real database.
import { describe, expect, it } from 'vitest';

import { newEscrow } from '#lib/sealed/escrow.ts';
import { openBox, openSlots } from '#lib/sealed/index.ts';
import { openReport } from '#lib/server/disclosures/index.ts';
import { addNote, openCase, recipientsOf, rewrap, sayToReporter } from './case.ts';
import { type Desk, LATER, unlocked, withDesk } from './testing.ts';
import { noteHandOver, openNoted } from './reserve.ts';
import { openTurned } from './turn.ts';

let desk: Desk;
withDesk((opened) => (desk = opened));

describe('the reserve key', () => {
	/** A member goes out, and another turns the keys. */
	async function turned(reportId: string) {
		const gone = await desk.openedBy(desk.member(0), reportId);
		await addNote(desk.team, unlocked(desk.member(0)), gone, { kind: 'recusal', text: '' }, LATER);
		await rewrap(desk.team, gone);
		const identity = await openSlots(await desk.slotsOf(reportId), desk.member(1).keys.identity);
		return openTurned(desk.team, unlocked(desk.member(1)), { id: reportId, identity }, LATER);
	}

	it('opens report and notes after the keys have turned, says so to both sides, and decides nothing', async () => {
		const { report, reporter } = await desk.filed();
		await turned(report.id);
		const who = await desk.joined();
		const identity = await openSlots(await desk.slotsOf(report.id), who.keys.identity);
		const open = await openCase(desk.team, who, { id: report.id, identity });
		expect(open.notes).toMatchObject([{ body: { kind: 'recusal' } }, { body: { kind: 'key' } }]);
		await sayToReporter(who, open, { kind: 'message', text: 'Dibuka.' }, LATER);
		const handed = { kind: 'export', to: 'Inspektorat', sha256: 'ab'.repeat(32) } as const;
		await addNote(desk.team, who, open, handed, LATER);
		await addNote(desk.team, who, open, { kind: 'recusal', text: '' }, LATER);

		const seen = await desk.openedBy(desk.member(1), report.id);
		expect(seen.talk.at(-1)).toMatchObject({ author: who.author, body: { text: 'Dibuka.' } });
		expect(seen.notes.slice(2)).toMatchObject([
			{ author: who.author, body: handed },
			{ refused: 'malformed' }
		]);
		expect(desk.team.nameOf(who.author)).toBe('Kunci cadangan');
		const stored = await openReport(desk.database.db, { lookup: reporter.lookup });
		const talk = stored.talk.map(({ sealed }) => new Uint8Array(sealed));
		const box = await openBox(reporter, { ...stored, talk }, desk.team);
		expect(box.entries.at(-1)).toMatchObject({ author: who.author });
	});

	it('opens what colleagues changed since, and says once that it did', async () => {
		const { report } = await desk.filed();
		const joined = { team: desk.team, who: await desk.joined(), today: LATER };
		const found = await desk.foundBy(joined.who, report.id);
		const words = 'Laporan ini dibuka dengan kunci cadangan.';
		const first = await openNoted(joined, found, words);
		expect(first.talk.at(-1)).toMatchObject({ author: joined.who.author, body: { text: words } });
		await turned(report.id);

		const again = await openNoted(joined, found, words);
		expect(again.identity).not.toBe(first.identity);
		expect(again.talk).toMatchObject([{}, { body: { text: words } }, { body: { kind: 'key' } }]);
		// A member writes while it is on the page.
		const other = await desk.openedBy(desk.member(1), report.id);
		await addNote(desk.team, unlocked(desk.member(1)), other, { kind: 'note', text: '' }, LATER);
		const handed = { kind: 'export', to: 'Inspektorat', sha256: 'ab'.repeat(32) } as const;
		await expect(noteHandOver({ ...joined, open: again }, handed)).rejects.toThrow('Baca dulu');
		await noteHandOver({ ...joined, open: again }, handed);
		expect(again.notes.at(-1)).toMatchObject({ author: joined.who.author, body: handed });
	});

	it('turns no keys, though somebody has gone out', async () => {
		const { report } = await desk.filed();
		const gone = await desk.openedBy(desk.member(0), report.id);
		const recusal = { kind: 'recusal', text: '' } as const;
		await addNote(desk.team, unlocked(desk.member(0)), gone, recusal, LATER);
		await rewrap(desk.team, gone);
		const joined = { team: desk.team, who: await desk.joined(), today: LATER };
		const found = await desk.foundBy(joined.who, report.id);
		const open = await openNoted(joined, found, 'Dibuka.');
		expect(open.talk).toMatchObject([{ body: { kind: 'report' } }, { body: { kind: 'message' } }]);
	});

	it('gets no key that is wrapped later where it was left out, or is another by then', async () => {
		const { report } = await desk.filed([desk.member(2).id, desk.reserve.escrow.id]);
		const open = await turned(report.id);
		const who = await desk.joined();
		await expect(openSlots(await desk.slotsOf(report.id), who.keys.identity)).rejects.toThrow();
		expect(recipientsOf(desk.team, open)).toEqual([desk.member(1).recipient]);

		const mine = await desk.filed();
		const one = await desk.openedBy(desk.member(0), mine.report.id);
		expect(recipientsOf(desk.team, one)).toContain(desk.reserve.escrow.recipient);
		const { escrow } = await newEscrow(['A', 'B', 'C']);
		const current = { ...desk.team.current, escrow };
		expect(recipientsOf({ ...desk.team, current }, one)).toEqual([
			desk.member(0).recipient,
			desk.member(1).recipient
		]);
	});
});
