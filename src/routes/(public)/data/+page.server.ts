import {
	BREAKDOWN_WORDS,
	MEASURE_WORDS,
	RELEASE_COLUMNS,
	RELEASE_STATE_WORDS,
	releaseName
} from '#lib/labels/releases.ts';
import { formatDay } from '#lib/labels/deadline.ts';
import { ATTRIBUTION } from '#lib/server/places/index.ts';
import { listReleases } from '#lib/server/releases/index.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => ({
	releases: (await listReleases(locals)).map(({ code, sha256, releasedAt }) => ({
		code,
		name: releaseName(code),
		sha256,
		released: formatDay(releasedAt, locals.office.calendar.timeZone)
	})),
	columns: RELEASE_COLUMNS.map(([term, text]) => ({ term, text })),
	measures: Object.entries(MEASURE_WORDS).map(([term, { name, definition, unit }]) => ({
		term,
		text: `${name}, dalam ${unit}. ${definition}`
	})),
	breakdowns: pairs(BREAKDOWN_WORDS),
	states: pairs(RELEASE_STATE_WORDS),
	attribution: ATTRIBUTION
});

function pairs(words: Readonly<Record<string, string>>) {
	return Object.entries(words).map(([term, text]) => ({ term, text }));
}
