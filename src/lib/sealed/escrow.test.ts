import { ed25519 } from '@noble/curves/ed25519.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newEscrow, openEscrow, parseSheet } from './escrow.ts';
import {
	type Escrow,
	inGroups,
	type Manifest,
	newMemberKeys,
	openManifest,
	openSlots,
	publicKeysOf,
	sealReport,
	signManifest,
	tryOpen
} from './index.ts';
import { readTalkBody } from './talk.ts';
import { readTeamBody } from './team-bodies.ts';

const ROOT_SEED = new Uint8Array(32).fill(7);
const ROOT_KEY = ed25519.getPublicKey(ROOT_SEED);
const DAY = '2026-11-02';
const HOLDERS = ['Inspektorat', 'Camat Sekayu', 'Notaris'];

/** Written in docs/wbs-format.md; made by a program of its own. */
const VECTOR = {
	sheets: [
		'SG28A1C60T3GF000G40R40M30044',
		'S3CW5TZMQPK8Z461VBSYS9DYJ084',
		'SQD35N9V2KY1QW4QFYC7CPDHAS0H'
	],
	recipient: 'age139hzgf49wyt93s4x03mzn4ypg9hmhmep70wdk5k5ye4njnffvg7qa236hh',
	signKey: 'wdIuUec35Mp8YIG6rlyGPVyzAXw+e0fm8Q4uyG3gv/M='
};

const made = () => newEscrow(HOLDERS);

async function manifestWith(escrow?: Escrow) {
	const keys = await Promise.all([newMemberKeys(), newMemberKeys()]);
	const members = await Promise.all(
		keys.map(async (one, place) => ({
			id: String(place).repeat(16),
			name: `Anggota ${place}`,
			position: 'Tim',
			...(await publicKeysOf(one))
		}))
	);
	const dates = { from: DAY, until: '2027-11-02' };
	const manifest: Manifest = { version: 1, previous: null, ...dates, members, escrow };
	return { keys, manifest };
}

const pairs = <T>([a, b, c]: readonly T[]) =>
	[
		[a, b],
		[b, c],
		[c, a],
		[b, a]
	] as [T, T][];

const said = (excluded: string[] = []) => ({
	category: 'other' as const,
	answers: { what: 'Amplop.', who: '', when: '', where: '', how: '', evidence: '' },
	excluded,
	contact: ''
});

describe('the sheets of a reserve key', () => {
	it('give it back by any two, and by no one', async () => {
		const place = fc.nat({ max: 2 });
		await fc.assert(
			fc.asyncProperty(place, place, async (first, second) => {
				const { escrow, sheets } = await made();
				expect(new Set(sheets).size).toBe(3);
				const opened = openEscrow(sheets[first] ?? '', sheets[second] ?? '', [escrow]);
				if (first === second) {
					await expect(opened).rejects.toMatchObject({ code: 'not_for_us' });
				} else {
					const { recipient, signKey } = escrow;
					expect((await opened).escrow).toEqual(escrow);
					expect(await publicKeysOf((await opened).keys)).toEqual({ recipient, signKey });
				}
			}),
			{ numRuns: 50 }
		);
	});

	it('do not open beside those of another key', async () => {
		const [mine, theirs] = [await made(), await made()];
		const [one = ''] = mine.sheets;
		for (const other of theirs.sheets) {
			await expect(openEscrow(one, other, [mine.escrow, theirs.escrow])).rejects.toMatchObject({
				code: 'not_for_us'
			});
		}
	});

	it('are not those of another office', async () => {
		const [mine, theirs] = [await made(), await made()];
		const [one = '', other = ''] = mine.sheets;
		await expect(openEscrow(one, other, [theirs.escrow])).rejects.toMatchObject({
			code: 'not_for_us'
		});
		await expect(openEscrow(one, other, [])).rejects.toMatchObject({ code: 'not_for_us' });
	});

	it('are read as people type them, and a wrong character is noticed', async () => {
		const { sheets } = await made();
		for (const sheet of sheets) {
			expect(sheet).toMatch(/^S[0-9A-HJKMNP-TV-Z]{27}$/);
			expect(parseSheet(inGroups(sheet).toLowerCase().replaceAll('0', 'o'))).toBe(sheet);
			for (let place = 0; place < sheet.length; place++) {
				const other = sheet.charAt(place) === '7' ? '8' : '7';
				expect(parseSheet(sheet.slice(0, place) + other + sheet.slice(place + 1))).toBeNull();
			}
		}
		for (const wrong of ['', 'S', 'W0123456789ABCDEFGHJKMNPQRSA', 'x'.repeat(10_000)]) {
			expect(parseSheet(wrong)).toBeNull();
		}
	});

	it('give the keys of the written vector', async () => {
		const { sheets, ...keys } = VECTOR;
		const escrow = { id: 'f'.repeat(16), ...keys, holders: HOLDERS };
		for (const [one, other] of pairs(sheets)) {
			expect([parseSheet(one), parseSheet(other)]).toEqual([one, other]);
			const opened = await openEscrow(one, other, [escrow]);
			expect(await publicKeysOf(opened.keys)).toEqual(keys);
		}
	});
});

describe('a manifest with a reserve key', () => {
	it('is signed with it, and refused when it was taken out, put in or changed', async () => {
		const { escrow } = await made();
		const { manifest } = await manifestWith(escrow);
		const signed = signManifest(manifest, ROOT_SEED);
		const pinned = { rootKey: ROOT_KEY, minimumVersion: 1 };
		expect(openManifest(signed, pinned, DAY).escrow).toEqual(escrow);
		const without = { ...manifest, escrow: undefined };
		expect(openManifest(signManifest(without, ROOT_SEED), pinned, DAY).escrow).toBeUndefined();
		expect(signManifest(without, ROOT_SEED).text).not.toContain('escrow');
		const others = [signManifest(without, ROOT_SEED).text, signed.text.replace('Notaris', 'Calo')];
		for (const text of others) {
			expect(() => openManifest({ ...signed, text }, pinned, DAY)).toThrow('not signed');
		}
	});

	it('has three holders, and no key twice', async () => {
		const { escrow } = await made();
		const { manifest } = await manifestWith(escrow);
		const [member] = manifest.members;
		if (!member) throw new Error('two members');
		for (const wrong of [
			{ holders: HOLDERS.slice(1) },
			{ holders: [...HOLDERS.slice(1), ''] },
			{ id: member.id },
			{ recipient: member.recipient },
			{ signKey: member.signKey },
			{ recipient: 'age1x' }
		]) {
			const changed = { ...manifest, escrow: { ...escrow, ...wrong } };
			expect(() => signManifest(changed, ROOT_SEED), JSON.stringify(wrong)).toThrow('manifest:');
		}
	});
});

describe('a report', () => {
	it('opens with two sheets, unless its reporter left the reserve key out', async () => {
		const { escrow, sheets } = await made();
		const { keys, manifest } = await manifestWith(escrow);
		const [one = '', other = ''] = sheets;
		const opened = await openEscrow(one, other, [escrow]);
		const within = await sealReport(manifest, said(), DAY);
		const without = await sealReport(manifest, said([escrow.id]), DAY);
		expect(await openSlots(within.parts.slots, opened.keys.identity)).toBe(within.side.identity);
		await expect(openSlots(without.parts.slots, opened.keys.identity)).rejects.toMatchObject({
			code: 'not_for_us'
		});
		for (const { identity } of keys) {
			expect(await openSlots(without.parts.slots, identity)).toBe(without.side.identity);
		}
		// From outside both are alike.
		const shape = ({ parts }: typeof within) => [
			...parts.slots.map(({ length }) => length),
			parts.reporterWrap.length,
			parts.envelope.length
		];
		expect(shape(without)).toEqual(shape(within));
		for (const wrong of [without.parts.reporterWrap, without.parts.envelope]) {
			expect(await tryOpen(wrong, opened.keys.identity)).toBeNull();
		}
	});

	it('is not sealed for the reserve key alone: nobody would look', async () => {
		const { escrow } = await made();
		const { manifest } = await manifestWith(escrow);
		const everybody = manifest.members.map(({ id }) => id);
		await expect(sealReport(manifest, said(everybody), DAY)).rejects.toMatchObject({
			code: 'not_for_us'
		});
	});

	it('has room for fifteen members and the reserve key', async () => {
		const { escrow, sheets } = await made();
		const { manifest } = await manifestWith(escrow);
		const more = await Promise.all(
			Array.from({ length: 13 }, async (_, place) => ({
				id: (place + 10).toString(16).padStart(16, 'a'),
				name: 'Anggota',
				position: 'Tim',
				...(await publicKeysOf(await newMemberKeys()))
			}))
		);
		const full = { ...manifest, members: [...manifest.members, ...more] };
		const { parts, side } = await sealReport(full, said(), DAY);
		const { keys } = await openEscrow(sheets[2] ?? '', sheets[0] ?? '', [escrow]);
		expect(parts.slots).toHaveLength(16);
		expect(await openSlots(parts.slots, keys.identity)).toBe(side.identity);
	});
});

describe('whoever opened with the reserve key', () => {
	const author = `escrow:${'e'.repeat(16)}` as const;
	it('says so, hands over, and has no say in the case', () => {
		const message = { kind: 'message', text: 'Dibuka.' };
		expect(readTalkBody({ author, sequence: 1, body: message })).toEqual(message);
		const handed = { kind: 'export', to: 'Inspektorat', sha256: 'ab'.repeat(32) };
		expect(readTeamBody({ author, body: handed })).toEqual(handed);
		for (const body of [
			{ kind: 'status', status: 'closed', text: '' },
			{ kind: 'retract', text: '' },
			{ kind: 'key', recipient: VECTOR.recipient, left: [] }
		]) {
			expect(() => readTalkBody({ author, sequence: 1, body })).toThrow('not by this author');
		}
		for (const body of [
			{ kind: 'approval', of: 0 },
			{ kind: 'outcome', outcome: 'unproven', text: '' },
			{ kind: 'recusal', text: '' },
			{ kind: 'key', recipient: VECTOR.recipient }
		]) {
			expect(() => readTeamBody({ author, body })).toThrow('not an entry');
		}
	});
});
