// What happens to a session that was held: it is received, then an officer confirms or discards it.
import { createHash } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import type { Library } from '#lib/guides/guide.ts';
import { quizOf } from '#lib/guides/session.ts';
import type { SessionResult } from '#lib/guides/session-result.ts';
import { type Actor } from '../officers/index.ts';
import { findKecamatan, type Places } from '../places/index.ts';
import type { Db } from '../platform/database.ts';
import { DomainError } from '../platform/errors.ts';
import { mayDecideOn, visibleTo } from './policy.ts';
import { revisionOf } from './revision.ts';
import { outreachSessions, outreachTotals, type SessionState } from './schema.ts';

/** What receiving a session needs to know: the database, the places, and what is taught. */
export interface Context {
	db: Db;
	office: { places: Places };
	library: Library;
}

/**
 * Keeps a session that a device sent. Nobody signs in for this, so it is unconfirmed.
 * @param context where it is kept, and what it may refer to
 * @param result checked by `sessionResultForm`
 * @param now when it came
 * @returns repeated: the very same was received before, and nothing was written
 * @throws DomainError invalid_input for a session, a place or an objective that doesn't exist,
 *   conflict when another session has the id
 */
export async function recordSession(
	{ db, office, library }: Context,
	result: SessionResult,
	now: Date
): Promise<{ repeated: boolean }> {
	assertKnown(result, office.places, library);
	const digest = digestOf(result);
	return db.transaction(async (tx) => {
		const inserted = await tx
			.insert(outreachSessions)
			.values({
				id: result.id,
				digest,
				slug: result.session,
				revision: result.revision,
				heldOn: result.heldOn,
				kecamatanCode: result.kecamatan,
				present: result.present,
				minutes: result.minutes,
				receivedAt: now
			})
			.onConflictDoNothing()
			.returning({ id: outreachSessions.id });
		if (inserted.length === 0) {
			const [first] = await tx
				.select({ digest: outreachSessions.digest })
				.from(outreachSessions)
				.where(eq(outreachSessions.id, result.id));
			if (first?.digest === digest) return { repeated: true };
			throw new DomainError('conflict', 'another session has this id');
		}
		const totals = result.quizzes.flatMap(({ form, method, present, totals }) =>
			totals.map((one) => ({ sessionId: result.id, form, method, present, ...one }))
		);
		if (totals.length > 0) await tx.insert(outreachTotals).values(totals);
		return { repeated: false };
	});
}

/**
 * An officer says that a session was held as it was sent: it counts from now on.
 * @param db the connection
 * @param actor who says so
 * @param id of the session
 * @param now when
 * @throws DomainError not_found, not_allowed, invalid_transition when it was decided on before
 */
export async function confirmSession(db: Db, actor: Actor, id: string, now: Date): Promise<void> {
	await decide(db, actor, id, ['unconfirmed'], {
		state: 'confirmed',
		decidedBy: actor.id,
		decidedAt: now
	});
}

/**
 * An officer says that a session doesn't count: a rehearsal, a mistake, made up. Final, also for one
 * that was confirmed before.
 * @param db the connection
 * @param actor who says so
 * @param id of the session
 * @param reason for whoever asks later
 * @param now when
 * @throws DomainError not_found, not_allowed, invalid_transition when it was discarded before
 */
export async function discardSession(
	db: Db,
	actor: Actor,
	id: string,
	reason: string,
	now: Date
): Promise<void> {
	await decide(db, actor, id, ['unconfirmed', 'confirmed'], {
		state: 'discarded',
		decidedBy: actor.id,
		decidedAt: now,
		discardReason: reason
	});
}

async function decide(
	db: Db,
	actor: Actor,
	id: string,
	from: readonly SessionState[],
	decision: Partial<typeof outreachSessions.$inferInsert>
): Promise<void> {
	await db.transaction(async (tx) => {
		const [session] = await tx
			.select()
			.from(outreachSessions)
			.where(and(eq(outreachSessions.id, id), visibleTo(actor)))
			.for('update');
		if (!session) throw new DomainError('not_found', 'no such session');
		if (!mayDecideOn(actor, session)) throw new DomainError('not_allowed', 'not theirs to decide');
		if (!from.includes(session.state)) {
			throw new DomainError('invalid_transition', 'decided on before');
		}
		await tx.update(outreachSessions).set(decision).where(eq(outreachSessions.id, id));
	});
}

// Of the version that we have, every objective is known. A device that was offline for weeks may
// have an older one, or, after a restore from a backup, a newer one: those are kept as they are.
function assertKnown(result: SessionResult, places: Places, library: Library): void {
	const session = library.sessions.find(({ slug }) => slug === result.session);
	if (!session) {
		throw new DomainError('invalid_input', 'no such session', {
			fields: { session: 'Sesi ini sudah tidak ada di daftar kami. Tanyakan kepada dinas.' }
		});
	}
	if (result.kecamatan !== null && !findKecamatan(places, result.kecamatan)) {
		throw new DomainError('invalid_input', 'no such kecamatan', {
			fields: { kecamatan: 'Kecamatan ini tidak ada. Pilih dari daftar.' }
		});
	}
	if (result.revision !== revisionOf(session, library)) return;
	const asked = new Map<string, number>();
	for (const { lesson, objective } of quizOf(session, library).questions) {
		const key = `${lesson}/${objective}`;
		asked.set(key, (asked.get(key) ?? 0) + 1);
	}
	const fits = result.quizzes.every(
		({ present, totals }) =>
			totals.length === asked.size &&
			totals.every((one) => asked.get(`${one.lesson}/${one.objective}`) === one.asked / present)
	);
	if (!fits) {
		throw new DomainError('invalid_input', 'objectives that the session does not have', {
			fields: { quizzes: 'Hasil kuis tidak cocok dengan pertanyaan sesi ini.' }
		});
	}
}

function digestOf({ quizzes, ...facts }: SessionResult): string {
	// In an order of our own, whatever the device's was.
	const parts = [
		facts.session,
		facts.revision,
		facts.heldOn,
		facts.kecamatan,
		facts.present,
		facts.minutes,
		...quizzes.map(({ form, method, present, totals }) => [
			form,
			method,
			present,
			...totals.map((one) => [
				one.lesson,
				one.objective,
				one.asked,
				one.right,
				one.wrong,
				one.unanswered
			])
		])
	];
	return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
