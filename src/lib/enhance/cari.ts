// The search on a phone without signal: the kept page searches the kept index. Loaded by that page
// only.
import { openSearch, type Result, type SearchData } from '#lib/search/guides.ts';
import { askAddress, resultWords } from '#lib/labels/search.ts';

const query = (new URLSearchParams(location.search).get('q') ?? '').trim().slice(0, 100);
if (query) void start(query);

async function start(query: string): Promise<void> {
	const box = document.querySelector<HTMLInputElement>('input[name=q]');
	if (box) box.value = query;
	document.title = `${query} · ${document.title}`;
	const count = document.querySelector('[data-count]');
	try {
		const answer = await fetch('/cari/indeks.json');
		const search = openSearch((await answer.json()) as SearchData);
		const results = search(query);
		document.querySelector('[data-results]')?.replaceChildren(...results.map(resultItem));
		if (count) count.textContent = resultWords(results.length);
		if (results.length === 0) offerToAsk(query);
	} catch {
		if (count)
			count.textContent = 'Pencarian belum tersimpan di HP ini. Coba lagi saat ada sinyal.';
	}
}

function offerToAsk(query: string): void {
	const box = document.querySelector<HTMLElement>('[data-nothing]');
	const link = box?.querySelector<HTMLAnchorElement>('[data-ask]');
	if (link) link.href = askAddress(query);
	if (box) box.hidden = false;
}

function resultItem({ href, title, summary, places }: Result): HTMLElement {
	const item = element('li', element('h2', link(href, title)), element('p', summary));
	if (places.length === 0) return item;
	const list = places.map((place) => {
		const snippet = place.snippet.map(({ text, hit }) => (hit ? element('mark', text) : text));
		const hint = element('p', ...snippet);
		hint.className = 'hint';
		return element('li', link(place.href, place.title), hint);
	});
	item.append(element('ul', ...list));
	return item;
}

function link(href: string, text: string): HTMLElement {
	const made = element('a', text);
	made.setAttribute('href', href);
	return made;
}

function element(name: string, ...children: (Node | string)[]): HTMLElement {
	const made = document.createElement(name);
	made.append(...children);
	return made;
}
