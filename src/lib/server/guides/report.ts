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
	/** See {@link overdueReviews}. */
	overdue: ConfigurationProblem[];
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
		overdue: overdueReviews(library, against.today),
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
