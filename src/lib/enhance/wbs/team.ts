// The team as this browser has checked it, and the reports that a member's key opens. Keys live in
// memory; what the server says counts only with the right signature.
import { fromBase64 } from '#lib/sealed/bytes.ts';
import {
	type ApprovedManifest,
	approvedSince,
	type Author,
	type Manifest,
	type Member,
	type MemberKeys,
	openApproved,
	openSlots,
	parseRecoveryCode,
	publicKeysOf,
	readManifest,
	SealedError,
	unwrapKeys
} from '#lib/sealed/index.ts';
import { Refused } from './page.ts';

const UNTRUSTED =
	'Susunan tim dari server tidak sah. Jangan lanjutkan; hubungi pemegang kunci induk.';

/** What the page brings along for the script. */
export interface PageTeam {
	rootKey: string;
	minimumVersion: number;
	/** ISO date by the office's clock. */
	today: string;
	manifests: (ApprovedManifest & { version: number })[];
	keys: { id: string; byPassphrase: string; byRecovery: string };
}

/** Everybody who has ever been a member, by checked manifests. */
export interface Team {
	current: Manifest;
	/** Ids of the members for whom reports of a day were sealed, by the manifest then in force. */
	idsOn: (day: string) => string[];
	/** Null for somebody who never was one. */
	keyOf: (author: Author) => Uint8Array | null;
	nameOf: (author: Author) => string;
}

/** The member at this computer, unlocked. */
export interface Unlocked {
	id: string;
	author: Author;
	keys: MemberKeys;
}

/**
 * Checks the latest manifest with the root's key, and each older one by the digest that the next one
 * names: so a team goes on under a new root, and who has left can still be told as an author. Each
 * needs the consent of members of the one before it.
 * @throws Refused when the server's answer can't be trusted
 */
export function readTeam({ rootKey, minimumVersion, today, manifests }: PageTeam): Team {
	const latest = manifests.at(-1);
	if (!latest) throw new Refused('Susunan tim belum ditandatangani.');
	let current: Manifest;
	/** Newest first, each with the day from which it held. */
	const all: { since: string; members: readonly Member[] }[] = [];
	try {
		const pinned = { rootKey: fromBase64(rootKey, 32), minimumVersion };
		current = openApproved(latest, manifests.at(-2)?.text ?? null, pinned, today);
		for (let place = manifests.length - 1; place >= 0; place--) {
			const signed = manifests[place];
			if (!signed) break;
			// Also tells when a manifest is missing, or another stands in its place.
			const since = approvedSince(signed, manifests[place - 1]?.text ?? null);
			all.push({ since, members: readManifest(signed.text).members });
		}
	} catch (error) {
		throw new Refused(
			error instanceof SealedError && error.code === 'expired'
				? 'Susunan tim tidak berlaku hari ini. Pemegang kunci induk perlu menandatangani lagi.'
				: UNTRUSTED
		);
	}
	const members = new Map<string, Member>();
	for (const manifest of [...all].reverse()) {
		for (const member of manifest.members) members.set(member.id, member);
	}
	const memberOf = (author: Author) => members.get(author.replace('member:', ''));
	return {
		current,
		idsOn: (day) => {
			const then = all.find(({ since }) => since <= day) ?? all.at(-1);
			return (then?.members ?? []).map(({ id }) => id);
		},
		keyOf: (author) => {
			const member = memberOf(author);
			return member ? fromBase64(member.signKey, 32) : null;
		},
		nameOf: (author) => (author === 'reporter' ? 'Pelapor' : (memberOf(author)?.name ?? 'Anggota'))
	};
}

/**
 * Unlocks keys.
 * @param locked as the server keeps them
 * @param secret the five words, or the recovery code
 * @throws Refused with a sentence
 */
export async function unlockKeys(locked: PageTeam['keys'], secret: string): Promise<MemberKeys> {
	const recovery = parseRecoveryCode(secret);
	try {
		const wrapped = recovery === null ? locked.byPassphrase : locked.byRecovery;
		return await unwrapKeys(fromBase64(wrapped), recovery ?? secret);
	} catch {
		throw new Refused(
			'Kata sandi kunci itu tidak membuka kunci Anda. Periksa ejaan kelima katanya, atau pakai kode pemulihan.'
		);
	}
}

/**
 * Unlocks the keys of a member in force.
 * @param secret the five words, or the recovery code
 * @throws Refused with a sentence
 */
export async function unlock(page: PageTeam, team: Team, secret: string): Promise<Unlocked> {
	const keys = await unlockKeys(page.keys, secret);
	const { recipient } = await publicKeysOf(keys);
	const own = team.current.members.find((member) => member.recipient === recipient);
	if (!own) {
		throw new Refused('Kunci Anda tidak tercantum dalam susunan tim yang berlaku sekarang.');
	}
	return { id: own.id, author: `member:${own.id}`, keys };
}

/** A report that this member's key opens. */
export interface Found {
	id: string;
	listedOn: string;
	/** The report's own identity. */
	identity: string;
}

/**
 * Tries the member's key on every entry of some days.
 * @param progress told how many days are done
 * @returns what it opens, and the ids of all entries by day
 */
export async function findReports(
	{ keys }: Unlocked,
	from: string,
	until: string,
	progress: (share: number) => void
): Promise<{ found: Found[]; listed: Map<string, string[]> }> {
	const address = `/petugas/wbs/daftar?dari=${from}&sampai=${until}`;
	const response = await fetch(address, { cache: 'no-store' });
	if (!response.ok || response.redirected) {
		throw new Refused('Daftar tidak bisa diambil. Muat ulang halaman, lalu masuk lagi.');
	}
	const { entries } = (await response.json()) as {
		entries: { id: string; listedOn: string; slots: string[] }[];
	};
	const found: Found[] = [];
	const listed = new Map<string, string[]>();
	for (const { id, listedOn } of entries)
		listed.set(listedOn, [...(listed.get(listedOn) ?? []), id]);
	for (const [place, { id, listedOn, slots }] of entries.entries()) {
		try {
			const sealed = slots.map((slot) => fromBase64(slot));
			found.push({ id, listedOn, identity: await openSlots(sealed, keys.identity) });
		} catch (error) {
			// Not ours to read, or a decoy: both look like this.
			if (!(error instanceof SealedError)) throw error;
		}
		progress((place + 1) / entries.length);
	}
	return { found, listed };
}
