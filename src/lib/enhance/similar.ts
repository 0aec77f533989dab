// Asks, while a complaint is being filled in, whether a public one is about the same. Only what was
// chosen from lists is asked with: the story leaves the phone when its writer sends it. Whatever goes
// wrong here is silent: the form needs none of it.

interface Similar {
	number: string;
	summary: string;
	about: string;
}

const ADDRESS = '/api/laporan-serupa';
const CHOICE = 'sama';

/** @param form with a place `[data-similar]`; its answer is sent as the field `sama` */
export function suggestSimilar(form: HTMLFormElement): void {
	const place = form.querySelector<HTMLElement>('[data-similar]');
	if (!place) return;
	let running: AbortController | undefined;
	let asked = '';
	const look = async () => {
		const body = choicesOf(form);
		if (!body || body === asked || !navigator.onLine) return;
		asked = body;
		running?.abort();
		running = new AbortController();
		try {
			const { signal } = running;
			const headers = { 'content-type': 'application/json' };
			const response = await fetch(ADDRESS, { method: 'POST', headers, body, signal });
			if (!response.ok) return;
			const { laporan } = (await response.json()) as { laporan: Similar[] };
			show(form, place, laporan);
		} catch {
			// No signal, or the next question came first.
		}
	};
	form.addEventListener('change', ({ target }) => {
		if (!(target instanceof HTMLInputElement && target.name === CHOICE)) void look();
	});
	// The complaint itself goes first.
	form.addEventListener('submit', () => running?.abort());
	void look();
}

/** @returns null as long as too little is known */
function choicesOf(form: HTMLFormElement): string | null {
	const data = new FormData(form);
	const [layanan, kategori, kecamatan] = ['layanan', 'kategori', 'kecamatan'].map((name) =>
		data.get(name)
	);
	return layanan && kategori && kecamatan ? JSON.stringify({ layanan, kategori, kecamatan }) : null;
}

function show(form: HTMLFormElement, place: HTMLElement, found: readonly Similar[]): void {
	const before = new FormData(form).get(CHOICE) ?? place.dataset.chosen ?? '';
	if (found.length === 0) {
		place.replaceChildren();
		return;
	}
	const fieldset = document.createElement('fieldset');
	const legend = document.createElement('legend');
	legend.className = 'label';
	legend.textContent = 'Apakah salah satu ini sama dengan masalah Anda? ';
	const optional = document.createElement('small');
	optional.textContent = '(boleh kosong)';
	legend.append(optional);
	const hint = document.createElement('p');
	hint.className = 'hint';
	hint.setAttribute('role', 'status');
	hint.textContent = `Ada ${found.length} laporan warga lain yang mirip. Laporan Anda tetap punya nomor dan jawaban sendiri.`;
	const tiles = document.createElement('div');
	tiles.className = 'tiles';
	tiles.append(
		...found.map(({ number, summary, about }) =>
			tile(number, summary, `Saya mengalami hal yang sama. ${about}`)
		),
		tile('tidak', 'Tidak ada yang sama')
	);
	fieldset.append(legend, hint, tiles);
	place.replaceChildren(fieldset);
	for (const input of place.querySelectorAll('input')) input.checked = input.value === before;
}

function tile(value: string, label: string, hint = ''): HTMLElement {
	const box = document.createElement('label');
	box.className = 'tile';
	const input = document.createElement('input');
	input.type = 'radio';
	input.name = CHOICE;
	input.value = value;
	const words = document.createElement('span');
	const strong = document.createElement('b');
	strong.textContent = label;
	words.append(strong);
	if (hint) {
		const small = document.createElement('span');
		small.className = 'hint';
		small.textContent = hint;
		words.append(small);
	}
	box.append(input, words);
	return box;
}
