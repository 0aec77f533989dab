import { expect, it } from 'vitest';
import { docxText } from '../documents/testing.ts';
import { documentResponse } from './documents.ts';

it('sends a document as a file', async () => {
	const response = documentResponse(
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
