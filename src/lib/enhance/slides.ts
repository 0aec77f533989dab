// Shows one slide of a document at a time, and moves between them with keys, clicker and swipe.

/** A document whose slides are shown one at a time. */
export interface Slides {
	/** @param id of the slide; without one that may be shown, the first */
	show(id: string): void;
	/** @param by 1 forwards, -1 back */
	move(by: 1 | -1): void;
	/** The slides that may be shown now, in their order. */
	shown(): HTMLElement[];
	current(): HTMLElement;
}

const SWIPE_PIXELS = 70;

/**
 * @param root the document's slides are those inside it
 * @param mayShow whether a slide belongs to this showing
 * @param changed called after each move
 */
export function slidesIn(
	root: HTMLElement,
	mayShow: (slide: HTMLElement) => boolean,
	changed: (slide: HTMLElement) => void
): Slides {
	const all = [...root.querySelectorAll<HTMLElement>('[data-slide]')];
	let current = all[0] as HTMLElement;
	const shown = () => all.filter(mayShow);
	const show = (id: string) => {
		current = shown().find((slide) => slide.id === id) ?? (all[0] as HTMLElement);
		for (const slide of all) slide.hidden = slide !== current;
		scrollTo({ top: 0, behavior: 'instant' });
		changed(current);
	};
	const move = (by: 1 | -1) => {
		const list = shown();
		const next = list[list.indexOf(current) + by];
		if (next) show(next.id);
	};
	listenToKeys(move);
	listenToSwipes(root, move);
	return { show, move, shown, current: () => current };
}

function listenToKeys(move: (by: 1 | -1) => void): void {
	addEventListener('keydown', (event) => {
		if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
		// In a field the arrows belong to the field.
		if ((event.target as Element).closest('input, select, textarea')) return;
		const by = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 }[event.key];
		if (by === undefined) return;
		event.preventDefault();
		move(by as 1 | -1);
	});
}

function listenToSwipes(root: HTMLElement, move: (by: 1 | -1) => void): void {
	let start: Touch | null = null;
	root.addEventListener(
		'touchstart',
		({ touches, target }) => {
			const inField = (target as Element).closest('input, select, textarea, button');
			start = touches.length === 1 && !inField ? (touches[0] ?? null) : null;
		},
		{ passive: true }
	);
	root.addEventListener('touchend', ({ changedTouches: [end] }) => {
		if (!start || !end) return;
		const across = end.clientX - start.clientX;
		const along = Math.abs(end.clientY - start.clientY);
		start = null;
		if (Math.abs(across) > SWIPE_PIXELS && along < Math.abs(across) / 2) move(across < 0 ? 1 : -1);
	});
}
