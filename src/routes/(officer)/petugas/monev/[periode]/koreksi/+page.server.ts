import { error } from '@sveltejs/kit';
import { correctionForm } from '#lib/forms/monitoring.ts';
import { beginMonevCorrection } from '#lib/server/monitoring/index.ts';
import { requireRole } from '#lib/server/web/guards.ts';
import { monevPath, openMonev, performMonev } from '../../monev.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const actor = requireRole(event, 'head');
	const { detail, shown } = await openMonev(event, actor);
	if (event.request.method === 'GET') {
		if (detail.reports.length === 0) error(409, 'Belum ada laporan yang bisa dikoreksi.');
		if (detail.draftRow) error(409, 'Koreksi masa ini sedang ditulis. Lanjutkan dari sana.');
	}
	return { name: shown.name, back: { href: shown.path, label: `Monev ${shown.name}` } };
};

export const actions: Actions = {
	default: async (event) => {
		const actor = requireRole(event, 'head');
		const { locals, params } = event;
		return performMonev(
			event,
			correctionForm,
			({ alasan }) => beginMonevCorrection(locals, actor, params.periode, alasan, locals.now),
			`${monevPath(params.periode)}?selesai=koreksi`
		);
	}
};
