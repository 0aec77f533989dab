// age recipients as somebody else wrote them.
import { bech32, hex } from '@scure/base';

/** Points of small order on Curve25519, in every spelling: a secret shared with them is no secret. */
const SMALL_ORDER = [
	'00'.repeat(32),
	`01${'00'.repeat(31)}`,
	'e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800',
	'5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157',
	...['ec', 'ed', 'ee'].map((first) => `${first}${'ff'.repeat(30)}7f`)
];

/**
 * @returns whether it is an age X25519 recipient in lower case, its checksum right, for which something
 *   can be sealed: one that can't would keep a report from everybody else as well
 */
export function isRecipient(text: unknown): text is string {
	if (typeof text !== 'string' || !/^age1[02-9ac-hj-np-z]{58}$/.test(text)) return false;
	const decoded = bech32.decodeUnsafe(text);
	const point = decoded && bech32.fromWordsUnsafe(decoded.words);
	if (point?.length !== 32) return false;
	// X25519 doesn't look at the highest bit.
	const looked = point.map((byte, place) => (place === 31 ? byte & 0x7f : byte));
	return !SMALL_ORDER.includes(hex.encode(looked));
}
