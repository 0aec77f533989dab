// Owns what the parts of guides, lessons and sessions owe each other: ids, cases, links, dates.

import type { Guide, Lesson, Library, Review, Session } from '#lib/guides/guide.ts';
import type { ConfigurationProblem } from '#lib/server/platform/startup-error.ts';
import { findUnplain } from './plain-language.ts';
import { textsOf } from './texts.ts';

/** What the texts may refer to, and the day on which they are checked. */
export interface CheckedAgainst {
	/** Codes of the services in content/instansi.json. */
	services: ReadonlySet<string>;
	pictograms: ReadonlySet<string>;
}

/** A problem before it knows its file. */
type Finding = Omit<ConfigurationProblem, 'file'>;

/**
 * Compares everything with everything else.
 * @param library what was read
 * @param bodies the Markdown below each head, by `guide/<slug>`, `lesson/<slug>`, `session/<slug>`
 * @param against what the texts may refer to
 * @returns every problem, with its file, its field, and what to do; empty when all is well
 */
export function checkLibrary(
	library: Library,
	bodies: ReadonlyMap<string, string>,
	against: CheckedAgainst
): ConfigurationProblem[] {
	const slugs = new Set(library.guides.map(({ slug }) => slug));
	const language = (text: Guide | Lesson | Session, body = '') =>
		findUnplain(textsOf(text, body), library.abbreviations);
	return [
		...library.guides.flatMap((guide) =>
			inFile(`content/panduan/${guide.slug}.md`, [
				...checkGuide(guide, slugs, against),
				...language(guide, bodies.get(`guide/${guide.slug}`))
			])
		),
		...library.lessons.flatMap((lesson) =>
			inFile(`content/literasi/${lesson.slug}.md`, [
				...checkLesson(lesson, against),
				...language(lesson, bodies.get(`lesson/${lesson.slug}`))
			])
		),
		...library.sessions.flatMap((session) =>
			inFile(`content/sesi/${session.slug}.md`, [
				...checkReview(session),
				...language(session, bodies.get(`session/${session.slug}`)),
				...session.parts.flatMap((part, index) => checkPart(part, `isi[${index}]`, library))
			])
		)
	];
}

function checkGuide(
	guide: Guide,
	slugs: ReadonlySet<string>,
	{ services, pictograms }: CheckedAgainst
): Finding[] {
	const cases = new Set(guide.cases.map(({ id }) => id));
	const findings: Finding[] = [
		...checkReview(guide),
		...checkUnique('kasus', guide.cases),
		...checkUnique('syarat', guide.requirements),
		...checkUnique('langkah', guide.steps),
		...checkPictograms(guide, pictograms)
	];
	if (!services.has(guide.service)) {
		findings.push({
			path: 'layanan',
			message: `"${guide.service}" tidak ada di content/instansi.json. Pilih salah satu: ${[...services].join(', ')}.`
		});
	}
	for (const [list, parts] of [
		['syarat', guide.requirements],
		['langkah', guide.steps]
	] as const) {
		for (const [index, part] of parts.entries()) {
			for (const one of part.cases ?? []) {
				if (cases.has(one)) continue;
				findings.push({
					path: `${list}[${index}].kasus`,
					message: `kasus "${one}" tidak ada di panduan ini. Pilih salah satu: ${[...cases].join(', ')}.`
				});
			}
		}
	}
	for (const [index, { guide: linked }] of guide.requirements.entries()) {
		if (linked === null || slugs.has(linked)) continue;
		findings.push({
			path: `syarat[${index}].panduan`,
			message: `panduan "${linked}" tidak ada. Pilih salah satu: ${[...slugs].join(', ')}.`
		});
	}
	for (const { id } of guide.cases) {
		if (guide.steps.some(({ cases }) => cases === null || cases.includes(id))) continue;
		findings.push({
			path: 'kasus',
			message: `kasus "${id}" tidak punya langkah. Tambahkan langkahnya, atau hapus kasus itu.`
		});
	}
	return findings;
}

function checkLesson(lesson: Lesson, { pictograms }: CheckedAgainst): Finding[] {
	const objectives = new Set(lesson.objectives.map(({ id }) => id));
	const asked = new Set(lesson.quiz.map(({ objective }) => objective));
	return [
		...checkReview(lesson),
		...checkUnique('tujuan', lesson.objectives),
		...checkUnique('langkah', lesson.steps),
		...checkUnique('kuis', lesson.quiz),
		...checkPictograms(lesson, pictograms),
		...lesson.quiz.flatMap(({ objective }, index) =>
			objectives.has(objective)
				? []
				: [
						{
							path: `kuis[${index}].tujuan`,
							message: `tujuan "${objective}" tidak ada di pelajaran ini. Pilih salah satu: ${[...objectives].join(', ')}.`
						}
					]
		),
		...[...objectives]
			.filter((one) => !asked.has(one))
			.map((one) => ({
				path: 'kuis',
				message: `tujuan "${one}" tidak ditanyakan. Tambahkan pertanyaan, atau hapus tujuan itu.`
			}))
	];
}

function checkPart(
	part: Library['sessions'][number]['parts'][number],
	path: string,
	library: Library
): Finding[] {
	if (part.kind === 'lesson') {
		if (library.lessons.some(({ slug }) => slug === part.slug)) return [];
		return [
			{
				path: `${path}.literasi`,
				message: `pelajaran "${part.slug}" tidak ada. Periksa nama berkasnya.`
			}
		];
	}
	const guide = library.guides.find(({ slug }) => slug === part.slug);
	if (!guide) {
		return [
			{
				path: `${path}.panduan`,
				message: `panduan "${part.slug}" tidak ada. Periksa nama berkasnya.`
			}
		];
	}
	if (guide.cases.some(({ id }) => id === part.caseId)) return [];
	return [
		{
			path: `${path}.kasus`,
			message: `kasus "${part.caseId}" tidak ada di panduan itu. Pilih salah satu: ${guide.cases.map(({ id }) => id).join(', ')}.`
		}
	];
}

function checkReview(review: Review): Finding[] {
	if (review.status === 'draft') return [];
	const findings: Finding[] = [];
	if (!review.verifiedBy) {
		findings.push({
			path: 'diverifikasi_oleh',
			message: 'masih kosong. Tulis siapa yang memeriksa, atau ubah status menjadi draf.'
		});
	}
	if (!review.verifiedOn) {
		findings.push({
			path: 'tanggal_verifikasi',
			message: 'masih kosong. Tulis tanggal pemeriksaan, atau ubah status menjadi draf.'
		});
	}
	return findings;
}

/** Ids that stand twice in a list, each at its second place. */
function checkUnique(list: string, parts: readonly { id: string }[]): Finding[] {
	const all = parts.map(({ id }) => id);
	return all.flatMap((id, index) =>
		all.indexOf(id) === index
			? []
			: [{ path: `${list}[${index}].id`, message: `"${id}" sudah dipakai. Pakai nama lain.` }]
	);
}

function checkPictograms(text: Guide | Lesson, known: ReadonlySet<string>): Finding[] {
	const used: [path: string, name: string | null][] = [
		['piktogram', text.pictogram],
		...text.steps.map((one, index): [string, string | null] => [
			`langkah[${index}].piktogram`,
			one.pictogram
		])
	];
	if (text.kind === 'guide') {
		used.push(
			...text.cases.map((one, index): [string, string | null] => [
				`kasus[${index}].piktogram`,
				one.pictogram
			]),
			...text.requirements.map((one, index): [string, string | null] => [
				`syarat[${index}].piktogram`,
				one.pictogram
			])
		);
	}
	return used.flatMap(([path, name]) =>
		name === null || known.has(name)
			? []
			: [
					{
						path,
						message: `gambar "${name}" tidak ada. Lihat daftarnya di docs/menulis-panduan.md.`
					}
				]
	);
}

function inFile(file: string, findings: readonly Finding[]): ConfigurationProblem[] {
	return findings.map((finding) => ({ file, ...finding }));
}
