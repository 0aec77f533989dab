// Whom a complaint is about: written when it is filed, followed when people and roles change, and
// what that takes away from whoever may not know of it.
import { and, eq, isNotNull, isNull, or, sql } from 'drizzle-orm';
import { OUTSIDE_ROLES } from '#lib/codes/officer-codes.ts';
import { type Colleague, hasRole, listColleagues } from '../officers/index.ts';
import type { Db } from '../platform/database.ts';
import { DomainError } from '../platform/errors.ts';
import { newId } from '../platform/ids.ts';
import type { Change } from './change.ts';
import { couldMean } from './name-matching.ts';
import { type Complaint, handlesFor, officersKeptFrom, SETTLING_ROLES } from './policy.ts';
import { complaints, complaintSubjects, complaintSubjectWords } from './schema.ts';
import { isPossible } from './workflow.ts';

/** Whom a complaint is about, as its reporter says. At least one of the two. */
export interface About {
	/** Picked from a list. */
	officerId: string | null;
	/** A name or a description, as typed. */
	words: string | null;
}

/**
 * Writes whom a complaint is about: who was picked, and everybody whom the words could mean.
 * @param tx the transaction that files the complaint
 * @param complaintId of the complaint
 * @param about as said
 * @param now the moment
 * @throws DomainError invalid_input when who was picked does not work here
 */
export async function writeAbout(
	tx: Db,
	complaintId: string,
	{ officerId, words }: About,
	now: Date
): Promise<void> {
	const staff = await listColleagues(tx);
	const picked = staff.filter(({ id }) => id === officerId);
	if (officerId && !picked.length) {
		throw new DomainError('invalid_input', 'nobody of that id works here', {
			fields: { tentang_petugas: 'Pilih petugas dari daftar, atau tulis namanya.' }
		});
	}
	if (words) {
		await tx.insert(complaintSubjectWords).values({ complaintId, words, addedAt: now });
	}
	const meant = words ? matched(words, picked, staff) : [];
	await addSubjects(
		tx,
		complaintId,
		[...picked, ...meant].map(({ id }) => id),
		now
	);
}

/**
 * @param tx transaction
 * @param complaintId of the complaint
 * @returns ids of those whom it is about, or might be
 */
export async function openSubjects(tx: Db, complaintId: string): Promise<string[]> {
	const open = await tx
		.select({ officerId: complaintSubjects.officerId })
		.from(complaintSubjects)
		.where(and(eq(complaintSubjects.complaintId, complaintId), isNull(complaintSubjects.endedAt)));
	return open.map(({ officerId }) => officerId);
}

/** Adds subjects; who is one already stays one. */
export async function addSubjects(
	tx: Db,
	complaintId: string,
	officerIds: readonly string[],
	now: Date
): Promise<void> {
	if (!officerIds.length) return;
	await tx
		.insert(complaintSubjects)
		.values(officerIds.map((officerId) => ({ id: newId(), complaintId, officerId, addedAt: now })))
		.onConflictDoNothing();
}

/**
 * @param tx transaction, after subjects were written
 * @param complaint as it stands
 * @param today ISO date by the office's clock
 * @returns the step that takes the case from those who may not know of it; undefined when it lies
 *   with nobody, or with somebody who may
 */
export async function takingAway(
	tx: Db,
	{ id, status, unitCode, handlerId }: Complaint,
	today: string
): Promise<Change['then']> {
	const kept = await officersKeptFrom(tx, id, today);
	if (unitCode && (await isUnitKept(tx, unitCode, kept))) {
		const verb = isPossible('takeBack', status) ? 'takeBack' : 'takeOff';
		return { verb, set: { unitCode: null, handlerId: null } };
	}
	if (!handlerId || !kept.has(handlerId)) return undefined;
	return { verb: 'takeOff', set: { handlerId: null } };
}

/**
 * @param tx transaction
 * @param unitCode the unit
 * @param kept ids of those from whom a complaint is kept
 * @returns true when the unit has people, and the complaint is kept from all of them
 */
export async function isUnitKept(
	tx: Db,
	unitCode: string,
	kept: ReadonlySet<string>
): Promise<boolean> {
	if (!kept.size) return false;
	const people = (await listColleagues(tx)).filter((one) => handlesFor(one, unitCode));
	return people.length > 0 && people.every(({ id }) => kept.has(id));
}

/**
 * @param tx transaction, after subjects were written
 * @param complaintId of the complaint
 * @param today ISO date by the office's clock
 * @throws DomainError invalid_input when nobody would be left to look after it
 */
export async function assertSomebodyLeft(
	tx: Db,
	complaintId: string,
	today: string
): Promise<void> {
	const kept = await officersKeptFrom(tx, complaintId, today);
	const staff = await listColleagues(tx);
	if (staff.some((one) => hasRole(one, ...SETTLING_ROLES) && !kept.has(one.id))) return;
	throw new DomainError('invalid_input', 'nobody would be left who may see the complaint', {
		fields: {
			'': 'Dengan pilihan ini tidak ada lagi yang boleh menangani pengaduan ini. Minta administrator menambah akun pengawas dulu.'
		}
	});
}

/**
 * Complaints about somebody in which something may have changed with the people: words that nobody
 * has settled, or a case that lies with somebody.
 */
export function wantsReview() {
	return and(
		isNull(complaints.closedAt),
		or(
			sql`${complaints.id} in (select ${complaintSubjectWords.complaintId}
				from ${complaintSubjectWords} where ${isNull(complaintSubjectWords.settledAt)})`,
			and(
				or(isNotNull(complaints.unitCode), isNotNull(complaints.handlerId)),
				sql`${complaints.id} in (select ${complaintSubjects.complaintId}
					from ${complaintSubjects} where ${isNull(complaintSubjects.endedAt)})`
			)
		)
	);
}

/** Reads unsettled words again, for people who came or were renamed since. */
export async function matchAgain(tx: Db, complaintId: string, now: Date): Promise<void> {
	const [open] = await tx
		.select({ words: complaintSubjectWords.words })
		.from(complaintSubjectWords)
		.where(
			and(
				eq(complaintSubjectWords.complaintId, complaintId),
				isNull(complaintSubjectWords.settledAt)
			)
		);
	if (!open) return;
	const staff = await listColleagues(tx);
	const known = await openSubjects(tx, complaintId);
	const named = staff.filter(({ id }) => known.includes(id));
	const meant = matched(open.words, named, staff).filter(({ id }) => !known.includes(id));
	await addSubjects(
		tx,
		complaintId,
		meant.map(({ id }) => id),
		now
	);
}

// Words that fit the head and every overseer would leave nobody to settle whom they mean. Who comes
// from outside the office is then taken for a chance likeness.
function matched(
	words: string,
	named: readonly Colleague[],
	staff: readonly Colleague[]
): Colleague[] {
	const meant = couldMean(words, staff);
	const all = [...named, ...meant];
	const outside = staff.filter(
		(one) =>
			hasRole(one, 'overseer') &&
			one.roles.every((role) => OUTSIDE_ROLES.some((outer) => outer === role))
	);
	const aboutHead = all.some((one) => hasRole(one, 'head'));
	return aboutHead && outside.every((one) => all.includes(one))
		? meant.filter((one) => !outside.includes(one))
		: meant;
}
