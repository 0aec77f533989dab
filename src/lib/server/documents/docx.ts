// Writes a document as DOCX (WordprocessingML, ECMA-376): one pass, row by row.
import {
	BLANK,
	type Block,
	factsShare,
	type Letterhead,
	type OfficeDocument,
	PAGE,
	printable
} from './document.ts';
import {
	CONTENT_TYPES,
	footerPart,
	numberingPart,
	PACKAGE_RELATIONS,
	propertiesPart,
	DOCUMENT_RELATIONS,
	SETTINGS,
	STYLES,
	twips,
	WORD,
	xmlText
} from './docx-parts.ts';
import { type ZipEntry, zipped } from './zip.ts';

type Table = Extract<Block, { kind: 'table' }>;

/**
 * @param document what is to be written
 * @returns the bytes of the DOCX as they get ready; the same document gives the same bytes
 */
export async function* writeDocx(document: OfficeDocument): AsyncGenerator<Uint8Array> {
	yield* zipped(partsOf(document));
}

// Numbering comes last, as only then it is known how many numbered lists there are.
function* partsOf(document: OfficeDocument): Generator<ZipEntry> {
	const lists = { ordered: 0 };
	const part = (name: string, xml: string) => ({ name, pieces: [xml] });
	yield part('[Content_Types].xml', CONTENT_TYPES);
	yield part('_rels/.rels', PACKAGE_RELATIONS);
	yield part('docProps/core.xml', propertiesPart(document));
	yield part('word/_rels/document.xml.rels', DOCUMENT_RELATIONS);
	yield part('word/styles.xml', STYLES);
	yield part('word/settings.xml', SETTINGS);
	yield part('word/footer1.xml', footerPart(document.footer));
	yield { name: 'word/document.xml', pieces: bodyOf(document, lists) };
	yield { name: 'word/numbering.xml', pieces: once(() => numberingPart(lists.ordered)) };
}

function* once(make: () => string) {
	yield make();
}

async function* bodyOf(
	document: OfficeDocument,
	lists: { ordered: number }
): AsyncGenerator<string> {
	const [width, height] = document.landscape
		? [PAGE.height, PAGE.width]
		: [PAGE.width, PAGE.height];
	const { top, right, bottom, left } = PAGE.margin;
	const room = width - left - right;
	yield `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:document ${WORD}><w:body>`;
	if (document.letterhead) yield letterheadXml(document.letterhead);
	for await (const block of document.blocks) {
		if (block.kind === 'table') yield* tableXml(block, room);
		else if (block.kind === 'list') {
			if (block.ordered) lists.ordered += 1;
			// Number 1 is the list of dots; every numbered list counts for itself.
			yield listXml(block.items, block.ordered ? lists.ordered + 1 : 1);
		} else yield blockXml(block, room);
	}
	yield (
		`<w:sectPr><w:footerReference w:type="default" r:id="rId4"/>` +
		`<w:pgSz w:w="${twips(width)}" w:h="${twips(height)}"${document.landscape ? ' w:orient="landscape"' : ''}/>` +
		`<w:pgMar w:top="${twips(top)}" w:right="${twips(right)}" w:bottom="${twips(bottom)}" w:left="${twips(left)}"` +
		` w:header="${twips(10)}" w:footer="${twips(10)}" w:gutter="0"/></w:sectPr></w:body></w:document>`
	);
}

function blockXml(block: Exclude<Block, Table | { kind: 'list' }>, room: number): string {
	switch (block.kind) {
		case 'heading':
			return paragraph(block.text, `<w:pStyle w:val="Heading${block.level}"/>`);
		case 'paragraph':
			return paragraph(
				block.text,
				block.align ? `<w:jc w:val="${block.align}"/>` : '',
				block.bold ? '<w:b/>' : ''
			);
		case 'facts':
			return factsXml(block.rows, room);
		case 'page_break':
			return '<w:p><w:r><w:br w:type="page"/></w:r></w:p>';
		case 'signature':
			return signatureXml(block, room);
	}
}

function letterheadXml({ government, office, lines }: Letterhead): string {
	const style = (name: string) => `<w:pStyle w:val="${name}"/>`;
	return (
		paragraph(government, style('Government')) +
		paragraph(office, style('Office')) +
		lines.map((line) => paragraph(line, style('Address'))).join('') +
		// A paragraph of its own, so that the rule stays where it is when an address grows.
		'<w:p><w:pPr><w:pStyle w:val="Rule"/></w:pPr></w:p>'
	);
}

function listXml(items: readonly string[], number: number): string {
	const properties =
		`<w:pStyle w:val="ListParagraph"/>` +
		`<w:numPr><w:ilvl w:val="0"/><w:numId w:val="${number}"/></w:numPr>`;
	const last = properties + '<w:spacing w:after="120"/>';
	return items
		.map((item, index) => paragraph(item, index === items.length - 1 ? last : properties))
		.join('');
}

function factsXml(rows: readonly (readonly [string, string])[], room: number): string {
	const name = room * factsShare(rows);
	const widths = [name, 4, room - name - 4];
	return (
		tableOpening(widths, 'Facts') +
		rows
			.map(
				([label, value]) =>
					`<w:tr><w:trPr><w:cantSplit/></w:trPr>${[label, ':', value]
						.map((text, index) => cell(text, widths[index] ?? 0, '<w:pStyle w:val="Fact"/>'))
						.join('')}</w:tr>`
			)
			.join('') +
		'</w:tbl>' +
		AFTER_TABLE
	);
}

async function* tableXml({ columns, rows, caption }: Table, room: number): AsyncGenerator<string> {
	const shares = columns.reduce((sum, { share }) => sum + share, 0);
	const widths = columns.map(({ share }) => (room * share) / shares);
	const row = (texts: readonly string[], head: boolean) =>
		`<w:tr><w:trPr><w:cantSplit/>${head ? '<w:tblHeader/>' : ''}</w:trPr>${columns
			.map(({ align }, index) =>
				cell(
					texts[index] ?? '',
					widths[index] ?? 0,
					`<w:pStyle w:val="${head ? 'TableHead' : 'TableText'}"/>` +
						(align === 'right' ? '<w:jc w:val="right"/>' : '')
				)
			)
			.join('')}</w:tr>`;
	if (caption) yield paragraph(caption, '<w:pStyle w:val="Caption"/>');
	yield tableOpening(widths, 'Grid');
	yield row(
		columns.map(({ title }) => title),
		true
	);
	for await (const texts of rows) yield row(texts, false);
	yield `</w:tbl>${AFTER_TABLE}`;
}

/** Word joins two tables that follow each other; something has to stand between. */
const AFTER_TABLE = '<w:p><w:pPr><w:pStyle w:val="AfterTable"/></w:pPr></w:p>';

function tableOpening(widths: readonly number[], style: string): string {
	const total = widths.reduce((sum, width) => sum + width, 0);
	return (
		`<w:tbl><w:tblPr><w:tblStyle w:val="${style}"/><w:tblW w:w="${twips(total)}" w:type="dxa"/>` +
		`<w:tblLayout w:type="fixed"/></w:tblPr>` +
		`<w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${twips(width)}"/>`).join('')}</w:tblGrid>`
	);
}

function cell(text: string, width: number, properties: string): string {
	return `<w:tc><w:tcPr><w:tcW w:w="${twips(width)}" w:type="dxa"/></w:tcPr>${paragraph(text, properties)}</w:tc>`;
}

function signatureXml(
	{ position, name, nip }: Extract<Block, { kind: 'signature' }>,
	room: number
): string {
	const place = `<w:keepNext/><w:keepLines/><w:spacing w:after="0"/><w:ind w:left="${twips(room / 2)}"/>`;
	return (
		paragraph(`${position},`, place.replace('w:after="0"', 'w:before="240" w:after="960"')) +
		paragraph(name ?? BLANK, place, name ? '<w:b/><w:u w:val="single"/>' : '') +
		paragraph(`NIP ${nip ?? BLANK}`, place.replace('<w:keepNext/>', ''))
	);
}

function paragraph(text: string, properties = '', run = ''): string {
	const lines = printable(text).split('\n').map(xmlText);
	return (
		`<w:p>${properties ? `<w:pPr>${properties}</w:pPr>` : ''}` +
		`<w:r>${run ? `<w:rPr>${run}</w:rPr>` : ''}` +
		lines.map((line) => `<w:t xml:space="preserve">${line}</w:t>`).join('<w:br/>') +
		'</w:r></w:p>'
	);
}
