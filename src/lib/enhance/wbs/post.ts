// Sends what is sealed, for an answer that has no body.
import { Refused } from './page.ts';

/** Posts JSON. @throws Refused with the server's sentence; anything else without connection */
export async function postSealed(address: string, body: unknown): Promise<void> {
	const response = await fetch(address, {
		method: 'POST',
		headers: { 'content-type': 'application/json', accept: 'application/json' },
		body: JSON.stringify(body),
		cache: 'no-store'
	});
	if (response.ok) return;
	const { message } = (await response.json().catch(() => ({}))) as { message?: string };
	throw new Refused(message ?? 'Ada gangguan di sistem kami. Coba lagi sebentar lagi.');
}
