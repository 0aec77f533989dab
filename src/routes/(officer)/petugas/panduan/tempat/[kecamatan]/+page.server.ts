import { error as httpError, redirect, type RequestEvent } from '@sveltejs/kit';
import { BISA, recordingPlaceForm } from '#lib/forms/guides.ts';
import { wordOf } from '#lib/forms/desk.ts';
import type { Actor } from '#lib/server/officers/index.ts';
import { listRecordingPlaces, mayTellOf, tellRecordingPlace } from '#lib/server/guides/index.ts';
import { readForm, refuse } from '#lib/server/web/forms.ts';
import { requireActor } from '#lib/server/web/guards.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const actor = requireActor(event);
	const place = await findPlace(event, actor, event.params.kecamatan);
	return {
		name: place.name,
		values: { bisa: wordOf(BISA, place.available), keterangan: place.details ?? '' }
	};
};

export const actions: Actions = {
	default: async (event) => {
		const actor = requireActor(event);
		const { db, office, now } = event.locals;
		const { code: kecamatanCode } = await findPlace(event, actor, event.params.kecamatan);
		const form = await readForm(event, recordingPlaceForm);
		if (!form.ok) return form.failure;
		try {
			const input = { kecamatanCode, ...form.value };
			await tellRecordingPlace({ db, places: office.places }, actor, input, now);
		} catch (error) {
			return refuse(error, form.posted);
		}
		redirect(303, '/petugas/panduan?selesai=tempat');
	}
};

async function findPlace({ locals }: RequestEvent, actor: Actor, code: string) {
	const places = await listRecordingPlaces(locals.db, locals.office.places);
	const place = places.find((one) => one.code === code);
	if (!place || !mayTellOf(actor, code)) {
		httpError(404, 'Kecamatan ini tidak ada, atau bukan bagian Anda. Pilih dari daftar.');
	}
	return place;
}
