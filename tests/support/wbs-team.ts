// A team of three for the sealed channel, with keys that tests hold in their hands. Synthetic; the
// real root is made outside the office and is nowhere in this repository.
import { Encrypter, identityToRecipient } from 'age-encryption';
import { eq } from 'drizzle-orm';
import { Secret, TOTP } from 'otpauth';
import {
	findProof,
	type Manifest,
	manifestDigest,
	type MemberKeys,
	newReceipt,
	newRecoveryCode,
	newReportKey,
	NO_PREDECESSOR,
	publicKeysOf,
	receiptKeys,
	rootKeys,
	sealEnvelope,
	sealFor,
	sealSlots,
	signManifest
} from '../../src/lib/sealed/index.ts';
import { withCheck } from '../../src/lib/codes/crockford.ts';
import { ageIdentity } from '../../src/lib/sealed/receipt.ts';
import {
	newChallenge,
	proposeManifest,
	storeManifest,
	storeMemberKeys,
	storeReport,
	yearAfter
} from '../../src/lib/server/disclosures/index.ts';
import {
	type Actor,
	addOfficer,
	setPasswordWithLink,
	SHELL
} from '../../src/lib/server/officers/index.ts';
import { officers } from '../../src/lib/server/officers/schema.ts';
import type { Db } from '../../src/lib/server/platform/database.ts';
import type { Runtime } from '../../src/lib/server/web/runtime.ts';
import { localDate } from '../../src/lib/server/deadlines/index.ts';
import { TEST_PASSWORD } from './people.ts';

/** Of the root of the tests, as it would stand on paper. */
export const WBS_ROOT_CODE = withCheck(`T${'7'.repeat(26)}`);
const root = rootKeys(WBS_ROOT_CODE);
export const ROOT_SEED = root.seed;
/** For the product's WBS_ROOT_KEY. */
export const WBS_ROOT_KEY = Buffer.from(root.publicKey).toString('base64');

/** The test vector of docs/wbs-format.md. */
export const WBS_RESERVE = {
	sheets: [
		'SG28A1C60T3GF000G40R40M30044',
		'S3CW5TZMQPK8Z461VBSYS9DYJ084',
		'SQD35N9V2KY1QW4QFYC7CPDHAS0H'
	],
	escrow: {
		id: '9'.repeat(16),
		recipient: 'age139hzgf49wyt93s4x03mzn4ypg9hmhmep70wdk5k5ye4njnffvg7qa236hh',
		signKey: 'wdIuUec35Mp8YIG6rlyGPVyzAXw+e0fm8Q4uyG3gv/M=',
		holders: ['Inspektorat', 'Camat Sekayu', 'Notaris']
	}
} as const;

interface TestMember {
	username: string;
	name: string;
	position: string;
	/** 16 hex digits, in the manifest. */
	id: string;
	passphrase: string;
	/** On the printed sheet. */
	recovery: string;
	keys: MemberKeys;
	/** Base32, of the second factor. */
	totpSecret: string;
}

const member = (place: number, name: string, position: string): TestMember => ({
	username: `wbs-uji-${place}`,
	name,
	position,
	id: String(place).repeat(16),
	passphrase: `kata sandi tim uji ${'abcd'.charAt(place - 1)}`,
	recovery: newRecoveryCode((bytes) => bytes.fill(place)),
	keys: {
		identity: ageIdentity(new Uint8Array(32).fill(20 + place)),
		signSeed: new Uint8Array(32).fill(40 + place)
	},
	totpSecret: new Secret({ buffer: new Uint8Array(20).fill(60 + place).buffer }).base32
});

export const WBS_TEAM = [
	member(1, 'Anggota Satu', 'Inspektorat'),
	member(2, 'Anggota Dua', 'Sekretaris'),
	member(3, 'Anggota Tiga', 'Kepala Bidang'),
	// Alone reads what attackers sent and changed (wbs-attacked.ts): the others' lists stay short.
	member(4, 'Anggota Empat', 'Inspektur Pembantu')
] as const;

/**
 * A report that the first two may read, and two sheets of the reserve key; the others may not: it is
 * about them. Filed yesterday.
 */
export const WBS_REPORT = {
	/** Its check character is the only one that fits. */
	receipt: newReceipt((bytes) => bytes.fill(9)),
	what: 'Petugas di loket meminta uang rokok supaya KTP saya cepat jadi.'
};

/** Named for the team, with neither keys nor a place in the manifest. */
export const WBS_CANDIDATE = {
	username: 'wbs-calon',
	name: 'Calon Anggota',
	totpSecret: new Secret({ buffer: new Uint8Array(20).fill(70).buffer }).base32
};

/** Likewise; they only look around. */
export const WBS_VISITOR = {
	username: 'wbs-tamu',
	name: 'Tamu Tim',
	totpSecret: new Secret({ buffer: new Uint8Array(20).fill(71).buffer }).base32
};

/** @returns a code of the member's second factor for now */
export function secondFactorCode({ totpSecret }: Pick<TestMember, 'totpSecret'>): string {
	return new TOTP({ secret: Secret.fromBase32(totpSecret) }).generate();
}

/**
 * Writes the team's accounts, their keys, a manifest in force for a year from yesterday, and a report
 * that came in then: what came in today is on nobody's list yet.
 * @param options report: false for a team to which nobody has written
 * @returns the manifest
 */
export async function seedWbsTeam(
	context: { db: Db; office: Awaited<ReturnType<Runtime['office']>> },
	now: Date,
	{ report = true } = {}
): Promise<Manifest> {
	const { db, office } = context;
	const yesterday = new Date(now.getTime() - 86_400_000);
	const day = localDate(office.calendar, yesterday);
	const members = [];
	let first: Actor | null = null;
	await addMember(context, WBS_CANDIDATE, now);
	await addMember(context, WBS_VISITOR, now);
	for (const one of WBS_TEAM) {
		const { name, position, id, passphrase, recovery, keys } = one;
		const actor = await addMember(context, one, now);
		first ??= actor;
		const made = { id, position, ...(await publicKeysOf(keys)) };
		const locked = {
			byPassphrase: await quicklyLocked(keys, passphrase),
			byRecovery: await quicklyLocked(keys, recovery)
		};
		await storeMemberKeys(db, actor, { ...made, ...locked }, day);
		members.push({ ...made, name });
	}
	const manifest: Manifest = {
		version: 1,
		previous: null,
		from: day,
		until: yearAfter(day),
		members,
		escrow: WBS_RESERVE.escrow
	};
	const signed = signManifest(manifest, ROOT_SEED);
	await storeManifest(db, signed, root.publicKey, day);
	// A renewal waits for two members; tests agree with one, so that it goes on waiting.
	const renewed = {
		...manifest,
		version: 2,
		previous: manifestDigest(signed),
		until: yearAfter(manifest.until)
	};
	if (first) {
		await proposeManifest(db, first, signManifest(renewed, ROOT_SEED), root.publicKey, day);
	}
	if (report) await fileReport(db, { day, now: yesterday });
	return manifest;
}

async function addMember(
	context: Parameters<typeof seedWbsTeam>[0],
	{ username, name, totpSecret }: typeof WBS_CANDIDATE,
	now: Date
) {
	const account = {
		username,
		name,
		roles: ['disclosure_member' as const],
		unitCode: null,
		kecamatanCode: null
	};
	const { officerId, handover } = await addOfficer(context, SHELL, account, 'link', now);
	if (handover.way === 'link') {
		await setPasswordWithLink(context.db, handover.token, { password: TEST_PASSWORD }, now);
	}
	await context.db
		.update(officers)
		.set({ totpSecret, totpConfirmedAt: now })
		.where(eq(officers.id, officerId));
	return { id: officerId, ...account };
}

async function fileReport(db: Db, { day, now }: { day: string; now: Date }): Promise<void> {
	const reporter = receiptKeys(WBS_REPORT.receipt);
	const key = await newReportKey();
	const id = 'e'.repeat(32);
	const [one, two, three, four] = WBS_TEAM;
	const readers = [await publicKeysOf(one.keys), await publicKeysOf(two.keys)];
	const nothing = { who: three.name, when: '', where: 'Loket 3', how: '', evidence: '' };
	const body = {
		kind: 'report',
		signKey: Buffer.from(reporter.signKey).toString('base64'),
		recipient: await identityToRecipient(reporter.identity),
		category: 'extortion',
		answers: { what: WBS_REPORT.what, ...nothing },
		excluded: [three.id, four.id],
		contact: ''
	};
	const place = { report: id, sequence: 0, previous: NO_PREDECESSOR };
	const report = {
		id,
		lookupHash: reporter.lookupHash,
		readHash: key.readHash,
		manifestVersion: 1,
		reporterWrap: await sealFor(await identityToRecipient(reporter.identity), key.identity),
		slots: await sealSlots(
			key.identity,
			[...readers, WBS_RESERVE.escrow].map(({ recipient }) => recipient)
		),
		envelope: await sealEnvelope(
			{ ...place, author: 'reporter', day, body },
			reporter.signSeed,
			key.identity
		)
	};
	const challenge = await newChallenge(db, now);
	const search = findProof(challenge);
	let step = search.next();
	while (!step.done) step = search.next();
	await storeReport(db, report, { challenge, answers: step.value }, { day, now });
}

// The form of `wrapKeys` with less work, so that the tests start soon.
function quicklyLocked({ identity, signSeed }: MemberKeys, secret: string): Promise<Uint8Array> {
	const encrypter = new Encrypter();
	encrypter.setPassphrase(secret);
	encrypter.setScryptWorkFactor(8);
	const text = { identity, signSeed: Buffer.from(signSeed).toString('base64') };
	return encrypter.encrypt(JSON.stringify(text));
}
