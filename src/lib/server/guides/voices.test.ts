import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import type { Library, Step } from '#lib/guides/guide.ts';
import { opusSeconds } from './ogg.ts';
import {
	fileProblems,
	outdatedVoices,
	readManifest,
	readPronunciations,
	readVoices,
	type VoiceEntry,
	wantedVoices
} from './voices.ts';

const step = { id: 'foto', title: 'Foto KK', text: ['Foto KK Anda.'] } as unknown as Step;
const list = new Map([['KK', 'ka ka']]);
let root: string;

beforeEach(() => {
	root = mkdtempSync(join(tmpdir(), 'suara-'));
	onTestFinished(() => rmSync(root, { recursive: true }));
	mkdirSync(join(root, 'content'));
	writeFileSync(join(root, 'content/pelafalan.json'), JSON.stringify(Object.fromEntries(list)));
	mkdirSync(join(root, 'static/suara/kk'), { recursive: true });
});

function teach(...steps: Step[]): Pick<Library, 'guides' | 'lessons'> {
	return { guides: [{ slug: 'kk', steps }], lessons: [] } as unknown as Library;
}

function keep(entry: Partial<VoiceEntry>, file = sound(3)): void {
	const [wanted] = wantedVoices(teach(step), list);
	const manifest = {
		kk: { foto: { hash: wanted?.machineHash, seconds: 3, bytes: file.length, ...entry } }
	};
	writeFileSync(join(root, 'static/suara/daftar.json'), JSON.stringify(manifest));
	writeFileSync(join(root, 'static/suara/kk/foto.ogg'), file);
}

/** An Ogg Opus file as opusenc writes it, with silence of that many seconds and bytes in all. */
function sound(seconds: number, size = 900): Uint8Array {
	const page = (flags: number, position: number, ...packets: Uint8Array[]) => {
		const lacing = packets.flatMap(({ length }) => [
			...Array<number>(Math.floor(length / 255)).fill(255),
			length % 255
		]);
		const head = new DataView(new ArrayBuffer(27));
		head.setUint32(0, 0x4f_67_67_53);
		head.setUint8(5, flags);
		head.setBigInt64(6, BigInt(position), true);
		head.setUint8(26, lacing.length);
		return Buffer.concat([new Uint8Array(head.buffer), Uint8Array.from(lacing), ...packets]);
	};
	const opusHead = new DataView(new ArrayBuffer(19));
	new TextEncoder().encodeInto('OpusHead', new Uint8Array(opusHead.buffer));
	opusHead.setUint8(9, 1);
	opusHead.setUint16(10, 312, true);
	return Buffer.concat([
		page(2, 0, new Uint8Array(opusHead.buffer)),
		page(4, seconds * 48_000 + 312, new Uint8Array(size))
	]);
}

test('a voice that says what is written is offered, under an address of its own', () => {
	keep({});
	const voicesFor = readVoices(root, teach(step));
	const voice = voicesFor('kk').get('foto');
	expect(voice).toMatchObject({ seconds: 3, bytes: sound(3).length, human: false });
	expect(voice?.href).toMatch(/^\/suara\/kk\/foto\.ogg\?v=[\da-f]{12}-\d+$/);
	expect(voicesFor('ktp-el').size).toBe(0);
	expect(outdatedVoices(wantedVoices(teach(step), list), readManifest(root))).toEqual([]);
	expect(fileProblems(root, readManifest(root))).toEqual([]);
});

test('a voice is silent from the moment its text changes, and whoever runs the check is told what to do', () => {
	keep({});
	const changed = teach({ ...step, text: ['Foto KK Anda dari atas.'] }, { ...step, id: 'kirim' });
	expect(readVoices(root, changed)('kk').size).toBe(0);
	expect(outdatedVoices(wantedVoices(changed, list), readManifest(root))).toEqual([
		{ file: 'kk/foto', message: expect.stringContaining('npm run suara') as string },
		{ file: 'kk/kirim', message: expect.stringContaining('npm run suara') as string }
	]);
});

test('another way to say a word makes the machine say it anew, and leaves a recording alone', () => {
	const [wanted] = wantedVoices(teach(step), list);
	writeFileSync(join(root, 'content/pelafalan.json'), '{"KK": "kartu keluarga"}');
	keep({});
	expect(readVoices(root, teach(step))('kk').size).toBe(0);
	keep({ hash: wanted?.humanHash, human: true, recording: 'abc' });
	expect(readVoices(root, teach(step))('kk').get('foto')?.human).toBe(true);
});

test('a guide and a lesson of one name are refused, as their voices would be mixed up', () => {
	const both = { ...teach(step), lessons: [{ slug: 'kk', steps: [step] }] } as unknown as Library;
	expect(() => wantedVoices(both, list)).toThrow('content/literasi/kk.md');
});

test.each([
	['missing', () => rmSync(join(root, 'static/suara/kk/foto.ogg')), 'berkas tidak ada'],
	['shorter than listed', () => keep({ seconds: 9 }), 'tidak sama dengan daftar'],
	['of another size', () => keep({ bytes: 1 }), 'tidak sama dengan daftar'],
	['no Opus', () => keep({ bytes: 3 }, Buffer.from('ID3')), 'tidak sama dengan daftar'],
	['too heavy', () => keep({}, sound(3, 4600)), '90 KB'],
	[
		'not listed',
		() => cpSync(join(root, 'static/suara/kk/foto.ogg'), join(root, 'static/suara/kk/lama.ogg')),
		'tidak ada di daftar'
	]
])('a file that is %s is found', (_, spoil, message) => {
	keep({});
	spoil();
	expect(fileProblems(root, readManifest(root))).toEqual([
		{
			file: expect.stringMatching(/^kk\//) as string,
			message: expect.stringContaining(message) as string
		}
	]);
});

test('a file cut off in the middle has no length', () => {
	const whole = sound(3);
	expect(opusSeconds(whole)).toBe(3);
	for (const length of [0, 20, 60, whole.length - 1]) {
		expect(opusSeconds(whole.subarray(0, length))).toBeNull();
	}
});

test("the project's own list can be read, and its files are what their list says", () => {
	expect(readPronunciations('.').get('NIK')).toBe('nik');
	expect(fileProblems('.', readManifest('.'))).toEqual([]);
});
