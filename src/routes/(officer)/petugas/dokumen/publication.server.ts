// What the pages of documents do alike: finding one, and carrying out one step.
import { type ActionFailure, error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import * as v from 'valibot';
import type { InspectedAttachment } from '#lib/server/attachments/index.ts';
import type { Actor } from '#lib/server/officers/index.ts';
import { listAllPublications, type Publication } from '#lib/server/publications/index.ts';
import { ATTACHMENT_BYTES, readAttachments } from '#lib/server/web/attachments.ts';
import {
	fieldErrors,
	type FormFailure,
	formFailure,
	readPostedForm,
	refuse
} from '#lib/server/web/forms.ts';

/** @throws an error page when there is no such document, or it was taken back */
export async function openPublication(
	event: RequestEvent<{ id: string }>,
	actor: Actor
): Promise<Publication> {
	const all = await listAllPublications(event.locals, actor);
	const found = all.find(({ id }) => id === event.params.id);
	if (!found) error(404, 'Dokumen ini tidak ditemukan.');
	if (found.withdrawnAt && event.request.method === 'GET') {
		error(409, 'Dokumen ini sudah ditarik. Terbitkan sebagai dokumen baru bila perlu.');
	}
	return found;
}

/**
 * Reads a form with its file, carries it out, and leads back to the list.
 * @param done the word in the address that tells what was done
 * @param schema the form's rules
 * @param command what the form asks for
 */
export async function performPublication<Form>(
	event: RequestEvent,
	done: string,
	schema: v.GenericSchema<unknown, Form>,
	command: (form: Form, files: InspectedAttachment[]) => Promise<unknown>
): Promise<ActionFailure<FormFailure>> {
	const posted = await readPostedForm(event, ATTACHMENT_BYTES);
	const form = v.safeParse(schema, posted.values);
	if (!form.success) return fail(400, formFailure(fieldErrors(form.issues), posted));
	try {
		await command(form.output, await readAttachments(posted));
	} catch (problem) {
		return refuse(problem, posted);
	}
	redirect(303, `/petugas/dokumen?selesai=${done}`);
}
