// The team as this browser has checked it, and the reports that a member's key opens. Keys live in
// memory; what the server says counts only with the right signature.
import { fromBase64 } from '#lib/sealed/bytes.ts';
import {
	type Author,
	type Manifest,
	manifestDigest,
	type Member,
	type MemberKeys,
	openManifest,
	openSlots,
	parseRecoveryCode,
	publicKeysOf,
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
	manifests: { version: number; text: string; signature: string }[];
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
 * names: so a team goes on under a new root, and who has left can still be told as an author.
 * @throws Refused when the server's answer can't be trusted
 */
export function readTeam({ rootKey, minimumVersion, today, manifests }: PageTeam): Team {
	const latest = manifests.at(-1);
	if (!latest) throw new Refused('Susunan tim belum ditandatangani.');
	const members = new Map<string, Member>();
	let current: Manifest;
	try {
		const pinned = { rootKey: fromBase64(rootKey, 32), minimumVersion };
		current = openManifest(latest, pinned, today);
	} catch (error) {
		throw new Refused(
			error instanceof SealedError && error.code === 'expired'
				? 'Susunan tim tidak berlaku hari ini. Pemegang kunci induk perlu menandatangani lagi.'
				: UNTRUSTED
		);
	}
	const all = [current];
	let named = current.previous;
	for (const older of manifests.slice(0, -1).reverse()) {
		if (manifestDigest(older) !== named) throw new Refused(UNTRUSTED);
		const manifest = JSON.parse(older.text) as Manifest;
		all.push(manifest);
		for (const member of manifest.members) members.set(member.id, member);
		named = manifest.previous;
	}
	if (named !== null) throw new Refused(UNTRUSTED);
	for (const member of current.members) members.set(member.id, member);
	const memberOf = (author: Author) => members.get(author.replace('member:', ''));
	return {
		current,
		idsOn: (day) => {
			const then = all.find(({ from }) => from <= day) ?? all.at(-1);
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
 * Unlocks the member's keys.
 * @param secret the five words, or the recovery code
 * @throws Refused with a sentence
 */
export async function unlock(page: PageTeam, team: Team, secret: string): Promise<Unlocked> {
	const recovery = parseRecoveryCode(secret);
	let keys: MemberKeys;
	try {
		const locked = recovery === null ? page.keys.byPassphrase : page.keys.byRecovery;
		keys = await unwrapKeys(fromBase64(locked), recovery ?? secret);
	} catch {
		throw new Refused(
			'Kata sandi kunci itu tidak membuka kunci Anda. Periksa ejaan kelima katanya, atau pakai kode pemulihan.'
		);
	}
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
