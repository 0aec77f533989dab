// Owns what can be searched by residents: guides, lessons, sessions, and the pages of help.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Guide, Lesson, Library } from '#lib/guides/guide.ts';
import { type FoundPage, indexPages, type Place, type SearchData } from '#lib/search/guides.ts';

/** Pages of content/halaman, with words by which people look for them. */
const HELP = [
	{ file: 'privasi', words: 'data pribadi, NIK, rahasia, cookie, hapus data, aman' },
	{ file: 'sop-pengaduan', words: 'berapa lama, cara melapor, tahap, proses laporan, ditangani' },
	{ file: 'aksesibilitas', words: 'tunanetra, difabel, disabilitas, huruf besar, pembaca layar' }
];

/** Pages that are no text to read. */
const DOORS: FoundPage[] = [
	{
		path: '/lapor',
		title: 'Sampaikan laporan',
		summary: 'Masalah, pertanyaan, atau saran. Tanpa akun, gratis, boleh tanpa nama.',
		words: 'lapor, melapor, pengaduan, mengadu, keluhan, saran, tanya petugas, dipersulit, anonim',
		places: []
	},
	{
		path: '/lacak',
		title: 'Lacak laporan',
		summary: 'Lihat sampai di mana laporan Anda, dengan nomor dan kode.',
		words: 'lacak, melacak, status laporan, nomor laporan, kode rahasia, jawaban',
		places: []
	},
	{
		path: '/sesi',
		title: 'Sesi penyuluhan',
		summary: 'Untuk penyuluh: bahan siap pakai di depan warga, juga tanpa sinyal.',
		words: 'penyuluhan, sosialisasi, penyuluh, mengajar, kelompok, proyektor, kuis',
		places: []
	},
	{
		path: '/paket',
		title: 'Simpan semua di HP',
		summary: 'Semua panduan dan pelajaran di HP Anda, dibuka tanpa internet.',
		words: 'tanpa internet, tanpa sinyal, offline, simpan, unduh, suara, paket sosialisasi',
		places: []
	}
];

let made: { library: Library; data: SearchData } | null = null;

/**
 * @param library what is taught
 * @param rootDir the project's folder, with content/halaman
 * @returns the index; made once for each library
 */
export function searchData(library: Library, rootDir: string): SearchData {
	if (made?.library !== library) {
		made = { library, data: indexPages(pagesOf(library, rootDir), library.abbreviations) };
	}
	return made.data;
}

function pagesOf({ guides, lessons, sessions }: Library, rootDir: string): FoundPage[] {
	const doors = DOORS.filter(({ path }) => path !== '/sesi' || sessions.length > 0);
	const help = HELP.map(({ file, words }) => helpPage(rootDir, file, words));
	return [...guides.map(guidePage), ...lessons.map(lessonPage), ...doors, ...help];
}

function guidePage(guide: Guide): FoundPage {
	const cases = guide.cases.map(({ id, name, hint }): Place => ({
		kind: 'case',
		at: id,
		cases: null,
		title: name,
		text: hint ?? ''
	}));
	const requirements = guide.requirements.map((one): Place => ({
		kind: 'requirement',
		at: `syarat-${one.id}`,
		cases: one.cases,
		title: one.name,
		text: `Belum punya? ${one.ifMissing}`
	}));
	const steps = guide.steps.map((one): Place => ({
		kind: 'step',
		at: `langkah-${one.id}`,
		cases: one.cases,
		title: one.title,
		text: one.text.join(' ')
	}));
	return {
		...headOf(guide),
		path: `/panduan/${guide.slug}`,
		places: [...cases, ...requirements, ...steps]
	};
}

function lessonPage(lesson: Lesson): FoundPage {
	return {
		...headOf(lesson),
		path: `/literasi/${lesson.slug}`,
		places: lesson.steps.map(({ id, title, text }) =>
			section(`langkah-${id}`, title, text.join(' '))
		)
	};
}

function headOf({ title, summary, searchWords }: Guide | Lesson) {
	return { title, summary, words: searchWords.join(', ') };
}

function helpPage(rootDir: string, file: string, words: string): FoundPage {
	const source = readFileSync(join(rootDir, `content/halaman/${file}.md`), 'utf8');
	const [top = '', ...rest] = source.split(/^## /m);
	const [heading = '', ...summary] = top.split('\n');
	return {
		path: `/${file}`,
		title: heading.replace(/^# /, ''),
		summary: plain(summary.join('\n')).split(/(?<=\.)\s/)[0] ?? '',
		words,
		// Headings of these pages have no anchors: the page is short.
		places: rest.map((one) => {
			const [title = '', ...text] = one.split('\n');
			return section('', title, plain(text.join('\n')));
		})
	};
}

function section(at: string, title: string, text: string): Place {
	return { kind: 'section', at, cases: null, title, text };
}

/** Markdown as it reads. */
function plain(markdown: string): string {
	return markdown
		.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
		.replace(/^\s*(?:[-*]|\d+\.)\s+/gm, '')
		.replace(/[*_`#]/g, '')
		.replace(/\s+/g, ' ')
		.trim();
}
