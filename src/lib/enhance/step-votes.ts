// "Langkah ini tidak jelas": one tap. Without signal it waits on the device and is sent later.
import { ensureKey } from './kept-form.ts';

interface Vote {
	address: string;
	fields: Record<string, string>;
}

const WAITING = 'tanggap-langkah-tidak-jelas';
/** More than anybody taps; a full storage must not keep the guide from working. */
const MOST_WAITING = 100;

/**
 * Sends votes without leaving the page.
 * @param form that the buttons belong to
 */
export function interceptVotes(form: HTMLFormElement): void {
	ensureKey(form);
	// A kept page has the same key for weeks, and would tell which votes are of one phone. Browsers
	// make keys only over https.
	const { randomUUID } = crypto as { randomUUID?: () => string };
	const key = randomUUID?.call(crypto);
	form.addEventListener('submit', (event) => {
		const button = event.submitter;
		if (!(button instanceof HTMLButtonElement)) return;
		event.preventDefault();
		const fields = Object.fromEntries(
			[...new FormData(form)].map(([name, value]) => [name, String(value)])
		);
		// FormData takes the button along only on new phones.
		fields[button.name] = button.value;
		if (key) fields.kunci = key;
		setWaiting([...waiting(), { address: form.getAttribute('action') ?? '', fields }]);
		const thanks = document.createElement('p');
		thanks.className = 'hint';
		thanks.setAttribute('role', 'status');
		thanks.tabIndex = -1;
		button.replaceWith(thanks);
		// Filled after it is in the page, so that it is read aloud.
		thanks.textContent = 'Terima kasih. Kami catat.';
		thanks.focus();
		void sendVotes();
	});
	addEventListener('online', () => void sendVotes());
	void sendVotes();
}

let sending = false;

async function sendVotes(): Promise<void> {
	if (sending || !navigator.onLine) return;
	sending = true;
	try {
		for (let [vote] = waiting(); vote; [vote] = waiting()) {
			const answer = await fetch(vote.address, {
				method: 'POST',
				body: new URLSearchParams(vote.fields),
				redirect: 'manual'
			});
			// A refusal stays a refusal; only trouble on the way or at the office is tried again.
			if (answer.status >= 500 || answer.status === 429) return;
			setWaiting(waiting().filter(({ fields }) => !same(fields, vote.fields)));
		}
	} catch {
		// No signal: next time.
	} finally {
		sending = false;
	}
}

function same(one: Vote['fields'], other: Vote['fields']): boolean {
	return one.kunci === other.kunci && one.langkah === other.langkah;
}

// Where storage is forbidden or full, a vote waits as long as the page.
let unkept: Vote[] | null = null;

function waiting(): Vote[] {
	if (unkept) return unkept;
	try {
		return JSON.parse(localStorage.getItem(WAITING) ?? '[]') as Vote[];
	} catch {
		return [];
	}
}

function setWaiting(votes: Vote[]): void {
	unkept = null;
	try {
		if (votes.length) localStorage.setItem(WAITING, JSON.stringify(votes.slice(-MOST_WAITING)));
		else localStorage.removeItem(WAITING);
	} catch {
		unkept = votes;
	}
}
