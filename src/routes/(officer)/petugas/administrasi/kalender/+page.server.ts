import { formatDate } from '#lib/labels/deadline.ts';
import { listCalendarYears, localDate, nextDecree } from '#lib/server/deadlines/index.ts';
import { requireRole } from '#lib/server/web/guards.ts';
import { calendarWarning } from '../../calendar-warning.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const actor = requireRole(event, 'administrator');
	const { db, office, now } = event.locals;
	const years = await listCalendarYears(db);
	return {
		warning: await calendarWarning(event.locals, actor),
		next: nextDecree(office.calendar, localDate(office.calendar, now)).year,
		years: years.toReversed().map(({ year, decree, decidedOn, version, days }) => ({
			year,
			decree,
			decidedOn: formatDate(decidedOn),
			version,
			days: days.length
		}))
	};
};
