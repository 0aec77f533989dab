// How an answer gets in: after a complaint, with the code of a slip, at the counter's tablet, or from
// sheets of paper that an officer types. One person answers once where there is anything to tell them
// by, and what tells them apart is never kept with the answer.
import { and, eq, gte } from 'drizzle-orm';
import type { Profile, SurveyChannel } from '#lib/codes/survey-codes.ts';
import { redact } from '#lib/redaction/redaction.ts';
import { type Context, type Reporter, trackComplaint } from '../complaints/index.ts';
import { localDate } from '../deadlines/index.ts';
import type { Actor } from '../officers/index.ts';
import { findKecamatan } from '../places/index.ts';
import type { Db } from '../platform/database.ts';
import { DomainError } from '../platform/errors.ts';
import { monthOf } from './periods.ts';
import { assertRole, onlyKecamatanOf, SURVEY_KEEPERS } from './policy.ts';
import { surveyBatches, surveyCodes, surveyComplaints, surveyResponses } from './schema.ts';
import { countTabletAnswer } from './tablet.ts';

/** What one respondent says. */
export interface Answers extends Profile {
	/** UUID of the form, version 4: it becomes the answer's id, and must hold no time. */
	id: string;
	/** 1 to 4 for each element, in the order of the regulation. */
	scores: readonly number[];
	serviceCode: string | null;
	kecamatanCode: string | null;
	comment: string | null;
}

/** A sheet of paper as an officer typed it. */
export interface Sheet extends Answers {
	/** As `parseSlipCode` reads it. */
	slip: string;
}

const ANSWERED = 'Survei untuk laporan ini sudah Anda isi. Terima kasih.';
const SLIP_GONE =
	'Kode ini tidak ada, sudah dipakai, atau sudah lewat waktunya. Minta kertas baru.';

/**
 * The reporter of a closed complaint answers, once. That they did is marked at the complaint; the
 * answer itself says nothing of it.
 * @throws DomainError invalid_transition before it is closed; invalid_input, also when they answered
 *   before
 */
export async function answerAfterComplaint(
	context: Context,
	reporter: Reporter,
	answers: Answers,
	now: Date
): Promise<void> {
	const { status } = await trackComplaint(context, reporter, now);
	if (status !== 'closed') throw new DomainError('invalid_transition', 'not closed yet');
	await inTransaction(context, async (tx) => {
		if (await isKept(tx, answers.id)) return;
		const marked = await tx
			.insert(surveyComplaints)
			.values({ complaintId: reporter.complaintId })
			.onConflictDoNothing()
			.returning();
		if (marked.length === 0) {
			throw new DomainError('invalid_input', 'answered before', { fields: { '': ANSWERED } });
		}
		await keep(tx, context, 'complaint', answers, now);
	});
}

/** @returns whether the reporter of this complaint may still answer: it is closed, and they have not */
export async function mayAnswerAfter(
	{ db }: Context,
	reporter: Reporter,
	{ status }: { status: string }
): Promise<boolean> {
	if (status !== 'closed') return false;
	const marks = await db
		.select()
		.from(surveyComplaints)
		.where(eq(surveyComplaints.complaintId, reporter.complaintId));
	return marks.length === 0;
}

/**
 * Somebody with a slip answers on a phone. The slip is spent; sending the same form again is harmless.
 * @param slip as `parseSlipCode` reads it
 * @throws DomainError invalid_input
 */
export async function answerWithSlip(
	context: Context,
	slip: string,
	answers: Answers,
	now: Date
): Promise<void> {
	await inTransaction(context, async (tx) => {
		if (await isKept(tx, answers.id)) return;
		const batch = await spend(tx, context, slip, now);
		if (!batch) {
			throw new DomainError('invalid_input', 'no such slip', { fields: { slip: SLIP_GONE } });
		}
		await keep(tx, context, batch.channel, inPlaceOf(answers, batch), now);
	});
}

/**
 * Somebody answers at the counter's tablet; that it is one, `isTabletOpen` says. Harmless to repeat.
 * @throws DomainError invalid_input; rate_limited for more than a full waiting room answers
 */
export async function answerAtTablet(context: Context, answers: Answers, now: Date): Promise<void> {
	await countTabletAnswer(context, now);
	await inTransaction(context, async (tx) => {
		if (!(await isKept(tx, answers.id))) await keep(tx, context, 'counter', answers, now);
	});
}

/**
 * An officer types sheets of paper: all of them are kept, or none.
 * @param sheets of batches for outreach
 * @throws DomainError not_allowed; invalid_input with a sentence for each sheet that can't be taken,
 *   by the fields' names `lembar-0`, `lembar-1`, …
 */
export async function enterSheets(
	context: Context,
	actor: Actor,
	sheets: readonly (Sheet & { row: number })[],
	now: Date
): Promise<void> {
	assertRole(actor, SURVEY_KEEPERS);
	const only = onlyKecamatanOf(actor);
	await inTransaction(context, async (tx) => {
		const fields: Record<string, string> = {};
		for (const { row, slip, ...answers } of sheets) {
			if (await isKept(tx, answers.id)) continue;
			const batch = await spend(tx, context, slip, now);
			if (batch?.channel !== 'outreach' || (only !== null && batch.kecamatanCode !== only)) {
				fields[`lembar-${row}`] =
					'Kode lembar ini tidak ada, sudah dimasukkan, atau sudah lewat waktunya.';
			} else {
				await keep(tx, context, 'outreach', inPlaceOf(answers, batch), now);
			}
		}
		if (Object.keys(fields).length) {
			throw new DomainError('invalid_input', 'sheets that can not be taken', { fields });
		}
	});
}

type Batch = typeof surveyBatches.$inferSelect;

// Whose session it was says where they are from, unless they said it themselves.
function inPlaceOf(answers: Answers, { kecamatanCode }: Batch): Answers {
	return { ...answers, kecamatanCode: answers.kecamatanCode ?? kecamatanCode };
}

function inTransaction({ db }: Context, work: (tx: Db) => Promise<void>): Promise<void> {
	return db.transaction((transaction) => work(transaction as unknown as Db));
}

async function isKept(tx: Db, id: string): Promise<boolean> {
	const found = await tx
		.select({ id: surveyResponses.id })
		.from(surveyResponses)
		.where(eq(surveyResponses.id, id));
	return found.length > 0;
}

// One statement, so that of two who use a code at once one gets it.
async function spend(
	tx: Db,
	{ office }: Context,
	slip: string,
	now: Date
): Promise<Batch | undefined> {
	const today = localDate(office.calendar, now);
	const [spent] = await tx
		.update(surveyCodes)
		.set({ spent: true })
		.from(surveyBatches)
		.where(
			and(
				eq(surveyCodes.code, slip),
				eq(surveyCodes.spent, false),
				eq(surveyBatches.id, surveyCodes.batchId),
				gte(surveyBatches.validUntil, today)
			)
		)
		.returning({ batchId: surveyCodes.batchId });
	if (!spent) return undefined;
	const [batch] = await tx.select().from(surveyBatches).where(eq(surveyBatches.id, spent.batchId));
	return batch;
}

async function keep(
	tx: Db,
	{ office }: Context,
	channel: SurveyChannel,
	{ comment, scores, ...answers }: Answers,
	now: Date
): Promise<void> {
	const { serviceCode, kecamatanCode } = answers;
	const fields: Record<string, string> = {};
	if (serviceCode !== null && !office.agency.services.some(({ code }) => code === serviceCode)) {
		fields.layanan = 'Pilih layanan dari daftar.';
	}
	if (kecamatanCode !== null && !findKecamatan(office.places, kecamatanCode)) {
		fields.kecamatan = 'Pilih kecamatan dari daftar.';
	}
	if (Object.keys(fields).length) {
		throw new DomainError('invalid_input', 'a code that the office does not have', { fields });
	}
	await tx
		.insert(surveyResponses)
		.values({
			...answers,
			month: monthOf(localDate(office.calendar, now)),
			channel,
			scores: [...scores],
			// Nobody needs what identifies a person, so it is not even stored.
			comment: comment === null ? null : redact(comment)
		})
		.onConflictDoNothing();
}
