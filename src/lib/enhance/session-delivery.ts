// Sends kept results of sessions when there is a connection. Sending twice is harmless.
import { type KeptResult, listResults, markResult } from './session-store.ts';

let sending: Promise<void> | null = null;

/**
 * Sends everything that waits, at once and whenever the connection comes back.
 * @param changed called after each answer
 */
export function keepSending(changed: () => void): void {
	// What is on its way was begun without signal, and may be lost: sent again after it, not with it.
	addEventListener('online', () => void Promise.resolve(sending).then(() => sendResults(changed)));
	void sendResults(changed);
}

/** Sends what waits, one after the other. @param changed called after each answer */
export function sendResults(changed: () => void): Promise<void> {
	sending ??= sendWaiting(changed).finally(() => (sending = null));
	return sending;
}

async function sendWaiting(changed: () => void): Promise<void> {
	for (const kept of listResults()) {
		if (kept.sentAt !== null) continue;
		const outcome = await send(kept);
		if (outcome) markResult(kept.result.id, outcome);
		changed();
	}
}

/** @returns what is known now; null when it is worth another try */
async function send({ result }: KeptResult): Promise<Pick<KeptResult, 'sentAt' | 'fault'> | null> {
	try {
		const answer = await fetch('/api/sesi', {
			method: 'POST',
			headers: { 'content-type': 'application/json', accept: 'application/json' },
			body: JSON.stringify(result)
		});
		// A network that wants a login answers everything, but it doesn't know our id.
		const said = (await answer.json()) as { id?: string; message?: string };
		if (answer.ok) return said.id === result.id ? { sentAt: Date.now(), fault: '' } : null;
		if (answer.status >= 500 || answer.status === 429 || answer.status === 403) return null;
		return { sentAt: null, fault: said.message ?? 'Kantor menolak hasil ini.' };
	} catch {
		return null;
	}
}
