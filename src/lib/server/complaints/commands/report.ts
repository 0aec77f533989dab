// What the reporter does after filing, with number and code: write, agree, object, rate, reopen.
import type { InspectedAttachment } from '../../attachments/index.ts';
import { addCalendarDays, addWorkingDays, localDate, policyOn } from '../../deadlines/index.ts';
import { DomainError } from '../../platform/errors.ts';
import { type Changed, changeAsReporter } from '../change.ts';
import type { Context, Office, Reporter } from '../context.ts';
import type { Complaint } from '../policy.ts';

/**
 * Sends a message, with files. If we had asked for something, this is taken as the answer and the
 * clocks run again.
 * @throws DomainError invalid_transition once the case is closed
 */
export async function writeAsReporter(
	context: Context,
	reporter: Reporter,
	{ text, attachments }: { text: string; attachments: readonly InspectedAttachment[] },
	now: Date
): Promise<Changed> {
	return changeAsReporter(
		context,
		reporter,
		stepOfWords,
		now,
		{ data: { text }, attachments },
		(complaint) => unanswered(complaint, now)
	);
}

/** @returns the step that words of the reporter are: an answer where we had asked for something */
export function stepOfWords({
	status,
	pausedFor
}: Pick<Complaint, 'status' | 'pausedFor'>): 'complete' | 'reply' | 'message' {
	if (status === 'needs_completion') return 'complete';
	return pausedFor === 'reporter' ? 'reply' : 'message';
}

/** @returns what words of the reporter set: the first that nobody has answered counts */
export function unanswered(
	{ unansweredSince }: Pick<Complaint, 'unansweredSince'>,
	now: Date
): Pick<Complaint, 'unansweredSince'> {
	return { unansweredSince: unansweredSince ?? now };
}

/** "Sudah selesai". @throws DomainError invalid_transition when there is no answer to agree to */
export async function confirmResolved(
	context: Context,
	reporter: Reporter,
	now: Date
): Promise<Changed> {
	return changeAsReporter(context, reporter, () => 'confirm', now, {});
}

/**
 * "Belum selesai": the case goes back to the unit, with new clocks.
 * @param reason what is still missing
 * @throws DomainError invalid_transition when there is no answer to object to
 */
export async function disputeAnswer(
	context: Context,
	reporter: Reporter,
	reason: string,
	now: Date
): Promise<Changed> {
	return changeAsReporter(context, reporter, () => 'dispute', now, { data: { reason } });
}

/**
 * Rates how the complaint was handled; a later rating replaces the earlier one, both stay in the
 * history.
 * @param rating 1 (bad) to 5 (good)
 * @throws DomainError invalid_transition before there is an answer
 */
export async function rateHandling(
	context: Context,
	reporter: Reporter,
	{ rating, reason }: { rating: number; reason: string },
	now: Date
): Promise<Changed> {
	return changeAsReporter(
		context,
		reporter,
		() => 'rate',
		now,
		{ data: { rating, reason } },
		() => ({ rating, ratingReason: reason || null })
	);
}

/**
 * Reopens a closed complaint.
 * @param reason what is wrong
 * @throws DomainError invalid_transition when it isn't closed, expired after the time for reopening
 */
export async function reopenComplaint(
	context: Context,
	reporter: Reporter,
	reason: string,
	now: Date
): Promise<Changed> {
	return changeAsReporter(
		context,
		reporter,
		() => 'reopen',
		now,
		{ data: { reason } },
		({ closedAt }) => {
			if (!closedAt || reopenableUntil(context.office, closedAt) < now) {
				throw new DomainError('expired', 'the time for reopening is over');
			}
			return {};
		}
	);
}

/**
 * Takes an open complaint back: it ends with its reporter's word, whatever its stage. Nothing is
 * erased by that.
 * @param reason in their words; may be empty, since nobody has to give one
 * @throws DomainError invalid_transition when it has ended
 */
export async function withdrawComplaint(
	context: Context,
	reporter: Reporter,
	reason: string,
	now: Date
): Promise<Changed> {
	return changeAsReporter(context, reporter, () => 'withdraw', now, { data: { reason } });
}

/**
 * @param office calendar and policies
 * @param closedAt when the complaint was closed
 * @returns the last moment at which its reporter may reopen it
 */
export function reopenableUntil(office: Office, closedAt: Date): Date {
	const day = localDate(office.calendar, closedAt);
	const { amount, unit } = policyOn(office.policies, 'reopening', day);
	return unit === 'calendar_days'
		? addCalendarDays(office.calendar, day, amount)
		: addWorkingDays(office.calendar, day, amount).dueAt;
}
