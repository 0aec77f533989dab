import { error } from '@sveltejs/kit';
import { integrityReasonForm } from '#lib/forms/integrity.ts';
import { INTEGRITY_EDITORS, withdrawIntegrityEvidence } from '#lib/server/integrity/index.ts';
import { requireRole } from '#lib/server/web/guards.ts';
import { takeStep } from '#lib/server/web/step.ts';
import { openEntry, planPath } from '../../../../plan.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const actor = requireRole(event, ...INTEGRITY_EDITORS);
	const { entry, year } = await openEntry(event, actor);
	const piece = entry.evidence.find(({ id }) => id === event.params.bukti);
	if (!piece) error(404, 'Bukti ini tidak ada, atau sudah ditarik.');
	const { code } = entry.item;
	return { title: piece.title, back: { href: planPath(year, code), label: code } };
};

export const actions: Actions = {
	default: async (event) => {
		const actor = requireRole(event, ...INTEGRITY_EDITORS);
		const { locals, params } = event;
		const { entry, year } = await openEntry(event, actor);
		const piece = entry.evidence.find(({ id }) => id === params.bukti);
		if (!piece) error(404, 'Bukti ini tidak ada, atau sudah ditarik.');
		const asked = { code: params.kode, year };
		const next = planPath(year, params.kode, '', 'tarik');
		return takeStep(event, next, integrityReasonForm, ({ alasan }) =>
			withdrawIntegrityEvidence(locals, actor, asked, piece.id, alasan, locals.now)
		);
	}
};
