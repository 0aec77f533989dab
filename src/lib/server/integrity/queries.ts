// The plan as officers see it: every row and question with its answer, its evidence, and what the
// data says.
import { and, asc, eq, isNull } from 'drizzle-orm';
import { readAttachment } from '../attachments/index.ts';
import { attachments } from '../attachments/schema.ts';
import type { Context } from '../complaints/index.ts';
import { localDate } from '../deadlines/index.ts';
import type { FindingSummary } from '../findings/index.ts';
import type { Actor } from '../officers/index.ts';
import { officers } from '../officers/schema.ts';
import { DomainError } from '../platform/errors.ts';
import { assess, type Assessment, type Handling } from './assess.ts';
import { readFacts } from './facts.ts';
import { type IntegrityItem, itemsOn } from './items.ts';
import { assertReads } from './policy.ts';
import { integrityAnswers, integrityEvidence } from './schema.ts';

/** What a person answered. */
export interface Answered {
	answer: string;
	reason: string;
	/** What the data supported then. */
	proposed: string | null;
	byName: string;
	at: Date;
}

/** A piece of evidence that counts. */
export interface EvidencePiece {
	id: string;
	kind: 'file' | 'document';
	title: string;
	reference: string | null;
	attachmentId: string | null;
	fileName: string | null;
	mediaType: string | null;
	sha256: string | null;
	byName: string;
	at: Date;
}

/** A row or a question with all that belongs to it in one year. */
export interface PlanEntry {
	item: IntegrityItem;
	assessment: Assessment;
	/** Oldest first; the last one counts. Of a question only. */
	answers: Answered[];
	evidence: EvidencePiece[];
}

/** The plan of one year. */
export interface IntegrityPlan {
	year: number;
	entries: PlanEntry[];
	handling: Handling;
	/** Findings of the year. */
	findings: FindingSummary[];
}

/**
 * @param context database and office
 * @param actor the officer
 * @param year which
 * @param now decides what is worded how, and what is late
 * @throws DomainError not_found for who has nothing to do with it
 */
export async function readPlan(
	context: Context,
	actor: Actor,
	year: number,
	now: Date
): Promise<IntegrityPlan> {
	const facts = await readFacts(context, actor, year, now);
	const items = await itemsOn(context.db, dayOf(context, year, now));
	const answers = await readAnswers(context, year);
	const evidence = await readEvidence(context, year);
	return {
		year,
		handling: facts.handling,
		findings: facts.listed,
		entries: items.map((item) => {
			const { proposal, ...seen } = assess(item.questionCode ?? item.code, facts);
			const fits = proposal && item.answers.some(({ code }) => code === proposal.answer);
			return {
				item,
				assessment: { ...seen, proposal: fits ? proposal : null },
				answers: answers.filter(({ code }) => code === item.code),
				evidence: evidence.filter(({ code }) => code === item.code)
			};
		})
	};
}

/** @returns the rows of the plan that hold today, as choices of an action of a finding */
export async function planRows({ db, office }: Context, now: Date): Promise<IntegrityItem[]> {
	const items = await itemsOn(db, localDate(office.calendar, now));
	return items.filter(({ kind }) => kind === 'plan_row');
}

/**
 * @returns what is asked under a code in a year
 * @throws DomainError not_found when nothing is, or not of this officer
 */
export async function openItem(
	context: Context,
	actor: Actor,
	code: string,
	year: number,
	now: Date
): Promise<IntegrityItem> {
	assertReads(actor);
	const items = await itemsOn(context.db, dayOf(context, year, now));
	const item = items.find((one) => one.code === code);
	if (!item) throw new DomainError('not_found', 'no such row or question');
	return item;
}

/**
 * The bytes of a piece of evidence.
 * @throws DomainError not_found when it is no file that counts
 */
export async function getIntegrityFile(
	context: Context,
	actor: Actor,
	evidenceId: string
): Promise<{ fileName: string; mediaType: string; bytes: Uint8Array }> {
	assertReads(actor);
	const [piece] = await context.db
		.select({
			attachmentId: attachments.id,
			fileName: attachments.fileName,
			mediaType: attachments.mediaType
		})
		.from(integrityEvidence)
		.innerJoin(attachments, eq(attachments.id, integrityEvidence.attachmentId))
		.where(and(eq(integrityEvidence.id, evidenceId), isNull(integrityEvidence.withdrawnAt)));
	const bytes = piece && (await readAttachment(context.db, piece.attachmentId));
	if (!piece || !bytes) throw new DomainError('not_found', 'no such evidence');
	return { fileName: piece.fileName, mediaType: piece.mediaType, bytes };
}

/** A year that is over is worded as on its last day. */
function dayOf({ office }: Context, year: number, now: Date): string {
	const today = localDate(office.calendar, now);
	const last = `${year}-12-31`;
	// Of the years before the product, the wording that it came with.
	const first = FIRST_WORDING;
	return [first, today < last ? today : last].sort().at(-1) ?? today;
}

/** From when the wording holds that comes with the product. */
const FIRST_WORDING = '2021-01-01';

function readAnswers({ db }: Context, year: number) {
	return db
		.select({
			code: integrityAnswers.code,
			answer: integrityAnswers.answer,
			reason: integrityAnswers.reason,
			proposed: integrityAnswers.proposed,
			byName: officers.name,
			at: integrityAnswers.answeredAt
		})
		.from(integrityAnswers)
		.innerJoin(officers, eq(officers.id, integrityAnswers.answeredBy))
		.where(eq(integrityAnswers.year, year))
		.orderBy(asc(integrityAnswers.answeredAt), asc(integrityAnswers.id));
}

function readEvidence({ db }: Context, year: number) {
	return db
		.select({
			code: integrityEvidence.code,
			id: integrityEvidence.id,
			kind: integrityEvidence.kind,
			title: integrityEvidence.title,
			reference: integrityEvidence.reference,
			attachmentId: integrityEvidence.attachmentId,
			fileName: attachments.fileName,
			mediaType: attachments.mediaType,
			sha256: integrityEvidence.sha256,
			byName: officers.name,
			at: integrityEvidence.addedAt
		})
		.from(integrityEvidence)
		.innerJoin(officers, eq(officers.id, integrityEvidence.addedBy))
		.leftJoin(attachments, eq(attachments.id, integrityEvidence.attachmentId))
		.where(and(eq(integrityEvidence.year, year), isNull(integrityEvidence.withdrawnAt)))
		.orderBy(asc(integrityEvidence.addedAt), asc(integrityEvidence.id));
}
