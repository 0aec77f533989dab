// age recipients as somebody else wrote them.
import { bech32 } from '@scure/base';

/** @returns whether it is an age X25519 recipient in lower case, its checksum right */
export function isRecipient(text: unknown): text is string {
	if (typeof text !== 'string' || !/^age1[02-9ac-hj-np-z]{58}$/.test(text)) return false;
	const decoded = bech32.decodeUnsafe(text);
	return decoded !== undefined && bech32.fromWordsUnsafe(decoded.words)?.length === 32;
}
