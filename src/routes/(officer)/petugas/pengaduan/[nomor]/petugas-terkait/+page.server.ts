import { PETUGAS, PUTUSAN, subjectsForm } from '#lib/forms/desk.ts';
import { SUBJECT_OUTCOME_LABELS } from '#lib/labels/complaints.ts';
import { settleSubjects } from '#lib/server/complaints/index.ts';
import { listColleagues } from '#lib/server/officers/index.ts';
import { requireActor } from '#lib/server/web/guards.ts';
import { namesOf } from '../../../words.server.ts';
import { openVerb, performVerb } from '../verb.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const actor = requireActor(event);
	const { office, db } = event.locals;
	const { detail, ...shown } = await openVerb(event, actor, 'settleSubjects');
	const { words, officers } = detail.subjects;
	const names = namesOf(office);
	const box = ({ id, name, unitCode }: (typeof officers)[number]) => ({
		name: `${PETUGAS}${id}`,
		label: name,
		hint: names.unit(unitCode) ?? undefined
	});
	const others = (await listColleagues(db)).filter(
		({ id }) => !officers.some((subject) => subject.id === id)
	);
	return {
		...shown,
		words,
		subjects: officers.map(box),
		others: others.map(box),
		outcomes: Object.entries(PUTUSAN).map(([value, code]) => ({
			value,
			label: SUBJECT_OUTCOME_LABELS[code],
			hint: {
				named: 'Centang orangnya di bawah.',
				none: 'Tidak ada petugas yang disembunyikan lagi dari pengaduan ini.',
				uncertain: officers.length
					? 'Semua yang mungkin dimaksud tetap tidak bisa melihat pengaduan ini.'
					: 'Pengaduan ini menjadi terbuka untuk penerima. Bila ada yang mungkin dimaksud, centang saja mereka.'
			}[code]
		}))
	};
};

export const actions: Actions = {
	default: async (event) => {
		const actor = requireActor(event);
		const { locals } = event;
		return performVerb(
			event,
			'settleSubjects',
			subjectsForm,
			(target, { found }) => settleSubjects(locals, actor, target, found, locals.now),
			{ leavesSightOf: actor }
		);
	}
};
