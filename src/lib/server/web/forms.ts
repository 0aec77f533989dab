// Reads a posted form within a size limit, checks it against a schema, and turns refusals into what
// a page shows: sentences beside the fields, with everything typed kept.
import { type ActionFailure, error as httpError, fail, type RequestEvent } from '@sveltejs/kit';
import * as v from 'valibot';
import { DomainError } from '#lib/server/platform/errors.ts';
import { sentenceOf, statusOf } from './error-mapping.ts';

/** A sentence and the field it belongs to; '' is the form as a whole. */
export interface FieldError {
	field: string;
	message: string;
}

/** What a page gets back when a form was not accepted. */
export interface FormFailure {
	errors: FieldError[];
	/** Everything that was typed, by field name. Never passwords, never files. */
	values: Record<string, string>;
	/** Names of files that were sent and have to be picked again without JavaScript. */
	files: string[];
}

/** A posted form, read whole. */
export interface PostedForm {
	data: FormData;
	values: Record<string, string>;
	files: File[];
}

const FORM_BYTES = 128 * 1024;
const MULTIPART_OVERHEAD_BYTES = 256 * 1024;

// Never sent back in a page.
const SECRET_FIELDS = /sandi|kode|token|kunci_awal/;

/**
 * Reads a form, whatever its encoding.
 * @param event the request
 * @param fileBytes how many bytes of files the form may carry; 0 for forms without files
 * @throws an HTTP error with an Indonesian sentence: 413 too large, 415 not a form, 400 unreadable
 */
export async function readPostedForm(event: RequestEvent, fileBytes = 0): Promise<PostedForm> {
	const type = event.request.headers.get('content-type') ?? '';
	if (!/^(multipart\/form-data|application\/x-www-form-urlencoded)/i.test(type)) {
		httpError(415, 'Kiriman ini bukan formulir. Buka halamannya, isi formulirnya, lalu kirim.');
	}
	const limit = fileBytes + (fileBytes ? MULTIPART_OVERHEAD_BYTES : 0) + FORM_BYTES;
	const data = await readBody(event.request, type, limit);
	const values: Record<string, string> = {};
	const files: File[] = [];
	for (const [name, value] of data) {
		if (typeof value === 'string') {
			// Browsers send line ends as CRLF; lengths are promised in characters.
			if (!(name in values)) values[name] = value.replace(/\r\n?/g, '\n');
		} else if (value.size > 0 || value.name !== '') {
			files.push(value);
		}
	}
	return { data, values, files };
}

/**
 * Reads and checks a form in one go.
 * @param event the request
 * @param schema field names → rules
 * @returns the checked values, or a failure that an action returns as it is
 */
export async function readForm<Schema extends v.GenericSchema>(
	event: RequestEvent,
	schema: Schema
): Promise<
	| { ok: true; value: v.InferOutput<Schema>; posted: PostedForm }
	| { ok: false; failure: ActionFailure<FormFailure>; posted: PostedForm }
> {
	const posted = await readPostedForm(event);
	const input = Object.fromEntries(
		[...new Set(posted.data.keys())].map((name) => [
			name,
			posted.data.getAll(name).length > 1 ? posted.data.getAll(name) : posted.values[name]
		])
	);
	const result = v.safeParse(schema, input, { lang: 'id' });
	if (result.success) return { ok: true, value: result.output, posted };
	const failure = fail(400, formFailure(fieldErrors(result.issues), posted));
	return { ok: false, failure, posted };
}

/**
 * @param issues what valibot found
 * @returns one error per field, the first that applies
 */
export function fieldErrors(issues: readonly v.BaseIssue<unknown>[]): FieldError[] {
	const errors = new Map<string, FieldError>();
	for (const issue of issues) {
		const field = String(issue.path?.[0]?.key ?? '');
		if (!errors.has(field)) errors.set(field, { field, message: issue.message });
	}
	return [...errors.values()];
}

/** @param errors what to say @param posted what was sent @returns the page's data after a refusal */
export function formFailure(errors: FieldError[], posted: PostedForm): FormFailure {
	const kept = Object.entries(posted.values).filter(([name]) => !SECRET_FIELDS.test(name));
	return {
		errors,
		values: Object.fromEntries(kept),
		files: posted.files.map((file) => file.name).filter(Boolean)
	};
}

/**
 * Turns a command's refusal into a form failure; anything else is thrown on.
 * @param error what the command threw
 * @param posted what was sent, so that it can be shown again
 */
export function refuse(error: unknown, posted: PostedForm): ActionFailure<FormFailure> {
	if (!(error instanceof DomainError)) throw error;
	if (error.code === 'not_found') httpError(404, sentenceOf(error));
	const fields = Object.entries(error.details.fields ?? {});
	const errors = fields.length
		? fields.map(([field, message]) => ({ field, message }))
		: [{ field: '', message: sentenceOf(error) }];
	return fail(statusOf(error), formFailure(errors, posted));
}

/**
 * For pages: lets a refusal become the error page with its sentence.
 * @param work a query, or a command whose refusal has no form to return to
 */
export async function orErrorPage<T>(work: Promise<T>): Promise<T> {
	try {
		return await work;
	} catch (error) {
		if (error instanceof DomainError) httpError(statusOf(error), sentenceOf(error));
		throw error;
	}
}

async function readBody(request: Request, type: string, limit: number): Promise<FormData> {
	const announced = Number(request.headers.get('content-length') ?? 0);
	if (announced > limit) tooLarge();
	if (!request.body) return new FormData();
	let received = 0;
	let overflow = false;
	const counted = request.body.pipeThrough(
		new TransformStream<Uint8Array, Uint8Array>({
			transform(chunk, controller) {
				received += chunk.byteLength;
				// Dropped, not refused: giving up on the body would cut the connection before the
				// sentence gets through. BODY_SIZE_LIMIT ends what never ends.
				if (received > limit) overflow = true;
				else controller.enqueue(chunk);
			}
		})
	);
	try {
		const form = await new Response(counted, { headers: { 'content-type': type } }).formData();
		if (overflow) tooLarge();
		return form;
	} catch (error) {
		if (overflow || (error as { status?: number }).status === 413) tooLarge();
		httpError(400, 'Kiriman tidak terbaca utuh. Mungkin sambungan terputus. Coba kirim lagi.');
	}
}

function tooLarge(): never {
	httpError(
		413,
		'Kiriman terlalu besar. Lampirkan paling banyak 5 berkas, masing-masing paling besar 10 MB. Foto bisa dikecilkan dulu.'
	);
}
