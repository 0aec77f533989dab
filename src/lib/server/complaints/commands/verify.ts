// Verification: what intake decides about a complaint that came in.
import type { ComplaintClass, ComplaintType, ContactWay } from '#lib/codes/complaint-codes.ts';
import { addWorkingDays, localDate, policyOn } from '../../deadlines/index.ts';
import type { Actor } from '../../officers/index.ts';
import { DomainError } from '../../platform/errors.ts';
import { type Changed, changeAsOfficer, type Target } from '../change.ts';
import type { Context } from '../context.ts';

/** What verification finds. */
export interface Verification {
	type: ComplaintType;
	class: ComplaintClass;
	serviceCode: string;
	categoryCode: string;
}

/** Which classes, and so which deadlines, a type can have. */
const CLASSES_OF: Record<ComplaintType, readonly ComplaintClass[]> = {
	complaint: ['without_supervision', 'with_supervision'],
	information_request: ['information'],
	aspiration: ['aspiration']
};

/**
 * Accepts a complaint and sets type, class, service and category. The resolution deadline is
 * counted anew for the class, still from the day it came in.
 * @throws DomainError as `changeAsOfficer`; invalid_input for unknown codes, or for a class that the
 *   type can't have
 */
export async function acceptComplaint(
	context: Context,
	actor: Actor,
	target: Target,
	found: Verification,
	now: Date
): Promise<Changed> {
	const { agency } = context.office;
	if (
		!agency.services.some(({ code }) => code === found.serviceCode) ||
		!agency.categories.some(({ code }) => code === found.categoryCode)
	) {
		throw new DomainError('invalid_input', 'unknown service or category');
	}
	if (!CLASSES_OF[found.type].includes(found.class)) {
		throw new DomainError('invalid_input', 'class of another type', {
			fields: { kelas: 'Golongan ini bukan untuk jenis itu. Ubah salah satunya.' }
		});
	}
	return changeAsOfficer(context, actor, target, 'accept', now, () => ({
		set: found,
		data: { ...found }
	}));
}

/**
 * Asks the reporter for what is missing. The clocks stand still until they answer.
 * @param question what is missing, in words that the reporter reads
 * @throws DomainError as `changeAsOfficer`
 */
export async function requestCompletion(
	context: Context,
	actor: Actor,
	target: Target,
	question: string,
	now: Date
): Promise<Changed> {
	const { calendar, policies } = context.office;
	const today = localDate(calendar, now);
	const days = policyOn(policies, 'reporter_answer', today).amount;
	const expectedUntil = addWorkingDays(calendar, today, days).dueAt;
	return changeAsOfficer(context, actor, target, 'requestCompletion', now, () => ({
		// The question is also our word on whatever the reporter wrote before.
		set: { unansweredSince: null },
		data: {
			question,
			expectedUntil: expectedUntil.toISOString(),
			// Our question on their page: for who left no contact, the only way there is.
			contact: 'tracking_page' satisfies ContactWay
		},
		pause: { category: 'reporter', reason: question, expectedUntil }
	}));
}

/**
 * Refuses a complaint.
 * @param reason why, in words that the reporter reads
 * @throws DomainError as `changeAsOfficer`
 */
export async function rejectComplaint(
	context: Context,
	actor: Actor,
	target: Target,
	reason: string,
	now: Date
): Promise<Changed> {
	return changeAsOfficer(context, actor, target, 'reject', now, () => ({ data: { reason } }));
}
