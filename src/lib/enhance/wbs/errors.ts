// Shows what is wrong with a form, as the server's pages do: a list that leads to the fields, with one
// sentence for each.

/** @param errors by field; empty takes the list away */
export function showErrors(
	form: HTMLFormElement,
	errors: readonly { field: string; message: string }[]
): void {
	document.getElementById('kesalahan')?.remove();
	const first = errors.filter(
		({ field }, at) => errors.findIndex((one) => one.field === field) === at
	);
	if (first.length === 0) return;
	const box = document.createElement('div');
	box.className = 'summary';
	box.id = 'kesalahan';
	box.tabIndex = -1;
	box.setAttribute('role', 'alert');
	const heading = document.createElement('h2');
	heading.textContent = errors.some(({ field }) => field)
		? 'Ada yang perlu diperbaiki'
		: 'Belum berhasil';
	const list = document.createElement('ul');
	for (const { field, message } of first) {
		const item = document.createElement('li');
		const words = document.createElement(field ? 'a' : 'p');
		words.textContent = message;
		if (words instanceof HTMLAnchorElement) words.href = `#${field}`;
		else words.className = 'error';
		item.append(words);
		list.append(item);
	}
	box.append(heading, list);
	form.before(box);
	box.scrollIntoView();
	box.focus();
}
