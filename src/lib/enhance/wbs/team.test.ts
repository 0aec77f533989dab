import { ed25519 } from '@noble/curves/ed25519.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { toBase64 } from '#lib/sealed/bytes.ts';
import {
	type Manifest,
	manifestDigest,
	type Member,
	newMemberKeys,
	publicKeysOf,
	signManifest
} from '#lib/sealed/index.ts';
import { type PageTeam, readTeam } from './team.ts';

const seed = (value: number) => new Uint8Array(32).fill(value);
const keyOf = (value: number) => toBase64(ed25519.getPublicKey(seed(value)));
const ROOT = 7;
const NEW_ROOT = 8;

let members: Member[];
beforeAll(async () => {
	members = [];
	for (const digit of ['1', '2', '3']) {
		const keys = await publicKeysOf(await newMemberKeys());
		members.push({ id: digit.repeat(16), name: `Anggota ${digit}`, position: 'Tim', ...keys });
	}
});

/** Three members, then two; the second signed by `root`. */
function page(root = ROOT, changes: Partial<PageTeam> = {}): PageTeam {
	const dates = { from: '2026-11-01', until: '2027-11-01' };
	const first: Manifest = { version: 1, previous: null, ...dates, members };
	const one = signManifest(first, seed(ROOT));
	const second = {
		...first,
		version: 2,
		previous: manifestDigest(one),
		members: members.slice(0, 2)
	};
	const two = signManifest(second, seed(root));
	return {
		rootKey: keyOf(root),
		minimumVersion: 1,
		today: '2026-11-28',
		manifests: [
			{ version: 1, ...one },
			{ version: 2, ...two }
		],
		keys: { id: '', byPassphrase: '', byRecovery: '' },
		...changes
	};
}

describe('the team', () => {
	it('is the latest manifest, and knows who wrote before', () => {
		const team = readTeam(page());
		expect(team.current.members).toHaveLength(2);
		expect(team.idsOn('2026-11-28')).toHaveLength(2);
		expect(team.nameOf(`member:${'3'.repeat(16)}`)).toBe('Anggota 3');
		expect(team.keyOf(`member:${'3'.repeat(16)}`)).not.toBeNull();
		expect(team.keyOf(`member:${'4'.repeat(16)}`)).toBeNull();
	});

	it('goes on under a new root, which vouches for what came before', () => {
		expect(readTeam(page(NEW_ROOT)).current.version).toBe(2);
	});

	it('is refused when the server made it up', () => {
		const good = page();
		const [one, two] = good.manifests;
		if (!one || !two) throw new Error('two manifests were made');
		const altered = { ...one, text: one.text.replace('Anggota 3', 'Anggota X') };
		for (const [manifests, sentence] of [
			[[], 'belum ditandatangani'],
			[[one, { ...two, text: two.text.replace('"Tim"', '"Tam"') }], 'tidak sah'],
			[[altered, two], 'tidak sah'],
			[[two], 'tidak sah'],
			[page(9).manifests, 'tidak sah']
		] as const) {
			expect(() => readTeam({ ...good, manifests: [...manifests] })).toThrow(sentence);
		}
	});

	it('is refused when it is older than what is pinned, or over', () => {
		const [one] = page().manifests;
		if (!one) throw new Error('a manifest was made');
		expect(() => readTeam(page(ROOT, { minimumVersion: 2, manifests: [one] }))).toThrow(
			'tidak sah'
		);
		expect(() => readTeam(page(ROOT, { today: '2027-11-02' }))).toThrow('tidak berlaku hari ini');
	});
});
