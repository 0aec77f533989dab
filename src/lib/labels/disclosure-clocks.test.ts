import { expect, it } from 'vitest';
import { clockWords } from './disclosure-clocks.ts';

it.each([
	[null, '2026-12-09', 'Paling lambat 11 Desember 2026, 2 hari lagi'],
	[null, '2026-12-11', 'Paling lambat hari ini'],
	[null, '2026-12-14', 'Terlambat 3 hari. Seharusnya paling lambat 11 Desember 2026'],
	['2026-12-11', '2026-12-20', 'Sudah, 11 Desember 2026'],
	['2026-12-13', '2026-12-20', 'Sudah, 13 Desember 2026, terlambat 2 hari']
])('a clock due on 11 December, stopped %s, reads on %s: %s', (doneOn, today, words) => {
	expect(clockWords({ due: '2026-12-11', doneOn }, today)).toBe(words);
});
