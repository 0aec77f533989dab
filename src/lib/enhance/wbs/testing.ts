// What the tests of the team's desk share: a team with a database behind it, whose members' browsers
// ask what the routes answer.
import { afterAll, afterEach, beforeAll, beforeEach, vi } from 'vitest';
import { and, eq } from 'drizzle-orm';
import { identityToRecipient } from 'age-encryption';
import { toBase64 } from '#lib/sealed/bytes.ts';
import { type MadeEscrow, newEscrow, openEscrow } from '#lib/sealed/escrow.ts';
import {
	approveManifest,
	type Manifest,
	manifestDigest,
	newMemberKeys,
	openSlots,
	publicKeysOf,
	sealEnvelope,
	signManifest
} from '#lib/sealed/index.ts';
import {
	addEnvelope,
	allManifests,
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
import { reports, slots } from '#lib/server/disclosures/schema.ts';
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
import { DomainError } from '#lib/server/platform/errors.ts';
import { newId } from '#lib/server/platform/ids.ts';
import { testDatabase } from '#lib/server/platform/testing.ts';
import { statusOf } from '#lib/server/web/error-mapping.ts';
import { refusalOf } from '#lib/server/web/sealed-channel.ts';
import { openCase, type OpenCase } from './case.ts';
import { type Found, readTeam, type Team, type Unlocked } from './team.ts';

/** The day on which members work; reports come on `TODAY`. */
export const LATER = '2026-11-05';
const ANSWERS = { what: 'Meminta uang.', who: '', when: '', where: '', how: '', evidence: '' };

interface Sent {
	report: string;
	read: string;
	thread: 'talk' | 'case';
	sequence: number;
	sealed: string;
	slots: string[];
	noteSlots: string[] | null;
}

/** @returns a member as their browser holds them, unlocked */
export function unlocked({ id, keys }: TeamMember): Unlocked {
	return { id, author: `member:${id}`, keys };
}

/**
 * Gives the tests of a file a desk, whose server answers what their modules ask.
 * @param take gets it before the first of them
 */
export function withDesk(take: (desk: Desk) => void): void {
	let desk: Desk;
	beforeAll(async () => {
		desk = await Desk.open();
		take(desk);
	});
	afterAll(() => desk.database.close());
	beforeEach(() => vi.stubGlobal('fetch', desk.serve));
	afterEach(() => vi.unstubAllGlobals());
}

/** A team of three with a reserve key, and a fourth member who came in later, by a second manifest. */
export class Desk {
	readonly database: Database;
	readonly reserve: MadeEscrow;
	readonly late: TeamMember;
	readonly team: Team;
	readonly #first: TeamMember[];

	private constructor(
		database: Database,
		reserve: MadeEscrow,
		first: TeamMember[],
		late: TeamMember,
		team: Team
	) {
		this.database = database;
		this.reserve = reserve;
		this.late = late;
		this.team = team;
		this.#first = first;
	}

	/** Makes one with a database of its own, to be closed in the end. */
	static async open(): Promise<Desk> {
		const database = await testDatabase();
		const reserve = await newEscrow(['Satu', 'Dua', 'Tiga']);
		const first = await teamOf(database.db, 3, reserve.escrow);
		const late = await addLater(database, first);
		const manifests = await allManifests(database.db);
		const pinned = { rootKey: toBase64(ROOT_KEY), minimumVersion: 1 };
		const team = readTeam({ ...pinned, today: LATER, manifests });
		return new Desk(database, reserve, first, late, team);
	}

	/** @param place of the first three; reports leave out the last of them */
	member(place: 0 | 1 | 2): TeamMember {
		const found = this.#first[place];
		if (!found) throw new Error('no such member');
		return found;
	}

	/** Two holders of sheets, with the reserve key. */
	async joined(): Promise<Unlocked> {
		const [one = '', , three = ''] = this.reserve.sheets;
		const { escrow, keys } = await openEscrow(one, three, this.team.escrows);
		return { id: escrow.id, author: `escrow:${escrow.id}`, keys };
	}

	/**
	 * A report that leaves out the third, stored under the second manifest.
	 * @param said other than usual in its first message
	 */
	async filed(excluded = [this.member(2).id], said: Record<string, unknown> = {}) {
		const readers = [this.member(0), this.member(1), this.reserve.escrow];
		const made = await sealedReport(
			readers.filter(({ id }) => !excluded.includes(id)),
			{}
		);
		const body = {
			kind: 'report',
			signKey: toBase64(made.reporter.signKey),
			recipient: await identityToRecipient(made.reporter.identity),
			category: 'extortion',
			answers: ANSWERS,
			excluded,
			contact: '',
			...said
		};
		const { reporter, key, place } = made;
		const envelope = await sealEnvelope(
			{ ...place, author: 'reporter', day: TODAY.day, body },
			reporter.signSeed,
			key.identity
		);
		const report = { ...made.report, manifestVersion: 2, envelope };
		const { db } = this.database;
		await storeReport(db, report, await proofOf(db), TODAY);
		return { ...made, report };
	}

	/** @returns the slots of a report as they are now */
	async slotsOf(reportId: string): Promise<Uint8Array[]> {
		const found = await this.database.db
			.select()
			.from(slots)
			.where(and(eq(slots.reportId, reportId), eq(slots.kind, 'report')));
		return found.map(({ sealed }) => new Uint8Array(sealed));
	}

	/** @returns whether the member's key opens a report */
	async opens(reportId: string, member: TeamMember): Promise<boolean> {
		return this.foundBy(unlocked(member), reportId).then(
			() => true,
			() => false
		);
	}

	/** @returns a report as a search finds it */
	async foundBy({ keys }: Unlocked, reportId: string): Promise<Found> {
		const identity = await openSlots(await this.slotsOf(reportId), keys.identity);
		const [row] = await this.database.db.select().from(reports).where(eq(reports.id, reportId));
		return { id: reportId, identity, listedOn: row?.listedOn ?? '' };
	}

	/** Opens a report as a member does, without turning its keys. */
	async openedBy(member: TeamMember, reportId: string): Promise<OpenCase> {
		const who = unlocked(member);
		return openCase(this.team, who, await this.foundBy(who, reportId));
	}

	/** Stands in for `fetch`: what the routes do with the same functions. */
	readonly serve = async (
		address: string,
		{ body = '{}' }: { body?: string } = {}
	): Promise<Response> => {
		try {
			return Response.json(await this.#answer(address, body));
		} catch (error) {
			if (!(error instanceof DomainError)) throw error;
			return Response.json({ message: refusalOf(error) }, { status: statusOf(error) });
		}
	};

	async #answer(address: string, body: string): Promise<unknown> {
		const { db } = this.database;
		const sent = JSON.parse(body) as Sent;
		const key: Key = { report: sent.report, read: sent.read };
		const bytes = (texts: readonly string[]) => texts.map((text) => Buffer.from(text, 'base64'));
		const texts = (list: readonly Uint8Array[]) => list.map((one) => toBase64(new Uint8Array(one)));
		const messages = (list: readonly { sealed: Uint8Array; storedOn: string }[]) =>
			list.map(({ sealed, storedOn }) => ({ sealed: toBase64(new Uint8Array(sealed)), storedOn }));
		const today = { day: LATER, now: TODAY.now };
		const { pathname, searchParams } = new URL(address, 'https://desk.test');
		const asked = (name: string) => searchParams.get(name) ?? '';
		switch (pathname) {
			case '/petugas/wbs/daftar': {
				const entries = await listEntries(db, asked('dari'), asked('sampai'));
				return { entries: entries.map((one) => ({ ...one, slots: texts(one.slots) })) };
			}
			case '/petugas/wbs/buka': {
				const opened = await openReport(db, key);
				return {
					...opened,
					dues: { firstWord: LATER, assessment: LATER, feedback: LATER },
					talk: messages(opened.talk),
					notes: messages(await openNotes(db, key)),
					noteSlots: texts(await readCaseSlots(db, key)),
					olderKeys: texts(opened.olderKeys),
					olderNoteKeys: texts(await readOlderCaseKeys(db, key))
				};
			}
			case '/petugas/wbs/tulis': {
				const { thread, sequence } = sent;
				const sealed = Buffer.from(sent.sealed, 'base64');
				await addEnvelope(db, key, { thread, sequence, sealed }, today);
				return {};
			}
			case '/petugas/wbs/jangkar':
				return { ...(await publishedDays(db, asked('dari'))), keptSince: TODAY.day };
			case '/petugas/wbs/putar':
				await turnKeys(db, key, turnedOf(body), today);
				return {};
			case '/petugas/wbs/catatan':
				await startCase(
					db,
					key,
					{ slots: bytes(sent.slots), sealed: Buffer.from(sent.sealed, 'base64') },
					LATER
				);
				return {};
			case '/petugas/wbs/pembaca': {
				const notes = sent.noteSlots && bytes(sent.noteSlots);
				await rewrapReport(db, key, { report: bytes(sent.slots), notes }, LATER);
				return {};
			}
			default:
				throw new Error(address);
		}
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

async function addLater({ db }: Database, first: readonly TeamMember[]): Promise<TeamMember> {
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
