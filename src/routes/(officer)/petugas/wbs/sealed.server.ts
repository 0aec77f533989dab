// What the doors of the sealed channel's pages share: who comes in, what they send, how a refusal
// reads. Nothing of it is logged.
import { error as httpError, type RequestEvent } from '@sveltejs/kit';
import * as v from 'valibot';
import { localDate } from '#lib/server/deadlines/index.ts';
import type { Today } from '#lib/server/disclosures/index.ts';
import { DomainError } from '#lib/server/platform/errors.ts';
import { sentenceOf, statusOf } from '#lib/server/web/error-mapping.ts';
import { readJson } from '#lib/server/web/json-body.ts';

const UNREADABLE = 'Kiriman ini tidak utuh. Muat ulang halaman, lalu coba lagi.';
/** An envelope of the largest size in base64, and what goes with it. */
const MOST_BYTES = 256 * 1024;

/** Hex of so many digits. */
export const hexOf = (digits: number) =>
	v.pipe(v.string(), v.regex(new RegExp(`^[0-9a-f]{${digits}}$`), UNREADABLE));

/** Base64 on the way in, bytes from here on. */
export const sealedBytes = v.pipe(
	v.string(UNREADABLE),
	v.base64(UNREADABLE),
	v.transform((text) => new Uint8Array(Buffer.from(text, 'base64')))
);

/** How a member shows that they hold the report's key. */
export const heldKey = { report: hexOf(32), read: hexOf(64) };

/** @returns the office's day, and the moment */
export function todayOf({ locals }: RequestEvent): Today {
	return { day: localDate(locals.office.calendar, locals.now), now: locals.now };
}

/** @returns the checked body @throws an HTTP error with a sentence */
export async function readSealed<Schema extends v.GenericSchema>(
	event: RequestEvent,
	schema: Schema
): Promise<v.InferOutput<Schema>> {
	const read = v.safeParse(schema, await readJson(event.request, MOST_BYTES));
	if (!read.success) httpError(400, read.issues[0].message);
	return read.output;
}

/** Lets a refusal reach the script that asked, as a sentence. */
export async function orRefusal<T>(work: Promise<T>): Promise<T> {
	try {
		return await work;
	} catch (error) {
		if (!(error instanceof DomainError)) throw error;
		httpError(statusOf(error), error.details.fields?.[''] ?? sentenceOf(error));
	}
}
