// The reporter's short session in a browser: its cookie, who may do what with it, and what the forms
// of all its steps do alike.
import {
	type ActionFailure,
	error as httpError,
	fail,
	redirect,
	type RequestEvent
} from '@sveltejs/kit';
import * as v from 'valibot';
import type { InspectedAttachment } from '#lib/server/attachments/index.ts';
import {
	type Reporter,
	reporterOf,
	trackComplaint,
	type TrackedComplaint,
	type Verb
} from '#lib/server/complaints/index.ts';
import { DomainError } from '#lib/server/platform/errors.ts';
import { ATTACHMENT_BYTES, readAttachments } from './attachments.ts';
import {
	fieldErrors,
	type FieldError,
	type FormFailure,
	formFailure,
	type PostedForm,
	readPostedForm,
	refuse,
	typedTexts
} from './forms.ts';

const COOKIE = 'tanggap_lacak';
const PATH = '/lacak';
const SENT_BEFORE =
	'Formulir ini sudah pernah terkirim dengan isi yang lain, dan kiriman pertama itu tersimpan. Bila isi di bawah ini memang tambahan, kirim sekali lagi.';

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
 * Reads a reporter's form, carries it out, and leads back to the complaint.
 * @param event the request
 * @param schema the form's rules, `kunci` among them
 * @param command what the form asks for
 * @param options done: the word in the address that tells what was done; files: the form may carry
 *   attachments; back: where it leads, if not to the complaint
 * @returns a failure for the form; success is thrown as a redirect
 */
export async function performAsReporter<Form extends { kunci: string }>(
	event: RequestEvent,
	schema: v.GenericSchema<unknown, Form>,
	command: (
		reporter: Reporter,
		form: Form,
		attachments: readonly InspectedAttachment[]
	) => Promise<unknown>,
	options: { done: string; files?: boolean; back?: string }
): Promise<ActionFailure<FormFailure>> {
	const { reporter, complaint } = await requireReporter(event);
	const posted = await readPostedForm(event, options.files ? ATTACHMENT_BYTES : 0);
	requireSameComplaint(posted, complaint);
	const form = v.safeParse(schema, posted.values);
	if (!form.success) return refused(400, fieldErrors(form.issues), posted);
	try {
		const attachments = options.files ? await readAttachments(posted) : [];
		const formKey = form.output.kunci;
		await command({ ...reporter, formKey }, form.output, attachments);
	} catch (error) {
		if (error instanceof DomainError && error.code === 'conflict') {
			return refused(409, [{ field: 'kunci', message: SENT_BEFORE }], posted);
		}
		return refuse(error, posted);
	}
	redirect(303, `${options.back ?? '/lacak/laporan'}?baru=${options.done}`);
}

// The form's key is no field that people see: its errors belong to the form as a whole, and the
// cure is a fresh one, which the form makes itself.
function refused(status: number, errors: FieldError[], posted: PostedForm) {
	const failure = formFailure(
		errors.map(({ field, message }) => ({ field: field === 'kunci' ? '' : field, message })),
		posted
	);
	if (errors.some(({ field }) => field === 'kunci')) delete failure.values.kunci;
	return fail(status, failure);
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
