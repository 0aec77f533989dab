import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import {
	approveManifest,
	type Manifest,
	manifestDigest,
	newMemberKeys,
	publicKeysOf,
	readManifest,
	type Signed,
	signManifest
} from '../../sealed/index.ts';
import type { Database } from '../platform/database.ts';
import { testDatabase } from '../platform/testing.ts';
import {
	approveProposal,
	currentManifest,
	openProposal,
	proposeManifest,
	storeManifest,
	storeMemberKeys,
	teamInForce
} from './index.ts';
import { ROOT_KEY, ROOT_SEED, type TeamMember, teamOf, TODAY } from './testing.ts';

let database: Database;
afterAll(() => database.close());
beforeEach(async () => {
	await database?.close();
	database = await testDatabase();
});

const codeOf = async (work: Promise<unknown>) =>
	work.then(
		() => 'done',
		(error: { code?: string }) => error.code ?? String(error)
	);
const at = (team: readonly TeamMember[], place: number) => {
	const found = team[place];
	if (!found) throw new Error('no such member');
	return found;
};

/** The next manifest, signed by the root, of those who are left. */
async function nextOf(
	keep: (id: string) => boolean,
	changes: Partial<Manifest> = {},
	seed = ROOT_SEED
): Promise<Signed> {
	const latest = await currentManifest(database.db);
	if (!latest) throw new Error('there is a team');
	const before = readManifest(latest.text);
	const next: Manifest = {
		...before,
		version: before.version + 1,
		previous: manifestDigest(latest),
		members: before.members.filter(({ id }) => keep(id)),
		...changes
	};
	return signManifest(next, seed);
}
const propose = (by: TeamMember, signed: Signed, root = ROOT_KEY) =>
	proposeManifest(database.db, by.actor, signed, root, TODAY.day);
const agree = (by: TeamMember, signed: Signed, changes: object = {}) => {
	const approval = approveManifest(signed, by.id, TODAY.day, by.keys.signSeed);
	return approveProposal(database.db, by.actor, { ...approval, ...changes }, ROOT_KEY, TODAY.day);
};
const inForce = async () => (await currentManifest(database.db))?.version;

describe('a change of the team', () => {
	it('is in force when two of those who stay have agreed, and not before', async () => {
		const team = await teamOf(database.db, 4);
		const [one, two, three, leaver] = [0, 1, 2, 3].map((place) => at(team, place));
		if (!one || !two || !three || !leaver) throw new Error('four members');
		const signed = await nextOf((id) => id !== leaver.id);
		// The root alone, with whatever it sends along, changes nothing.
		expect(await codeOf(storeManifest(database.db, signed, ROOT_KEY, TODAY.day))).toBe(
			'invalid_input'
		);
		expect(await propose(leaver, signed)).toEqual({ version: 2, missing: 2 });
		expect(await codeOf(agree(leaver, signed))).toBe('invalid_input');
		expect(await agree(one, signed)).toEqual({ version: 2, missing: 1 });
		expect(await agree(one, signed)).toEqual({ version: 2, missing: 1 });
		expect(await inForce()).toBe(1);
		expect((await openProposal(database.db, two.actor))?.approvals).toHaveLength(1);
		expect(await agree(three, signed)).toEqual({ version: 2, missing: 0 });
		expect(await inForce()).toBe(2);
		expect(await openProposal(database.db, two.actor)).toBeNull();
		const pins = {
			rootKey: Buffer.from(ROOT_KEY).toString('base64'),
			minimumVersion: 1,
			anchorTo: []
		};
		const now = await teamInForce(database.db, pins, TODAY.day);
		expect(now?.manifest.members).toHaveLength(3);
	});

	it('needs a member’s own signature, on the day, to what waits', async () => {
		const team = await teamOf(database.db, 3);
		const signed = await nextOf(() => true, { until: '2027-05-01' });
		const one = at(team, 0);
		expect(await codeOf(agree(one, signed))).toBe('not_found');
		await propose(one, signed);
		const other = await nextOf(() => true, { until: '2027-06-01' });
		for (const [who, text, changes] of [
			[one, other, {}],
			[one, signed, { member: at(team, 1).id }],
			[one, signed, { day: '2026-11-01' }],
			[{ ...at(team, 1), actor: one.actor }, signed, {}]
		] as const) {
			expect(await codeOf(agree(who, text, changes))).toBe('invalid_input');
		}
		const stranger = { ...one, actor: { ...one.actor, roles: [] } };
		expect(await codeOf(agree(stranger, signed))).toBe('not_allowed');
		// Another of the root takes its place, and the consent with it; the same doesn't.
		await agree(one, signed);
		expect(await propose(one, signed)).toEqual({ version: 2, missing: 1 });
		expect(await propose(one, other)).toEqual({ version: 2, missing: 2 });
		expect(await codeOf(agree(at(team, 1), signed))).toBe('invalid_input');
	});

	it('is proposed and agreed to by several at once', async () => {
		const team = await teamOf(database.db, 4);
		const texts = [await nextOf(() => true, { until: '2027-05-01' }), await nextOf(() => true)];
		await propose(at(team, 0), texts[0] ?? { text: '', signature: '' });
		const codes = await Promise.all(
			Array.from({ length: 24 }, (_, turn) => {
				const signed = texts[turn % 2] ?? { text: '', signature: '' };
				const by = at(team, turn % 4);
				return codeOf(turn % 3 === 0 ? propose(by, signed) : agree(by, signed));
			})
		);
		// Never that they wait for each other for good.
		for (const code of codes) {
			expect(['done', 'invalid_input', 'conflict', 'not_found']).toContain(code);
		}
	});

	it('takes the one who stays, in a team of two of whom one goes', async () => {
		const team = await teamOf(database.db, 2);
		const [stays, goes] = [at(team, 0), at(team, 1)];
		// The second has lost everything and made new keys.
		const made = {
			id: 'a'.repeat(16),
			position: 'Tim',
			...(await publicKeysOf(await newMemberKeys()))
		};
		const locked = { byPassphrase: new Uint8Array(8), byRecovery: new Uint8Array(8) };
		await storeMemberKeys(database.db, goes.actor, { ...made, ...locked }, TODAY.day);
		const before = readManifest((await currentManifest(database.db))?.text ?? '');
		const members = [
			...before.members.filter(({ id }) => id === stays.id),
			{ ...made, name: goes.actor.name }
		];
		const signed = await nextOf(() => true, { members });
		expect(await propose(goes, signed)).toEqual({ version: 2, missing: 1 });
		expect(await agree(stays, signed)).toEqual({ version: 2, missing: 0 });
	});

	it('is not taken when too few stay; a new root begins anew', async () => {
		const team = await teamOf(database.db, 4);
		const one = at(team, 0);
		const made = {
			id: 'b'.repeat(16),
			position: 'Tim',
			...(await publicKeysOf(await newMemberKeys()))
		};
		const locked = { byPassphrase: new Uint8Array(8), byRecovery: new Uint8Array(8) };
		await storeMemberKeys(database.db, at(team, 3).actor, { ...made, ...locked }, TODAY.day);
		const before = readManifest((await currentManifest(database.db))?.text ?? '');
		const members = [...before.members.slice(0, 1), { ...made, name: 'Baru' }];
		expect(await codeOf(propose(one, await nextOf(() => true, { members })))).toBe('invalid_input');
		const seed = new Uint8Array(32).fill(8);
		const anew = await nextOf(() => true, { members }, seed);
		expect(await codeOf(propose(one, anew))).toBe('invalid_input');
		const root = new Uint8Array(Buffer.from(readManifest(anew.text).root, 'base64'));
		expect(await propose(one, anew, root)).toEqual({ version: 2, missing: 0 });
	});
});
