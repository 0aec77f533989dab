import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Context } from '#lib/server/complaints/index.ts';
import { filed, MONDAY, testContext } from '#lib/server/complaints/testing.ts';
import { actions } from './+page.server.ts';

const send = actions.default!;
let context: Context & { close(): Promise<void> };
beforeAll(async () => (context = await testContext()));
afterAll(() => context.close());

function tryPair(fields: { nomor: string; kode: string }) {
	const request = new Request('http://127.0.0.1/lacak', {
		method: 'POST',
		body: new URLSearchParams(fields)
	});
	const locals = { ...context, address: '198.51.100.8', now: MONDAY };
	return send({ request, locals } as unknown as Parameters<typeof send>[0]);
}

test('tries that come at the same moment are counted like those that come one by one', async () => {
	const { number } = await filed(context);
	const answers = await Promise.all(
		Array.from({ length: 40 }, () => tryPair({ nomor: number, kode: '0000-0000-0000-0000' }))
	);
	const statuses = answers.map((answer) => (answer as { status: number }).status);
	// As many as a network has tries.
	expect(statuses.filter((status) => status === 400)).toHaveLength(10);
	expect(statuses.filter((status) => status === 429)).toHaveLength(30);
});
