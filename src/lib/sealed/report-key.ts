// Owns the key of a report: drawn in the reporter's browser, held by readers only.
import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { generateX25519Identity } from 'age-encryption';
import { hex } from '@scure/base';
import { sha256Hex, utf8 } from './bytes.ts';

/** Who holds the report's identity can derive the rest. */
export interface ReportKey {
	/** age identity: everything in the report is sealed for it. */
	identity: string;
	/** Shows the server that one holds it, without giving it away; hex. */
	read: string;
	/** SHA-256 of `read`, hex: what the server stores. */
	readHash: string;
}

/** Draws the key of a new report. */
export async function newReportKey(): Promise<ReportKey> {
	return reportKeyOf(await generateX25519Identity());
}

/** @param identity the report's own age identity, from a slot or from the reporter's wrap */
export function reportKeyOf(identity: string): ReportKey {
	const read = hkdf(sha256, utf8(identity), utf8('tanggap-wbs/1'), utf8('read'), 32);
	return { identity, read: hex.encode(read), readHash: sha256Hex(read) };
}
