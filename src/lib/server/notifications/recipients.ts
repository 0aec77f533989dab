// Who is told of an event: the rules by themselves.
import type { EscalatedTo, EventKind } from '../../codes/complaint-codes.ts';
import type { DataRequestKind } from '../../codes/data-request-codes.ts';
import type { Topic } from '../../codes/notification-codes.ts';
import { handlesFor, type Holding, peopleAt } from '../complaints/index.ts';
import type { complaintEvents } from '../complaints/schema.ts';
import { type Actor, hasRole } from '../officers/index.ts';

/** The part of an event that decides who is told. */
export type ToldEvent = Pick<
	typeof complaintEvents.$inferSelect,
	'kind' | 'actorKind' | 'officerId'
> & {
	/** To whom a late case went. */
	to: EscalatedTo | null;
	/** Words of the reporter that an officer passed on. */
	relayed: boolean;
	/** What the reporter asks about their data. */
	asked: DataRequestKind | null;
};

const OF_THE_REPORTER: Partial<Record<EventKind, Topic>> = {
	completed: 'reporter_words',
	messaged: 'reporter_words',
	confirmed: 'reporter_verdict',
	disputed: 'reporter_verdict',
	reopened: 'reporter_verdict',
	withdrawn: 'reporter_verdict'
};

/** What the office did that its reporter wants to know. Not each disposisi: that moves nothing yet. */
const FOR_THE_REPORTER: readonly EventKind[] = [
	'completion_requested',
	'accepted',
	'rejected',
	'forwarded',
	'followed_up',
	'answered',
	'messaged',
	'paused',
	'resumed',
	'extension_decided',
	'taken_back',
	'deadline_moved',
	'closed',
	'data_request_decided',
	'forwarding_recorded',
	'agency_asked',
	'agency_answered'
];

/** A case comes to somebody's hands, or the question is whose it is now. */
const MOVES: readonly EventKind[] = ['assigned', 'handed_over', 'taken_back', 'subjects_settled'];

/** @returns what officers know this event as, or null when none of them is told */
export function topicOf({ kind, actorKind, relayed }: ToldEvent): Topic | null {
	if (kind === 'filed') return 'new_complaint';
	if (MOVES.includes(kind)) return 'assignment';
	if (kind === 'escalated') return 'escalation';
	return ((actorKind === 'reporter' || relayed) && OF_THE_REPORTER[kind]) || null;
}

/** @returns whether the reporter is told, if they want to be */
export function concernsReporter({ kind, actorKind, relayed }: ToldEvent): boolean {
	return actorKind !== 'reporter' && !relayed && FOR_THE_REPORTER.includes(kind);
}

/**
 * Who is told: whoever has the complaint, with who stands in for them; its unit when nobody has;
 * intake when no unit does; head and overseer when none of these may know of it; of a late one, those
 * to whom it went. Never the person who did it.
 * @param event what happened
 * @param holding with whom the complaint lies now
 * @param staff everybody who works here and may know of the complaint
 */
export function recipientsOf(event: ToldEvent, holding: Holding, staff: readonly Actor[]): Actor[] {
	const topic = topicOf(event);
	if (!topic) return [];
	// Administrators see no complaint; that nobody is there stands on their own pages.
	if (event.to === 'administrator') return [];
	if (event.to) return peopleAt(event.to, holding, staff);
	const { unitCode } = holding;
	const intake = staff.filter((officer) => hasRole(officer, 'intake'));
	const unit = staff.filter((officer) => unitCode !== null && handlesFor(officer, unitCode));
	const handlers = peopleAt('handler', holding, staff);
	const above = staff.filter((officer) => hasRole(officer, 'head', 'overseer'));
	const groups = topic === 'new_complaint' ? [intake, above] : [handlers, unit, intake, above];
	const told = groups.find((group) => group.length > 0) ?? [];
	return told.filter(({ id }) => id !== event.officerId);
}

/**
 * Who is told of what a reporter asks about their data, which the law wants decided within days:
 * intake, who checks names; for an erasure also who decides on it.
 * @param event what happened
 * @param holding whether the overseer acts in the head's place
 * @param staff everybody who works here and may know of the complaint
 */
export function decidersOf(
	{ asked }: Pick<ToldEvent, 'asked'>,
	{ overseerActs }: Pick<Holding, 'overseerActs'>,
	staff: readonly Actor[]
): Actor[] {
	if (!asked) return [];
	const intake = staff.filter((officer) => hasRole(officer, 'intake'));
	const top = staff.filter((officer) => hasRole(officer, overseerActs ? 'overseer' : 'head'));
	if (asked === 'erasure') return [...new Set([...intake, ...top])];
	return intake.length > 0 ? intake : top;
}
