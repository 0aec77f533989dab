import { x25519 } from '@noble/curves/ed25519.js';
import { bech32 } from '@scure/base';
import { identityToRecipient } from 'age-encryption';
import { describe, expect, it } from 'vitest';
import { newReportKey, sealFor } from './index.ts';
import { isRecipient } from './recipient.ts';

const recipientOf = (point: Uint8Array) => bech32.encodeFromBytes('age', point);
const littleEndian = (value: bigint) =>
	Uint8Array.from({ length: 32 }, (_, place) => Number((value >> BigInt(8 * place)) & 255n));
const P = 2n ** 255n - 19n;

describe('a recipient', () => {
	it('is one for which something can be sealed', async () => {
		const { identity } = await newReportKey();
		const recipient = await identityToRecipient(identity);
		expect(isRecipient(recipient)).toBe(true);
		expect(await sealFor(recipient, '')).toBeInstanceOf(Uint8Array);
		for (const wrong of [recipient.toUpperCase(), recipient.replace(/.$/, 'b'), 'age1x', null]) {
			expect(isRecipient(wrong)).toBe(false);
		}
	});

	it('is no point of small order, with which sealing for everybody would fail', async () => {
		const order8 = [
			325606250916557431795983626356110631294008115727848805560023387167927233504n,
			39382357235489614581723060781553021112529911719440698176882885853963445705823n
		];
		for (const value of [0n, 1n, P - 1n, P, P + 1n, ...order8]) {
			// The highest bit is not looked at.
			for (const bit of [0n, 2n ** 255n]) {
				const point = littleEndian(value + bit);
				expect(() => x25519.scalarMult(new Uint8Array(32).fill(9), point), `${value}`).toThrow();
				await expect(sealFor(recipientOf(point), '')).rejects.toThrow();
				expect(isRecipient(recipientOf(point)), `${value}`).toBe(false);
			}
		}
		expect(isRecipient(recipientOf(littleEndian(9n)))).toBe(true);
	});
});
