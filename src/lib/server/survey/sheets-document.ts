// Sheets of paper for outreach: the whole questionnaire with a code of its own on each.
import { formatSlipCode } from '#lib/codes/survey-codes.ts';
import { formatDate } from '#lib/labels/deadline.ts';
import { PROFILE_QUESTIONS, type SurveyQuestion } from '#lib/labels/survey.ts';
import type { Agency } from '../agency/index.ts';
import type { Block, OfficeDocument } from '../documents/index.ts';

/**
 * @param agency whose survey it is
 * @param questions in the order of the elements
 * @param batch from `readBatch`
 * @param place where the session is, in words
 * @returns one page for each code; digits beside the choices are what an officer types afterwards
 */
export function sheetsDocument(
	agency: Agency,
	questions: readonly SurveyQuestion[],
	batch: { codes: readonly string[]; printedAt: Date; validUntil: string },
	place: string
): OfficeDocument {
	return {
		title: `Lembar survei, ${place}`,
		author: agency.name,
		writtenAt: batch.printedAt,
		letterhead: null,
		footer: `Tanpa nama. Kembalikan kepada penyuluh. Berlaku sampai ${formatDate(batch.validUntil)}`,
		blocks: batch.codes.flatMap((code, at): Block[] => [
			...(at > 0 ? [{ kind: 'page_break' } as const] : []),
			{ kind: 'heading', level: 2, text: `Bagaimana pelayanan ${agency.shortName}?` },
			{
				kind: 'paragraph',
				text: 'Lingkari satu angka di setiap baris. Jangan tulis nama, NIK, atau nomor telepon.'
			},
			{ kind: 'paragraph', bold: true, text: `Kode lembar: ${formatSlipCode(code)}` },
			{
				kind: 'table',
				columns: [
					{ title: 'Pertanyaan', share: 4 },
					...[1, 2, 3, 4].map((score) => ({ title: String(score), share: 1.7 }))
				],
				rows: questions.map(({ question, answers }, element) => [
					`${element + 1}. ${question}`,
					...answers.map((answer, score) => `${score + 1}  ${answer}`)
				])
			},
			{ kind: 'paragraph', bold: true, text: 'Tentang Anda (boleh dikosongkan)' },
			{
				kind: 'facts',
				rows: PROFILE_QUESTIONS.map(({ label, choices }) => [
					label,
					choices.map((choice, digit) => `(${digit + 1}) ${choice.label}`).join('   ')
				])
			},
			{
				kind: 'facts',
				rows: [
					['Layanan yang dipakai', '.'.repeat(60)],
					['Saran Anda', `${'.'.repeat(80)}\n${'.'.repeat(80)}`]
				]
			}
		])
	};
}
