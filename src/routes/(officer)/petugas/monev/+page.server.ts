import { formatDay } from '#lib/labels/deadline.ts';
import { periodName } from '#lib/labels/monitoring.ts';
import { listMonevYear, MONEV_ROLES, type PeriodState } from '#lib/server/monitoring/index.ts';
import { requireRole } from '#lib/server/web/guards.ts';
import { monevPath, stateWords } from './monev.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const actor = requireRole(event, ...MONEV_ROLES);
	const { locals, url } = event;
	const { office, now } = locals;
	const wanted = Number(url.searchParams.get('tahun')) || null;
	const { year, years, periods } = await listMonevYear(locals, actor, wanted, now);
	const rowOf = (one: PeriodState) => ({
		code: one.period.code,
		href: monevPath(one.period.code),
		name: periodName(one.period.code),
		state: stateWords(one),
		signed: one.signedAt ? formatDay(one.signedAt, office.calendar.timeZone) : null,
		versions: one.versions
	});
	const of = (kind: 'month' | 'quarter') =>
		periods.filter(({ period }) => period.kind === kind).map(rowOf);
	return {
		year,
		years,
		months: of('month'),
		quarters: of('quarter'),
		missed: periods.filter(({ state }) => state === 'missed').length,
		due: periods.filter(({ state }) => state === 'due').map(rowOf)
	};
};
