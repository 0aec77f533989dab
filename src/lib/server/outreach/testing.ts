// What the tests of sessions share: a small library of its own, and results that fit it.
import { randomUUID } from 'node:crypto';
import type { Guide, GuideStep, Lesson, Library, Session, Step } from '#lib/guides/guide.ts';
import type { SessionResult } from '#lib/guides/session-result.ts';
import { revisionOf } from './revision.ts';

const REVIEW = {
	status: 'draft',
	verifiedBy: null,
	verifiedOn: null,
	reviewBy: '2027-05-01',
	updatedOn: '2026-11-01'
} as const;

function step(id: string, minutes: number | null): Step {
	return {
		id,
		title: `Judul ${id}`,
		text: [`Isi ${id}.`],
		prompt: `Ucapan ${id}.`,
		facilitatorNote: `Catatan ${id}.`,
		minutes,
		pictogram: null
	};
}

function guideStep(id: string, cases: string[] | null): GuideStep {
	return { ...step(id, 5), cases, doer: 'resident', place: 'home', joins: 'then' };
}

function lesson(
	slug: string,
	objectives: string[],
	items: [id: string, objective: string][]
): Lesson {
	const question = (form: string, id: string, right: number) => ({
		text: `Tanya ${form} ${id}?`,
		answers: ['Satu', 'Dua', 'Tiga'],
		right,
		explanation: `Sebab ${form} ${id}.`
	});
	return {
		...REVIEW,
		kind: 'lesson',
		slug,
		title: `Pelajaran ${slug}`,
		summary: 'Ringkas.',
		pictogram: 'phone',
		searchWords: [],
		sources: [],
		revision: '00112233aabb',
		objectives: objectives.map((id) => ({ id, text: `Bisa ${id}` })),
		steps: [step('satu', 2), step('dua', 3)],
		quiz: items.map(([id, objective]) => ({
			id,
			objective,
			forms: { a: question('a', id, 0), b: question('b', id, 2) }
		}))
	};
}

const guide: Guide = {
	...REVIEW,
	kind: 'guide',
	slug: 'kartu',
	title: 'Panduan kartu',
	summary: 'Ringkas.',
	pictogram: 'id-card',
	searchWords: [],
	sources: [],
	revision: '445566ccddee',
	service: 'KTP_EL',
	cases: [
		{ id: 'hilang', name: 'Hilang', hint: null, pictogram: null },
		{ id: 'rusak', name: 'Rusak', hint: null, pictogram: null }
	],
	requirements: [],
	steps: [guideStep('lapor', ['hilang']), guideStep('datang', null), guideStep('tukar', ['rusak'])],
	standard: { cost: 'Gratis', product: 'Kartu', legalLimit: null, localPromise: null }
};

const session: Session = {
	...REVIEW,
	slug: 'uji',
	title: 'Sesi uji',
	summary: 'Ringkas.',
	audience: 'Warga',
	minutes: 30,
	parts: [
		{ kind: 'lesson', slug: 'alamat' },
		{ kind: 'guide', slug: 'kartu', caseId: 'hilang' },
		{ kind: 'lesson', slug: 'kode' }
	],
	revision: 'aabbccddeeff'
};

/** A library with one session of two lessons (three questions, two objectives) and a guide. */
export const TEST_LIBRARY: Library = {
	guides: [guide],
	lessons: [
		lesson(
			'alamat',
			['baca'],
			[
				['pemilik', 'baca'],
				['gembok', 'baca']
			]
		),
		lesson('kode', ['jaga'], [['telepon', 'jaga']])
	],
	sessions: [session],
	abbreviations: new Map()
};

/** Its one session. */
export const TEST_SESSION = session;

/** @param changes what is special about this one @returns 20 people, both quizzes by hands */
export function resultWith(changes: Partial<SessionResult> = {}): SessionResult {
	return {
		id: randomUUID(),
		session: session.slug,
		revision: revisionOf(session, TEST_LIBRARY),
		heldOn: '2026-11-01',
		kecamatan: '16.06.09',
		present: 20,
		minutes: 45,
		quizzes: [
			{
				form: 'a',
				method: 'hands',
				present: 20,
				totals: [
					{ lesson: 'alamat', objective: 'baca', asked: 40, right: 10, wrong: 25, unanswered: 5 },
					{ lesson: 'kode', objective: 'jaga', asked: 20, right: 5, wrong: 15, unanswered: 0 }
				]
			},
			{
				form: 'b',
				method: 'codes',
				present: 18,
				totals: [
					{ lesson: 'alamat', objective: 'baca', asked: 36, right: 30, wrong: 6, unanswered: 0 },
					{ lesson: 'kode', objective: 'jaga', asked: 18, right: 17, wrong: 1, unanswered: 0 }
				]
			}
		],
		...changes
	};
}
