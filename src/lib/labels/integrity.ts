// The words of the integrity zone.
const percent = new Intl.NumberFormat('id-ID', { style: 'percent', maximumFractionDigits: 1 });

/** `87,5%`, or that there is nothing to divide. @param share of 1; null: nothing was to be done */
export function handlingShare(share: number | null): string {
	return share === null ? 'Belum ada yang dihitung' : percent.format(share);
}

/** How the three counts are made, for everybody who has to answer for them. */
export const HANDLING_DEFINITION =
	'Harus ditindaklanjuti = sedang diproses + selesai. Selesai: ditutup atau diteruskan dalam tahun itu. Sedang diproses: masih terbuka pada akhir tahun, atau hari ini. Yang ditolak, dan yang menyangkut petugas, tidak dihitung.';

/** What was not confirmed about the share. */
export const HANDLING_DOUBT =
	'Rumus lembar penilaian belum kami cocokkan: apakah yang sedang diproses ikut dihitung.';
