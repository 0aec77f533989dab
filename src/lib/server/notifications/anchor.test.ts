// The daily head of the sealed channel's log, mailed to people outside.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { headCode } from '../../sealed/index.ts';
import type { Context } from '../complaints/index.ts';
import { readNotes } from '../disclosures/index.ts';
import { loggedDays } from '../disclosures/schema.ts';
import type { Database } from '../platform/database.ts';
import { testDatabase } from '../platform/testing.ts';
import { queueAnchor } from './anchor.ts';
import { deliverDue } from './delivery.ts';
import { outbox } from './schema.ts';
import { keepingSender } from './testing.ts';

const DAY = '2026-11-27';
const HEAD = 'ab'.repeat(32);
const NOW = new Date('2026-11-28T01:00:00Z');
const addresses = ['inspektorat@contoh.go.id', 'kepala@contoh.go.id'];

let database: Database;
beforeAll(async () => {
	database = await testDatabase();
	await database.db.insert(loggedDays).values({ day: DAY, head: HEAD, root: HEAD, detail: null });
});
afterAll(() => database.close());

it('goes once to each address that is still configured, and can be compared as it came', async () => {
	const { db } = database;
	await queueAnchor(db, DAY, addresses, NOW);
	await queueAnchor(db, DAY, addresses, NOW);
	const email = keepingSender();
	// Nothing of the office is asked for.
	const context = { db } as Context;
	const anchorTo = addresses.slice(0, 1);
	await deliverDue(context, { email }, { origin: 'https://contoh.go.id', anchorTo }, NOW);
	expect(email.sent.map(({ to }) => to)).toEqual(anchorTo);
	expect(readNotes(email.sent[0]?.text ?? '')).toEqual([{ day: DAY, code: headCode(HEAD) }]);
	const states = await db.select({ state: outbox.state, said: outbox.occasion }).from(outbox);
	expect(states.map(({ state }) => state).sort()).toEqual(['dropped', 'sent']);
	expect(JSON.stringify(states)).not.toContain('@');
});
