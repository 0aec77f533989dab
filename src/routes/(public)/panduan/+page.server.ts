import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
	const { guides, lessons } = locals.library;
	const card = ({ slug, title, summary, pictogram }: (typeof guides | typeof lessons)[number]) => ({
		slug,
		title,
		summary,
		pictogram
	});
	// In the order in which the office lists its services.
	const order = locals.office.agency.services.map(({ code }) => code);
	return {
		guides: [...guides]
			.sort((one, other) => order.indexOf(one.service) - order.indexOf(other.service))
			.map(card),
		lessonCount: lessons.length
	};
};
