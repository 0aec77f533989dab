// A database administrator who forges, swaps, replays and drops: members' browsers notice.
import { describe, expect, it } from 'vitest';

import { and, eq } from 'drizzle-orm';
import {
	envelopeDigest,
	headCode,
	newMemberKeys,
	openSlots,
	sealEnvelope
} from '#lib/sealed/index.ts';
import { checkAnchor, keepDisclosures, listEntries } from '#lib/server/disclosures/index.ts';
import { envelopes, loggedDays } from '#lib/server/disclosures/schema.ts';
import { TODAY } from '#lib/server/disclosures/testing.ts';
import { compareNoted, differences, fetchAnchor } from './anchor.ts';
import { addNote, sayToReporter } from './case.ts';
import { type Desk, LATER, unlocked, withDesk } from './testing.ts';
import { openTurned } from './turn.ts';

let desk: Desk;
withDesk((opened) => (desk = opened));

describe('somebody with the whole database', () => {
	const sealedAt = (reportId: string, sequence: number) =>
		and(
			eq(envelopes.reportId, reportId),
			eq(envelopes.thread, 'talk'),
			eq(envelopes.sequence, sequence)
		);
	const write = (reportId: string, sequence: number, sealed: Uint8Array) =>
		desk.database.db
			.update(envelopes)
			.set({ sealed, digest: envelopeDigest(sealed) })
			.where(sealedAt(reportId, sequence));

	/** A report with two answers of a member. */
	async function talked() {
		const made = await desk.filed();
		const open = await desk.openedBy(desk.member(0), made.report.id);
		for (const text of ['Kapan?', 'Di mana?']) {
			await sayToReporter(unlocked(desk.member(0)), open, { kind: 'message', text }, LATER);
		}
		const stored = await desk.database.db
			.select()
			.from(envelopes)
			.where(eq(envelopes.reportId, made.report.id))
			.orderBy(envelopes.sequence);
		return { ...made, sealed: stored.map(({ sealed }) => new Uint8Array(sealed)) };
	}
	const refusedIn = async (reportId: string) => {
		const { talk } = await desk.openedBy(desk.member(1), reportId);
		return talk.flatMap((entry) => ('refused' in entry ? [entry.sequence] : []));
	};
	const at = (sealed: readonly Uint8Array[], place: number) => sealed[place] ?? new Uint8Array();

	it('is noticed when they forge a member’s message, who hold the key of the report', async () => {
		const { report, key, sealed } = await talked();
		const stranger = await newMemberKeys();
		const forged = await sealEnvelope(
			{
				report: report.id,
				sequence: 2,
				previous: envelopeDigest(at(sealed, 1)),
				author: `member:${desk.member(0).id}`,
				day: LATER,
				body: { kind: 'message', text: 'Siapa Anda?' }
			},
			stranger.signSeed,
			key.identity
		);
		await write(report.id, 2, forged);
		expect(await refusedIn(report.id)).toEqual([2]);
	});

	it('is noticed when they swap, replay, or take one out of the middle', async () => {
		const swapped = await talked();
		await write(swapped.report.id, 1, at(swapped.sealed, 2));
		await write(swapped.report.id, 2, at(swapped.sealed, 1));
		expect(await refusedIn(swapped.report.id)).toEqual([1, 2]);

		const replayed = await talked();
		await write(replayed.report.id, 2, at(replayed.sealed, 1));
		expect(await refusedIn(replayed.report.id)).toEqual([2]);

		const dropped = await talked();
		await desk.database.db.delete(envelopes).where(sealedAt(dropped.report.id, 1));
		expect(await refusedIn(dropped.report.id)).toEqual([1]);

		const foreign = await talked();
		await write(foreign.report.id, 1, at(replayed.sealed, 1));
		expect(await refusedIn(foreign.report.id)).toEqual([1, 2]);
	});

	it('is noticed when they cut off an end, drop an entry or make the log anew, after a day', async () => {
		const { db } = desk.database;
		const { report } = await talked();
		await keepDisclosures(db, '2026-11-06');
		const entries = await listEntries(db, TODAY.day, LATER);
		const listed = Map.groupBy(entries, ({ listedOn }) => listedOn);
		const ids = new Map([...listed].map(([day, list]) => [day, list.map(({ id }) => id)]));
		const until = '2026-11-07';
		// Keys turned in between: leaves of both are recognised.
		const gone = await desk.openedBy(desk.member(0), report.id);
		await addNote(desk.team, unlocked(desk.member(0)), gone, { kind: 'recusal', text: '' }, LATER);
		const identity = await openSlots(await desk.slotsOf(report.id), desk.member(1).keys.identity);
		await openTurned(desk.team, unlocked(desk.member(1)), { id: report.id, identity }, LATER);
		await keepDisclosures(db, until);
		const { problems } = await checkAnchor(db, [], until);
		expect(problems.filter((one) => 'report' in one && one.report === report.id)).toEqual([]);
		const said = async (ofList = ids) => {
			const anchor = await fetchAnchor('2026-11-01');
			if (!anchor) throw new Error('days were closed');
			const open = await desk.openedBy(desk.member(1), report.id);
			return { anchor, found: differences(anchor, ofList, [{ title: 'Laporan', open }]) };
		};
		const { anchor, found } = await said();
		expect(found).toEqual([]);
		const code = headCode(anchor.heads.get(LATER) ?? '');
		await compareNoted(LATER, code.toLowerCase(), anchor);
		const other = headCode('ab'.repeat(32));
		await expect(compareNoted(LATER, other, anchor)).rejects.toThrow('TIDAK COCOK');
		await expect(compareNoted(LATER, code.slice(1), anchor)).rejects.toThrow('salah atau kurang');

		await db.delete(envelopes).where(sealedAt(report.id, 3));
		expect((await said()).found).toEqual(['Laporan: akhir percakapan hilang.']);
		const [day = ''] = ids.keys();
		const fewer = new Map(ids).set(day, ids.get(day)?.slice(1) ?? []);
		expect((await said(fewer)).found).toContainEqual(expect.stringMatching(/^Daftar .* diubah/));

		await db.delete(loggedDays);
		await db.update(envelopes).set({ logged: false });
		await keepDisclosures(db, until);
		const anew = await said();
		expect(anew.found).toEqual([]);
		await expect(compareNoted(LATER, code, anew.anchor)).rejects.toThrow('TIDAK COCOK');
	});
});
