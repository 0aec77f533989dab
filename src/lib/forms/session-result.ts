// What a device may send of a session that was held, and the sentences for what it may not. The
// sums are checked here; whether session and objectives exist is the command's to say.
import * as v from 'valibot';
import {
	MOST_MINUTES,
	MOST_PRESENT,
	mistakeInDay,
	type QuizResult,
	type SessionResult
} from '#lib/guides/session-result.ts';

const BROKEN = 'Hasil sesi ini tidak terbaca utuh. Muat ulang halaman, lalu kirim lagi.';
const SUMS = 'Jumlah jawaban tidak cocok dengan jumlah orang yang hadir.';

/** Longest id of a text or of a part of it. */
const LONGEST_ID = 80;
/** Twice what the longest session could ask. */
const MOST_OBJECTIVES = 60;

const id = v.pipe(
	v.string(BROKEN),
	v.maxLength(LONGEST_ID, BROKEN),
	v.regex(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/, BROKEN)
);

function count(most: number, sentence: string, least = 0) {
	return v.pipe(
		v.number(BROKEN),
		v.integer(BROKEN),
		v.minValue(least, sentence),
		v.maxValue(most, sentence)
	);
}

const present = count(
	MOST_PRESENT,
	`Jumlah yang hadir paling sedikit 1, paling banyak ${MOST_PRESENT} orang.`,
	1
);
const answers = count(MOST_PRESENT * MOST_OBJECTIVES, SUMS);

const total = v.pipe(
	v.object(
		{
			lesson: id,
			objective: id,
			asked: answers,
			right: answers,
			wrong: answers,
			unanswered: answers
		},
		BROKEN
	),
	v.check(({ asked, right, wrong, unanswered }) => right + wrong + unanswered === asked, SUMS)
);

const quiz = v.pipe(
	v.object(
		{
			form: v.picklist(['a', 'b'], BROKEN),
			method: v.picklist(['hands', 'codes'], BROKEN),
			present,
			totals: v.pipe(
				v.array(total, BROKEN),
				v.nonEmpty(BROKEN),
				v.maxLength(MOST_OBJECTIVES, BROKEN),
				v.check(
					(list) => areDistinct(list.map(({ lesson, objective }) => `${lesson}/${objective}`)),
					BROKEN
				)
			)
		},
		BROKEN
	),
	// Everybody is asked each question once.
	v.check(
		({ present, totals }) => totals.every(({ asked }) => asked > 0 && asked % present === 0),
		SUMS
	)
);

/** @param context decides which day lies in the future: `YYYY-MM-DD` at the office */
export function sessionResultForm({ today }: { today: string }) {
	return v.pipe(
		v.object(
			{
				id: v.pipe(v.string(BROKEN), v.uuid(BROKEN)),
				session: id,
				revision: v.pipe(v.string(BROKEN), v.regex(/^[0-9a-f]{12}$/, BROKEN)),
				heldOn: v.pipe(
					v.string(BROKEN),
					v.rawCheck(({ dataset, addIssue }) => {
						const message = dataset.typed ? mistakeInDay(dataset.value, today) : '';
						if (message) addIssue({ message });
					})
				),
				kecamatan: v.nullable(v.pipe(v.string(BROKEN), v.regex(/^\d\d\.\d\d\.\d\d$/, BROKEN))),
				present,
				minutes: count(
					MOST_MINUTES,
					`Lama sesi paling sedikit 1 menit, paling banyak ${MOST_MINUTES} menit.`,
					1
				),
				quizzes: v.pipe(
					v.array(quiz, BROKEN),
					v.check((list) => areDistinct(list.map(({ form }: QuizResult) => form)), BROKEN)
				)
			},
			BROKEN
		),
		v.check(
			({ present, quizzes }) => quizzes.every((one) => one.present <= present),
			'Jumlah yang hadir lebih kecil dari jumlah peserta kuis. Periksa jumlahnya.'
		)
	) satisfies v.GenericSchema<unknown, SessionResult>;
}

function areDistinct(list: readonly string[]): boolean {
	return new Set(list).size === list.length;
}
