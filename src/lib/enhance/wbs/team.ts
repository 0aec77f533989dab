// The team as this browser has checked it, and the reports that a member's key opens. Keys live in
// memory; what the server says counts only with the right signature.
import { formatDate } from '#lib/labels/deadline.ts';
import { ESCROW_LABEL } from '#lib/labels/disclosure-team.ts';
import { fromBase64 } from '#lib/sealed/bytes.ts';
import {
	type ApprovedManifest,
	type Author,
	authorId,
	type Chain,
	type Escrow,
	type Manifest,
	type MemberKeys,
	openChain,
	openManifest,
	openSlots,
	parseRecoveryCode,
	publicKeysOf,
	readersOf,
	SealedError,
	unwrapKeys,
	type Writers
} from '#lib/sealed/index.ts';
import { arrived, ask, Refused } from './page.ts';

const UNTRUSTED =
	'Susunan tim dari server tidak sah. Jangan lanjutkan; hubungi pemegang kunci induk.';

/** As many as the server gives at once. */
const DAYS_AT_ONCE = 31;
const ROUNDS = 3;

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
export interface Team extends Writers {
	current: Manifest;
	/** Reserve keys that there ever were, the latest first. */
	escrows: Escrow[];
	/** Ids of the readers for whom reports of a day were sealed, by the manifest then in force. */
	idsOn: (day: string) => string[];
	nameOf: (author: Author) => string;
}

/** The member at this computer, unlocked. */
export interface Unlocked {
	id: string;
	author: Author;
	keys: MemberKeys;
}

/**
 * Checks the latest manifest with the root's key, and the chain that leads to it: so a team goes on under
 * a new root, and who has left can still be told as an author.
 * @throws Refused when the server's answer can't be trusted
 */
export function readTeam({
	rootKey,
	minimumVersion,
	today,
	manifests
}: Omit<PageTeam, 'keys'>): Team {
	const latest = manifests.at(-1);
	if (!latest) throw new Refused('Susunan tim belum ditandatangani.');
	let current: Manifest;
	let chain: Chain;
	try {
		const pinned = { rootKey: fromBase64(rootKey, 32), minimumVersion };
		current = openManifest(latest, pinned, today);
		chain = openChain(manifests, pinned);
	} catch (error) {
		throw new Refused(
			error instanceof SealedError && error.code === 'expired'
				? 'Susunan tim tidak berlaku hari ini. Pemegang kunci induk perlu menandatangani lagi.'
				: UNTRUSTED
		);
	}
	const { manifests: all, keyOf, samePerson } = chain;
	return {
		current,
		escrows: all.flatMap(({ manifest: { escrow } }) => (escrow ? [escrow] : [])),
		idsOn: (day) => {
			const then = all.find(({ since }) => since <= day) ?? all.at(-1);
			return then ? readersOf(then.manifest).map(({ id }) => id) : [];
		},
		nameOf: (author) => {
			if (author === 'reporter') return 'Pelapor';
			return chain.nameOf(authorId(author), ESCROW_LABEL) ?? 'Anggota';
		},
		keyOf,
		samePerson
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

/** What a search of some days has found. */
interface Search {
	found: Found[];
	/** Ids of all entries, by day. */
	listed: Map<string, string[]>;
	/** The first of the days. */
	from: string;
}

/**
 * Tries a key on the days before one, a month at a time, as far back as one search goes.
 * @param before ISO date
 * @param say told what is being searched, in words
 */
export async function* findEarlier(
	who: Unlocked,
	before: string,
	say: (words: string) => void
): AsyncGenerator<Search, void> {
	let from = before;
	for (let round = 0; round < ROUNDS; round++) {
		const until = daysAfter(from, -1);
		from = daysAfter(until, 1 - DAYS_AT_ONCE);
		const found = await findReports(who, from, until, (share) =>
			say(`Mencari sejak ${formatDate(from)}: ${Math.round(share * 100)}%`)
		);
		yield { ...found, from };
	}
}

/** @param day ISO date */
export function daysAfter(day: string, days: number): string {
	return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
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
	const response = await ask(address);
	if (!response.ok || response.redirected) {
		throw new Refused(
			'Daftar tidak bisa diambil. Muat ulang halaman, lalu masuk lagi.',
			response.redirected ? 401 : response.status
		);
	}
	const { entries } = (await arrived(response.json())) as {
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
