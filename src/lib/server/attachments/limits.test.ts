import { describe, expect, it } from 'vitest';
import { DomainError } from '../platform/errors.ts';
import { checkAttachmentList, MAX_FILE_BYTES, MAX_FILES } from './limits.ts';

const files = (...sizes: number[]) => sizes.map((size, i) => ({ name: `foto-${i + 1}.jpg`, size }));

function refusalOf(list: { name: string; size: number }[]): { code: string; sentence?: string } {
	try {
		checkAttachmentList(list);
	} catch (error) {
		if (!(error instanceof DomainError)) throw error;
		return { code: error.code, sentence: error.details.fields?.['lampiran'] };
	}
	throw new Error('accepted');
}

describe('checkAttachmentList', () => {
	it('accepts none, and five of exactly 10 MB', () => {
		expect(MAX_FILES).toBe(5);
		expect(MAX_FILE_BYTES).toBe(10_485_760);
		checkAttachmentList([]);
		checkAttachmentList(files(1, ...Array<number>(4).fill(MAX_FILE_BYTES)));
	});

	it('refuses a sixth file and names it', () => {
		expect(refusalOf(files(1, 1, 1, 1, 1, 1))).toEqual({
			code: 'invalid_input',
			sentence: 'Anda memilih 6 berkas, paling banyak 5. Kurangi mulai dari “foto-6.jpg”.'
		});
	});

	it('refuses one byte more than 10 MB', () => {
		expect(refusalOf(files(1, MAX_FILE_BYTES + 1))).toEqual({
			code: 'too_large',
			sentence: '“foto-2.jpg” berukuran 10,1 MB, batasnya 10 MB. Pilih berkas yang lebih kecil.'
		});
	});

	it('refuses an empty file, and names every file that is wrong', () => {
		const { code, sentence } = refusalOf(files(0, 5, 11 * 1024 * 1024));
		expect(code).toBe('invalid_input');
		expect(sentence).toContain('“foto-1.jpg” kosong');
		expect(sentence).not.toContain('foto-2');
		expect(sentence).toContain('“foto-3.jpg” berukuran 11 MB');
	});
});
