// What officers read of the sessions that were held: the list, one of them, and how much more groups
// knew afterwards.
import { and, asc, between, desc, eq, sql } from 'drizzle-orm';
import type { QuizForm } from '#lib/codes/answer-code.ts';
import type { CountingMethod, ObjectiveTotal } from '#lib/guides/session-result.ts';
import { type Actor } from '../officers/index.ts';
import { officers } from '../officers/schema.ts';
import type { Db } from '../platform/database.ts';
import { DomainError } from '../platform/errors.ts';
import { type HeldSession, mayDecideOn, maySeeSessions, visibleTo } from './policy.ts';
import { outreachSessions, outreachTotals, type SessionState } from './schema.ts';

/** A row of the list. */
export type SessionRow = Pick<
	HeldSession,
	'id' | 'slug' | 'heldOn' | 'kecamatanCode' | 'present' | 'minutes' | 'receivedAt' | 'state'
> & {
	/** Right answers and all that were asked, before and after; null for a quiz that was not held. */
	before: Share | null;
	after: Share | null;
};

export interface Share {
	right: number;
	asked: number;
}

/** How an objective stood before and after. */
export interface ObjectiveShares {
	lesson: string;
	objective: string;
	before: Share | null;
	after: Share | null;
}

export interface SessionDetail extends HeldSession {
	decidedByName: string | null;
	/** What this officer may still say of it. */
	mayConfirm: boolean;
	mayDiscard: boolean;
	quizzes: {
		form: QuizForm;
		method: CountingMethod;
		present: number;
		totals: ObjectiveTotal[];
	}[];
}

const right = (form: QuizForm) =>
	sql<
		number | null
	>`(sum(${outreachTotals.right}) filter (where ${outreachTotals.form} = ${form}))::int`;
const asked = (form: QuizForm) =>
	sql<
		number | null
	>`(sum(${outreachTotals.asked}) filter (where ${outreachTotals.form} = ${form}))::int`;
const shares = {
	rightBefore: right('a'),
	askedBefore: asked('a'),
	rightAfter: right('b'),
	askedAfter: asked('b')
};

/**
 * @param db the connection
 * @param actor who asks
 * @param page from 0
 * @param size rows of a page
 * @returns what came last first, and whether there is more
 * @throws DomainError not_allowed for officers who have nothing to do with it
 */
export async function listSessions(
	db: Db,
	actor: Actor,
	page: number,
	size: number
): Promise<{ rows: SessionRow[]; more: boolean }> {
	assertMaySee(actor);
	const found = await db
		.select({
			id: outreachSessions.id,
			slug: outreachSessions.slug,
			heldOn: outreachSessions.heldOn,
			kecamatanCode: outreachSessions.kecamatanCode,
			present: outreachSessions.present,
			minutes: outreachSessions.minutes,
			receivedAt: outreachSessions.receivedAt,
			state: outreachSessions.state,
			...shares
		})
		.from(outreachSessions)
		.leftJoin(outreachTotals, eq(outreachTotals.sessionId, outreachSessions.id))
		.where(visibleTo(actor))
		.groupBy(outreachSessions.id)
		.orderBy(desc(outreachSessions.receivedAt), desc(outreachSessions.id))
		.limit(size + 1)
		.offset(page * size);
	return {
		rows: found.slice(0, size).map((row) => withShares(row)),
		more: found.length > size
	};
}

/**
 * @param db the connection
 * @param actor who asks
 * @returns how many sessions lie in each state, of those that the officer may see
 */
export async function countSessions(db: Db, actor: Actor): Promise<Record<SessionState, number>> {
	assertMaySee(actor);
	const found = await db
		.select({ state: outreachSessions.state, count: sql<number>`count(*)::int` })
		.from(outreachSessions)
		.where(visibleTo(actor))
		.groupBy(outreachSessions.state);
	const counts = { unconfirmed: 0, confirmed: 0, discarded: 0 };
	for (const { state, count } of found) counts[state] = count;
	return counts;
}

/**
 * @param db the connection
 * @param actor who asks
 * @returns for each objective of confirmed sessions, all answers before and after together
 */
export async function totalsByObjective(db: Db, actor: Actor): Promise<ObjectiveShares[]> {
	assertMaySee(actor);
	const found = await db
		.select({ lesson: outreachTotals.lesson, objective: outreachTotals.objective, ...shares })
		.from(outreachTotals)
		.innerJoin(outreachSessions, eq(outreachTotals.sessionId, outreachSessions.id))
		.where(and(visibleTo(actor), eq(outreachSessions.state, 'confirmed')))
		.groupBy(outreachTotals.lesson, outreachTotals.objective)
		.orderBy(asc(outreachTotals.lesson), asc(outreachTotals.objective));
	return found.map((row) => withShares(row));
}

/** Sessions of one kecamatan that an officer has confirmed. */
export interface KecamatanSessions {
	/** Null: the worker's device knew none. */
	kecamatanCode: string | null;
	sessions: number;
	/** People present, all sessions together: who came twice counts twice. */
	present: number;
	before: Share | null;
	after: Share | null;
}

/**
 * Confirmed sessions by kecamatan, for reports; the caller has asked who may read them. Totals only.
 * @param db the connection
 * @param firstDay ISO date, included
 * @param lastDay ISO date, included
 * @returns one row for each kecamatan in which there was a session
 */
export async function sessionsByKecamatan(
	db: Db,
	firstDay: string,
	lastDay: string
): Promise<KecamatanSessions[]> {
	const held = and(
		eq(outreachSessions.state, 'confirmed'),
		between(outreachSessions.heldOn, firstDay, lastDay)
	);
	const sessions = await db
		.select({
			kecamatanCode: outreachSessions.kecamatanCode,
			sessions: sql<number>`count(*)::int`,
			present: sql<number>`sum(${outreachSessions.present})::int`
		})
		.from(outreachSessions)
		.where(held)
		.groupBy(outreachSessions.kecamatanCode);
	const known = await db
		.select({ kecamatanCode: outreachSessions.kecamatanCode, ...shares })
		.from(outreachTotals)
		.innerJoin(outreachSessions, eq(outreachTotals.sessionId, outreachSessions.id))
		.where(held)
		.groupBy(outreachSessions.kecamatanCode);
	return sessions.map((row) => {
		const quiz = known.find(({ kecamatanCode }) => kecamatanCode === row.kecamatanCode);
		return { before: null, after: null, ...row, ...(quiz ? withShares(quiz) : {}) };
	});
}

/**
 * @param db the connection
 * @param actor who asks
 * @param id as it stands in an address
 * @throws DomainError not_found when there is none that they may see
 */
export async function getSession(db: Db, actor: Actor, id: string): Promise<SessionDetail> {
	assertMaySee(actor);
	// What is no UUID would be an error of PostgreSQL's instead of nothing found.
	if (!/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)) throw notFound();
	const [found] = await db
		.select({ session: outreachSessions, decidedByName: officers.name })
		.from(outreachSessions)
		.leftJoin(officers, eq(officers.id, outreachSessions.decidedBy))
		.where(and(eq(outreachSessions.id, id), visibleTo(actor)));
	if (!found) throw notFound();
	const answers = await db
		.select({
			form: outreachTotals.form,
			method: outreachTotals.method,
			present: outreachTotals.present,
			total: {
				lesson: outreachTotals.lesson,
				objective: outreachTotals.objective,
				asked: outreachTotals.asked,
				right: outreachTotals.right,
				wrong: outreachTotals.wrong,
				unanswered: outreachTotals.unanswered
			}
		})
		.from(outreachTotals)
		.where(eq(outreachTotals.sessionId, id))
		.orderBy(asc(outreachTotals.form), asc(outreachTotals.lesson), asc(outreachTotals.objective));
	const decides = mayDecideOn(actor, found.session);
	return {
		...found.session,
		decidedByName: found.decidedByName,
		mayConfirm: decides && found.session.state === 'unconfirmed',
		mayDiscard: decides && found.session.state !== 'discarded',
		quizzes: (['a', 'b'] as const).flatMap((form) => {
			const own = answers.filter((one) => one.form === form);
			const [first] = own;
			const totals = own.map(({ total }) => total);
			return first ? [{ form, method: first.method, present: first.present, totals }] : [];
		})
	};
}

function withShares<
	Row extends Record<keyof typeof shares, number | null>,
	Rest = Omit<Row, keyof typeof shares>
>(row: Row): Rest & { before: Share | null; after: Share | null } {
	const { rightBefore, askedBefore, rightAfter, askedAfter, ...rest } = row;
	return {
		...(rest as Rest),
		before: askedBefore === null ? null : { right: rightBefore ?? 0, asked: askedBefore },
		after: askedAfter === null ? null : { right: rightAfter ?? 0, asked: askedAfter }
	};
}

function assertMaySee(actor: Actor): void {
	if (!maySeeSessions(actor)) throw new DomainError('not_allowed', 'sessions are not their work');
}

function notFound(): DomainError {
	return new DomainError('not_found', 'no such session');
}
