// Handling: disposisi, follow-up, answer, messages, notes and closing, as officers do them.
import * as v from 'valibot';
import type { ClosingGround } from '#lib/codes/complaint-codes.ts';
import { answerFields } from '#lib/forms/desk.ts';
import { type AnswerParts, answerText } from '#lib/labels/answer.ts';
import type { InspectedAttachment } from '../../attachments/index.ts';
import { localDate } from '../../deadlines/index.ts';
import { type Actor, findActiveOfficer } from '../../officers/index.ts';
import { DomainError } from '../../platform/errors.ts';
import { type Changed, changeAsOfficer, type Target } from '../change.ts';
import { runningClocks } from '../clocks.ts';
import type { Context } from '../context.ts';
import { handlesFor, officersKeptFrom } from '../policy.ts';
import { type Silence, silenceOf } from '../silence.ts';
import { isUnitKept } from '../subjects.ts';
import { stepOfWords, unanswered } from './report.ts';

/** To whom a complaint goes, with which instruction. */
export interface Disposisi {
	unitCode: string;
	/** Null: anyone in the unit. */
	officerId: string | null;
	instruction: string;
	/** ISO date by which the unit is asked to report; null: the deadlines as they are. */
	dueDate: string | null;
}

/**
 * Disposisi: hands a complaint to a unit or to one of its officers. Each is an event, so that the
 * chain can be read from the history.
 * @throws DomainError as `changeAsOfficer`; invalid_input for an unknown unit or officer
 */
export async function assignComplaint(
	context: Context,
	actor: Actor,
	target: Target,
	to: Disposisi,
	now: Date
): Promise<Changed> {
	if (!context.office.agency.units.some(({ code }) => code === to.unitCode)) {
		throw new DomainError('invalid_input', 'unknown unit', {
			fields: { unit: 'Pilih unit dari daftar.' }
		});
	}
	return changeAsOfficer(context, actor, target, 'assign', now, async ({ id }, tx) => {
		const keptFrom = await officersKeptFrom(tx, id, localDate(context.office.calendar, now));
		if (await isUnitKept(tx, to.unitCode, keptFrom)) {
			throw new DomainError('invalid_input', 'the complaint is kept from the whole unit', {
				fields: {
					unit: 'Pengaduan ini menyangkut unit itu, jadi tidak boleh ditangani di sana. Pilih unit lain.'
				}
			});
		}
		if (to.officerId) {
			const officer = await findActiveOfficer(tx, to.officerId);
			// Whoever it is about looks like anybody who can't have it.
			if (!officer || !handlesFor(officer, to.unitCode) || keptFrom.has(officer.id)) {
				throw new DomainError('invalid_input', 'officer does not handle for this unit', {
					fields: { petugas: 'Pilih petugas yang bertugas di unit itu.' }
				});
			}
		}
		return { set: { unitCode: to.unitCode, handlerId: to.officerId }, data: { ...to } };
	});
}

/**
 * Records what was done, with evidence. The reporter sees it.
 * @throws DomainError as `changeAsOfficer`
 */
export async function followUpComplaint(
	context: Context,
	actor: Actor,
	target: Target,
	{ text, attachments }: { text: string; attachments: readonly InspectedAttachment[] },
	now: Date
): Promise<Changed> {
	return changeAsOfficer(context, actor, target, 'followUp', now, async (complaint, tx) => {
		const { handlerId, unitCode } = complaint;
		const holder = handlerId && (await findActiveOfficer(tx, handlerId));
		return {
			// Who does the work has taken it on, unless it is with a colleague who can do it.
			set: {
				handlerId: holder && handlesFor(holder, unitCode) ? handlerId : actor.id,
				unansweredSince: null
			},
			data: { text },
			attachments
		};
	});
}

/** An answer as an officer gives it. */
export interface Answer extends AnswerParts {
	attachments: readonly InspectedAttachment[];
}

/**
 * Answers a complaint: what was found, what was done, what comes next; where to turn is added here,
 * so that no answer goes out without it. From here the reporter has ten working days to agree or to
 * object.
 * @throws DomainError as `changeAsOfficer`; invalid_input with a sentence for each missing part
 */
export async function answerComplaint(
	context: Context,
	actor: Actor,
	target: Target,
	{ attachments, ...given }: Answer,
	now: Date
): Promise<Changed> {
	const parts = completeParts(given);
	return changeAsOfficer(context, actor, target, 'answer', now, ({ type }) => ({
		set: { answeredAt: now, unansweredSince: null },
		data: { text: answerText(type, parts) },
		attachments
	}));
}

function completeParts({ found, done, next }: AnswerParts): AnswerParts {
	const checked = v.safeParse(answerFields, { temuan: found, tindakan: done, berikutnya: next });
	if (checked.success) {
		const { temuan, tindakan, berikutnya } = checked.output;
		return { found: temuan, done: tindakan, next: berikutnya };
	}
	const fields: Record<string, string> = {};
	for (const { path, message } of checked.issues) fields[String(path?.[0]?.key)] ??= message;
	throw new DomainError('invalid_input', 'an answer lacks a part', { fields });
}

/**
 * Writes to the reporter without changing the status. What a kecamatan operator writes are words of
 * the resident, and count as if these had written them.
 * @throws DomainError as `changeAsOfficer`
 */
export async function messageReporter(
	context: Context,
	actor: Actor,
	target: Target,
	{ text, attachments }: { text: string; attachments: readonly InspectedAttachment[] },
	now: Date
): Promise<Changed> {
	const relayed = actor.roles.every((role) => role === 'district_operator');
	return changeAsOfficer(context, actor, target, 'message', now, (complaint) =>
		relayed
			? {
					as: stepOfWords(complaint),
					set: unanswered(complaint, now),
					data: { text, relayed },
					attachments
				}
			: {
					stops: ['first_human_answer'],
					set: { unansweredSince: null },
					data: { text },
					attachments
				}
	);
}

/** Keeps an internal note, which the reporter never sees. @throws DomainError as `changeAsOfficer` */
export async function noteOnComplaint(
	context: Context,
	actor: Actor,
	target: Target,
	text: string,
	now: Date
): Promise<Changed> {
	return changeAsOfficer(context, actor, target, 'note', now, () => ({ data: { text } }));
}

/**
 * Closes an answered complaint: either the reporter agreed elsewhere, which must be told, or their
 * time to answer has run out and they were called often enough.
 * @throws DomainError as `changeAsOfficer`; invalid_input while the reporter may still answer, or
 *   nobody has tried to reach them
 */
export async function closeComplaint(
	context: Context,
	actor: Actor,
	target: Target,
	{ ground, text }: { ground: ClosingGround; text: string },
	now: Date
): Promise<Changed> {
	return changeAsOfficer(context, actor, target, 'close', now, async (complaint, tx) => {
		if (ground === 'no_reply') {
			const waiting = (await runningClocks(tx, complaint.id)).find(
				({ stage }) => stage === 'reporter_answer'
			);
			const silence = waiting && (await silenceOf(tx, context.office, complaint, waiting));
			if (silence) checkSilence(silence, complaint.unansweredSince !== null, now);
		}
		return { data: { ground, text } };
	});
}

/** The same rule by which the system closes. */
function checkSilence({ overAt, missing, closableFrom }: Silence, unanswered: boolean, now: Date) {
	if (closableFrom && closableFrom < now) return;
	let sentence =
		'Pelapor masih punya waktu menjawab. Tunggu sampai waktunya habis, atau catat persetujuan pelapor.';
	if (overAt < now && unanswered) {
		sentence = 'Pelapor menulis dan belum dibalas, jadi bukan tanpa jawaban. Balas dulu pesannya.';
	} else if (overAt < now && missing > 0) {
		const days = missing === 1 ? 'pada satu hari lain' : `pada ${missing} hari yang berbeda`;
		sentence = `Pelapor belum cukup dihubungi. Hubungi ${days} dan catat upayanya, baru tutup.`;
	} else if (overAt < now) {
		sentence = 'Pelapor baru dihubungi. Beri waktu sampai akhir hari kerja berikutnya.';
	}
	throw new DomainError('invalid_input', 'the reporter may still answer', {
		fields: { dasar: sentence }
	});
}
