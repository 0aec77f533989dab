// What the pages of the integrity zone do alike: the year, and one row or question with all that
// belongs to it.
import { error, type RequestEvent } from '@sveltejs/kit';
import { formatDate, formatDay } from '#lib/labels/deadline.ts';
import { localDate } from '#lib/server/deadlines/index.ts';
import {
	type IntegrityItem,
	type mayAnswer,
	type mayEdit,
	type PlanEntry,
	readPlan
} from '#lib/server/integrity/index.ts';
import type { Actor } from '#lib/server/officers/index.ts';
import { orErrorPage } from '#lib/server/web/forms.ts';

const PATH = '/petugas/zona-integritas';
/** The plan is of 2021; there is nothing before it. */
const FIRST_YEAR = 2021;

/** @returns the year that the address asks for, else this one; and those to choose from */
export function yearsOf({ locals, url }: RequestEvent): { year: number; years: number[] } {
	const now = Number(localDate(locals.office.calendar, locals.now).slice(0, 4));
	const years = Array.from({ length: now - FIRST_YEAR + 1 }, (_, index) => now - index);
	const asked = Number(url.searchParams.get('tahun'));
	return { year: years.includes(asked) ? asked : now, years };
}

/** Where the plan, or one row or question of it, is. */
export function planPath(year: number, code = '', step = '', done = ''): string {
	const query = new URLSearchParams({ tahun: String(year), ...(done ? { selesai: done } : {}) });
	return `${[PATH, code, step].filter(Boolean).join('/')}?${query}`;
}

/** @throws an error page when nothing is asked under that code */
export async function openEntry(
	event: RequestEvent<{ kode: string }>,
	actor: Actor
): Promise<{ entry: PlanEntry; year: number }> {
	const { locals, params } = event;
	const { year } = yearsOf(event);
	const plan = await orErrorPage(readPlan(locals, actor, year, locals.now));
	const entry = plan.entries.find(({ item }) => item.code === params.kode);
	if (!entry) error(404, 'Pertanyaan atau rencana ini tidak ada.');
	return { entry, year };
}

/**
 * What the page of a step shows.
 * @param may whether this officer takes that step
 */
export async function openIntegrityStep(
	event: RequestEvent<{ kode: string }>,
	actor: Actor,
	may: typeof mayEdit | typeof mayAnswer
) {
	const { entry, year } = await openEntry(event, actor);
	if (!may(actor) && event.request.method === 'GET') {
		error(403, 'Langkah ini bukan bagian Anda.');
	}
	const { item } = entry;
	return {
		year,
		item,
		name: `${item.code}. ${item.text}`,
		back: { href: planPath(year, item.code), label: item.code },
		proposal: entry.assessment.proposal
	};
}

/** What stands in the fields of a wording before anything is typed. */
export function wordingValues(item: IntegrityItem): Record<string, string> {
	return {
		bagian: item.area,
		uraian: item.text,
		jawaban: item.answers.map(({ code, text }) => `${code}: ${text}`).join('\n'),
		rencana: item.plans.join('\n'),
		sumber: item.source,
		pasti: item.confirmed ? 'ya' : ''
	};
}

/** A row or question in a list. */
export function listedEntry(year: number, { item, assessment, answers, evidence }: PlanEntry) {
	const { have, missing, proposal } = assessment;
	return {
		code: item.code,
		text: item.text,
		href: planPath(year, item.code),
		answer: answers.at(-1)?.answer ?? null,
		proposal: proposal?.answer ?? null,
		evidence: have.length + evidence.length,
		missing: missing.length,
		unsure: !item.confirmed
	};
}

/** A row or question on a page of its own. */
export function shownEntry(year: number, entry: PlanEntry, timeZone: string) {
	const { item, assessment, answers, evidence } = entry;
	const textOf = (answer: string) => item.answers.find(({ code }) => code === answer)?.text ?? '';
	return {
		code: item.code,
		text: item.text,
		question: item.kind === 'question',
		facts: [
			{ term: 'Bagian', text: item.area },
			{ term: 'Sumber', text: item.source, unsure: !item.confirmed },
			{ term: 'Berlaku sejak', text: formatDate(item.effectiveFrom) }
		],
		choices: item.answers,
		plans: item.plans,
		...assessment,
		proposal: assessment.proposal && {
			...assessment.proposal,
			text: textOf(assessment.proposal.answer)
		},
		answers: answers
			.map((one) => ({
				answer: one.answer,
				text: textOf(one.answer),
				reason: one.reason,
				by: `${one.byName}, ${formatDay(one.at, timeZone)}`,
				against: one.proposed !== null && one.proposed !== one.answer ? one.proposed : null
			}))
			.reverse(),
		evidence: evidence.map((piece) => ({
			id: piece.id,
			title: piece.title,
			reference: piece.reference,
			href: piece.kind === 'file' ? `${PATH}/${item.code}/bukti/${piece.id}` : null,
			sha256: piece.sha256,
			by: `${piece.byName}, ${formatDay(piece.at, timeZone)}`,
			withdraw: planPath(year, item.code, `bukti/${piece.id}/tarik`)
		}))
	};
}
