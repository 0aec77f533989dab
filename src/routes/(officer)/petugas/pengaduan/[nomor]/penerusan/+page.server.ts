import { forwardingFactsForm } from '#lib/forms/desk.ts';
import { recordForwarding } from '#lib/server/complaints/index.ts';
import { localDate } from '#lib/server/deadlines/index.ts';
import { requireActor } from '#lib/server/web/guards.ts';
import { openVerb, performVerb } from '../verb.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const actor = requireActor(event);
	const { detail, caseFile, possible } = await openVerb(event, actor, 'recordForwarding');
	const { forwarding } = detail;
	return {
		caseFile,
		possible,
		today: localDate(event.locals.office.calendar, event.locals.now),
		toSp4n: forwarding?.kind === 'sp4n',
		known: {
			nomor_surat: forwarding?.letterNumber ?? '',
			tanggal_kirim: forwarding?.sentOn ?? '',
			tanggal_terima: forwarding?.receivedOn ?? '',
			nomor_rujukan: forwarding?.externalReference ?? ''
		}
	};
};

export const actions: Actions = {
	default: async (event) => {
		const actor = requireActor(event);
		return performVerb(event, 'recordForwarding', forwardingFactsForm, (target, { facts }) =>
			recordForwarding(event.locals, actor, target, facts, event.locals.now)
		);
	}
};
