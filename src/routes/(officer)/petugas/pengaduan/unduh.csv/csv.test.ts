import { expect, test } from 'vitest';
import { csvOf } from './csv.ts';

test('a table with a byte order mark, quoted where needed', () => {
	expect(csvOf(['Nomor', 'Masalah'], [['2026-000001', 'kata; "kutip"\nbaris']])).toBe(
		'\uFEFFNomor;Masalah\r\n2026-000001;"kata; ""kutip""\nbaris"\r\n'
	);
});

test('no cell is taken for a formula', () => {
	for (const text of ['=1+1', '+62', '-1', '@SUM(A1)', '\t=1', ' =1', '\r=1']) {
		expect(csvOf([], [[text]])).toContain(`'${text}`);
	}
	expect(csvOf([], [['2026-000001']])).not.toContain("'");
});
