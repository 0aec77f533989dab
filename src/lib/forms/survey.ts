// What people and officers post about the satisfaction survey. Field names are public.
import * as v from 'valibot';
import {
	NO_PROFILE,
	parseSlipCode,
	PROFILE,
	PROFILE_FIELDS,
	type ProfileField,
	type SlipChannel
} from '#lib/codes/survey-codes.ts';
import { profileFromDigits, SURVEY_ELEMENTS } from '#lib/labels/survey.ts';
import { formKey, optionalText, requiredText } from './complaint.ts';

/** Longest comment, in characters. */
export const COMMENT_MAX = 500;

/** Posted name of a profile's part. */
export const PROFIL = {
	sex: 'jenis_kelamin',
	age: 'usia',
	education: 'pendidikan',
	job: 'pekerjaan',
	disability: 'disabilitas'
} as const satisfies Record<ProfileField, string>;

/** Posted word → code. */
export const LEMBAR = {
	loket: 'counter',
	sosialisasi: 'outreach'
} as const satisfies Record<string, SlipChannel>;

const code = v.pipe(
	v.optional(v.string(), ''),
	v.trim(),
	v.regex(/^[A-Za-z0-9_.-]{0,40}$/, 'Pilih dari daftar.'),
	v.transform((text) => text || null)
);

function oneOf<Code extends string>(codes: readonly Code[]) {
	return v.pipe(
		v.optional(v.string(), ''),
		v.check((value) => value === '' || codes.includes(value as Code), 'Pilih dari daftar.'),
		v.transform((value) => (value === '' ? null : (value as Code)))
	);
}

/** `u1` to `u9`. */
const scores = Object.fromEntries(
	SURVEY_ELEMENTS.map(({ name }, at) => [
		`u${at + 1}`,
		v.pipe(
			v.optional(v.string(), ''),
			v.regex(/^[1-4]$/, `Pilih satu jawaban tentang ${name.toLowerCase()}.`),
			v.transform(Number)
		)
	])
);

const answers = {
	...scores,
	layanan: code,
	kecamatan: code,
	jenis_kelamin: oneOf(PROFILE.sex),
	usia: oneOf(PROFILE.age),
	pendidikan: oneOf(PROFILE.education),
	pekerjaan: oneOf(PROFILE.job),
	disabilitas: oneOf(PROFILE.disability),
	saran: optionalText('saran', COMMENT_MAX),
	kunci: formKey
};

const posted = v.object(answers);

function answersOf(form: v.InferOutput<typeof posted>) {
	return {
		id: form.kunci,
		scores: SURVEY_ELEMENTS.map((_, at) => Number((form as Record<string, unknown>)[`u${at + 1}`])),
		serviceCode: form.layanan,
		kecamatanCode: form.kecamatan,
		sex: form.jenis_kelamin,
		age: form.usia,
		education: form.pendidikan,
		job: form.pekerjaan,
		disability: form.disabilitas,
		comment: form.saran
	};
}

/** The reporter's form. `kunci` stays: the tracking pages want it. */
export const surveyForm = v.pipe(
	posted,
	v.transform((form) => ({ kunci: form.kunci, answers: answersOf(form) }))
);

const SLIP_WRONG = 'Kode ini belum benar. Ketik sembilan huruf dan angka di kertas Anda.';

const slip = v.pipe(
	v.optional(v.string(), ''),
	v.transform(parseSlipCode),
	v.check((value) => value !== null, SLIP_WRONG),
	v.transform((value) => value ?? '')
);

/** The form of who has a slip. */
export const slipForm = v.pipe(
	v.object({ ...answers, slip }),
	v.transform((form) => ({ slip: form.slip, answers: answersOf(form) }))
);

/** All nine answers, one digit each, as the tablet sends them; the service, and who answered. */
export const tabletForm = v.pipe(
	v.object({
		nilai: v.pipe(v.string(), v.regex(/^[1-4]{9}$/)),
		layanan: code,
		profil: v.pipe(
			v.optional(v.string(), ''),
			v.check((digits) => /^\d*$/.test(digits) && profileFromDigits(digits) !== null),
			v.transform((digits) => profileFromDigits(digits) ?? NO_PROFILE)
		),
		kecamatan: code,
		kunci: formKey
	}),
	v.transform((form) => ({
		...form.profil,
		id: form.kunci,
		scores: [...form.nilai].map(Number),
		serviceCode: form.layanan,
		kecamatanCode: form.kecamatan,
		comment: null
	}))
);

/** Sheets on one page. */
export const SHEETS_AT_ONCE = 10;

/** One sheet of paper. A row without code and answers is none. */
export const sheetForm = v.pipe(
	v.object({
		lembar: v.pipe(
			v.string(),
			v.transform(parseSlipCode),
			v.check((value) => value !== null, 'Periksa kode lembar ini: sembilan huruf dan angka.'),
			v.transform((value) => value ?? '')
		),
		jawaban: v.pipe(
			v.string(),
			v.transform((text) => text.replace(/\s/g, '')),
			v.regex(
				/^[1-4]{9}$/,
				'Tulis sembilan angka 1 sampai 4. Lembar yang tidak lengkap tidak dihitung: kosongkan barisnya.'
			),
			v.transform((digits) => [...digits].map(Number))
		),
		profil: v.pipe(
			v.string(),
			v.transform((text) => text.replace(/\s/g, '')),
			v.check(
				(digits) => /^\d*$/.test(digits) && profileFromDigits(digits) !== null,
				`Tulis paling banyak ${PROFILE_FIELDS.length} angka sesuai lembar; 0 bila kosong.`
			),
			v.transform((digits) => profileFromDigits(digits) ?? NO_PROFILE)
		),
		layanan: code,
		saran: optionalText('saran', COMMENT_MAX),
		kunci: formKey
	}),
	v.transform((form) => ({
		...form.profil,
		slip: form.lembar,
		id: form.kunci,
		scores: form.jawaban,
		serviceCode: form.layanan,
		kecamatanCode: null,
		comment: form.saran
	}))
);

/** `lembar`: what is to be printed. The number's limits are the command's. */
export const slipsForm = v.pipe(
	v.object({
		untuk: v.picklist(
			Object.keys(LEMBAR) as (keyof typeof LEMBAR)[],
			'Pilih untuk loket atau sosialisasi.'
		),
		jumlah: v.pipe(
			v.optional(v.string(), ''),
			v.trim(),
			v.regex(/^\d{1,4}$/, 'Tulis jumlahnya dengan angka.'),
			v.transform(Number)
		),
		kecamatan: code
	}),
	v.transform((form) => ({
		channel: LEMBAR[form.untuk],
		count: form.jumlah,
		kecamatanCode: form.kecamatan
	}))
);

/** `periode`: how many used the service. */
export const populationForm = v.pipe(
	v.object({
		pengguna: v.pipe(
			v.optional(v.string(), ''),
			v.transform((text) => text.replace(/[\s.]/g, '')),
			v.regex(/^[1-9]\d{0,6}$/, 'Tulis jumlahnya dengan angka, paling sedikit 1.'),
			v.transform(Number)
		),
		sumber: requiredText('dari mana angka ini', 5, 200)
	}),
	v.transform((form) => ({ population: form.pengguna, source: form.sumber }))
);

/** `temuan`: an element that is to be mended. */
export const surveyFindingForm = v.pipe(
	v.object({ sebab: requiredText('sebabnya', 10, 700) }),
	v.transform((form) => ({ cause: form.sebab }))
);
