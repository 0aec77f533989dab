import { type ActionFailure, fail, type RequestEvent } from '@sveltejs/kit';
import * as v from 'valibot';
import {
	disclosureMessage,
	disclosureRetraction,
	problemOfFiles,
	TOO_LONG
} from '#lib/forms/disclosures.ts';
import { boxClocks, boxEntries, filesIn, statusWords } from '#lib/labels/disclosures.ts';
import { formatDate } from '#lib/labels/deadline.ts';
import { SealedError } from '#lib/sealed/index.ts';
import { DomainError } from '#lib/server/platform/errors.ts';
import { ATTACHMENT_BYTES } from '#lib/server/web/attachments.ts';
import { fieldErrors, type PostedForm, readPostedForm } from '#lib/server/web/forms.ts';
import { refusalOf, todayOf } from '#lib/server/web/sealed-channel.ts';
import { openBox, type OpenBox, saySealed, sendFiles } from '#lib/server/web/server-sealing.ts';
import type { Actions, PageServerLoad } from './$types';

const WRONG =
	'Kode ini tidak membuka kotak apa pun. Periksa lagi huruf demi huruf dari salinan Anda, lalu ketik ulang.';
const NOT_AGREED =
	'Centang dulu bahwa Anda paham, atau nyalakan JavaScript supaya kotak dibuka di perangkat Anda.';
const RETRACT_UNSURE = 'Centang dulu bahwa Anda yakin menarik laporan ini.';
const FILES_TOO_LARGE = 'Tanpa JavaScript, lampiran bersama-sama paling besar 50 MB.';

type Errors = { field: string; message: string }[];

export const load: PageServerLoad = ({ locals }) => ({
	rootKey: locals.disclosurePins.rootKey ?? ''
});

export const actions: Actions = {
	buka: async (event) => {
		const posted = await readPostedForm(event);
		if (posted.values.paham !== 'ya') {
			return refused([{ field: 'paham', message: NOT_AGREED }]);
		}
		return withBox(event, posted, () => Promise.resolve([]));
	},
	pesan: async (event) => {
		const posted = await readPostedForm(event);
		return withBox(event, posted, async (box) => {
			const form = v.safeParse(disclosureMessage, posted.values);
			if (!form.success) return fieldErrors(form.issues);
			const body = { kind: 'message', text: form.output.pesan } as const;
			await saySealed(event.locals.db, box.side, box.talk, body, todayOf(event));
			return [];
		});
	},
	lampiran: async (event) => {
		const posted = await readPostedForm(event, ATTACHMENT_BYTES);
		return withBox(event, posted, async (box) => {
			const none = posted.files.length === 0 ? 'Pilih berkasnya dulu.' : null;
			const problem = posted.tooLarge
				? FILES_TOO_LARGE
				: (none ?? problemOfFiles(posted.files, filesIn(box.entries)));
			if (problem) return [{ field: 'lampiran', message: problem }];
			await sendFiles(event.locals.db, box.side, box.talk, posted.files, todayOf(event));
			return [];
		});
	},
	tarik: async (event) => {
		const posted = await readPostedForm(event);
		return withBox(event, posted, async (box) => {
			const form = v.safeParse(disclosureRetraction, posted.values);
			if (!form.success) return fieldErrors(form.issues);
			if (posted.values.yakin !== 'ya') return [{ field: 'yakin', message: RETRACT_UNSURE }];
			const body = { kind: 'retract', text: form.output.alasan ?? '' } as const;
			await saySealed(event.locals.db, box.side, box.talk, body, todayOf(event));
			return [];
		});
	}
};

/**
 * Opens the box in memory, does something with it, and shows it as it is then.
 * @param work returns what is wrong with what was typed
 */
async function withBox(
	event: RequestEvent,
	{ values }: PostedForm,
	work: (box: OpenBox) => Promise<Errors>
) {
	const code = values.kode ?? '';
	const { db, office, disclosurePins: pins } = event.locals;
	const at = { db, calendar: office.calendar, pins };
	let box: OpenBox;
	try {
		box = await openBox(at, code);
	} catch (error) {
		if (!(error instanceof DomainError) && !(error instanceof SealedError)) throw error;
		return refused([{ field: 'kode', message: WRONG }], 404);
	}
	let errors: Errors = [];
	try {
		errors = await work(box);
	} catch (error) {
		if (error instanceof DomainError) errors = [{ field: '', message: refusalOf(error) }];
		else if (error instanceof SealedError) errors = [{ field: 'pesan', message: TOO_LONG }];
		else throw error;
	}
	const shown = await openBox(at, code);
	return {
		errors,
		box: {
			code,
			status: statusWords(shown.entries),
			filedOn: formatDate(shown.stored.filedOn),
			sealedByServer: shown.stored.sealedBy === 'server',
			entries: boxEntries(shown.entries),
			clocks: boxClocks(shown.clocks, shown.entries),
			// Kept when it could not be sent.
			typed: errors.length > 0 ? (values.pesan ?? '') : '',
			sent: errors.length === 0 && 'dikirim' in values
		}
	};
}

function refused(errors: Errors, status = 400): ActionFailure<{ errors: Errors; box: null }> {
	return fail(status, { errors, box: null });
}
