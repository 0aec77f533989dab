// Complaints about the same: linked by officers, or by a reporter who joins a public one. Both keep
// their number, history and answer.
import { and, asc, eq, isNull, or } from 'drizzle-orm';
import { parseComplaintNumber } from '#lib/codes/receipt-code.ts';
import type { Actor } from '../../officers/index.ts';
import type { Db } from '../../platform/database.ts';
import { DomainError } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import { SYSTEM, writeQuietEvent } from '../change.ts';
import type { Context, Reporter } from '../context.ts';
import { type Complaint, isPublic, may, visibleUnder } from '../policy.ts';
import { complaintLinks, complaints } from '../schema.ts';

/**
 * Links two complaints. Doing it twice is harmless.
 * @param number of the one in hand
 * @param other number of the other, as typed
 * @throws DomainError not_found for the one in hand; not_allowed; invalid_input when the other is
 *   none that the officer may see, or the same
 */
export async function linkComplaints(
	context: Context,
	actor: Actor,
	number: string,
	other: string,
	now: Date
): Promise<void> {
	await context.db.transaction(async (transaction) => {
		const tx = transaction as unknown as Db;
		const [here, there] = await pairFor(tx, actor, 'link', number, other);
		await link(tx, here, there, actor.id, now, async (complaint, linkId) => {
			await writeQuietEvent(tx, complaint, 'link', now, { link: linkId }, by(actor));
		});
	});
}

/**
 * Takes two complaints apart again. Doing it twice is harmless.
 * @throws DomainError as `linkComplaints`
 */
export async function unlinkComplaints(
	context: Context,
	actor: Actor,
	number: string,
	other: string,
	now: Date
): Promise<void> {
	await context.db.transaction(async (transaction) => {
		const tx = transaction as unknown as Db;
		const pair = await pairFor(tx, actor, 'unlink', number, other);
		const [first, second] = inOrder(...pair);
		const [ended] = await tx
			.update(complaintLinks)
			.set({ endedBy: actor.id, endedAt: now })
			.where(
				and(
					eq(complaintLinks.firstId, first.id),
					eq(complaintLinks.secondId, second.id),
					isNull(complaintLinks.endedAt)
				)
			)
			.returning({ id: complaintLinks.id });
		if (!ended) return;
		for (const complaint of pair) {
			await writeQuietEvent(tx, complaint, 'unlink', now, { link: ended.id }, by(actor));
		}
	});
}

/**
 * A reporter says that a public complaint is about the same. Doing it twice is harmless.
 * @param number of the public one
 * @returns false when it isn't public, or over: it may have been withdrawn since it was shown
 * @throws DomainError not_found
 */
export async function joinPublic(
	context: Context,
	reporter: Reporter,
	number: string,
	now: Date
): Promise<boolean> {
	return context.db.transaction((transaction) =>
		joinWithin(transaction as unknown as Db, reporter.complaintId, number, now)
	);
}

/** The same within a transaction, for a complaint that was just written. */
export async function joinWithin(
	tx: Db,
	complaintId: string,
	number: string,
	now: Date
): Promise<boolean> {
	const [here] = await tx.select().from(complaints).where(eq(complaints.id, complaintId));
	if (!here) throw new DomainError('not_found', 'no such complaint');
	const [there] = await tx
		.select()
		.from(complaints)
		.where(
			and(
				eq(complaints.number, parseComplaintNumber(number) ?? ''),
				isPublic(),
				isNull(complaints.closedAt)
			)
		);
	if (!there || there.id === here.id || here.closedAt) return false;
	await link(tx, here, there, null, now, async (complaint, linkId) => {
		const data = { link: linkId, joined: true };
		// On the public one somebody else did it, and neither who nor with which number is told.
		const author =
			complaint === here
				? ({ actorKind: 'reporter', officerId: null, unitCode: null } as const)
				: SYSTEM;
		await writeQuietEvent(tx, complaint, 'join', now, data, author);
	});
	return true;
}

async function link(
	tx: Db,
	here: Complaint,
	there: Complaint,
	linkedBy: string | null,
	now: Date,
	record: (complaint: Complaint, linkId: string) => Promise<void>
): Promise<void> {
	const [first, second] = inOrder(here, there);
	const [written] = await tx
		.insert(complaintLinks)
		.values({ id: newId(), firstId: first.id, secondId: second.id, linkedBy, linkedAt: now })
		.onConflictDoNothing()
		.returning({ id: complaintLinks.id });
	if (!written) return;
	// In one order, so that two who link the same pair never wait for each other.
	for (const complaint of [first, second]) await record(complaint, written.id);
}

function inOrder(one: Complaint, other: Complaint): [Complaint, Complaint] {
	return one.id < other.id ? [one, other] : [other, one];
}

const by = (actor: Actor) =>
	({ actorKind: 'officer', officerId: actor.id, unitCode: actor.unitCode }) as const;

async function pairFor(
	tx: Db,
	actor: Actor,
	verb: 'link' | 'unlink',
	number: string,
	other: string
): Promise<[Complaint, Complaint]> {
	const found = await tx
		.select()
		.from(complaints)
		.where(or(visibleUnder(actor, number), visibleUnder(actor, other)))
		.orderBy(asc(complaints.id));
	const here = found.find((complaint) => complaint.number === parseComplaintNumber(number));
	if (!here) throw new DomainError('not_found', 'no such complaint for this officer');
	const there = found.find((complaint) => complaint.number === parseComplaintNumber(other));
	// What they may not see looks like what there is not.
	if (!there) throw refused('Tidak ada pengaduan dengan nomor itu. Periksa lagi nomornya.');
	if (there === here) throw refused('Itu nomor pengaduan ini sendiri. Isi nomor yang lain.');
	if (!may(actor, verb, here) || !may(actor, verb, there)) {
		throw new DomainError('not_allowed', `${verb} is not for this officer`);
	}
	return [here, there];
}

function refused(sentence: string): DomainError {
	return new DomainError('invalid_input', 'these two can not be linked', {
		fields: { nomor_lain: sentence }
	});
}
