// The words of guides: papers, people, places, and times.
import type {
	DayLimit,
	GuideStep,
	PaperForm,
	Requirement,
	StepDoer,
	StepPlace
} from '#lib/guides/guide.ts';

export const PAPER_FORM_WORDS = {
	original: 'asli',
	copy: 'fotokopi',
	original_and_copy: 'asli dan fotokopi',
	filled_form: 'formulir, diisi',
	photo: 'foto',
	at_hand: 'siapkan',
	present_in_person: 'harus datang sendiri',
	recorded_in_person: 'harus datang sendiri'
} as const satisfies Record<PaperForm, string>;

export const STEP_DOER_WORDS = {
	resident: 'Anda',
	officer: 'Petugas dinas',
	kecamatan: 'Petugas kecamatan',
	village: 'Perangkat desa',
	other: 'Orang lain'
} as const satisfies Record<StepDoer, string>;

export const STEP_PLACE_WORDS = {
	home: 'di rumah',
	online: 'lewat HP',
	village: 'di kantor desa',
	kecamatan: 'di kantor kecamatan',
	office: 'di kantor dinas',
	elsewhere: 'di tempat lain'
} as const satisfies Record<StepPlace, string>;

export const STEP_JOIN_WORDS = {
	then: '',
	and: 'Bisa sekaligus, urutannya bebas',
	or: 'Atau dengan cara ini'
} as const satisfies Record<GuideStep['joins'], string>;

/** `fotokopi, 2 lembar`. */
export function paperWords({ form, count }: Pick<Requirement, 'form' | 'count'>): string {
	return count > 1 ? `${PAPER_FORM_WORDS[form]}, ${count} lembar` : PAPER_FORM_WORDS[form];
}

/** `3 hari kerja`. */
export function limitWords({ workingDays }: Pick<DayLimit, 'workingDays'>): string {
	return `${workingDays} hari kerja`;
}

/** `kira-kira 1 jam 30 menit`. @param minutes of the person's own time */
export function minuteWords(minutes: number): string {
	const hours = Math.floor(minutes / 60);
	const rest = minutes % 60;
	const parts = [hours > 0 && `${hours} jam`, rest > 0 && `${rest} menit`];
	return `kira-kira ${parts.filter(Boolean).join(' ')}`;
}
