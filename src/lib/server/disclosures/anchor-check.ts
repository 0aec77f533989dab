// Owns the whole check against noted heads: reads everything that is stored, and says what is not as
// it was. For whoever holds the database or a copy of it; the server's own word counts for nothing.
import { and, asc, eq, sql, sum } from 'drizzle-orm';
import {
	dayRoot,
	fillerBytes,
	headCode,
	leafTag,
	LEAVES_STEP,
	listHash,
	nextHead,
	NO_HEAD,
	parseHeadCode,
	readLeaves,
	sha256Hex
} from '../../sealed/index.ts';
import type { Db } from '../platform/database.ts';
import { entriesOf, fileDigest, reportDigest, vouchedSince } from './anchor.ts';
import { daysAfter } from './days.ts';
import { envelopes, files, loggedDays, olderKeys, reports, type Thread } from './schema.ts';

/** A head as somebody outside noted it. */
export interface NotedHead {
	/** ISO date. */
	day: string;
	/** Five groups of four. */
	code: string;
}

/** Something that is not as it was. */
export type AnchorProblem =
	/** The log of a day, or the list of that day, was changed. */
	| { kind: 'log' | 'list'; day: string }
	/** The log holds in itself, and is another one than that which was noted. */
	| { kind: 'rewritten'; day: string }
	/** The log has no such day. */
	| { kind: 'no_day'; day: string }
	/** The end of a thread is missing. */
	| { kind: 'cut'; report: string; thread: Thread }
	/** Stored otherwise than when its day was closed, or put in afterwards. */
	| { kind: 'changed'; report: string; what: 'report' | Thread | 'file' }
	/** Of so many things that were stored on a day nothing is left: whole reports, files, or a middle. */
	| { kind: 'gone'; day: string; count: number };

/**
 * @param text mails, notes: whatever holds a day and a code beside each other
 * @returns the heads in it
 */
export function readNotes(text: string): NotedHead[] {
	const heads: NotedHead[] = [];
	for (const [, day = '', typed = ''] of text.matchAll(
		/(\d{4}-\d\d-\d\d)[ \t:]+((?:[0-9A-Za-z]{4}[- ]){4}[0-9A-Za-z]{4})(?![0-9A-Za-z])/g
	)) {
		const code = parseHeadCode(typed);
		// A code that can't be one counts as one that does not fit: nobody may think it was compared.
		heads.push({ day, code: code ?? '' });
	}
	return heads;
}

/** What a check came to. */
export interface AnchorCheck {
	/** ISO dates; null while no day is closed. */
	from: string | null;
	until: string | null;
	/** How often keys of the reports that are here were wrapped anew: the log can't tell why. */
	keyChanges: number;
	problems: AnchorProblem[];
}

/** A leaf that something must stand behind. */
interface Leaf {
	digest: string;
	day: string;
	seen: boolean;
}

/**
 * @param noted heads from outside; without any, only what was changed without the log is noticed
 * @param today ISO; what has had its time may be gone
 */
export async function checkAnchor(
	db: Db,
	noted: readonly NotedHead[],
	today: string
): Promise<AnchorCheck> {
	const problems: AnchorProblem[] = [];
	const { heads, leaves } = await checkLog(db, today, problems);
	for (const { day, code } of noted) {
		const head = heads.get(day);
		if (head === undefined) problems.push({ kind: 'no_day', day });
		else if (headCode(head) !== code) problems.push({ kind: 'rewritten', day });
	}
	for (const { id } of await db.select({ id: reports.id }).from(reports).orderBy(asc(reports.id))) {
		await checkReport(db, id, leaves, today, problems);
	}
	const since = vouchedSince(today);
	const gone = new Map<string, number>();
	for (const { day, seen } of leaves.values()) {
		if (!seen && day >= since) gone.set(day, (gone.get(day) ?? 0) + 1);
	}
	for (const [day, count] of gone) problems.push({ kind: 'gone', day, count });
	const days = [...heads.keys()];
	const keyChanges = await keyChangesOf(db);
	return { from: days[0] ?? null, until: days.at(-1) ?? null, keyChanges, problems };
}

// Decoys change with reports, and are none of these.
async function keyChangesOf(db: Db): Promise<number> {
	const first = and(eq(envelopes.reportId, reports.id), eq(envelopes.sequence, 0));
	const [total] = await db
		.select({ changes: sum(reports.keyChanges).mapWith(Number) })
		.from(reports)
		.innerJoin(envelopes, and(first, eq(envelopes.thread, 'talk')));
	return total?.changes ?? 0;
}

/** Computes the chain anew, and takes the fillers out. */
async function checkLog(db: Db, today: string, problems: AnchorProblem[]) {
	const heads = new Map<string, string>();
	const leaves = new Map<string, Leaf>();
	const since = vouchedSince(today);
	let previous = NO_HEAD;
	let expected: string | null = null;
	for (const row of await db.select().from(loggedDays).orderBy(asc(loggedDays.day))) {
		const { day, root, head, detail } = row;
		let holds = expected === null || day === expected;
		if (detail) {
			const { fillerSecret, listed } = detail;
			const bytes = new Uint8Array(Buffer.from(detail.leaves, 'base64'));
			const fillerHash = sha256Hex(Buffer.from(fillerSecret));
			holds &&= dayRoot({ day, fillerHash, listed, leaves: bytes }) === root;
			if (day >= since && listHash(await entriesOf(db, day)) !== listed) {
				problems.push({ kind: 'list', day });
			}
			for (const [tag, digest] of withoutFillers(bytes, fillerSecret)) {
				leaves.set(tag, { digest, day, seen: false });
			}
		} else holds &&= day < since;
		holds &&= nextHead(previous, root) === head;
		if (!holds) problems.push({ kind: 'log', day });
		heads.set(day, head);
		previous = head;
		expected = daysAfter(day, 1);
	}
	return { heads, leaves };
}

function withoutFillers(bytes: Uint8Array, secret: string): Map<string, string> {
	const all = readLeaves(bytes);
	const leaves = new Map(all.map(({ tag, digest }) => [tag, digest]));
	for (let place = 0; place < all.length; place++) {
		const [filler] = readLeaves(paddedStep(fillerBytes(secret, place)));
		if (filler) leaves.delete(filler.tag);
	}
	return leaves;
}

function paddedStep(leaf: Uint8Array): Uint8Array {
	const step = new Uint8Array(leaf.length * LEAVES_STEP);
	step.set(leaf);
	return step;
}

async function checkReport(
	db: Db,
	id: string,
	leaves: Map<string, Leaf>,
	today: string,
	problems: AnchorProblem[]
): Promise<void> {
	const [report] = await db.select().from(reports).where(eq(reports.id, id));
	if (!report) return;
	const { keyChanges, loggedKeys } = report;
	const older = await db
		.select({ readHash: olderKeys.readHash })
		.from(olderKeys)
		.where(and(eq(olderKeys.reportId, id), eq(olderKeys.kind, 'report')));
	const readHashes = [report.readHash, ...older.map(({ readHash }) => readHash)];
	const see = (kind: 'report' | Thread | 'file', name: number | string) => {
		const [leaf] = readHashes.flatMap((one) => leaves.get(leafTag(one, kind, name)) ?? []);
		if (leaf) leaf.seen = true;
		return leaf?.digest;
	};
	// What has not been logged yet has no leaf, and what is older than the log has none any more.
	const differs = (known: string | undefined, digest: string, logged: boolean, day: string) =>
		known === undefined ? logged && day >= vouchedSince(today) : known !== digest;

	for (let change = 0; change < keyChanges; change++) see('report', change);
	const keys = see('report', keyChanges);
	const digest = (await reportDigest(db, id)) ?? '';
	if (differs(keys, digest, loggedKeys === keyChanges, report.filedOn)) {
		problems.push({ kind: 'changed', report: id, what: 'report' });
	}

	for (const thread of ['talk', 'case'] as const) {
		const said = await threadDigests(db, id, thread);
		let changed = false;
		for (const [place, one] of said.entries()) {
			const known = see(thread, place);
			changed ||= one.sequence !== place || differs(known, one.digest, one.logged, one.storedOn);
		}
		let cut = false;
		for (let place = said.length; see(thread, place) !== undefined; place++) cut = true;
		if (changed) problems.push({ kind: 'changed', report: id, what: thread });
		if (cut) problems.push({ kind: 'cut', report: id, thread });
	}

	const sent = await db.select().from(files).where(eq(files.reportId, id)).orderBy(asc(files.id));
	for (const { id: fileId, received, size, logged, startedOn } of sent) {
		const known = see('file', fileId);
		if (received !== size && known === undefined) continue;
		if (differs(known, await fileDigest(db, id, fileId), logged, startedOn)) {
			problems.push({ kind: 'changed', report: id, what: 'file' });
		}
	}
}

async function threadDigests(db: Db, reportId: string, thread: Thread) {
	const found = await db
		.select({
			sequence: envelopes.sequence,
			storedOn: envelopes.storedOn,
			logged: envelopes.logged,
			digest: sql<string>`encode(sha256(${envelopes.sealed}), 'hex')`
		})
		.from(envelopes)
		.where(and(eq(envelopes.reportId, reportId), eq(envelopes.thread, thread)))
		.orderBy(asc(envelopes.sequence));
	return found;
}
