import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Library } from '#lib/guides/guide.ts';
import { createCalendar } from '../deadlines/index.ts';
import type { Database } from '../platform/database.ts';
import { testDatabase } from '../platform/testing.ts';
import { callStepUnclear, countUnclearSteps } from './unclear-steps.ts';

const NOW = new Date('2026-11-23T02:00:00Z');
const calendar = createCalendar({ timeZone: 'Asia/Jakarta', hours: {}, decrees: [], holidays: [] });
const steps = ['cek', 'ambil', 'kirim'].map((id) => ({ id }));
const library = {
	guides: [{ slug: 'kk', revision: 'bbbbbbbbbbbb', steps }]
} as unknown as Library;

let database: Database;
beforeAll(async () => {
	database = await testDatabase();
});
afterAll(() => database.close());

const tap = (more: object = {}, address = '198.51.100.7') =>
	callStepUnclear(
		{ db: database.db, calendar, library },
		{
			pageKey: randomUUID(),
			guide: 'kk',
			step: 'cek',
			caseId: 'baru',
			revision: 'bbbbbbbbbbbb',
			...more
		},
		address,
		NOW
	);
const counts = () => countUnclearSteps(database.db, library);

it('counts a tap once, however often it is sent', async () => {
	const pageKey = randomUUID();
	await tap({ pageKey });
	await tap({ pageKey });
	expect(await counts()).toEqual([{ guide: 'kk', step: 'cek', now: 1, ever: 1 }]);
});

it('counts another step of the same page, and taps on an older text apart', async () => {
	const pageKey = randomUUID();
	await tap({ pageKey, step: 'ambil' });
	await tap({ pageKey, step: 'kirim', revision: 'aaaaaaaaaaaa' });
	expect(await counts()).toEqual([
		{ guide: 'kk', step: 'ambil', now: 1, ever: 1 },
		{ guide: 'kk', step: 'cek', now: 1, ever: 1 },
		{ guide: 'kk', step: 'kirim', now: 0, ever: 1 }
	]);
});

it('refuses a guide that does not exist', async () => {
	await expect(tap({ guide: 'ktp' })).rejects.toMatchObject({ code: 'not_found' });
});

it('refuses a step that today’s text does not have', async () => {
	await expect(tap({ step: 'karangan' })).rejects.toMatchObject({ code: 'not_found' });
});

it('slows down whoever stuffs the count', async () => {
	const address = '203.0.113.9';
	for (let time = 0; time < 120; time++) await tap({}, address);
	await expect(tap({}, address)).rejects.toMatchObject({ code: 'rate_limited' });
	await tap({}, '203.0.113.10');
});
