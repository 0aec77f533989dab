// Owns how the survey asks: content/survei.json.
import * as v from 'valibot';
import { SURVEY_ELEMENTS, type SurveyQuestion } from '#lib/labels/survey.ts';
import { parseContent, readContent } from '../platform/content-file.ts';

const FILE = 'content/survei.json';

const text = (longest: number) =>
	v.pipe(
		v.string(),
		v.trim(),
		v.nonEmpty('masih kosong. Isi dengan teks.'),
		v.maxLength(longest, `terlalu panjang. Paling banyak ${longest} huruf.`)
	);

/** A sheet of paper has a page for all nine, a tablet a button for each answer. */
const question = v.pipe(
	v.strictObject({
		pertanyaan: text(90),
		jawaban: v.pipe(
			v.array(text(30)),
			v.length(4, 'harus berisi empat jawaban, dari yang paling buruk sampai yang paling baik.'),
			v.check(
				(answers) => new Set(answers.map((one) => one.toLowerCase())).size === answers.length,
				'memuat jawaban yang sama dua kali. Bedakan keempatnya.'
			)
		)
	}),
	v.transform(({ pertanyaan, jawaban: [first = '', second = '', third = '', fourth = ''] }) => ({
		question: pertanyaan,
		answers: [first, second, third, fourth] as const
	}))
);

type Code = (typeof SURVEY_ELEMENTS)[number]['code'];

const schema = v.strictObject({
	catatan: v.optional(v.array(v.string())),
	...(Object.fromEntries(SURVEY_ELEMENTS.map(({ code }) => [code, question])) as Record<
		Code,
		typeof question
	>)
});

/**
 * Checks what content/survei.json holds.
 * @param json the parsed file
 * @returns the questions in the order of the elements, whatever the file's is
 * @throws ConfigurationError with every problem
 */
export function loadSurveyQuestions(json: unknown): SurveyQuestion[] {
	const asked = parseContent(schema, json, FILE);
	return SURVEY_ELEMENTS.map(({ code }) => asked[code]);
}

/**
 * Reads and checks content/survei.json.
 * @param rootDir the project's folder
 * @throws ConfigurationError as `loadSurveyQuestions`, and when the file is missing or no JSON
 */
export function readSurveyQuestions(rootDir: string): SurveyQuestion[] {
	return loadSurveyQuestions(readContent(rootDir, FILE));
}
