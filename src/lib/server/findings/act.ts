// Actions against a cause and the evidence of them: planned, given more time, reported as done.
import { and, eq, isNull } from 'drizzle-orm';
import { createHash } from 'node:crypto';
import {
	type InspectedAttachment,
	listAttachments,
	storeAttachments
} from '../attachments/index.ts';
import { aboutNobody, type Context, visibleUnder } from '../complaints/index.ts';
import { complaints } from '../complaints/schema.ts';
import { localDate } from '../deadlines/index.ts';
import { type Actor, findActiveOfficer } from '../officers/index.ts';
import type { Db } from '../platform/database.ts';
import { DomainError } from '../platform/errors.ts';
import { newId } from '../platform/ids.ts';
import { assertMay, changeFinding } from './change.ts';
import { type Action, mayExtend, mayMakeFindings, reportsOn } from './policy.ts';
import { findingActions, findingEvidence } from './schema.ts';

/** What is to be done. */
export interface ActionWanted {
	what: string;
	/** A unit, or one person: their unit is noted with them. */
	unitCode: string | null;
	officerId: string | null;
	/** ISO date, the last day; today or later. */
	dueDate: string;
	budgetLine: string | null;
	planRow: string | null;
}

/** Something that shows what was done: files, and where else to look. */
export interface EvidenceGiven {
	title: string;
	files: readonly InspectedAttachment[];
	/** The number of a complaint. */
	complaint: string | null;
	/** Where a document lies: its number and date, or an address. */
	document: string | null;
}

/**
 * Plans an action. A finding whose actions were all done is open again.
 * @returns the id of the action
 * @throws DomainError as `changeFinding`; not_allowed; invalid_input for who doesn't work here, a unit
 *   that doesn't exist, a day that is over
 */
export async function addAction(
	context: Context,
	actor: Actor,
	findingId: string,
	wanted: ActionWanted,
	now: Date
): Promise<string> {
	assertMay(mayMakeFindings(actor), 'plan actions');
	const { agency, calendar } = context.office;
	const officer = wanted.officerId ? await findActiveOfficer(context.db, wanted.officerId) : null;
	if (wanted.officerId && !officer) throw wrong('oleh', 'Petugas ini tidak bekerja di sini lagi.');
	const unitCode = officer ? officer.unitCode : wanted.unitCode;
	if (!officer && !agency.units.some(({ code }) => code === unitCode)) {
		throw wrong('oleh', 'Pilih unit atau petugas dari daftar.');
	}
	if (wanted.dueDate < localDate(calendar, now)) {
		throw wrong('sampai', 'Tanggal ini sudah lewat. Pilih hari ini atau sesudahnya.');
	}
	const id = newId();
	await changeFinding(context, actor, findingId, now, async (_finding, tx) => {
		await tx.insert(findingActions).values({
			id,
			findingId,
			...wanted,
			unitCode,
			firstDueDate: wanted.dueDate,
			addedBy: actor.id,
			addedAt: now
		});
		const data = { action: id, due: wanted.dueDate };
		return { kind: 'action_added', data, set: { status: 'open' } };
	});
	return id;
}

/**
 * Gives an action more time. Who has to do it asks their head; the first date stays visible.
 * @throws DomainError as `changeFinding`; not_allowed; invalid_input for a day that is no later
 */
export async function extendAction(
	context: Context,
	actor: Actor,
	findingId: string,
	actionId: string,
	{ until, reason }: { until: string; reason: string },
	now: Date
): Promise<void> {
	await changeFinding(context, actor, findingId, now, async (_finding, tx) => {
		const action = await openAction(tx, findingId, actionId);
		assertMay(mayExtend(actor, action), 'extend this action');
		if (until <= action.dueDate || until < localDate(context.office.calendar, now)) {
			throw wrong('sampai', 'Pilih tanggal sesudah batas yang sekarang, dan belum lewat.');
		}
		await tx
			.update(findingActions)
			// The news of its lateness begins anew with the new date.
			.set({ dueDate: until, lateReason: reason, escalated: 0 })
			.where(eq(findingActions.id, actionId));
		const data = { action: actionId, from: action.dueDate, to: until, reason };
		return { kind: 'action_extended', data };
	});
}

/** How an action was done. */
export interface ActionDone {
	note: string;
	/** Needed when its last day is over. */
	lateReason: string | null;
	/** At least one thing that shows it. */
	evidence: EvidenceGiven;
}

/**
 * Reports an action as done, with evidence. With the last open one, the finding counts as acted on.
 * @throws DomainError as `changeFinding`; not_allowed; invalid_input without evidence, or late
 *   without a reason
 */
export async function reportActionDone(
	context: Context,
	actor: Actor,
	findingId: string,
	actionId: string,
	{ note, lateReason, evidence }: ActionDone,
	now: Date
): Promise<void> {
	await changeFinding(context, actor, findingId, now, async (_finding, tx, eventId) => {
		const action = await openAction(tx, findingId, actionId);
		assertMay(reportsOn(actor, action), 'report on this action');
		const today = localDate(context.office.calendar, now);
		const late = today > action.dueDate;
		if (late && !lateReason) {
			throw wrong('alasan', 'Batas waktunya sudah lewat. Tulis dulu mengapa terlambat.');
		}
		const pieces = await writeEvidence(tx, actor, { findingId, actionId, eventId }, evidence, now);
		await tx
			.update(findingActions)
			.set({
				doneAt: now,
				doneOn: today,
				doneBy: actor.id,
				doneNote: note,
				...(late ? { lateReason } : {})
			})
			.where(eq(findingActions.id, actionId));
		const left = await tx.$count(
			findingActions,
			and(eq(findingActions.findingId, findingId), isNull(findingActions.doneAt))
		);
		const data = { action: actionId, late, evidence: pieces };
		return { kind: 'action_done', data, set: { status: left > 0 ? 'open' : 'acted' } };
	});
}

/**
 * Adds evidence to a finding as a whole.
 * @throws DomainError as `changeFinding`; not_allowed; invalid_input when nothing was given
 */
export async function addEvidence(
	context: Context,
	actor: Actor,
	findingId: string,
	evidence: EvidenceGiven,
	now: Date
): Promise<void> {
	await changeFinding(context, actor, findingId, now, async (_finding, tx, eventId) => {
		assertMay(mayMakeFindings(actor), 'add evidence');
		const owner = { findingId, actionId: null, eventId };
		const pieces = await writeEvidence(tx, actor, owner, evidence, now);
		return { kind: 'evidence_added', data: { evidence: pieces } };
	});
}

async function openAction(tx: Db, findingId: string, actionId: string): Promise<Action> {
	const [action] = await tx
		.select()
		.from(findingActions)
		.where(and(eq(findingActions.id, actionId), eq(findingActions.findingId, findingId)))
		.for('update');
	if (!action) throw new DomainError('not_found', 'no such action');
	if (action.doneAt) {
		throw new DomainError('invalid_transition', 'the action is done', {
			fields: { '': 'Tindakan ini sudah dilaporkan selesai oleh rekan Anda.' }
		});
	}
	return action;
}

/** @returns how many pieces were written */
async function writeEvidence(
	tx: Db,
	actor: Actor,
	{ findingId, actionId, eventId }: { findingId: string; actionId: string | null; eventId: string },
	{ title, files, complaint, document }: EvidenceGiven,
	now: Date
): Promise<number> {
	const common = { findingId, actionId, title, addedBy: actor.id, addedAt: now };
	const pieces: (typeof findingEvidence.$inferInsert)[] = [];
	if (files.length) {
		await storeAttachments(tx, findingId, eventId, files, now);
		const stored = (await listAttachments(tx, findingId)).filter((one) => one.eventId === eventId);
		for (const [index, { id }] of stored.entries()) {
			const bytes = files[index]?.bytes ?? new Uint8Array();
			const sha256 = createHash('sha256').update(bytes).digest('hex');
			pieces.push({ ...common, id: newId(), kind: 'file', attachmentId: id, sha256 });
		}
	}
	if (complaint) {
		const [found] = await tx
			.select({ number: complaints.number })
			.from(complaints)
			.where(and(visibleUnder(actor, complaint), aboutNobody()));
		if (!found) {
			throw wrong('nomor', 'Laporan dengan nomor ini tidak bisa dipakai. Periksa nomornya.');
		}
		pieces.push({ ...common, id: newId(), kind: 'complaint', reference: found.number });
	}
	if (document) pieces.push({ ...common, id: newId(), kind: 'document', reference: document });
	if (pieces.length === 0) {
		throw wrong('lampiran', 'Beri paling sedikit satu bukti: berkas, nomor laporan, atau dokumen.');
	}
	await tx.insert(findingEvidence).values(pieces);
	return pieces.length;
}

function wrong(field: string, sentence: string): DomainError {
	return new DomainError('invalid_input', `${field} is not acceptable`, {
		fields: { [field]: sentence }
	});
}
