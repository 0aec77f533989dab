import { formatDate, formatDateTime } from '#lib/labels/deadline.ts';
import { listYearVersions } from '#lib/server/deadlines/index.ts';
import { listAccounts } from '#lib/server/officers/index.ts';
import { requireRole } from '#lib/server/web/guards.ts';
import { dayWords, openYear } from '../year.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const actor = requireRole(event, 'administrator');
	const { db, office } = event.locals;
	const { year, stored } = await openYear(event);
	const versions = await listYearVersions(db, year);
	const names = new Map((await listAccounts(db, actor)).map(({ id, name }) => [id, name]));
	return {
		year,
		saved: event.url.searchParams.get('selesai') === 'simpan',
		stored: stored && {
			decree: stored.decree,
			decidedOn: formatDate(stored.decidedOn),
			days: stored.days.map(dayWords)
		},
		versions: versions.map(({ version, decree, at, officerId, added, removed }) => ({
			version,
			decree,
			at: formatDateTime(at, office.agency.timeZone),
			by: officerId ? (names.get(officerId) ?? 'Administrator') : 'Bawaan aplikasi',
			added: added.map(dayWords),
			removed: removed.map(dayWords)
		}))
	};
};
