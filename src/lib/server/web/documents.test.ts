import { gunzipSync } from 'node:zlib';
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
	FILE_TOTAL_HEADER,
	FILE_TYPE_HEADER,
	FILE_UNIT_HEADER,
	frameReader,
	FRAMES_MEDIA_TYPE,
	FRAMES_WANTED
} from '#lib/codes/download-frames.ts';
import { counted, progressOf } from '../documents/index.ts';
import { docxText } from '../documents/testing.ts';
import { documentResponse, fileResponse } from './documents.ts';

const asked = (headers: Record<string, string> = {}) =>
	new Request('http://localhost/berkas', { headers });

const CSV = { mediaType: 'text/csv; charset=utf-8', name: 'daftar.csv' };
const LINE = `${'x'.repeat(98)}\r\n`;

/** Lines of a hundred bytes; the one at `broken` can't be had. */
async function* lines(count: number, broken = Infinity) {
	for (let at = 0; at < count; at++) {
		if (at === broken) throw new Error('the database went away');
		yield LINE;
	}
}

afterEach(() => vi.restoreAllMocks());

it('sends a document as a file', async () => {
	const response = await documentResponse(
		asked(),
		{
			title: 'Uji',
			author: 'Dinas',
			writtenAt: new Date('2026-11-02T02:00:00Z'),
			letterhead: null,
			footer: 'Uji',
			blocks: [{ kind: 'paragraph', text: 'Isi berkas.' }]
		},
		'docx',
		'surat-2026-000042'
	);
	expect(response.headers.get('Content-Disposition')).toBe(
		'attachment; filename="surat-2026-000042.docx"'
	);
	expect(docxText(new Uint8Array(await response.arrayBuffer()))).toContain('Isi berkas.');
});

describe('a file that is written while it is sent', () => {
	it('is read no faster than it is taken, and no further once nobody takes it', async () => {
		const log = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
		let written = 0;
		const ended = vi.fn();
		async function* endless() {
			try {
				for (;;) {
					written += 1;
					yield LINE;
				}
			} finally {
				ended();
			}
		}
		const response = await fileResponse(asked(), { pieces: endless(), ...CSV });
		const reader = response.body?.getReader();
		await reader?.read();
		await reader?.cancel();
		expect(written).toBeLessThan(10_000);
		await vi.waitFor(() => expect(ended).toHaveBeenCalledOnce());
		expect(log).not.toHaveBeenCalled();
	});

	it('comes compressed to who can read that', async () => {
		const packed = await fileResponse(asked({ 'accept-encoding': 'gzip, br' }), {
			pieces: lines(1000),
			...CSV
		});
		expect(packed.headers.get('Content-Encoding')).toBe('gzip');
		const bytes = Buffer.from(await packed.arrayBuffer());
		expect(gunzipSync(bytes).toString()).toBe(LINE.repeat(1000));
	});

	it('is refused as a whole when it fails before anything was sent', async () => {
		await expect(fileResponse(asked(), { pieces: lines(5, 3), ...CSV })).rejects.toThrow(
			'the database went away'
		);
	});

	it.each<Record<string, string>>([{}, { 'accept-encoding': 'gzip' }, { [FRAMES_WANTED]: '1' }])(
		'breaks off when it fails later, so that its piece does not pass for it: %j',
		async (headers) => {
			const log = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
			const file = { pieces: lines(3000, 2000), ...CSV };
			const response = await fileResponse(asked(headers), file);
			await expect(response.arrayBuffer()).rejects.toThrow();
			expect(log.mock.calls.join()).toContain('a download broke off');
		}
	);

	it('tells a script how far it is, and that it is whole', async () => {
		const progress = progressOf('rows', 1000);
		const pieces = counted(lines(1000), progress);
		const response = await fileResponse(asked({ [FRAMES_WANTED]: '1' }), {
			pieces,
			...CSV,
			progress
		});
		const { headers } = response;
		expect(headers.get('Content-Type')).toBe(FRAMES_MEDIA_TYPE);
		expect(headers.get(FILE_TYPE_HEADER)).toBe(CSV.mediaType);
		expect(headers.get(FILE_TOTAL_HEADER)).toBe('1000');
		expect(headers.get(FILE_UNIT_HEADER)).toBe('rows');
		const frames = frameReader();
		const seen: number[] = [];
		let text = '';
		for await (const bytes of response.body as ReadableStream<Uint8Array<ArrayBuffer>>) {
			for (const part of frames.take(bytes)) text += Buffer.from(part).toString();
			seen.push(frames.done());
		}
		expect(text).toBe(LINE.repeat(1000));
		expect(frames.whole()).toBe(true);
		expect(seen.at(0)).toBeLessThan(1000);
		expect(seen.at(-1)).toBe(1000);
	});
});
