// The team as this browser has checked it, and the reports that a member's key opens. Keys live in
// memory; what the server says counts only with the right signature.
import { fromBase64 } from '#lib/sealed/bytes.ts';
import {
	type Author,
	type Manifest,
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
 * Checks each manifest with the root's key.
 * @throws Refused when the server's answer can't be trusted
 */
export function readTeam({ rootKey, minimumVersion, today, manifests }: PageTeam): Team {
	const root = fromBase64(rootKey, 32);
	const members = new Map<string, Member>();
	let current: Manifest | null = null;
	try {
		for (const signed of manifests) {
			const { from } = JSON.parse(signed.text) as { from: string };
			// Older ones are over; their signatures still tell who wrote what.
			const manifest = openManifest(signed, { rootKey: root, minimumVersion: 1 }, from);
			for (const member of manifest.members) members.set(member.id, member);
		}
		const latest = manifests.at(-1);
		if (latest) current = openManifest(latest, { rootKey: root, minimumVersion }, today);
	} catch (error) {
		throw new Refused(
			error instanceof SealedError && error.code === 'expired'
				? 'Susunan tim sudah lewat masa berlakunya. Pemegang kunci induk perlu menandatangani lagi.'
				: 'Susunan tim dari server tidak sah. Jangan lanjutkan; hubungi pemegang kunci induk.'
		);
	}
	if (!current) throw new Refused('Susunan tim belum ditandatangani.');
	const memberOf = (author: Author) => members.get(author.replace('member:', ''));
	return {
		current,
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
 */
export async function findReports(
	{ keys }: Unlocked,
	from: string,
	until: string,
	progress: (share: number) => void
): Promise<Found[]> {
	const address = `/petugas/wbs/daftar?dari=${from}&sampai=${until}`;
	const response = await fetch(address, { cache: 'no-store' });
	if (!response.ok || response.redirected) {
		throw new Refused('Daftar tidak bisa diambil. Muat ulang halaman, lalu masuk lagi.');
	}
	const { entries } = (await response.json()) as {
		entries: { id: string; listedOn: string; slots: string[] }[];
	};
	const found: Found[] = [];
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
	return found;
}
