// Which groups of complaints could be one cause: proposed by counting, decided by a person.
import { and, asc, desc, eq, gte, isNull, lte, notInArray, sql, type SQL } from 'drizzle-orm';
import { excerptOf } from '#lib/redaction/redaction.ts';
import type { Context } from '../complaints/index.ts';
import { complaints } from '../complaints/schema.ts';
import type { Actor } from '../officers/index.ts';
import { assertMay } from './change.ts';
import { assertSees, groundFor, mayMakeFindings } from './policy.ts';
import { findingComplaints, findingDismissals, findings } from './schema.ts';
import { type SharedWord, sharedWords } from './shared-words.ts';

/** What complaints of a group have in common. */
export interface Group {
	serviceCode: string;
	categoryCode: string;
	/** Null: they come from several kecamatan. */
	kecamatanCode: string | null;
}

/** A group that could be one cause. */
export interface Proposal extends Group {
	/** Complaints in it, in the window. */
	complaints: number;
	words: SharedWord[];
}

/** A complaint that could be ground for a finding. */
export interface Candidate {
	number: string;
	receivedAt: Date;
	kecamatanCode: string;
	/** The beginning of what was written. */
	excerpt: string;
}

/** Which complaints to offer; what is left out stands for all. */
export interface CandidateFilter {
	serviceCode?: string | null;
	categoryCode?: string | null;
	kecamatanCode?: string | null;
}

const PROPOSAL_DAYS = 90;
/** Fewer in one kecamatan happen by chance. */
const FEWEST_IN_PLACE = 4;
/** Across kecamatan, the form's own words gather more without one cause behind them. */
const FEWEST_ACROSS = 8;
const DAY_MS = 86_400_000;
const EXCERPT = 160;
/** More than anybody ticks through. */
const MOST_CANDIDATES = 200;
const MOST_PROPOSALS = 12;

/**
 * Groups of the last 90 days that could be one cause: the same service and category in one kecamatan
 * (4 or more) or, where no kecamatan stands out, in all together (8 or more that share a word). Left
 * out is what lies in a finding already, what a person dismissed, and what is about an officer.
 * @param context database and office
 * @param actor the officer; only what they see is counted
 * @param now the end of the window
 * @returns the largest first, at most 12; the same rows always give the same
 * @throws DomainError not_found for who has nothing to do with findings
 */
export async function proposeGroups(
	context: Context,
	actor: Actor,
	now: Date
): Promise<Proposal[]> {
	assertSees(actor);
	const { db } = context;
	const counted = await db
		.select({
			serviceCode: complaints.serviceCode,
			categoryCode: complaints.categoryCode,
			kecamatanCode: complaints.kecamatanCode,
			complaints: sql<number>`count(*)::int`
		})
		.from(complaints)
		.where(unexplained(actor, now))
		.groupBy(complaints.serviceCode, complaints.categoryCode, complaints.kecamatanCode);
	const decided = new Set([
		...(await db.select().from(findingDismissals)).map(keyOf),
		...(await openDefinitions(context)).map(keyOf)
	]);
	const isOpen = (group: Group) =>
		!decided.has(keyOf(group)) && !decided.has(keyOf({ ...group, kecamatanCode: null }));
	const inPlace = counted.filter((one) => one.complaints >= FEWEST_IN_PLACE && isOpen(one));
	const standOut = new Set(inPlace.map((one) => keyOf({ ...one, kecamatanCode: null })));
	const across = new Map<string, Group & { complaints: number }>();
	for (const { serviceCode, categoryCode, complaints: count } of counted) {
		const group = { serviceCode, categoryCode, kecamatanCode: null };
		const sum = (across.get(keyOf(group))?.complaints ?? 0) + count;
		across.set(keyOf(group), { ...group, complaints: sum });
	}
	const wide = [...across.values()].filter(
		(one) => one.complaints >= FEWEST_ACROSS && isOpen(one) && !standOut.has(keyOf(one))
	);
	const ranked = [...inPlace, ...wide].sort(
		(a, b) => b.complaints - a.complaints || (keyOf(a) < keyOf(b) ? -1 : 1)
	);
	const proposals: Proposal[] = [];
	for (const group of ranked) {
		const words = await wordsOfGroup(context, actor, group, now);
		if (group.kecamatanCode === null && words.length === 0) continue;
		proposals.push({ ...group, words });
		if (proposals.length === MOST_PROPOSALS) break;
	}
	return proposals;
}

async function wordsOfGroup(
	{ db, office: { agency, places } }: Context,
	actor: Actor,
	group: Group,
	now: Date
): Promise<SharedWord[]> {
	const texts = await db
		.select({ narrative: complaints.narrative })
		.from(complaints)
		.where(and(unexplained(actor, now), ...inGroup(group), isNull(complaints.erasedAt)))
		.orderBy(desc(complaints.receivedAt), desc(complaints.id))
		.limit(MOST_CANDIDATES);
	// What every complaint of the group says by its boxes explains nothing.
	const names = [
		...agency.services.filter(({ code }) => code === group.serviceCode),
		...agency.categories.filter(({ code }) => code === group.categoryCode),
		...places.kecamatan
	].map(({ name }) => name);
	return sharedWords(
		texts.map(({ narrative }) => narrative),
		names
	);
}

/**
 * Complaints of the last 90 days that could be ground for a finding.
 * @returns the newest last, at most 200
 * @throws DomainError not_allowed for who doesn't make findings
 */
export async function listCandidates(
	{ db }: Context,
	actor: Actor,
	filter: CandidateFilter,
	now: Date
): Promise<Candidate[]> {
	assertMay(mayMakeFindings(actor), 'make findings');
	const found = await db
		.select({
			number: complaints.number,
			receivedAt: complaints.receivedAt,
			kecamatanCode: complaints.kecamatanCode,
			// Longer than what is shown, so that no number is cut before it can be recognised.
			beginning: sql<string>`left(${complaints.narrative}, ${EXCERPT + 240})`
		})
		.from(complaints)
		.where(and(unexplained(actor, now), isNull(complaints.erasedAt), ...inGroup(filter)))
		.orderBy(asc(complaints.receivedAt), asc(complaints.id))
		.limit(MOST_CANDIDATES);
	return found.map(({ beginning, ...one }) => ({
		...one,
		excerpt: excerptOf(beginning, EXCERPT)
	}));
}

function inGroup({ serviceCode, categoryCode, kecamatanCode }: CandidateFilter) {
	return [
		serviceCode ? eq(complaints.serviceCode, serviceCode) : undefined,
		categoryCode ? eq(complaints.categoryCode, categoryCode) : undefined,
		kecamatanCode ? eq(complaints.kecamatanCode, kecamatanCode) : undefined
	];
}

// Of the window, seen by this officer, about nobody who works here, and in no finding that counts.
function unexplained(actor: Actor, now: Date): SQL | undefined {
	return and(
		gte(complaints.receivedAt, new Date(now.getTime() - PROPOSAL_DAYS * DAY_MS)),
		lte(complaints.receivedAt, now),
		groundFor(actor),
		notInArray(
			complaints.id,
			sql`(select ${findingComplaints.complaintId} from ${findingComplaints}
				inner join ${findings} on ${findings.id} = ${findingComplaints.findingId}
				where ${findings.status} <> 'dropped')`
		)
	);
}

async function openDefinitions({ db }: Context): Promise<Group[]> {
	const found = await db
		.select({
			serviceCode: findings.serviceCode,
			categoryCode: findings.categoryCode,
			kecamatanCode: findings.kecamatanCode
		})
		.from(findings)
		.where(isNull(findings.closedAt));
	return found.flatMap(({ serviceCode, categoryCode, kecamatanCode }) =>
		serviceCode && categoryCode ? [{ serviceCode, categoryCode, kecamatanCode }] : []
	);
}

function keyOf({ serviceCode, categoryCode, kecamatanCode }: Group): string {
	return [serviceCode, categoryCode, kecamatanCode ?? ''].join('|');
}
