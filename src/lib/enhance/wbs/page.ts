// What the scripts of the sealed channel's pages share: finding, showing, asking the server.

/** The server refused, or the page itself; the message is a sentence for the person. */
export class Refused extends Error {
	/** Of the server's answer; null when it was not asked. */
	readonly status: number | null;

	constructor(message: string, status: number | null = null) {
		super(message);
		this.status = status;
	}
}

/** No answer came, so nobody knows whether the server did what was asked. */
export class Lost extends Error {}

/** @returns whether everything else would fail likewise: there is no line, or nobody is signed in */
export function failsForAll(error: unknown): boolean {
	return error instanceof Lost || (error instanceof Refused && error.status === 401);
}

/** @returns the element @throws when the page lacks it: page and script belong together */
export function find<E extends Element = HTMLElement>(
	selector: string,
	within: ParentNode = document
): E {
	const found = within.querySelector<E>(selector);
	if (!found) throw new Error(`the page lacks ${selector}`);
	return found;
}

/** @returns what was typed into a field of a form */
export function typed(form: HTMLFormElement, name: string): string {
	const value = new FormData(form).get(name);
	return typeof value === 'string' ? value : '';
}

/** Writes words where a page leaves room for them. */
export function tell(selector: string, words: string, within: ParentNode = document): void {
	find(selector, within).textContent = words;
}

/** Shows one of the page's steps, hides the others, and goes to its heading. */
export function showStep(name: string): void {
	for (const step of document.querySelectorAll<HTMLElement>('[data-step]')) {
		step.hidden = step.dataset.step !== name;
	}
	goTo(find(`[data-step="${name}"]`));
}

/** Goes to the heading of a part that has just appeared, so that it is read next. */
export function goTo(part: HTMLElement): void {
	const heading = part.querySelector<HTMLElement>('h1, h2, h3') ?? part;
	heading.tabIndex = -1;
	heading.focus();
}

/**
 * Shows what went wrong, or takes it away.
 * @param form the form with a place `[data-problem]`
 * @param words a sentence; '' for none
 */
export function problem(form: ParentNode, words: string): void {
	const place = find('[data-problem]', form);
	place.textContent = words;
	place.hidden = words === '';
}

/** @returns a copy of the page's template */
export function copyOf(name: string): HTMLElement {
	const first = find<HTMLTemplateElement>(`template[data-template="${name}"]`).content
		.firstElementChild;
	if (!first) throw new Error(`the template ${name} is empty`);
	return document.importNode(first, true) as HTMLElement;
}

/** Lets the browser draw before a long calculation. */
export function drawn(): Promise<void> {
	return new Promise((resolve) => {
		requestAnimationFrame(() => setTimeout(resolve));
	});
}

/**
 * Asks before a page is left in which something would be lost. Who leaves by the way out is never held
 * up (wbs.ts hides the page).
 */
export function askBeforeLeaving(wouldLose: () => boolean): void {
	addEventListener('beforeunload', (event) => {
		if (wouldLose() && !document.documentElement.hidden) event.preventDefault();
	});
}

/**
 * Does what a button asks for, once at a time.
 * @param form whose button rests meanwhile
 * @param work may throw `Refused`, whose sentence is shown
 * @param lost what to say when anything else goes wrong
 */
export function onSubmit(
	form: HTMLFormElement,
	work: () => Promise<void>,
	lost = 'Tidak terhubung ke server. Isian Anda masih ada. Coba lagi.'
): void {
	let busy = false;
	form.addEventListener('submit', (event) => {
		event.preventDefault();
		if (busy) return;
		busy = true;
		form.setAttribute('aria-busy', 'true');
		problem(form, '');
		// In a step of its own: what throws at once is caught like what throws later.
		Promise.resolve()
			.then(work)
			.catch((error: unknown) => {
				problem(form, error instanceof Refused ? error.message : lost);
				// It may stand far above what was pressed.
				find('[data-problem]', form).scrollIntoView({ block: 'center' });
			})
			.finally(() => {
				busy = false;
				form.removeAttribute('aria-busy');
			});
	});
}

const IDLE_MS = 10 * 60_000;

/**
 * Locks by what loads a fresh page, which holds nothing of what was open: on the buttons for it, and
 * when the page comes back from the browser's memory.
 */
export function wireLocking(lock: () => void): void {
	for (const button of document.querySelectorAll('[data-lock]')) {
		button.addEventListener('click', lock);
	}
	addEventListener('pageshow', ({ persisted }) => {
		if (persisted) lock();
	});
}

/** Loads a fresh page; until the server answers nothing is to be seen any more. */
export function leaveFor(address: string): void {
	document.documentElement.hidden = true;
	document.title = '';
	location.replace(address);
}

/** Locks after ten minutes without a touch, by the clock: timers stand still while a computer sleeps. */
export function lockWhenIdle(lock: () => void): void {
	let touchedAt = Date.now();
	let timer: ReturnType<typeof setTimeout> | undefined;
	const look = () => {
		clearTimeout(timer);
		const left = touchedAt + IDLE_MS - Date.now();
		if (left <= 0) lock();
		else timer = setTimeout(look, left);
	};
	look();
	addEventListener('visibilitychange', look);
	for (const sign of ['pointerdown', 'keydown', 'scroll']) {
		addEventListener(
			sign,
			() => {
				if (Date.now() - touchedAt < IDLE_MS) touchedAt = Date.now();
				look();
			},
			{ passive: true }
		);
	}
}

/** Locks likewise, from the first thing on that is typed or asked for. */
export function lockOnceUsed(lock: () => void): void {
	const first = new AbortController();
	for (const sign of ['input', 'submit']) {
		addEventListener(
			sign,
			() => {
				first.abort();
				lockWhenIdle(lock);
			},
			{ signal: first.signal }
		);
	}
}

/** Buttons that print the page. */
export function wirePrinting(): void {
	for (const button of document.querySelectorAll('[data-print]')) {
		button.addEventListener('click', () => print());
	}
}

/** @returns JSON from an address @throws as `post` */
export async function get<Answer>(address: string): Promise<Answer> {
	const headers = { accept: 'application/json' };
	const response = await accepted(await fetch(address, { headers, cache: 'no-store' }));
	return (await response.json()) as Answer;
}

/** Posts JSON for an answer of which nothing is read. @throws as `post` */
export async function postOnly(address: string, body: unknown): Promise<void> {
	await send(address, body);
}

/**
 * Posts JSON.
 * @returns what came back
 * @throws Refused with the server's sentence
 */
export async function post<Answer>(address: string, body: unknown): Promise<Answer> {
	const response = await send(address, body);
	return arrived(response.json() as Promise<Answer>);
}

/** Posts JSON, for bytes. @throws Refused */
export async function postForBytes(address: string, body: unknown): Promise<Uint8Array> {
	const response = await send(address, body);
	return new Uint8Array(await arrived(response.arrayBuffer()));
}

/** Asks the server, past every cache. @throws Lost when no answer comes */
export function ask(address: string, request: RequestInit = {}): Promise<Response> {
	return arrived(fetch(address, { ...request, cache: 'no-store' }));
}

/** @returns what comes over the line @throws Lost when it breaks off */
export async function arrived<T>(coming: Promise<T>): Promise<T> {
	try {
		return await coming;
	} catch (error) {
		throw new Lost('the line was cut', { cause: error });
	}
}

async function send(address: string, body: unknown): Promise<Response> {
	const response = await ask(address, {
		method: 'POST',
		headers: { 'content-type': 'application/json', accept: 'application/json' },
		body: JSON.stringify(body)
	});
	return accepted(response);
}

async function accepted(response: Response): Promise<Response> {
	if (response.ok && !response.redirected) return response;
	if (response.redirected) throw new Refused('Waktu masuk Anda sudah habis. Masuk lagi.', 401);
	const { message } = (await response.json().catch(() => ({}))) as { message?: string };
	throw new Refused(
		message ?? 'Ada gangguan di sistem kami. Coba lagi sebentar lagi.',
		response.status
	);
}
