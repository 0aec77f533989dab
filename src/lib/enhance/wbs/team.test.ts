import { ed25519 } from '@noble/curves/ed25519.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { toBase64 } from '#lib/sealed/bytes.ts';
import {
	type Approval,
	approveManifest,
	type Manifest,
	manifestDigest,
	type Member,
	type MemberKeys,
	newMemberKeys,
	publicKeysOf,
	signManifest
} from '#lib/sealed/index.ts';
import { type PageTeam, readTeam } from './team.ts';

const seed = (value: number) => new Uint8Array(32).fill(value);
const keyOf = (value: number) => toBase64(ed25519.getPublicKey(seed(value)));
const ROOT = 7;
const NEW_ROOT = 8;

const FIRST_DAY = '2026-11-01';
const AGREED_ON = '2026-11-20';

let members: Member[];
let secrets: MemberKeys[];
beforeAll(async () => {
	members = [];
	secrets = [];
	for (const digit of ['1', '2', '3', '4']) {
		const own = await newMemberKeys();
		const keys = await publicKeysOf(own);
		secrets.push(own);
		members.push({ id: digit.repeat(16), name: `Anggota ${digit}`, position: 'Tim', ...keys });
	}
});

/** @returns what the members at these places sign */
const consentOf = (text: string, ...places: number[]): Approval[] =>
	places.map((place) => {
		const own = secrets[place];
		if (!own) throw new Error('no such member');
		return approveManifest({ text }, members[place]?.id ?? '', AGREED_ON, own.signSeed);
	});

/** Three members, then one goes and one comes; the second signed by `root`. */
function page(root = ROOT, changes: Partial<PageTeam> = {}): PageTeam {
	const dates = { from: FIRST_DAY, until: '2027-11-01' };
	const first: Manifest = { version: 1, previous: null, ...dates, members: members.slice(0, 3) };
	const one = signManifest(first, seed(ROOT));
	const second = {
		...first,
		version: 2,
		previous: manifestDigest(one),
		members: [...members.slice(0, 2), ...members.slice(3)]
	};
	const two = signManifest(second, seed(root));
	return {
		rootKey: keyOf(root),
		minimumVersion: 1,
		today: '2026-11-28',
		manifests: [
			{ version: 1, ...one, approvals: [] },
			{ version: 2, ...two, approvals: root === ROOT ? consentOf(two.text, 0, 1) : [] }
		],
		keys: { id: '', byPassphrase: '', byRecovery: '' },
		...changes
	};
}

describe('the team', () => {
	it('is the latest manifest, and knows who wrote before', () => {
		const team = readTeam(page());
		expect(team.current.members).toHaveLength(3);
		expect(team.nameOf(`member:${'3'.repeat(16)}`)).toBe('Anggota 3');
		expect(team.keyOf(`member:${'3'.repeat(16)}`)).not.toBeNull();
		expect(team.keyOf(`member:${'5'.repeat(16)}`)).toBeNull();
	});

	it('counts a new member as a reader from the day on which the team agreed', () => {
		// Signed as from the first of November; until the twentieth reports were sealed for the old team.
		const team = readTeam(page());
		expect(team.idsOn('2026-11-19')).toContain('3'.repeat(16));
		expect(team.idsOn('2026-11-19')).not.toContain('4'.repeat(16));
		expect(team.idsOn(AGREED_ON)).toContain('4'.repeat(16));
	});

	it('is refused when too few of those who stay have agreed', () => {
		const good = page();
		const [one, two] = good.manifests;
		if (!one || !two) throw new Error('two manifests were made');
		const consents = [
			[],
			consentOf(two.text, 0),
			[...consentOf(two.text, 0), ...consentOf(two.text, 0)],
			// Who leaves, and who comes.
			consentOf(two.text, 0, 2),
			consentOf(two.text, 0, 3),
			// To another text, on another day, in another's name.
			consentOf(`${two.text} `, 0, 1),
			consentOf(two.text, 0, 1).map((one) => ({ ...one, day: '2026-11-01' })),
			consentOf(two.text, 0, 1).map((one) => ({ ...one, member: '1'.repeat(16) }))
		];
		for (const approvals of consents) {
			const manifests = [one, { ...two, approvals }];
			expect(() => readTeam({ ...good, manifests })).toThrow('tidak sah');
		}
		// A spoilt signature of an old one doesn't make it another root's.
		const spoilt = [
			{ ...one, signature: two.signature },
			{ ...two, approvals: [] }
		];
		expect(() => readTeam({ ...good, manifests: spoilt })).toThrow('tidak sah');
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
