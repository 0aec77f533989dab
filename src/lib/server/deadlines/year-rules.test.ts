import { describe, expect, test } from 'vitest';
import { readDays, readTable } from './year-rules.ts';

const read = (text: string) => {
	const { written, problems } = readTable(text);
	return problems.length > 0 ? { days: [], problems } : readDays(written, 2028);
};

describe('a table of days off', () => {
	test('comes with comma or semicolon, with or without heading, with the dates of a spreadsheet', () => {
		const days = [
			{ date: '2028-01-01', type: 'libur_nasional', name: 'Tahun Baru' },
			{ date: '2028-08-17', type: 'libur_nasional', name: 'Proklamasi, hari jadi' },
			{ date: '2028-12-26', type: 'cuti_bersama', name: 'Natal' }
		];
		const tables = [
			'\uFEFFTanggal;Jenis;Nama\r\n2028-12-26;Cuti Bersama;Natal\r\n17/8/2028;libur_nasional;"Proklamasi, hari jadi"\r\n1-1-2028;LIBUR NASIONAL;Tahun Baru\r\n;;\r\n',
			'2028-01-01,libur nasional,Tahun Baru\n\n2028-08-17,libur nasional,Proklamasi, hari jadi\n2028-12-26,cuti bersama,Natal'
		];
		for (const table of tables) expect(read(table)).toEqual({ days, problems: [] });
	});

	test('tells every wrong line by its number and what to do', () => {
		const { problems } = read(
			'tanggal,jenis,nama\n2028-02-30,libur nasional,Salah\n2027-01-01,libur nasional,Lain\n2028-05-01,libur,Buruh\n2028-06-01,cuti bersama,\n2028-05-01,libur nasional,Lagi'
		);
		expect(problems.map(({ message }) => message)).toEqual([
			'Baris 2: tanggal “2028-02-30” tidak ada. Tulis seperti 2028-08-17.',
			'Baris 3: tanggal 2027-01-01 bukan di tahun 2028.',
			'Baris 4: jenisnya belum tepat. Tulis “libur nasional” atau “cuti bersama”.',
			'Baris 5: namanya belum diisi. Tulis nama hari liburnya.',
			'Baris 6: tanggal 2028-05-01 sudah ada di baris 4. Sisakan satu saja.'
		]);
	});

	test('that is empty or no table is told so', () => {
		expect(read(' \n').problems).toMatchObject([{ line: 0 }]);
		expect(read('2028-01-01,"libur').problems).toMatchObject([{ line: 0 }]);
	});
});
