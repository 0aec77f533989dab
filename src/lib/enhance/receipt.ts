// The receipt page: copying and printing, and one question to who leaves without having saved.

/** Improves the receipt. @returns false when the page shows none */
export function guardReceipt(): boolean {
	const receipt = document.querySelector('[data-receipt]');
	const tools = document.querySelector('[data-receipt-tools]');
	if (!receipt || !tools) return false;
	const number = receipt.querySelector('[data-number]')?.textContent ?? '';
	const code = receipt.querySelector('[data-code]')?.textContent ?? '';
	const status = document.createElement('p');
	status.setAttribute('role', 'status');

	let asked = false;
	const ask = (event: BeforeUnloadEvent) => {
		// Once: who wants to go anyway should not be held.
		if (asked) return;
		asked = true;
		event.preventDefault();
	};
	const saved = (words: string) => {
		removeEventListener('beforeunload', ask);
		status.textContent = words;
	};
	addEventListener('beforeunload', ask);
	addEventListener('afterprint', () => saved('Sudah dicetak.'), { once: true });

	const add = (label: string, press: () => void) => {
		const button = document.createElement('button');
		button.type = 'button';
		button.className = 'btn alt';
		button.textContent = label;
		button.addEventListener('click', press);
		tools.append(button);
	};
	add('Salin nomor dan kode', () => {
		navigator.clipboard
			.writeText(`Nomor laporan: ${number}\nKode rahasia: ${code}`)
			.then(() => saved('Sudah disalin. Tempelkan di catatan Anda.'))
			.catch(() => {
				status.textContent = 'Tidak bisa menyalin di browser ini. Ambil tangkapan layar saja.';
			});
	});
	add('Cetak', () => print());
	add('Sudah saya simpan', () => saved('Baik. Halaman ini boleh ditutup.'));
	tools.after(status);
	return true;
}
