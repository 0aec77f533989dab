// What the pages of one data request do alike: open it, put it into words, carry out one decision.
import { type ActionFailure, error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import * as v from 'valibot';
import { validate as isUuid } from 'uuid';
import { STATUS_LABELS } from '#lib/labels/complaints.ts';
import {
	DATA_DECISION_LABELS,
	DATA_FIELD_LABELS,
	DATA_REQUEST_LABELS,
	hoursLeft
} from '#lib/labels/data-requests.ts';
import { formatDateTime } from '#lib/labels/deadline.ts';
import { type DataRequestDetail, getDataRequest } from '#lib/server/data-requests/index.ts';
import type { Actor } from '#lib/server/officers/index.ts';
import {
	fieldErrors,
	type FormFailure,
	formFailure,
	orErrorPage,
	readPostedForm,
	refuse
} from '#lib/server/web/forms.ts';
import { pathOf } from '../words.server.ts';

/** A request below /petugas/data-pribadi. */
type RequestPage = RequestEvent<{ id: string }>;

/** @throws an error page when there is no such request for this officer */
export async function openRequest(event: RequestPage, actor: Actor) {
	const { locals, params } = event;
	// PostgreSQL refuses to compare with what is no UUID.
	if (!isUuid(params.id)) error(404, 'Permintaan ini tidak ditemukan.');
	const detail = await orErrorPage(getDataRequest(locals, actor, params.id));
	return { detail, shown: wordsOf(detail, locals.office.agency.timeZone, locals.now) };
}

/**
 * Opens the page of a decision.
 * @throws an error page where this officer doesn't decide, or nothing is left to decide
 */
export async function openDecision(event: RequestPage, actor: Actor) {
	const opened = await openRequest(event, actor);
	// After a refused form the page is shown all the same: nothing typed may be lost.
	if (!opened.detail.decides && event.request.method === 'GET') {
		if (opened.detail.request.decision) error(409, 'Permintaan ini sudah diputuskan.');
		error(403, 'Permintaan ini diputuskan oleh pimpinan.');
	}
	return opened;
}

/**
 * Reads the form of a decision, carries it out, and leads back to the list.
 * @param event the request
 * @param done the word in the address that tells what was done
 * @param schema the form's rules
 * @param command what the form asks for
 */
export async function performDecision<Form>(
	event: RequestPage,
	done: string,
	schema: v.GenericSchema<unknown, Form>,
	command: (requestId: string, form: Form) => Promise<void>
): Promise<ActionFailure<FormFailure>> {
	if (!isUuid(event.params.id)) error(404, 'Permintaan ini tidak ditemukan.');
	const posted = await readPostedForm(event);
	const form = v.safeParse(schema, posted.values);
	if (!form.success) return fail(400, formFailure(fieldErrors(form.issues), posted));
	try {
		await command(event.params.id, form.output);
	} catch (problem) {
		return refuse(problem, posted);
	}
	redirect(303, `/petugas/data-pribadi?selesai=${done}`);
}

function wordsOf(
	{ request, number, status, identity, decidedByName, held, decides }: DataRequestDetail,
	zone: string,
	now: Date
) {
	const moment = (at: Date) => formatDateTime(at, zone);
	return {
		id: request.id,
		kind: request.kind,
		title: DATA_REQUEST_LABELS[request.kind],
		number,
		href: pathOf(number),
		due: request.decision ? null : hoursLeft(request.dueAt, now),
		words: request.words,
		answer: request.answer,
		held,
		decides,
		facts: [
			{ term: 'Laporan', text: `${number}, ${STATUS_LABELS[status].toLowerCase()}` },
			...(request.fields.length
				? [
						{
							term: 'Yang salah',
							text: request.fields.map((field) => DATA_FIELD_LABELS[field]).join(', ')
						}
					]
				: []),
			{ term: 'Diminta', text: moment(request.askedAt) },
			{ term: 'Paling lambat', text: moment(request.dueAt) },
			...(request.decision && request.decidedAt
				? [
						{
							term: 'Putusan',
							text: `${DATA_DECISION_LABELS[request.decision]}, ${moment(request.decidedAt)}, oleh ${decidedByName ?? 'petugas'}`
						}
					]
				: [])
		],
		identity: [
			{ term: DATA_FIELD_LABELS.name, text: identity.name ?? 'Tidak ada' },
			{ term: DATA_FIELD_LABELS.phone, text: identity.phone ?? 'Tidak ada' },
			{ term: DATA_FIELD_LABELS.email, text: identity.email ?? 'Tidak ada' }
		]
	};
}
