// Workbooks as another program reads them.
import { readSheet } from 'read-excel-file/node';
import { expect, test } from 'vitest';
import { wholeOf, writeXlsx } from './index.ts';

const COLUMNS = [
	{ title: 'Nomor', width: 14 },
	{ title: 'Masuk', width: 12 },
	{ title: 'Hari', width: 8 },
	{ title: 'Catatan', width: 40 }
];

async function* rows() {
	yield ['2026-000001', { date: '2026-03-01' }, 12, 'baris\nkedua <&> "kutip"\u0007'];
	yield ['2026-000002', null, null, '=1+1'];
}

const sheets = () => [
	{ name: 'Daftar', columns: COLUMNS, rows: rows() },
	{ name: 'Ringkasan & "lain"', columns: COLUMNS.slice(0, 1), rows: [[7.5]] }
];

test('another library reads back what was written', async () => {
	const file = Buffer.from(await wholeOf(writeXlsx(sheets())));
	expect(await readSheet(file, 'Daftar')).toEqual([
		['Nomor', 'Masuk', 'Hari', 'Catatan'],
		['2026-000001', new Date('2026-03-01T00:00:00Z'), 12, 'baris\nkedua <&> "kutip"'],
		['2026-000002', null, null, '=1+1']
	]);
	expect(await readSheet(file, 'Ringkasan & "lain"')).toEqual([['Nomor'], [7.5]]);
});

test('the same sheets give the same bytes', async () => {
	const [one, other] = await Promise.all([
		wholeOf(writeXlsx(sheets())),
		wholeOf(writeXlsx(sheets()))
	]);
	expect(one).toEqual(other);
});
