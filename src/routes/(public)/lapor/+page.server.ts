import { fail } from '@sveltejs/kit';
import * as v from 'valibot';
import { checkbox, filingForm, JENIS, similarNumber } from '#lib/forms/complaint.ts';
import { officersByUnit } from '#lib/server/web/officer-choices.ts';
import { GIVEN_CODES, givenWords } from '#lib/forms/prefill.ts';
import { fileComplaint, listPublicLike, type Office } from '#lib/server/complaints/index.ts';
import { openWays } from '#lib/labels/notifications.ts';
import { localDate } from '#lib/server/deadlines/index.ts';
import { startReporterNews } from '#lib/server/notifications/index.ts';
import { DomainError } from '#lib/server/platform/errors.ts';
import { consume, networkOf } from '#lib/server/platform/rate-limit.ts';
import { ATTACHMENT_BYTES, readAttachments } from '#lib/server/web/attachments.ts';
import {
	fieldErrors,
	formFailure,
	type PostedForm,
	readPostedForm,
	refuse
} from '#lib/server/web/forms.ts';
import { publicCaseView } from '#lib/server/web/public-case.ts';
import { openTeam } from '#lib/server/web/sealed-channel.ts';
import { receiptView } from '#lib/server/web/receipt.ts';
import type { Actions, PageServerLoad } from './$types';

const SENT_BEFORE =
	'Formulir ini sudah pernah terkirim dengan isi yang lain, dan laporan pertama itu tersimpan. Bila isi di bawah ini laporan baru, tekan Kirim laporan sekali lagi.';

// Requests whose answer is a receipt. It needs nothing of the form, and SvelteKit would write all of
// the regency's villages into the answer's data only to leave them out of the page.
const filed = new WeakSet<Request>();

export const load: PageServerLoad = async (event) => {
	const { locals, request, url } = event;
	if (filed.has(request)) return { choices: null };
	const { agency, places, calendar } = locals.office;
	return {
		choices: {
			services: agency.services.map(({ code, name, pictogram }) => ({ code, name, pictogram })),
			categories: agency.categories.map(({ code, name, hint, aboutOfficer }) => ({
				code,
				name,
				hint,
				aboutOfficer
			})),
			kecamatan: places.kecamatan.map(({ code, name, desa }) => ({
				code,
				name,
				desa: desa.map((one) => ({ code: one.code, name: one.name }))
			})),
			today: localDate(calendar, locals.now),
			given: given(url.searchParams, locals.office),
			key: crypto.randomUUID(),
			news: openWays(locals.channels),
			listedOfficers: officersByUnit(locals.office, locals.office.listedOfficers ?? []),
			sealedChannel: (await openTeam(event)) !== null
		}
	};
};

export const actions: Actions = {
	default: async (event) => {
		const { db, office, address, now, filingsPerHour } = event.locals;
		const posted = await readPostedForm(event, ATTACHMENT_BYTES);
		const today = localDate(office.calendar, now);
		const filing = v.safeParse(filingForm({ today }), posted.values);
		if (!filing.success) return refused(400, fieldErrors(filing.issues), posted);
		try {
			const answer = await consume(
				db,
				{
					purpose: 'file',
					subject: networkOf(address),
					limit: filingsPerHour,
					windowSeconds: 3600
				},
				now
			);
			if (!answer.allowed) throw new DomainError('rate_limited', 'too many filings', answer);
			const attachments = await readAttachments(posted);
			const joins = v.parse(similarNumber, posted.values.sama);
			const said = filing.output;
			const receipt = await fileComplaint(event.locals, said, attachments, null, now, joins);
			if (v.parse(checkbox, posted.values.kabari)) {
				await startReporterNews(db, receipt.number, now);
			}
			filed.add(event.request);
			// Only now: nobody waits for a suggestion before their complaint is safe. Who was asked in the
			// form, by its script, has answered.
			const similar = posted.values.sama
				? []
				: await listPublicLike(event.locals, { ...said, words: said.narrative });
			return {
				receipt: receiptView(receipt, office, event.url.origin),
				similar: similar.map((one) => publicCaseView(one, office))
			};
		} catch (error) {
			if (error instanceof DomainError && error.code === 'conflict') {
				return refused(409, [{ field: '', message: SENT_BEFORE }], posted, crypto.randomUUID());
			}
			return refuse(error, posted);
		}
	}
};

// The form's key is no field that people see: its errors belong to the form as a whole, and the
// cure is a fresh one.
function refused(
	status: number,
	errors: ReturnType<typeof fieldErrors>,
	posted: PostedForm,
	freshKey?: string
) {
	const broken = errors.some(({ field }) => field === 'kunci');
	const failure = formFailure(
		errors.map(({ field, message }) => ({ field: field === 'kunci' ? '' : field, message })),
		posted
	);
	const key = freshKey ?? (broken ? crypto.randomUUID() : undefined);
	if (key) failure.values.kunci = key;
	return fail(status, failure);
}

// What a link may fill in. Anything else in the address is ignored.
function given(query: URLSearchParams, { agency }: Office): Record<string, string> {
	const known: Record<(typeof GIVEN_CODES)[number], string[]> = {
		jenis: Object.keys(JENIS),
		layanan: agency.services.map(({ code }) => code),
		kategori: agency.categories.map(({ code }) => code)
	};
	const codes = GIVEN_CODES.flatMap((name) => {
		const code = query.get(name);
		return code !== null && known[name].includes(code) ? [[name, code]] : [];
	});
	return { ...Object.fromEntries(codes), uraian: givenWords(query) };
}
