import { cappedCount } from '#lib/labels/desk.ts';
import { ROLE_LABELS } from '#lib/labels/roles.ts';
import {
	countWork,
	mayFileForOthers,
	WORK_COUNT_CAP,
	type WorkCounts
} from '#lib/server/complaints/index.ts';
import { type Actor, hasRole } from '#lib/server/officers/index.ts';
import type { LayoutServerLoad } from './$types';

const OVERDUE = '/petugas/pengaduan?terlambat=ya';

// No guard here: the sign-in pages are below this layout too. Every page has its own.
export const load: LayoutServerLoad = async ({ locals, url }) => {
	const { actor, office } = locals;
	const officeName = office.agency.shortName;
	// Who still owes a password or a second factor gets no way to anything else.
	if (!actor || actor.owes) return { officeName, signedIn: actor !== null, desk: null };
	const counts = seesComplaints(actor) ? await countWork(locals, actor, locals.now) : null;
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
			nav: navigationOf(actor, counts),
			counts
		}
	};
};

function seesComplaints(actor: Actor): boolean {
	return hasRole(actor, 'intake', 'handler', 'head', 'district_operator', 'overseer');
}

function navigationOf(actor: Actor, counts: WorkCounts | null) {
	return [
		{ href: '/petugas', label: 'Pekerjaan saya', pictogram: 'inbox' as const },
		...(counts
			? [
					{
						href: OVERDUE,
						label: 'Terlambat',
						pictogram: 'clock-closed' as const,
						count: cappedCount(counts.overdue, WORK_COUNT_CAP),
						urgent: counts.overdue > 0
					},
					{ href: '/petugas/pengaduan', label: 'Semua pengaduan', pictogram: 'search' as const }
				]
			: []),
		...(mayFileForOthers(actor)
			? [{ href: '/petugas/pengaduan/baru', label: 'Catat pengaduan', pictogram: 'plus' as const }]
			: []),
		...(hasRole(actor, 'administrator')
			? [{ href: '/petugas/administrasi', label: 'Akun petugas', pictogram: 'team' as const }]
			: [])
	];
}
