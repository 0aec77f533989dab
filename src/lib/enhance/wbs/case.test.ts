// A case as browsers of members work on it, against the real database: later reader, recusal, and a
// database administrator who forges, swaps, replays and drops.
import { and, eq } from 'drizzle-orm';
import { identityToRecipient } from 'age-encryption';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { toBase64 } from '#lib/sealed/bytes.ts';
import { type MadeEscrow, newEscrow, openEscrow } from '#lib/sealed/escrow.ts';
import {
	approveManifest,
	envelopeDigest,
	headCode,
	type Manifest,
	manifestDigest,
	newMemberKeys,
	openBox,
	openSlots,
	openTalk,
	publicKeysOf,
	sealEnvelope,
	sealSaid,
	signManifest,
	type TalkBody,
	turnedKey
} from '#lib/sealed/index.ts';
import {
	addEnvelope,
	allManifests,
	checkAnchor,
	keepDisclosures,
	type Key,
	listEntries,
	openCase as openNotes,
	openReport,
	publishedDays,
	readCaseSlots,
	readOlderCaseKeys,
	rewrapReport,
	startCase,
	storeManifest,
	storeMemberKeys,
	storeReport,
	turnKeys,
	type TurnedKeys
} from '#lib/server/disclosures/index.ts';
import { envelopes, loggedDays, slots } from '#lib/server/disclosures/schema.ts';
import {
	proofOf,
	ROOT_KEY,
	ROOT_SEED,
	sealedReport,
	type TeamMember,
	teamOf,
	TODAY
} from '#lib/server/disclosures/testing.ts';
import { officers } from '#lib/server/officers/schema.ts';
import type { Database } from '#lib/server/platform/database.ts';
import { newId } from '#lib/server/platform/ids.ts';
import { testDatabase } from '#lib/server/platform/testing.ts';
import { compareNoted, differences, fetchAnchor } from './anchor.ts';
import {
	addNote,
	openCase,
	othersOf,
	readersOf,
	recipientsOf,
	rewrap,
	sayToReporter,
	stateOf
} from './case.ts';
import { clocksOf } from './clocks.ts';
import { keysAreDue, openTurned } from './turn.ts';
import { readTeam, type Team, type Unlocked } from './team.ts';

const LATER = '2026-11-05';
const ANSWERS = { what: 'Meminta uang.', who: '', when: '', where: '', how: '', evidence: '' };

let database: Database;
let first: TeamMember[];
let late: TeamMember;
let team: Team;
let reserve: MadeEscrow;
beforeAll(async () => {
	database = await testDatabase();
	reserve = await newEscrow(['Satu', 'Dua', 'Tiga']);
	first = await teamOf(database.db, 3, reserve.escrow);
	late = await addLater();
	const manifests = await allManifests(database.db);
	const rootKey = toBase64(ROOT_KEY);
	team = readTeam({ rootKey, minimumVersion: 1, today: LATER, manifests });
});
afterAll(() => database.close());
beforeEach(() => vi.stubGlobal('fetch', serve));
afterEach(() => vi.unstubAllGlobals());

interface Sent {
	report: string;
	read: string;
	thread: 'talk' | 'case';
	sequence: number;
	sealed: string;
	slots: string[];
	noteSlots: string[] | null;
}

/** What the routes do with the same functions. */
async function serve(address: string, { body = '{}' }: { body?: string }): Promise<Response> {
	const { db } = database;
	const sent = JSON.parse(body) as Sent;
	const key: Key = { report: sent.report, read: sent.read };
	const bytes = (texts: readonly string[]) => texts.map((text) => Buffer.from(text, 'base64'));
	const texts = (list: readonly { sealed: Uint8Array; storedOn: string }[]) =>
		list.map(({ sealed, storedOn }) => ({ sealed: toBase64(new Uint8Array(sealed)), storedOn }));
	const today = { day: LATER, now: TODAY.now };
	switch (address) {
		case '/petugas/wbs/buka': {
			const { talk, ...opened } = await openReport(db, key);
			const noteSlots = await readCaseSlots(db, key);
			const keys = (list: readonly Uint8Array[]) =>
				list.map((one) => toBase64(new Uint8Array(one)));
			return Response.json({
				...opened,
				dues: { firstWord: LATER, assessment: LATER, feedback: LATER },
				talk: texts(talk),
				notes: texts(await openNotes(db, key)),
				noteSlots: keys(noteSlots),
				olderKeys: keys(opened.olderKeys),
				olderNoteKeys: keys(await readOlderCaseKeys(db, key))
			});
		}
		case '/petugas/wbs/tulis': {
			const { thread, sequence, sealed } = sent;
			await addEnvelope(
				db,
				key,
				{ thread, sequence, sealed: Buffer.from(sealed, 'base64') },
				today
			);
			return Response.json({});
		}
		case '/petugas/wbs/jangkar?dari=2026-11-01':
			return Response.json({ ...(await publishedDays(db, TODAY.day)), keptSince: TODAY.day });
		case '/petugas/wbs/putar':
			await turnKeys(db, key, turnedOf(body), today);
			return Response.json({});
		case '/petugas/wbs/catatan':
			await startCase(db, key, bytes(sent.slots), LATER);
			return Response.json({});
		case '/petugas/wbs/pembaca':
			await rewrapReport(
				db,
				key,
				{ report: bytes(sent.slots), notes: sent.noteSlots && bytes(sent.noteSlots) },
				LATER
			);
			return Response.json({});
		default:
			throw new Error(address);
	}
}

/** What the route makes of base64. */
function turnedOf(body: string): TurnedKeys {
	const sealed = ['slots', 'older', 'reporterWrap', 'sealed'];
	return JSON.parse(body, (name, value: unknown) => {
		if (!sealed.includes(name)) return value;
		if (Array.isArray(value)) return value.map((text) => Buffer.from(String(text), 'base64'));
		return Buffer.from(String(value), 'base64');
	}) as TurnedKeys;
}

/** A fourth member, by a second manifest. */
async function addLater(): Promise<TeamMember> {
	const { db } = database;
	const actor = {
		id: newId(),
		username: 'wbs.kemudian',
		name: 'Anggota kemudian',
		roles: ['disclosure_member' as const],
		unitCode: null,
		kecamatanCode: null
	};
	await db.insert(officers).values({ ...actor, createdAt: TODAY.now });
	const keys = await newMemberKeys();
	const made = { id: 'f'.repeat(16), position: 'Tim', ...(await publicKeysOf(keys)) };
	const locked = { byPassphrase: new Uint8Array(8), byRecovery: new Uint8Array(8) };
	await storeMemberKeys(db, actor, { ...made, ...locked }, LATER);
	const [latest] = await allManifests(db);
	if (!latest) throw new Error('a manifest was stored');
	const before = JSON.parse(latest.text) as Manifest;
	const next: Manifest = {
		...before,
		version: 2,
		previous: manifestDigest(latest),
		from: LATER,
		members: [...before.members, { ...made, name: actor.name }]
	};
	const signed = signManifest(next, ROOT_SEED);
	const approvals = first
		.slice(0, 2)
		.map(({ id, keys: own }) => approveManifest(signed, id, LATER, own.signSeed));
	await storeManifest(db, { ...signed, approvals }, ROOT_KEY, LATER);
	return { id: made.id, actor, keys, recipient: made.recipient };
}

const unlocked = ({ id, keys }: TeamMember): Unlocked => ({ id, author: `member:${id}`, keys });
const member = (place: number) => {
	const found = first[place];
	if (!found) throw new Error('no such member');
	return found;
};

/** A report that leaves out the third, stored under the first manifest. */
async function filed(excluded = [member(2).id]) {
	const readers = [member(0), member(1), reserve.escrow].filter(({ id }) => !excluded.includes(id));
	const made = await sealedReport(readers, {});
	const body = {
		kind: 'report',
		signKey: toBase64(made.reporter.signKey),
		recipient: await identityToRecipient(made.reporter.identity),
		category: 'extortion',
		answers: ANSWERS,
		excluded,
		contact: ''
	};
	const { reporter, key, place } = made;
	const envelope = await sealEnvelope(
		{ ...place, author: 'reporter', day: TODAY.day, body },
		reporter.signSeed,
		key.identity
	);
	const report = { ...made.report, manifestVersion: 2, envelope };
	await storeReport(database.db, report, await proofOf(database.db), TODAY);
	return { ...made, report };
}

async function slotsOf(reportId: string) {
	const found = await database.db
		.select()
		.from(slots)
		.where(and(eq(slots.reportId, reportId), eq(slots.kind, 'report')));
	return found.map(({ sealed }) => new Uint8Array(sealed));
}
const opens = async (reportId: string, { keys }: TeamMember) =>
	openSlots(await slotsOf(reportId), keys.identity).then(
		() => true,
		() => false
	);

async function openedBy(who: TeamMember, reportId: string) {
	const identity = await openSlots(await slotsOf(reportId), who.keys.identity);
	return openCase(team, unlocked(who), { id: reportId, identity });
}

describe('who reads', () => {
	it('is let in later by two, and never whom the reporter left out', async () => {
		const { report } = await filed();
		const one = await openedBy(member(0), report.id);
		expect(othersOf(team, one).map(({ id }) => id)).toEqual([late.id]);
		await addNote(team, unlocked(member(0)), one, { kind: 'reader', member: late.id }, LATER);
		await rewrap(team, one);
		// Asked by one alone: nothing has changed.
		expect(await opens(report.id, late)).toBe(false);

		const two = await openedBy(member(1), report.id);
		const [asked] = stateOf(two).readersAsked;
		const approval = { kind: 'approval', of: asked?.sequence ?? -1 } as const;
		await addNote(team, unlocked(member(1)), two, approval, LATER);
		await rewrap(team, two);
		expect(await opens(report.id, late)).toBe(true);
		expect(await opens(report.id, member(2))).toBe(false);
		const three = await openedBy(late, report.id);
		expect(three.notes).toHaveLength(2);
		expect(readersOf(team, three).map(({ id }) => id)).not.toContain(member(2).id);
	});

	it('is not, even by two, whom the reporter left out', async () => {
		const { report } = await filed();
		const one = await openedBy(member(0), report.id);
		const reader = { kind: 'reader', member: member(2).id } as const;
		await addNote(team, unlocked(member(0)), one, reader, LATER);
		const two = await openedBy(member(1), report.id);
		await addNote(team, unlocked(member(1)), two, { kind: 'approval', of: 0 }, LATER);
		await rewrap(team, two);
		expect(await opens(report.id, member(2))).toBe(false);
	});

	it('no longer is who has recused themselves', async () => {
		const { report } = await filed();
		const one = await openedBy(member(0), report.id);
		const recusal = { kind: 'recusal', text: 'Saudara saya.' } as const;
		await addNote(team, unlocked(member(0)), one, recusal, LATER);
		await rewrap(team, one);
		expect(await opens(report.id, member(0))).toBe(false);
		const two = await openedBy(member(1), report.id);
		expect(stateOf(two).recused).toEqual([`member:${member(0).id}`]);
	});

	it('opens nothing that follows with the key kept from before, and is refused by it', async () => {
		const { db } = database;
		const { report, reporter, key } = await filed();
		const [gone, stays] = [unlocked(member(0)), unlocked(member(1))];
		const kept = await openedBy(member(0), report.id);
		await addNote(team, gone, kept, { kind: 'recusal', text: 'Saudara saya.' }, LATER);
		await rewrap(team, kept);
		expect(keysAreDue(team, gone, kept)).toBe(false);

		const identity = await openSlots(await slotsOf(report.id), member(1).keys.identity);
		const turned = await openTurned(team, stays, { id: report.id, identity }, LATER);
		expect(turned.identity).not.toBe(key.identity);
		expect(keysAreDue(team, stays, turned)).toBe(false);
		await sayToReporter(stays, turned, { kind: 'message', text: 'Kapan?' }, LATER);
		await addNote(team, stays, turned, { kind: 'note', text: 'Rahasia.' }, LATER);

		// The one who went out: no proof is taken, and a copy of the database opens up to there only.
		await expect(openCase(team, gone, kept)).rejects.toMatchObject({ code: 'not_found' });
		const stored = await openReport(db, { lookup: reporter.lookup });
		const talk = stored.talk.map(({ sealed }) => new Uint8Array(sealed));
		const { keyOf } = team;
		expect(await openTalk(report.id, talk, kept.ring, { keyOf })).toMatchObject([
			{ body: { kind: 'report' } },
			{ body: { kind: 'key', left: [member(0).id] } },
			{ refused: 'not_for_us' }
		]);

		// The reporter goes on, without doing anything for it, and the other reads old and new.
		const { side, entries } = await openBox(reporter, { ...stored, talk }, keyOf);
		expect(side?.identity).toBe(turned.identity);
		expect(entries.filter((entry) => 'refused' in entry)).toEqual([]);
		const body = { kind: 'message', text: 'Hari Senin.' } as const;
		const sealed = side && (await sealSaid(side, talk, body, LATER));
		const added = { thread: 'talk', sequence: 3, sealed: sealed ?? new Uint8Array() } as const;
		await addEnvelope(db, { lookup: reporter.lookup }, added, { ...TODAY, day: LATER });
		const reads = await openCase(team, stays, turned);
		expect(reads.talk).toMatchObject([{}, {}, {}, { body }]);
		expect(reads.notes).toMatchObject([
			{ body: { kind: 'recusal' } },
			{ body: { kind: 'key' } },
			{ body: { text: 'Rahasia.' } }
		]);
	});

	it('turns no key any more after going out, and a server that keeps the new one back is noticed', async () => {
		const { db } = database;
		const { report, reporter, key } = await filed();
		const [gone, stays] = [unlocked(member(0)), unlocked(member(1))];
		const kept = await openedBy(member(0), report.id);
		await addNote(team, gone, kept, { kind: 'recusal', text: '' }, LATER);
		const identity = await openSlots(await slotsOf(report.id), member(1).keys.identity);
		const turned = await openTurned(team, stays, { id: report.id, identity }, LATER);

		const boxOf = async (reporterWrap: Uint8Array) => {
			const stored = await openReport(db, { lookup: reporter.lookup });
			const talk = stored.talk.map(({ sealed }) => new Uint8Array(sealed));
			const { keyOf } = team;
			const olderKeys: Uint8Array[] = [];
			return openBox(reporter, { ...stored, reporterWrap, olderKeys, talk }, keyOf);
		};
		const rolledBack = await boxOf(report.reporterWrap);
		expect(rolledBack.side).toBeNull();

		const mine = await turnedKey(key.identity);
		const forged = { ...turned, talkNext: turned.talkNext };
		const naming: TalkBody = { kind: 'key', recipient: mine.recipient, left: [] };
		await sayToReporter(gone, forged, naming, LATER);
		const after = await openCase(team, stays, turned);
		expect(after.talk.at(-1)).toMatchObject({ refused: 'unsigned' });
		expect(after.keyNamed).toBe(true);
	});
});

describe('the reserve key', () => {
	const joined = async (): Promise<Unlocked> => {
		const [one = '', , three = ''] = reserve.sheets;
		const { escrow, keys } = await openEscrow(one, three, team.escrows);
		return { id: escrow.id, author: `escrow:${escrow.id}`, keys };
	};
	/** A member goes out, and another turns the keys. */
	async function turned(reportId: string) {
		const gone = await openedBy(member(0), reportId);
		await addNote(team, unlocked(member(0)), gone, { kind: 'recusal', text: '' }, LATER);
		await rewrap(team, gone);
		const identity = await openSlots(await slotsOf(reportId), member(1).keys.identity);
		return openTurned(team, unlocked(member(1)), { id: reportId, identity }, LATER);
	}

	it('opens report and notes after the keys have turned, says so to both sides, and decides nothing', async () => {
		const { report, reporter } = await filed();
		await turned(report.id);
		const who = await joined();
		const identity = await openSlots(await slotsOf(report.id), who.keys.identity);
		const open = await openCase(team, who, { id: report.id, identity });
		expect(open.notes).toMatchObject([{ body: { kind: 'recusal' } }, { body: { kind: 'key' } }]);
		await sayToReporter(who, open, { kind: 'message', text: 'Dibuka.' }, LATER);
		const handed = { kind: 'export', to: 'Inspektorat', sha256: 'ab'.repeat(32) } as const;
		await addNote(team, who, open, handed, LATER);
		await addNote(team, who, open, { kind: 'recusal', text: '' }, LATER);

		const seen = await openedBy(member(1), report.id);
		expect(seen.talk.at(-1)).toMatchObject({ author: who.author, body: { text: 'Dibuka.' } });
		expect(seen.notes.slice(2)).toMatchObject([
			{ author: who.author, body: handed },
			{ refused: 'malformed' }
		]);
		expect(team.nameOf(who.author)).toBe('Kunci cadangan');
		const stored = await openReport(database.db, { lookup: reporter.lookup });
		const talk = stored.talk.map(({ sealed }) => new Uint8Array(sealed));
		const box = await openBox(reporter, { ...stored, talk }, team.keyOf);
		expect(box.entries.at(-1)).toMatchObject({ author: who.author });
	});

	it('gets no key that is wrapped later where it was left out, or is another by then', async () => {
		const { report } = await filed([member(2).id, reserve.escrow.id]);
		const open = await turned(report.id);
		const who = await joined();
		await expect(openSlots(await slotsOf(report.id), who.keys.identity)).rejects.toThrow();
		expect(recipientsOf(team, open)).toEqual([member(1).recipient]);

		const mine = await filed();
		const one = await openedBy(member(0), mine.report.id);
		expect(recipientsOf(team, one)).toContain(reserve.escrow.recipient);
		const { escrow } = await newEscrow(['A', 'B', 'C']);
		const current = { ...team.current, escrow };
		expect(recipientsOf({ ...team, current }, one)).toEqual([
			member(0).recipient,
			member(1).recipient
		]);
	});
});

describe('a team that has changed', () => {
	/** Without the second, and with the third again, whom reports leave out, under new keys. */
	async function changed(): Promise<Team> {
		const manifests = await allManifests(database.db);
		const latest = manifests.at(-1);
		if (!latest) throw new Error('a manifest was stored');
		const before = JSON.parse(latest.text) as Manifest;
		const [goes, makesNew] = [member(1).id, member(2).id];
		const members = before.members
			.filter(({ id }) => id !== goes)
			.map((one) => (one.id === makesNew ? { ...one, ...made } : one));
		const next = { ...before, version: 3, previous: manifestDigest(latest), members };
		const signed = signManifest(next, ROOT_SEED);
		const approvals = [member(0), late].map(({ id, keys }) =>
			approveManifest(signed, id, LATER, keys.signSeed)
		);
		return readTeam({
			rootKey: toBase64(ROOT_KEY),
			minimumVersion: 1,
			today: LATER,
			manifests: [...manifests, { version: 3, ...signed, approvals }]
		});
	}
	let made: Awaited<ReturnType<typeof publicKeysOf>> & { id: string };
	beforeAll(async () => {
		made = { id: 'e'.repeat(16), ...(await publicKeysOf(await newMemberKeys())) };
	});

	it('turns the key for who has left it, and lets nobody in by new keys who was left out', async () => {
		const { report, key } = await filed();
		const now = await changed();
		const stays = unlocked(member(0));
		const found = { id: report.id, identity: key.identity };
		const turned = await openTurned(now, stays, found, LATER);
		expect(turned.identity).not.toBe(key.identity);
		expect(turned.talk.at(-1)).toMatchObject({ body: { kind: 'key', left: [member(1).id] } });
		expect(keysAreDue(now, stays, turned)).toBe(false);
		expect(await opens(report.id, member(1))).toBe(false);
		// Not a word to the reporter yet.
		expect(clocksOf(turned).firstWord.doneOn).toBeNull();

		expect(othersOf(now, turned).map(({ id }) => id)).toEqual([late.id]);
		await addNote(now, stays, turned, { kind: 'reader', member: made.id }, LATER);
		const of = turned.notesNext.sequence - 1;
		await addNote(now, unlocked(late), turned, { kind: 'approval', of }, LATER);
		expect(readersOf(now, turned).map(({ id }) => id)).toEqual([member(0).id]);
	});

	it('leaves a closed report as it is, so that its time does not begin anew', async () => {
		const { report, key } = await filed();
		const [one, two] = [unlocked(member(0)), unlocked(member(1))];
		const open = await openCase(team, one, { id: report.id, identity: key.identity });
		const outcome = { kind: 'outcome', outcome: 'ethics', text: '' } as const;
		await addNote(team, one, open, outcome, LATER);
		await addNote(team, one, open, { kind: 'closing', text: '' }, LATER);
		expect(keysAreDue(await changed(), one, open)).toBe(true);
		await addNote(team, two, open, { kind: 'approval', of: 1 }, LATER);
		expect(keysAreDue(await changed(), one, open)).toBe(false);
	});
});

describe('somebody with the whole database', () => {
	const sealedAt = (reportId: string, sequence: number) =>
		and(
			eq(envelopes.reportId, reportId),
			eq(envelopes.thread, 'talk'),
			eq(envelopes.sequence, sequence)
		);
	const write = (reportId: string, sequence: number, sealed: Uint8Array) =>
		database.db
			.update(envelopes)
			.set({ sealed, digest: envelopeDigest(sealed) })
			.where(sealedAt(reportId, sequence));

	/** A report with two answers of a member. */
	async function talked() {
		const made = await filed();
		const open = await openedBy(member(0), made.report.id);
		for (const text of ['Kapan?', 'Di mana?']) {
			await sayToReporter(unlocked(member(0)), open, { kind: 'message', text }, LATER);
		}
		const stored = await database.db
			.select()
			.from(envelopes)
			.where(eq(envelopes.reportId, made.report.id))
			.orderBy(envelopes.sequence);
		return { ...made, sealed: stored.map(({ sealed }) => new Uint8Array(sealed)) };
	}
	const refusedIn = async (reportId: string) => {
		const { talk } = await openedBy(member(1), reportId);
		return talk.flatMap((entry) => ('refused' in entry ? [entry.sequence] : []));
	};
	const at = (sealed: readonly Uint8Array[], place: number) => sealed[place] ?? new Uint8Array();

	it('is noticed when they forge a member’s message, who hold the key of the report', async () => {
		const { report, key, sealed } = await talked();
		const stranger = await newMemberKeys();
		const forged = await sealEnvelope(
			{
				report: report.id,
				sequence: 2,
				previous: envelopeDigest(at(sealed, 1)),
				author: `member:${member(0).id}`,
				day: LATER,
				body: { kind: 'message', text: 'Siapa Anda?' }
			},
			stranger.signSeed,
			key.identity
		);
		await write(report.id, 2, forged);
		expect(await refusedIn(report.id)).toEqual([2]);
	});

	it('is noticed when they swap, replay, or take one out of the middle', async () => {
		const swapped = await talked();
		await write(swapped.report.id, 1, at(swapped.sealed, 2));
		await write(swapped.report.id, 2, at(swapped.sealed, 1));
		expect(await refusedIn(swapped.report.id)).toEqual([1, 2]);

		const replayed = await talked();
		await write(replayed.report.id, 2, at(replayed.sealed, 1));
		expect(await refusedIn(replayed.report.id)).toEqual([2]);

		const dropped = await talked();
		await database.db.delete(envelopes).where(sealedAt(dropped.report.id, 1));
		expect(await refusedIn(dropped.report.id)).toEqual([1]);

		const foreign = await talked();
		await write(foreign.report.id, 1, at(replayed.sealed, 1));
		expect(await refusedIn(foreign.report.id)).toEqual([1, 2]);
	});

	it('is noticed when they cut off an end, drop an entry or make the log anew, after a day', async () => {
		const { db } = database;
		const { report } = await talked();
		await keepDisclosures(db, '2026-11-06');
		const entries = await listEntries(db, TODAY.day, LATER);
		const listed = Map.groupBy(entries, ({ listedOn }) => listedOn);
		const ids = new Map([...listed].map(([day, list]) => [day, list.map(({ id }) => id)]));
		const until = '2026-11-07';
		// Keys turned in between: leaves of both are recognised.
		const gone = await openedBy(member(0), report.id);
		await addNote(team, unlocked(member(0)), gone, { kind: 'recusal', text: '' }, LATER);
		const identity = await openSlots(await slotsOf(report.id), member(1).keys.identity);
		await openTurned(team, unlocked(member(1)), { id: report.id, identity }, LATER);
		await keepDisclosures(db, until);
		const { problems } = await checkAnchor(db, [], until);
		expect(problems.filter((one) => 'report' in one && one.report === report.id)).toEqual([]);
		const said = async (ofList = ids) => {
			const anchor = await fetchAnchor('2026-11-01');
			if (!anchor) throw new Error('days were closed');
			const open = await openedBy(member(1), report.id);
			return { anchor, found: differences(anchor, ofList, [{ title: 'Laporan', open }]) };
		};
		const { anchor, found } = await said();
		expect(found).toEqual([]);
		const code = headCode(anchor.heads.get(LATER) ?? '');
		await compareNoted(LATER, code.toLowerCase(), anchor);
		const other = headCode('ab'.repeat(32));
		await expect(compareNoted(LATER, other, anchor)).rejects.toThrow('TIDAK COCOK');
		await expect(compareNoted(LATER, code.slice(1), anchor)).rejects.toThrow('salah atau kurang');

		await db.delete(envelopes).where(sealedAt(report.id, 3));
		expect((await said()).found).toEqual(['Laporan: akhir percakapan hilang.']);
		const [day = ''] = ids.keys();
		const fewer = new Map(ids).set(day, ids.get(day)?.slice(1) ?? []);
		expect((await said(fewer)).found).toContainEqual(expect.stringMatching(/^Daftar .* diubah/));

		await db.delete(loggedDays);
		await db.update(envelopes).set({ logged: false });
		await keepDisclosures(db, until);
		const anew = await said();
		expect(anew.found).toEqual([]);
		await expect(compareNoted(LATER, code, anew.anchor)).rejects.toThrow('TIDAK COCOK');
	});
});
