import { fail } from '@sveltejs/kit';
import * as v from 'valibot';
import { MANUAL_CHANNELS } from '#lib/codes/complaint-codes.ts';
import { checkbox, JENIS } from '#lib/forms/complaint.ts';
import { SALURAN, takenDownForm, wordOf } from '#lib/forms/desk.ts';
import { CHANNEL_LABELS, TYPE_LABELS } from '#lib/labels/complaints.ts';
import { openWays } from '#lib/labels/notifications.ts';
import { fileComplaint, maySee, type Office } from '#lib/server/complaints/index.ts';
import { instantAt, localDate } from '#lib/server/deadlines/index.ts';
import { listColleagues } from '#lib/server/officers/index.ts';
import { startReporterNews } from '#lib/server/notifications/index.ts';
import { DomainError } from '#lib/server/platform/errors.ts';
import { ATTACHMENT_BYTES, readAttachments } from '#lib/server/web/attachments.ts';
import { fieldErrors, formFailure, readPostedForm, refuse } from '#lib/server/web/forms.ts';
import { requireRole } from '#lib/server/web/guards.ts';
import { officersByUnit } from '#lib/server/web/officer-choices.ts';
import { receiptView } from '#lib/server/web/receipt.ts';
import type { Actions, PageServerLoad } from './$types';

const SENT_BEFORE =
	'Formulir ini sudah tersimpan dengan isi yang lain. Cari dulu di daftar pengaduan. Bila ini memang laporan baru, simpan sekali lagi.';
/** When nobody noted the hour of a letter: the time at which the office opens its post. */
const USUAL_TIME = '08:00';

export const load: PageServerLoad = async (event) => {
	const actor = requireRole(event, 'intake', 'head', 'district_operator');
	const { agency, places, calendar } = event.locals.office;
	return {
		officeName: agency.name,
		types: Object.entries(JENIS).map(([value, code]) => ({ value, label: TYPE_LABELS[code] })),
		channels: MANUAL_CHANNELS.map((code) => ({
			value: wordOf(SALURAN, code),
			label: CHANNEL_LABELS[code]
		})),
		services: agency.services.map(({ code, name }) => ({ value: code, label: name })),
		categories: agency.categories.map(({ code, name }) => ({ value: code, label: name })),
		kecamatan: places.kecamatan.map(({ code, name, desa }) => ({
			value: code,
			label: name,
			desa: desa.map((one) => ({ value: one.code, label: one.name }))
		})),
		today: localDate(calendar, event.locals.now),
		// An operator's visitors are mostly from their own kecamatan.
		ownKecamatan: actor.kecamatanCode ?? '',
		key: crypto.randomUUID(),
		news: openWays(event.locals.channels),
		listedOfficers: officersByUnit(
			event.locals.office,
			(await listColleagues(event.locals.db)).filter(({ id }) => id !== actor.id)
		),
		aboutOfficer: agency.categories
			.filter(({ aboutOfficer }) => aboutOfficer)
			.map(({ code }) => code)
	};
};

export const actions: Actions = {
	default: async (event) => {
		const officer = requireRole(event, 'intake', 'head', 'district_operator');
		const { locals } = event;
		const { office, now } = locals;
		const posted = await readPostedForm(event, ATTACHMENT_BYTES);
		const today = localDate(office.calendar, now);
		const form = v.safeParse(takenDownForm({ today }), posted.values);
		if (!form.success) return fail(400, formFailure(fieldErrors(form.issues), posted));
		const { channel, receivedDate, receivedTime, ...filing } = form.output;
		try {
			const receivedAt = momentOf(office, receivedDate, receivedTime, today, now);
			const attachments = await readAttachments(posted);
			const takenDown = { officer, channel, receivedAt };
			const receipt = await fileComplaint(locals, filing, attachments, takenDown, now);
			if (v.parse(checkbox, posted.values.kabari)) {
				await startReporterNews(locals.db, receipt.number, now);
			}
			return {
				receipt: receiptView(receipt, office, event.url.origin),
				// About their superior, or about who knows whom: they took it down, and see it no more.
				mayOpen: await maySee(locals, officer, receipt.number)
			};
		} catch (error) {
			if (error instanceof DomainError && error.code === 'conflict') {
				const failure = formFailure([{ field: '', message: SENT_BEFORE }], posted);
				failure.values.kunci = crypto.randomUUID();
				return fail(409, failure);
			}
			return refuse(error, posted);
		}
	}
};

// Without a time, what came in today came in now; an earlier day's post was there in the morning.
function momentOf(
	office: Office,
	date: string,
	time: string | null,
	today: string,
	now: Date
): Date {
	if (time === null && date === today) return now;
	const moment = instantAt(office.calendar, date, time ?? USUAL_TIME);
	if (moment > now) {
		throw new DomainError('invalid_input', 'received in the future', {
			fields: { jam_masuk: 'Jam masuk tidak boleh di masa depan. Periksa jamnya.' }
		});
	}
	return moment;
}
