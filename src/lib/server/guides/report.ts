// Owns what the keepers of guides want to know of texts that are right as they are.

import type { Library } from '#lib/guides/guide.ts';
import type { ConfigurationProblem } from '#lib/server/platform/startup-error.ts';
import { type CheckedAgainst, fileOf, placeholdersIn } from './check.ts';
import { readWithBodies } from './library.ts';
import { type LanguageFigures, measureLanguage, sentencesOf, wordsOf } from './plain-language.ts';
import { textsOf } from './texts.ts';

/** Days for which a text may stay unreviewed before `npm run check` fails. */
export const REVIEW_GRACE_DAYS = 30;
/** Words a minute when somebody reads aloud, slowly. */
const READING_PACE = 120;
const DAY_MS = 86_400_000;

/** A file that is right, as numbers. */
export interface FileReport extends LanguageFigures {
	file: string;
	/** To read all of it aloud; at least 1. */
	minutes: number;
	/** Fields in which words of a new file are still to be replaced. */
	placeholders: string[];
}

export interface LibraryReport {
	files: FileReport[];
	/** What is wrong by the calendar: {@link overdueReviews}, {@link datesToCome}. */
	untimely: ConfigurationProblem[];
	/** Abbreviations in content/singkatan.json that no text uses. */
	unusedAbbreviations: string[];
}

/**
 * Reads everything that is taught, and measures it.
 * @param rootDir the project's folder
 * @param against what the texts may refer to
 * @throws ConfigurationError with every problem: file, field, and what to do
 */
export function reportOn(rootDir: string, against: CheckedAgainst): LibraryReport {
	const { library, bodies } = readWithBodies(rootDir, against);
	const all = [...library.guides, ...library.lessons, ...library.sessions].map((text) => ({
		text,
		file: fileOf(text),
		parts: textsOf(text, bodies.get(fileOf(text)) ?? '')
	}));
	const words = new Set(
		all
			.flatMap(({ parts }) => parts.flatMap((part) => sentencesOf(part.text).flatMap(wordsOf)))
			.flatMap((word) => [word, ...word.split('-'), word.replace(/-[a-z]+$/, '')])
	);
	return {
		files: all.map(({ text, file, parts }) => {
			const figures = measureLanguage(parts);
			return {
				file,
				...figures,
				minutes: Math.max(1, Math.round(figures.words / READING_PACE)),
				placeholders: placeholdersIn(text, parts)
			};
		}),
		untimely: [...overdueReviews(library, against.today), ...datesToCome(library, against.today)],
		unusedAbbreviations: [...library.abbreviations.keys()].filter((short) =>
			short.includes(' ')
				? !all.some(({ parts }) => parts.some((part) => part.text.includes(short)))
				: !words.has(short)
		)
	};
}

/**
 * Texts whose review is long overdue. The page warns from the day on; start and build go on, because
 * an old guide helps more than none.
 * @param library what was read
 * @param today ISO date
 * @returns one for each text more than {@link REVIEW_GRACE_DAYS} days past its date
 */
export function overdueReviews(library: Library, today: string): ConfigurationProblem[] {
	return [...library.guides, ...library.lessons, ...library.sessions].flatMap((text) => {
		const days = Math.round((Date.parse(today) - Date.parse(text.reviewBy)) / DAY_MS);
		if (days <= REVIEW_GRACE_DAYS) return [];
		return [
			{
				file: fileOf(text),
				path: 'tinjau_sebelum',
				message: `sudah lewat ${days} hari. Baca lagi, betulkan, lalu tulis tanggal tinjauan berikutnya.`
			}
		];
	});
}

/**
 * Dates of what was done that are still to come: slips of the pen, or a computer whose clock is
 * wrong. Only told by `npm run check`: a wrong clock must not keep the product from starting.
 * @param library what was read
 * @param today ISO date
 */
export function datesToCome(library: Library, today: string): ConfigurationProblem[] {
	return [...library.guides, ...library.lessons, ...library.sessions].flatMap((text) => {
		const sources = 'sources' in text ? text.sources : [];
		const dates: [path: string, date: string | null][] = [
			['diperbarui', text.updatedOn],
			['tanggal_verifikasi', text.verifiedOn],
			...sources.map((one, index): [string, string] => [
				`sumber[${index}].diperiksa`,
				one.checkedOn
			])
		];
		return dates.flatMap(([path, date]) =>
			date === null || date <= today
				? []
				: [
						{
							file: fileOf(text),
							path,
							message: `tanggal ${date} belum tiba; hari ini ${today}. Tulis tanggal yang benar.`
						}
					]
		);
	});
}
