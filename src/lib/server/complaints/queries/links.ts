// Complaints about the same as one in hand: linked ones, likely ones, and public ones, each within
// what whoever asks may see.
import { and, desc, eq, gte, inArray, isNull, ne, or, sql } from 'drizzle-orm';
import type { Status } from '#lib/codes/complaint-codes.ts';
import { excerptOf } from '#lib/redaction/redaction.ts';
import { likest } from '#lib/search/likeness.ts';
import { indexRoots } from '#lib/search/word-roots.ts';
import type { Actor } from '../../officers/index.ts';
import type { Db } from '../../platform/database.ts';
import type { Context, Reporter } from '../context.ts';
import { type Complaint, isPublic, visibleTo } from '../policy.ts';
import { complaintLinks, complaints } from '../schema.ts';
import type { Verb } from '../workflow.ts';
import { verbsFor } from './verbs.ts';

/** Another complaint, as an officer sees it beside the one in hand. */
export interface OtherCase {
	number: string;
	version: number;
	status: Status;
	kecamatanCode: string;
	receivedAt: Date;
	/** Without numbers and contacts of people. */
	excerpt: string;
	/** What this officer may do with it now. */
	verbs: Verb[];
}

/** Those that are linked with one, as far as a page takes them. */
export interface LinkedCases {
	cases: OtherCase[];
	/** How many there are besides. */
	more: number;
}

/** What a resident is shown of a complaint of somebody else. */
export interface PublicCase {
	number: string;
	summary: string;
	kecamatanCode: string;
	since: Date;
}

/** What a public complaint is compared with. */
export interface LikeWhat {
	serviceCode: string;
	categoryCode: string;
	kecamatanCode: string;
	words: string;
}

const DAY_MS = 86_400_000;
/** What is older is rarely the same case. */
const LIKELY_DAYS = 90;
/** Compared one by one, so bounded; the newest. */
const MOST_COMPARED = 100;
const MOST_SHOWN = 3;
const MOST_LINKED = 50;
/** Far more than an excerpt is long, so that no number of a person is cut where it begins. */
const NARRATIVE_START = 1000;
/** What an officer is shown of another complaint, and by what its verbs are decided. */
const OTHER = {
	number: complaints.number,
	version: complaints.version,
	status: complaints.status,
	kecamatanCode: complaints.kecamatanCode,
	receivedAt: complaints.receivedAt,
	narrative: sql<string>`left(${complaints.narrative}, ${NARRATIVE_START})`,
	pausedAt: complaints.pausedAt,
	extensionAskedAt: complaints.extensionAskedAt,
	publicSince: complaints.publicSince,
	erasedAt: complaints.erasedAt,
	confidential: complaints.confidential,
	unitCode: complaints.unitCode,
	handlerId: complaints.handlerId,
	filedBy: complaints.filedBy,
	overseerActs: complaints.overseerActs,
	nameHidden: complaints.nameHidden
};

/**
 * @param complaintId of one that the officer may see
 * @returns those linked with it that the officer may see too, at most fifty: open ones first, then
 *   the oldest; of others not even how many
 */
export async function listLinked(
	{ db }: Pick<Context, 'db'>,
	actor: Actor,
	complaintId: string
): Promise<LinkedCases> {
	const found = await db
		.select({ ...OTHER, count: sql<number>`(count(*) over ())::int` })
		.from(complaints)
		.where(and(inArray(complaints.id, linkedIds(db, complaintId)), visibleTo(actor)))
		.orderBy(sql`${complaints.closedAt} is not null`, complaints.id)
		.limit(MOST_LINKED);
	return {
		cases: found.map((complaint) => otherCase(actor, complaint)),
		more: (found[0]?.count ?? 0) - found.length
	};
}

/**
 * @param complaint one that the officer may see
 * @returns up to three that look the same and are not linked yet, the likeliest first
 */
export async function listLikely(
	{ db }: Pick<Context, 'db'>,
	actor: Actor,
	complaint: Complaint,
	now: Date
): Promise<OtherCase[]> {
	const found = await db
		.select({
			complaint: OTHER,
			roots: sql<string[]>`tsvector_to_array(${complaints.searchRoots})`
		})
		.from(complaints)
		.where(
			and(
				eq(complaints.serviceCode, complaint.serviceCode),
				eq(complaints.categoryCode, complaint.categoryCode),
				gte(complaints.receivedAt, new Date(now.getTime() - LIKELY_DAYS * DAY_MS)),
				ne(complaints.id, complaint.id),
				sql`${complaints.id} not in ${linkedIds(db, complaint.id)}`,
				visibleTo(actor)
			)
		)
		.orderBy(desc(complaints.receivedAt), desc(complaints.id))
		.limit(MOST_COMPARED);
	const candidates = found.map(({ complaint: other, roots }) => ({
		other,
		kecamatanCode: other.kecamatanCode,
		roots: new Set(roots),
		at: other.receivedAt
	}));
	const wanted = { kecamatanCode: complaint.kecamatanCode, words: complaint.narrative };
	return likest(wanted, candidates, MOST_SHOWN).map(({ other }) => otherCase(actor, other));
}

/**
 * What a resident who files might have in common with others. Compared with the public words only:
 * a guess must not tell what stands in a text that nobody may read.
 * @param like what is being filed
 * @param except the resident's own complaint
 * @returns up to three public complaints that aren't over, the likeliest first
 */
export async function listPublicLike(
	{ db }: Pick<Context, 'db'>,
	like: LikeWhat,
	except?: string
): Promise<PublicCase[]> {
	const found = await db
		.select({
			id: complaints.id,
			number: complaints.number,
			summary: complaints.publicSummary,
			kecamatanCode: complaints.kecamatanCode,
			since: complaints.receivedAt
		})
		.from(complaints)
		.where(
			and(
				eq(complaints.serviceCode, like.serviceCode),
				eq(complaints.categoryCode, like.categoryCode),
				isPublic(),
				isNull(complaints.closedAt),
				except
					? and(ne(complaints.id, except), sql`${complaints.id} not in ${linkedIds(db, except)}`)
					: undefined
			)
		)
		.orderBy(desc(complaints.publicSince))
		.limit(MOST_COMPARED);
	const candidates = found.map(({ summary, ...other }) => ({
		...other,
		summary: summary ?? '',
		roots: new Set(indexRoots(summary ?? '')),
		at: other.since
	}));
	return likest(like, candidates, MOST_SHOWN).map(({ number, summary, kecamatanCode, since }) => ({
		number,
		summary,
		kecamatanCode,
		since
	}));
}

/** @returns the same for a reporter's own complaint; none when it is over */
export async function listPublicLikeOwn(
	{ db }: Pick<Context, 'db'>,
	{ complaintId }: Reporter
): Promise<PublicCase[]> {
	const [own] = await db
		.select()
		.from(complaints)
		.where(and(eq(complaints.id, complaintId), isNull(complaints.closedAt)));
	return own ? listPublicLike({ db }, { ...own, words: own.narrative }, complaintId) : [];
}

/** @returns the public complaints that this one's reporter joined, the oldest first */
export async function listJoined(db: Db, complaintId: string): Promise<PublicCase[]> {
	const found = await db
		.select({
			number: complaints.number,
			summary: complaints.publicSummary,
			kecamatanCode: complaints.kecamatanCode,
			since: complaints.receivedAt
		})
		.from(complaints)
		.where(and(inArray(complaints.id, linkedIds(db, complaintId, { joined: true })), isPublic()))
		.orderBy(complaints.id);
	return found.map((other) => ({ ...other, summary: other.summary ?? '' }));
}

function linkedIds(db: Db, complaintId: string, { joined = false } = {}) {
	const { firstId, secondId, linkedBy, endedAt } = complaintLinks;
	return db
		.select({
			id: sql<string>`case when ${firstId} = ${complaintId} then ${secondId} else ${firstId} end`
		})
		.from(complaintLinks)
		.where(
			and(
				or(eq(firstId, complaintId), eq(secondId, complaintId)),
				isNull(endedAt),
				joined ? isNull(linkedBy) : undefined
			)
		);
}

function otherCase(actor: Actor, complaint: Pick<Complaint, keyof typeof OTHER>): OtherCase {
	return {
		number: complaint.number,
		version: complaint.version,
		status: complaint.status,
		kecamatanCode: complaint.kecamatanCode,
		receivedAt: complaint.receivedAt,
		excerpt: excerptOf(complaint.narrative),
		verbs: verbsFor(actor, complaint)
	};
}
