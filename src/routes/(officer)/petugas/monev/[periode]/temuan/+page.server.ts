import { error } from '@sveltejs/kit';
import { findingForm } from '#lib/forms/findings.ts';
import { monevLinkForm } from '#lib/forms/monitoring.ts';
import { listFindings } from '#lib/server/findings/index.ts';
import {
	findInMonev,
	linkMonevFinding,
	maySignMonev,
	MONEV_WRITERS,
	unlinkMonevFinding
} from '#lib/server/monitoring/index.ts';
import { wordFor } from '#lib/server/web/forms.ts';
import { requireRole } from '#lib/server/web/guards.ts';
import { causeChoices, causeNames } from '../../../temuan/finding.server.ts';
import { monevPath, openMonev, performMonev } from '../../monev.server.ts';
import type { Actions, PageServerLoad } from './$types';

const DONE: Record<string, string> = {
	draf: 'Tulisan tersimpan. Sekarang temuannya.',
	kait: 'Temuan dikaitkan dengan masa ini.',
	lepas: 'Temuan dilepas dari masa ini.',
	baru: 'Temuan tersimpan. Rencanakan tindakannya di halaman temuan.'
};

export const load: PageServerLoad = async (event) => {
	const actor = requireRole(event, ...MONEV_WRITERS);
	const { detail, shown } = await openMonev(event, actor);
	const { locals, url } = event;
	if (event.request.method === 'GET' && detail.reports.length > 0 && !detail.draftRow) {
		error(409, 'Laporan ini sudah ditandatangani. Pimpinan bisa membuka koreksi.');
	}
	const statuses = ['open', 'acted'] as const;
	const all = await listFindings(locals, actor, { statuses }, locals.now);
	const linked = new Set(detail.findings.map(({ id }) => id));
	return {
		...shown,
		...causeChoices(locals.office),
		done: wordFor(DONE, url.searchParams.get('selesai')),
		signs: maySignMonev(actor) && detail.draftRow !== null,
		others: all
			.filter(({ id }) => !linked.has(id))
			.map((finding) => ({
				value: finding.id,
				label: `${finding.cause.slice(0, 80)} (${causeNames(locals.office, finding).join(', ')})`
			}))
	};
};

const onwards = (code: string, done: string) => `${monevPath(code, 'temuan')}?selesai=${done}`;

export const actions: Actions = {
	kaitkan: async (event) => {
		const actor = requireRole(event, ...MONEV_WRITERS);
		const { locals, params } = event;
		return performMonev(
			event,
			monevLinkForm,
			({ temuan }) => linkMonevFinding(locals, actor, params.periode, temuan, locals.now),
			onwards(params.periode, 'kait')
		);
	},
	lepas: async (event) => {
		const actor = requireRole(event, ...MONEV_WRITERS);
		const { locals, params } = event;
		return performMonev(
			event,
			monevLinkForm,
			({ temuan }) => unlinkMonevFinding(locals, actor, params.periode, temuan, locals.now),
			onwards(params.periode, 'lepas')
		);
	},
	buat: async (event) => {
		const actor = requireRole(event, ...MONEV_WRITERS);
		const { locals, params } = event;
		return performMonev(
			event,
			findingForm,
			(wanted) => findInMonev(locals, actor, params.periode, wanted, locals.now),
			onwards(params.periode, 'baru')
		);
	}
};
