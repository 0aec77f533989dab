import { error as httpError, fail } from '@sveltejs/kit';
import * as v from 'valibot';
import { disclosureForm, NOBODY_LEFT, problemOfFiles, TOO_LONG } from '#lib/forms/disclosures.ts';
import { readerChoices } from '#lib/labels/disclosure-team.ts';
import { formatReceipt, SealedError, sealReport } from '#lib/sealed/index.ts';
import { storeReport } from '#lib/server/disclosures/index.ts';
import { DomainError } from '#lib/server/platform/errors.ts';
import { ATTACHMENT_BYTES } from '#lib/server/web/attachments.ts';
import {
	fieldErrors,
	formFailure,
	readPostedForm,
	refuse,
	valuesOf
} from '#lib/server/web/forms.ts';
import { openTeam, refusalOf, teamToJudge, todayOf } from '#lib/server/web/sealed-channel.ts';
import { sendFiles } from '#lib/server/web/server-sealing.ts';
import type { Actions, PageServerLoad } from './$types';

const NOT_AGREED =
	'Centang dulu bahwa Anda paham, atau nyalakan JavaScript supaya laporan disegel di perangkat Anda.';
const TEAM_CHANGED =
	'Susunan penerima baru saja berganti. Pilih lagi siapa yang tidak boleh membaca.';
const FILES_TOO_LARGE =
	'Tanpa JavaScript, lampiran bersama-sama paling besar 50 MB. Pilih lagi yang lebih kecil, atau nyalakan JavaScript.';

export const load: PageServerLoad = async (event) => {
	const team = await openTeam(event);
	if (!team) return { team: null };
	const { rootKey, minimumVersion } = event.locals.disclosurePins;
	return {
		team: {
			choices: readerChoices(team.manifest),
			// For the script, which judges the signatures itself.
			sealed: JSON.stringify({ ...teamToJudge(event, team), rootKey, minimumVersion })
		}
	};
};

function problemOf({ code }: SealedError) {
	if (code === 'not_for_us') return { field: 'kecualikan', message: NOBODY_LEFT };
	if (code === 'out_of_place') return { field: 'kecualikan', message: TEAM_CHANGED };
	return { field: 'apa', message: TOO_LONG };
}

export const actions: Actions = {
	// Without JavaScript: sealed here, at once.
	default: async (event) => {
		const { db } = event.locals;
		const team = await openTeam(event);
		if (!team) httpError(409, 'Saluran ini belum bisa menerima laporan.');
		const posted = await readPostedForm(event, ATTACHMENT_BYTES);
		const form = v.safeParse(disclosureForm, valuesOf(posted));
		const errors = form.success ? [] : fieldErrors(form.issues);
		const files = posted.tooLarge ? FILES_TOO_LARGE : problemOfFiles(posted.files);
		if (files) errors.push({ field: 'lampiran', message: files });
		if (posted.values.paham !== 'ya') errors.push({ field: 'paham', message: NOT_AGREED });
		if (!form.success || errors.length > 0) return fail(400, formFailure(errors, posted));
		const today = todayOf(event);
		try {
			const { parts, receipt, side } = await sealReport(team.manifest, form.output, today.day);
			await storeReport(db, parts, null, today);
			let filesProblem: string | null = null;
			if (posted.files.length > 0) {
				try {
					await sendFiles(db, side, [parts.envelope], posted.files, today);
				} catch (error) {
					// The report is safe by now, and its receipt must not be lost.
					if (!(error instanceof DomainError)) throw error;
					filesProblem = refusalOf(error);
				}
			}
			const stored = filesProblem ? 0 : posted.files.length;
			return { receipt: formatReceipt(receipt), filesProblem, files: stored };
		} catch (error) {
			if (!(error instanceof SealedError)) return refuse(error, posted);
			return fail(400, formFailure([problemOf(error)], posted));
		}
	}
};
