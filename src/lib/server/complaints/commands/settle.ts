// Settles whom a complaint is about, and keeps it away from whom it is about when people change.
import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { SubjectOutcome } from '#lib/codes/complaint-codes.ts';
import { localDate } from '../../deadlines/index.ts';
import { type Actor, findActiveOfficer } from '../../officers/index.ts';
import type { Db } from '../../platform/database.ts';
import { DomainError } from '../../platform/errors.ts';
import { type Changed, changeAsOfficer, reviewEach, type Target } from '../change.ts';
import type { Context } from '../context.ts';
import { complaintSubjects, complaintSubjectWords } from '../schema.ts';
import {
	addSubjects,
	assertSomebodyLeft,
	matchAgain,
	openSubjects,
	takingAway,
	wantsReview
} from '../subjects.ts';

/** What somebody found out about whom a complaint is about. */
export interface SubjectsFound {
	outcome: SubjectOutcome;
	/** For `named`: everybody whom it is about; nobody else is, from then on. */
	officerIds: readonly string[];
}

/**
 * Settles whom a complaint is about. It is taken at once from whoever may not know of it, and can be
 * settled anew. The event says what came of it, never about whom.
 * @throws DomainError as `changeAsOfficer`; invalid_input when nobody is picked, somebody does not
 *   work here, or nobody would be left to look after the complaint
 */
export async function settleSubjects(
	context: Context,
	actor: Actor,
	target: Target,
	{ outcome, officerIds }: SubjectsFound,
	now: Date
): Promise<Changed> {
	const today = localDate(context.office.calendar, now);
	return changeAsOfficer(context, actor, target, 'settleSubjects', now, async (complaint, tx) => {
		const before = await openSubjects(tx, complaint.id);
		const after: readonly string[] = { named: officerIds, none: [], uncertain: before }[outcome];
		if (outcome === 'named') await checkPeople(tx, before, after);
		const over = before.filter((id) => !after.includes(id));
		if (over.length) {
			await tx
				.update(complaintSubjects)
				.set({ endedAt: now })
				.where(
					and(
						eq(complaintSubjects.complaintId, complaint.id),
						isNull(complaintSubjects.endedAt),
						inArray(complaintSubjects.officerId, over)
					)
				);
		}
		await addSubjects(tx, complaint.id, after, now);
		await tx
			.update(complaintSubjectWords)
			.set({ settledAt: now })
			.where(eq(complaintSubjectWords.complaintId, complaint.id));
		await assertSomebodyLeft(tx, complaint.id, today);
		return { data: { outcome }, then: await takingAway(tx, complaint, today) };
	});
}

/**
 * Follows what changed with the people: who came or was renamed may be meant by words that nobody
 * has settled, and who became somebody's superior may not keep a case about them. Harmless to
 * repeat, and safe in several processes at once.
 * @returns how many complaints were taken away
 */
export async function reviewSubjects(context: Context, now: Date): Promise<number> {
	const today = localDate(context.office.calendar, now);
	return reviewEach(context, wantsReview(), now, async (complaint, tx) => {
		await matchAgain(tx, complaint.id, now);
		return takingAway(tx, complaint, today);
	});
}

async function checkPeople(
	tx: Db,
	before: readonly string[],
	picked: readonly string[]
): Promise<void> {
	if (!picked.length) throw refused('Centang petugas yang dimaksud.');
	for (const id of picked) {
		// Who has left since stays whom it is about.
		if (!before.includes(id) && !(await findActiveOfficer(tx, id))) {
			throw refused('Ada petugas yang tidak bekerja di sini lagi. Periksa pilihannya.');
		}
	}
}

function refused(sentence: string): DomainError {
	return new DomainError('invalid_input', 'these can not be the subjects', {
		fields: { keputusan: sentence }
	});
}
