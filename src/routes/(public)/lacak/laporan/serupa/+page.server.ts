import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { formKey } from '#lib/forms/complaint.ts';
import { joinPublic, listPublicLikeOwn } from '#lib/server/complaints/index.ts';
import { DomainError } from '#lib/server/platform/errors.ts';
import { publicCaseView } from '#lib/server/web/public-case.ts';
import { performAsReporter, requireReporter } from '#lib/server/web/tracking.ts';
import type { Actions, PageServerLoad } from './$types';

const schema = v.object({
	kunci: formKey,
	sama: v.pipe(
		v.optional(v.string(), ''),
		v.check((text) => text !== '', 'Pilih laporan yang sama, atau kembali ke laporan Anda.')
	)
});

export const load: PageServerLoad = async (event) => {
	const { reporter, complaint } = await requireReporter(event);
	const similar = await listPublicLikeOwn(event.locals, reporter);
	if (similar.length === 0 && event.request.method === 'GET') redirect(303, '/lacak/laporan');
	return {
		number: complaint.number,
		similar: similar.map((one) => publicCaseView(one, event.locals.office))
	};
};

export const actions: Actions = {
	default: (event) =>
		performAsReporter(
			event,
			schema,
			async (reporter, { sama }) => {
				if (await joinPublic(event.locals, reporter, sama, event.locals.now)) return;
				throw new DomainError('invalid_input', 'this one is not public any more', {
					fields: {
						sama: 'Laporan itu sudah tidak tampil untuk umum. Pilih yang lain, atau kembali.'
					}
				});
			},
			{ done: 'serupa' }
		)
};
