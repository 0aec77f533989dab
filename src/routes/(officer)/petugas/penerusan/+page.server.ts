import { FORWARDING_STATE_LABELS, SP4N_STATE_LABELS } from '#lib/labels/forwarding.ts';
import { formatDay } from '#lib/labels/deadline.ts';
import {
	FORWARDINGS_SHOWN,
	forwardingState,
	listForwardings
} from '#lib/server/complaints/index.ts';
import { requireRole } from '#lib/server/web/guards.ts';
import { COMPLAINT_ROLES, dueOf, namesOf, pathOf } from '../words.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const actor = requireRole(event, ...COMPLAINT_ROLES);
	const { locals } = event;
	const { office, now } = locals;
	const names = namesOf(office);
	const found = await listForwardings(locals, actor);
	return {
		cut: found.length === FORWARDINGS_SHOWN,
		rows: found.map(({ number, serviceCode, kecamatanCode, forwarding }) => {
			const labels = forwarding.kind === 'sp4n' ? SP4N_STATE_LABELS : FORWARDING_STATE_LABELS;
			return {
				number,
				href: pathOf(number),
				agency: forwarding.agency,
				about: `${names.service(serviceCode)} · ${names.kecamatan(kecamatanCode)}`,
				state: labels[forwardingState(forwarding)],
				reference: forwarding.externalReference,
				since: formatDay(forwarding.forwardedAt, office.calendar.timeZone),
				// Any stage but the reporter's: it is the office that has to act.
				due:
					forwarding.followUpAt &&
					dueOf(office, { dueAt: forwarding.followUpAt, stage: 'resolution', policyId: null }, now)
			};
		})
	};
};
