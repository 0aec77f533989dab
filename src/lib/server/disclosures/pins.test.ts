import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { pinnedBy, readPins } from './pins.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'tanggap-pins-'));
mkdirSync(path.join(folder, 'content'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function pinsOf(file: unknown, trial: string | null = null) {
	writeFileSync(path.join(folder, 'content/wbs.json'), JSON.stringify(file));
	return readPins(folder, trial);
}
const key = Buffer.alloc(32, 7).toString('base64');
const other = Buffer.alloc(32, 8).toString('base64');

describe('what is pinned', () => {
	it('is closed as delivered: this repository holds no root', () => {
		expect(readPins('.', null)).toEqual({ rootKey: null, minimumVersion: 1, anchorTo: [] });
		expect(pinnedBy(readPins('.', null))).toBeNull();
	});

	it('is the key of the file, or that of a trial', () => {
		const file = { kunci_induk: key, versi_terendah: 3 };
		expect(pinsOf(file)).toEqual({ rootKey: key, minimumVersion: 3, anchorTo: [] });
		const outside = ['simpan@contoh.go.id'];
		expect(pinsOf({ ...file, jangkar_ke: outside }).anchorTo).toEqual(outside);
		expect(pinsOf(file, other).rootKey).toBe(other);
		expect(pinnedBy(pinsOf(file))?.rootKey).toEqual(new Uint8Array(32).fill(7));
	});

	it.each([
		[{ kunci_induk: key.slice(1), versi_terendah: 1 }, /kunci induk/],
		[{ kunci_induk: key }, /versi_terendah/],
		[{ kunci_induk: key, versi_terendah: 0 }, /paling kecil/],
		[{ kunci_induk: key, versi_terendah: 1, jangkar_ke: ['x'] }, /alamat surel/],
		[{ kunci_induk: key, versi_terendah: 1, pintu: 'belakang' }, /tidak dikenal/]
	])('refuses %j with a sentence', (file, sentence) => {
		expect(() => pinsOf(file)).toThrow(sentence);
	});
});
