// The sealed channel of the demo: a root key, a team of three and two sealed reports, one of which the
// third member can't open. Everything is sealed here as browsers seal it.
//
// All keys are drawn anew for each demo database and are printed, so they protect nothing and nobody
// finds a usable root in the repository (docs/adr/0041).
import { TOTP } from 'otpauth';
import { newEscrow } from '#lib/sealed/escrow.ts';
import {
	envelopeDigest,
	findProof,
	formatReceipt,
	inGroups,
	type Manifest,
	type Member,
	type MemberKeys,
	newMemberKeys,
	newPassphrase,
	newRecoveryCode,
	newReportKey,
	newRootCode,
	NO_PREDECESSOR,
	publicKeysOf,
	reportKeyOf,
	rootKeys,
	sealEnvelope,
	sealReport,
	sealSaid,
	sealSlots,
	signManifest,
	type TalkBody,
	wrapKeys
} from '#lib/sealed/index.ts';
import type { TeamBody } from '#lib/sealed/team-bodies.ts';
import type { Context } from '#lib/server/complaints/index.ts';
import { instantAt, localDate } from '#lib/server/deadlines/index.ts';
import {
	addEnvelope,
	fillWithDecoys,
	newChallenge,
	startCase,
	storeManifest,
	storeMemberKeys,
	storeReport,
	yearAfter
} from '#lib/server/disclosures/index.ts';
import {
	type Actor,
	confirmEnrolment,
	secondFactorOf,
	signIn,
	startEnrolment
} from '#lib/server/officers/index.ts';
import { FOLLOWED_REPORT, NEW_REPORT } from './disclosure-words.ts';
import { addDays } from './office-days.ts';
import { addDemoOfficers, DEMO_TEAM } from './officers.ts';

/** Days before the demo's day. */
const AGO = { ceremony: 9, followed: 8, received: 7, asked: 5, answered: 4, assessed: 3, fresh: 1 };
/** Who would keep the sheets of the reserve key. */
const DEMO_HOLDERS = ['Inspektorat Kabupaten', 'Camat Sekayu', 'Sekretariat Daerah'];
/** 2^8: the passphrases are printed, so nothing is gained by making them slow to try. */
const SCRYPT_WORK = 8;

/** What who tries the sealed channel needs to know. */
export interface DemoTeam {
	/** Public key, base64: for WBS_ROOT_KEY of the demo's process. */
	rootKey: string;
	/** What signs the next manifest, as it would stand on paper. */
	rootCode: string;
	members: {
		username: string;
		password: string;
		/** Of the second factor, base32. */
		totpSecret: string;
		/** Opens their keys. */
		passphrase: string;
	}[];
	/** Of the report with a conversation, in groups. */
	receipt: string;
	/** Who can't open that report. */
	excluded: string;
	/** Of the reserve key, in groups; any two open. Missing in demos from before there was one. */
	sheets?: string[];
}

interface DemoMember extends Member {
	username: string;
	keys: MemberKeys;
	totpSecret: string;
	passphrase: string;
}

/**
 * @param context the demo's database
 * @param until midnight at the office: nothing happens from here on
 */
export async function addDemoDisclosures(context: Context, until: Date): Promise<DemoTeam> {
	const { db, office } = context;
	const today = localDate(office.calendar, until);
	const on = (ago: number) => {
		const day = addDays(today, -ago);
		return { day, now: instantAt(office.calendar, day, '10:00') };
	};
	const { day, now } = on(AGO.ceremony);
	const cast = await addDemoOfficers(context, DEMO_TEAM, now);
	const members: DemoMember[] = [];
	for (const { username, password, position } of DEMO_TEAM) {
		const actor = cast.get(username);
		if (!actor) throw new Error(`no ${username} among the demo's officers`);
		members.push({
			...(await makeKeys(context, actor, position, day)),
			totpSecret: await enrol(context, actor, password, now)
		});
	}
	const rootCode = newRootCode();
	const root = rootKeys(rootCode);
	const { escrow, sheets } = await newEscrow(DEMO_HOLDERS);
	const manifest: Manifest = {
		version: 1,
		previous: null,
		from: day,
		until: yearAfter(day),
		members,
		escrow
	};
	await storeManifest(db, signManifest(manifest, root.seed), root.publicKey, day);
	const receipt = await playReports(context, manifest, members, on);
	return {
		rootKey: Buffer.from(root.publicKey).toString('base64'),
		rootCode: inGroups(rootCode),
		members: DEMO_TEAM.map(({ username, password }, place) => ({
			username,
			password,
			totpSecret: members[place]?.totpSecret ?? '',
			passphrase: members[place]?.passphrase ?? ''
		})),
		receipt: formatReceipt(receipt),
		excluded: members.at(-1)?.username ?? '',
		sheets: sheets.map(inGroups)
	};
}

async function makeKeys({ db }: Context, actor: Actor, position: string, day: string) {
	const keys = await newMemberKeys();
	const passphrase = newPassphrase();
	const id = Buffer.from(crypto.getRandomValues(new Uint8Array(8))).toString('hex');
	const made = { id, position, ...(await publicKeysOf(keys)) };
	const locked = await wrapKeys(keys, passphrase, newRecoveryCode(), SCRYPT_WORK);
	await storeMemberKeys(db, actor, { ...made, ...locked }, day);
	return { ...made, name: actor.name, username: actor.username, keys, passphrase };
}

/** Signs in once and sets up the second factor. @returns its secret, base32 */
async function enrol({ db, office }: Context, actor: Actor, password: string, now: Date) {
	const input = { username: actor.username, password, address: '127.0.0.1', device: 'Contoh' };
	const { token } = await signIn(db, input, now);
	await startEnrolment(db, actor);
	const factor = await secondFactorOf(db, actor, office.agency.shortName);
	if (factor.state !== 'enrolling') throw new Error('expected a second factor to be confirmed');
	const code = new TOTP({ secret: factor.secret }).generate({ timestamp: now.getTime() });
	await confirmEnrolment(db, actor, token, { code }, now);
	return factor.secret;
}

type On = (ago: number) => { day: string; now: Date };

/** @returns the receipt of the report that has a conversation */
async function playReports(
	{ db }: Context,
	manifest: Manifest,
	members: readonly DemoMember[],
	on: On
): Promise<string> {
	const [first, second, third] = members;
	if (!first || !second || !third) throw new Error('the team has three members');
	// The list is filled day by day, as it would be in a running office.
	const file = async (said: typeof NEW_REPORT, excluded: string[], ago: number) => {
		const { day, now } = on(ago);
		await fillWithDecoys(db, day);
		const sealed = await sealReport(manifest, { ...said, excluded }, day);
		const challenge = await newChallenge(db, now);
		await storeReport(db, sealed.parts, { challenge, answers: solve(challenge) }, { day, now });
		return sealed;
	};
	const { report, ...words } = FOLLOWED_REPORT;
	const { parts, receipt, side } = await file(report, [third.id], AGO.followed);
	const key = { report: parts.id, read: reportKeyOf(side.identity).read };
	const talk = [parts.envelope];
	const notes: Uint8Array[] = [];
	const noteKey = await newReportKey();
	const readers = [first, second, manifest.escrow].flatMap((one) => one?.recipient ?? []);

	const say = async (author: DemoMember | null, body: TalkBody, ago: number) => {
		const { day, now } = on(ago);
		const sealed = author
			? await sealBy(author, { report: parts.id, thread: talk, identity: side.identity }, body, day)
			: await sealSaid(side, talk, body, day);
		const message = { thread: 'talk' as const, sequence: talk.length, sealed };
		await addEnvelope(db, key, message, { day, now });
		talk.push(sealed);
	};
	const note = async (author: DemoMember, body: TeamBody, ago: number) => {
		const { day, now } = on(ago);
		const place = { report: parts.id, thread: notes, identity: noteKey.identity };
		const sealed = await sealBy(author, place, body, day);
		const sequence = notes.length;
		const slots = await sealSlots(noteKey.identity, readers);
		if (sequence === 0) await startCase(db, key, { slots, sealed }, day);
		else await addEnvelope(db, key, { thread: 'case', sequence, sealed }, { day, now });
		notes.push(sealed);
	};
	await say(first, { kind: 'status', status: 'received', text: words.received }, AGO.received);
	await note(first, { kind: 'note', text: words.note }, AGO.received);
	await say(first, { kind: 'message', text: words.question }, AGO.asked);
	await say(null, { kind: 'message', text: words.answer }, AGO.answered);
	const assessment = {
		kind: 'assessment',
		category: report.category,
		decision: 'examine'
	} as const;
	await note(second, { ...assessment, text: words.assessment }, AGO.assessed);
	await say(second, { kind: 'status', status: 'examining', text: words.examining }, AGO.assessed);
	await file(NEW_REPORT, [], AGO.fresh);
	return receipt;
}

/** Seals what a member writes next in a thread, as their browser does. */
function sealBy(
	{ id, keys }: DemoMember,
	{ report, thread, identity }: { report: string; thread: readonly Uint8Array[]; identity: string },
	body: TalkBody | TeamBody,
	day: string
): Promise<Uint8Array> {
	const last = thread.at(-1);
	const envelope = {
		report,
		sequence: thread.length,
		previous: last ? envelopeDigest(last) : NO_PREDECESSOR,
		author: `member:${id}` as const,
		day,
		body: { ...body }
	};
	return sealEnvelope(envelope, keys.signSeed, identity);
}

function solve(challenge: string): number[] {
	const search = findProof(challenge);
	let step = search.next();
	while (!step.done) step = search.next();
	return step.value;
}
