// Cases under a team that has changed since, against the real database.
import { beforeAll, describe, expect, it } from 'vitest';

import { toBase64 } from '#lib/sealed/bytes.ts';
import {
	approveManifest,
	type Manifest,
	manifestDigest,
	newMemberKeys,
	publicKeysOf,
	signManifest
} from '#lib/sealed/index.ts';
import { allManifests } from '#lib/server/disclosures/index.ts';
import { ROOT_KEY, ROOT_SEED } from '#lib/server/disclosures/testing.ts';
import { addNote, openCase, othersOf, readersOf } from './case.ts';
import { clocksOf } from './clocks.ts';
import { type Desk, LATER, unlocked, withDesk } from './testing.ts';
import { readTeam, type Team } from './team.ts';
import { keysAreDue, openTurned } from './turn.ts';

let desk: Desk;
withDesk((opened) => (desk = opened));

describe('a team that has changed', () => {
	/** Without the second, and with the third again, whom reports leave out, under new keys. */
	async function changed(): Promise<Team> {
		const manifests = await allManifests(desk.database.db);
		const latest = manifests.at(-1);
		if (!latest) throw new Error('a manifest was stored');
		const before = JSON.parse(latest.text) as Manifest;
		const [goes, makesNew] = [desk.member(1).id, desk.member(2).id];
		const members = before.members
			.filter(({ id }) => id !== goes)
			.map((one) => (one.id === makesNew ? { ...one, ...made } : one));
		const next = { ...before, version: 3, previous: manifestDigest(latest), members };
		const signed = signManifest(next, ROOT_SEED);
		const approvals = [desk.member(0), desk.late].map(({ id, keys }) =>
			approveManifest(signed, id, LATER, keys.signSeed)
		);
		return readTeam({
			rootKey: toBase64(ROOT_KEY),
			minimumVersion: 1,
			today: LATER,
			manifests: [...manifests, { version: 3, ...signed, approvals }]
		});
	}
	let made: Awaited<ReturnType<typeof publicKeysOf>> & { id: string };
	beforeAll(async () => {
		made = { id: 'e'.repeat(16), ...(await publicKeysOf(await newMemberKeys())) };
	});

	it('turns the key for who has left it, and lets nobody in by new keys who was left out', async () => {
		const { report, key } = await desk.filed();
		const now = await changed();
		const stays = unlocked(desk.member(0));
		const found = { id: report.id, identity: key.identity };
		const turned = await openTurned(now, stays, found, LATER);
		expect(turned.identity).not.toBe(key.identity);
		expect(turned.talk.at(-1)).toMatchObject({ body: { kind: 'key', left: [desk.member(1).id] } });
		expect(keysAreDue(now, stays, turned)).toBe(false);
		expect(await desk.opens(report.id, desk.member(1))).toBe(false);
		// Not a word to the reporter yet.
		expect(clocksOf(turned).firstWord.doneOn).toBeNull();

		expect(othersOf(now, turned).map(({ id }) => id)).toEqual([desk.late.id]);
		await addNote(now, stays, turned, { kind: 'reader', member: made.id }, LATER);
		const of = turned.notesNext.sequence - 1;
		await addNote(now, unlocked(desk.late), turned, { kind: 'approval', of }, LATER);
		expect(readersOf(now, turned).map(({ id }) => id)).toEqual([desk.member(0).id]);
	});

	it('leaves a closed report as it is, so that its time does not begin anew', async () => {
		const { report, key } = await desk.filed();
		const [one, two] = [unlocked(desk.member(0)), unlocked(desk.member(1))];
		const open = await openCase(desk.team, one, { id: report.id, identity: key.identity });
		const outcome = { kind: 'outcome', outcome: 'ethics', text: '' } as const;
		await addNote(desk.team, one, open, outcome, LATER);
		await addNote(desk.team, one, open, { kind: 'closing', text: '' }, LATER);
		expect(keysAreDue(await changed(), one, open)).toBe(true);
		await addNote(desk.team, two, open, { kind: 'approval', of: 1 }, LATER);
		expect(keysAreDue(await changed(), one, open)).toBe(false);
	});
});
