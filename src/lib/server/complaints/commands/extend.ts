// More time for a case: asked by who handles it, granted or refused by the head.
import { and, eq, isNull } from 'drizzle-orm';
import { localDate, policyOn } from '../../deadlines/index.ts';
import type { Actor } from '../../officers/index.ts';
import type { Db } from '../../platform/database.ts';
import { DomainError } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import { type Changed, changeAsOfficer, type Target } from '../change.ts';
import { runningClocks } from '../clocks.ts';
import type { Context, Office } from '../context.ts';
import type { Complaint } from '../policy.ts';
import { complaintExtensions } from '../schema.ts';

/** How often the deadline of one complaint may be moved by its office. */
const EXTENSIONS_AT_MOST = 2;

/**
 * Asks the head for more time.
 * @param wanted working days on top of the deadline, and why, in words that the reporter reads
 * @throws DomainError as `changeAsOfficer`; invalid_input for too many days, a third time, or a
 *   deadline that has passed: what is late stays late
 */
export async function askExtension(
	context: Context,
	actor: Actor,
	target: Target,
	{ workingDays, reason }: { workingDays: number; reason: string },
	now: Date
): Promise<Changed> {
	const longest = longestExtension(context.office, now);
	if (workingDays < 1 || workingDays > longest) {
		throw refused('hari', `Isi 1 sampai ${longest} hari kerja.`);
	}
	return changeAsOfficer(context, actor, target, 'askExtension', now, async (complaint, tx) => {
		await checkAskable(tx, complaint, now);
		if (!complaint.extensionAskedAt) {
			await tx.insert(complaintExtensions).values({
				id: newId(),
				complaintId: complaint.id,
				round: complaint.round,
				askedBy: actor.id,
				askedAt: now,
				reason,
				askedDays: workingDays
			});
		}
		return { set: { extensionAskedAt: now }, data: { reason, workingDays } };
	});
}

/**
 * Grants or refuses more time.
 * @param decision working days (0 refuses; never more than was asked), and why, for the reporter
 * @throws DomainError as `changeAsOfficer`; not_allowed for one's own request
 */
export async function decideExtension(
	context: Context,
	actor: Actor,
	target: Target,
	{ workingDays, reason }: { workingDays: number; reason: string },
	now: Date
): Promise<Changed> {
	return changeAsOfficer(context, actor, target, 'decideExtension', now, async ({ id }, tx) => {
		const asked = await openExtension(tx, id);
		if (asked?.askedBy === actor.id) {
			throw new DomainError('not_allowed', 'nobody decides on their own request');
		}
		if (asked && (workingDays < 0 || workingDays > asked.askedDays)) {
			throw refused('hari', `Isi 1 sampai ${asked.askedDays} hari kerja, sebanyak yang diminta.`);
		}
		const granted = workingDays > 0;
		await tx
			.update(complaintExtensions)
			.set({
				decision: granted ? 'granted' : 'refused',
				decidedBy: actor.id,
				decidedAt: now,
				grantedDays: workingDays
			})
			.where(and(eq(complaintExtensions.complaintId, id), isNull(complaintExtensions.decision)));
		return {
			set: { extensionAskedAt: null },
			data: { granted, workingDays, reason },
			extendBy: workingDays
		};
	});
}

/** @returns the most working days that may be asked for at a time */
export function longestExtension({ calendar, policies }: Office, now: Date): number {
	return policyOn(policies, 'extension', localDate(calendar, now)).amount;
}

async function checkAskable(tx: Db, { id, pausedAt }: Complaint, now: Date): Promise<void> {
	const clocks = await runningClocks(tx, id);
	const clock = clocks.find(({ stage }) => stage === 'resolution');
	// While paused, it has yet to be moved by the pause; what was late before stays late.
	if (!clock || clock.dueAt < (pausedAt ?? now)) {
		throw refused(
			'hari',
			'Batas waktunya sudah lewat, jadi tidak bisa diperpanjang lagi. Jelaskan kepada pelapor lewat pesan.'
		);
	}
	const granted = await tx
		.select({ id: complaintExtensions.id })
		.from(complaintExtensions)
		.where(
			and(eq(complaintExtensions.complaintId, id), eq(complaintExtensions.decision, 'granted'))
		);
	if (granted.length >= EXTENSIONS_AT_MOST) {
		throw refused('hari', `Pengaduan ini sudah ${EXTENSIONS_AT_MOST} kali diperpanjang.`);
	}
}

async function openExtension(tx: Db, complaintId: string) {
	const [open] = await tx
		.select()
		.from(complaintExtensions)
		.where(
			and(eq(complaintExtensions.complaintId, complaintId), isNull(complaintExtensions.decision))
		);
	return open;
}

function refused(field: string, sentence: string): DomainError {
	return new DomainError('invalid_input', 'no such extension', { fields: { [field]: sentence } });
}
