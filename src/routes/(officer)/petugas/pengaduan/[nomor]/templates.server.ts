// The office's prepared replies for one step, filled for one complaint.
import type { RequestEvent } from '@sveltejs/kit';
import { fillReplyTemplate, type ReplyStep } from '#lib/server/agency/index.ts';
import type { ComplaintDetail } from '#lib/server/complaints/index.ts';
import { namesOf } from '../../words.server.ts';

/**
 * @param event its address may choose a template: `?templat=KODE`
 * @param detail the complaint; a name that the officer may not see is not filled in
 * @param step for which templates were written
 * @returns what can be chosen, what is chosen, and its text
 */
export function templatesFor(
	{ locals, url }: Pick<RequestEvent, 'locals' | 'url'>,
	{ complaint }: ComplaintDetail,
	step: ReplyStep
) {
	const { agency } = locals.office;
	const names = namesOf(locals.office);
	const templates = locals.replyTemplates.filter((template) => template.step === step);
	const chosen = templates.find(({ code }) => code === url.searchParams.get('templat'));
	return {
		templates: templates.map(({ code, title }) => ({ value: code, label: title })),
		template: chosen?.code ?? '',
		prepared: chosen
			? fillReplyTemplate(chosen, {
					number: complaint.number,
					reporterName: complaint.reporterName,
					serviceName: names.service(complaint.serviceCode),
					unitName: names.unit(complaint.unitCode),
					agencyName: agency.shortName
				})
			: ''
	};
}
