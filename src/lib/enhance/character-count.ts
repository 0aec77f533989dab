// Tells under a text how many characters are left.

const WARN_BELOW = 200;

/** @param form its text areas with `data-max` get a count */
export function countCharacters(form: HTMLFormElement): void {
	for (const area of form.querySelectorAll<HTMLTextAreaElement>('textarea[data-max]')) {
		const max = Number(area.dataset.max);
		const count = document.createElement('p');
		count.className = 'hint';
		area.after(count);
		const tell = () => {
			const left = max - [...area.value.trim()].length;
			const words = Math.abs(left).toLocaleString('id-ID');
			count.textContent = left < 0 ? `Kelebihan ${words} huruf.` : `Sisa ${words} huruf.`;
			// Read aloud only when it matters, else every letter would interrupt.
			if (left < WARN_BELOW) count.setAttribute('role', 'status');
			else count.removeAttribute('role');
		};
		form.addEventListener('input', tell);
		tell();
	}
}
