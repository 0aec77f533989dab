import { formatDay } from '#lib/labels/deadline.ts';
import { mayMakeFindings } from '#lib/server/findings/index.ts';
import { hasRole } from '#lib/server/officers/index.ts';
import {
	COMMENT_READERS,
	readResults,
	SMALLEST_GROUP,
	SURVEY_KEEPERS,
	SURVEY_PUBLISHERS,
	SURVEY_ROLES
} from '#lib/server/survey/index.ts';
import { wordFor } from '#lib/server/web/forms.ts';
import { requireRole } from '#lib/server/web/guards.ts';
import { periodView, sampleWords, surveyView } from '#lib/server/web/survey.ts';
import { chosenPeriod } from './survey.server.ts';
import type { PageServerLoad } from './$types';

const DONE: Record<string, string> = {
	entri: 'Lembar survei sudah disimpan.',
	pengguna: 'Jumlah pengguna layanan sudah disimpan.',
	umumkan: 'Hasil periode ini sekarang bisa dibaca semua orang.'
};

export const load: PageServerLoad = async (event) => {
	const actor = requireRole(event, ...SURVEY_ROLES);
	const { locals, url } = event;
	const { office, now } = locals;
	const { period, periods } = await chosenPeriod(event, actor);
	const { answered, running, figures, sample, publishedAt, over } = await readResults(
		locals,
		actor,
		period,
		now
	);
	return {
		done: wordFor(DONE, url.searchParams.get('selesai')),
		period: periodView(period),
		periods: periods.map((one) => ({ value: one.code, label: periodView(one).label })),
		answered,
		running,
		smallest: SMALLEST_GROUP,
		results: figures && surveyView(figures, office),
		sample: sample && sampleWords(answered, sample.population, sample.source),
		published: publishedAt && formatDay(publishedAt, office.calendar.timeZone),
		over,
		may: {
			keep: hasRole(actor, ...SURVEY_KEEPERS),
			openTablet: hasRole(actor, 'intake', 'head'),
			read: hasRole(actor, ...COMMENT_READERS),
			publish: hasRole(actor, ...SURVEY_PUBLISHERS),
			find: mayMakeFindings(actor)
		}
	};
};
