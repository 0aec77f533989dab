// The parts of a DOCX that hold no text of the document: properties, styles, numbering, the foot of
// the page.
import { type OfficeDocument, printable, TYPE_SIZES } from './document.ts';

const HEADER = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const WORD_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

/** The names that an element of WordprocessingML needs. */
export const WORD = `xmlns:w="${MAIN}" xmlns:r="${OFFICE}"`;

/** @returns text for between tags */
export function xmlText(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** @returns a length as Word writes it, in twentieths of a point; from millimetres */
export function twips(millimetres: number): number {
	return Math.round((millimetres * 1440) / 25.4);
}

const PARTS = ['document.main', 'styles', 'settings', 'numbering', 'footer'] as const;

function fileOf(part: (typeof PARTS)[number]): string {
	if (part === 'document.main') return 'document';
	return part === 'footer' ? 'footer1' : part;
}

export const CONTENT_TYPES =
	`${HEADER}<Types xmlns="${PACKAGE}/content-types">` +
	`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
	`<Default Extension="xml" ContentType="application/xml"/>` +
	`<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>` +
	PARTS.map(
		(part) =>
			`<Override PartName="/word/${fileOf(part)}.xml" ContentType="${WORD_TYPE}.${part}+xml"/>`
	).join('') +
	'</Types>';

export const PACKAGE_RELATIONS =
	`${HEADER}<Relationships xmlns="${PACKAGE}/relationships">` +
	`<Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/>` +
	`<Relationship Id="rId2" Type="${PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>` +
	'</Relationships>';

export const DOCUMENT_RELATIONS =
	`${HEADER}<Relationships xmlns="${PACKAGE}/relationships">` +
	['styles', 'settings', 'numbering', 'footer']
		.map(
			(part, index) =>
				`<Relationship Id="rId${index + 1}" Type="${OFFICE}/${part}" Target="${part === 'footer' ? 'footer1' : part}.xml"/>`
		)
		.join('') +
	'</Relationships>';

// Without the compatibility mode, Word opens it as a document of 2003.
export const SETTINGS =
	`${HEADER}<w:settings ${WORD}><w:defaultTabStop w:val="720"/><w:compat>` +
	`<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>` +
	`</w:compat><w:themeFontLang w:val="id-ID"/></w:settings>`;

/** @returns docProps/core.xml */
export function propertiesPart({ title, author, writtenAt }: OfficeDocument): string {
	const at = `${writtenAt.toISOString().slice(0, 19)}Z`;
	const text = (words: string) => xmlText(printable(words));
	return (
		`${HEADER}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties"` +
		` xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"` +
		` xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">` +
		`<dc:title>${text(title)}</dc:title><dc:creator>${text(author)}</dc:creator><dc:language>id-ID</dc:language>` +
		`<dcterms:created xsi:type="dcterms:W3CDTF">${at}</dcterms:created>` +
		`<dcterms:modified xsi:type="dcterms:W3CDTF">${at}</dcterms:modified></cp:coreProperties>`
	);
}

/** @returns word/footer1.xml: the words, and the number of the page */
export function footerPart(words: string): string {
	const field = (kind: string) => `<w:r><w:fldChar w:fldCharType="${kind}"/></w:r>`;
	return (
		`${HEADER}<w:ftr ${WORD}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>` +
		`<w:r><w:t xml:space="preserve">${xmlText(printable(words))} · Halaman </w:t></w:r>` +
		`${field('begin')}<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>` +
		`${field('separate')}<w:r><w:t>1</w:t></w:r>${field('end')}</w:p></w:ftr>`
	);
}

/**
 * @param ordered how many numbered lists the document has
 * @returns word/numbering.xml: number 1 is dots, from 2 on each list counts from one
 */
export function numberingPart(ordered: number): string {
	const level = (format: string, text: string) =>
		`<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/>` +
		`<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="${twips(7)}" w:hanging="${twips(7)}"/></w:pPr></w:lvl>`;
	const counted = Array.from(
		{ length: ordered },
		(_, index) =>
			`<w:num w:numId="${index + 2}"><w:abstractNumId w:val="1"/>` +
			`<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>`
	);
	return (
		`${HEADER}<w:numbering ${WORD}>` +
		`<w:abstractNum w:abstractNumId="0">${level('bullet', '•')}</w:abstractNum>` +
		`<w:abstractNum w:abstractNumId="1">${level('decimal', '%1.')}</w:abstractNum>` +
		`<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>${counted.join('')}</w:numbering>`
	);
}

interface Look {
	size?: number;
	bold?: boolean;
	capitals?: boolean;
	align?: 'center' | 'right';
	/** Points before and after. */
	before?: number;
	after?: number;
	/** Keeps the next paragraph on the same page. */
	keep?: boolean;
	/** Place in the outline, from 0. */
	outline?: number;
	border?: string;
}

function paragraphStyle(id: string, name: string, look: Look): string {
	return (
		`<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/><w:pPr>` +
		(look.keep ? '<w:keepNext/><w:keepLines/>' : '') +
		(look.border ?? '') +
		`<w:spacing w:before="${(look.before ?? 0) * 20}" w:after="${(look.after ?? 0) * 20}"/>` +
		(look.align ? `<w:jc w:val="${look.align}"/>` : '') +
		(look.outline === undefined ? '' : `<w:outlineLvl w:val="${look.outline}"/>`) +
		`</w:pPr><w:rPr>${look.bold ? '<w:b/>' : ''}${look.capitals ? '<w:caps/>' : ''}` +
		(look.size ? `<w:sz w:val="${look.size * 2}"/><w:szCs w:val="${look.size * 2}"/>` : '') +
		'</w:rPr></w:style>'
	);
}

function tableStyle(id: string, borders: string, padding: number): string {
	const side = (name: string) => `<w:${name} w:w="${twips(padding)}" w:type="dxa"/>`;
	return (
		`<w:style w:type="table" w:styleId="${id}"><w:name w:val="${id}"/><w:tblPr>${borders}` +
		`<w:tblCellMar>${side('top')}${side('left')}${side('bottom')}${side('right')}</w:tblCellMar></w:tblPr></w:style>`
	);
}

const LINE = 'w:val="single" w:sz="4" w:space="0" w:color="808080"';
const GRID = `<w:tblBorders>${['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
	.map((side) => `<w:${side} ${LINE}/>`)
	.join('')}</w:tblBorders>`;
const RULE =
	'<w:pBdr><w:top w:val="thickThinSmallGap" w:sz="24" w:space="1" w:color="auto"/></w:pBdr>';

// Arial is on every computer of the office, and LibreOffice has letters of the same width for it.
export const STYLES =
	`${HEADER}<w:styles ${WORD}><w:docDefaults><w:rPrDefault><w:rPr>` +
	`<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/>` +
	`<w:sz w:val="${TYPE_SIZES.text * 2}"/><w:szCs w:val="${TYPE_SIZES.text * 2}"/>` +
	`<w:lang w:val="id-ID" w:eastAsia="id-ID" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>` +
	`<w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>` +
	`<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>` +
	([1, 2, 3] as const)
		.map((level) =>
			paragraphStyle(`Heading${level}`, `heading ${level}`, {
				size: TYPE_SIZES.heading[level],
				bold: true,
				before: 12,
				after: 6,
				keep: true,
				outline: level - 1
			})
		)
		.join('') +
	paragraphStyle('ListParagraph', 'List Paragraph', { after: 3 }) +
	paragraphStyle('Caption', 'caption', { bold: true, before: 6, after: 4, keep: true }) +
	paragraphStyle('TableText', 'Table Text', { size: TYPE_SIZES.table }) +
	paragraphStyle('TableHead', 'Table Head', { size: TYPE_SIZES.table, bold: true, keep: true }) +
	paragraphStyle('Fact', 'Fact', { after: 2 }) +
	paragraphStyle('AfterTable', 'After Table', { size: 5 }) +
	paragraphStyle('Government', 'Government', {
		size: TYPE_SIZES.government,
		capitals: true,
		align: 'center'
	}) +
	paragraphStyle('Office', 'Office', {
		size: TYPE_SIZES.office,
		bold: true,
		capitals: true,
		align: 'center',
		after: 2
	}) +
	paragraphStyle('Address', 'Address', { size: TYPE_SIZES.small, align: 'center' }) +
	paragraphStyle('Rule', 'Rule', { size: 6, before: 6, after: 6, border: RULE }) +
	paragraphStyle('Footer', 'footer', { size: TYPE_SIZES.small, align: 'center' }) +
	tableStyle('Grid', GRID, 1.4) +
	tableStyle('Facts', '', 0) +
	'</w:styles>';
