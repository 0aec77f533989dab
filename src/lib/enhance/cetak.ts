// A sheet to print: the button, and on a phone without signal the case, the ticks and the QR code.
import { qrDrawing } from '#lib/codes/qr.ts';
import { guideQuery, readGuideAddress } from '#lib/guides/address.ts';
import { chosenCase, showCase } from './guide-case.ts';

const button = document.querySelector<HTMLButtonElement>('[data-print]');
if (button) {
	button.hidden = false;
	button.addEventListener('click', () => print());
}
// The server has done so already; a page that a phone keeps has one size.
fitPaper();
const article = document.querySelector<HTMLElement>('[data-guide][data-all]');
if (article) fit(article);

function fitPaper(): void {
	const a5 = new URLSearchParams(location.search).get('ukuran') === 'a5';
	const paper = document.querySelector('[data-paper]');
	paper?.classList.remove('a4', 'a5');
	paper?.classList.add(a5 ? 'a5' : 'a4');
	const other = document.querySelector<HTMLButtonElement>('button[name=ukuran]');
	if (!other) return;
	other.value = a5 ? 'a4' : 'a5';
	other.textContent = `Ganti ke ${a5 ? 'besar (A4)' : 'kecil (A5)'}`;
}

// The page that a phone keeps holds every case and no tick; the address has both.
function fit(article: HTMLElement): void {
	const asked = readGuideAddress(new URLSearchParams(location.search));
	const caseId = chosenCase(article, asked.caseId);
	if (caseId === null) return;
	showCase(article, caseId);
	const back = article.querySelector<HTMLAnchorElement>('[data-back]');
	if (back) back.search = `?kasus=${caseId}`;
	for (const [list, marker, name] of [
		[asked.requirements, 'requirement', 'syarat'],
		[asked.steps, 'step', 'langkah']
	] as const) {
		// The other size of paper keeps the ticks.
		const field = article.querySelector<HTMLInputElement>(`input[name=${name}]`);
		if (field) field.value = list.join('.');
		for (const part of article.querySelectorAll<HTMLElement>(`[data-${marker}]`)) {
			const ticked = list.includes(part.dataset[marker] ?? '');
			part.querySelector('.box')?.classList.toggle('on', ticked);
		}
	}
	const query = guideQuery(caseId, asked, article.dataset.revision);
	const { path, size: modules } = qrDrawing(
		`${location.origin}/panduan/${article.dataset.guide ?? ''}?${query}`
	);
	const svg = article.querySelector('[data-qr] svg');
	svg?.setAttribute('viewBox', `0 0 ${modules} ${modules}`);
	svg?.querySelector('path')?.setAttribute('d', path);
}
