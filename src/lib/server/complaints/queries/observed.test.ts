import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Context } from '../context.ts';
import { complaints } from '../schema.ts';
import { day, filed, testContext } from '../testing.ts';
import { observedDays } from './observed.ts';

let context: Context & { close(): Promise<void> };
beforeAll(async () => {
	context = await testContext();
});
afterAll(() => context.close());

const TEN_MINUTES = 10 * 60_000;

async function answered(serviceCode: string, days: number) {
	const { id } = await filed(context, { serviceCode });
	await context.db
		.update(complaints)
		.set({ answeredAt: day(days) })
		.where(eq(complaints.id, id));
}

it('tells nothing of fewer than five', async () => {
	for (const days of [1, 1, 1, 1]) await answered('KIA', days);
	expect(await observedDays(context, 'KIA', day(20))).toBeNull();
});

it('tells the working days of the one in the middle, and keeps that for ten minutes', async () => {
	// Monday to Thursday, to Friday, to the Monday after (five working days), …
	for (const days of [3, 4, 7, 9, 11]) await answered('KK', days);
	await answered('KTP_EL', 1);
	const now = day(20);
	expect(await observedDays(context, 'KK', now)).toEqual({ medianDays: 5, complaints: 5 });
	await answered('KK', 11);
	expect(await observedDays(context, 'KK', now)).toMatchObject({ complaints: 5 });
	const later = new Date(now.getTime() + TEN_MINUTES);
	expect(await observedDays(context, 'KK', later)).toEqual({ medianDays: 7, complaints: 6 });
});
