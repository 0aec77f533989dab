import { formatDateTime } from '#lib/labels/deadline.ts';
import { periodName } from '#lib/labels/monitoring.ts';
import { MONEV_ROLES, verifyMonev } from '#lib/server/monitoring/index.ts';
import { orErrorPage } from '#lib/server/web/forms.ts';
import { requireRole } from '#lib/server/web/guards.ts';
import { monevPath } from '../../monev.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const actor = requireRole(event, ...MONEV_ROLES);
	const { locals, params } = event;
	const verified = await orErrorPage(verifyMonev(locals, actor, params.periode));
	const zone = locals.office.calendar.timeZone;
	return {
		name: periodName(params.periode),
		path: monevPath(params.periode),
		checkedAt: formatDateTime(locals.now, zone),
		versions: verified.map(({ signedAt, ...one }) => ({
			...one,
			signed: formatDateTime(signedAt, zone)
		}))
	};
};
