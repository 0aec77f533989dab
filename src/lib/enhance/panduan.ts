// A guide on a phone: keeps what is ticked, shows only the case that was chosen even without signal,
// and tells which steps are unclear, later if need be.
import { guideQuery, isOutdated, readGuideAddress } from '#lib/guides/address.ts';
import { chosenCase, showCase } from './guide-case.ts';
import { forgetTicks, keepTicks, keptTicks } from './guide-ticks.ts';
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
	const ticked = new Set([
		...(stored ? [...stored.requirements, ...stored.steps] : []),
		...asked.requirements,
		...asked.steps
	]);
	for (const box of boxes) box.checked = ticked.has(box.value);
	if (fromPaper) {
		tell('Centang dari kertas sudah kembali', 'Sekarang tersimpan di HP ini.');
		// Opened again later, the phone's own ticks count, not those of the paper.
		history.replaceState(null, '', `?${guideQuery(caseId, { requirements: [], steps: [] })}`);
	} else if (stored && isOutdated(stored, revision)) {
		tell('Panduan ini sudah diubah', 'Centang Anda masih ada. Periksa lagi daftarnya.');
	}

	const wipe = article.querySelector<HTMLElement>('.wipe');
	const keep = () => {
		const of = (name: string) =>
			boxes.filter((box) => box.name === name && box.checked).map(({ value }) => value);
		keepTicks(slug, { requirements: of('syarat'), steps: of('langkah') }, revision);
		if (wipe) wipe.hidden = !boxes.some((box) => box.checked);
	};
	for (const box of boxes) box.addEventListener('change', keep);
	if (fromPaper) keep();
	if (wipe) wipe.hidden = !boxes.some((box) => box.checked);
	wipe?.querySelector('button')?.addEventListener('click', () => {
		forgetTicks();
		for (const box of boxes) box.checked = false;
		wipe.hidden = true;
		tell('Centang sudah dihapus', 'Tidak ada lagi yang tersimpan dari panduan di HP ini.');
	});

	const form = article.querySelector<HTMLFormElement>('#tidak-jelas');
	if (form) interceptVotes(form);
	offerVoices();

	function tell(title: string, text: string): void {
		article.querySelector('#kabar')?.remove();
		const box = notice({ id: 'kabar', title, text });
		article.querySelector('[data-content]')?.before(box);
		box.scrollIntoView({ block: 'nearest' });
	}
}
