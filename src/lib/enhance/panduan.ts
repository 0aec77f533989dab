// A guide on a phone: keeps what is ticked, shows only the case that was chosen even without signal,
// and tells which steps are unclear, later if need be.
import { guideQuery, isOutdated, readGuideAddress } from '#lib/guides/address.ts';
import { chosenCase, showCase } from './guide-case.ts';
import { forgetTicks, isTouched, keepTicks, keptTicks } from './guide-ticks.ts';
import { notice } from './notice.ts';
import { interceptVotes } from './step-votes.ts';
import { offerVoices } from './voice.ts';

const article = document.querySelector<HTMLElement>('[data-guide]');
if (article) start(article);

function start(article: HTMLElement): void {
	const { guide: slug = '', revision = '', all } = article.dataset;
	const asked = readGuideAddress(new URLSearchParams(location.search));
	// A page kept for days without signal holds every case; the address tells which one is meant.
	const caseId = chosenCase(article, asked.caseId);
	if (all !== undefined) showCase(article, caseId);
	if (caseId === null) return;

	const boxes = [...article.querySelectorAll<HTMLInputElement>('input[type=checkbox]')];
	const stored = keptTicks(slug);
	const fromPaper = asked.requirements.length + asked.steps.length > 0;
	// The paper's ticks alone: it may be somebody else's than what this phone was used for before.
	const given = fromPaper ? asked : stored;
	const ticked = { syarat: new Set(given?.requirements), langkah: new Set(given?.steps) };
	const take = (box: HTMLInputElement) =>
		ticked[nameOf(box)][box.checked ? 'add' : 'delete'](box.value);
	const touched = boxes.filter(isTouched);
	for (const box of touched) take(box);
	for (const box of boxes) box.checked = ticked[nameOf(box)].has(box.value);
	if (fromPaper) {
		// The server's page says this itself; a kept one doesn't know the address.
		if (all !== undefined && isOutdated(asked, revision)) {
			tell('Kertas Anda versi lama', 'Panduan ini sudah diubah. Periksa lagi daftarnya.');
		} else tell('Centang dari kertas sudah kembali', 'Sekarang hanya centang ini yang tersimpan.');
		// Opened again later, the phone's own ticks count, not those of the paper.
		history.replaceState(null, '', `?${guideQuery(caseId, { requirements: [], steps: [] })}`);
	} else if (stored && isOutdated(stored, revision)) {
		tell('Panduan ini sudah diubah', 'Centang Anda masih ada. Periksa lagi daftarnya.');
	}

	const wipe = article.querySelector<HTMLElement>('.wipe');
	const offerWipe = () => {
		if (wipe) wipe.hidden = ticked.syarat.size + ticked.langkah.size === 0;
	};
	const keep = () => {
		// What is ticked in another case of this guide has no box here, and stays.
		keepTicks(slug, { requirements: [...ticked.syarat], steps: [...ticked.langkah] }, revision);
		offerWipe();
	};
	for (const box of boxes) {
		box.addEventListener('change', () => {
			take(box);
			keep();
		});
	}
	if (fromPaper || touched.length > 0) keep();
	offerWipe();
	wipe?.querySelector('button')?.addEventListener('click', () => {
		forgetTicks();
		for (const box of boxes) box.checked = false;
		ticked.syarat.clear();
		ticked.langkah.clear();
		wipe.hidden = true;
		const told = tell(
			'Centang sudah dihapus',
			'Tidak ada lagi yang tersimpan dari panduan di HP ini.'
		);
		// The button is gone; where it was is nothing.
		told.tabIndex = -1;
		told.focus();
	});

	const form = article.querySelector<HTMLFormElement>('#tidak-jelas');
	if (form) interceptVotes(form);
	offerVoices();

	function tell(title: string, text: string): HTMLElement {
		article.querySelector('#kabar')?.remove();
		const box = notice({ id: 'kabar', title, text });
		article.querySelector('[data-content]')?.before(box);
		box.scrollIntoView({ block: 'nearest' });
		return box;
	}
}

function nameOf({ name }: HTMLInputElement): 'syarat' | 'langkah' {
	return name === 'syarat' ? 'syarat' : 'langkah';
}
