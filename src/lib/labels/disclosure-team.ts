// The Indonesian words of the sealed channel's team.
import type { Escrow, Manifest } from '#lib/sealed/index.ts';
import type { DisclosureCategory, DisclosureQuestion, ToldStatus } from '#lib/sealed/talk.ts';
import type { Assessment, CaseStage, Outcome, TeamBody } from '#lib/sealed/team-bodies.ts';

export const DISCLOSURE_CATEGORY_LABELS = {
	extortion: 'Pungutan liar',
	gratuity: 'Gratifikasi',
	abuse_of_power: 'Penyalahgunaan wewenang',
	conflict_of_interest: 'Konflik kepentingan',
	misconduct: 'Pelanggaran disiplin',
	other: 'Lainnya'
} as const satisfies Record<DisclosureCategory, string>;

/** What the reserve key is called. */
export const ESCROW_LABEL = 'Kunci cadangan';

/** @returns the reserve key and who keeps its sheets */
export function escrowWords({ holders }: Pick<Escrow, 'holders'>): string {
	return `${ESCROW_LABEL}, lembarnya dipegang ${listWords(holders)}`;
}

/** @returns "A, B, dan C" */
export function listWords(names: readonly string[]): string {
	return new Intl.ListFormat('id').format(names);
}

/** Somebody whom a reporter may leave out, as the form shows them. */
export interface ReaderChoice {
	id: string;
	name: string;
	hint: string;
	/** The reserve key, which alone is not enough to read. */
	escrow: boolean;
}

/** @returns everybody who would get a key, the reserve key last */
export function readerChoices({
	members,
	escrow
}: Pick<Manifest, 'members' | 'escrow'>): ReaderChoice[] {
	const choices = members.map(({ id, name, position }) => ({
		...{ id, name, hint: position },
		escrow: false
	}));
	if (!escrow) return choices;
	const hint = `Tiga lembar kertas di luar kantor, dipegang ${listWords(escrow.holders)}. Satu lembar tidak membuka apa pun; dua lembar bersama membuka. Gunanya bila tim tidak bisa membaca lagi, misalnya semua kuncinya hilang. Bila dipakai, tertulis di kotak Anda.`;
	return [...choices, { id: escrow.id, name: ESCROW_LABEL, hint, escrow: true }];
}

/** @returns who would get a key and who was left out, by name */
export function readersWords(reading: readonly string[], leftOut: readonly string[]): string {
	return [
		reading.length > 0 && `Yang bisa membaca: ${listWords(reading)}.`,
		leftOut.length > 0 && `Tidak bisa: ${listWords(leftOut)}.`
	]
		.filter(Boolean)
		.join(' ');
}

/** The questions of a report, as the team reads the answers. */
export const ANSWER_LABELS = {
	what: 'Apa yang terjadi',
	who: 'Siapa',
	when: 'Kapan',
	where: 'Di mana',
	how: 'Bagaimana',
	evidence: 'Bukti'
} as const satisfies Record<DisclosureQuestion, string>;

/** What the reporter is told, as it stands in the talk. */
export const TOLD_LABELS = {
	received: 'Kabar: laporan sudah dibaca',
	examining: 'Kabar: laporan diperiksa',
	not_for_us: 'Kabar: bukan urusan WBS',
	closed: 'Kabar: laporan ditutup'
} as const satisfies Record<ToldStatus, string>;

/** How far a case is, in the list. */
export const CASE_STAGE_LABELS = {
	new: 'Belum dibalas',
	answered: 'Menunggu penilaian',
	examined: 'Diperiksa',
	concluded: 'Ada hasil, belum ditutup',
	closing: 'Menunggu persetujuan penutupan',
	closed: 'Ditutup',
	retracted: 'Ditarik pelapor'
} as const satisfies Record<CaseStage, string>;

export const ASSESSMENT_LABELS = {
	examine: 'Layak diperiksa',
	ask_reporter: 'Perlu keterangan lagi dari pelapor',
	not_for_us: 'Bukan urusan WBS'
} as const satisfies Record<Assessment, string>;

export const OUTCOME_LABELS = {
	discipline: 'Terbukti, hukuman disiplin',
	ethics: 'Terbukti, pelanggaran kode etik',
	forwarded_criminal: 'Dugaan pidana, diteruskan',
	unproven: 'Tidak terbukti',
	insufficient_evidence: 'Tidak cukup bukti'
} as const satisfies Record<Outcome, string>;

export const TEAM_ENTRY_LABELS = {
	note: 'Catatan',
	assessment: 'Penilaian',
	outcome: 'Hasil',
	closing: 'Usul menutup',
	approval: 'Setuju',
	reader: 'Usul memberi akses',
	recusal: 'Mengundurkan diri dari laporan ini',
	key: 'Kunci laporan diganti. Yang sudah keluar tidak membuka tulisan sesudah ini.',
	export: 'Diserahkan sebagai berkas'
} as const satisfies Record<TeamBody['kind'], string>;

/** What a new team means for a person. */
export const TEAM_CHANGE_LABELS = {
	joins: 'Masuk',
	leaves: 'Keluar',
	stays: 'Tetap'
} as const satisfies Record<'joins' | 'leaves' | 'stays', string>;
