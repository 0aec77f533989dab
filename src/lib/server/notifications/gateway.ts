// Sends short messages through whatever gateway for SMS or WhatsApp the office has: one HTTP POST,
// its body made from a template, signed.
import { createHmac } from 'node:crypto';
import { SEND_TIMEOUT_MS, SendError, type Sender } from './channel.ts';

/** How the office's gateway is spoken to. */
export interface GatewaySettings {
	url: string;
	/** Key of the signature; null: unsigned. */
	secret: string | null;
	/** The Authorization header as the provider wants it; null: none. */
	authorization: string | null;
	/** JSON in which `{{ke}}`, `{{teks}}` and `{{id}}` stand inside strings. */
	template: string;
}

export const GATEWAY_TEMPLATE = '{"to":"{{ke}}","text":"{{teks}}","id":"{{id}}"}';

/** Refusals after which the same message may still go through. */
const PASSING = [401, 403, 408, 425, 429];

/** @param settings from the environment */
export function gatewaySender({ url, secret, authorization, template }: GatewaySettings): Sender {
	return async ({ id, to, short }) => {
		const body = fillTemplate(template, { ke: to, teks: short, id });
		const time = String(Math.floor(Date.now() / 1000));
		const headers: Record<string, string> = {
			'content-type': 'application/json',
			'idempotency-key': id,
			...(authorization ? { authorization } : {}),
			...(secret
				? {
						'x-tanggap-time': time,
						'x-tanggap-signature': `sha256=${signatureOf(secret, time, body)}`
					}
				: {})
		};
		const status = await post(url, headers, body);
		if (status >= 200 && status < 300) return;
		const permanent = status >= 400 && status < 500 && !PASSING.includes(status);
		throw new SendError(`HTTP ${status}`, permanent);
	};
}

/**
 * What the gateway computes as well, to know that the request is ours and fresh.
 * @param secret shared key @param time Unix seconds @param body as sent
 * @returns HMAC-SHA-256 in hexadecimal
 */
export function signatureOf(secret: string, time: string, body: string): string {
	return createHmac('sha256', secret).update(`${time}.${body}`).digest('hex');
}

/**
 * @param template JSON with places for values inside its strings
 * @param values by their names
 * @returns JSON; a value can't leave its string
 */
export function fillTemplate(template: string, values: Record<string, string>): string {
	return template.replace(/\{\{(\w+)\}\}/g, (place, name: string) =>
		Object.hasOwn(values, name) ? JSON.stringify(values[name]).slice(1, -1) : place
	);
}

async function post(url: string, headers: Record<string, string>, body: string): Promise<number> {
	try {
		const response = await fetch(url, {
			method: 'POST',
			headers,
			body,
			// What a gateway leads to elsewhere isn't the gateway.
			redirect: 'manual',
			signal: AbortSignal.timeout(SEND_TIMEOUT_MS)
		});
		await response.body?.cancel();
		return response.status;
	} catch (error) {
		const { name, cause } = error as Error;
		const code = (cause as { code?: string } | undefined)?.code;
		throw new SendError(name === 'TimeoutError' ? 'TIMEOUT' : (code ?? 'NETWORK'), false);
	}
}
