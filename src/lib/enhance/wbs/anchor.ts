// Compares what the server hands out with its log of days, and the log with a head that the member
// noted. Nothing of it is kept in the browser: what was noted is on paper, or in a mail.
import { formatDate } from '#lib/labels/deadline.ts';
import {
	type Anchor,
	type AnchorVerdict,
	headCode,
	listHash,
	openAnchor,
	parseHeadCode,
	type PublishedDay,
	SealedError,
	threadVerdict
} from '#lib/sealed/index.ts';
import type { OpenCase } from './case.ts';
import { titleOf } from './case-view.ts';
import type { Searching } from './searching.ts';
import { daysAfter } from './team.ts';

/** Fewer than the server gives (400): a page may be of yesterday. */
const COMPARED_DAYS = 390;
const LOST = 'Jangkar tidak terambil: sambungan terputus. Cari lagi.';

/** The log does not hold together. */
class LogChanged extends Refused {}

import { arrived, ask, Refused } from './page.ts';

/** @returns the log since a day, computed anew; null before the first day is over @throws Refused, Lost */
export async function fetchAnchor(from: string): Promise<Anchor | null> {
	const response = await ask(`/petugas/wbs/jangkar?dari=${from}`);
	if (!response.ok || response.redirected) {
		const { message } = (await response.json().catch(() => ({}))) as { message?: string };
		throw new Refused(message ?? 'Jangkar tidak bisa diambil. Muat ulang halaman.');
	}
	const { before, days, keptSince } = (await arrived(response.json())) as {
		before: string;
		days: PublishedDay[];
		keptSince: string;
	};
	if (days.length === 0) return null;
	try {
		return openAnchor(before, days, keptSince);
	} catch (error) {
		if (!(error instanceof SealedError)) throw error;
		throw new LogChanged('Catatan harian dari server tidak utuh: ada yang mengubahnya.');
	}
}

/** What came of comparing. */
export interface Compared {
	/** The log; null before the first day is over, and when it did not come. */
	anchor: Anchor | null;
	/** The first day that was compared; ISO date. */
	from: string;
	/** A sentence for each thing that is not as it was. */
	differences: string[];
	/** Why it could not be compared, in words; '' when it could. */
	problem: string;
}

/**
 * Compares what a search has found with the log.
 * @param cases what of it this member's key opened
 * @param today ISO date
 */
export async function compareWithLog(
	searched: Pick<Searching, 'from' | 'listed'>,
	cases: readonly OpenCase[],
	today: string
): Promise<Compared> {
	const furthest = daysAfter(today, -COMPARED_DAYS);
	const from = searched.from > furthest ? searched.from : furthest;
	const compared: Compared = { anchor: null, from, differences: [], problem: '' };
	try {
		const anchor = await fetchAnchor(from);
		if (!anchor) return compared;
		const titled = cases.map((open) => ({ title: titleOf(open), open }));
		return { ...compared, anchor, differences: differences(anchor, searched.listed, titled) };
	} catch (error) {
		if (error instanceof LogChanged) return { ...compared, differences: [error.message] };
		const problem = error instanceof Refused ? error.message : LOST;
		return { ...compared, problem };
	}
}

/**
 * @param listed ids of the list's entries by day, as this browser got them
 * @param cases what this member's key opened
 * @returns a sentence for each thing that is not as it was
 */
export function differences(
	anchor: Anchor,
	listed: ReadonlyMap<string, readonly string[]>,
	cases: readonly { title: string; open: OpenCase }[]
): string[] {
	const found: string[] = [];
	for (const [day, hash] of anchor.listed) {
		const ids = listed.get(day);
		if (ids && listHash(ids) !== hash) {
			found.push(`Daftar ${formatDate(day)} diubah: ada yang dihapus, ditambah atau diganti.`);
		}
	}
	for (const { title, open } of cases) {
		for (const [thread, name] of THREADS) {
			const verdict = threadVerdict(anchor, open.readHashes, thread, open.stored[thread]);
			if (verdict !== 'whole') found.push(`${title}: ${VERDICTS[verdict](name)}`);
		}
	}
	return found;
}

/**
 * Compares a noted head with the log.
 * @param day ISO @param typed the code as noted
 * @throws Refused when it does not fit, with what that means
 */
export async function compareNoted(day: string, typed: string, latest: Anchor): Promise<void> {
	const code = parseHeadCode(typed);
	if (code === null) {
		throw new Refused('Ada huruf sidik yang salah atau kurang. Lihat catatan Anda, ketik lagi.');
	}
	if (day > latest.until) throw new Refused('Hari itu belum ditutup, jadi belum ada jangkarnya.');
	const anchor = latest.heads.has(day) ? latest : await fetchAnchor(day);
	const head = anchor?.heads.get(day);
	// Both reach to the same day, so they are one chain.
	const sameChain = anchor?.heads.get(latest.until) === latest.heads.get(latest.until);
	if (head === undefined || !sameChain || headCode(head) !== code) {
		throw new Refused(
			`TIDAK COCOK. Isi saluran sampai ${formatDate(day)} bukan yang dulu. Jangan lanjutkan; hubungi pemegang kunci induk.`
		);
	}
}

const THREADS = [
	['talk', 'percakapan'],
	['case', 'catatan tim']
] as const;
const VERDICTS: Record<Exclude<AnchorVerdict, 'whole'>, (name: string) => string> = {
	cut: (name) => `akhir ${name} hilang.`,
	changed: (name) => `${name} tidak sama dengan saat disimpan.`,
	added: (name) => `ada yang disisipkan ke ${name}.`
};
