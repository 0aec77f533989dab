import { error } from '@sveltejs/kit';
import { signForm } from '#lib/forms/monitoring.ts';
import { missingFor, signMonev } from '#lib/server/monitoring/index.ts';
import { requireRole } from '#lib/server/web/guards.ts';
import { monevPath, openMonev, performMonev } from '../../monev.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const actor = requireRole(event, 'head');
	const { detail, shown } = await openMonev(event, actor);
	const { draftRow, texts, findings } = detail;
	if (event.request.method === 'GET' && !draftRow) {
		error(409, 'Belum ada laporan yang bisa ditandatangani. Tulis dulu simpulannya.');
	}
	return {
		...shown,
		version: draftRow?.version ?? 0,
		signer: actor.name,
		missing: Object.values(missingFor(texts, findings.length)),
		conclusion: texts.conclusion ?? null,
		noFindings: texts.no_findings ?? null,
		sections: shown.sections.map((section) => ({
			...section,
			meaning: texts[section.key] ?? null
		}))
	};
};

export const actions: Actions = {
	default: async (event) => {
		const actor = requireRole(event, 'head');
		const { locals, params } = event;
		return performMonev(
			event,
			signForm,
			({ version }) => signMonev(locals, actor, params.periode, version, locals.now),
			`${monevPath(params.periode)}?selesai=tanda`
		);
	}
};
