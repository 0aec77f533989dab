import { formatDate, formatDateTime } from '#lib/labels/deadline.ts';
import { FINDING_STATUS_LABELS } from '#lib/labels/findings.ts';
import { periodName } from '#lib/labels/monitoring.ts';
import { maySeeMonevRows, MONEV_ROLES } from '#lib/server/monitoring/index.ts';
import { requireRole } from '#lib/server/web/guards.ts';
import { findingPath } from '../../../../temuan/finding.server.ts';
import { mayOpen, monevPath, openVersion } from '../../../monev.server.ts';
import { sectionsOf } from '../../../sections.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const actor = requireRole(event, ...MONEV_ROLES);
	const { locals } = event;
	const report = await openVersion(event, actor);
	const { office } = locals;
	const sections = sectionsOf(office, report.figures, await mayOpen(locals, actor, report.figures));
	const path = monevPath(report.period, `versi/${report.version}`);
	const rows = maySeeMonevRows(actor);
	const files = [
		{ format: 'docx', label: 'DOCX, untuk diubah' },
		{ format: 'pdf', label: 'PDF, untuk dicetak' },
		{ format: 'xlsx', label: 'XLSX, untuk dihitung' },
		...(rows ? [{ format: 'csv', label: 'CSV, daftar laporannya' }] : [])
	];
	return {
		name: periodName(report.period),
		version: report.version,
		reason: report.reason,
		back: monevPath(report.period),
		facts: [
			{
				term: 'Masa',
				text: `${formatDate(report.fromDate)} sampai ${formatDate(report.untilDate)}`
			},
			{
				term: 'Ditandatangani',
				text: `${report.signedName}, ${formatDateTime(report.signedAt, office.calendar.timeZone)}`
			},
			{ term: 'Sidik SHA-256', text: report.sha256 }
		],
		rows,
		files: files.map(({ format, label }) => ({ href: `${path}/unduh.${format}`, label })),
		conclusion: report.texts.conclusion ?? null,
		noFindings: report.texts.no_findings ?? null,
		findings: report.findings.map(({ id, cause, status, actions }) => ({
			id,
			cause,
			href: findingPath(id),
			facts: `Saat itu: ${FINDING_STATUS_LABELS[status]}, ${actions.length} tindakan`
		})),
		sections: sections.map((section) => ({
			...section,
			meaning: report.texts[section.key] ?? null
		}))
	};
};
