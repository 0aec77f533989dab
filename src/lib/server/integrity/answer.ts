// What people write down: the office's answer, and the evidence for it.
import { and, eq, isNull } from 'drizzle-orm';
import { createHash } from 'node:crypto';
import { findSecrets } from '../../redaction/redaction.ts';
import {
	type InspectedAttachment,
	listAttachments,
	storeAttachments
} from '../attachments/index.ts';
import type { Context } from '../complaints/index.ts';
import type { Actor } from '../officers/index.ts';
import type { Db } from '../platform/database.ts';
import { DomainError } from '../platform/errors.ts';
import { newId } from '../platform/ids.ts';
import { assess } from './assess.ts';
import { readFacts } from './facts.ts';
import type { IntegrityItem } from './items.ts';
import { assertMay, mayAnswer, mayEdit } from './policy.ts';
import { openItem } from './queries.ts';
import { integrityAnswers, integrityEvidence } from './schema.ts';

/** Of which year something is said about which row or question. */
export interface Asked {
	code: string;
	year: number;
}

/**
 * Answers a question for a year. A later answer takes its place; the earlier ones stay to be read.
 * @param answer one of the question's
 * @param reason in the head's words
 * @throws DomainError not_found; not_allowed; invalid_input for an answer that the question lacks
 */
export async function answerQuestion(
	context: Context,
	actor: Actor,
	{ code, year }: Asked,
	{ answer, reason }: { answer: string; reason: string },
	now: Date
): Promise<void> {
	const item = await openItem(context, actor, code, year, now);
	assertMay(mayAnswer(actor), 'answer for the office');
	if (!item.answers.some((choice) => choice.code === answer)) {
		throw wrong('jawaban', 'Pilih salah satu jawaban.');
	}
	const { proposal } = assess(code, await readFacts(context, actor, year, now));
	await context.db.insert(integrityAnswers).values({
		id: newId(),
		code: item.code,
		year,
		answer,
		reason,
		proposed: proposal?.answer ?? null,
		answeredBy: actor.id,
		answeredAt: now
	});
}

/** Something that shows that it is so. */
export interface IntegrityEvidenceGiven {
	title: string;
	files: readonly InspectedAttachment[];
	/** Where a document lies: its number and date, or an address. */
	document: string | null;
}

/**
 * Adds evidence to a row or a question, for one year.
 * @throws DomainError not_found; not_allowed; invalid_input when nothing was given, or a number in it
 *   could be a person's: evaluators from outside read it
 */
export async function addIntegrityEvidence(
	context: Context,
	actor: Actor,
	{ code, year }: Asked,
	{ title, files, document }: IntegrityEvidenceGiven,
	now: Date
): Promise<void> {
	const item = await openItem(context, actor, code, year, now);
	assertMay(mayEdit(actor), 'add evidence');
	for (const [field, text] of [
		['judul', title],
		['dokumen', document ?? '']
	] as const) {
		if (findSecrets(text).length > 0) {
			throw wrong(field, 'Penilai dari luar membaca ini. Hapus nomor orang atau alamat email.');
		}
	}
	if (files.length === 0 && !document) {
		throw wrong('lampiran', 'Beri paling sedikit satu bukti: berkas, atau di mana dokumennya.');
	}
	const common = { code: item.code, year, title, addedBy: actor.id, addedAt: now };
	await context.db.transaction(async (transaction) => {
		const tx = transaction as unknown as Db;
		for (const file of files) {
			const id = newId();
			await storeAttachments(tx, id, id, [file], now);
			const [stored] = await listAttachments(tx, id);
			await tx.insert(integrityEvidence).values({
				id,
				...common,
				kind: 'file',
				attachmentId: stored?.id ?? null,
				sha256: createHash('sha256').update(file.bytes).digest('hex')
			});
		}
		if (document) {
			const row = { id: newId(), ...common, kind: 'document' as const, reference: document };
			await tx.insert(integrityEvidence).values(row);
		}
	});
}

/**
 * Takes evidence back that was wrong: it counts no more and is in no bundle.
 * @param reason for colleagues
 * @throws DomainError not_found when there is none, or it was taken back; not_allowed
 */
export async function withdrawIntegrityEvidence(
	context: Context,
	actor: Actor,
	{ code, year }: Asked,
	evidenceId: string,
	reason: string,
	now: Date
): Promise<void> {
	const item: IntegrityItem = await openItem(context, actor, code, year, now);
	assertMay(mayEdit(actor), 'take evidence back');
	const taken = await context.db
		.update(integrityEvidence)
		.set({ withdrawnAt: now, withdrawnBy: actor.id, withdrawReason: reason })
		.where(
			and(
				eq(integrityEvidence.id, evidenceId),
				eq(integrityEvidence.code, item.code),
				eq(integrityEvidence.year, year),
				isNull(integrityEvidence.withdrawnAt)
			)
		)
		.returning({ id: integrityEvidence.id });
	if (taken.length === 0) throw new DomainError('not_found', 'no such evidence');
}

function wrong(field: string, sentence: string): DomainError {
	return new DomainError('invalid_input', `${field} is not acceptable`, {
		fields: { [field]: sentence }
	});
}
