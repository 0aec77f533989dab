// The tracking form: takes number and code out of the address that a QR code opened, and keeps the
// number (which is no secret) over a mistyped code.
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
	form.addEventListener('submit', () => sessionStorage.setItem(KEPT, number.value));
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

export {};
