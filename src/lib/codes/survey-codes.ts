// The closed lists of the satisfaction survey (SKM) and the code of one slip of paper. Words are in
// labels/survey.ts.
import { readChecked, writeChecked } from './crockford.ts';

/** Where somebody was asked. */
export const SURVEY_CHANNELS = ['complaint', 'counter', 'outreach'] as const;
export type SurveyChannel = (typeof SURVEY_CHANNELS)[number];

/** For whom slips are printed. */
export const SLIP_CHANNELS = ['counter', 'outreach'] as const satisfies readonly SurveyChannel[];
export type SlipChannel = (typeof SLIP_CHANNELS)[number];

/**
 * What a respondent may say of themselves, and the codes for it. The order is the one on paper, where
 * the first is 1.
 */
export const PROFILE = {
	sex: ['female', 'male'],
	age: ['under_20', '20_29', '30_39', '40_49', '50_59', '60_up'],
	education: ['primary', 'junior', 'senior', 'diploma', 'bachelor', 'postgraduate'],
	job: [
		'civil_servant',
		'military_police',
		'employee',
		'self_employed',
		'farmer',
		'household',
		'student',
		'other'
	],
	disability: ['yes', 'no']
} as const;

export type ProfileField = keyof typeof PROFILE;
export const PROFILE_FIELDS = Object.keys(PROFILE) as ProfileField[];

/** One respondent's; null where nothing was said. */
export type Profile = { [Field in ProfileField]: (typeof PROFILE)[Field][number] | null };

/** Nothing was said. */
export const NO_PROFILE: Profile = {
	sex: null,
	age: null,
	education: null,
	job: null,
	disability: null
};

/** Elements (unsur) of PermenPANRB 14/2017. */
export const ELEMENT_COUNT = 9;

/** Values in a slip's code, its check aside: 40 bits. */
const SLIP_VALUES = 8;

/** @param bytes at random, 8 of them @returns the code as it is stored: nine characters, no dashes */
export function slipCodeFrom(bytes: Uint8Array): string {
	if (bytes.length < SLIP_VALUES) throw new RangeError('a slip code needs 8 bytes');
	return writeChecked([...bytes.subarray(0, SLIP_VALUES)].map((byte) => byte & 31));
}

/** @param code as stored @returns in groups of three, as it is printed */
export function formatSlipCode(code: string): string {
	return code.replace(/(.{3})(?=.)/g, '$1-');
}

/** @param text as somebody typed it @returns the code as it is stored; null when it can't be one */
export function parseSlipCode(text: string): string | null {
	if (text.length > 40) return null;
	const values = readChecked(text);
	return values?.length === SLIP_VALUES ? writeChecked(values) : null;
}
