// Who may see a complaint and who may do what with it.
import {
	type Column,
	eq,
	inArray,
	isNotNull,
	isNull,
	notInArray,
	or,
	type SQL,
	sql
} from 'drizzle-orm';
import type { Status } from '#lib/codes/complaint-codes.ts';
import { OUTSIDE_ROLES, type Role, UNIT_ROLES } from '#lib/codes/officer-codes.ts';
import { parseComplaintNumber } from '#lib/codes/receipt-code.ts';
import type { Agency } from '../agency/index.ts';
import type { Actor } from '../officers/index.ts';
import { hasRole, inPlaceOf, standInsOn } from '../officers/index.ts';
import { officers } from '../officers/schema.ts';
import { type Db, rows } from '../platform/database.ts';
import { complaints, complaintSubjects, complaintSubjectWords } from './schema.ts';
import { BEFORE_DISPOSISI, type Verb } from './workflow.ts';

/** A row of the table. */
export type Complaint = typeof complaints.$inferSelect;

/** The part of a complaint that decides who sees it. */
type Visibility = Pick<
	Complaint,
	'unitCode' | 'handlerId' | 'filedBy' | 'overseerActs' | 'nameHidden'
>;

/**
 * The condition that every officer query carries: what a person may not see is not found.
 * Intake, the head and the overseer see all; a handler what lies with them or with their unit; a
 * kecamatan operator what they wrote themselves; an administrator, as such, nothing. Who stands in
 * for a colleague also sees what lies with them. Nobody sees what is about them or about somebody
 * on whom they depend, as themselves or for the days in which they act for somebody.
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
	const unaffected = notAbout(actor);
	if (hasRole(actor, 'intake', 'head', 'overseer')) return [unaffected];
	const reasons: SQL[] = [];
	// Before its disposisi it lies with no unit: asking would read the unit's whole index for nothing.
	if (!(status && BEFORE_DISPOSISI.includes(status))) {
		for (const id of handlersAt(actor)) reasons.push(eq(complaints.handlerId, id));
		if (hasRole(actor, ...UNIT_ROLES) && actor.unitCode) {
			reasons.push(eq(complaints.unitCode, actor.unitCode));
		}
	}
	if (hasRole(actor, 'district_operator')) reasons.push(eq(complaints.filedBy, actor.id));
	return reasons.map((reason) => sql`(${reason} and ${unaffected})`);
}

/** Whose cases an officer handles: their own, and those of the people for whom they stand in. */
function handlersAt(actor: Actor): string[] {
	const away = (actor.standsInFor ?? []).filter((one) => hasRole(one, ...UNIT_ROLES));
	return [
		...(hasRole(actor, ...UNIT_ROLES) ? [actor.id] : []),
		...away.map(({ officerId }) => officerId)
	];
}

/**
 * The part of `visibleTo` that no role opens: whoever is named must not even be able to count it.
 * Uncorrelated, so that PostgreSQL reads the few rows once; on the id alone, so that every index of
 * complaints still answers by itself.
 * @param actor the officer
 * @param id the column that holds the complaint's id
 */
export function notAbout(actor: Actor, id: Column = complaints.id): SQL {
	// Everybody in the office depends on its head; the overseer comes from outside.
	const underHead = !actor.roles.every((role) => OUTSIDE_ROLES.some((one) => one === role));
	// Acting as somebody makes nobody independent: a deputy of the head still has a unit's head above
	// them, and whoever stands in for somebody is bound by all that binds that person.
	const own = { ...actor, ...actor.inOwnRight };
	const away = actor.standsInFor ?? [];
	const people = [actor.id, ...away.map(({ officerId }) => officerId)];
	const units = hasRole(own, 'head')
		? []
		: [own, ...away.filter((one) => !hasRole(one, 'head'))].flatMap(({ unitCode }) =>
				unitCode ? [unitCode] : []
			);
	return sql`${id} not in (
		select ${complaintSubjects.complaintId} from ${complaintSubjects}
			inner join ${officers} on ${eq(officers.id, complaintSubjects.officerId)}
		where ${isNull(complaintSubjects.endedAt)} and (${inArray(officers.id, people)}
			${underHead ? sql`or 'head' = any(${officers.roles})` : sql``}
			${units.length ? sql`or ('unit_head' = any(${officers.roles}) and ${inArray(officers.unitCode, units)})` : sql``})
		${hasRole(actor, 'head', 'overseer') ? sql`` : sql`union all ${ABOUT_SOMEBODY}`})`;
}

// Words that fit nobody could mean anybody. Only who looks after all officers sees these, until it
// is settled.
const ABOUT_SOMEBODY = sql`select ${complaintSubjectWords.complaintId} from ${complaintSubjectWords}
	where ${isNull(complaintSubjectWords.settledAt)} and not exists (
		select from ${complaintSubjects}
		where ${eq(complaintSubjects.complaintId, complaintSubjectWords.complaintId)}
			and ${isNull(complaintSubjects.endedAt)})`;

/**
 * @param id the column that holds the complaint's id
 * @returns a condition: nothing stands in the way of showing it in public, or counting it there
 */
export function aboutNobody(id: Column = complaints.id): SQL {
	return sql`${id} not in (
		select ${complaintSubjects.complaintId} from ${complaintSubjects}
		where ${isNull(complaintSubjects.endedAt)} union all ${ABOUT_SOMEBODY})`;
}

/**
 * The same rule the other way round: from whom a complaint is kept.
 * @param db connection
 * @param complaintId of the complaint
 * @param today ISO date by the office's clock: who stands in for whom
 * @returns ids of the officers who are named in it, of all who depend on them, and of who stands in
 *   for any of these
 */
export async function officersKeptFrom(
	db: Db,
	complaintId: string,
	today: string
): Promise<Set<string>> {
	return (await officersKeptFromEach(db, [complaintId], today)).get(complaintId) ?? new Set();
}

/**
 * The same for several complaints at once.
 * @param db connection
 * @param complaintIds of the complaints
 * @param today ISO date by the office's clock: who stands in for whom
 * @returns by complaint; those that are kept from nobody are absent
 */
export async function officersKeptFromEach(
	db: Db,
	complaintIds: readonly string[],
	today: string
): Promise<Map<string, Set<string>>> {
	const kept = new Map<string, Set<string>>();
	if (!complaintIds.length) return kept;
	// `self`: as whom somebody acts, themselves or one for whom they stand in.
	const found = await rows<{ complaint_id: string; id: string }>(
		db,
		sql`with acting as (
				select id as person_id, id as self_id from officers
				union all select deputy_id, officer_id from (${standInsOn(today)}) stand_in)
			select subject.complaint_id, person.id from complaint_subjects subject
				inner join officers named on named.id = subject.officer_id
				cross join acting
				inner join officers person on person.id = acting.person_id
				inner join officers self on self.id = acting.self_id
			where subject.complaint_id in ${complaintIds} and subject.ended_at is null and (
				named.id = self.id
				or ('head' = any(named.roles) and not person.roles <@ array['overseer', 'disclosure_member'])
				or ('unit_head' = any(named.roles) and named.unit_code = self.unit_code
					and not 'head' = any(self.roles) and not 'head' = any(person.roles)))
			union
			select somebody.complaint_id, person.id from (${ABOUT_SOMEBODY}) somebody
				cross join officers person
			where somebody.complaint_id in ${complaintIds} and not exists (
				select from acting inner join officers self on self.id = acting.self_id
				where acting.person_id = person.id and self.roles && array['head', 'overseer'])`
	);
	for (const { complaint_id, id } of found) {
		kept.set(complaint_id, (kept.get(complaint_id) ?? new Set()).add(id));
	}
	return kept;
}

/**
 * What everybody may read: a complaint with a public summary, unless it has turned out since to be
 * about an officer. The table lets nothing confidential have a summary.
 */
export function isPublic(): SQL {
	return sql`(${isNotNull(complaints.publicSince)} and ${complaints.id} not in (
		select ${complaintSubjects.complaintId} from ${complaintSubjects}
		where ${isNull(complaintSubjects.endedAt)}
		union all select ${complaintSubjectWords.complaintId} from ${complaintSubjectWords}
		where ${isNull(complaintSubjectWords.settledAt)}))`;
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

// For a complaint in hand, which was read under `visibleTo`: about whom it is was asked there.
function isVisibleTo(actor: Actor, complaint: Visibility): boolean {
	if (hasRole(actor, 'intake', 'head', 'overseer')) return true;
	if (handles(actor, complaint)) return true;
	return hasRole(actor, 'district_operator') && complaint.filedBy === actor.id;
}

function handles(actor: Actor, { handlerId, unitCode }: Visibility): boolean {
	if (handlerId && handlersAt(actor).includes(handlerId)) return true;
	return hasRole(actor, ...UNIT_ROLES) && actor.unitCode !== null && unitCode === actor.unitCode;
}

/**
 * What lies on an officer's own desk, for "my work".
 * @param actor the officer
 * @param agency its units: work of another one lies with nobody
 */
export function onDeskOf(actor: Actor, { units }: Pick<Agency, 'units'>): SQL {
	const reasons: SQL[] = [];
	if (hasRole(actor, 'intake', 'head')) {
		reasons.push(liesWithNobody(units.map(({ code }) => code)));
		reasons.push(
			sql`${complaints.status} in ('submitted', 'needs_completion', 'verified', 'reopened')`
		);
	}
	if (hasRole(actor, 'head')) {
		reasons.push(isNotNull(complaints.extensionAskedAt), eq(complaints.escalatedTo, 'head'));
	}
	if (hasRole(actor, 'unit_head') && actor.unitCode) {
		reasons.push(
			sql`(${complaints.escalatedTo} = 'unit_head' and ${eq(complaints.unitCode, actor.unitCode)})`
		);
	}
	if (hasRole(actor, 'overseer')) {
		reasons.push(sql`(${complaints.overseerActs} and ${isNull(complaints.closedAt)})`);
		reasons.push(sql`${complaints.id} in (${ABOUT_SOMEBODY})`);
	}
	const handlers = handlersAt(actor);
	if (handlers.length) reasons.push(inArray(complaints.handlerId, handlers));
	if (hasRole(actor, ...UNIT_ROLES) && actor.unitCode) {
		reasons.push(
			sql`(${eq(complaints.unitCode, actor.unitCode)} and ${hasNoHandlerOf(actor.unitCode)})`
		);
	}
	if (hasRole(actor, 'district_operator')) reasons.push(eq(complaints.filedBy, actor.id));
	return or(...reasons) ?? sql`false`;
}

// Whose account was closed, or who works elsewhere now, has nothing on their desk any more: without
// this their cases would lie on nobody's. `not in`, since PostgreSQL reads the few officers once.
function hasNoHandlerOf(unitCode: string): SQL {
	return sql`(${complaints.handlerId} is null or ${complaints.handlerId} not in (
		select ${officers.id} from ${officers} where ${WORKS_IN_A_UNIT} and ${officers.unitCode} = ${unitCode}))`;
}

const WORKS_IN_A_UNIT = sql`${officers.disabledAt} is null and ${officers.unitCode} is not null
	and ${officers.roles} && ${sql.raw(`array['${UNIT_ROLES.join("','")}']`)}`;

// Its unit was abolished; or nobody works there, and nobody elsewhere has taken it along.
function liesWithNobody(unitCodes: readonly string[]): SQL {
	return sql`(${isNull(complaints.closedAt)} and ${notInArray(complaints.status, [...BEFORE_DISPOSISI])} and (
		${unitCodes.length ? notInArray(complaints.unitCode, [...unitCodes]) : sql`true`}
		or ((${isNull(complaints.unitCode)} or ${complaints.unitCode} not in (
				select ${officers.unitCode} from ${officers} where ${WORKS_IN_A_UNIT}))
			and (${isNull(complaints.handlerId)} or ${complaints.handlerId} not in (
				select ${officers.id} from ${officers} where ${WORKS_IN_A_UNIT})))))`;
}

/** @returns true when work of that unit can lie with this officer; they must be active */
export function handlesFor(
	officer: Pick<Actor, 'roles' | 'unitCode'>,
	unitCode: string | null
): boolean {
	return hasRole(officer, ...UNIT_ROLES) && officer.unitCode === unitCode;
}

/** Who settles whom a complaint is about, of those who see it. */
export const SETTLING_ROLES = ['intake', 'head', 'overseer'] as const satisfies readonly Role[];

const INTAKE_VERBS: readonly Verb[] = [
	'requestCompletion',
	'accept',
	'reject',
	'forward',
	'recordForwarding',
	'askAgency',
	'passOnAnswer',
	'assign',
	'answer',
	'close',
	'pause',
	'resume',
	'recordContact',
	'note',
	'message',
	'publish',
	'unpublish',
	'explainLate',
	'link',
	'unlink'
];
const HANDLER_VERBS: readonly Verb[] = [
	'assign',
	'forward',
	'recordForwarding',
	'askAgency',
	'passOnAnswer',
	'followUp',
	'answer',
	'close',
	'pause',
	'resume',
	'recordContact',
	'note',
	'message',
	'publish',
	'unpublish',
	'explainLate',
	'link',
	'unlink'
];
/** In place of everybody else, where the head is named. No disposisi: everybody else depends on them. */
const OVERSEER_VERBS: readonly Verb[] = [
	...new Set<Verb>([...INTAKE_VERBS, ...HANDLER_VERBS, 'decideDataRequest', 'erase'])
].filter((verb) => verb !== 'assign');

/**
 * @param actor the officer
 * @param verb what they want to do
 * @param complaint the case; must be one that they may see
 * @returns true when their roles allow it; the status is the workflow's business
 */
export function may(actor: Actor, verb: Verb, complaint: Visibility): boolean {
	if (!isVisibleTo(actor, complaint)) return false;
	if (verb === 'settleSubjects') return hasRole(actor, ...SETTLING_ROLES);
	if (verb === 'openIdentity') return maySeeReporter(actor, complaint);
	if (complaint.overseerActs && hasRole(actor, 'overseer')) return OVERSEER_VERBS.includes(verb);
	// More time is given by the head alone, and asked for only by who needs it.
	if (verb === 'decideExtension') return hasRole(actor, 'head');
	// What can't be undone is decided at the top; a name is corrected by who checks names.
	if (verb === 'erase' || verb === 'removeFiles') return hasRole(actor, 'head');
	if (verb === 'decideDataRequest') return hasRole(actor, 'intake', 'head');
	if (hasRole(actor, 'intake', 'head') && INTAKE_VERBS.includes(verb)) return true;
	if (hasRole(actor, 'head') && HANDLER_VERBS.includes(verb)) return true;
	if (handles(actor, complaint) && (verb === 'askExtension' || HANDLER_VERBS.includes(verb)))
		return true;
	// Operators pass on what the resident in front of them says; nothing else.
	return (
		hasRole(actor, 'district_operator') && complaint.filedBy === actor.id && verb === 'message'
	);
}

/**
 * In whose place an officer does something. Whoever could do it as themselves does it as
 * themselves, unless the case lies with a colleague for whom they stand in.
 * @param actor the officer
 * @param verb what they do
 * @param complaint the case
 * @returns the id of that colleague, or null
 */
export function standsInWith(actor: Actor, verb: Verb, complaint: Visibility): string | null {
	const { inOwnRight, standsInFor = [], ...person } = actor;
	if (!inOwnRight) return null;
	const holder = standsInFor.find(({ officerId }) => officerId === complaint.handlerId);
	if (holder) return holder.officerId;
	const own: Actor = { ...person, ...inOwnRight };
	if (may(own, verb, complaint)) return null;
	const made = standsInFor.find((away) => may(inPlaceOf(own, [away]), verb, complaint));
	return made?.officerId ?? null;
}

/** @param actor the officer @returns true when they may take down a complaint for somebody */
export function mayFileForOthers(actor: Actor): boolean {
	return hasRole(actor, 'intake', 'head', 'district_operator');
}

/**
 * Who may open name and contact (`openIdentity`). With `anonim`, only those who verify and the head
 * of the office.
 * @param actor the officer
 * @param complaint the case
 */
export function maySeeReporter(actor: Actor, complaint: Visibility): boolean {
	if (!isVisibleTo(actor, complaint)) return false;
	if (hasRole(actor, 'intake', 'head')) return true;
	if (complaint.overseerActs && hasRole(actor, 'overseer')) return true;
	if (complaint.filedBy === actor.id) return true;
	return hasRole(actor, ...UNIT_ROLES) && !complaint.nameHidden;
}
