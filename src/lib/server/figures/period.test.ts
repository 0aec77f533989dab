import { afterAll, beforeAll, expect, test } from 'vitest';
import { testContext } from '../complaints/testing.ts';
import { monthsOf, parsePeriod, periodAt, periodBefore } from './index.ts';

let context: Awaited<ReturnType<typeof testContext>>;
beforeAll(async () => {
	context = await testContext();
});
afterAll(() => context.close());

const calendar = () => context.office.calendar;

test.each([
	['2026-02', '2026-02-01', '2026-02-28', '2026-01'],
	['2028-02', '2028-02-01', '2028-02-29', '2028-01'],
	['2026-01', '2026-01-01', '2026-01-31', '2025-12'],
	['2026-TW4', '2026-10-01', '2026-12-31', '2026-TW3'],
	['2026-TW1', '2026-01-01', '2026-03-31', '2025-TW4'],
	['2026', '2026-01-01', '2026-12-31', '2025']
])('%s runs from %s to %s and comes after %s', (code, firstDay, lastDay, before) => {
	const period = parsePeriod(calendar(), code);
	if (!period) throw new Error(code);
	expect(period).toMatchObject({ code, firstDay, lastDay });
	expect(period.from.toISOString()).toBe(new Date(`${firstDay}T00:00:00+07:00`).toISOString());
	expect(periodBefore(calendar(), period)).toEqual(parsePeriod(calendar(), before));
	// Both ends belong to it, the moment after doesn't.
	const last = new Date(period.to.getTime() - 1);
	expect(periodAt(calendar(), period.kind, period.from)).toEqual(period);
	expect(periodAt(calendar(), period.kind, last)).toEqual(period);
	expect(periodAt(calendar(), period.kind, period.to).firstDay > lastDay).toBe(true);
});

test.each(['2026-13', '2026-00', '2026-TW5', '2026-1', '26-01', '2026-01-01', '', ' 2026', '0000'])(
	'%j names no period',
	(code) => {
		expect(parsePeriod(calendar(), code)).toBeNull();
	}
);

test('a quarter is made of its three months', () => {
	const quarter = parsePeriod(calendar(), '2026-TW3');
	if (!quarter) throw new Error('no quarter');
	const months = monthsOf(calendar(), quarter);
	expect(months.map(({ code }) => code)).toEqual(['2026-07', '2026-08', '2026-09']);
	expect([months[0]?.from, months[2]?.to]).toEqual([quarter.from, quarter.to]);
});
