import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shownFileName, storedFileName } from './file-name.ts';

describe('storedFileName', () => {
	it.each([
		['KTP lama.JPEG', 'KTP lama.jpg', 'the ending becomes that of the detected type'],
		['foto.exe', 'foto.jpg', 'a false ending goes'],
		['foto.jpg.exe', 'foto.jpg', 'and is not doubled'],
		['Surat v1.2', 'Surat v1.2.jpg', 'a number is no ending'],
		['../../etc/passwd', 'passwd.jpg', 'no path of Unix'],
		['C:\\Users\\Siti\\foto.jpg', 'foto.jpg', 'no path of Windows'],
		['foto\0\r\n\t\x7f.jpg', 'foto.jpg', 'no controls'],
		['foto\u202Egpj.exe', 'fotogpj.jpg', 'no override of the direction'],
		['\u2067\u200Fصورة\u2069.jpg', 'صورة.jpg', 'right-to-left letters stay, marks go'],
		[
			'fo\u200Bto\uFEFF\uFFFD\uD800\uE000\uFFFF.jpg',
			'foto.jpg',
			'nothing invisible or undecodable'
		],
		['a\uFEFFb\u061Cc\u00ADd\u180Ee\u{E0041}f.jpg', 'abcdef.jpg', 'none of these either'],
		['foto .jpg.exe', 'foto.jpg', 'no blank before a doubled ending'],
		['cafe\u0301.jpg', 'caf\u00E9.jpg', 'NFC'],
		['e\u200B\u0301.jpg', '\u00E9.jpg', 'NFC after taking away too'],
		['laporan. . ..', 'laporan.jpg', 'no trailing dots and blanks'],
		['laporan ..pdf', 'laporan.jpg', 'none before the ending either'],
		['.htaccess', 'htaccess.jpg', 'no hidden file'],
		['a<b>:"c|d?*.jpg', 'a-b---c-d--.jpg', 'nothing that Windows forbids'],
		['foto   saya.jpg', 'foto saya.jpg', 'blanks are one blank'],
		['👨‍👩‍👧 keluarga.jpg', '👨‍👩‍👧 keluarga.jpg', 'emoji stay whole'],
		['', 'lampiran.jpg', 'no name'],
		['..', 'lampiran.jpg', 'nothing but dots'],
		['.jpg', 'jpg.jpg', 'nothing but an ending']
	])('%j becomes %j: %s', (name, expected) => {
		expect(storedFileName(name, '.jpg')).toBe(expected);
	});

	it('cuts a long name before its ending and between graphemes', () => {
		expect(storedFileName(`${'a'.repeat(300)}.png`, '.jpg')).toBe(`${'a'.repeat(116)}.jpg`);
		// 8 code units each: 14 fit whole into 116, the fifteenth would be torn.
		expect(storedFileName('👨‍👩‍👧'.repeat(40), '.jpg')).toBe(`${'👨‍👩‍👧'.repeat(14)}.jpg`);
		expect(storedFileName(`${'a'.repeat(115)} b.jpg`, '.jpg')).toBe(`${'a'.repeat(115)}.jpg`);
	});

	it('gives a safe name for anything, and the same again for its own result', () => {
		const unsafe = /[\p{Cc}\p{Cs}/\\<>:"|?*\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u;
		const name = fc.oneof(
			fc.string({ unit: 'binary', maxLength: 200 }),
			fc
				.array(
					fc.constantFrom('.', '/', '\\', ' ', '\u202E', '\0', 'a', '.pdf', 'e\u0301', '\uD800'),
					{
						maxLength: 200
					}
				)
				.map((parts) => parts.join(''))
		);
		fc.assert(
			fc.property(name, (text) => {
				const stored = storedFileName(text, '.pdf');
				expect(stored).toMatch(/^[^.\s].*(?<![.\s])\.pdf$/u);
				expect(stored.length).toBeLessThanOrEqual(120);
				expect(stored).not.toMatch(unsafe);
				expect(stored).toBe(stored.normalize('NFC'));
				expect(storedFileName(stored, '.pdf')).toBe(stored);
			}),
			{ numRuns: 500 }
		);
	});
});

describe('shownFileName', () => {
	it('keeps the ending that the owner knows', () => {
		expect(shownFileName('../IMG_1.HEIC')).toBe('IMG_1.HEIC');
	});

	it('shortens what would drown a sentence', () => {
		expect(shownFileName('a'.repeat(300))).toBe(`${'a'.repeat(60)}…`);
	});

	it('has a word for a file without a name', () => {
		expect(shownFileName('\u202E')).toBe('lampiran');
	});
});
