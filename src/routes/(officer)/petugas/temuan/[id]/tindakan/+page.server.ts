import { actionForm } from '#lib/forms/findings.ts';
import { PETUGAS } from '#lib/forms/desk.ts';
import { localDate } from '#lib/server/deadlines/index.ts';
import { addAction, FINDING_MAKERS, mayMakeFindings } from '#lib/server/findings/index.ts';
import { planRows } from '#lib/server/integrity/index.ts';
import { hasRole, listColleagues } from '#lib/server/officers/index.ts';
import { requireRole } from '#lib/server/web/guards.ts';
import { unitChoices } from '../../../choices.server.ts';
import { openStep, performStep } from '../../finding.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const actor = requireRole(event, ...FINDING_MAKERS);
	const { shown } = await openStep(event, actor, () => mayMakeFindings(actor));
	const { db, office, now } = event.locals;
	const staff = (await listColleagues(db)).filter((one) =>
		hasRole(one, 'intake', 'handler', 'unit_head', 'head')
	);
	return {
		...shown,
		planRows: (await planRows(event.locals, now)).map(({ code, text }) => ({
			value: code,
			label: `${code}. ${text}`
		})),
		today: localDate(office.calendar, now),
		responsible: [
			{ label: 'Unit', options: unitChoices(office) },
			{
				label: 'Petugas',
				options: staff.map(({ id, name }) => ({ value: `${PETUGAS}${id}`, label: name }))
			}
		]
	};
};

export const actions: Actions = {
	default: async (event) => {
		const actor = requireRole(event, ...FINDING_MAKERS);
		return performStep(event, 'tindakan', actionForm, (id, wanted) =>
			addAction(event.locals, actor, id, wanted, event.locals.now)
		);
	}
};
