// One answer to several complaints about the same: each gets it in its own thread, or not, each
// judged by itself.
import { findSecrets, SECRET_LABELS } from '#lib/redaction/redaction.ts';
import type { Actor } from '../../officers/index.ts';
import { DomainError, type DomainErrorCode } from '../../platform/errors.ts';
import type { Changed, Target } from '../change.ts';
import type { Context } from '../context.ts';
import { type Complaint, visibleUnder } from '../policy.ts';
import { listLinked } from '../queries/links.ts';
import { complaints } from '../schema.ts';
import { type Answer, answerComplaint } from './handle.ts';
import { saysName } from './publish.ts';

/** What became of one of the others. */
export interface AlsoAnswered {
	number: string;
	/** Why it was not answered; null when it was. */
	refusal: DomainErrorCode | null;
}

/**
 * Answers a complaint, and with the same words those linked with it that are named. Files go to the
 * first only: they are mostly about one person.
 * @param also numbers and the versions that the officer saw
 * @returns the first, and what became of each of the others
 * @throws DomainError as `answerComplaint` for the first, before any is answered; invalid_input when
 *   others would read who the reporter of the first is
 */
export async function answerTogether(
	context: Context,
	actor: Actor,
	target: Target,
	answer: Answer,
	also: readonly Target[],
	now: Date
): Promise<Changed & { also: AlsoAnswered[] }> {
	const linked = also.length ? await listAudience(context, actor, target.number, answer) : [];
	const first = await answerComplaint(context, actor, target, answer, now);
	const results: AlsoAnswered[] = [];
	for (const other of also) {
		const known = linked.some(({ number }) => number === other.number);
		const refusal = known
			? await tryAnswer(context, actor, other, { ...answer, attachments: [] }, now)
			: ('not_found' as const);
		results.push({ number: other.number, refusal });
	}
	return { ...first, also: results };
}

/** @returns what the officer sees linked; @throws DomainError when the words are for one person */
async function listAudience(context: Context, actor: Actor, number: string, answer: Answer) {
	const [complaint] = await context.db.select().from(complaints).where(visibleUnder(actor, number));
	if (!complaint) throw new DomainError('not_found', 'no such complaint for this officer');
	const parts = { temuan: answer.found, tindakan: answer.done, berikutnya: answer.next };
	const fields = Object.entries(parts).flatMap(([field, text]) => {
		const what = personalIn(text, complaint);
		return what
			? [
					[
						field,
						`Jawaban ini juga dibaca pelapor lain, tetapi di sini ada ${what}. Hapus dulu, atau jangan kirim ke laporan lain.`
					]
				]
			: [];
	});
	if (fields.length) {
		throw new DomainError('invalid_input', 'the words are for one person', {
			fields: Object.fromEntries(fields) as Record<string, string>
		});
	}
	return (await listLinked(context, actor, complaint.id)).cases;
}

function personalIn(text: string, { number, reporterName }: Complaint): string | null {
	const [secret] = findSecrets(text);
	if (secret) return SECRET_LABELS[secret.kind];
	if (saysName(text, reporterName)) return 'nama pelapor ini';
	return text.includes(number) ? 'nomor laporan ini' : null;
}

async function tryAnswer(
	context: Context,
	actor: Actor,
	target: Target,
	answer: Answer,
	now: Date
): Promise<DomainErrorCode | null> {
	try {
		await answerComplaint(context, actor, target, answer, now);
		return null;
	} catch (problem) {
		if (problem instanceof DomainError) return problem.code;
		throw problem;
	}
}
