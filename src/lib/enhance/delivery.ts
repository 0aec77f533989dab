// Sends a complaint and judges the answer: only a receipt, or our form with everything still in it,
// allows the device to give up its copy.
import { LostConnection, sendForm } from './send-form.ts';

/** What became of a complaint that was sent. */
export type Outcome =
	/** `page` shows its receipt. */
	| { kind: 'received'; page: Document }
	/**
	 * `page` is our form, filled in, with what has to be put right. `sentBefore`: the server has this
	 * form with other words.
	 */
	| { kind: 'refused'; page: Document; sentBefore: boolean }
	/** Nobody else has it. `tooLarge`: nor will they, as it is. */
	| Undelivered;

/** Why a complaint did not arrive, in a sentence for the person. */
export interface Undelivered {
	kind: 'undelivered';
	sentence: string;
	tooLarge: boolean;
}

/** No signal, or an answer that never came. */
export const DISCONNECTED: Undelivered = undelivered('Sambungan terputus.');

/**
 * @param address where to
 * @param body the form
 * @param progress told the share that was sent, 0 to 1
 */
export async function deliver(
	address: string,
	body: FormData,
	progress?: (share: number) => void
): Promise<Outcome> {
	try {
		return judge(await sendForm(address, body, progress));
	} catch (error) {
		if (error instanceof LostConnection) return DISCONNECTED;
		throw error;
	}
}

function judge({ status, page }: { status: number; page: Document }): Outcome {
	const main = page.getElementById('utama');
	if (main?.querySelector('[data-receipt]')) return { kind: 'received', page };
	if (status === 413) {
		return undelivered(
			'Kiriman terlalu besar. Lampirkan lebih sedikit berkas, atau berkas yang lebih kecil.',
			true
		);
	}
	if (status === 403) {
		return undelivered(
			'Kiriman ditolak di jalan. Bila Anda memakai Wi-Fi umum, mungkin Anda perlu masuk dulu di halaman jaringannya.'
		);
	}
	if (status >= 500) return undelivered('Ada gangguan di sistem kami.');
	const sentence = main?.querySelector('#kesalahan .error, h1 + p')?.textContent?.trim();
	if (status === 429) {
		return undelivered(sentence || 'Terlalu banyak kiriman. Coba lagi beberapa menit lagi.');
	}
	// An empty form is no refusal: a network that wants a login first turned the sending into a visit.
	if (main?.querySelector('form[data-filing]') && main.querySelector('#kesalahan')) {
		return { kind: 'refused', page, sentBefore: status === 409 };
	}
	if (status >= 400 && sentence) return undelivered(sentence);
	return undelivered(
		'Jawaban yang datang bukan dari kami. Bila Anda memakai Wi-Fi umum, mungkin Anda perlu masuk dulu di halaman jaringannya.'
	);
}

function undelivered(sentence: string, tooLarge = false): Undelivered {
	return { kind: 'undelivered', sentence, tooLarge };
}
