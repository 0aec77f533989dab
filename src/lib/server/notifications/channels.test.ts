import { afterEach, describe, expect, it } from 'vitest';
import { readConfig } from '../platform/config.ts';
import type { Message } from './channel.ts';
import { openChannels } from './channels.ts';
import { fillTemplate, signatureOf } from './gateway.ts';
import { listenForMail, listenForRequests } from './testing.ts';

const MESSAGE: Message = {
	id: '019ab000-0000-7000-8000-000000000001',
	to: 'warga@contoh.id',
	subject: 'Laporan 2026-000042: Sudah dijawab',
	text: 'Laporan 2026-000042: Sudah dijawab.',
	short: 'Laporan 2026-000042: Sudah dijawab.',
	stop: 'https://tanggap.contoh.go.id/kabar/berhenti/abc'
};

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
	for (const server of open.splice(0)) await server.close();
});

function channelsOf(env: Record<string, string>) {
	return openChannels(readConfig(env));
}

describe('which channels are open', () => {
	it('is none until they are configured', () => {
		expect(channelsOf({})).toEqual({});
	});

	it.each([
		[{ SMTP_URL: 'surat.contoh.go.id', MAIL_FROM: 'a@contoh.id' }, /SMTP_URL/],
		[{ SMTP_URL: 'smtp://surat.contoh.go.id' }, /MAIL_FROM/],
		[{ GATEWAY_URL: 'ftp://contoh.id' }, /GATEWAY_URL/],
		[{ GATEWAY_URL: 'https://contoh.id', GATEWAY_TEMPLATE: '{to: {{ke}}}' }, /GATEWAY_TEMPLATE/]
	])('refuses to start with %j', (env, message) => {
		expect(() => channelsOf(env)).toThrow(message);
	});
});

describe('e-mail', () => {
	it('reaches a mail server, under the same Message-ID at every try', async () => {
		const server = await listenForMail();
		open.push(server);
		const { email } = channelsOf({ SMTP_URL: server.url, MAIL_FROM: 'Tanggap <t@contoh.go.id>' });
		await email?.(MESSAGE);
		await email?.(MESSAGE);
		expect(server.received).toHaveLength(2);
		const [mail, again] = server.received;
		expect(mail).toMatchObject({ from: 't@contoh.go.id', to: ['warga@contoh.id'] });
		for (const { text } of [mail, again] as typeof server.received) {
			expect(text).toContain(`Message-ID: <${MESSAGE.id}@contoh.go.id>`);
		}
		expect(mail?.text).toContain('Subject: Laporan 2026-000042: Sudah dijawab');
		expect(mail?.text).toContain(`List-Unsubscribe: <${MESSAGE.stop}>`);
		expect(mail?.text).toContain('Auto-Submitted: auto-generated');
	});

	it('tells a refusal for good from one that may pass, without the server’s words', async () => {
		for (const [code, permanent] of [
			[550, true],
			[451, false]
		] as const) {
			const server = await listenForMail(code);
			open.push(server);
			const { email } = channelsOf({ SMTP_URL: server.url, MAIL_FROM: 't@contoh.go.id' });
			await expect(email?.(MESSAGE)).rejects.toMatchObject({ code: `SMTP ${code}`, permanent });
		}
	});

	it('may pass when no server listens', async () => {
		const server = await listenForMail();
		await server.close();
		const { email } = channelsOf({ SMTP_URL: server.url, MAIL_FROM: 't@contoh.go.id' });
		await expect(email?.(MESSAGE)).rejects.toMatchObject({ permanent: false });
	});
});

describe('the gateway', () => {
	it('gets the template filled in, signed, with the row’s id as idempotency key', async () => {
		const server = await listenForRequests();
		open.push(server);
		const { phone } = channelsOf({
			GATEWAY_URL: server.url,
			GATEWAY_SECRET: 'rahasia bersama',
			GATEWAY_AUTHORIZATION: 'Bearer uji',
			GATEWAY_TEMPLATE: '{"target":"{{ke}}","message":"{{teks}}"}'
		});
		await phone?.({ ...MESSAGE, to: '+628120000000', short: 'Kata "dalam" kutip' });
		const [request] = server.received;
		expect(JSON.parse(request?.body ?? '')).toEqual({
			target: '+628120000000',
			message: 'Kata "dalam" kutip'
		});
		expect(request?.headers).toMatchObject({
			'idempotency-key': MESSAGE.id,
			authorization: 'Bearer uji',
			'content-type': 'application/json'
		});
		const time = String(request?.headers['x-tanggap-time']);
		expect(request?.headers['x-tanggap-signature']).toBe(
			`sha256=${signatureOf('rahasia bersama', time, request?.body ?? '')}`
		);
	});

	it.each([
		[400, true],
		[422, true],
		[301, false],
		[401, false],
		[429, false],
		[503, false]
	])('that answers %i: for good %s', async (status, permanent) => {
		const server = await listenForRequests(() => status);
		open.push(server);
		const { phone } = channelsOf({ GATEWAY_URL: server.url });
		await expect(phone?.(MESSAGE)).rejects.toMatchObject({ code: `HTTP ${status}`, permanent });
	});

	it('keeps a value inside its string', () => {
		const filled = fillTemplate('{"a":"{{teks}}"}', { teks: '","b":"1\n\\' });
		expect(JSON.parse(filled)).toEqual({ a: '","b":"1\n\\' });
	});
});
