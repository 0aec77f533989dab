// The second factor's arithmetic: time-based codes (RFC 6238) and recovery codes. Pure, but for
// randomness.
import { randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import {
	formatReceiptCode,
	parseReceiptCode,
	receiptCodeFromBytes
} from '../../codes/receipt-code.ts';
import { hashSecret } from '../platform/ids.ts';

const STEP_SECONDS = 30;
const RECOVERY_CODES = 10;

/** @returns 160 random bits in base32, as authenticator apps want them */
export function newTotpSecret(): string {
	return new Secret({ size: 20 }).base32;
}

/**
 * @param secret base32
 * @param username shown in the app beside the issuer
 * @param issuer the office's short name
 * @returns the otpauth:// address that goes into the QR code
 */
export function totpAddress(secret: string, username: string, issuer: string): string {
	return totp(secret, username, issuer).toString();
}

/**
 * @param secret base32
 * @param typed what the person typed
 * @param now the time
 * @returns the time step the code belongs to (the current one or a neighbour, as phones' clocks
 * drift), or null when it is no code of these
 */
export function totpStep(secret: string, typed: string, now: Date): number | null {
	const token = typed.replace(/\s/g, '');
	if (!/^\d{6}$/.test(token)) return null;
	const timestamp = now.getTime();
	const delta = totp(secret).validate({ token, timestamp, window: 1 });
	return delta === null ? null : Math.floor(timestamp / 1000 / STEP_SECONDS) + delta;
}

/** @returns ten recovery codes, as they are shown once */
export function newRecoveryCodes(): string[] {
	// 75 random bits and a check character: the shape of a receipt code serves here as well.
	return Array.from({ length: RECOVERY_CODES }, () =>
		formatReceiptCode(receiptCodeFromBytes(randomBytes(10)))
	);
}

/**
 * @param officerId whose; the same code of two officers has two hashes
 * @param typed what the person typed
 * @returns the hash to look for, or null when this can't be a recovery code
 */
export function recoveryCodeHash(officerId: string, typed: string): string | null {
	const code = parseReceiptCode(typed);
	return code && hashSecret(`recovery code of ${officerId}`, code);
}

function totp(secret: string, label = '', issuer = ''): TOTP {
	return new TOTP({
		secret,
		label,
		issuer,
		algorithm: 'SHA1',
		digits: 6,
		period: STEP_SECONDS
	});
}
