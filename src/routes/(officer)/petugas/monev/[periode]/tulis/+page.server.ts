import { error } from '@sveltejs/kit';
import { MONEV_FIELDS, MONEV_TEXTS } from '#lib/codes/monitoring-codes.ts';
import { MONEV_TEXT_MAX, monevForm } from '#lib/forms/monitoring.ts';
import { MONEV_WRITERS, saveMonevDraft } from '#lib/server/monitoring/index.ts';
import { requireRole } from '#lib/server/web/guards.ts';
import { monevPath, openMonev, performMonev } from '../../monev.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const actor = requireRole(event, ...MONEV_WRITERS);
	const { detail, shown } = await openMonev(event, actor);
	// After a refused form the page is shown all the same: nothing typed may be lost.
	if (event.request.method === 'GET') {
		if (detail.state === 'running') error(409, 'Masa ini belum berakhir. Tulis setelah berakhir.');
		if (detail.reports.length > 0 && !detail.draftRow) {
			error(409, 'Laporan ini sudah ditandatangani. Pimpinan bisa membuka koreksi.');
		}
	}
	return {
		...shown,
		version: detail.draftRow?.version ?? 0,
		reason: detail.draftRow?.reason ?? null,
		max: MONEV_TEXT_MAX,
		sections: shown.sections.map((section) => ({
			...section,
			field: MONEV_FIELDS[section.key]
		})),
		texts: Object.fromEntries(
			MONEV_TEXTS.map((key) => [MONEV_FIELDS[key], detail.texts[key] ?? ''])
		)
	};
};

export const actions: Actions = {
	default: async (event) => {
		const actor = requireRole(event, ...MONEV_WRITERS);
		const { locals, params } = event;
		return performMonev(
			event,
			monevForm,
			({ texts, version }) =>
				saveMonevDraft(locals, actor, params.periode, texts, version, locals.now),
			`${monevPath(params.periode, 'temuan')}?selesai=draf`
		);
	}
};
