// Owns what the parts of guides, lessons and sessions owe each other: ids, cases, links, dates.

import * as v from 'valibot';
import { ALL_CASES } from '#lib/guides/address.ts';
import {
	forCase,
	type Guide,
	type Lesson,
	type Library,
	type Session,
	type SessionPart
} from '#lib/guides/guide.ts';
import type { ConfigurationProblem } from '#lib/server/platform/startup-error.ts';
import { permanentId } from './head.ts';
import { findDeadLinks, takenNames } from './links.ts';
import { findUnplain, type TextPart } from './plain-language.ts';
import { PLACEHOLDER, textsOf } from './texts.ts';

/** What the texts may refer to, and the day on which they are read. */
export interface CheckedAgainst {
	/** Codes of the services in content/instansi.json. */
	services: ReadonlySet<string>;
	pictograms: ReadonlySet<string>;
	/** The public pages: {@link publicPages}. */
	pages: readonly string[] | null;
	/** ISO date in the office's time zone. */
	today: string;
}

/** A problem before it knows its file. */
type Finding = Omit<ConfigurationProblem, 'file'>;
type Teaching = Guide | Lesson | Session;

/**
 * Compares everything with everything else.
 * @param library what was read
 * @param bodies the Markdown below each head, by file
 * @param against what the texts may refer to
 * @returns every problem, with its file, its field, and what to do; empty when all is well
 */
export function checkLibrary(
	library: Library,
	bodies: ReadonlyMap<string, string>,
	against: CheckedAgainst
): ConfigurationProblem[] {
	return [
		...library.guides.map((one) => [one, checkGuide(one, library, against)] as const),
		...library.lessons.map((one) => [one, checkLesson(one, against)] as const),
		...library.sessions.map((one) => [one, checkSession(one, library)] as const)
	].flatMap(([one, findings]) => {
		const file = fileOf(one);
		const body = bodies.get(file) ?? '';
		const texts = textsOf(one, body);
		return [
			...checkName(file, against.pages),
			...findings,
			...checkReview(one, texts),
			...checkBody(body, library, against.pages),
			...findUnplain(texts, library.abbreviations)
		].map((finding) => ({ file, ...finding }));
	});
}

/** @returns the file in which a text stands, from the project's root */
export function fileOf(text: Teaching): string {
	const folder = !('kind' in text) ? 'sesi' : text.kind === 'guide' ? 'panduan' : 'literasi';
	return `content/${folder}/${text.slug}.md`;
}

/** The file's name is a part of its address. */
function checkName(file: string, pages: readonly string[] | null): Finding[] {
	const [, folder = '', name = ''] = file.split('/');
	const slug = name.replace(/\.md$/, '');
	if (!v.is(permanentId, slug)) {
		const message =
			'nama berkas harus berupa huruf kecil, angka, dan tanda hubung, misalnya kartu-keluarga.md. Ganti nama berkasnya.';
		return [{ path: '', message }];
	}
	if (!takenNames(folder, pages).has(slug)) return [];
	return [{ path: '', message: `nama "${slug}" sudah dipakai alamat lain. Pilih nama lain.` }];
}

function checkGuide(
	guide: Guide,
	library: Library,
	{ services, pictograms }: CheckedAgainst
): Finding[] {
	const cases = new Set(guide.cases.map(({ id }) => id));
	const slugs = new Set(library.guides.map(({ slug }) => slug));
	const findings: Finding[] = [
		...checkUnique('kasus', guide.cases),
		...checkUnique('syarat', guide.requirements),
		...checkUnique('langkah', guide.steps),
		...checkPictograms(guide, pictograms),
		...checkAlternatives(guide),
		...checkFirstSteps(guide)
	];
	if (cases.has(ALL_CASES)) {
		findings.push({
			path: `kasus[${[...cases].indexOf(ALL_CASES)}].id`,
			message: `"${ALL_CASES}" sudah dipakai untuk menampilkan semua kasus. Pakai nama lain.`
		});
	}
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
	return findings;
}

/** Every case has steps, and the first of them has nothing before it that it could join. */
function checkFirstSteps(guide: Guide): Finding[] {
	return guide.cases.flatMap(({ id }): Finding[] => {
		const [first] = forCase(guide, id).steps;
		if (!first) {
			const message = `kasus "${id}" tidak punya langkah. Tambahkan langkahnya, atau hapus kasus itu.`;
			return [{ path: 'kasus', message }];
		}
		if (first.joins === 'then') return [];
		return [
			{
				path: `langkah[${guide.steps.indexOf(first)}].hubungan`,
				message: `langkah ini yang pertama untuk kasus "${id}", jadi tidak ada langkah sebelumnya. Hapus baris hubungan, atau ubah urutan langkah.`
			}
		];
	});
}

/** Alternatives that nobody could choose from: each needs another one in one of its cases. */
function checkAlternatives({ requirements }: Guide): Finding[] {
	return requirements.flatMap((one, index): Finding[] => {
		if (one.oneOf === null) return [];
		const others = requirements.filter((other) => other !== one && other.oneOf === one.oneOf);
		if (others.some((other) => sharesCase(one.cases, other.cases))) return [];
		const message =
			others.length === 0
				? `hanya satu syarat memakai "${one.oneOf}". Beri nama yang sama pada pilihan lainnya, atau hapus baris ini.`
				: `pilihan lain dari "${one.oneOf}" berlaku untuk kasus yang berbeda. Samakan kasusnya, atau hapus baris ini.`;
		return [{ path: `syarat[${index}].salah_satu`, message }];
	});
}

function sharesCase(some: readonly string[] | null, others: readonly string[] | null): boolean {
	return some === null || others === null || some.some((id) => others.includes(id));
}

function checkLesson(lesson: Lesson, { pictograms }: CheckedAgainst): Finding[] {
	const objectives = new Set(lesson.objectives.map(({ id }) => id));
	const asked = new Set(lesson.quiz.map(({ objective }) => objective));
	return [
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

function checkSession({ parts }: Session, library: Library): Finding[] {
	return parts.flatMap((part, index) => checkPart(part, `isi[${index}]`, library));
}

function checkPart(part: SessionPart, path: string, library: Library): Finding[] {
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

/** A verified text says who confirmed which words, and when. */
function checkReview(text: Teaching, texts: readonly TextPart[]): Finding[] {
	if (text.status === 'draft') return [];
	const findings: Finding[] = [];
	if (!text.verifiedBy) {
		findings.push({
			path: 'diverifikasi_oleh',
			message: 'masih kosong. Tulis siapa yang memeriksa, atau ubah status menjadi draf.'
		});
	}
	if (!text.verifiedOn) {
		findings.push({
			path: 'tanggal_verifikasi',
			message: 'masih kosong. Tulis tanggal pemeriksaan, atau ubah status menjadi draf.'
		});
	} else if (text.verifiedOn < text.updatedOn) {
		findings.push({
			path: 'tanggal_verifikasi',
			message: `berkas ini diubah pada ${text.updatedOn}, sesudah diperiksa. Minta diperiksa lagi, atau ubah status menjadi draf.`
		});
	}
	return [
		...findings,
		...placeholdersIn(text, texts).map((path) => ({
			path,
			message: `masih berisi contoh ${PLACEHOLDER}. Tulis isinya, atau ubah status menjadi draf.`
		}))
	];
}

/** @returns the fields of a text in which words of a new file are still to be replaced */
export function placeholdersIn(text: Teaching, texts: readonly TextPart[]): string[] {
	const sources = 'sources' in text ? text.sources : [];
	return [
		...texts,
		...sources.map(({ name }, index) => ({ path: `sumber[${index}].nama`, text: name }))
	]
		.filter((part) => part.text.includes(PLACEHOLDER))
		.map(({ path }) => path);
}

/** What stands below the head is compiled into a page. */
function checkBody(body: string, library: Library, pages: readonly string[] | null): Finding[] {
	const [mark] = /[{}<]/.exec(body) ?? [];
	const findings = findDeadLinks(body, library, pages).map((message) => ({ path: '', message }));
	if (mark === undefined) return findings;
	return [
		...findings,
		{
			path: '',
			message: `tanda "${mark}" di bawah kepala tidak bisa dipakai. Tulis dengan kata-kata.`
		}
	];
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
