// Public complaints about what somebody has chosen in the form. Posted, so that it stands in no address
// and no log; nothing of it is kept, and no word of a story comes along.
import { error as httpError, json } from '@sveltejs/kit';
import * as v from 'valibot';
import { requiredChoice } from '#lib/forms/complaint.ts';
import { listPublicLike } from '#lib/server/complaints/index.ts';
import { DomainError } from '#lib/server/platform/errors.ts';
import { consume, networkOf } from '#lib/server/platform/rate-limit.ts';
import { sentenceOf } from '#lib/server/web/error-mapping.ts';
import { readJson } from '#lib/server/web/json-body.ts';
import { publicCaseView } from '#lib/server/web/public-case.ts';
import type { RequestHandler } from './$types';

const MOST_BYTES = 1024;
/** About ten for each filing, and a village may share one address. */
const PER_HOUR = 600;

const schema = v.object({
	layanan: requiredChoice('Pilih layanan dari daftar.'),
	kategori: requiredChoice('Pilih masalah dari daftar.'),
	kecamatan: requiredChoice('Pilih kecamatan dari daftar.')
});

export const POST: RequestHandler = async ({ request, locals }) => {
	const { db, office, address, now } = locals;
	const limit = {
		purpose: 'similar',
		subject: networkOf(address),
		limit: PER_HOUR,
		windowSeconds: 3600
	};
	const answer = await consume(db, limit, now);
	if (!answer.allowed) {
		httpError(429, sentenceOf(new DomainError('rate_limited', 'too many suggestions', answer)));
	}
	const asked = v.safeParse(schema, await readJson(request, MOST_BYTES));
	if (!asked.success) httpError(400, asked.issues[0].message);
	const { layanan, kategori, kecamatan } = asked.output;
	const found = await listPublicLike(locals, {
		serviceCode: layanan,
		categoryCode: kategori,
		kecamatanCode: kecamatan,
		words: ''
	});
	return json({ laporan: found.map((one) => publicCaseView(one, office)) });
};
