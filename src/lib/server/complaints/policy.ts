// Who may see a complaint and who may do what with it.
import { and, eq, isNotNull, or, type SQL, sql } from 'drizzle-orm';
import type { Status } from '#lib/codes/complaint-codes.ts';
import { parseComplaintNumber } from '#lib/codes/receipt-code.ts';
import type { Actor } from '../officers/index.ts';
import { hasRole } from '../officers/index.ts';
import { officers } from '../officers/schema.ts';
import { complaints } from './schema.ts';
import { BEFORE_DISPOSISI, type Verb } from './workflow.ts';

/** A row of the table. */
export type Complaint = typeof complaints.$inferSelect;

/** The part of a complaint that decides who sees it. */
type Visibility = Pick<Complaint, 'unitCode' | 'handlerId' | 'filedBy'>;

/**
 * The condition that every officer query carries: what a person may not see is not found.
 * Intake, the head and the overseer see all; a handler what lies with them or with their unit; a
 * kecamatan operator what they wrote themselves; an administrator, as such, nothing.
 * @param actor the officer
 * @param status when only complaints in this one are asked for
 */
export function visibleTo(actor: Actor, status?: Status): SQL {
	return or(...reasonsToSee(actor, status)) ?? sql`false`;
}

/**
 * The same, reason by reason, for lists: each reason has an index of its own, and PostgreSQL can't
 * follow two of them in one order.
 * @returns conditions of which any one is enough; none when the officer sees nothing
 */
export function reasonsToSee(actor: Actor, status?: Status): SQL[] {
	if (hasRole(actor, 'intake', 'head', 'overseer')) return [sql`true`];
	const reasons: SQL[] = [];
	// Before its disposisi it lies with no unit: asking would read the unit's whole index for nothing.
	if (hasRole(actor, 'handler') && !(status && BEFORE_DISPOSISI.includes(status))) {
		reasons.push(eq(complaints.handlerId, actor.id));
		if (actor.unitCode) reasons.push(eq(complaints.unitCode, actor.unitCode));
	}
	if (hasRole(actor, 'district_operator')) reasons.push(eq(complaints.filedBy, actor.id));
	return reasons;
}

/**
 * The one complaint of that number, if the officer may see it.
 * @param actor the officer
 * @param number as it stands in an address; what can't be a number finds nothing, and never reaches
 *   PostgreSQL, which refuses some of it with an error
 */
export function visibleUnder(actor: Actor, number: string): SQL {
	const known = parseComplaintNumber(number);
	return known ? sql`(${eq(complaints.number, known)} and ${visibleTo(actor)})` : sql`false`;
}

/** The same rule as `visibleTo`, for a complaint in hand. */
export function isVisibleTo(actor: Actor, complaint: Visibility): boolean {
	if (hasRole(actor, 'intake', 'head', 'overseer')) return true;
	if (hasRole(actor, 'handler')) {
		if (complaint.handlerId === actor.id) return true;
		if (actor.unitCode && complaint.unitCode === actor.unitCode) return true;
	}
	return hasRole(actor, 'district_operator') && complaint.filedBy === actor.id;
}

/** What lies on an officer's own desk, for "my work". */
export function onDeskOf(actor: Actor): SQL {
	const reasons: SQL[] = [];
	if (hasRole(actor, 'intake', 'head')) {
		reasons.push(
			sql`${complaints.status} in ('submitted', 'needs_completion', 'verified', 'reopened')`
		);
		// Answered right after verification: no unit has it, so intake also ends it.
		reasons.push(sql`(${complaints.status} = 'answered' and ${complaints.unitCode} is null)`);
	}
	if (hasRole(actor, 'head')) reasons.push(isNotNull(complaints.extensionAskedAt));
	if (hasRole(actor, 'handler')) {
		const unassigned = actor.unitCode
			? and(eq(complaints.unitCode, actor.unitCode), hasNoHandlerOf(actor.unitCode))
			: undefined;
		reasons.push(or(eq(complaints.handlerId, actor.id), unassigned) ?? sql`false`);
	}
	if (hasRole(actor, 'district_operator')) reasons.push(eq(complaints.filedBy, actor.id));
	return or(...reasons) ?? sql`false`;
}

// Whose account was closed, or who works elsewhere now, has nothing on their desk any more: without
// this their cases would lie on nobody's. `not in`, since PostgreSQL reads the few officers once.
function hasNoHandlerOf(unitCode: string): SQL {
	return sql`(${complaints.handlerId} is null or ${complaints.handlerId} not in (
		select ${officers.id} from ${officers} where ${officers.disabledAt} is null
			and ${officers.unitCode} = ${unitCode} and 'handler' = any(${officers.roles})))`;
}

/** @returns true when work of that unit can lie with this officer; they must be active */
export function handlesFor(
	officer: Pick<Actor, 'roles' | 'unitCode'>,
	unitCode: string | null
): boolean {
	return hasRole(officer, 'handler') && officer.unitCode === unitCode;
}

const INTAKE_VERBS: readonly Verb[] = [
	'requestCompletion',
	'accept',
	'reject',
	'forward',
	'assign',
	'answer',
	'close',
	'pause',
	'resume',
	'note',
	'message'
];
const HANDLER_VERBS: readonly Verb[] = [
	'assign',
	'forward',
	'followUp',
	'answer',
	'close',
	'pause',
	'resume',
	'note',
	'message'
];

/**
 * @param actor the officer
 * @param verb what they want to do
 * @param complaint the case; must be one that they may see
 * @returns true when their roles allow it; the status is the workflow's business
 */
export function may(actor: Actor, verb: Verb, complaint: Visibility): boolean {
	if (!isVisibleTo(actor, complaint)) return false;
	// More time is given by the head alone, and asked for only by who needs it.
	if (verb === 'decideExtension') return hasRole(actor, 'head');
	if (hasRole(actor, 'intake', 'head') && INTAKE_VERBS.includes(verb)) return true;
	if (hasRole(actor, 'head') && HANDLER_VERBS.includes(verb)) return true;
	const handles =
		hasRole(actor, 'handler') &&
		(complaint.handlerId === actor.id ||
			(actor.unitCode !== null && complaint.unitCode === actor.unitCode));
	if (handles && (verb === 'askExtension' || HANDLER_VERBS.includes(verb))) return true;
	// Operators pass on what the resident in front of them says; nothing else.
	return (
		hasRole(actor, 'district_operator') && complaint.filedBy === actor.id && verb === 'message'
	);
}

/** @param actor the officer @returns true when they may take down a complaint for somebody */
export function mayFileForOthers(actor: Actor): boolean {
	return hasRole(actor, 'intake', 'head', 'district_operator');
}

/**
 * Who sees name and contact. With `anonim`, only those who verify and the head of the office.
 * @param actor the officer
 * @param complaint the case
 */
export function maySeeReporter(
	actor: Actor,
	complaint: Visibility & Pick<Complaint, 'nameHidden'>
): boolean {
	if (!isVisibleTo(actor, complaint)) return false;
	if (hasRole(actor, 'intake', 'head')) return true;
	if (complaint.filedBy === actor.id) return true;
	return hasRole(actor, 'handler') && !complaint.nameHidden;
}
