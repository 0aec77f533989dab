// The tablet's questions, one screen after another: what was answered so far travels in the form. Pure.
import {
	ELEMENT_COUNT,
	PROFILE,
	PROFILE_FIELDS,
	type ProfileField
} from '#lib/codes/survey-codes.ts';

/** What was answered so far. Each part is null until its first screen has been passed. */
export interface TabletState {
	/** A digit from 1 to 4 for each element. */
	nilai: string;
	/** A service's code; '' where none was named. */
	layanan: string | null;
	/** A digit for each part of the profile in the paper's order, 0 where nothing was said. */
	profil: string | null;
}

/** What a screen asks. */
export type TabletScreen =
	| { kind: 'element'; at: number }
	| { kind: 'service' }
	/** Whether something may be asked about the person. */
	| { kind: 'offer' }
	| { kind: 'profile'; field: ProfileField; at: number }
	| { kind: 'kecamatan' };

/** @param values as they were posted @returns the first screen's where they are none of ours */
export function tabletState(values: Readonly<Record<string, string>>): TabletState {
	const nilai = /^[1-4]{0,9}$/.test(values.nilai ?? '') ? (values.nilai ?? '') : '';
	const layanan = nilai.length === ELEMENT_COUNT ? (values.layanan ?? null) : null;
	const profil = layanan !== null && isProfile(values.profil) ? values.profil : null;
	return { nilai, layanan, profil };
}

/** @returns what is asked next */
export function tabletScreen({ nilai, layanan, profil }: TabletState): TabletScreen {
	if (nilai.length < ELEMENT_COUNT) return { kind: 'element', at: nilai.length };
	if (layanan === null) return { kind: 'service' };
	if (profil === null) return { kind: 'offer' };
	const field = PROFILE_FIELDS[profil.length];
	return field ? { kind: 'profile', field, at: profil.length } : { kind: 'kecamatan' };
}

/**
 * One more answer, or one less.
 * @param values the state, with `pilih` for what was touched or with `kembali`
 * @returns the state of the next screen; the same one for an answer that the screen did not offer
 */
export function tabletNext(values: Readonly<Record<string, string>>): TabletState {
	const state = tabletState(values);
	const { nilai, layanan, profil } = state;
	if (values.kembali) {
		if (profil) return { ...state, profil: profil.slice(0, -1) };
		if (profil !== null) return { ...state, profil: null };
		if (layanan !== null) return { ...state, layanan: null };
		return { ...state, nilai: nilai.slice(0, -1) };
	}
	const chosen = values.pilih;
	if (chosen === undefined) return state;
	switch (tabletScreen(state).kind) {
		case 'element':
			return /^[1-4]$/.test(chosen) ? { ...state, nilai: nilai + chosen } : state;
		case 'service':
			return { ...state, layanan: chosen };
		case 'offer':
			return { ...state, profil: '' };
		case 'profile':
			return isProfile(`${profil}${chosen}`) ? { ...state, profil: `${profil}${chosen}` } : state;
		case 'kecamatan':
			return state;
	}
}

function isProfile(digits: string | undefined): digits is string {
	return (
		digits !== undefined &&
		/^\d*$/.test(digits) &&
		digits.length <= PROFILE_FIELDS.length &&
		[...digits].every((digit, at) => {
			const field = PROFILE_FIELDS[at];
			return field !== undefined && Number(digit) <= PROFILE[field].length;
		})
	);
}
