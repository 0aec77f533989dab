// What was ticked in the list: numbers, and the versions that the list showed.
import { fail, type RequestEvent } from '@sveltejs/kit';
import * as v from 'valibot';
import { parseComplaintNumber } from '#lib/codes/receipt-code.ts';
import { bulkReason } from '#lib/labels/bulk.ts';
import { STATUS_LABELS } from '#lib/labels/complaints.ts';
import { STATUS_TONES } from '#lib/labels/desk.ts';
import {
	BULK_MAX,
	type BulkOutcome,
	listComplaints,
	type Target
} from '#lib/server/complaints/index.ts';
import type { Actor } from '#lib/server/officers/index.ts';
import { fieldErrors, formFailure, readPostedForm, refuse } from '#lib/server/web/forms.ts';
import { namesOf, pathOf } from '../words.server.ts';

/** @returns what a ticked box of the list stands for: "2026-000042.5" */
export function tickOf({ number, version }: Target): string {
	return `${number}.${version}`;
}

/** @param url `?pilih=…&pilih=…` @returns the ticked complaints; what can't be read is left out */
export function readSelection(url: URL): Target[] {
	return url.searchParams.getAll('pilih').flatMap((tick) => {
		const [, written = '', version] = /^(.{1,20})\.(\d{1,9})$/.exec(tick) ?? [];
		const number = parseComplaintNumber(written);
		return number ? [{ number, version: Number(version) }] : [];
	});
}

/**
 * What the page of a step for several complaints shows of them.
 * @returns at most BULK_MAX rows, as the officer sees them; a sentence when there is nothing to do
 */
export async function openSelection({ locals, url }: RequestEvent, actor: Actor) {
	const targets = readSelection(url);
	const names = namesOf(locals.office);
	const numbers = targets.map(({ number }) => number);
	const page = { cursor: null, size: BULK_MAX };
	const { rows } = await listComplaints(locals, actor, { numbers }, page, locals.now);
	const problem =
		targets.length === 0
			? 'Belum ada yang dipilih. Kembali ke daftar, lalu centang pengaduannya.'
			: targets.length > BULK_MAX
				? `Anda memilih ${targets.length} pengaduan. Pilih paling banyak ${BULK_MAX} sekali jalan.`
				: null;
	return {
		problem,
		chosen: rows.map(({ number, serviceCode, kecamatanCode, status }) => ({
			number,
			href: pathOf(number),
			service: names.service(serviceCode),
			kecamatan: names.kecamatan(kecamatanCode),
			status: { label: STATUS_LABELS[status], tone: STATUS_TONES[status] }
		})),
		count: targets.length
	};
}

/**
 * Reads the form of a step for several complaints and carries it out on each.
 * @returns a failure for the form, or the report
 */
export async function performOnMany<Form>(
	event: RequestEvent,
	schema: v.GenericSchema<unknown, Form>,
	command: (targets: readonly Target[], form: Form) => Promise<BulkOutcome[]>
) {
	const posted = await readPostedForm(event);
	// Versions come with the ticks; the rules of the single form ask for one.
	const form = v.safeParse(schema, { ...posted.values, versi: '1' });
	if (!form.success) return fail(400, formFailure(fieldErrors(form.issues), posted));
	try {
		return { report: reportOf(await command(readSelection(event.url), form.output)) };
	} catch (problem) {
		return refuse(problem, posted);
	}
}

function reportOf(outcomes: readonly BulkOutcome[]) {
	return outcomes.map((outcome) => ({
		number: outcome.number,
		// Handed to another unit, it may be out of sight.
		href: outcome.status && pathOf(outcome.number),
		status: outcome.status && STATUS_LABELS[outcome.status],
		result: outcome.result,
		reason: bulkReason(outcome)
	}));
}
