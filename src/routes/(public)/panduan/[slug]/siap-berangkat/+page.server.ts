import { ALL_CASES } from '#lib/guides/address.ts';
import { forCase } from '#lib/guides/guide.ts';
import { type Destination, judgeTrip, type Trip } from '#lib/guides/readiness.ts';
import { verdictWords } from '#lib/labels/readiness.ts';
import { agendaOf, listRecordingPlaces, momentOf } from '#lib/server/guides/index.ts';
import { findGuide, guideAddress, questionAddress } from '../../guide.server.ts';
import type { PageServerLoad } from './$types';

const DESTINATIONS: Record<string, Destination> = { kantor: 'office', kecamatan: 'kecamatan' };

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { calendar, places } = locals.office;
	const guide = findGuide(locals, params.slug);
	const address = guideAddress(guide, url.searchParams);
	const now = momentOf(calendar, locals.now);
	const agenda = agendaOf(calendar, locals.now);
	const known = await listRecordingPlaces(locals.db, places);
	const asked = (name: string) => url.searchParams.get(name) || null;
	const trip: Trip = {
		caseId: address.caseId === ALL_CASES ? null : address.caseId,
		ready: address.requirements,
		destination: DESTINATIONS[asked('tempat') ?? ''] ?? null,
		kecamatan: asked('kecamatan'),
		date: asked('tanggal')
	};
	return {
		guide,
		titles: locals.library.guides.map(({ slug, title }) => ({ slug, title })),
		all: address.caseId === ALL_CASES,
		shown: forCase(guide, trip.caseId),
		trip,
		agenda,
		places: known,
		today: now.date,
		questionHref: questionAddress(guide.service),
		// Coming from the guide, nothing is asked yet; only a sent form is judged.
		verdict: url.searchParams.has('cek')
			? verdictWords(judgeTrip(guide, trip, agenda, known, now), trip)
			: null
	};
};
