import { error as httpError, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { formKey } from '#lib/forms/complaint.ts';
import { ALL_CASES, guideQuery } from '#lib/guides/address.ts';
import { callStepUnclear } from '#lib/server/guides/index.ts';
import { orErrorPage, readForm } from '#lib/server/web/forms.ts';
import type { RequestHandler } from './$types';

const id = v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,60}$/));
const schema = v.object({
	langkah: id,
	kasus: v.optional(id, ALL_CASES),
	revisi: v.pipe(v.string(), v.regex(/^[0-9a-f]{12}$/)),
	kunci: formKey
});

/** "Langkah ini tidak jelas": one tap on a step. */
export const POST: RequestHandler = async (event) => {
	const { db, office, library, address, now } = event.locals;
	const { slug } = event.params;
	const form = await readForm(event, schema);
	if (!form.ok) {
		httpError(400, 'Kiriman ini tidak lengkap. Buka lagi panduannya, lalu coba sekali lagi.');
	}
	const { langkah: step, kasus: caseId, revisi: revision, kunci: pageKey } = form.value;
	await orErrorPage(
		callStepUnclear(
			{ db, calendar: office.calendar, library },
			{ pageKey, guide: slug, step, caseId, revision },
			address,
			now
		)
	);
	const query = guideQuery(caseId, { requirements: [], steps: [] });
	redirect(303, `/panduan/${slug}?${query}&terima-kasih=${step}#langkah-${step}`);
};
