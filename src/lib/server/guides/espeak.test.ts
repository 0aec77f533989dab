import { expect, test } from 'vitest';
import { phonemesOf, ssmlOf } from './espeak.ts';

test.each([
	['lêbih', "l@b'ih"],
	['kodé', "k'odE"],
	['kêrtas', "k@Rt'as"],
	['êmpat', "@mp'at"],
	['sêlêsai', "s@l@s'aI"],
	['dêngan', "d@N'an"],
	['mênyêbut', "m@n^@b'ut"],
	['pêrlu', "p@Rl'u"],
	['têrima', "t@R2'ima"],
	['bé', "b'E"]
])('%s', (word, phonemes) => {
	expect(phonemesOf(word)).toBe(phonemes);
});

test('only marked words are put as sounds; lines are told apart by a pause', () => {
	expect(ssmlOf('Bawa kêrtas.\nYa & <tidak>.')).toBe(
		`Bawa [[k@Rt'as]].<break time="450ms"/>\nYa    tidak .`
	);
});
