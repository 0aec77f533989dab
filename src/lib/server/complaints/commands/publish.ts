// The public summary of a complaint: an officer's own words, in which nobody can be recognised.
import { and, eq, isNull } from 'drizzle-orm';
import { findSecrets, SECRET_LABELS } from '#lib/redaction/redaction.ts';
import type { Actor } from '../../officers/index.ts';
import type { Db } from '../../platform/database.ts';
import { DomainError } from '../../platform/errors.ts';
import { type Changed, changeAsOfficer, type Target } from '../change.ts';
import type { Context } from '../context.ts';
import { complaintSubjects, complaintSubjectWords } from '../schema.ts';

/**
 * Shows a summary to everybody, or puts another in its place. Only complaints with one are public.
 * @param summary in plain words
 * @throws DomainError as `changeAsOfficer`; invalid_transition for what is confidential;
 *   invalid_input while a person can be recognised, and when the complaint is about an officer
 */
export async function publishSummary(
	context: Context,
	actor: Actor,
	target: Target,
	summary: string,
	now: Date
): Promise<Changed> {
	return changeAsOfficer(context, actor, target, 'publish', now, async (complaint, tx) => {
		if (await namesAnOfficer(tx, complaint.id)) {
			throw refused('Pengaduan ini menyangkut petugas, jadi tidak ditampilkan untuk umum.');
		}
		const [left] = findSecrets(summary);
		if (left) {
			const what = `${SECRET_LABELS[left.kind]} (${summary.slice(left.start, left.end)})`;
			throw refused(`Di ringkasan ini masih ada ${what}. Hapus dulu.`);
		}
		if (saysName(summary, complaint.reporterName)) {
			throw refused('Di ringkasan ini masih ada nama pelapor. Hapus dulu.');
		}
		return { set: { publicSummary: summary, publicSince: now }, data: { summary } };
	});
}

/**
 * Takes the summary back.
 * @param text why, in words that the reporter reads
 * @throws DomainError as `changeAsOfficer`
 */
export async function withdrawSummary(
	context: Context,
	actor: Actor,
	target: Target,
	text: string,
	now: Date
): Promise<Changed> {
	return changeAsOfficer(context, actor, target, 'unpublish', now, () => ({
		set: { publicSummary: null, publicSince: null },
		data: { text }
	}));
}

/**
 * @param text what others will read
 * @param name of the reporter; null when they gave none
 * @returns whether the text says a part of it that is longer than two letters
 */
export function saysName(text: string, name: string | null): boolean {
	const words = new Set(wordsOf(text));
	return wordsOf(name ?? '').some((part) => part.length > 2 && words.has(part));
}

function wordsOf(text: string): string[] {
	return text.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [];
}

/** Somebody is named, or it isn't settled yet whether the words of the reporter mean an officer. */
async function namesAnOfficer(tx: Db, complaintId: string): Promise<boolean> {
	const subjects = await tx.$count(
		complaintSubjects,
		and(eq(complaintSubjects.complaintId, complaintId), isNull(complaintSubjects.endedAt))
	);
	const words = await tx.$count(
		complaintSubjectWords,
		and(eq(complaintSubjectWords.complaintId, complaintId), isNull(complaintSubjectWords.settledAt))
	);
	return subjects + words > 0;
}

function refused(sentence: string): DomainError {
	return new DomainError('invalid_input', 'this summary may not be public', {
		fields: { isi: sentence }
	});
}
