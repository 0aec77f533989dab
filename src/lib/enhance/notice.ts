// Makes a notice like the server's, for what only the browser knows.

/** @returns an element that is read aloud when it is put into the page */
export function notice({
	title,
	text,
	id = '',
	tone = 'info',
	buttons = []
}: {
	title: string;
	text: string;
	id?: string;
	tone?: 'info' | 'warning' | 'danger';
	buttons?: [label: string, press: () => void][];
}): HTMLElement {
	const box = document.createElement('div');
	box.className = `notice ${{ info: '', warning: 'warn', danger: 'danger' }[tone]}`;
	box.setAttribute('role', tone === 'danger' ? 'alert' : 'status');
	box.id = id;
	const inner = document.createElement('div');
	const heading = document.createElement('h2');
	heading.textContent = title;
	const paragraph = document.createElement('p');
	paragraph.textContent = text;
	const row = document.createElement('div');
	row.className = 'row';
	for (const [label, press] of buttons) {
		const button = document.createElement('button');
		button.type = 'button';
		button.className = 'btn alt';
		button.textContent = label;
		button.addEventListener('click', press);
		row.append(button);
	}
	inner.append(heading, paragraph);
	if (buttons.length) inner.append(row);
	box.append(inner);
	return box;
}
