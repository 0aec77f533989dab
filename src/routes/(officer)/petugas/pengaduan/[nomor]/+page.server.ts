import { OFFICER_VERBS } from '#lib/labels/desk.ts';
import {
	getComplaint,
	listLikely,
	listLinked,
	missedClocks
} from '#lib/server/complaints/index.ts';
import { orErrorPage, wordFor } from '#lib/server/web/forms.ts';
import { requireActor } from '#lib/server/web/guards.ts';
import { caseOf, otherCaseOf } from './case.server.ts';
import type { PageServerLoad } from './$types';

// Why one of several was not answered. An address can't put other words on this page.
const NOT_ANSWERED: Record<string, string> = {
	conflict: 'baru saja diubah orang lain',
	invalid_transition: 'statusnya sudah lain',
	not_allowed: 'bukan bagian Anda',
	not_found: 'tidak lagi dikaitkan',
	invalid_input: 'jawaban ini tidak diterima di sana'
};

export const load: PageServerLoad = async (event) => {
	const actor = requireActor(event);
	const { locals, params, url } = event;
	const detail = await orErrorPage(getComplaint(locals, actor, params.nomor, locals.now));
	const done = url.searchParams.get('selesai');
	const caseFile = caseOf(locals.office, detail, locals.now);
	const mayLink = detail.verbs.includes('link');
	const { cases: linked, more } = await listLinked(locals, actor, detail.complaint.id);
	const likely = mayLink ? await listLikely(locals, actor, detail.complaint, locals.now) : [];
	const words = (other: (typeof linked)[number]) => otherCaseOf(locals.office, other);
	return {
		caseFile,
		mayLink,
		unexplained:
			detail.verbs.includes('explainLate') &&
			missedClocks(detail.clocks, detail.complaint, locals.now).some((one) => !one.lateReason),
		keys: { openIdentity: OFFICER_VERBS.openIdentity.key, link: OFFICER_VERBS.link.key },
		linked: linked.map(words),
		moreLinked: more,
		likely: likely.map(words),
		// Only a verb that exists: an address can't put words on this page.
		done: Object.values(OFFICER_VERBS).find(({ path }) => path === done)?.done ?? null,
		together: url.searchParams.getAll('juga').flatMap((one) => {
			const [number = '', outcome = ''] = one.split('.');
			if (!linked.some((other) => other.number === number)) return [];
			const why = wordFor(NOT_ANSWERED, outcome);
			return why || outcome === 'ok' ? [{ number, why }] : [];
		})
	};
};
