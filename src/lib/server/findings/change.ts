// The one way in which a finding changes: locked, with an event of what happened.
import { eq } from 'drizzle-orm';
import type { FindingEventKind, FindingStatus } from '../../codes/finding-codes.ts';
import type { Context } from '../complaints/index.ts';
import type { Actor } from '../officers/index.ts';
import type { Db } from '../platform/database.ts';
import { DomainError } from '../platform/errors.ts';
import { newId } from '../platform/ids.ts';
import { assertSees, type Finding } from './policy.ts';
import { findingEvents, findings } from './schema.ts';

/** What a change writes besides its own rows. */
export interface FindingChange {
	kind: FindingEventKind;
	data: Record<string, unknown>;
	set?: Partial<typeof findings.$inferInsert>;
}

/**
 * Changes a finding that is not closed.
 * @param decide given the locked finding, writes what it has to and says what happened; `eventId` is
 *   the event's
 * @throws DomainError not_found; invalid_transition when it is closed
 */
export async function changeFinding(
	{ db }: Context,
	actor: Actor,
	findingId: string,
	now: Date,
	decide: (finding: Finding, tx: Db, eventId: string) => Promise<FindingChange>
): Promise<void> {
	assertSees(actor);
	await db.transaction(async (transaction) => {
		const tx = transaction as unknown as Db;
		const [finding] = await tx
			.select()
			.from(findings)
			.where(eq(findings.id, findingId))
			.for('update');
		if (!finding) throw new DomainError('not_found', 'no such finding');
		if (isClosed(finding.status)) {
			throw new DomainError('invalid_transition', 'the finding is closed', {
				fields: { '': 'Temuan ini sudah ditutup. Bila masalahnya muncul lagi, buat temuan baru.' }
			});
		}
		const eventId = newId();
		const { set, ...happened } = await decide(finding, tx, eventId);
		await writeEvent(tx, findingId, actor.id, now, happened, eventId);
		if (set) await tx.update(findings).set(set).where(eq(findings.id, findingId));
	});
}

/** Writes what happened to a finding; `officerId` null: the clock. */
export async function writeEvent(
	tx: Db,
	findingId: string,
	officerId: string | null,
	now: Date,
	{ kind, data }: Pick<FindingChange, 'kind' | 'data'>,
	id = newId()
): Promise<void> {
	await tx.insert(findingEvents).values({ id, findingId, kind, officerId, data, at: now });
}

/** @returns true when nothing more happens to it */
export function isClosed(status: FindingStatus): boolean {
	return status === 'verified' || status === 'dropped';
}

/** @throws DomainError not_allowed unless it holds */
export function assertMay(holds: boolean, what: string): void {
	if (!holds) throw new DomainError('not_allowed', `this officer may not ${what}`);
}
