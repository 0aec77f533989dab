// Handing a complaint to the agency that is responsible, and hearing from there how it goes on.
import { eq } from 'drizzle-orm';
import type { ForwardingKind, ForwardingState } from '#lib/codes/complaint-codes.ts';
import { addWorkingDays, localDate, policyOn } from '../../deadlines/index.ts';
import type { Actor } from '../../officers/index.ts';
import { DomainError } from '../../platform/errors.ts';
import { type Changed, changeAsOfficer, type Target } from '../change.ts';
import type { Context, Office } from '../context.ts';
import { complaintForwardings } from '../schema.ts';

/** A row of the table. */
export type Forwarding = typeof complaintForwardings.$inferSelect;

/** The national system, which has no connection with this one: an officer types it in there. */
const SP4N_NAME = 'SP4N-LAPOR!';

/** Where a complaint goes, and what is said about it. */
export interface Handover {
	kind: ForwardingKind;
	/** Name of the agency; of no meaning for `sp4n`. */
	agency: string;
	/** Why it is theirs, in words for the agency. */
	reason: string;
	/** What the reporter reads. */
	record: string;
}

/** What is typed in once it is known; null for what is not. */
export interface ForwardingFacts {
	letterNumber: string | null;
	/** ISO dates. */
	sentOn: string | null;
	receivedOn: string | null;
	externalReference: string | null;
}

/** @returns how far a forwarding is, from what is known of it */
export function forwardingState(forwarding: Forwarding): ForwardingState {
	if (forwarding.followUpAt === null) return 'answered';
	if (forwarding.receivedOn || forwarding.externalReference) return 'received';
	return forwarding.sentOn ? 'sent' : 'prepared';
}

/**
 * Hands a complaint to the agency that is responsible (no wrong door). Its clocks stop; the one of
 * the forwarding begins, by which an officer asks the agency.
 * @throws DomainError as `changeAsOfficer`
 */
export async function forwardComplaint(
	context: Context,
	actor: Actor,
	target: Target,
	{ kind, reason, record, ...named }: Handover,
	now: Date
): Promise<Changed> {
	const agency = kind === 'sp4n' ? SP4N_NAME : named.agency;
	return changeAsOfficer(context, actor, target, 'forward', now, async ({ id }, tx) => {
		await tx.insert(complaintForwardings).values({
			complaintId: id,
			kind,
			agency,
			reason,
			forwardedBy: actor.id,
			forwardedAt: now,
			followUpAt: nextFollowUp(context.office, now)
		});
		return { data: { agency, record } };
	});
}

/**
 * Types in what has become known: the number of the letter, when it went and came, the agency's own
 * number. The reporter is told the latter.
 * @param facts all of them; what is null is not known (any more)
 * @throws DomainError as `changeAsOfficer`; invalid_input for a date that can't be, or when nothing
 *   is new
 */
export async function recordForwarding(
	context: Context,
	actor: Actor,
	target: Target,
	facts: ForwardingFacts,
	now: Date
): Promise<Changed> {
	return changeAsOfficer(context, actor, target, 'recordForwarding', now, async ({ id }, tx) => {
		const [before] = await tx
			.select()
			.from(complaintForwardings)
			.where(eq(complaintForwardings.complaintId, id));
		if (!before) throw new DomainError('not_found', 'forwarded before there were records');
		checkDates(context.office, before, facts, now);
		const changed = (Object.keys(facts) as (keyof ForwardingFacts)[]).filter(
			(key) => facts[key] !== before[key]
		);
		if (changed.length === 0) {
			throw refused('nomor_surat', 'Belum ada yang berubah. Isi yang sudah diketahui.');
		}
		await tx
			.update(complaintForwardings)
			.set(facts)
			.where(eq(complaintForwardings.complaintId, id));
		return { data: Object.fromEntries(changed.map((key) => [key, facts[key]])) };
	});
}

/**
 * Notes that an officer asked the agency how it stands. The next time to ask is counted from now,
 * also after an answer that left something open.
 * @param text what was asked and heard, in words that the reporter reads
 * @throws DomainError as `changeAsOfficer`
 */
export async function askAgency(
	context: Context,
	actor: Actor,
	target: Target,
	text: string,
	now: Date
): Promise<Changed> {
	return changeAsOfficer(context, actor, target, 'askAgency', now, async ({ id }, tx) => {
		const followUpAt = nextFollowUp(context.office, now);
		await tx
			.update(complaintForwardings)
			.set({ followUpAt })
			.where(eq(complaintForwardings.complaintId, id));
		return { data: { text, followUpAt: followUpAt.toISOString() } };
	});
}

/**
 * Passes the agency's answer on to the reporter. Nothing is waited for any more.
 * @param text in words that the reporter reads
 * @throws DomainError as `changeAsOfficer`
 */
export async function passOnAnswer(
	context: Context,
	actor: Actor,
	target: Target,
	text: string,
	now: Date
): Promise<Changed> {
	return changeAsOfficer(context, actor, target, 'passOnAnswer', now, async ({ id }, tx) => {
		await tx
			.update(complaintForwardings)
			.set({ followUpAt: null, answeredAt: now })
			.where(eq(complaintForwardings.complaintId, id));
		return { data: { text } };
	});
}

function nextFollowUp({ calendar, policies }: Office, now: Date): Date {
	const today = localDate(calendar, now);
	const { amount } = policyOn(policies, 'forwarding_follow_up', today);
	return addWorkingDays(calendar, today, amount).dueAt;
}

function checkDates(
	{ calendar }: Office,
	{ forwardedAt }: Forwarding,
	{ sentOn, receivedOn }: ForwardingFacts,
	now: Date
): void {
	const earliest = localDate(calendar, forwardedAt);
	const today = localDate(calendar, now);
	for (const [field, date] of [
		['tanggal_kirim', sentOn],
		['tanggal_terima', receivedOn]
	] as const) {
		if (date && (date < earliest || date > today)) {
			throw refused(field, 'Isi tanggal antara hari pengaduan diteruskan dan hari ini.');
		}
	}
	if (sentOn && receivedOn && receivedOn < sentOn) {
		throw refused('tanggal_terima', 'Diterima tidak bisa sebelum dikirim. Periksa tanggalnya.');
	}
}

function refused(field: string, sentence: string): DomainError {
	return new DomainError('invalid_input', 'no such facts', { fields: { [field]: sentence } });
}
