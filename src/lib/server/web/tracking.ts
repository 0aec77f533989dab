// The reporter's short session in a browser: its cookie, and who may do what with it.
import { error as httpError, redirect, type RequestEvent } from '@sveltejs/kit';
import {
	type Reporter,
	reporterOf,
	trackComplaint,
	type TrackedComplaint,
	type Verb
} from '#lib/server/complaints/index.ts';
import { ATTACHMENT_BYTES } from './attachments.ts';
import { type PostedForm, readPostedForm, typedTexts } from './forms.ts';

const COOKIE = 'tanggap_lacak';
const PATH = '/lacak';

/** Who is at the browser, and the complaint that they opened. */
interface Tracking {
	reporter: Reporter;
	complaint: TrackedComplaint;
}

/** @param event the request @param token from `openTracking` */
export function rememberTracking({ cookies, url }: RequestEvent, token: string): void {
	// Without an expiry: gone with the browser. The session itself ends earlier.
	cookies.set(COOKIE, token, {
		path: PATH,
		httpOnly: true,
		sameSite: 'strict',
		secure: url.protocol === 'https:'
	});
}

/** Takes the cookie away. @returns its token, so that the session can be ended as well */
export function forgetTracking({ cookies, url }: RequestEvent): string | undefined {
	const token = cookies.get(COOKIE);
	cookies.delete(COOKIE, { path: PATH, secure: url.protocol === 'https:' });
	return token;
}

/**
 * @param event a request below /lacak
 * @returns the reporter and their complaint
 * @throws a redirect to the tracking form, which says kindly that the time is over
 */
export async function requireReporter(event: RequestEvent): Promise<Tracking> {
	const reporter = await findReporter(event);
	return {
		reporter,
		complaint: await trackComplaint(event.locals, reporter, event.locals.now)
	};
}

/** As `requireReporter`, for routes that need no more than who it is. */
export async function findReporter(event: RequestEvent): Promise<Reporter> {
	const token = event.cookies.get(COOKIE);
	const reporter = token ? await reporterOf(event.locals, token, event.locals.now) : null;
	if (reporter) return reporter;
	if (event.request.method !== 'POST') redirect(303, '/lacak?habis=1');
	// Not a redirect: what they wrote is in this request and nowhere else.
	httpError(401, {
		message:
			'Demi keamanan, laporan tertutup sendiri setelah 30 menit tidak dipakai, atau 12 jam setelah dibuka. Pesan Anda belum terkirim. Tulisan Anda ada di bawah: salin dulu, buka lagi laporannya, lalu tempelkan.',
		typed: typedTexts(await readPostedForm(event, ATTACHMENT_BYTES))
	});
}

/**
 * Leads away from the page of a step that can't be taken now. A refused form stays, to say why.
 * @param event the request
 * @param complaint as it stands
 * @param verbs any of these opens the page
 */
export function requirePossible(
	event: RequestEvent,
	complaint: TrackedComplaint,
	...verbs: Verb[]
): void {
	if (event.request.method === 'POST') return;
	if (!verbs.some((verb) => complaint.verbs.includes(verb))) redirect(303, '/lacak/laporan');
}

/**
 * A browser has one session, but may show two complaints in two tabs: what was written about one
 * must not be filed under the other.
 * @param posted a form that carries `nomor`, the complaint it was shown for
 * @param complaint the one that the session is about
 * @throws 409 with a sentence when they differ
 */
export function requireSameComplaint(posted: PostedForm, complaint: { number: string }): void {
	if (posted.values.nomor === complaint.number) return;
	httpError(409, {
		message: `Formulir ini untuk laporan lain. Di browser ini sekarang terbuka laporan ${complaint.number}. Tulisan Anda ada di bawah: salin dulu, lalu buka laporan yang benar lewat halaman Lacak.`,
		typed: typedTexts(posted)
	});
}
