// Owns the reading of all guides, lessons and sessions, at start and at build: every mistake at once.

import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type * as v from 'valibot';
import type { Library } from '#lib/guides/guide.ts';
import { parseContent, readContent, readMarkdown } from '#lib/server/platform/content-file.ts';
import {
	ConfigurationError,
	type ConfigurationProblem
} from '#lib/server/platform/startup-error.ts';
import { abbreviationList, guideHead, lessonHead, sessionHead } from './head.ts';
import { checkLibrary, fileOf, type CheckedAgainst } from './check.ts';

/**
 * Reads and checks everything that is taught.
 * @param rootDir the project's folder
 * @param against what the texts may refer to
 * @returns guides and lessons by title, sessions by title
 * @throws ConfigurationError with every problem: file, field, and what to do
 */
export function readLibrary(rootDir: string, against: CheckedAgainst): Library {
	return readWithBodies(rootDir, against).library;
}

/** The same, and the Markdown below each head, by file. */
export function readWithBodies(
	rootDir: string,
	against: CheckedAgainst
): { library: Library; bodies: ReadonlyMap<string, string> } {
	const problems: ConfigurationProblem[] = [];
	const attempt = <Result>(work: () => Result): Result | null => {
		try {
			return work();
		} catch (error) {
			if (!(error instanceof ConfigurationError)) throw error;
			problems.push(...error.problems);
			return null;
		}
	};
	const readAll = <Head extends v.GenericSchema<unknown, object>>(folder: string, schema: Head) =>
		(attempt(() => slugsIn(rootDir, folder)) ?? []).flatMap((slug) => {
			const file = `${folder}/${slug}.md`;
			const read = attempt(() => {
				const { head, body, source } = readMarkdown(rootDir, file);
				return { ...parseContent(schema, head, file), slug, body, revision: revisionOf(source) };
			});
			return read ? [read] : [];
		});

	const guides = readAll('content/panduan', guideHead);
	const lessons = readAll('content/literasi', lessonHead);
	const sessions = readAll('content/sesi', sessionHead);
	const abbreviations = attempt(() =>
		parseContent(
			abbreviationList,
			readContent(rootDir, 'content/singkatan.json'),
			'content/singkatan.json'
		)
	);
	const bodies = new Map(
		[...guides, ...lessons, ...sessions].map((one) => [fileOf(one), one.body] as const)
	);
	const library: Library = {
		guides: guides.map(withoutBody).sort(byTitle),
		lessons: lessons.map(withoutBody).sort(byTitle),
		sessions: sessions.map(withoutBody).sort(byTitle),
		abbreviations: new Map(Object.entries(abbreviations ?? {}))
	};
	// With a file that can't be read, a link to it would be called dead, too: first things first.
	if (problems.length === 0) problems.push(...checkLibrary(library, bodies, against));
	if (problems.length > 0) throw new ConfigurationError(problems);
	return { library, bodies };
}

/** @throws ConfigurationError for a file that would be passed over in silence */
function slugsIn(rootDir: string, folder: string): string[] {
	const path = join(rootDir, folder);
	if (!existsSync(path)) return [];
	// Systems put hidden files of their own into folders.
	const names = readdirSync(path)
		.filter((name) => !name.startsWith('.'))
		.sort();
	const [other] = names.filter((name) => !name.endsWith('.md'));
	if (other !== undefined) {
		// Notepad appends .txt, and Windows hides it.
		const message = 'tidak dibaca. Ganti nama berkasnya supaya berakhir .md, atau pindahkan.';
		throw new ConfigurationError([{ file: `${folder}/${other}`, path: '', message }]);
	}
	return names.map((name) => name.slice(0, -'.md'.length));
}

function revisionOf(source: string): string {
	return createHash('sha256').update(source).digest('hex').slice(0, 12);
}

function withoutBody<One extends { body: string }>({ body: _, ...rest }: One): Omit<One, 'body'> {
	return rest;
}

function byTitle(one: { title: string }, other: { title: string }): number {
	return one.title.localeCompare(other.title, 'id');
}
