// Owns what may stand in the head of a guide, a lesson and a session: Indonesian words in the file,
// our names in the program.

import * as v from 'valibot';
import type {
	DayLimit,
	Guide,
	GuideCase,
	GuideStep,
	Lesson,
	Objective,
	PaperForm,
	Question,
	QuizItem,
	Requirement,
	Session,
	SessionPart,
	Source,
	Step,
	StepDoer,
	StepPlace
} from '#lib/guides/guide.ts';

const text = v.pipe(v.string(), v.trim(), v.nonEmpty('masih kosong. Isi dengan teks.'));
/** A name that never changes once it is out: of a step, a requirement, a case, a file. */
export const permanentId = v.pipe(
	v.string(),
	v.regex(
		/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/,
		'harus berupa huruf kecil, angka, dan tanda hubung, misalnya surat-hilang. Setelah terbit, jangan diganti.'
	)
);
const id = permanentId;
const date = v.pipe(
	v.string('harus berupa tanggal, misalnya 2026-11-22.'),
	v.check(isCalendarDay, 'harus berupa tanggal yang ada di kalender, misalnya 2026-11-22.')
);
const ids = v.optional(
	v.nullable(v.pipe(v.array(id), v.nonEmpty('masih kosong. Isi, atau hapus barisnya.'))),
	null
);
const optionalText = v.optional(v.nullable(text), null);
const paragraphs = v.pipe(v.array(text), v.nonEmpty('masih kosong. Isi paling sedikit satu.'));
const minutes = v.pipe(
	v.number(),
	v.integer('harus berupa angka bulat.'),
	v.minValue(1, 'paling sedikit 1 menit.'),
	v.maxValue(600, 'paling banyak 600 menit.')
);

/** A field whose Indonesian word stands for one of our codes. */
function word<Code extends string>(words: Record<string, Code>) {
	return v.pipe(
		v.picklist(Object.keys(words)),
		// The picklist lets only keys through.
		v.transform((one) => words[one] as Code)
	);
}

const PAPER_FORMS: Record<string, PaperForm> = {
	asli: 'original',
	fotokopi: 'copy',
	asli_dan_fotokopi: 'original_and_copy',
	formulir: 'filled_form',
	foto: 'photo',
	disiapkan: 'at_hand',
	hadir_sendiri: 'present_in_person',
	direkam: 'recorded_in_person'
};
const DOERS: Record<string, StepDoer> = {
	warga: 'resident',
	petugas: 'officer',
	kecamatan: 'kecamatan',
	desa: 'village',
	lain: 'other'
};
const PLACES: Record<string, StepPlace> = {
	rumah: 'home',
	online: 'online',
	desa: 'village',
	kecamatan: 'kecamatan',
	kantor: 'office',
	lain: 'elsewhere'
};
const JOINS: Record<string, GuideStep['joins']> = { lalu: 'then', dan: 'and', atau: 'or' };

const source = v.pipe(
	v.strictObject({
		nama: text,
		pasal: optionalText,
		isi: text,
		diperiksa: date,
		pasti: v.boolean()
	}),
	v.transform(({ nama, pasal, isi, diperiksa, pasti }): Source => ({
		name: nama,
		article: pasal,
		says: isi,
		checkedOn: diperiksa,
		confirmed: pasti
	}))
);

const limit = v.pipe(
	v.strictObject({
		hari_kerja: v.pipe(
			v.number(),
			v.integer('harus berupa angka bulat.'),
			v.minValue(1, 'paling sedikit 1.'),
			v.maxValue(365, 'paling banyak 365.')
		),
		sumber: text,
		pasti: v.boolean()
	}),
	v.transform(({ hari_kerja, sumber, pasti }): DayLimit => ({
		workingDays: hari_kerja,
		source: sumber,
		confirmed: pasti
	}))
);

const guideCase = v.pipe(
	v.strictObject({ id, nama: text, keterangan: optionalText, piktogram: optionalText }),
	v.transform(({ id, nama, keterangan, piktogram }): GuideCase => ({
		id,
		name: nama,
		hint: keterangan,
		pictogram: piktogram
	}))
);

const requirement = v.pipe(
	v.strictObject({
		id,
		nama: text,
		kasus: ids,
		bentuk: word(PAPER_FORMS),
		jumlah: v.optional(
			v.pipe(
				v.number(),
				v.integer('harus berupa angka bulat.'),
				v.minValue(1, 'paling sedikit 1.')
			),
			1
		),
		foto: optionalText,
		jika_tidak_ada: text,
		panduan: v.optional(v.nullable(id), null),
		salah_satu: v.optional(v.nullable(id), null),
		piktogram: optionalText
	}),
	v.transform((one): Requirement => ({
		id: one.id,
		name: one.nama,
		cases: one.kasus,
		form: one.bentuk,
		count: one.jumlah,
		photoHint: one.foto,
		ifMissing: one.jika_tidak_ada,
		guide: one.panduan,
		oneOf: one.salah_satu,
		pictogram: one.piktogram
	}))
);

const stepEntries = {
	id,
	judul: text,
	teks: paragraphs,
	ucapkan: text,
	catatan_fasilitator: optionalText,
	menit: v.optional(v.nullable(minutes), null),
	piktogram: optionalText
};
const lessonStep = v.strictObject(stepEntries);
const guideStep = v.strictObject({
	...stepEntries,
	kasus: ids,
	oleh: word(DOERS),
	tempat: word(PLACES),
	hubungan: v.optional(word(JOINS), 'lalu')
});

function stepOf(one: v.InferOutput<typeof lessonStep>): Step {
	return {
		id: one.id,
		title: one.judul,
		text: one.teks,
		prompt: one.ucapkan,
		facilitatorNote: one.catatan_fasilitator,
		minutes: one.menit,
		pictogram: one.piktogram
	};
}

const reviewEntries = {
	status: word<'draft' | 'verified'>({ draf: 'draft', terverifikasi: 'verified' }),
	diverifikasi_oleh: optionalText,
	tanggal_verifikasi: v.optional(v.nullable(date), null),
	tinjau_sebelum: date,
	diperbarui: date
};
const textEntries = {
	judul: text,
	ringkasan: text,
	piktogram: text,
	kata_kunci: v.optional(v.array(text), []),
	...reviewEntries,
	sumber: v.pipe(v.array(source), v.nonEmpty('masih kosong. Sebutkan paling sedikit satu sumber.'))
};

type ReviewFields = v.InferOutput<v.StrictObjectSchema<typeof reviewEntries, undefined>>;
type TextFields = v.InferOutput<v.StrictObjectSchema<typeof textEntries, undefined>>;

function reviewOf(file: ReviewFields) {
	return {
		status: file.status,
		verifiedBy: file.diverifikasi_oleh,
		verifiedOn: file.tanggal_verifikasi,
		reviewBy: file.tinjau_sebelum,
		updatedOn: file.diperbarui
	};
}

function textOf(file: TextFields) {
	return {
		title: file.judul,
		summary: file.ringkasan,
		pictogram: file.piktogram,
		searchWords: file.kata_kunci,
		sources: file.sumber,
		...reviewOf(file)
	};
}

/** The head of content/panduan/<slug>.md. */
export const guideHead = v.pipe(
	v.strictObject({
		...textEntries,
		layanan: text,
		kasus: v.pipe(v.array(guideCase), v.nonEmpty('masih kosong. Isi paling sedikit satu kasus.')),
		syarat: v.array(requirement),
		langkah: v.pipe(
			v.array(guideStep),
			v.nonEmpty('masih kosong. Isi paling sedikit satu langkah.')
		),
		standar: v.strictObject({
			biaya: text,
			hasil: text,
			batas_hukum: v.nullable(limit),
			janji_dinas: v.nullable(limit)
		})
	}),
	v.transform((file): Omit<Guide, 'slug' | 'revision'> => ({
		kind: 'guide',
		...textOf(file),
		service: file.layanan,
		cases: file.kasus,
		requirements: file.syarat,
		steps: file.langkah.map((one) => ({
			...stepOf(one),
			cases: one.kasus,
			doer: one.oleh,
			place: one.tempat,
			joins: one.hubungan
		})),
		standard: {
			cost: file.standar.biaya,
			product: file.standar.hasil,
			legalLimit: file.standar.batas_hukum,
			localPromise: file.standar.janji_dinas
		}
	}))
);

const objective = v.pipe(
	v.strictObject({ id, teks: text }),
	v.transform(({ id, teks }): Objective => ({ id, text: teks }))
);
const question = v.pipe(
	v.strictObject({
		tanya: text,
		jawaban: v.pipe(
			v.array(text),
			v.minLength(2, 'terlalu sedikit. Beri 2 sampai 4 jawaban.'),
			v.maxLength(4, 'terlalu banyak. Beri 2 sampai 4 jawaban.')
		),
		benar: v.pipe(
			v.number(),
			v.integer('harus berupa nomor jawaban yang benar, mulai dari 1.'),
			v.minValue(1, 'harus berupa nomor jawaban yang benar, mulai dari 1.')
		),
		penjelasan: text
	}),
	v.forward(
		v.check(
			({ jawaban, benar }) => benar <= jawaban.length,
			'lebih besar dari banyaknya jawaban. Tulis nomor jawaban yang benar, mulai dari 1.'
		),
		['benar']
	),
	v.transform(({ tanya, jawaban, benar, penjelasan }): Question => ({
		text: tanya,
		answers: jawaban,
		right: benar - 1,
		explanation: penjelasan
	}))
);
const quizItem = v.pipe(
	v.strictObject({ id, tujuan: id, a: question, b: question }),
	v.transform(({ id, tujuan, a, b }): QuizItem => ({ id, objective: tujuan, forms: { a, b } }))
);

/** The head of content/literasi/<slug>.md. */
export const lessonHead = v.pipe(
	v.strictObject({
		...textEntries,
		tujuan: v.pipe(v.array(objective), v.nonEmpty('masih kosong. Isi paling sedikit satu tujuan.')),
		langkah: v.pipe(v.array(lessonStep), v.nonEmpty('masih kosong. Isi paling sedikit satu.')),
		kuis: v.pipe(v.array(quizItem), v.nonEmpty('masih kosong. Isi paling sedikit satu pertanyaan.'))
	}),
	v.transform((file): Omit<Lesson, 'slug' | 'revision'> => ({
		kind: 'lesson',
		...textOf(file),
		objectives: file.tujuan,
		steps: file.langkah.map(stepOf),
		quiz: file.kuis
	}))
);

const sessionPart = v.union(
	[
		v.pipe(
			v.strictObject({ literasi: id }),
			v.transform(({ literasi }): SessionPart => ({ kind: 'lesson', slug: literasi }))
		),
		v.pipe(
			v.strictObject({ panduan: id, kasus: id }),
			v.transform(({ panduan, kasus }): SessionPart => ({
				kind: 'guide',
				slug: panduan,
				caseId: kasus
			}))
		)
	],
	'harus berupa "literasi: nama-pelajaran", atau "panduan: nama-panduan" dengan "kasus: nama-kasus".'
);

/** The head of content/sesi/<slug>.md. */
export const sessionHead = v.pipe(
	v.strictObject({
		judul: text,
		ringkasan: text,
		untuk: text,
		menit: minutes,
		...reviewEntries,
		isi: v.pipe(v.array(sessionPart), v.nonEmpty('masih kosong. Isi paling sedikit satu bagian.'))
	}),
	v.transform((file): Omit<Session, 'slug' | 'revision'> => ({
		title: file.judul,
		summary: file.ringkasan,
		audience: file.untuk,
		minutes: file.menit,
		parts: file.isi,
		...reviewOf(file)
	}))
);

/** content/singkatan.json: abbreviation → what it stands for. */
export const abbreviationList = v.record(v.string(), text);

function isCalendarDay(value: string): boolean {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
	const instant = new Date(`${value}T00:00:00Z`);
	return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(value);
}
