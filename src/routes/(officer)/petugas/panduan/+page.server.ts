import { formatDate } from '#lib/labels/deadline.ts';
import { localDate } from '#lib/server/deadlines/index.ts';
import { countUnclearSteps, listRecordingPlaces, mayTellOf } from '#lib/server/guides/index.ts';
import { requireActor } from '#lib/server/web/guards.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const actor = requireActor(event);
	const { db, library, office, now } = event.locals;
	const today = localDate(office.calendar, now);
	const [unclear, places] = await Promise.all([
		countUnclearSteps(db, library),
		listRecordingPlaces(db, office.places)
	]);
	const texts = [
		...library.guides.map((one) => ({ ...one, href: `/panduan/${one.slug}` })),
		...library.lessons.map((one) => ({ ...one, href: `/literasi/${one.slug}` }))
	];
	return {
		saved: event.url.searchParams.get('selesai') === 'tempat',
		// A step that is gone by now needs no mending any more.
		unclear: unclear.flatMap(({ guide: slug, step, now: current, ever }) => {
			const guide = library.guides.find((one) => one.slug === slug);
			const found = guide?.steps.find(({ id }) => id === step);
			if (!guide || !found) return [];
			return [
				{
					key: `${slug}/${step}`,
					guide: guide.title,
					step: found.title,
					href: `/panduan/${slug}?kasus=semua#langkah-${step}`,
					current,
					ever
				}
			];
		}),
		texts: texts
			.map(({ title, href, status, reviewBy, verifiedBy }) => ({
				title,
				href,
				draft: status === 'draft',
				verifiedBy,
				reviewBy: formatDate(reviewBy),
				overdue: reviewBy < today
			}))
			.sort((one, other) => Number(other.overdue) - Number(one.overdue)),
		places: places.map((place) => ({ ...place, mayTell: mayTellOf(actor, place.code) }))
	};
};
