// The published file of a period: one observation for each number, as a table that people and programs
// read alike. Pure.
import type {
	ReleaseBreakdown,
	ReleaseKind,
	ReleaseMeasure,
	ReleaseState
} from '#lib/codes/release-codes.ts';
import { CHANNEL_LABELS, CLASS_LABELS, STAGE_LABELS, TYPE_LABELS } from '#lib/labels/complaints.ts';
import { MEASURE_WORDS } from '#lib/labels/releases.ts';
import { coarseShare, SMALLEST_SHOWN } from '#lib/suppression/index.ts';
import type { Office } from '../complaints/index.ts';
import type { Figures } from '../figures/index.ts';
import {
	ALL,
	DIVIDED_SERIES,
	type LinkedNumber,
	type LinkedNumbers,
	SINGLE_SERIES
} from './linked.ts';

/** One number of a published file; its names are those of the file. */
export interface Observation {
	readonly ukuran: ReleaseMeasure;
	readonly pemilah: ReleaseBreakdown;
	readonly kode: string;
	readonly nama: string;
	/** Null when there is none, or when it is hidden: `keadaan` says which. */
	readonly nilai: number | null;
	readonly satuan: string;
	/** For a share: the percent that it is a multiple of. */
	readonly ketelitian: number | null;
	readonly keadaan: ReleaseState;
}

/** A published file. */
export interface ReleaseDocument {
	readonly periode: string;
	readonly jenis: ReleaseKind;
	/** ISO dates, both included. */
	readonly tanggal_awal: string;
	readonly tanggal_akhir: string;
	/** ISO date. */
	readonly diterbitkan: string;
	readonly instansi: string;
	readonly kode_wilayah: string;
	readonly wilayah: string;
	readonly data: readonly Observation[];
}

/** Two lie beyond the slowest tenth of so many. */
const FEWEST_FOR_TENTH = 20;

/**
 * @param office names of everything
 * @param numbers the linked counts, decided
 * @param figures what stands beside them
 */
export function observationsOf(
	office: Office,
	numbers: LinkedNumbers,
	figures: Pick<Figures, 'clocks' | 'resolution' | 'ratings'>
): Observation[] {
	const { regency } = office.places;
	const whole = { pemilah: 'semua', kode: regency.code, nama: regency.name } as const;
	const { ratings } = figures;
	const rated = Object.values(ratings).reduce((sum, n) => sum + n, 0);
	const observations = SINGLE_SERIES.map((ukuran) => countOf(ukuran, whole, numbers[ukuran][ALL]));
	for (const pemilah of DIVIDED_SERIES) {
		for (const [kode, number] of Object.entries(numbers[pemilah])) {
			const nama = namesOf(office, pemilah).get(kode) ?? kode;
			observations.push(countOf('laporan_masuk', { pemilah, kode, nama }, number));
		}
	}
	observations.push(shareOf('dinilai_baik', whole, ratings['4'] + ratings['5'], rated));
	for (const { stage, kept, missed } of figures.clocks) {
		const where = { pemilah: 'tahap', kode: stage, nama: STAGE_LABELS[stage] } as const;
		observations.push(shareOf('tepat_waktu', where, kept, kept + missed));
	}
	for (const one of figures.resolution) {
		if (one.class === 'unverified') continue;
		const where = { pemilah: 'kelas', kode: one.class, nama: CLASS_LABELS[one.class] } as const;
		observations.push(
			daysOf('hari_tengah', where, one.medianDays, one.answered, SMALLEST_SHOWN),
			daysOf('hari_persepuluh_terlama', where, one.p90Days, one.answered, FEWEST_FOR_TENTH),
			made('hari_janji', where, one.promisedDays, one.promisedDays === null ? 'tidak_ada' : 'ada')
		);
	}
	return observations;
}

type Where = Pick<Observation, 'pemilah' | 'kode' | 'nama'>;

function made(
	ukuran: ReleaseMeasure,
	where: Where,
	nilai: number | null,
	keadaan: ReleaseState,
	ketelitian: number | null = null
): Observation {
	const satuan = MEASURE_WORDS[ukuran].unit;
	return { ukuran, ...where, nilai, satuan, ketelitian, keadaan };
}

function countOf(ukuran: ReleaseMeasure, where: Where, number: LinkedNumber | undefined) {
	if (number?.state === 'shown') return made(ukuran, where, number.value, 'ada');
	const keadaan = number?.state === 'hidden' ? 'disembunyikan' : 'terlalu_sedikit';
	return made(ukuran, where, null, keadaan);
}

function shareOf(ukuran: ReleaseMeasure, where: Where, hits: number, of: number): Observation {
	const share = coarseShare(hits, of);
	return share
		? made(ukuran, where, share.atLeast, 'ada', share.step)
		: made(ukuran, where, null, 'terlalu_sedikit');
}

function daysOf(
	ukuran: ReleaseMeasure,
	where: Where,
	days: number | null,
	answered: number,
	fewest: number
): Observation {
	return answered < fewest
		? made(ukuran, where, null, 'terlalu_sedikit')
		: made(ukuran, where, days, 'ada');
}

function namesOf(
	{ agency, places }: Office,
	series: (typeof DIVIDED_SERIES)[number]
): Map<string, string> {
	const listed = (list: readonly { code: string; name: string }[]) =>
		new Map(list.map(({ code, name }) => [code, name]));
	switch (series) {
		case 'jenis':
			return new Map(Object.entries(TYPE_LABELS));
		case 'kanal':
			return new Map(Object.entries(CHANNEL_LABELS));
		case 'layanan':
			return listed(agency.services);
		case 'kategori':
			return listed(agency.categories);
		case 'kecamatan':
			return listed(places.kecamatan);
	}
}
