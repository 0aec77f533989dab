// Reads a posted form within a size limit, checks it against a schema, and turns refusals into what
// a page shows: sentences beside the fields, with everything typed kept.
import { type ActionFailure, error as httpError, fail, type RequestEvent } from '@sveltejs/kit';
import { validate as isUuid } from 'uuid';
import * as v from 'valibot';
import { DomainError } from '#lib/server/platform/errors.ts';
import { sentenceOf, statusOf } from './error-mapping.ts';
import { readFormData } from './request-body.ts';

/** A sentence and the field it belongs to; '' is the form as a whole. */
export interface FieldError {
	field: string;
	message: string;
}

/** What a page gets back when a form was not accepted. */
export interface FormFailure {
	errors: FieldError[];
	/** Everything that was typed, by field name; lists with spaces between. Never passwords, never files. */
	values: Record<string, string>;
	/** Names of files that were sent and have to be picked again without JavaScript. */
	files: string[];
}

/** A posted form, read whole. */
export interface PostedForm {
	data: FormData;
	values: Record<string, string>;
	files: File[];
	/** The files were too large together and were left behind. */
	tooLarge: boolean;
}

const FORM_BYTES = 128 * 1024;

/** The fields that may come several times; of any other the first counts. */
const LIST_FIELDS = ['peran', 'juga', 'laporan', 'kecualikan'];

/** What takes time to write again: words, names, addresses, numbers of phones and letters. Choices don't. */
const TYPED = /\s|@|\d{6}|^\p{Lu}\p{Ll}/u;
/** What the form itself brought: the number of a complaint. */
const NUMBER = /^\d{4}-\d{6}$/;

// Never sent back in a page.
const SECRET_FIELDS = /sandi|kode|token|kunci_awal/;

/**
 * Reads a form, whatever its encoding.
 * @param event the request
 * @param fileBytes how many bytes of files the form may carry; 0 for forms without files
 * @throws an HTTP error with an Indonesian sentence, as `readFormData`
 */
export async function readPostedForm(event: RequestEvent, fileBytes = 0): Promise<PostedForm> {
	const limits = { formBytes: FORM_BYTES, fileBytes };
	const { data, tooLarge } = await readFormData(event.request, limits);
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
	return { data, values, files, tooLarge };
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
	const result = v.safeParse(schema, valuesOf(posted));
	if (result.success) return { ok: true, value: result.output, posted };
	const failure = fail(400, formFailure(fieldErrors(result.issues), posted));
	return { ok: false, failure, posted };
}

/** @returns what was posted, with a list for every field that may come several times */
export function valuesOf({ values, data }: PostedForm): Record<string, unknown> {
	const lists = LIST_FIELDS.filter((name) => data.has(name));
	return { ...values, ...Object.fromEntries(lists.map((name) => [name, data.getAll(name)])) };
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
	const kept = Object.entries(posted.values)
		.filter(([name]) => !SECRET_FIELDS.test(name))
		.map(([name, value]) => [
			name,
			LIST_FIELDS.includes(name) ? posted.data.getAll(name).join(' ') : value
		]);
	return {
		errors,
		values: Object.fromEntries(kept) as Record<string, string>,
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
	if (error.code === 'not_found') {
		httpError(404, { message: sentenceOf(error), typed: typedTexts(posted) });
	}
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

/**
 * For refusals that have no form to return to: what would be lost otherwise.
 * @param posted what was sent
 * @returns the words in it, to be shown with the refusal
 */
export function typedTexts({ values }: PostedForm): string[] {
	return Object.entries(values).flatMap(([name, text]) =>
		SECRET_FIELDS.test(name) || isUuid(text) || NUMBER.test(text) || !TYPED.test(text.trim())
			? []
			: [text]
	);
}

/**
 * The word for something that stands in an address.
 * @param words by their keys
 * @param key as it came; anybody can write anything there
 */
export function wordFor(words: Readonly<Record<string, string>>, key: string | null): string {
	return key !== null && Object.hasOwn(words, key) ? (words[key] ?? '') : '';
}
