import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { checkbox, formKey } from '#lib/forms/complaint.ts';
import { chooseAsReporter } from '#lib/server/notifications/index.ts';
import { performAsReporter, requireReporter } from '#lib/server/web/tracking.ts';
import { newsFor } from '../news.server.ts';
import type { Actions, PageServerLoad } from './$types';

const schema = v.object({ kunci: formKey, email: checkbox, telepon: checkbox });

export const load: PageServerLoad = async (event) => {
	const { reporter, complaint } = await requireReporter(event);
	const { db, channels } = event.locals;
	const news = await newsFor(db, reporter, channels);
	if (news.length === 0 && event.request.method !== 'POST') redirect(303, '/lacak/laporan');
	return { number: complaint.number, news };
};

export const actions: Actions = {
	default: (event) =>
		performAsReporter(
			event,
			schema,
			(reporter, { email, telepon: phone }) =>
				chooseAsReporter(event.locals.db, reporter, { email, phone }, event.locals.now),
			{ done: 'kabar' }
		)
};
