// Owns passwords: which ones are good enough, how they are hashed, and what checking one costs.
import { randomInt } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { DomainError } from '../platform/errors.ts';

/** Counted in characters as people see them, after NFKC. */
export const SHORTEST_PASSWORD = 12;
export const LONGEST_PASSWORD = 128;

// OWASP Password Storage Cheat Sheet: argon2id with 19 MiB, two passes, one lane. Algorithm 2 is
// argon2id; the package's enum is `const`, which type stripping can't read.
const ARGON2ID = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

// Compared with when there is no such account or it has no password, so that the answer takes as
// long as for a wrong password. The hash of random bytes that nobody kept.
const DECOY =
	'$argon2id$v=19$m=19456,t=2,p=1$SnRdCq6U2Hx3HMOXZAaOWg$CQxw5SdocP024L4yZikXY5bx/Qd8tDaqhzsXF7sVMZg';

// What people here choose when they are told "at least 12 characters". Compared in lower case
// without spaces.
const COMMON_PASSWORDS = new Set([
	'000000000000',
	'111111111111',
	'112233445566',
	'121212121212',
	'123123123123',
	'123412341234',
	'1234567890ab',
	'123456123456',
	'123456789012',
	'1234567890123',
	'12345678901234',
	'123456789abc',
	'123456789qwerty',
	'1q2w3e4r5t6y',
	'1qaz2wsx3edc',
	'aaaaaaaaaaaa',
	'abcdefghijkl',
	'abcd12345678',
	'adminadmin123',
	'adminadminadmin',
	'administrator',
	'administrator1',
	'administrator123',
	'akucintakamu',
	'akusayangkamu',
	'alhamdulillah',
	'allahuakbar123',
	'asdfghjkl123',
	'assalamualaikum',
	'bismillah123',
	'bismillah1234',
	'bismillah12345',
	'bismillahirrahmanirrahim',
	'capil1234567',
	'cintaku12345',
	'disdukcapil1',
	'disdukcapil12',
	'disdukcapil123',
	'disdukcapil1234',
	'disdukcapilmuba',
	'dukcapil1234',
	'dukcapil12345',
	'dukcapilmuba',
	'iloveyou1234',
	'indonesia123',
	'indonesia1234',
	'indonesia1945',
	'indonesiaraya',
	'katasandi123',
	'katasandi1234',
	'katasandiku1',
	'masukaja1234',
	'merdeka17845',
	'musibanyuasin',
	'p@ssw0rd1234',
	'palembang123',
	'passw0rd1234',
	'password1234',
	'password12345',
	'password123456',
	'passwordpassword',
	'pengaduan123',
	'petugas12345',
	'petugas123456',
	'qazwsxedcrfv',
	'qwerty123456',
	'qwertyqwerty',
	'qwertyuiop12',
	'qwertyuiop123',
	'qwertyuiopas',
	'rahasia12345',
	'rahasia123456',
	'rahasiarahasia',
	'rahasiasekali',
	'sayangku1234',
	'sekayu123456',
	'selamatdatang',
	'selamatpagi1',
	'sumateraselatan',
	'tanggap12345',
	'terserahsaja',
	'tidaktahulah'
]);

// Two at a time: each takes 19 MiB and one core. More than this many waiting is an attack.
const AT_ONCE = 2;
const LONGEST_QUEUE = 60;
let running = 0;
const waiting: (() => void)[] = [];

/**
 * @param password what the person chose
 * @param username whose account it is for
 * @returns what is wrong with it, as an Indonesian sentence, or null
 */
export function passwordProblem(password: string, username: string): string | null {
	const text = password.normalize('NFKC');
	const length = [...text].length;
	if (length < SHORTEST_PASSWORD) {
		return `Kata sandi paling sedikit ${SHORTEST_PASSWORD} karakter. Beberapa kata yang mudah Anda ingat sudah cukup.`;
	}
	if (length > LONGEST_PASSWORD) return `Kata sandi paling banyak ${LONGEST_PASSWORD} karakter.`;
	const plain = text.toLowerCase().replace(/\s/g, '');
	const name = lettersOf(username);
	if (plain === username.toLowerCase() || (name !== '' && lettersOf(plain) === name)) {
		return 'Kata sandi tidak boleh sama dengan nama pengguna. Pilih yang lain.';
	}
	if (COMMON_PASSWORDS.has(plain)) {
		return 'Kata sandi ini terlalu sering dipakai orang, jadi mudah ditebak. Pilih yang lain.';
	}
	return null;
}

/**
 * @param password what the person chose
 * @param username whose account it is for
 * @param field the form field that the sentence belongs to
 * @throws DomainError invalid_input when the password is not good enough
 */
export function assertGoodPassword(password: string, username: string, field: string): void {
	const problem = passwordProblem(password, username);
	if (problem) {
		throw new DomainError('invalid_input', 'password not good enough', {
			fields: { [field]: problem }
		});
	}
}

/** @param password a good one @returns argon2id in PHC form */
export function hashPassword(password: string): Promise<string> {
	return inTurn(() => hash(password.normalize('NFKC'), ARGON2ID));
}

/**
 * Takes as long without a stored hash as with one.
 * @param stored argon2id in PHC form, or null when there is nothing to compare with
 * @param password what was typed
 * @returns true when they match
 * @throws DomainError rate_limited when too many are waiting
 */
export async function passwordMatches(stored: string | null, password: string): Promise<boolean> {
	const typed = password.normalize('NFKC');
	// Refusing early bounds the work; nobody's password is longer.
	const tooLong = [...typed].length > LONGEST_PASSWORD;
	const matches = await inTurn(() => verify(stored ?? DECOY, tooLong ? '' : typed));
	return matches && stored !== null && !tooLong;
}

/** @returns a password of 16 characters in four groups that is easy to read out and to copy */
export function newTemporaryPassword(): string {
	const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
	const characters = Array.from({ length: 16 }, () => letters[randomInt(letters.length)]);
	return characters.join('').replace(/(.{4})(?=.)/g, '$1-');
}

function lettersOf(text: string): string {
	return text.toLowerCase().replace(/[^\p{L}]/gu, '');
}

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
	if (running >= AT_ONCE) {
		if (waiting.length >= LONGEST_QUEUE) {
			throw new DomainError('rate_limited', 'too many passwords to check', {
				retryAfterSeconds: 5
			});
		}
		await new Promise<void>((resolve) => waiting.push(resolve));
	} else {
		running++;
	}
	try {
		return await work();
	} finally {
		// Hands its place to the next one, or gives it back.
		const next = waiting.shift();
		if (next) next();
		else running--;
	}
}
