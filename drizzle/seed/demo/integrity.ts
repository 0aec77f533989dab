// What the demo's office has answered in the integrity plan, and the evidence for it. Most questions
// are left open, as they are in an office that is on its way.
import type { InspectedAttachment } from '#lib/server/attachments/index.ts';
import type { Context } from '#lib/server/complaints/index.ts';
import { localDate } from '#lib/server/deadlines/index.ts';
import { addIntegrityEvidence, answerQuestion } from '#lib/server/integrity/index.ts';
import type { Actor } from '#lib/server/officers/index.ts';

const HOUR_MS = 3_600_000;

const ANSWERS = [
	{
		code: 'V.iii.a',
		answer: 'B',
		reason: 'Tim, media, dan SOP sudah ada. Inovasinya belum kami nilai.'
	},
	{
		code: 'V.iii.c',
		answer: 'B',
		reason: 'Monev sudah berjalan, tetapi satu bulan terlewat.'
	}
];

const EVIDENCE = [
	{ code: 'V.iii.a', title: 'Foto kotak saran dan papan pengumuman (contoh)' },
	{ code: 'RA.1', title: 'Undangan rapat tim pengaduan (contoh)' },
	{ code: 'V.iii.c', title: 'Daftar hadir rapat monev (contoh)' }
];

/**
 * @param context the demo's database, with its documents and reports
 * @param head who answers
 * @param paper what lies in the folder as evidence
 * @param until midnight at the office: nothing happens from here on
 */
export async function addDemoIntegrity(
	context: Context,
	head: Actor,
	paper: InspectedAttachment,
	until: Date
): Promise<void> {
	const at = new Date(until.getTime() - 13 * HOUR_MS);
	const year = Number(localDate(context.office.calendar, at).slice(0, 4));
	for (const { code, title } of EVIDENCE) {
		const given = { title, files: [paper], document: 'Map contoh di ruang sekretariat' };
		await addIntegrityEvidence(context, head, { code, year }, given, at);
	}
	for (const { code, answer, reason } of ANSWERS) {
		await answerQuestion(context, head, { code, year }, { answer, reason }, at);
	}
}
