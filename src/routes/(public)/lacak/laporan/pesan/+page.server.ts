import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { requiredText } from '#lib/forms/complaint.ts';
import { writeAsReporter } from '#lib/server/complaints/index.ts';
import { ATTACHMENT_BYTES, readAttachments } from '#lib/server/web/attachments.ts';
import { fieldErrors, formFailure, readPostedForm, refuse } from '#lib/server/web/forms.ts';
import {
	requirePossible,
	requireReporter,
	requireSameComplaint
} from '#lib/server/web/tracking.ts';
import type { Actions, PageServerLoad } from './$types';

const schema = v.object({ isi: requiredText('pesan', 1, 2000) });

export const load: PageServerLoad = async (event) => {
	const { complaint } = await requireReporter(event);
	const { number, verbs } = complaint;
	requirePossible(event, complaint, 'message', 'complete');
	return { number, completing: verbs.includes('complete') };
};

export const actions: Actions = {
	default: async (event) => {
		const { reporter, complaint } = await requireReporter(event);
		const posted = await readPostedForm(event, ATTACHMENT_BYTES);
		requireSameComplaint(posted, complaint);
		const form = v.safeParse(schema, posted.values);
		if (!form.success) return fail(400, formFailure(fieldErrors(form.issues), posted));
		try {
			const attachments = await readAttachments(posted);
			const message = { text: form.output.isi, attachments };
			await writeAsReporter(event.locals, reporter, message, event.locals.now);
		} catch (error) {
			return refuse(error, posted);
		}
		redirect(303, '/lacak/laporan?baru=pesan');
	}
};
