// What attackers have sent to the sealed channel, and changed in its tables, before the browser tests
// begin: tests/adversarial looks at it from both sides. All of it is for the fourth member alone.
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { eq } from 'drizzle-orm';
import {
	type Author,
	envelopeDigest,
	type Manifest,
	NO_PREDECESSOR,
	type Place,
	type ReporterSide,
	sealEnvelope,
	type SealedParts,
	sealReport,
	sealSaid,
	type TalkBody
} from '../../src/lib/sealed/index.ts';
import { addEnvelope, storeReport, type Today } from '../../src/lib/server/disclosures/index.ts';
import { sessionId } from '../../src/lib/server/officers/lucia.ts';
import { officers, officerSessions } from '../../src/lib/server/officers/schema.ts';
import type { Db } from '../../src/lib/server/platform/database.ts';
import { WBS_RESERVE, WBS_TEAM } from './wbs-team.ts';

/** Of the fourth member, past the second factor: its codes serve once, and several tests come in. */
export const WBS_SESSION = '4'.repeat(40);
/** Stands in everything that an attacker wrote. */
export const ATTACKER = 'penyerang';
const AT = WBS_TEAM[3];

/** @returns the receipts of the attacked reports, by what was done to them */
export function attackedReceipts(): Record<string, string> {
	const file = process.env.TANGGAP_WBS_ATTACKED ?? '';
	return JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
}

/** Files reports as attackers need them. */
export class Filing {
	readonly receipts: Record<string, string> = {};
	readonly author: Author = `member:${AT.id}`;
	readonly others = [...WBS_TEAM.slice(0, 3), WBS_RESERVE.escrow].map(({ id }) => id);
	readonly db: Db;
	readonly manifest: Manifest;
	readonly today: Today;

	constructor(db: Db, manifest: Manifest, today: Today) {
		this.db = db;
		this.manifest = manifest;
		this.today = today;
	}

	/**
	 * @param name of the attack
	 * @param what the report's text
	 * @param change makes other parts of it than our scripts would
	 */
	async file(
		name: string,
		what: string,
		change: (side: ReporterSide) => Promise<Partial<SealedParts>> = () => Promise.resolve({})
	): Promise<Thread> {
		const said = this.said(what);
		const { parts, side, receipt } = await sealReport(this.manifest, said, this.today.day);
		const sent = { ...parts, ...(await change(side)) };
		await storeReport(this.db, sent, null, this.today);
		this.receipts[name] = receipt;
		return new Thread(this, side, [sent.envelope]);
	}

	/** @returns a report with nothing but a text, for the fourth member alone */
	said(what: string) {
		const empty = { who: '', when: '', where: '', how: '', evidence: '' };
		const answers = { what, ...empty };
		return { category: 'other' as const, answers, excluded: this.others, contact: '' };
	}

	/** @returns recipients of the fourth member */
	recipients(): string[] {
		return this.manifest.members.filter(({ id }) => id === AT.id).map((one) => one.recipient);
	}
}

/** What is said in a report, message by message. */
export class Thread {
	readonly filing: Filing;
	readonly side: ReporterSide;
	/** As stored. */
	talk: Uint8Array[];

	constructor(filing: Filing, side: ReporterSide, talk: Uint8Array[]) {
		this.filing = filing;
		this.side = side;
		this.talk = talk;
	}

	/** Where the next message goes. */
	next(): Place {
		return placeAfter(this.side, this.talk);
	}

	async reporterSays(body: TalkBody): Promise<void> {
		await this.put(await sealSaid(this.side, this.talk, body, this.filing.today.day));
	}

	async memberSays(body: TalkBody, signSeed = AT.keys.signSeed): Promise<void> {
		const { author, today } = this.filing;
		const envelope = { ...this.next(), author, day: today.day, body };
		await this.put(await sealEnvelope(envelope, signSeed, this.side.identity));
	}

	async put(sealed: Uint8Array): Promise<void> {
		const message = { thread: 'talk' as const, sequence: this.talk.length, sealed };
		const key = { lookup: this.side.keys.lookup };
		await addEnvelope(this.filing.db, key, message, this.filing.today);
		this.talk.push(sealed);
	}
}

/** @returns the place after what was said */
export function placeAfter({ report }: ReporterSide, talk: readonly Uint8Array[]): Place {
	const last = talk.at(-1);
	return { report, sequence: talk.length, previous: last ? envelopeDigest(last) : NO_PREDECESSOR };
}

/** Lets a member in, by default the fourth. @param token of the cookie, 40 hex digits */
export async function seedSession(
	db: Db,
	now: Date,
	{ username }: { username: string } = AT,
	token = WBS_SESSION
): Promise<void> {
	const [officer] = await db.select().from(officers).where(eq(officers.username, username));
	if (!officer) throw new Error('the member has no account');
	await db.insert(officerSessions).values({
		id: sessionId(token),
		officerId: officer.id,
		createdAt: now,
		secondFactorAt: now,
		expiresAt: new Date(now.getTime() + 4 * 3_600_000),
		device: 'Uji'
	});
}
