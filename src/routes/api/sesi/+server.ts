// Where devices send the totals of sessions that were held. Answers 201, 200 for what was here
// before, and a sentence for everything else. The hook refuses what other sites make a browser send.
import { error as httpError, json } from '@sveltejs/kit';
import * as v from 'valibot';
import { sessionResultForm } from '#lib/forms/session-result.ts';
import { localDate } from '#lib/server/deadlines/index.ts';
import { recordSession } from '#lib/server/outreach/index.ts';
import { DomainError } from '#lib/server/platform/errors.ts';
import { consume, networkOf } from '#lib/server/platform/rate-limit.ts';
import { sentenceOf, statusOf } from '#lib/server/web/error-mapping.ts';
import { readJson } from '#lib/server/web/json-body.ts';
import type { RequestHandler } from './$types';

/** The largest session has a tenth of this. */
const MOST_BYTES = 64 * 1024;
/** A worker comes home with a week's sessions; colleagues share the office's address. */
const PER_HOUR = 120;

export const POST: RequestHandler = async ({ request, locals }) => {
	const { db, office, address, now } = locals;
	const limit = {
		purpose: 'session',
		subject: networkOf(address),
		limit: PER_HOUR,
		windowSeconds: 3600
	};
	const answer = await consume(db, limit, now);
	if (!answer.allowed) refuse(new DomainError('rate_limited', 'too many sessions', answer));
	const form = sessionResultForm({ today: localDate(office.calendar, now) });
	const result = v.safeParse(form, await readJson(request, MOST_BYTES));
	if (!result.success) httpError(400, result.issues[0].message);
	try {
		const { repeated } = await recordSession(locals, result.output, now);
		return json({ id: result.output.id }, { status: repeated ? 200 : 201 });
	} catch (error) {
		if (error instanceof DomainError) refuse(error);
		throw error;
	}
};

function refuse(error: DomainError): never {
	const [sentence] = Object.values(error.details.fields ?? {});
	const own =
		error.code === 'conflict'
			? 'Sesi lain sudah tersimpan dengan nomor ini. Laporkan kepada dinas.'
			: sentenceOf(error);
	httpError(statusOf(error), sentence ?? own);
}
