import { formatDateTime, formatDay } from '#lib/labels/deadline.ts';
import { maySignMonev, mayWriteMonev, MONEV_ROLES } from '#lib/server/monitoring/index.ts';
import { wordFor } from '#lib/server/web/forms.ts';
import { requireRole } from '#lib/server/web/guards.ts';
import { openMonev, signedWords } from '../monev.server.ts';
import type { PageServerLoad } from './$types';

const DONE: Record<string, string> = {
	draf: 'Tulisan tersimpan.',
	tanda: 'Laporan sudah ditandatangani dan dibekukan.',
	koreksi: 'Koreksi dibuka. Versi sebelumnya tetap tersimpan.'
};

export const load: PageServerLoad = async (event) => {
	const actor = requireRole(event, ...MONEV_ROLES);
	const { detail, shown } = await openMonev(event, actor);
	const { office, now } = event.locals;
	const zone = office.calendar.timeZone;
	const { draftRow, reports } = detail;
	const writable = mayWriteMonev(actor) && now >= detail.period.to;
	const open = draftRow !== null || reports.length === 0;
	return {
		...shown,
		done: wordFor(DONE, event.url.searchParams.get('selesai')),
		running: detail.state === 'running',
		asOf: formatDateTime(now, zone),
		writes: writable && open,
		signs: maySignMonev(actor) && draftRow !== null,
		corrects: maySignMonev(actor) && reports.length > 0 && draftRow === null,
		draft: draftRow && {
			saved: `${draftRow.savedByName}, ${formatDay(draftRow.savedAt, zone)}`,
			reason: draftRow.reason
		},
		versions: reports.toReversed().map((report) => ({
			version: report.version,
			href: `${shown.path}/versi/${report.version}`,
			text: signedWords(report, zone),
			reason: report.reason
		}))
	};
};
