import { expect, it } from 'vitest';
import type { OpenCase } from './case.ts';
import { covered, draftCopy } from './redacted-copy.ts';

const day = '2026-11-28';
const answers = {
	what: 'Meminta uang kepada ibu saya, 0812-3456-7890.',
	who: 'Petugas loket dua',
	when: '',
	where: '',
	how: '',
	evidence: ''
};
const report = {
	kind: 'report',
	signKey: 'x',
	category: 'extortion',
	answers,
	excluded: [],
	contact: 'Rina, di belakang pasar'
} as const;
const file = { id: 'ab'.repeat(16), name: 'rina-di-loket.jpg', type: '', size: 9, sha256: '' };
const open = {
	filedOn: day,
	talk: [
		{ sequence: 0, author: 'reporter', day, body: report },
		{ sequence: 1, author: 'reporter', day, body: { kind: 'files', files: [file] } },
		{ sequence: 2, refused: 'malformed' },
		{ sequence: 3, author: 'member:1', day, body: { kind: 'message', text: 'Kapan itu?' } }
	]
} as unknown as OpenCase;

it('begins without contact, numbers, names of files and the day', () => {
	const copy = draftCopy(open);
	expect(copy).toContain('Petugas loket dua');
	expect(copy).toContain('1 lampiran');
	expect(copy).toContain('Kapan itu?');
	expect(copy).toContain('pada November 2026');
	for (const secret of ['Rina', 'rina', 'pasar', '3456', day]) expect(copy).not.toContain(secret);
});

it('covers what is marked, however long it was', () => {
	const text = 'Ibu saya, Bu Rina, membayar.';
	const once = covered(text, text.indexOf('Bu Rina'), text.indexOf(', membayar'));
	expect(once).toBe('Ibu saya, [disamarkan], membayar.');
	expect(covered('a Rina Sari b', 2, 6)).toBe('a [disamarkan] Sari b');
	expect(covered('a [disamarkan] Sari b', 15, 19)).toBe('a [disamarkan] b');
});
