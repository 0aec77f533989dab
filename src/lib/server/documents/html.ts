// Writes a document as one HTML file that needs nothing else, for a folder that is passed on.
import type { Block, OfficeDocument } from './document.ts';
import { printable } from './document.ts';

const STYLE =
	'body{font:1rem/1.5 Arial,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}' +
	'table{border-collapse:collapse;width:100%}th,td{border:1px solid #777;padding:.35rem .5rem;' +
	'text-align:left;vertical-align:top}.long{overflow-wrap:anywhere}.wide{overflow-x:auto}dt{font-weight:bold}dd{margin:0 0 .5rem}' +
	'header,footer{color:#444}';

/**
 * @param document what is to be written
 * @param files names of files beside this one: a text that is such a name becomes a link to it
 * @returns the pieces of the file; the same document gives the same
 */
export async function* writeHtml(
	document: OfficeDocument,
	files: ReadonlySet<string> = new Set()
): AsyncGenerator<string> {
	const text = (words: string) => {
		const shown = escaped(words).replaceAll('\n', '<br>');
		if (!files.has(words)) return shown;
		const path = words.split('/').map(encodeURIComponent).join('/');
		return `<a href="${path}">${shown}</a>`;
	};
	yield `<!doctype html><html lang="id"><head><meta charset="utf-8"><title>${escaped(document.title)}</title>`;
	yield `<meta name="viewport" content="width=device-width"><style>${STYLE}</style></head><body>`;
	if (document.letterhead) {
		const { government, office, lines } = document.letterhead;
		yield `<header><p>${[government, office, ...lines].map(escaped).join('<br>')}</p></header>`;
	}
	yield '<main>';
	for await (const block of document.blocks) yield* writeBlock(block, text);
	yield `</main><footer><p>${escaped(document.footer)}</p></footer></body></html>\n`;
}

async function* writeBlock(block: Block, text: (words: string) => string): AsyncGenerator<string> {
	switch (block.kind) {
		case 'heading':
			yield `<h${block.level}>${text(block.text)}</h${block.level}>`;
			return;
		case 'paragraph':
			yield `<p>${block.bold ? `<b>${text(block.text)}</b>` : text(block.text)}</p>`;
			return;
		case 'list': {
			const tag = block.ordered ? 'ol' : 'ul';
			yield `<${tag}>${block.items.map((item) => `<li>${text(item)}</li>`).join('')}</${tag}>`;
			return;
		}
		case 'facts':
			yield `<dl>${block.rows.map(([name, value]) => `<dt>${text(name)}</dt><dd>${text(value)}</dd>`).join('')}</dl>`;
			return;
		case 'table':
			yield `<div class="wide" tabindex="0"><table>${block.caption ? `<caption>${text(block.caption)}</caption>` : ''}<thead><tr>`;
			yield `${block.columns.map(({ title }) => `<th scope="col">${text(title)}</th>`).join('')}</tr></thead><tbody>`;
			for await (const row of block.rows) {
				yield `<tr>${row.map((cell) => `<td${cellClass(cell)}>${text(cell)}</td>`).join('')}</tr>`;
			}
			yield '</tbody></table></div>';
			return;
		case 'page_break':
			yield '<hr>';
			return;
		case 'signature':
			yield `<p>${text(block.position)}<br><br><br>${text(block.name ?? '')}</p>`;
	}
}

// Hashes and paths may break anywhere, words of people may not.
function cellClass(cell: string): string {
	return /\S{25}/.test(cell) ? ' class="long"' : '';
}

function escaped(text: string): string {
	return printable(text)
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;');
}
