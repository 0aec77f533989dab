import { ed25519 } from '@noble/curves/ed25519.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { toBase64 } from './bytes.ts';
import { newEscrow } from './escrow.ts';
import {
	type ApprovedManifest,
	approveManifest,
	chainOrNull,
	type Manifest,
	manifestDigest,
	type Member,
	type MemberKeys,
	newMemberKeys,
	openChain,
	publicKeysOf,
	signManifest
} from './index.ts';
import { sign } from './signed.ts';

const [ROOT, NEW_ROOT] = [7, 8].map((value) => new Uint8Array(32).fill(value)) as [
	Uint8Array,
	Uint8Array
];
const DAYS = { from: '2026-11-01', until: '2027-11-01' };
const pinned = (seed = ROOT) => ({ rootKey: ed25519.getPublicKey(seed), minimumVersion: 1 });

const people: Member[] = [];
const secrets: MemberKeys[] = [];
beforeAll(async () => {
	for (const digit of ['1', '2', '3', '4']) {
		const own = await newMemberKeys();
		secrets.push(own);
		const id = digit.repeat(16);
		people.push({ id, name: `Nama ${digit}`, position: 'Tim', ...(await publicKeysOf(own)) });
	}
});
const member = (place: number, changes: Partial<Member> = {}): Member => {
	const found = people[place];
	if (!found) throw new Error('no such member');
	return { ...found, ...changes };
};

/** The next manifest of a chain, to which the first two of the team agree. */
function after(
	chain: readonly ApprovedManifest[],
	changes: Pick<Manifest, 'members'> & Partial<Manifest>,
	seed = ROOT
): ApprovedManifest {
	const last = chain.at(-1);
	const previous = last ? manifestDigest(last) : null;
	const manifest = { version: chain.length + 1, previous, ...DAYS, ...changes };
	return agreed(signManifest(manifest, seed), chain.length > 0 && seed === ROOT);
}

function agreed(signed: ReturnType<typeof signManifest>, byTwo: boolean): ApprovedManifest {
	const by = byTwo ? secrets.slice(0, 2) : [];
	const approvals = by.map(({ signSeed }, place) =>
		approveManifest(signed, member(place).id, DAYS.from, signSeed)
	);
	return { ...signed, approvals };
}

/** @param teams members of one manifest after the other */
function chainOf(...teams: Member[][]): ApprovedManifest[] {
	return teams.reduce<ApprovedManifest[]>(
		(chain, members) => [...chain, after(chain, { members })],
		[]
	);
}

describe('a chain of manifests', () => {
	it('knows who wrote before, also under a new root, and how they were called', () => {
		const chain = chainOf([member(0), member(1), member(2)]);
		chain.push(after(chain, { members: [member(0), member(3)] }, NEW_ROOT));
		const { keyOf, nameOf } = openChain(chain, pinned(NEW_ROOT));
		for (const { id, signKey, name } of people) {
			expect(toBase64(keyOf(`member:${id}`) ?? new Uint8Array())).toBe(signKey);
			expect(nameOf(id, '')).toBe(name);
			// Nobody speaks as what they are not.
			expect(keyOf(`escrow:${id}`)).toBeNull();
		}
		expect(keyOf(`member:${'5'.repeat(16)}`)).toBeNull();
	});

	it('knows a reserve key that was replaced', async () => {
		const members = [member(0), member(1)];
		const [old, fresh] = [await newEscrow(['A', 'B', 'C']), await newEscrow(['A', 'B', 'C'])];
		const chain = [after([], { members, escrow: old.escrow })];
		chain.push(after(chain, { members, escrow: fresh.escrow }));
		const { keyOf, nameOf, samePerson } = openChain(chain, pinned());
		for (const { id, signKey } of [old.escrow, fresh.escrow]) {
			expect(toBase64(keyOf(`escrow:${id}`) ?? new Uint8Array())).toBe(signKey);
			expect(keyOf(`member:${id}`)).toBeNull();
			expect(nameOf(id, 'Cadangan')).toBe('Cadangan');
		}
		expect(samePerson(old.escrow.id, fresh.escrow.id)).toBe(false);
	});

	it('tells a person by their name who made new keys, and nobody of a name whom it had at once', () => {
		const anew = member(3, { name: member(2).name });
		const chain = chainOf([member(0), member(1), member(2)], [member(0), member(1), anew]);
		expect(openChain(chain, pinned()).samePerson(member(2).id, anew.id)).toBe(true);
		const both = chainOf([member(0), member(1), member(2), anew]);
		expect(openChain(both, pinned()).samePerson(member(2).id, anew.id)).toBe(false);
		expect(openChain(chain, pinned()).samePerson('a'.repeat(16), 'b'.repeat(16))).toBe(false);
	});

	it('is refused when it has a gap, other words, too little consent, or another root at its end', () => {
		const chain = chainOf(people, people.slice(0, 3), people.slice(0, 2));
		expect(openChain(chain, pinned()).manifests).toHaveLength(3);
		const [one, two, three] = chain as [ApprovedManifest, ApprovedManifest, ApprovedManifest];
		const altered = { ...one, text: one.text.replace('Nama 4', 'Nama X') };
		const wrong: Record<string, ApprovedManifest[]> = {
			none: [],
			'a gap': [one, three],
			'no beginning': [two, three],
			'another order': [two, one, three],
			'other words': [altered, two, three],
			'too little consent': [one, { ...two, approvals: two.approvals.slice(1) }, three],
			'another root': [...chain, after(chain, { members: people }, NEW_ROOT)]
		};
		for (const [what, signed] of Object.entries(wrong)) {
			expect(() => openChain(signed, pinned()), what).toThrow();
			expect(chainOrNull(signed, pinned()), what).toBeNull();
		}
		expect(chainOrNull(chain, { ...pinned(), minimumVersion: 4 })).toBeNull();
		expect(chainOrNull(chain, null)).toBeNull();
	});

	it('is refused when the root signs in the name of another, as if it were a beginning', () => {
		const chain = chainOf([member(0), member(1)]);
		const own = after(chain, { members: [member(2), member(3)] });
		const named = toBase64(ed25519.getPublicKey(NEW_ROOT));
		const text = own.text.replace(toBase64(ed25519.getPublicKey(ROOT)), named);
		chain.push({ ...sign('manifest', text, ROOT), approvals: [] });
		expect(() => openChain(chain, pinned())).toThrow(expect.objectContaining({ code: 'unsigned' }));
	});

	it('is refused when somebody comes with the id or a key of another', () => {
		const two = [member(0), member(1)];
		for (const taken of [
			{ id: member(2).id },
			{ recipient: member(2).recipient },
			{ signKey: member(2).signKey }
		]) {
			// After the other has left; under the same name or not.
			const chain = chainOf([...two, member(2)], two, [...two, member(3, taken)]);
			expect(() => openChain(chain, pinned()), JSON.stringify(taken)).toThrow('another’s');
		}
		const back = chainOf([...two, member(2)], two, [...two, member(2)]);
		expect(openChain(back, pinned()).manifests).toHaveLength(3);
	});
});
