import { formatDay } from '#lib/labels/deadline.ts';
import { listPublished, SMALLEST_GROUP } from '#lib/server/survey/index.ts';
import { periodView, sampleWords, surveyView } from '#lib/server/web/survey.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const all = await listPublished(locals);
	const asked = url.searchParams.get('periode');
	const shown = all.find(({ period }) => period.code === asked) ?? all[0];
	return {
		smallest: SMALLEST_GROUP,
		periods: all.map(({ period }) => periodView(period)),
		shown: shown && {
			...periodView(shown.period),
			published: formatDay(shown.publishedAt, locals.office.agency.timeZone),
			sample: sampleWords(shown.figures.all.n, shown.population, shown.source),
			results: surveyView(shown.figures, locals.office)
		}
	};
};
