// A form that is a page by itself, with files: read, carried out, and left.
import { type ActionFailure, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import * as v from 'valibot';
import type { InspectedAttachment } from '#lib/server/attachments/index.ts';
import { ATTACHMENT_BYTES, readAttachments } from './attachments.ts';
import { fieldErrors, type FormFailure, formFailure, readPostedForm, refuse } from './forms.ts';

/**
 * @param event the request
 * @param next where it leads once it is done
 * @param schema the form's rules
 * @param command what the form asks for
 * @param files the form may carry files
 * @returns what was wrong with it, with all that was typed
 */
export async function takeStep<Form>(
	event: RequestEvent,
	next: string,
	schema: v.GenericSchema<unknown, Form>,
	command: (form: Form, files: InspectedAttachment[]) => Promise<unknown>,
	files = false
): Promise<ActionFailure<FormFailure>> {
	const posted = await readPostedForm(event, files ? ATTACHMENT_BYTES : 0);
	const form = v.safeParse(schema, posted.values);
	if (!form.success) return fail(400, formFailure(fieldErrors(form.issues), posted));
	try {
		await command(form.output, files ? await readAttachments(posted) : []);
	} catch (problem) {
		return refuse(problem, posted);
	}
	redirect(303, next);
}
