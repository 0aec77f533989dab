// Owns where in a guide, a lesson or a session there are words for people, by the names of the file.

import type {
	Guide,
	Lesson,
	Question,
	Requirement,
	Session,
	Source,
	Step
} from '#lib/guides/guide.ts';
import { textOfMarkdown, type TextPart } from './plain-language.ts';

/** Stands in a new file wherever its writer has to put other words. */
export const PLACEHOLDER = '(ganti)';

/**
 * All that people read or hear of a guide, a lesson or a session. Without what isn't ours to word:
 * the names of laws, and without words to search by, which nobody reads.
 * @param text what was read
 * @param body the Markdown below its head; '' for none
 */
export function textsOf(text: Guide | Lesson | Session, body: string): TextPart[] {
	return [
		name('judul', text.title),
		prose('ringkasan', text.summary),
		...partsOf(text),
		// Questions and answers below the head: the quoted sentence says where.
		prose('', textOfMarkdown(body))
	].filter((part) => part.text !== '');
}

function partsOf(text: Guide | Lesson | Session): TextPart[] {
	if (!('kind' in text)) return [name('untuk', text.audience)];
	const steps = text.steps.flatMap((one, index) => stepTexts(one, `langkah[${index}]`));
	const sources = text.sources.map(({ says }: Source, index) => name(`sumber[${index}].isi`, says));
	if (text.kind === 'lesson') {
		return [
			...text.objectives.map((one, index) => name(`tujuan[${index}].teks`, one.text)),
			...steps,
			...text.quiz.flatMap(({ forms }, index) => [
				...questionTexts(forms.a, `kuis[${index}].a`),
				...questionTexts(forms.b, `kuis[${index}].b`)
			]),
			...sources
		];
	}
	return [
		...text.cases.flatMap((one, index) => [
			name(`kasus[${index}].nama`, one.name),
			name(`kasus[${index}].keterangan`, one.hint)
		]),
		...text.requirements.flatMap((one, index) => requirementTexts(one, `syarat[${index}]`)),
		...steps,
		name('standar.biaya', text.standard.cost),
		name('standar.hasil', text.standard.product),
		name('standar.batas_hukum.sumber', text.standard.legalLimit?.source ?? null),
		name('standar.janji_dinas.sumber', text.standard.localPromise?.source ?? null),
		...sources
	];
}

function requirementTexts(one: Requirement, path: string): TextPart[] {
	return [
		name(`${path}.nama`, one.name),
		prose(`${path}.foto`, one.photoHint),
		prose(`${path}.jika_tidak_ada`, one.ifMissing)
	];
}

function stepTexts(one: Step, path: string): TextPart[] {
	return [
		name(`${path}.judul`, one.title),
		...one.text.map((paragraph, index) => prose(`${path}.teks[${index}]`, paragraph)),
		prose(`${path}.ucapkan`, one.prompt),
		prose(`${path}.catatan_fasilitator`, one.facilitatorNote)
	];
}

function questionTexts(one: Question, path: string): TextPart[] {
	return [
		prose(`${path}.tanya`, one.text),
		...one.answers.map((answer, index) => name(`${path}.jawaban[${index}]`, answer)),
		prose(`${path}.penjelasan`, one.explanation)
	];
}

function name(path: string, text: string | null): TextPart {
	return { path, text: text ?? '', prose: false };
}

function prose(path: string, text: string | null): TextPart {
	return { path, text: text ?? '', prose: true };
}
