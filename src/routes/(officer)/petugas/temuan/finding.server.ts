// What the pages of findings do alike: names for codes, opening one, carrying out one step.
import { type ActionFailure, error, type RequestEvent } from '@sveltejs/kit';
import { validate as isUuid } from 'uuid';
import type * as v from 'valibot';
import { FINDING_STATUS_LABELS } from '#lib/labels/findings.ts';
import { formatDate, formatDay } from '#lib/labels/deadline.ts';
import type { InspectedAttachment } from '#lib/server/attachments/index.ts';
import type { Office } from '#lib/server/complaints/index.ts';
import {
	type ActionRow,
	type FindingDetail,
	getFinding,
	lateActionsFor,
	maySeeFindings
} from '#lib/server/findings/index.ts';
import type { Actor } from '#lib/server/officers/index.ts';
import { type FormFailure, orErrorPage } from '#lib/server/web/forms.ts';
import { takeStep } from '#lib/server/web/step.ts';
import { namesOf } from '../words.server.ts';

/** Which complaints are meant; null stands for all. */
interface Cause {
	serviceCode: string | null;
	categoryCode: string | null;
	kecamatanCode: string | null;
}

/** @returns service, category and kecamatan in words, for all where none is set */
export function causeNames(office: Office, cause: Cause): string[] {
	const names = namesOf(office);
	return [
		cause.serviceCode ? names.service(cause.serviceCode) : 'Semua layanan',
		cause.categoryCode ? names.category(cause.categoryCode) : 'Semua masalah',
		cause.kecamatanCode ? names.kecamatan(cause.kecamatanCode) : 'Semua kecamatan'
	];
}

/** @returns who does an action, in words */
export function responsibleOf(office: Office, action: ActionRow): string {
	const unit = namesOf(office).unit(action.unitCode);
	return [action.officerName, unit].filter(Boolean).join(', ');
}

/** Late actions as a page lists them: nothing for who has nothing to do with findings. */
export async function lateActionsShown(locals: App.Locals, actor: Actor) {
	if (!maySeeFindings(actor)) return [];
	const late = await lateActionsFor(locals, actor, locals.now);
	return late.map((action) => ({
		id: action.id,
		href: findingPath(action.findingId),
		what: action.what,
		by: responsibleOf(locals.office, action),
		due: formatDate(action.dueDate)
	}));
}

/** The choices of a form that says which complaints are meant. */
export function causeChoices({ agency, places }: Office) {
	const choices = (list: readonly { code: string; name: string }[]) =>
		list.map(({ code, name }) => ({ value: code, label: name }));
	return {
		services: choices(agency.services),
		categories: choices(agency.categories),
		kecamatan: choices(places.kecamatan)
	};
}

/** Where a finding's page is. */
export function findingPath(id: string, step = ''): string {
	return `/petugas/temuan/${id}${step && `/${step}`}`;
}

/** @throws an error page when there is no such finding for this officer */
export async function openFinding(event: RequestEvent<{ id: string }>, actor: Actor) {
	const { locals, params } = event;
	// PostgreSQL refuses to compare with what is no UUID.
	if (!isUuid(params.id)) error(404, 'Temuan ini tidak ditemukan.');
	const detail = await orErrorPage(getFinding(locals, actor, params.id, locals.now));
	return { detail, shown: shownOf(locals.office, detail) };
}

/**
 * Opens the page of a step.
 * @param may whether this officer can take it
 * @throws an error page when the finding is closed, or it is not theirs to do
 */
export async function openStep(
	event: RequestEvent<{ id: string }>,
	actor: Actor,
	may: (detail: FindingDetail) => boolean
) {
	const opened = await openFinding(event, actor);
	// After a refused form the page is shown all the same: nothing typed may be lost.
	if (event.request.method === 'GET') {
		const { closedAt } = opened.detail.finding;
		if (closedAt)
			error(409, 'Temuan ini sudah ditutup. Bila masalahnya muncul lagi, buat temuan baru.');
		if (!may(opened.detail)) error(403, 'Langkah ini bukan bagian Anda pada temuan ini.');
	}
	return opened;
}

/** @throws an error page when there is no such action in this finding, or it is done */
export function openActionOf(
	event: RequestEvent,
	{ actions }: FindingDetail,
	id: string
): ActionRow {
	const action = actions.find((one) => one.id === id);
	if (!action) error(404, 'Tindakan ini tidak ditemukan.');
	if (action.doneAt && event.request.method === 'GET') error(409, 'Tindakan ini sudah selesai.');
	return action;
}

/**
 * Reads the form of a step, carries it out, and leads back to the finding.
 * @param done the word in the address that tells what was done
 * @param schema the form's rules
 * @param command what the form asks for
 * @param files the form may carry files
 */
export async function performStep<Form>(
	event: RequestEvent<{ id: string }>,
	done: string,
	schema: v.GenericSchema<unknown, Form>,
	command: (findingId: string, form: Form, files: InspectedAttachment[]) => Promise<unknown>,
	files = false
): Promise<ActionFailure<FormFailure>> {
	if (!isUuid(event.params.id)) error(404, 'Temuan ini tidak ditemukan.');
	const { id } = event.params;
	const next = `${findingPath(id)}?selesai=${done}`;
	return takeStep(event, next, schema, (form, sent) => command(id, form, sent), files);
}

function shownOf(office: Office, { finding }: FindingDetail) {
	const [service = '', category = '', kecamatan = ''] = causeNames(office, finding);
	return {
		id: finding.id,
		cause: finding.cause,
		back: { href: findingPath(finding.id), label: 'Temuan' },
		facts: [
			{ term: 'Layanan', text: service },
			{ term: 'Masalah', text: category },
			{ term: 'Kecamatan', text: kecamatan },
			{ term: 'Keadaan', text: FINDING_STATUS_LABELS[finding.status] },
			{
				term: 'Ditemukan',
				text: `${formatDay(finding.foundAt, office.calendar.timeZone)}, oleh ${finding.foundByName}`
			}
		]
	};
}
