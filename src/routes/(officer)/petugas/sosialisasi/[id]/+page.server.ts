import { formatDateTime } from '#lib/labels/deadline.ts';
import { METHOD_WORDS, QUIZ_TITLES } from '#lib/labels/sessions.ts';
import { getSession, type ObjectiveShares, revisionOf } from '#lib/server/outreach/index.ts';
import { orErrorPage } from '#lib/server/web/forms.ts';
import { requireActor } from '#lib/server/web/guards.ts';
import { factsOf, objectiveRows } from '../sessions.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const actor = requireActor(event);
	const { locals, params, url } = event;
	const session = await orErrorPage(getSession(locals.db, actor, params.id));
	const facts = factsOf(locals, session);
	const { timeZone } = locals.office.agency;
	const known = locals.library.sessions.find(({ slug }) => slug === session.slug);
	return {
		id: session.id,
		...facts,
		decided: url.searchParams.get('selesai'),
		mayConfirm: session.mayConfirm,
		mayDiscard: session.mayDiscard,
		facts: [
			{ term: 'Tanggal', text: facts.heldOn },
			{ term: 'Kecamatan', text: facts.kecamatan ?? 'tidak disebut' },
			{ term: 'Hadir', text: `${session.present} orang` },
			{ term: 'Lama', text: `${session.minutes} menit` },
			...session.quizzes.map(({ form, method, present }) => ({
				term: QUIZ_TITLES[form],
				text: `${METHOD_WORDS[method]}, ${present} orang`
			})),
			{ term: 'Diterima', text: formatDateTime(session.receivedAt, timeZone) },
			{
				term: 'Isi sesi',
				text:
					known && revisionOf(known, locals.library) === session.revision
						? 'sama dengan yang sekarang'
						: 'versi lain dari yang sekarang'
			},
			...(session.decidedAt
				? [
						{
							term: 'Diputuskan',
							text: `${session.decidedByName ?? ''}, ${formatDateTime(session.decidedAt, timeZone)}`
						}
					]
				: []),
			...(session.discardReason ? [{ term: 'Alasan', text: session.discardReason }] : [])
		],
		objectives: objectiveRows(locals, sharesOf(session.quizzes)),
		answers: session.quizzes.flatMap(({ form, totals }) =>
			totals.map((total) => ({
				key: `${form}/${total.lesson}/${total.objective}`,
				quiz: QUIZ_TITLES[form],
				...total,
				text: objectiveRows(locals, [{ ...total, before: null, after: null }])[0]?.text ?? ''
			}))
		)
	};
};

function sharesOf(quizzes: Awaited<ReturnType<typeof getSession>>['quizzes']): ObjectiveShares[] {
	const shares = new Map<string, ObjectiveShares>();
	for (const { form, totals } of quizzes) {
		for (const { lesson, objective, right, asked } of totals) {
			const key = `${lesson}/${objective}`;
			const row = shares.get(key) ?? { lesson, objective, before: null, after: null };
			row[form === 'a' ? 'before' : 'after'] = { right, asked };
			shares.set(key, row);
		}
	}
	return [...shares.values()];
}
