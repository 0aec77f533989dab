// An id of the team is one person's, with one pair of keys, for good.
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
	approveManifest,
	type Manifest,
	manifestDigest,
	newMemberKeys,
	publicKeysOf,
	readManifest,
	signManifest
} from '../../sealed/index.ts';
import { eq } from 'drizzle-orm';
import type { Database } from '../platform/database.ts';
import { testDatabase } from '../platform/testing.ts';
import { currentManifest, findMemberKeys, storeManifest, storeMemberKeys } from './index.ts';
import { memberKeys } from './schema.ts';
import { ROOT_KEY, ROOT_SEED, type TeamMember, teamOf, TODAY } from './testing.ts';

let database: Database;
let team: [TeamMember, TeamMember, TeamMember];
beforeAll(async () => {
	database = await testDatabase();
	team = (await teamOf(database.db, 3)) as typeof team;
});
afterAll(() => database.close());

const LOCKED = { byPassphrase: new Uint8Array(8), byRecovery: new Uint8Array(8) };

/** Makes new keys for a member, under an id of theirs or another. */
async function makeKeys({ actor }: TeamMember, id: string) {
	const made = { id, position: 'Tim', ...(await publicKeysOf(await newMemberKeys())) };
	await storeMemberKeys(database.db, actor, { ...made, ...LOCKED }, TODAY.day);
	return { ...made, name: actor.name };
}

it('is not taken again, when its keys have been replaced or its member has left', async () => {
	const { db } = database;
	const [one, two, third] = team;
	// The third makes new keys, so that the id of the old ones is free.
	const anew = await makeKeys(third, 'a'.repeat(16));
	for (const who of [one, third]) {
		await expect(makeKeys(who, third.id)).rejects.toMatchObject({ code: 'invalid_input' });
	}
	expect(await findMemberKeys(db, third.actor)).toMatchObject({ id: anew.id });

	// Whoever gets past that is no member: the next manifest can't name them.
	const { recipient, signKey } = anew;
	await db.update(memberKeys).set({ id: third.id }).where(eq(memberKeys.id, anew.id));
	const latest = await currentManifest(db);
	const before = readManifest(latest?.text ?? '');
	const next = (id: string): Promise<number> => {
		const members = [...before.members.slice(0, 2), { ...anew, id, recipient, signKey }];
		const previous = latest && manifestDigest(latest);
		const manifest: Manifest = { ...before, version: 2, previous, members };
		const signed = signManifest(manifest, ROOT_SEED);
		const approvals = [one, two].map(({ id: by, keys }) =>
			approveManifest(signed, by, TODAY.day, keys.signSeed)
		);
		return storeManifest(db, { ...signed, approvals }, ROOT_KEY, TODAY.day);
	};
	await expect(next(third.id)).rejects.toMatchObject({ code: 'invalid_input' });
	await db.update(memberKeys).set({ id: anew.id }).where(eq(memberKeys.id, third.id));
	expect(await next(anew.id)).toBe(2);
});
