// What the pages of all verbs do alike: open the complaint, and carry out one command on it.
import { type ActionFailure, error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import * as v from 'valibot';
import { STATUS_LABELS } from '#lib/labels/complaints.ts';
import { OFFICER_VERBS, type OfficerVerb } from '#lib/labels/desk.ts';
import type { InspectedAttachment } from '#lib/server/attachments/index.ts';
import {
	type Changed,
	getComplaint,
	isDue,
	maySee,
	type Target
} from '#lib/server/complaints/index.ts';
import type { Actor } from '#lib/server/officers/index.ts';
import { ATTACHMENT_BYTES, readAttachments } from '#lib/server/web/attachments.ts';
import {
	fieldErrors,
	type FormFailure,
	formFailure,
	orErrorPage,
	type PostedForm,
	readPostedForm,
	refuse,
	valuesOf
} from '#lib/server/web/forms.ts';
import { requireActor } from '#lib/server/web/guards.ts';
import { pathOf } from '../../words.server.ts';
import { caseOf } from './case.server.ts';
import { withTemplate } from './templates.server.ts';

/** A request below a complaint's page. */
type CaseEvent = RequestEvent<{ nomor: string }>;

/**
 * Opens the page of a verb.
 * @param event the request
 * @param actor who asks
 * @param verb what the page is for
 * @returns the complaint, what is known of it beyond words, and whether the verb is still possible
 * @throws an error page with a sentence: 404 unseen, 403 not theirs, 409 not in this status
 */
export async function openVerb(event: CaseEvent, actor: Actor, verb: OfficerVerb) {
	const { locals, params, request } = event;
	const detail = await orErrorPage(getComplaint(locals, actor, params.nomor, locals.now));
	const possible = detail.verbs.includes(verb);
	// After a refused form the page is shown all the same: nothing typed may be lost.
	if (!possible && request.method === 'GET') {
		const { label } = OFFICER_VERBS[verb];
		if (isDue(verb, detail.complaint)) {
			error(403, `${label}: langkah ini bukan bagian Anda pada pengaduan ini.`);
		}
		if (verb === 'publish' && detail.complaint.confidential) {
			error(409, `${label}: laporan ini rahasia, jadi tidak pernah tampil untuk umum.`);
		}
		const status = STATUS_LABELS[detail.complaint.status];
		error(409, `${label}: langkah ini tidak bisa dilakukan pada status “${status}”.`);
	}
	return { detail, caseFile: caseOf(locals.office, detail, locals.now), possible };
}

/**
 * Reads a verb's form, carries it out, and leads back to the complaint.
 * @param event the request
 * @param verb names the form, for the word of success
 * @param schema the form's rules
 * @param command what the form asks for; may return a report, which goes into the address of the page
 *   that follows
 * @param options files: the form may carry attachments; leavesSightOf: an officer who may not see
 *   the complaint any more afterwards, and then goes to their desk
 * @returns a failure for the form, or the form with a prepared reply in it; success is thrown as a
 *   redirect
 */
export async function performVerb<Form extends { version: number }>(
	event: CaseEvent,
	verb: OfficerVerb,
	schema: v.GenericSchema<unknown, Form>,
	command: (
		target: Target,
		form: Form,
		attachments: readonly InspectedAttachment[]
	) => Promise<{ report?: string } | Changed | void>,
	options: { files?: boolean; leavesSightOf?: Actor } = {}
): Promise<ActionFailure<FormFailure> | FormFailure> {
	const posted = await readPostedForm(event, options.files ? ATTACHMENT_BYTES : 0);
	if (posted.values.pakai === 'templat') return chooseTemplate(event, verb, posted);
	const form = v.safeParse(schema, valuesOf(posted));
	if (!form.success) return fail(400, formFailure(fieldErrors(form.issues), posted));
	let report = '';
	try {
		const attachments = options.files ? await readAttachments(posted) : [];
		const target = { number: event.params.nomor, version: form.output.version };
		const result = await command(target, form.output, attachments);
		if (result && 'report' in result && result.report) report = `&${result.report}`;
	} catch (problem) {
		return refuse(problem, posted);
	}
	const done = `?selesai=${OFFICER_VERBS[verb].path}${report}`;
	const gone =
		options.leavesSightOf &&
		!(await maySee(event.locals, options.leavesSightOf, event.params.nomor));
	redirect(303, gone ? `/petugas${done}` : `${pathOf(event.params.nomor)}${done}`);
}

// Choosing a prepared reply sends the form, too, so that nothing typed is lost or put in an address.
async function chooseTemplate(event: CaseEvent, verb: OfficerVerb, posted: PostedForm) {
	const actor = requireActor(event);
	const detail = await orErrorPage(
		getComplaint(event.locals, actor, event.params.nomor, event.locals.now)
	);
	const form = withTemplate(event, detail, verb, posted);
	return form.errors.length > 0 ? fail(400, form) : form;
}
