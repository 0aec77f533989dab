// The commands of `npm run suara`: makes the spoken files of guides and lessons, and listens to them.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { readAgency } from '../src/lib/server/agency/index.ts';
import { VOICE } from '../src/lib/server/guides/espeak.ts';
import { readLibrary } from '../src/lib/server/guides/index.ts';
import { opusSeconds } from '../src/lib/server/guides/ogg.ts';
import {
	fileProblems,
	filesIn,
	hashOf,
	isCurrent,
	MANIFEST_FILE,
	outdatedVoices,
	readManifest,
	readPronunciations,
	VOICE_FOLDER,
	type VoiceEntry,
	type VoiceManifest,
	type VoiceProblem,
	type WantedVoice,
	wantedVoices
} from '../src/lib/server/guides/voices.ts';
import { StartupError } from '../src/lib/server/platform/startup-error.ts';
import { checkedAgainst } from '../src/lib/server/web/library.ts';

const HELP = `Membuat suara untuk setiap langkah panduan dan pelajaran.

  npm run suara              buat yang belum ada atau yang teksnya berubah
  npm run suara -- periksa   periksa semua berkas suara

Rekaman suara orang didahulukan: simpan sebagai content/suara/<panduan>/<langkah>.m4a
(atau .mp3, .ogg, .opus). Cara membaca kata: content/pelafalan.json.`;

const ROOT = path.resolve(import.meta.dirname, '..');
const RECORDINGS = 'content/suara';
const PACKAGES: Record<string, string> = {
	// Who lacks one lacks the other, too.
	'espeak-ng': 'espeak-ng opus-tools',
	opusenc: 'espeak-ng opus-tools',
	ffmpeg: 'ffmpeg'
};
/** Bounds of a voice that can be followed on a small loudspeaker. */
const LONGEST_SILENCE_S = 1.5;
const QUIETEST_LUFS = -26;
const LOUDEST_LUFS = -14;

try {
	const [command = 'buat', ...rest] = process.argv.slice(2);
	if (rest.length > 0 || !['buat', 'periksa'].includes(command)) say(HELP);
	else if (command === 'periksa') process.exitCode = check() ? 0 : 1;
	else make();
} catch (error) {
	if (!(error instanceof StartupError)) throw error;
	process.stderr.write(`${error.message}\n`);
	process.exitCode = 1;
}

/** Makes what is missing or outdated, deletes what nobody needs, writes the list. */
function make(): void {
	const before = readManifest(ROOT);
	const wanted = wantedVoices(library(), readPronunciations(ROOT));
	const after: VoiceManifest = {};
	let made = 0;
	for (const [index, one] of wanted.entries()) {
		const { slug, step } = one;
		const recording = recordingOf(one);
		const old = before[slug]?.[step];
		let entry = old;
		if (!old || !isUpToDate(old, one, recording)) {
			entry = recording ? convert(one, recording) : speak(one);
			made += 1;
			say(
				`[${index + 1}/${wanted.length}] ${slug}/${step}: ${entry.seconds} detik, ${Math.ceil(entry.bytes / 1000)} KB${recording ? ', rekaman orang' : ''}`
			);
			// At once: what was made stays made if the next one fails.
			writeManifest({
				...before,
				...after,
				[slug]: { ...before[slug], ...after[slug], [step]: entry }
			});
		}
		if (entry) (after[slug] ??= {})[step] = entry;
	}
	writeManifest(after);
	const needless = filesIn(path.join(ROOT, VOICE_FOLDER)).filter((file) => {
		const [slug = '', name = ''] = file.split('/');
		return !name.endsWith('.ogg') || !after[slug]?.[name.slice(0, -'.ogg'.length)];
	});
	for (const file of needless) rmSync(path.join(ROOT, VOICE_FOLDER, file));
	const entries = Object.values(after).flatMap((steps) => Object.values(steps));
	const bytes = entries.reduce((sum, entry) => sum + entry.bytes, 0);
	say(
		`Selesai: ${made} dibuat, ${entries.length - made} tetap, ${needless.length} dihapus. Semuanya ${Math.ceil(bytes / 1000)} KB.`
	);
}

function isUpToDate(entry: VoiceEntry, wanted: WantedVoice, recording: Recording | null): boolean {
	const file = voiceFile(wanted);
	return (
		isCurrent(entry, wanted) &&
		entry.recording === recording?.hash &&
		existsSync(file) &&
		readFileSync(file).length === entry.bytes
	);
}

interface Recording {
	file: string;
	hash: string;
}

/** The recording of a step that still says its text; beside it stands the text that it says. */
function recordingOf({ slug, step, script }: WantedVoice): Recording | null {
	const base = path.join(ROOT, RECORDINGS, slug, step);
	const file = ['.ogg', '.opus', '.mp3', '.m4a'].map((one) => base + one).find(existsSync);
	if (!file) return null;
	const text = `${base}.txt`;
	if (!existsSync(text)) writeFileSync(text, `${script}\n`);
	if (readFileSync(text, 'utf8').replace(/\r\n/g, '\n') !== `${script}\n`) {
		say(
			`${slug}/${step}: teksnya berubah sejak direkam, jadi dipakai suara mesin. Teks yang direkam ada di ${path.relative(ROOT, text)}. Setelah merekam ulang, hapus berkas .txt itu, lalu ulangi.`
		);
		return null;
	}
	return { file, hash: createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 12) };
}

function speak(wanted: WantedVoice): VoiceEntry {
	const { name, speed, pitch, amplitude, wordGap } = VOICE;
	const options = { v: name, s: speed, p: pitch, a: amplitude, g: wordGap };
	const args = Object.entries(options).flatMap(([option, value]) => [`-${option}`, String(value)]);
	const sound = run('espeak-ng', [...args, '-m', '--stdin', '--stdout'], wanted.ssml);
	return { hash: wanted.machineHash, ...pack(wanted, sound) };
}

/** A recording in the same format and about as loud as the machine's voice. */
function convert(wanted: WantedVoice, { file, hash }: Recording): VoiceEntry {
	const filters = 'silenceremove=start_periods=1:start_threshold=-45dB,loudnorm=I=-20:TP=-2';
	const sound = run('ffmpeg', [
		...['-v', 'error', '-i', file, '-af', filters],
		...['-ac', '1', '-ar', '48000', '-f', 'wav', '-']
	]);
	return { hash: wanted.humanHash, ...pack(wanted, sound), human: true, recording: hash };
}

/** Packs WAV into the step's file. */
function pack(wanted: WantedVoice, sound: Buffer): { seconds: number; bytes: number } {
	const file = voiceFile(wanted);
	mkdirSync(path.dirname(file), { recursive: true });
	// The length in the header of a WAV from a pipe is made up. With its own serial number the
	// same sound gives the same file.
	const serial = String(Number.parseInt(hashOf([wanted.slug, wanted.step]).slice(0, 7), 16));
	const packed = run(
		'opusenc',
		[
			...['--quiet', '--ignorelength', '--speech', '--downmix-mono', '--discard-comments'],
			...['--bitrate', String(VOICE.bitrate), '--framesize', String(VOICE.frame)],
			...['--padding', '0', '--serial', serial, '-', '-']
		],
		sound
	);
	const seconds = opusSeconds(packed);
	if (seconds === null || seconds === 0) {
		throw new StartupError(`Suara ${wanted.slug}/${wanted.step} gagal dibuat. Coba lagi.`);
	}
	writeFileSync(file, packed);
	return { seconds: Math.round(seconds * 10) / 10, bytes: packed.length };
}

/** Listens to every file. @returns whether all is well */
function check(): boolean {
	const entries = readManifest(ROOT);
	const wanted = wantedVoices(library(), readPronunciations(ROOT));
	const problems = [...outdatedVoices(wanted, entries), ...fileProblems(ROOT, entries)];
	const broken = new Set(problems.map(({ file }) => file));
	if (isInstalled('ffmpeg')) {
		const rows = Object.entries(entries).map(([slug, steps]) => {
			const files = Object.keys(steps)
				.map((step) => `${slug}/${step}.ogg`)
				.filter((file) => !broken.has(file))
				.map((file) => ({ file, ...listen(file) }));
			for (const one of files) problems.push(...soundProblems(one, entries));
			return rowOf(slug, Object.values(steps), files);
		});
		if (rows.length > 0) {
			printTable(['suara', 'berkas', 'detik', 'KB', 'KB/menit', 'hening', 'LUFS', 'puncak'], rows);
		}
	} else {
		say(`Kerasnya suara dan jedanya tidak diperiksa. ${howToInstall('ffmpeg')}`);
	}
	for (const { file, message } of problems) say(`  ${file}: ${message}`);
	say(problems.length === 0 ? 'Semua suara baik.' : `${problems.length} hal perlu dibetulkan.`);
	return problems.length === 0;
}

interface Sound {
	seconds: number;
	/** Longest, in seconds. */
	silence: number;
	/** LUFS of the whole. */
	loudness: number;
	/** dBFS. */
	peak: number;
}

function listen(file: string): Sound {
	const done = spawnSync(
		'ffmpeg',
		[
			...['-hide_banner', '-nostats', '-i', path.join(ROOT, VOICE_FOLDER, file)],
			...['-af', 'silencedetect=noise=-45dB:d=0.3,ebur128=peak=true', '-f', 'null', '-']
		],
		{ encoding: 'utf8' }
	);
	const summary = done.stderr.slice(done.stderr.lastIndexOf('Summary:'));
	const silences = [...done.stderr.matchAll(/silence_duration: ([\d.]+)/g)];
	const [, hours, minutes, seconds] = /Duration: (\d+):(\d+):([\d.]+)/.exec(done.stderr) ?? [];
	return {
		seconds: Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds),
		silence: Math.max(0, ...silences.map(([, one]) => Number(one))),
		loudness: Number(/I: +(-?[\d.]+) LUFS/.exec(summary)?.[1]),
		peak: Number(/Peak: +(-?[\d.]+) dBFS/.exec(summary)?.[1])
	};
}

function soundProblems(sound: Sound & { file: string }, entries: VoiceManifest): VoiceProblem[] {
	const [slug = '', name = ''] = sound.file.split('/');
	const listed = entries[slug]?.[name.slice(0, -'.ogg'.length)]?.seconds ?? 0;
	// Written the other way round, so that a number that couldn't be read is a problem, too.
	const findings: [fine: boolean, message: string][] = [
		[
			Math.abs(sound.seconds - listed) <= 0.2,
			`lamanya ${sound.seconds} detik, di daftar ${listed}.`
		],
		[sound.silence <= LONGEST_SILENCE_S, `hening ${sound.silence.toFixed(1)} detik.`],
		[
			sound.loudness >= QUIETEST_LUFS && sound.loudness <= LOUDEST_LUFS,
			`terlalu pelan atau terlalu keras: ${sound.loudness} LUFS.`
		],
		[sound.peak <= 0, `pecah: puncaknya ${sound.peak} dBFS.`]
	];
	return findings.filter(([fine]) => !fine).map(([, message]) => ({ file: sound.file, message }));
}

function rowOf(slug: string, entries: readonly VoiceEntry[], sounds: readonly Sound[]): string[] {
	const seconds = entries.reduce((sum, entry) => sum + entry.seconds, 0);
	const bytes = entries.reduce((sum, entry) => sum + entry.bytes, 0);
	const heaviest = Math.max(...entries.map((entry) => (entry.bytes / entry.seconds) * 60));
	const loudness = sounds.map((one) => one.loudness);
	return [
		slug,
		String(entries.length),
		seconds.toFixed(0),
		(bytes / 1000).toFixed(0),
		(heaviest / 1000).toFixed(0),
		Math.max(0, ...sounds.map(({ silence }) => silence)).toFixed(1),
		loudness.length > 0 ? `${Math.min(...loudness)} … ${Math.max(...loudness)}` : '',
		sounds.length > 0 ? String(Math.max(...sounds.map(({ peak }) => peak))) : ''
	];
}

function printTable(head: readonly string[], rows: readonly string[][]): void {
	const widths = head.map((one, column) =>
		Math.max(one.length, ...rows.map((row) => row[column]?.length ?? 0))
	);
	for (const row of [head, ...rows]) {
		say(
			row
				.map((cell, column) =>
					column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)
				)
				.join('  ')
		);
	}
}

function library() {
	return readLibrary(ROOT, checkedAgainst(ROOT, readAgency(ROOT), new Date()));
}

function voiceFile({ slug, step }: WantedVoice): string {
	return path.join(ROOT, VOICE_FOLDER, slug, `${step}.ogg`);
}

function writeManifest(entries: VoiceManifest): void {
	const file = path.join(ROOT, MANIFEST_FILE);
	mkdirSync(path.dirname(file), { recursive: true });
	writeFileSync(file, `${JSON.stringify(entries, null, '\t')}\n`);
}

/** Runs a program. @returns its output @throws StartupError when it is missing or fails */
function run(program: string, args: readonly string[], input: string | Buffer = ''): Buffer {
	const done = spawnSync(program, args, { input, maxBuffer: 200_000_000 });
	if (done.error) throw new StartupError(howToInstall(program));
	if (done.status !== 0) {
		throw new StartupError(`${program} gagal: ${done.stderr.toString().trim()}`);
	}
	return done.stdout;
}

function isInstalled(program: string): boolean {
	return !spawnSync(program, ['-version'], { stdio: 'ignore' }).error;
}

function howToInstall(program: string): string {
	const name = PACKAGES[program] ?? program;
	return `${program} belum ada di komputer ini. Pasang dulu: "sudo apt install ${name}" (Debian, Ubuntu) atau "brew install ${name}" (macOS).`;
}

function say(line: string): void {
	process.stdout.write(`${line}\n`);
}
