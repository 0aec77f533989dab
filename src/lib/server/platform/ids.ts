// Identifiers and hashes of secrets.
import { createHash, randomBytes } from 'node:crypto';
import { v7 } from 'uuid';

/** @returns a UUIDv7: unique, and in order of creation, so that indexes grow at their end */
export function newId(): string {
	return v7();
}

/** @returns 160 random bits in lower-case hexadecimal, for links and session tokens */
export function newToken(): string {
	return randomBytes(20).toString('hex');
}

/**
 * Hashes a secret of high entropy for storage. Not for passwords.
 * @param purpose keeps hashes of the same secret apart where it serves two ends
 * @param secret the secret
 * @returns SHA-256 in hexadecimal
 */
export function hashSecret(purpose: string, secret: string): string {
	return createHash('sha256').update(`${purpose}\0${secret}`).digest('hex');
}
