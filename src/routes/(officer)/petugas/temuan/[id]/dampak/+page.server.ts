import { effectForm, UKURAN } from '#lib/forms/findings.ts';
import { formatDate } from '#lib/labels/deadline.ts';
import { MEASURE_HINTS, MEASURE_LABELS, windowWords } from '#lib/labels/findings.ts';
import {
	computeEffect,
	FINDING_MAKERS,
	mayMakeFindings,
	windowsOf
} from '#lib/server/findings/index.ts';
import { requireRole } from '#lib/server/web/guards.ts';
import { openStep, performStep } from '../../finding.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const actor = requireRole(event, ...FINDING_MAKERS);
	const { shown, detail } = await openStep(
		event,
		actor,
		({ finding }) => mayMakeFindings(actor) && finding.status === 'acted'
	);
	const last = detail.actions
		.map(({ doneOn }) => doneOn ?? '')
		.sort()
		.at(-1);
	const choices = last
		? windowsOf(event.locals, detail.finding.foundAt, last, event.locals.now)
		: [];
	return {
		...shown,
		measures: Object.entries(UKURAN).map(([value, code]) => ({
			value,
			label: MEASURE_LABELS[code],
			hint: MEASURE_HINTS[code]
		})),
		windows: choices
			.filter(({ ready }) => ready)
			.map(({ weeks, before, after }) => ({
				value: String(weeks),
				label: `${weeks} minggu`,
				hint: `Sebelum: ${windowWords(before.from, before.until)}. Sesudah: ${windowWords(after.from, after.until)}.`
			})),
		earliest: choices[0] ? formatDate(choices[0].after.until) : null
	};
};

export const actions: Actions = {
	default: async (event) => {
		const actor = requireRole(event, ...FINDING_MAKERS);
		return performStep(event, 'dampak', effectForm, (id, wanted) =>
			computeEffect(event.locals, actor, id, wanted, event.locals.now)
		);
	}
};
