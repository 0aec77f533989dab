import { cappedCount } from '#lib/labels/desk.ts';
import { ROLE_LABELS } from '#lib/labels/roles.ts';
import { countOverdue, mayFileForOthers, OVERDUE_COUNT_CAP } from '#lib/server/complaints/index.ts';
import { lateActionsFor, maySeeFindings } from '#lib/server/findings/index.ts';
import { isCandidate } from '#lib/server/disclosures/index.ts';
import { countDataRequests } from '#lib/server/data-requests/index.ts';
import { INTEGRITY_ROLES } from '#lib/server/integrity/index.ts';
import { maySeeMonev } from '#lib/server/monitoring/index.ts';
import { countUnread, UNREAD_COUNT_CAP } from '#lib/server/notifications/index.ts';
import { type Actor, hasRole } from '#lib/server/officers/index.ts';
import { maySeeSessions } from '#lib/server/outreach/index.ts';
import { PUBLISHERS } from '#lib/server/publications/index.ts';
import { SURVEY_ROLES } from '#lib/server/survey/index.ts';
import { COMPLAINT_ROLES } from './words.server.ts';
import type { LayoutServerLoad } from './$types';

const OVERDUE = '/petugas/pengaduan?terlambat=ya';

// No guard here: the sign-in pages are below this layout too. Every page has its own.
export const load: LayoutServerLoad = async ({ locals, url }) => {
	const { actor, office } = locals;
	const officeName = office.agency.shortName;
	// Who still owes a password or a second factor gets no way to anything else.
	if (!actor || actor.owes) return { officeName, signedIn: actor !== null, desk: null };
	const counts = hasRole(actor, ...COMPLAINT_ROLES)
		? await Promise.all([
				countOverdue(locals, actor, locals.now),
				countUnread(locals.db, actor),
				countDataRequests(locals, actor, locals.now)
			])
		: null;
	const late = maySeeFindings(actor) ? (await lateActionsFor(locals, actor, locals.now)).length : 0;
	return {
		officeName,
		signedIn: true,
		desk: {
			officer: {
				name: actor.name,
				role: actor.roles.map((role) => ROLE_LABELS[role]).join(', ')
			},
			// The overdue list is the only link that is told apart by its query.
			current: url.pathname + url.search === OVERDUE ? OVERDUE : url.pathname,
			nav: navigationOf(actor, counts, late)
		}
	};
};

function navigationOf(
	actor: Actor,
	counts: [overdue: number, unread: number, data: { waiting: number; overdue: number }] | null,
	late: number
) {
	const [overdue, unread, data] = counts ?? [0, 0, { waiting: 0, overdue: 0 }];
	return [
		{ href: '/petugas', label: 'Pekerjaan saya', pictogram: 'inbox' as const },
		...(counts === null
			? []
			: [
					{
						href: '/petugas/kabar',
						label: 'Kabar',
						pictogram: 'chat' as const,
						...(unread > 0 ? { count: cappedCount(unread, UNREAD_COUNT_CAP) } : {})
					},
					{
						href: OVERDUE,
						label: 'Terlambat',
						pictogram: 'clock-closed' as const,
						count: cappedCount(overdue, OVERDUE_COUNT_CAP),
						urgent: overdue > 0
					},
					{ href: '/petugas/pengaduan', label: 'Semua pengaduan', pictogram: 'search' as const },
					{ href: '/petugas/penerusan', label: 'Di instansi lain', pictogram: 'forward' as const }
				]),
		...(mayFileForOthers(actor)
			? [{ href: '/petugas/pengaduan/baru', label: 'Catat pengaduan', pictogram: 'plus' as const }]
			: []),
		// The overseer finds it here only where something waits for them: elsewhere they only read.
		...(hasRole(actor, 'intake', 'head') || data.waiting > 0
			? [
					{
						href: '/petugas/data-pribadi',
						label: 'Data pribadi',
						pictogram: 'anonymous' as const,
						...(data.waiting > 0 ? { count: String(data.waiting), urgent: data.overdue > 0 } : {})
					}
				]
			: []),
		...(maySeeFindings(actor)
			? [
					{
						href: '/petugas/temuan',
						label: 'Temuan',
						pictogram: 'check' as const,
						...(late > 0 ? { count: String(late), urgent: true } : {})
					}
				]
			: []),
		...(maySeeMonev(actor)
			? [{ href: '/petugas/monev', label: 'Monev', pictogram: 'calendar' as const }]
			: []),
		...(hasRole(actor, ...INTEGRITY_ROLES)
			? [
					{
						href: '/petugas/zona-integritas',
						label: 'Zona Integritas',
						pictogram: 'checklist' as const
					}
				]
			: []),
		...(hasRole(actor, ...PUBLISHERS)
			? [{ href: '/petugas/dokumen', label: 'Dokumen', pictogram: 'other-doc' as const }]
			: []),
		...(isCandidate(actor)
			? [{ href: '/petugas/wbs', label: 'WBS', pictogram: 'lock' as const }]
			: []),
		...(hasRole(actor, ...SURVEY_ROLES)
			? [{ href: '/petugas/survei', label: 'Survei kepuasan', pictogram: 'star' as const }]
			: []),
		{ href: '/petugas/panduan', label: 'Panduan warga', pictogram: 'guide' as const },
		...(maySeeSessions(actor)
			? [{ href: '/petugas/sosialisasi', label: 'Sosialisasi', pictogram: 'outreach' as const }]
			: []),
		...(hasRole(actor, ...COMPLAINT_ROLES, 'administrator')
			? [{ href: '/petugas/organisasi', label: 'Organisasi', pictogram: 'building' as const }]
			: []),
		...(hasRole(actor, 'head', 'overseer')
			? [
					{
						href: '/petugas/administrasi/retensi',
						label: 'Retensi',
						pictogram: 'archive-close' as const
					}
				]
			: []),
		...(hasRole(actor, 'administrator')
			? [{ href: '/petugas/administrasi', label: 'Akun petugas', pictogram: 'team' as const }]
			: [])
	];
}
