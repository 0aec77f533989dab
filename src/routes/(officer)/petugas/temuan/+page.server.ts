import { KEADAAN_TEMUAN } from '#lib/forms/findings.ts';
import { formatDate, formatDay } from '#lib/labels/deadline.ts';
import { FINDING_STATUS_LABELS, FINDING_STATUS_TONES, groupWords } from '#lib/labels/findings.ts';
import {
	FINDING_ROLES,
	listFindings,
	mayMakeFindings,
	proposeGroups
} from '#lib/server/findings/index.ts';
import { wordFor } from '#lib/server/web/forms.ts';
import { requireRole } from '#lib/server/web/guards.ts';
import { causeNames, findingPath, lateActionsShown } from './finding.server.ts';
import type { PageServerLoad } from './$types';

const DONE: Record<string, string> = {
	abaikan: 'Usulan itu tidak ditampilkan lagi.'
};

export const load: PageServerLoad = async (event) => {
	const actor = requireRole(event, ...FINDING_ROLES);
	const { locals, url } = event;
	const { office, now } = locals;
	const word = url.searchParams.get('keadaan') ?? '';
	const status = Object.entries(KEADAAN_TEMUAN).find(([one]) => one === word)?.[1];
	const statuses = word === 'semua' ? undefined : status ? [status] : (['open', 'acted'] as const);
	const found = await listFindings(locals, actor, { statuses }, now);
	const proposals = await proposeGroups(locals, actor, now);
	return {
		done: wordFor(DONE, url.searchParams.get('selesai')),
		makes: mayMakeFindings(actor),
		state: word,
		states: Object.entries(KEADAAN_TEMUAN).map(([value, code]) => ({
			value,
			label: FINDING_STATUS_LABELS[code]
		})),
		late: await lateActionsShown(locals, actor),
		proposals: proposals.map(({ complaints, words, ...group }) => {
			const query = new URLSearchParams({
				layanan: group.serviceCode,
				kategori: group.categoryCode,
				...(group.kecamatanCode ? { kecamatan: group.kecamatanCode } : {})
			});
			return {
				key: query.toString(),
				text: groupWords(complaints, causeNames(office, group), words)
			};
		}),
		findings: found.map((finding) => ({
			id: finding.id,
			href: findingPath(finding.id),
			cause: finding.cause,
			where: causeNames(office, finding).join(', '),
			status: {
				label: FINDING_STATUS_LABELS[finding.status],
				tone: FINDING_STATUS_TONES[finding.status]
			},
			found: formatDay(finding.foundAt, office.calendar.timeZone),
			complaints: finding.complaints,
			actions: `${finding.actionsDone} dari ${finding.actions} selesai`,
			late: finding.actionsLate,
			due: finding.nextDueDate ? formatDate(finding.nextDueDate) : null
		}))
	};
};
