// Shows only the desa of the chosen kecamatan.

/** @param form its selects `kecamatan` and `desa`; each group of desa is labelled by its kecamatan */
export function filterDesa(form: HTMLFormElement): void {
	const kecamatan = form.querySelector<HTMLSelectElement>('select[name=kecamatan]');
	const desa = form.querySelector<HTMLSelectElement>('select[name=desa]');
	if (!kecamatan || !desa) return;
	const groups = [...desa.querySelectorAll('optgroup')];
	const filter = () => {
		const chosen = desa.value;
		for (const group of groups) {
			// Codes of desa begin with that of their kecamatan. Taken out, as Safari shows hidden ones.
			const code = group.querySelector('option')?.value ?? '';
			if (kecamatan.value === '' || code.startsWith(`${kecamatan.value}.`)) desa.append(group);
			else group.remove();
		}
		desa.value = chosen;
		if (desa.selectedIndex < 0) desa.value = '';
	};
	form.addEventListener('change', ({ target }) => {
		if (target !== desa) filter();
	});
	filter();
}
