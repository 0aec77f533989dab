// A team of three for the sealed channel, with keys that tests hold in their hands. Synthetic; the
// real root is made outside the office and is nowhere in this repository.
import { Encrypter } from 'age-encryption';
import { ed25519 } from '@noble/curves/ed25519.js';
import { eq } from 'drizzle-orm';
import { Secret } from 'otpauth';
import {
	type Manifest,
	type MemberKeys,
	publicKeysOf,
	signManifest
} from '../../src/lib/sealed/index.ts';
import { ageIdentity } from '../../src/lib/sealed/receipt.ts';
import { storeManifest, storeMemberKeys } from '../../src/lib/server/disclosures/index.ts';
import { addOfficer, setPasswordWithLink, SHELL } from '../../src/lib/server/officers/index.ts';
import { officers } from '../../src/lib/server/officers/schema.ts';
import type { Db } from '../../src/lib/server/platform/database.ts';
import type { Runtime } from '../../src/lib/server/web/runtime.ts';
import { localDate } from '../../src/lib/server/deadlines/index.ts';
import { TEST_PASSWORD } from './people.ts';

const ROOT_SEED = new Uint8Array(32).fill(7);
/** For the product's WBS_ROOT_KEY. */
export const WBS_ROOT_KEY = Buffer.from(ed25519.getPublicKey(ROOT_SEED)).toString('base64');

interface TestMember {
	username: string;
	name: string;
	position: string;
	/** 16 hex digits, in the manifest. */
	id: string;
	passphrase: string;
	keys: MemberKeys;
	/** Base32, of the second factor. */
	totpSecret: string;
}

const member = (place: number, name: string, position: string): TestMember => ({
	username: `wbs-uji-${place}`,
	name,
	position,
	id: String(place).repeat(16),
	passphrase: `kata sandi tim uji ${'abc'.charAt(place - 1)}`,
	keys: {
		identity: ageIdentity(new Uint8Array(32).fill(20 + place)),
		signSeed: new Uint8Array(32).fill(40 + place)
	},
	totpSecret: new Secret({ buffer: new Uint8Array(20).fill(60 + place).buffer }).base32
});

export const WBS_TEAM = [
	member(1, 'Anggota Satu', 'Inspektorat'),
	member(2, 'Anggota Dua', 'Sekretaris'),
	member(3, 'Anggota Tiga', 'Kepala Bidang')
] as const;

/** Writes the team's accounts, their keys, and a manifest in force for a year from today. */
export async function seedWbsTeam(
	context: { db: Db; office: Awaited<ReturnType<Runtime['office']>> },
	now: Date
): Promise<void> {
	const { db, office } = context;
	const day = localDate(office.calendar, now);
	const members = [];
	for (const { username, name, position, id, passphrase, keys, totpSecret } of WBS_TEAM) {
		const account = {
			username,
			name,
			roles: ['disclosure_member' as const],
			unitCode: null,
			kecamatanCode: null
		};
		const { officerId, handover } = await addOfficer(context, SHELL, account, 'link', now);
		if (handover.way === 'link') {
			await setPasswordWithLink(db, handover.token, { password: TEST_PASSWORD }, now);
		}
		await db
			.update(officers)
			.set({ totpSecret, totpConfirmedAt: now })
			.where(eq(officers.id, officerId));
		const made = { id, position, ...(await publicKeysOf(keys)) };
		const locked = {
			byPassphrase: await quicklyLocked(keys, passphrase),
			byRecovery: await quicklyLocked(keys, `${passphrase} pulih`)
		};
		await storeMemberKeys(db, { id: officerId, ...account }, { ...made, ...locked }, day);
		members.push({ ...made, name });
	}
	const manifest: Manifest = {
		version: 1,
		previous: null,
		from: day,
		until: `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`.replace('-02-29', '-02-28'),
		members
	};
	const root = ed25519.getPublicKey(ROOT_SEED);
	await storeManifest(db, signManifest(manifest, ROOT_SEED), root, day);
}

// The form of `wrapKeys` with less work, so that the tests start soon.
function quicklyLocked({ identity, signSeed }: MemberKeys, secret: string): Promise<Uint8Array> {
	const encrypter = new Encrypter();
	encrypter.setPassphrase(secret);
	encrypter.setScryptWorkFactor(8);
	const text = { identity, signSeed: Buffer.from(signSeed).toString('base64') };
	return encrypter.encrypt(JSON.stringify(text));
}
