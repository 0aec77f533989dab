// Pauses: why the clocks stand still, until when, and how they run again.
import { desc, eq } from 'drizzle-orm';
import type { ContactOutcome, ContactWay, PauseCategory } from '#lib/codes/complaint-codes.ts';
import {
	addWorkingDays,
	type DeadlineCode,
	isWorkingDay,
	localDate,
	policyOn,
	workingDaysBetween
} from '../../deadlines/index.ts';
import type { Actor } from '../../officers/index.ts';
import type { Db } from '../../platform/database.ts';
import { DomainError } from '../../platform/errors.ts';
import { type Changed, changeAsOfficer, type Target } from '../change.ts';
import type { Context, Office } from '../context.ts';
import { complaintContacts } from '../schema.ts';

/** What a pause needs. */
export interface PauseWanted {
	category: PauseCategory;
	/** In words that the reporter reads. */
	reason: string;
	/** ISO date, a working day: at the end of it the pause ends by itself. */
	until: string;
	/** How the reporter was asked just now, when we wait for them; null when it is on record. */
	contact: { way: ContactWay; outcome: ContactOutcome } | null;
}

/** A try on record speaks for a pause that begins on its day or on the next working day. */
const TRY_HOLDS_DAYS = 1;

/**
 * Lets the clocks stand still.
 * @throws DomainError as `changeAsOfficer`; invalid_input for a date that is no coming working day
 *   or too far, and when we wait for a reporter whom nobody has tried to reach
 */
export async function pauseComplaint(
	context: Context,
	actor: Actor,
	target: Target,
	{ category, reason, until, contact }: PauseWanted,
	now: Date
): Promise<Changed> {
	const expectedUntil = endOf(context.office, category, until, now);
	return changeAsOfficer(context, actor, target, 'pause', now, async (complaint, tx) => {
		const waitsForReporter = category === 'reporter';
		let way: ContactWay | null = null;
		if (waitsForReporter) {
			const reachable = complaint.reporterPhone !== null || complaint.reporterEmail !== null;
			way = contact?.way ?? (await lastWay(tx, context.office, complaint.id, now));
			checkContact(way, reachable);
		}
		return {
			// A question on the reporter's page is also our word on what they wrote before.
			set: waitsForReporter ? { unansweredSince: null } : {},
			data: {
				category,
				reason,
				expectedUntil: expectedUntil.toISOString(),
				...(waitsForReporter ? { contact: way } : {})
			},
			...(waitsForReporter && contact ? { contact: { ...contact, at: now, note: '' } } : {}),
			pause: { category, reason, expectedUntil }
		};
	});
}

/**
 * Lets the clocks run again before the pause has come to its date.
 * @param text what changed, in words that the reporter reads
 * @throws DomainError as `changeAsOfficer`
 */
export async function resumeComplaint(
	context: Context,
	actor: Actor,
	target: Target,
	text: string,
	now: Date
): Promise<Changed> {
	return changeAsOfficer(context, actor, target, 'resume', now, () => ({ data: { text } }));
}

/** @returns the longest that a pause of this category may last, in working days */
export function longestPause(office: Office, category: PauseCategory, now: Date): number {
	const code: DeadlineCode = category === 'reporter' ? 'reporter_answer' : 'pause';
	return policyOn(office.policies, code, localDate(office.calendar, now)).amount;
}

function endOf(office: Office, category: PauseCategory, until: string, now: Date): Date {
	const { calendar } = office;
	const today = localDate(calendar, now);
	const longest = longestPause(office, category, now);
	// Before any counting: days of a mistyped millennium take long to count.
	if (until > addWorkingDays(calendar, today, longest).dueDate) {
		throw wrongDate(`Jeda ini paling lama ${longest} hari kerja. Pilih tanggal yang lebih dekat.`);
	}
	const days = workingDaysBetween(calendar, today, until);
	if (days < 1 || !isWorkingDay(calendar, until)) {
		throw wrongDate('Pilih hari kerja sesudah hari ini. Pada hari libur kantor tutup.');
	}
	return addWorkingDays(calendar, today, days).dueAt;
}

function wrongDate(sentence: string): DomainError {
	return new DomainError('invalid_input', 'a pause can not end then', {
		fields: { sampai: sentence }
	});
}

/** How the reporter was tried on the last working day, by the ledger. */
async function lastWay(
	tx: Db,
	{ calendar }: Office,
	complaintId: string,
	now: Date
): Promise<ContactWay | null> {
	const [last] = await tx
		.select({ way: complaintContacts.way, at: complaintContacts.at })
		.from(complaintContacts)
		.where(eq(complaintContacts.complaintId, complaintId))
		.orderBy(desc(complaintContacts.at))
		.limit(1);
	if (!last) return null;
	const age = workingDaysBetween(calendar, localDate(calendar, last.at), localDate(calendar, now));
	return age <= TRY_HOLDS_DAYS ? last.way : null;
}

function checkContact(contact: ContactWay | null, reachable: boolean): void {
	const sentence =
		contact === null
			? 'Pilih bagaimana pelapor dihubungi, atau catat dulu upaya kontaknya.'
			: reachable && contact === 'tracking_page'
				? 'Pelapor ini meninggalkan kontak. Hubungi dulu, lalu pilih caranya.'
				: null;
	if (sentence) {
		throw new DomainError('invalid_input', 'nobody has tried to reach the reporter', {
			fields: { cara: sentence }
		});
	}
}
