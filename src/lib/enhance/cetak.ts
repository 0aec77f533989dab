// A sheet to print: the button, and on a phone without signal the case, the ticks and the QR code.
import { qrDrawing } from '#lib/codes/qr.ts';
import { guideQuery, readGuideAddress } from '#lib/guides/address.ts';
import { chosenCase, showCase } from './guide-case.ts';

const button = document.querySelector<HTMLButtonElement>('[data-print]');
if (button) {
	button.hidden = false;
	button.addEventListener('click', () => print());
}
const article = document.querySelector<HTMLElement>('[data-guide][data-all]');
if (article) fit(article);

// The page that a phone keeps holds every case and no tick; the address has both.
function fit(article: HTMLElement): void {
	const asked = readGuideAddress(new URLSearchParams(location.search));
	const caseId = chosenCase(article, asked.caseId);
	if (caseId === null) return;
	showCase(article, caseId);
	for (const [list, marker] of [
		[asked.requirements, 'requirement'],
		[asked.steps, 'step']
	] as const) {
		for (const part of article.querySelectorAll<HTMLElement>(`[data-${marker}]`)) {
			const ticked = list.includes(part.dataset[marker] ?? '');
			part.querySelector('.box')?.classList.toggle('on', ticked);
		}
	}
	const paper = article.querySelector('[data-paper]');
	const size = new URLSearchParams(location.search).get('ukuran') === 'a5' ? 'a5' : 'a4';
	paper?.classList.remove('a4', 'a5');
	paper?.classList.add(size);
	const query = guideQuery(caseId, asked, article.dataset.revision);
	const { path, size: modules } = qrDrawing(
		`${location.origin}/panduan/${article.dataset.guide ?? ''}?${query}`
	);
	const svg = article.querySelector('[data-qr] svg');
	svg?.setAttribute('viewBox', `0 0 ${modules} ${modules}`);
	svg?.querySelector('path')?.setAttribute('d', path);
}
