// The office's prepared replies for one verb, filled for one complaint.
import type { RequestEvent } from '@sveltejs/kit';
import { OMBUDSMAN_RIGHT } from '#lib/labels/answer.ts';
import { formatWeekdayDate } from '#lib/labels/deadline.ts';
import { fillReplyTemplate, type ReplyStep, type ReplyValues } from '#lib/server/agency/index.ts';
import type { ComplaintDetail, Office } from '#lib/server/complaints/index.ts';
import { localDate } from '#lib/server/deadlines/index.ts';
import { type FormFailure, formFailure, type PostedForm } from '#lib/server/web/forms.ts';
import { namesOf } from '../../words.server.ts';

type Place = Pick<RequestEvent, 'locals' | 'url'>;

/**
 * @param event its address may choose a template: `?templat=KODE`
 * @param detail the complaint
 * @param step the verb for which templates were written
 * @returns what can be chosen, those for this kind of problem first; what is chosen, and its texts
 */
export function templatesFor({ locals, url }: Place, detail: ComplaintDetail, step: ReplyStep) {
	const { categoryCode } = detail.complaint;
	const offered = locals.replyTemplates.filter((template) => template.step === step);
	const chosen = offered.find(({ code }) => code === url.searchParams.get('templat'));
	const group = (label: string, belongs: (categories: readonly string[]) => boolean) => ({
		label,
		options: offered
			.filter(({ categories }) => belongs(categories))
			.map(({ code, title }) => ({ value: code, label: title }))
	});
	const category = namesOf(locals.office).category(categoryCode);
	return {
		templates: [
			group(`Untuk “${category}”`, (categories) => categories.includes(categoryCode)),
			group('Untuk semua masalah', (categories) => categories.length === 0),
			group(
				'Untuk masalah lain',
				(categories) => categories.length > 0 && !categories.includes(categoryCode)
			)
		].filter(({ options }) => options.length > 0),
		template: chosen?.code ?? '',
		prepared: chosen ? fillReplyTemplate(chosen, valuesOf(locals.office, detail)) : {}
	};
}

/**
 * Puts a chosen template into a form that was begun: into what is empty or still another template,
 * and below whatever was typed.
 * @param posted the form; its field `templat` names the template
 * @returns the form to show again, with nothing lost
 */
export function withTemplate(
	{ locals }: Pick<Place, 'locals'>,
	detail: ComplaintDetail,
	step: string,
	posted: PostedForm
): FormFailure {
	const values = valuesOf(locals.office, detail);
	const offered = locals.replyTemplates
		.filter((template) => template.step === step)
		.map((template) => ({ code: template.code, texts: fillReplyTemplate(template, values) }));
	const chosen = offered.find(({ code }) => code === posted.values.templat);
	if (!chosen) {
		const message = 'Pilih dulu kalimat siap pakai dari daftar.';
		return formFailure([{ field: 'templat', message }], posted);
	}
	const form = formFailure([], posted);
	for (const [field, text] of Object.entries(chosen.texts)) {
		const typed = (form.values[field] ?? '').trim();
		const untouched = offered.some(({ texts }) => texts[field] === typed);
		form.values[field] = typed === '' || untouched ? text : `${typed}\n\n${text}`;
	}
	return form;
}

function valuesOf(office: Office, { complaint, clocks }: ComplaintDetail): ReplyValues {
	const names = namesOf(office);
	const dayOf = (moment: Date) => formatWeekdayDate(localDate(office.calendar, moment));
	const resolution = clocks.find(({ stage, stoppedAt }) => stage === 'resolution' && !stoppedAt);
	return {
		number: complaint.number,
		serviceName: names.service(complaint.serviceCode),
		categoryName: names.category(complaint.categoryCode),
		receivedOn: dayOf(complaint.receivedAt),
		deadline: resolution ? dayOf(resolution.dueAt) : null,
		unitName: names.unit(complaint.unitCode),
		agencyName: office.agency.shortName,
		ombudsmanRight: OMBUDSMAN_RIGHT
	};
}
