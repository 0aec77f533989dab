import { parseOptions } from '@node-rs/argon2';
import { describe, expect, it } from 'vitest';
import { DomainError } from '../platform/errors.ts';
import {
	assertGoodPassword,
	hashPassword,
	newTemporaryPassword,
	passwordMatches,
	passwordProblem
} from './passwords.ts';

describe('passwordProblem', () => {
	it('wants 12 characters and no composition', () => {
		expect(passwordProblem('sebelashuru', 'budi')).toContain('12');
		expect(passwordProblem('duabelashuru', 'budi')).toBeNull();
		expect(passwordProblem('perahu kecil di sungai musi', 'budi')).toBeNull();
	});

	it('counts what people see: an emoji is one character', () => {
		expect(passwordProblem('😀'.repeat(11), 'budi')).not.toBeNull();
		expect(passwordProblem('😀'.repeat(12), 'budi')).toBeNull();
	});

	it('takes long ones up to 128', () => {
		expect(passwordProblem('ab'.repeat(64), 'budi')).toBeNull();
		expect(passwordProblem(`${'ab'.repeat(64)}c`, 'budi')).toContain('128');
	});

	it('refuses the username, also with digits around it', () => {
		expect(passwordProblem('Penerima.Satu', 'penerima.satu')).toContain('nama pengguna');
		expect(passwordProblem('budi12345678', 'budi')).toContain('nama pengguna');
		expect(passwordProblem('budi makan nasi', 'budi')).toBeNull();
		expect(passwordProblem('839201938472', '1234')).toBeNull();
	});

	it('refuses what everybody takes, however it is spaced and capitalised', () => {
		expect(passwordProblem('123456789012', 'budi')).toContain('terlalu sering');
		expect(passwordProblem('Bismillah 123', 'budi')).toContain('terlalu sering');
		expect(passwordProblem('ｐａｓｓｗｏｒｄ１２３４', 'budi')).toContain('terlalu sering');
	});

	it('is told beside the field', () => {
		expect(() => assertGoodPassword('pendek', 'budi', 'sandi')).toThrow(DomainError);
	});
});

describe('hashing', () => {
	it('is argon2id with the OWASP parameters, and fits its own password only', async () => {
		const hash = await hashPassword('perahu kecil di sungai');
		expect(hash).toMatch(/^\$argon2id\$/);
		expect(parseOptions(hash)).toMatchObject({ memoryCost: 19_456, timeCost: 2, parallelism: 1 });
		expect(await passwordMatches(hash, 'perahu kecil di sungai')).toBe(true);
		expect(await passwordMatches(hash, 'perahu kecil di sunga')).toBe(false);
	});

	it('sees the same password however the keyboard composes it', async () => {
		const [composed, apart] = ['caf\u00e9 di tepi sungai', 'cafe\u0301 di tepi sungai'];
		expect(await passwordMatches(await hashPassword(composed), apart)).toBe(true);
		expect(await passwordMatches(await hashPassword(apart), composed)).toBe(true);
	});

	it('fits nothing when there is no hash, and nothing that is too long', async () => {
		expect(await passwordMatches(null, 'perahu kecil di sungai')).toBe(false);
		const hash = await hashPassword('');
		expect(await passwordMatches(hash, 'x'.repeat(129))).toBe(false);
	});

	it('takes about as long without an account as with one', async () => {
		const hash = await hashPassword('perahu kecil di sungai');
		const time = async (stored: string | null) => {
			const start = performance.now();
			for (let i = 0; i < 5; i++) await passwordMatches(stored, 'sesuatu yang lain');
			return performance.now() - start;
		};
		await time(hash);
		const [known, unknown] = [await time(hash), await time(null)];
		expect(unknown / known).toBeGreaterThan(0.4);
	});

	it('answers many at once, and refuses a flood instead of falling over', async () => {
		const answers = await Promise.allSettled(
			Array.from({ length: 70 }, () => passwordMatches(null, 'x'))
		);
		const refused = answers.filter(({ status }) => status === 'rejected');
		expect(refused).toHaveLength(8);
		for (const answer of refused) {
			expect((answer as PromiseRejectedResult).reason).toMatchObject({ code: 'rate_limited' });
		}
		expect(await passwordMatches(null, 'x')).toBe(false);
	});
});

describe('newTemporaryPassword', () => {
	it('is good enough and never the same', () => {
		const made = Array.from({ length: 50 }, newTemporaryPassword);
		expect(new Set(made).size).toBe(50);
		for (const password of made) {
			expect(password).toMatch(/^([a-km-np-z2-9]{4}-){3}[a-km-np-z2-9]{4}$/);
			expect(passwordProblem(password, 'budi')).toBeNull();
		}
	});
});
