// What the doors of the sealed channel share: today as a day, checked JSON, refusals as sentences.
import { error as httpError, type RequestEvent } from '@sveltejs/kit';
import * as v from 'valibot';
import { localDate } from '#lib/server/deadlines/index.ts';
import { type TeamInForce, teamInForce, type Today } from '#lib/server/disclosures/index.ts';
import { DomainError } from '#lib/server/platform/errors.ts';
import { sentenceOf, statusOf } from './error-mapping.ts';
import { readJson } from './json-body.ts';

const UNREADABLE = 'Kiriman ini tidak utuh. Muat ulang halamannya, lalu coba lagi.';
/** An envelope of the largest size in base64, slots, and what goes with them. */
const MOST_BYTES = 256 * 1024;

/** Hex of so many digits. */
export const hexOf = (digits: number) =>
	v.pipe(v.string(UNREADABLE), v.regex(new RegExp(`^[0-9a-f]{${digits}}$`), UNREADABLE));

/** Base64 on the way in, bytes from here on. */
export const sealedBytes = v.pipe(
	v.string(UNREADABLE),
	v.base64(UNREADABLE),
	v.transform((text) => new Uint8Array(Buffer.from(text, 'base64')))
);

/** @returns the office's day, and the moment */
export function todayOf({ locals }: RequestEvent): Today {
	return { day: localDate(locals.office.calendar, locals.now), now: locals.now };
}

/** @returns the team that reads now, or null while the channel is closed */
export function openTeam(event: RequestEvent): Promise<TeamInForce | null> {
	return teamInForce(event.locals.db, event.locals.disclosurePins, todayOf(event).day);
}

/** @returns the team as it was signed, for a reporter's script, which judges it */
export function teamToJudge(event: RequestEvent, { signed, previous }: TeamInForce) {
	const { text, signature, approvals } = signed;
	return { signed: { text, signature, approvals }, previous, day: todayOf(event).day };
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
		httpError(statusOf(error), refusalOf(error));
	}
}

/** @returns the sentence of a refusal */
export function refusalOf(error: DomainError): string {
	return Object.values(error.details.fields ?? {})[0] ?? sentenceOf(error);
}
