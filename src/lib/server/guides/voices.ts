// Owns which spoken files belong to which steps, and whether they still say what is written.

import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import type { Library, Step } from '#lib/guides/guide.ts';
import { parseContent, readContent } from '#lib/server/platform/content-file.ts';
import { StartupError } from '#lib/server/platform/startup-error.ts';
import { ssmlOf, VOICE } from './espeak.ts';
import { opusSeconds } from './ogg.ts';
import { type Pronunciations, spokenText } from './spoken.ts';

/** Where the files are, from the project's folder. */
export const VOICE_FOLDER = 'static/suara';
export const MANIFEST_FILE = `${VOICE_FOLDER}/daftar.json`;
/** What a minute may weigh. */
export const BYTES_PER_MINUTE = 90_000;

const text = v.pipe(v.string(), v.nonEmpty('masih kosong. Isi dengan teks.'));
const pronunciationList = v.record(text, text);
const manifest = v.record(
	v.string(),
	v.record(
		v.string(),
		v.strictObject({
			/** Of what it says; for a machine's voice also of how. */
			hash: v.string(),
			seconds: v.number(),
			bytes: v.number(),
			/** Spoken by a person, not by espeak-ng. */
			human: v.optional(v.literal(true)),
			/** Then: hash of the recording that it was made of. */
			recording: v.optional(v.string())
		})
	)
);

/** static/suara/daftar.json: slug → id of the step → file. */
export type VoiceManifest = v.InferOutput<typeof manifest>;
export type VoiceEntry = VoiceManifest[string][string];

/** A step as it is to be spoken. */
export interface WantedVoice {
	slug: string;
	step: string;
	/** Title and paragraphs, one a line: what a person reads into the microphone. */
	script: string;
	/** What espeak-ng reads. */
	ssml: string;
	/** The hash that a machine's voice of this text has. */
	machineHash: string;
	/** The hash that a person's voice of this text has. */
	humanHash: string;
}

/** A spoken step as a page offers it. */
export interface Voice {
	/** Changes whenever the file does, so that no phone keeps an old one. */
	href: string;
	seconds: number;
	bytes: number;
	/** Spoken by a person, not by a machine. */
	human: boolean;
}

/** A file that isn't what it should be. */
export interface VoiceProblem {
	file: string;
	/** Indonesian: what is wrong. */
	message: string;
}

/**
 * @param rootDir the project's folder
 * @returns content/pelafalan.json
 * @throws ConfigurationError when it can't be read
 */
export function readPronunciations(rootDir: string): Pronunciations {
	const file = 'content/pelafalan.json';
	return new Map(Object.entries(parseContent(pronunciationList, readContent(rootDir, file), file)));
}

/**
 * @param rootDir the project's folder
 * @returns what `npm run suara` last made; empty when it never ran
 * @throws ConfigurationError when the file is broken
 */
export function readManifest(rootDir: string): VoiceManifest {
	if (!existsSync(join(rootDir, MANIFEST_FILE))) return {};
	return parseContent(manifest, readContent(rootDir, MANIFEST_FILE), MANIFEST_FILE);
}

/**
 * Every step that is to be spoken, guides first.
 * @throws StartupError when a guide and a lesson have one slug, as their files would be mixed up
 */
export function wantedVoices(
	library: Pick<Library, 'guides' | 'lessons'>,
	pronunciations: Pronunciations
): WantedVoice[] {
	const slugs = new Set(library.guides.map(({ slug }) => slug));
	const twice = library.lessons.find(({ slug }) => slugs.has(slug));
	if (twice) {
		throw new StartupError(
			`Panduan dan pelajaran bernama sama: ${twice.slug}. Ganti nama berkas content/literasi/${twice.slug}.md.`
		);
	}
	return [...library.guides, ...library.lessons].flatMap(({ slug, steps }) =>
		steps.map((step: Step) => {
			const script = [step.title, ...step.text].join('\n');
			const ssml = ssmlOf(spokenText(step, pronunciations));
			return {
				slug,
				step: step.id,
				script,
				ssml,
				machineHash: hashOf([ssml, VOICE]),
				humanHash: hashOf([script])
			};
		})
	);
}

/** Whether a file still says what is written. */
export function isCurrent(entry: VoiceEntry | undefined, wanted: WantedVoice): boolean {
	return entry?.hash === (entry?.human ? wanted.humanHash : wanted.machineHash);
}

/**
 * Reads which voices may be offered. One whose text has changed since is left out: nothing false is
 * spoken.
 * @param rootDir the project's folder
 * @param library what is taught
 * @returns gives the voices of a guide or lesson, by the id of the step
 * @throws ConfigurationError when the list of files or of pronunciations is broken
 */
export function readVoices(
	rootDir: string,
	library: Pick<Library, 'guides' | 'lessons'>
): (slug: string) => ReadonlyMap<string, Voice> {
	const entries = readManifest(rootDir);
	const voices = new Map<string, Map<string, Voice>>();
	for (const wanted of wantedVoices(library, readPronunciations(rootDir))) {
		const { slug, step } = wanted;
		const entry = entries[slug]?.[step];
		if (!entry || !isCurrent(entry, wanted)) continue;
		const { hash, seconds, bytes, human = false } = entry;
		const ofText = voices.get(slug) ?? new Map<string, Voice>();
		voices.set(slug, ofText);
		ofText.set(step, {
			href: `/suara/${slug}/${step}.ogg?v=${hash}-${bytes}`,
			seconds,
			bytes,
			human
		});
	}
	const none: ReadonlyMap<string, Voice> = new Map();
	return (slug) => voices.get(slug) ?? none;
}

/**
 * Steps without a voice, or with one that says something else than what is written by now.
 * @returns empty when `npm run suara` has nothing to do
 */
export function outdatedVoices(
	wanted: readonly WantedVoice[],
	entries: VoiceManifest
): VoiceProblem[] {
	return wanted.flatMap((one) => {
		const entry = entries[one.slug]?.[one.step];
		if (isCurrent(entry, one)) return [];
		const message = entry
			? 'teksnya sudah berubah; suara lama tidak ditawarkan lagi. Jalankan npm run suara.'
			: 'belum ada suaranya. Jalankan npm run suara.';
		return [{ file: `${one.slug}/${one.step}`, message }];
	});
}

/**
 * Compares the files with the list of them, without any program for sound.
 * @param rootDir the project's folder
 * @returns every file that is missing, unknown, other than listed, or too heavy
 */
export function fileProblems(rootDir: string, entries: VoiceManifest): VoiceProblem[] {
	const listed = new Set<string>();
	const problems: VoiceProblem[] = [];
	for (const [slug, steps] of Object.entries(entries)) {
		for (const [step, { seconds, bytes }] of Object.entries(steps)) {
			const file = `${slug}/${step}.ogg`;
			listed.add(file);
			const path = join(rootDir, VOICE_FOLDER, file);
			if (!existsSync(path)) {
				problems.push({ file, message: 'berkas tidak ada. Jalankan npm run suara.' });
				continue;
			}
			const content = readFileSync(path);
			const real = opusSeconds(content);
			if (real === null || content.length !== bytes || Math.abs(real - seconds) > 0.1) {
				const message =
					'berkas tidak sama dengan daftar. Hapus berkas itu, lalu jalankan npm run suara.';
				problems.push({ file, message });
			} else if ((content.length / real) * 60 > BYTES_PER_MINUTE) {
				problems.push({ file, message: 'terlalu besar: lebih dari 90 KB per menit.' });
			}
		}
	}
	for (const file of filesIn(join(rootDir, VOICE_FOLDER))) {
		if (listed.has(file)) continue;
		problems.push({ file, message: 'tidak ada di daftar. Jalankan npm run suara.' });
	}
	return problems;
}

/** The sound files of the folder: `slug/step.ogg`. */
export function filesIn(folder: string): string[] {
	if (!existsSync(folder)) return [];
	return readdirSync(folder, { withFileTypes: true })
		.filter((one) => one.isDirectory())
		.flatMap(({ name }) => readdirSync(join(folder, name)).map((file) => `${name}/${file}`))
		.sort();
}

/** Twelve hexadecimal characters that change with the value. */
export function hashOf(value: unknown): string {
	return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 12);
}
