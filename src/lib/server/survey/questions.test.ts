import { expect, test } from 'vitest';
import type { ConfigurationError } from '../platform/startup-error.ts';
import { readContent } from '../platform/content-file.ts';
import { loadSurveyQuestions, readSurveyQuestions } from './questions.ts';

type File = Record<string, { pertanyaan: string; jawaban: string[] }>;

/** @returns what is wrong once the file has been changed */
function problemsAfter(change: (file: File) => void): string[] {
	const file = readContent(process.cwd(), 'content/survei.json') as File;
	change(file);
	try {
		loadSurveyQuestions(file);
		return [];
	} catch (error) {
		return (error as ConfigurationError).problems.map(({ path, message }) => `${path}: ${message}`);
	}
}

test('nine questions with four answers each, in the order of the regulation', () => {
	const file = readContent(process.cwd(), 'content/survei.json') as File;
	const turned = Object.fromEntries(Object.entries(file).reverse());
	const questions = readSurveyQuestions(process.cwd());
	expect(loadSurveyQuestions(turned)).toEqual(questions);
	expect(questions.map(({ question }) => question)).toEqual(
		Array.from({ length: 9 }, (_, at) => file[`U${at + 1}`]?.pertanyaan)
	);
	// The regulation's own words for what counts 4 where the worst is not a plain no.
	expect([3, 7, 8].map((at) => questions[at]?.answers[3])).toEqual([
		'Gratis',
		'Dikelola dengan baik',
		'Sangat baik'
	]);
});

test.each<[string, (file: File) => void, string]>([
	['a question less', (file) => delete file.U4, 'U4: belum ada. Tambahkan.'],
	[
		'a tenth question',
		(file) => (file.U10 = { pertanyaan: 'Apa lagi?', jawaban: ['a', 'b', 'c', 'd'] }),
		'U10: isian "U10" tidak dikenal. Periksa ejaannya, atau hapus.'
	],
	[
		'three answers',
		(file) => file.U1?.jawaban.pop(),
		'U1.jawaban: harus berisi empat jawaban, dari yang paling buruk sampai yang paling baik.'
	],
	[
		'the same answer twice',
		(file) => file.U2?.jawaban.splice(1, 1, 'tidak mudah'),
		'U2.jawaban: memuat jawaban yang sama dua kali. Bedakan keempatnya.'
	],
	[
		'a question as long as a story',
		(file) => (file.U3 = { pertanyaan: 'a'.repeat(91), jawaban: ['a', 'b', 'c', 'd'] }),
		'U3.pertanyaan: terlalu panjang. Paling banyak 90 huruf.'
	],
	[
		'an empty answer',
		(file) => file.U9?.jawaban.splice(3, 1, ' '),
		'U9.jawaban[3]: masih kosong. Isi dengan teks.'
	]
])('%s is told', (_, change, problem) => {
	expect(problemsAfter(change)).toEqual([problem]);
});
