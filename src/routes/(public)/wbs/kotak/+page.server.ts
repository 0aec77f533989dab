import { type ActionFailure, fail, type RequestEvent } from '@sveltejs/kit';
import * as v from 'valibot';
import {
	disclosureMessage,
	disclosureRetraction,
	misplacedCode,
	problemOfFiles,
	TOO_LONG
} from '#lib/forms/disclosures.ts';
import {
	BOX_DAMAGED,
	boxView,
	filesIn,
	KEY_WITHHELD,
	NO_SUCH_BOX
} from '#lib/labels/disclosures.ts';
import { formatDate } from '#lib/labels/deadline.ts';
import { type ReporterSide, SealedError } from '#lib/sealed/index.ts';
import { DomainError } from '#lib/server/platform/errors.ts';
import { ATTACHMENT_BYTES } from '#lib/server/web/attachments.ts';
import { fieldErrors, type PostedForm, readPostedForm } from '#lib/server/web/forms.ts';
import { refusalOf, todayOf } from '#lib/server/web/sealed-channel.ts';
import { openBox, type OpenBox, saySealed, sendFiles } from '#lib/server/web/server-sealing.ts';
import type { Actions, PageServerLoad } from './$types';

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
		const code = misplacedCode(posted.values.kode ?? '');
		const agreed = posted.values.paham === 'ya';
		const errors = [
			...(code ? [{ field: 'kode', message: code }] : []),
			...(agreed ? [] : [{ field: 'paham', message: NOT_AGREED }])
		];
		if (errors.length > 0) return refused(errors, agreed);
		return withBox(event, posted, () => Promise.resolve([]));
	},
	pesan: async (event) => {
		const posted = await readPostedForm(event, ATTACHMENT_BYTES);
		return withBox(event, posted, async (box) => {
			const { files, tooLarge } = posted;
			const problem = tooLarge ? FILES_TOO_LARGE : problemOfFiles(files, filesIn(box.entries));
			if (problem) return [{ field: 'lampiran', message: problem }];
			// Files may come without words, and words without files.
			const onlyFiles = files.length > 0 && !posted.values.pesan?.trim();
			const form = v.safeParse(disclosureMessage, posted.values);
			if (!form.success && !onlyFiles) return fieldErrors(form.issues);
			const { db } = event.locals;
			const side = writing(box);
			const today = todayOf(event);
			const said = form.success
				? await saySealed(db, side, box.talk, { kind: 'message', text: form.output.pesan }, today)
				: box.talk;
			if (files.length > 0) await sendFiles(db, side, said, files, today);
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
			await saySealed(event.locals.db, writing(box), box.talk, body, todayOf(event));
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
		if (error instanceof SealedError)
			return refused([{ field: '', message: BOX_DAMAGED }], true, 500);
		// Nothing else tells of the code: who took trouble of ours for that might throw it away.
		if (!(error instanceof DomainError) || error.code !== 'not_found') throw error;
		return refused([{ field: 'kode', message: NO_SUCH_BOX }], true, 404);
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
			...boxView(shown.entries, shown.clocks, shown.nameOf, todayOf(event).day),
			filedOn: formatDate(shown.stored.filedOn),
			sealedByServer: shown.stored.sealedBy === 'server',
			// Kept when it could not be sent.
			typed: errors.length > 0 ? (values.pesan ?? '') : '',
			sent: errors.length === 0 && 'dikirim' in values
		}
	};
}

function writing({ side }: OpenBox): ReporterSide {
	if (side) return side;
	throw new DomainError('conflict', 'no key to write with', { fields: { '': KEY_WITHHELD } });
}

function refused(
	errors: Errors,
	agreed: boolean,
	status = 400
): ActionFailure<{ errors: Errors; agreed: boolean; box: null }> {
	return fail(status, { errors, agreed, box: null });
}
