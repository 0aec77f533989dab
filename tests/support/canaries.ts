// Looks for words in whatever bytes, in every spelling in which a program may have written them down.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** A spelling of a word, as bytes. */
interface Spelling {
	word: string;
	way: string;
	bytes: Buffer;
}

/** @param words by what they are called in a failure @returns all spellings of all of them */
export function spellingsOf(words: Record<string, string | Uint8Array>): Spelling[] {
	return Object.entries(words).flatMap(([word, value]) => {
		const raw = Buffer.from(value);
		const ways: [string, Buffer][] = [['raw', raw]];
		for (const offset of [0, 1, 2]) {
			// The characters that hang on nothing but the word, wherever it lies in what was encoded.
			const text = Buffer.concat([Buffer.alloc(offset), raw]).toString('base64');
			const from = Math.ceil((offset * 8) / 6);
			const until = Math.floor(((offset + raw.length) * 8) / 6);
			const inside = text.slice(from, until);
			ways.push([`base64+${offset}`, Buffer.from(inside)]);
			ways.push([
				`base64url+${offset}`,
				Buffer.from(inside.replace(/\+/g, '-').replace(/\//g, '_'))
			]);
		}
		ways.push(['hex', Buffer.from(raw.toString('hex'))]);
		ways.push(['HEX', Buffer.from(raw.toString('hex').toUpperCase())]);
		if (typeof value === 'string') {
			const little = Buffer.from(value, 'utf16le');
			ways.push(['UTF-16LE', little], ['UTF-16BE', Buffer.from(little).swap16()]);
			ways.push(['lower case', Buffer.from(value.toLowerCase())]);
			ways.push(['percent', Buffer.from(encodeURIComponent(value))]);
			ways.push(['form', Buffer.from(new URLSearchParams({ '': value }).toString().slice(1))]);
			ways.push(['JSON', Buffer.from(escaped(value))]);
		}
		const seen = new Set<string>();
		return ways.flatMap(([way, bytes]) => {
			const key = bytes.toString('latin1');
			if (seen.has(key)) return [];
			seen.add(key);
			return [{ word, way, bytes }];
		});
	});
}

/** @returns what was found, as `place: word (way)` */
export function findIn(place: string, bytes: Buffer, spellings: readonly Spelling[]): string[] {
	return spellings
		.filter((one) => bytes.includes(one.bytes))
		.map(({ word, way }) => `${place}: ${word} (${way})`);
}

/** @returns the same for every file below a folder, names of files included */
export function findBelow(folder: string, spellings: readonly Spelling[]): string[] {
	return readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) => {
		const file = path.join(entry.parentPath, entry.name);
		const place = path.relative(folder, file);
		const named = findIn(`name of ${place}`, Buffer.from(entry.name), spellings);
		return entry.isFile() ? [...named, ...findIn(place, readFileSync(file), spellings)] : named;
	});
}

// As programs write JSON that shall be pure ASCII.
function escaped(text: string): string {
	return JSON.stringify(text)
		.slice(1, -1)
		.replace(/[^\x20-\x7e]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
