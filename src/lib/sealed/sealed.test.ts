import { ed25519 } from '@noble/curves/ed25519.js';
import fc from 'fast-check';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { describe, expect, it } from 'vitest';
import {
	fromBase64,
	padEnvelope,
	paddedFileSize,
	parseObject,
	toBase64,
	unpadEnvelope,
	utf8
} from './bytes.ts';
import {
	type Envelope,
	envelopeDigest,
	formatReceipt,
	type Manifest,
	manifestDigest,
	type MemberKeys,
	newMemberKeys,
	newPassphrase,
	newReceipt,
	newRecoveryCode,
	NO_PREDECESSOR,
	openEnvelope,
	openFile,
	openManifest,
	openSlots,
	parseReceipt,
	parseRecoveryCode,
	publicKeysOf,
	receiptKeys,
	sealEnvelope,
	sealFile,
	sealSlots,
	signManifest,
	SLOTS,
	unwrapKeys,
	wrapKeys
} from './index.ts';
import { sign } from './signed.ts';

const refusal = async (work: Promise<unknown> | (() => unknown)): Promise<string> => {
	try {
		await (typeof work === 'function' ? work() : work);
		return 'accepted';
	} catch (error) {
		return (error as { code?: string }).code ?? String(error);
	}
};
const rootSeed = new Uint8Array(32).fill(7);
const rootKey = ed25519.getPublicKey(rootSeed);

describe('a receipt', () => {
	it('has no bias in 100,000: each of its 26 places is any of 32', () => {
		const places = Array.from({ length: 26 }, () => new Map<string, number>());
		for (let round = 0; round < 100_000; round++) {
			const receipt = newReceipt();
			places.forEach((counts, place) => {
				const character = receipt.charAt(place + 1);
				counts.set(character, (counts.get(character) ?? 0) + 1);
			});
		}
		// χ² with 31 degrees of freedom; 90 has a chance of one in ten million, 26 times.
		for (const counts of places) {
			let chiSquare = 0;
			for (const count of counts.values()) chiSquare += (count - 3125) ** 2 / 3125;
			expect(counts.size).toBe(32);
			expect(chiSquare).toBeLessThan(90);
		}
	});

	it('reads what people type, and notices one wrong character', () => {
		const receipt = newReceipt();
		const printed = formatReceipt(receipt);
		expect(printed).toMatch(/^W...(-....){6}$/);
		expect(
			parseReceipt(` ${printed.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o')} `)
		).toBe(receipt);
		for (let place = 0; place < receipt.length; place++) {
			const other = receipt.charAt(place) === '7' ? '8' : '7';
			expect(parseReceipt(receipt.slice(0, place) + other + receipt.slice(place + 1))).toBeNull();
		}
		expect(parseReceipt('x'.repeat(10_000))).toBeNull();
	});

	it('gives the keys of the written vector', async () => {
		const keys = receiptKeys('W0123456789ABCDEFGHJKMNPQRSA');
		expect({
			lookup: keys.lookup,
			lookupHash: keys.lookupHash,
			recipient: await identityToRecipient(keys.identity),
			signKey: toBase64(keys.signKey)
		}).toMatchInlineSnapshot(`
			{
			  "lookup": "294880d84b05072b64643e9ff8bac7c4437a9ba322ea1b99cd465d08a0ab57df",
			  "lookupHash": "c41df1fc3026c85379c9d1d21a4fe575df3e32b38af5c567cdc5f883571460ee",
			  "recipient": "age1w3dsqktwxer6g2m9p8v47c76t5m8tprprjxjslsucgrav8ucsf3qfu8u6z",
			  "signKey": "DCtWD+b1cALm1Y5gFl3EiwrkzpuDhhVU6jbNzT0yYOw=",
			}
		`);
	});
});

describe('padding', () => {
	it('gives back what it got, in one of few sizes', () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 20_000 }), (content) => {
				const padded = padEnvelope(content);
				expect([4096, 16_384, 65_536, 163_840]).toContain(padded.length);
				expect(unpadEnvelope(padded)).toEqual(content);
			}),
			{ numRuns: 50 }
		);
	});
	it('adds at most an eighth to a large file, and always the same for like sizes', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 25 * 1024 * 1024 }), (length) => {
				const size = paddedFileSize(length);
				expect(size).toBeGreaterThanOrEqual(length + 8);
				expect(size % 4096).toBe(0);
				expect(size).toBeLessThanOrEqual(Math.max(length * 1.125, length + 8192));
			})
		);
	});
	it('refuses zeros that are none, wrong lengths and sizes', async () => {
		const padded = padEnvelope(utf8('isi'));
		const touched = padded.slice();
		touched[4095] = 1;
		expect(await refusal(() => unpadEnvelope(touched))).toBe('malformed');
		const long = padded.slice();
		new DataView(long.buffer).setUint32(0, 5000, true);
		expect(await refusal(() => unpadEnvelope(long))).toBe('malformed');
		expect(await refusal(() => unpadEnvelope(padded.subarray(1)))).toBe('malformed');
		expect(await refusal(() => padEnvelope(new Uint8Array(163_840)))).toBe('too_large');
		expect(await refusal(() => parseObject('['.repeat(100_000)))).toBe('malformed');
	});
});

describe('a manifest', () => {
	const made = async (version: number, count = 3, previous: string | null = null) => {
		const members = await Promise.all(
			Array.from({ length: count }, async (_, place) => ({
				id: place.toString(16).padStart(16, '0'),
				name: `Anggota ${place}`,
				position: 'Inspektorat',
				...(await publicKeysOf(await newMemberKeys()))
			}))
		);
		return {
			version,
			previous,
			from: '2026-11-01',
			until: '2027-11-01',
			members
		} satisfies Manifest;
	};
	const pinned = { rootKey, minimumVersion: 1 };

	it('is accepted when the root signed it, with its successor', async () => {
		const first = signManifest(await made(1), rootSeed);
		expect(openManifest(first, pinned, '2026-11-28').members).toHaveLength(3);
		const second = signManifest(await made(2, 4, manifestDigest(first)), rootSeed);
		expect(openManifest(second, { rootKey, minimumVersion: 2 }, '2026-11-28').version).toBe(2);
	});

	it('is refused unsigned, extended, rolled back, expired, or of another form', async () => {
		const manifest = await made(1);
		const signed = signManifest(manifest, rootSeed);
		const today = '2026-11-28';
		const open = (what: { text: string; signature: string }, pin = pinned, day = today) =>
			refusal(() => openManifest(what, pin, day));
		const other = new Uint8Array(32).fill(8);
		expect(await open(signManifest(manifest, other))).toBe('unsigned');
		expect(await open({ ...signed, signature: '' })).toBe('unsigned');
		const extended = await made(1, 4);
		expect(await open({ ...signed, text: signManifest(extended, other).text })).toBe('unsigned');
		expect(await open(sign('envelope', signed.text, rootSeed))).toBe('unsigned');
		expect(await open(signed, { rootKey, minimumVersion: 2 })).toBe('rolled_back');
		expect(await open(signed, pinned, '2027-11-02')).toBe('expired');
		expect(await open(signed, pinned, '2026-10-31')).toBe('expired');
		const spaced = sign('manifest', signed.text.replace('"version":', '"version": '), rootSeed);
		expect(await open(spaced)).toBe('malformed');
		const smuggled = sign('manifest', signed.text.replace('{', '{"note":1,'), rootSeed);
		expect(await open(smuggled)).toBe('malformed');
		expect(await refusal(() => signManifest({ ...manifest, members: [] }, rootSeed))).toBe(
			'malformed'
		);
		const twice = { ...manifest, members: [...manifest.members, ...manifest.members.slice(0, 1)] };
		expect(await refusal(() => signManifest(twice, rootSeed))).toBe('malformed');
	});
});

describe('slots', () => {
	it('open for readers and for nobody else, and tell nothing of their number', async () => {
		const identity = await generateX25519Identity();
		const readers = await Promise.all([1, 2, 3].map(() => generateX25519Identity()));
		const recipients = await Promise.all(readers.map((reader) => identityToRecipient(reader)));
		const many = await sealSlots(identity, recipients);
		const few = await sealSlots(identity, recipients.slice(0, 1));
		expect(many).toHaveLength(SLOTS);
		expect(new Set([...many, ...few].map(({ length }) => length)).size).toBe(1);
		for (const reader of readers) expect(await openSlots(many, reader)).toBe(identity);
		expect(await refusal(openSlots(few, readers[1] ?? ''))).toBe('not_for_us');
		expect(await refusal(openSlots(many, await generateX25519Identity()))).toBe('not_for_us');
		expect(await refusal(openSlots(many.slice(1), readers[0] ?? ''))).toBe('malformed');
		expect(await refusal(sealSlots(identity, Array(17).fill(recipients[0])))).toBe('too_large');
	});

	it('hold a key, or open nothing: anybody can put anything into them', async () => {
		const reader = await generateX25519Identity();
		const recipient = await identityToRecipient(reader);
		const wrong = await sealSlots(reader.replace(/.{6}$/, 'QQQQQQ'), [recipient]);
		expect(await refusal(openSlots(wrong, reader))).toBe('not_for_us');
	});

	it('lie in any order', async () => {
		const identity = await generateX25519Identity();
		const reader = await generateX25519Identity();
		const recipient = await identityToRecipient(reader);
		const places = new Set<number>();
		for (let round = 0; round < 12; round++) {
			const slots = await sealSlots(identity, [recipient]);
			for (const [place, slot] of slots.entries()) {
				const padded = [...slots.keys()].map((key) =>
					key === place ? slot : new Uint8Array(slot.length)
				);
				if ((await refusal(openSlots(padded, reader))) === 'accepted') places.add(place);
			}
		}
		expect(places.size).toBeGreaterThan(3);
	});
});

describe('an envelope', () => {
	const report = 'ab'.repeat(16);
	const first = { report, sequence: 0, previous: NO_PREDECESSOR };
	const reporter = receiptKeys(newReceipt());
	const message = (changes: Partial<Envelope> = {}): Envelope => ({
		...first,
		author: 'reporter',
		day: '2026-11-28',
		body: { text: '<script>alert(1)</script> Petugas meminta uang.' },
		...changes
	});
	const keyOf = () => reporter.signKey;

	it('comes back as it was, and only to its key, place and author', async () => {
		const identity = await generateX25519Identity();
		const sealed = await sealEnvelope(message(), reporter.signSeed, identity);
		expect(await openEnvelope(sealed, identity, first, keyOf)).toEqual(message());

		const open = (
			place = first,
			key: () => Uint8Array | null = keyOf,
			bytes = sealed,
			id = identity
		) => refusal(openEnvelope(bytes, id, place, key));
		expect(await open(first, keyOf, sealed, await generateX25519Identity())).toBe('not_for_us');
		expect(await open({ ...first, report: 'cd'.repeat(16) })).toBe('out_of_place');
		expect(await open({ ...first, sequence: 1 })).toBe('out_of_place');
		expect(await open({ ...first, previous: envelopeDigest(sealed) })).toBe('out_of_place');
		expect(await open(first, () => null)).toBe('unsigned');
		expect(await open(first, () => rootKey)).toBe('unsigned');
		for (const place of [0, 40, 150, sealed.length - 1]) {
			const touched = sealed.slice();
			touched[place] = (touched[place] ?? 0) ^ 1;
			expect(await open(first, keyOf, touched)).toBe('not_for_us');
		}
		expect(await open(first, keyOf, sealed.subarray(0, -16))).toBe('not_for_us');
	});

	it('is refused with a day that no calendar has', async () => {
		const identity = await generateX25519Identity();
		for (const day of ['2026-99-99', '2026-02-30', '']) {
			const sealed = await sealEnvelope(message({ day }), reporter.signSeed, identity);
			expect(await refusal(openEnvelope(sealed, identity, first, keyOf))).toBe('malformed');
		}
	});

	it('forged by somebody who has the report’s key is still refused', async () => {
		const identity = await generateX25519Identity();
		const forged = await sealEnvelope(
			message({ author: 'member:0123456789abcdef' }),
			rootSeed,
			identity
		);
		const known = (author: string) => (author === 'reporter' ? reporter.signKey : null);
		expect(await refusal(openEnvelope(forged, identity, first, known))).toBe('unsigned');
	});

	it('hides how much was written', async () => {
		const identity = await generateX25519Identity();
		const sizes = new Set<number>();
		for (const text of ['Ya.', 'Ada kejadian di loket. '.repeat(100)]) {
			sizes.add(
				(await sealEnvelope(message({ body: { text } }), reporter.signSeed, identity)).length
			);
		}
		expect(sizes.size).toBe(1);
		const long = message({ body: { text: 'x'.repeat(200_000) } });
		expect(await refusal(sealEnvelope(long, reporter.signSeed, identity))).toBe('too_large');
	});
});

describe('the keys of a member', () => {
	it('open with the passphrase as typed, and with the code of the sheet, and with nothing else', async () => {
		const keys: MemberKeys = await newMemberKeys();
		const passphrase = newPassphrase();
		const code = newRecoveryCode();
		expect(passphrase).toMatch(/^([a-z]{6} ){4}[a-z]{6}$/);
		expect(parseRecoveryCode(code.toLowerCase())).toBe(code);
		const wrapped = await wrapKeys(keys, passphrase, code);
		expect(
			await unwrapKeys(wrapped.byPassphrase, ` ${passphrase.toUpperCase().replaceAll(' ', '-')} `)
		).toEqual(keys);
		expect(await unwrapKeys(wrapped.byRecovery, code.toLowerCase())).toEqual(keys);
		expect(await refusal(unwrapKeys(wrapped.byPassphrase, code))).toBe('not_for_us');
		expect(await refusal(unwrapKeys(wrapped.byRecovery, newRecoveryCode()))).toBe('not_for_us');
	});
});

describe('a file', () => {
	it('comes back whole, and is refused when it was cut off or touched', async () => {
		const identity = await generateX25519Identity();
		const bytes = crypto.getRandomValues(new Uint8Array(50_000)).slice(0, 49_999);
		const sealed = new Uint8Array(
			await new Response(await sealFile(new Blob([bytes]), identity)).arrayBuffer()
		);
		expect(await openFile(sealed, identity)).toEqual(bytes);
		expect(await refusal(openFile(sealed.subarray(0, -20), identity))).toBe('not_for_us');
		const touched = sealed.slice();
		touched[30_000] = (touched[30_000] ?? 0) ^ 1;
		expect(await refusal(openFile(touched, identity))).toBe('not_for_us');
		expect(await refusal(openFile(sealed, await generateX25519Identity()))).toBe('not_for_us');
		const empty = new Uint8Array(
			await new Response(await sealFile(new Blob([]), identity)).arrayBuffer()
		);
		expect(await openFile(empty, identity)).toHaveLength(0);
	});
	it('is refused above 25 MB', async () => {
		const large = new Blob([new Uint8Array(25 * 1024 * 1024 + 1)]);
		expect(await refusal(sealFile(large, await generateX25519Identity()))).toBe('too_large');
	});
});

it('base64 and hex refuse what they are not', async () => {
	expect(await refusal(() => fromBase64('*'))).toBe('malformed');
	expect(await refusal(() => fromBase64('AAAA', 32))).toBe('malformed');
});
