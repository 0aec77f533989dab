// Owns the slots of a report: who can open it stands nowhere, not even how many can.
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { SealedError } from './errors.ts';

/** Always as many, whoever may read. */
export const SLOTS = 16;

/**
 * Wraps the key of a report once for each reader; the other slots hold as much for nobody.
 * @param identity the report's own age identity
 * @param recipients of those who may read, at most 16
 * @returns 16 sealed slots of one size, in an order that says nothing
 */
export async function sealSlots(
	identity: string,
	recipients: readonly string[]
): Promise<Uint8Array[]> {
	if (recipients.length > SLOTS) throw new SealedError('too_large', 'more readers than slots');
	const slots: Uint8Array[] = [];
	for (let place = 0; place < SLOTS; place++) {
		const recipient = recipients[place];
		// A dummy is the same in every way, for a key that nobody has.
		const content = recipient === undefined ? await generateX25519Identity() : identity;
		slots.push(
			await sealFor(
				recipient ?? (await identityToRecipient(await generateX25519Identity())),
				content
			)
		);
	}
	return shuffled(slots);
}

/**
 * Tries every slot.
 * @param identity of whoever wants to read
 * @returns the report's own identity
 * @throws SealedError malformed for another number of slots, not_for_us when none opens
 */
export async function openSlots(slots: readonly Uint8Array[], identity: string): Promise<string> {
	if (slots.length !== SLOTS) throw new SealedError('malformed', 'wrong number of slots');
	if (new Set(slots.map(({ length }) => length)).size !== 1) {
		throw new SealedError('malformed', 'slots of different sizes');
	}
	for (const slot of slots) {
		const found = await tryOpen(slot, identity);
		if (found !== null && (await isIdentity(found))) return found;
	}
	throw new SealedError('not_for_us', 'no slot opens');
}

// Whoever sealed it may have put anything into a slot.
async function isIdentity(text: string): Promise<boolean> {
	if (!text.startsWith('AGE-SECRET-KEY-1')) return false;
	try {
		await identityToRecipient(text);
		return true;
	} catch {
		return false;
	}
}

/** Seals a short text for one recipient. */
export async function sealFor(recipient: string, text: string): Promise<Uint8Array> {
	const encrypter = new Encrypter();
	encrypter.addRecipient(recipient);
	return encrypter.encrypt(text);
}

/** @returns what it holds, or null when this identity does not open it */
export async function tryOpen(sealed: Uint8Array, identity: string): Promise<string | null> {
	const decrypter = new Decrypter();
	decrypter.addIdentity(identity);
	try {
		return await decrypter.decrypt(sealed, 'text');
	} catch {
		return null;
	}
}

// Fisher–Yates with unbiased draws: the order must not tell who sits where.
function shuffled<T>(items: readonly T[]): T[] {
	const order = [...items];
	for (let last = order.length - 1; last > 0; last--) {
		const other = randomBelow(last + 1);
		[order[last], order[other]] = [order[other] as T, order[last] as T];
	}
	return order;
}

function randomBelow(limit: number): number {
	const most = 256 - (256 % limit);
	const byte = new Uint8Array(1);
	do crypto.getRandomValues(byte);
	while ((byte[0] ?? 0) >= most);
	return (byte[0] ?? 0) % limit;
}
