import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Role } from '#lib/codes/officer-codes.ts';
import { couldMean } from './name-matching.ts';

const staff = (
	[
		['H. Suryanto Meranti, S.Sos., M.Si.', 'handler'],
		['Nurhayati Bulian', 'handler'],
		['Muhammad Ali', 'handler'],
		['Yuliana Éva Kempas', 'intake'],
		['Djoko Soeparman', 'unit_head'],
		['Hamid Unglen', 'head'],
		['Mira Medang', 'overseer']
	] as [string, Role][]
).map(([name, role]) => ({ name, roles: [role] }));

const meant = (words: string) => couldMean(words, staff).map(({ name }) => name.split(' ').at(0));

describe('typed words mean', () => {
	it.each([
		['Suryanto', ['H.']],
		['bapak SURIANTO di loket', ['H.']],
		['pak Yanto', ['H.']],
		['Ibu Nur Hayati', ['Nurhayati']],
		['nurhayatii', ['Nurhayati']],
		['Mohamad', ['Muhammad']],
		['ali', ['Muhammad']],
		['Eva', ['Yuliana']],
		['bu yuli', ['Yuliana']],
		['Joko Suparman', ['Djoko']],
		['Suryanto atau Mira', ['H.', 'Mira']],
		['kepala dinas', ['Hamid']],
		['Kadis Dukcapil', ['Hamid']],
		['ibu kabid', ['Djoko']],
		['kepala seksi', ['Djoko']],
		['bapak kepala', ['Djoko', 'Hamid']]
	])('%s: %j', (words, expected) => {
		expect(meant(words)).toEqual(expected);
	});

	it.each([
		['petugas loket berkacamata'],
		['S.Sos., M.Si.'],
		['Bapak H.'],
		['al'],
		['Aliya'],
		['🙂'],
		['']
	])('%s: nobody here', (words) => {
		expect(meant(words)).toEqual([]);
	});

	it('whoever is spelt out, however it is written', () => {
		fc.assert(
			fc.property(
				fc.constantFrom(...staff),
				fc.constantFrom(
					(name: string) => name.toUpperCase(),
					(name: string) => `petugas ${name}, yang duduk di depan`,
					(name: string) => name.split(' ').reverse().join('  '),
					(name: string) => name.replaceAll(' ', '-')
				),
				(officer, write) => {
					expect(couldMean(write(officer.name), staff)).toContain(officer);
				}
			)
		);
	});
});
