import { afterAll, beforeAll, expect, it } from 'vitest';
import { newReportKey, sealSlots } from '../../sealed/index.ts';
import type { Database } from '../platform/database.ts';
import { testDatabase } from '../platform/testing.ts';
import { addEnvelope, startCase, storeReport, turnKeys } from './index.ts';
import { ENVELOPES_AT_MOST } from './limits.ts';
import { envelopes } from './schema.ts';
import { proofOf, sealedReport, teamOf, TODAY, turnedKeysOf } from './testing.ts';

let database: Database;
beforeAll(async () => {
	database = await testDatabase();
});
afterAll(() => database.close());

it('turns keys also when somebody has filled the thread', async () => {
	const { db } = database;
	const team = await teamOf(db, 2);
	const made = await sealedReport(team, {});
	const { report } = made;
	await storeReport(db, report, await proofOf(db), TODAY);
	const key = { report: report.id, read: made.key.read };
	const notes = await newReportKey();
	const { id: reportId, envelope: sealed } = report;
	await startCase(db, key, { slots: await sealSlots(notes.identity, []), sealed }, TODAY.day);
	const filling = Array.from({ length: ENVELOPES_AT_MOST - 1 }, (_, place) => ({
		...{ reportId, thread: 'talk' as const, sequence: place + 1, digest: '', sealed },
		storedOn: TODAY.day
	}));
	await db.insert(envelopes).values(filling);
	const one = { thread: 'talk' as const, sequence: ENVELOPES_AT_MOST, sealed };
	await expect(addEnvelope(db, key, one, TODAY)).rejects.toMatchObject({ code: 'too_large' });
	const next = { talk: ENVELOPES_AT_MOST, notes: 1 };
	const { turned, read } = await turnedKeysOf(made, notes.identity, team, next);
	await turnKeys(db, key, turned, TODAY);
	// Nobody says more for it.
	const after = { ...one, sequence: ENVELOPES_AT_MOST + 1 };
	const writing = addEnvelope(db, { report: reportId, read }, after, TODAY);
	await expect(writing).rejects.toMatchObject({ code: 'too_large' });
});
