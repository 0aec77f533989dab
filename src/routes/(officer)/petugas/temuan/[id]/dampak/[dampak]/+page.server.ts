import { error } from '@sveltejs/kit';
import { conclusionForm, SIMPULAN } from '#lib/forms/findings.ts';
import { CONCLUSION_LABELS, MEASURE_LABELS, TENDENCY_LABELS } from '#lib/labels/findings.ts';
import { concludeEffect, type FindingDetail } from '#lib/server/findings/index.ts';
import { requireRole } from '#lib/server/web/guards.ts';
import { openStep, performStep } from '../../../finding.server.ts';
import type { Actions, PageServerLoad } from './$types';

function effectOf({ effects }: FindingDetail, id: string) {
	const effect = effects.find((one) => one.id === id);
	if (!effect) error(404, 'Hitungan ini tidak ditemukan.');
	return effect;
}

export const load: PageServerLoad = async (event) => {
	const actor = requireRole(event, 'head');
	const { shown, detail } = await openStep(event, actor, () => true);
	const effect = effectOf(detail, event.params.dampak);
	if (effect.conclusion && event.request.method === 'GET')
		error(409, 'Dampak ini sudah disimpulkan.');
	return {
		...shown,
		measure: MEASURE_LABELS[effect.measure],
		tendency: TENDENCY_LABELS[effect.figures.tendency],
		conclusions: Object.entries(SIMPULAN).map(([value, code]) => ({
			value,
			label: CONCLUSION_LABELS[code]
		}))
	};
};

export const actions: Actions = {
	default: async (event) => {
		const actor = requireRole(event, 'head');
		const { detail } = await openStep(event, actor, () => true);
		const effect = effectOf(detail, event.params.dampak);
		return performStep(event, 'simpulkan', conclusionForm, (id, concluded) =>
			concludeEffect(event.locals, actor, id, effect.id, concluded, event.locals.now)
		);
	}
};
