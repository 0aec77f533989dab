// What is hashed of a frozen report: JSON that has one way only to be written (keys in order, no
// spaces), a line for the report and one for each of its rows.
import { createHash } from 'node:crypto';

/**
 * @param value what JSON can hold; `undefined` as JSON does
 * @returns JSON with the keys of every object in the order of their UTF-16 units, as RFC 8785 wants
 */
export function canonicalJson(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map((one) => canonicalJson(one ?? null)).join(',')}]`;
	if (value !== null && typeof value === 'object') {
		const pairs = Object.entries(value).filter(([, held]) => held !== undefined);
		pairs.sort(([one], [other]) => (one < other ? -1 : 1));
		return `{${pairs.map(([key, held]) => `${JSON.stringify(key)}:${canonicalJson(held)}`).join(',')}}`;
	}
	return JSON.stringify(value);
}

/** Takes lines one by one, so that a report of any length is hashed in little memory. */
export function lineHash() {
	const hash = createHash('sha256');
	return {
		add: (value: unknown) => void hash.update(`${canonicalJson(value)}\n`),
		/** @returns SHA-256 in hexadecimal */
		end: () => hash.digest('hex')
	};
}
