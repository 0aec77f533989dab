import { expect, it } from 'vitest';
import { isDay } from './days.ts';

it.each(['2026-02-28', '2028-02-29', '0001-01-01', '9999-12-31'])('%s is a day', (text) => {
	expect(isDay(text)).toBe(true);
});

it.each(['2026-02-31', '2026-02-29', '0000-01-01', '2026-13-01', '2026-2-1', '2026-02-28 ', ''])(
	'“%s” is none',
	(text) => {
		expect(isDay(text)).toBe(false);
	}
);
