// The words of the satisfaction survey (SKM): the nine elements, the profile, channels, grades and
// periods. What is asked about each element is the office's to word: content/survei.json.
import {
	PROFILE,
	PROFILE_FIELDS,
	type Profile,
	type ProfileField,
	type SurveyChannel
} from '#lib/codes/survey-codes.ts';
import { periodName } from './monitoring.ts';

/** What is asked about an element, in the office's words (content/survei.json). */
export interface SurveyQuestion {
	question: string;
	/** They count 1, 2, 3, 4. */
	answers: readonly [string, string, string, string];
}

/**
 * The elements (unsur) of PermenPANRB 14/2017, by its names. Scores are stored in this order, so an
 * element can't be moved.
 */
export const SURVEY_ELEMENTS = [
	{ code: 'U1', name: 'Persyaratan' },
	{ code: 'U2', name: 'Sistem, mekanisme, dan prosedur' },
	{ code: 'U3', name: 'Waktu penyelesaian' },
	{ code: 'U4', name: 'Biaya atau tarif' },
	{ code: 'U5', name: 'Produk spesifikasi jenis pelayanan' },
	{ code: 'U6', name: 'Kompetensi pelaksana' },
	{ code: 'U7', name: 'Perilaku pelaksana' },
	{ code: 'U8', name: 'Penanganan pengaduan, saran, dan masukan' },
	{ code: 'U9', name: 'Sarana dan prasarana' }
] as const;

/** Mutu and kinerja of PermenPANRB 14/2017. */
export const GRADE_LABELS = {
	A: 'Sangat baik',
	B: 'Baik',
	C: 'Kurang baik',
	D: 'Tidak baik'
} as const;

export const SURVEY_CHANNEL_LABELS = {
	complaint: 'Sesudah laporan selesai',
	counter: 'Di loket',
	outreach: 'Di sosialisasi'
} as const satisfies Record<SurveyChannel, string>;

/** In place of a service that nobody named. */
export const NO_SERVICE_LABEL = 'Layanan tidak disebut';

/** In place of anything else that a respondent kept to themselves. */
export const NOT_SAID_LABEL = 'Tidak menyebut';

export const PROFILE_LABELS = {
	sex: 'Jenis kelamin',
	age: 'Usia',
	education: 'Pendidikan terakhir',
	job: 'Pekerjaan utama',
	disability: 'Penyandang disabilitas'
} as const satisfies Record<ProfileField, string>;

const PROFILE_WORDS: {
	[Field in ProfileField]: Record<(typeof PROFILE)[Field][number], string>;
} = {
	sex: { female: 'Perempuan', male: 'Laki-laki' },
	age: {
		under_20: 'Di bawah 20 tahun',
		'20_29': '20 sampai 29 tahun',
		'30_39': '30 sampai 39 tahun',
		'40_49': '40 sampai 49 tahun',
		'50_59': '50 sampai 59 tahun',
		'60_up': '60 tahun ke atas'
	},
	education: {
		primary: 'SD atau di bawahnya',
		junior: 'SMP',
		senior: 'SMA atau SMK',
		diploma: 'Diploma',
		bachelor: 'S1',
		postgraduate: 'S2 atau S3'
	},
	job: {
		civil_servant: 'PNS atau PPPK',
		military_police: 'TNI atau Polri',
		employee: 'Pegawai swasta',
		self_employed: 'Wirausaha',
		farmer: 'Petani, pekebun, atau nelayan',
		household: 'Mengurus rumah tangga',
		student: 'Pelajar atau mahasiswa',
		other: 'Lainnya'
	},
	disability: { yes: 'Ya', no: 'Tidak' }
};

/** The choices of a profile's part, as form and paper offer them. */
export function profileChoices(field: ProfileField): { value: string; label: string }[] {
	const words: Record<string, string> = PROFILE_WORDS[field];
	return PROFILE[field].map((value) => ({ value, label: words[value] ?? value }));
}

/** All parts of the profile, in the order of the paper. */
export const PROFILE_QUESTIONS = PROFILE_FIELDS.map((field) => ({
	field,
	label: PROFILE_LABELS[field],
	choices: profileChoices(field)
}));

/**
 * Reads the profile of a sheet of paper: one digit for each part in the paper's order, 0 or nothing
 * where none was ticked.
 * @returns null when a digit stands for no choice
 */
export function profileFromDigits(digits: string): Profile | null {
	const parts = PROFILE_FIELDS.map((field, at) => {
		const digit = Number(digits[at] ?? 0);
		return digit === 0 ? null : (PROFILE[field][digit - 1] ?? undefined);
	});
	if (parts.includes(undefined) || digits.length > PROFILE_FIELDS.length) return null;
	return Object.fromEntries(PROFILE_FIELDS.map((field, at) => [field, parts[at]])) as Profile;
}

const QUARTERS = [
	'Januari sampai Maret',
	'April sampai Juni',
	'Juli sampai September',
	'Oktober sampai Desember'
];

/**
 * `Triwulan III 2026 (Juli sampai September)`, `Tahun 2026`.
 * @param period a year (`2026`) or a quarter (`2026-TW3`)
 */
export function periodLabel({ code }: { code: string }): string {
	const [, quarter] = code.split('-TW');
	return quarter ? `${periodName(code)} (${QUARTERS[Number(quarter) - 1]})` : `Tahun ${code}`;
}

const decimals = new Intl.NumberFormat('id-ID', {
	minimumFractionDigits: 2,
	maximumFractionDigits: 2
});

/** `91,48`. */
export function formatIndex(value: number): string {
	return decimals.format(value);
}
