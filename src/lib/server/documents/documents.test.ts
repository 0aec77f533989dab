import { afterEach, describe, expect, it, vi } from 'vitest';
import { readAgency } from '../agency/index.ts';
import { loadPlaces } from '../places/index.ts';
import {
	type Block,
	FORMATS,
	type Letter,
	letterDocument,
	letterheadOf,
	type OfficeDocument,
	wholeOf,
	zipped
} from './index.ts';
import { docxText, readDocx, readPdf } from './testing.ts';

const agency = readAgency(process.cwd());
const places = loadPlaces(agency.regencyCode);
const WRITTEN = new Date('2026-11-02T02:00:00Z');

const everything: Block[] = [
	{ kind: 'heading', level: 1, text: 'Laporan & "tindak lanjut" <1>' },
	{ kind: 'paragraph', text: 'Dua baris:\nyang kedua. Ditulis Kepala Désa, ≥ 3 hari – “segera”.' },
	{ kind: 'list', items: ['Salinan surat', 'Foto loket'] },
	{ kind: 'list', ordered: true, items: ['Pertama', 'Kedua'] },
	{
		kind: 'facts',
		rows: [
			['Nomor', '2026-000042'],
			['Layanan', 'KTP-el']
		]
	},
	{
		kind: 'table',
		caption: 'Tabel',
		columns: [
			{ title: 'Uraian', share: 3 },
			{ title: 'Hari', share: 1, align: 'right' }
		],
		rows: [['Menunggu', '12']]
	},
	{ kind: 'signature', position: 'Kepala Dinas', name: null, nip: null }
];

function documentOf(
	blocks: OfficeDocument['blocks'],
	changes: Partial<OfficeDocument> = {}
): OfficeDocument {
	return {
		title: 'Berkas uji',
		author: agency.name,
		writtenAt: WRITTEN,
		letterhead: null,
		footer: 'Berkas uji',
		blocks,
		...changes
	};
}

const docx = (document: OfficeDocument) => wholeOf(FORMATS.docx.write(document));
const pdf = (document: OfficeDocument) => wholeOf(FORMATS.pdf.write(document));

/** Letters only: what is the same however a program breaks lines and numbers lists. */
function bare(text: string): string {
	return text.toUpperCase().replace(/\s/g, '');
}

/** Every element is closed, in the right order. */
function isWellFormed(xml: string): boolean {
	const open: string[] = [];
	for (const [, closing, name, single] of xml.matchAll(/<(\/?)([\w:]+)[^<>]*?(\/?)>/g)) {
		if (closing && open.pop() !== name) return false;
		if (!closing && !single) open.push(name ?? '');
	}
	const rest = xml.replace(/<\?xml[^>]*\?>|<\/?[\w:]+(?:\s[\w:]+="[^"<>]*")*\s*\/?>/g, '');
	return open.length === 0 && !/[<>]|&(?!amp;|lt;|gt;|quot;)/.test(rest);
}

describe('one description', () => {
	it('says the same as DOCX and as PDF', async () => {
		const document = documentOf(everything, { letterhead: letterheadOf(agency, places) });
		const { pages } = await readPdf(await pdf(document));
		const labels = ['•', '•', '1.', '2.'];
		let printed = bare(pages.join('')).replace(bare('Berkas uji · Halaman 1'), '');
		for (const label of labels) printed = printed.replace(label, '');
		expect(printed).toBe(bare(docxText(await docx(document))));
		expect(printed).toContain(bare('Pemerintah Kabupaten Musi Banyuasin'));
		expect(printed).toContain(bare('(menunggu konfirmasi dinas)'));
	});

	afterEach(() => vi.useRealTimers());

	it('gives the same bytes on another day', async () => {
		const document = documentOf(everything);
		const first = [await docx(document), await pdf(document)];
		vi.useFakeTimers({ now: new Date('2031-05-06T07:08:09Z'), toFake: ['Date'] });
		expect([await docx(document), await pdf(document)]).toEqual(first);
	});

	it('takes its blocks and rows as they come, and hands bytes over meanwhile', async () => {
		let taken = 0;
		async function* rows() {
			for (; taken < 3000; taken += 1) {
				yield [`2026-${String(taken)}`, await Promise.resolve(`Cerita ${taken * 7919}`)];
			}
		}
		const table: Block = {
			kind: 'table',
			columns: [
				{ title: 'Nomor', share: 1 },
				{ title: 'Cerita', share: 2 }
			],
			rows: rows()
		};
		let first = 0;
		let bytes = 0;
		for await (const piece of FORMATS.docx.write(documentOf([table]))) {
			bytes += piece.length;
			if (!first && bytes > 8000) first = taken;
		}
		expect(taken).toBe(3000);
		expect(first).toBeLessThan(2500);
	});
});

describe('a DOCX', () => {
	it('is well-formed, whatever is written in it', async () => {
		const hostile = 'a < b && c > "d" \u0000\u0007\ud800 ]]> <w:p/>';
		const parts = readDocx(
			await docx(
				documentOf([{ kind: 'paragraph', text: hostile }, ...everything], {
					title: hostile,
					author: hostile,
					footer: hostile,
					landscape: true
				})
			)
		);
		expect(Object.keys(parts)).toContain('word/numbering.xml');
		for (const [name, xml] of Object.entries(parts)) {
			expect({ name, wellFormed: isWellFormed(xml) }).toEqual({ name, wellFormed: true });
		}
		expect(parts['word/document.xml']).toContain('a &lt; b &amp;&amp; c &gt; "d" \ufffd ]]&gt;');
		expect(parts['word/document.xml']).toContain('w:orient="landscape"');
		// Nothing points to a part or a style that isn't there.
		for (const [, style] of (parts['word/document.xml'] ?? '').matchAll(/Style w:val="(\w+)"/g)) {
			expect(parts['word/styles.xml']).toContain(`w:styleId="${style}"`);
		}
	});
});

describe('a PDF', () => {
	it('has a title, a language, and marks for screen readers', async () => {
		const { title, language, marks } = await readPdf(await pdf(documentOf(everything)));
		expect({ title, language }).toEqual({ title: 'Berkas uji', language: 'id-ID' });
		expect(marks.join(' ')).toBe(
			'Root Document H1 P L LI Lbl LBody LI Lbl LBody L LI Lbl LBody LI Lbl LBody ' +
				'Table TR TH TD TR TH TD P Table TR TH TH TR TD TD P P P'
		);
	});

	it('breaks tables over pages with their head on each, and every row once', async () => {
		const long = 'Panjang sekali cerita ini. '.repeat(500);
		const rows = Array.from({ length: 90 }, (_, index) => [
			`(${index})`,
			index === 40 ? `${long}SELESAI` : 'Cerita'
		]);
		const { pages, spoken } = await readPdf(
			await pdf(
				documentOf([
					{
						kind: 'table',
						columns: [
							{ title: 'Nomor', share: 1 },
							{ title: 'Uraian laporan', share: 3 }
						],
						rows
					}
				])
			)
		);
		expect(pages.length).toBeGreaterThan(4);
		for (const page of pages) expect(page.match(/Uraian laporan/g)).toHaveLength(1);
		const text = pages.join(' ');
		for (const [number] of rows) expect(text.split(number ?? '')).toHaveLength(2);
		expect(text.match(/Panjang sekali/g)).toHaveLength(500);
		expect(text).toContain('SELESAI');
		// Who listens hears the head once, and no page numbers in the middle of a row.
		expect(spoken.match(/Uraian laporan/g)).toHaveLength(1);
		expect(spoken).not.toContain('Halaman');
	});

	it('keeps long words inside the margins, and says where it has no letter', async () => {
		const { rightEdges, pageWidth, pages } = await readPdf(
			await pdf(
				documentOf([
					{ kind: 'paragraph', text: `${'Panjang'.repeat(60)} 🙏 ${'kata '.repeat(80)}` },
					{ kind: 'facts', rows: [['Nama '.repeat(20), 'x'.repeat(400)]] },
					{ kind: 'table', columns: [{ title: 'T'.repeat(300), share: 1 }], rows: [] }
				])
			)
		);
		// 2 cm.
		expect(Math.max(...rightEdges)).toBeLessThan(pageWidth - 56);
		expect(pages[0]).toContain('Panjang □ kata');
	});
});

describe('a ZIP', () => {
	it('is the same bytes for the same files, and another for any other', async () => {
		const of = (content: string) => wholeOf(zipped([{ name: 'a/b.txt', pieces: ['x', content] }]));
		const first = await of('y');
		expect(readDocx(first)).toEqual({ 'a/b.txt': 'xy' });
		expect(await of('y')).toEqual(first);
		expect(await of('z')).not.toEqual(first);
	});
});

describe('a letter', () => {
	const letter: Letter = {
		number: null,
		date: null,
		nature: 'Biasa',
		enclosures: '-',
		subject: 'Penerusan laporan warga',
		recipient: ['Kepala Dinas Sosial', 'Kabupaten Contoh'],
		body: [{ kind: 'paragraph', text: 'Dengan hormat,' }],
		copies: ['Pelapor'],
		footer: 'Penerusan',
		writtenAt: WRITTEN
	};

	it('leaves lines for what the office has not given, and fills in what it has', async () => {
		const open = docxText(await docx(letterDocument(agency, places, letter)));
		expect(open).toMatch(
			/Sekayu, \.{20,}.*Nomor : \.{20,} Sifat : Biasa Lampiran : - Hal : Penerusan/
		);
		expect(open).toMatch(/Yth\. Kepala Dinas Sosial Kabupaten Contoh Dengan hormat,/);
		expect(open).toMatch(/Kepala Dinas .* Musi Banyuasin, \.{30,} NIP \.{30,} Tembusan: Pelapor/);

		const signer = { position: 'Kepala Dinas', name: 'Nama Contoh', nip: '199001012020121001' };
		const done = docxText(
			await docx(
				letterDocument({ ...agency, letters: { place: 'Sekayu', signer } }, places, {
					...letter,
					number: '400.12/17/2026',
					date: '2026-11-03',
					copies: []
				})
			)
		);
		expect(done).toContain('Sekayu, 3 November 2026');
		expect(done).toContain('Nomor : 400.12/17/2026');
		expect(done).toContain('Nama Contoh NIP 199001012020121001');
		expect(done).not.toContain('...');
		expect(done).not.toContain('Tembusan');
	});
});
