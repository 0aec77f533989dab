// The tracking form: takes number and code out of the address that a QR code opened, and keeps the
// number (which is no secret) over a mistyped code.
import { looksLikeBoxCode } from '#lib/codes/kinds.ts';
import { notice } from './notice.ts';

const form = document.querySelector<HTMLFormElement>('form[data-tracking]');
const number = form?.querySelector<HTMLInputElement>('[name=nomor]');
const code = form?.querySelector<HTMLInputElement>('[name=kode]');
const KEPT = 'tanggap-nomor';

if (form && number && code) {
	const [fromNumber, fromCode] = readHash().split(':');
	if (fromNumber && fromCode) {
		// First of all out of the address bar and the history of a phone that others use.
		history.replaceState(null, '', location.pathname);
		number.value = fromNumber;
		code.value = fromCode;
		form.querySelector('button')?.focus();
	} else if (number.getAttribute('aria-invalid')) {
		number.value = sessionStorage.getItem(KEPT) ?? '';
	}
	sessionStorage.removeItem(KEPT);
	form.addEventListener('submit', (event) => {
		if (looksLikeBoxCode(code.value)) {
			// It opens a sealed report: not even our own server is to see it.
			event.preventDefault();
			code.value = '';
			tellOfBox(form);
			return;
		}
		sessionStorage.setItem(KEPT, number.value);
	});
}

function tellOfBox(before: HTMLElement): void {
	const id = 'kode-kotak';
	document.getElementById(id)?.remove();
	const box = notice({
		id,
		tone: 'warning',
		title: 'Itu kode kotak laporan tersegel',
		text: 'Kode itu tidak kami kirim, dan sudah kami hapus dari halaman ini. Ketik lagi di halaman Kotak laporan. Di sana tidak perlu nomor.',
		buttons: [['Buka kotak laporan', () => location.assign('/wbs/kotak')]]
	});
	before.before(box);
	box.scrollIntoView();
}

function readHash(): string {
	const hash = location.hash.slice(1);
	try {
		return decodeURIComponent(hash);
	} catch {
		// A stray % in an address that was typed or cut off.
		return hash;
	}
}
