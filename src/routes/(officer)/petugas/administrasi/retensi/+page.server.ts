import { RETENTION_LABELS, RETENTION_OBSTACLE_LABELS } from '#lib/labels/data-requests.ts';
import { formatDate } from '#lib/labels/deadline.ts';
import { listHolds } from '#lib/server/data-requests/index.ts';
import { localDate } from '#lib/server/deadlines/index.ts';
import { hasRole } from '#lib/server/officers/index.ts';
import { listRetentionDone, previewRetention, readSchedule } from '#lib/server/retention/index.ts';
import { orErrorPage, wordFor } from '#lib/server/web/forms.ts';
import { requireRole } from '#lib/server/web/guards.ts';
import { pathOf } from '../../words.server.ts';
import type { PageServerLoad } from './$types';

const DONE: Record<string, string> = {
	aturan: 'Keputusan Anda tersimpan.',
	jalan: 'Jadwal sudah dijalankan. Hasilnya ada di bawah.',
	kosong: 'Jadwal sudah dijalankan. Tidak ada yang perlu dihapus hari ini.',
	tahan: 'Laporan itu sekarang ditahan.',
	lepas: 'Penahanan dilepas.'
};

export const load: PageServerLoad = async (event) => {
	const actor = requireRole(event, 'head', 'overseer');
	const { locals, url } = event;
	const [previews, done, holds, { coming }] = await Promise.all([
		orErrorPage(previewRetention(locals, actor, locals.now)),
		orErrorPage(listRetentionDone(locals, actor)),
		listHolds(locals, actor),
		readSchedule(locals, locals.now)
	]);
	const today = localDate(locals.office.calendar, locals.now);
	return {
		done: wordFor(DONE, url.searchParams.get('selesai')),
		decides: hasRole(actor, 'head'),
		anyActive: previews.some(({ rule }) => rule.active),
		held: holds.length,
		rules: previews.map(({ rule, months, numbers, passedOver }) => ({
			code: rule.code,
			label: RETENTION_LABELS[rule.code],
			active: rule.active,
			state: rule.active ? 'Aktif' : rule.decidedBy ? 'Tidak aktif' : 'Menunggu konfirmasi dinas',
			// On its first day the clock leaves a rule alone.
			fresh: rule.active && rule.effectiveFrom === today,
			facts: [
				{ term: 'Sesudah berakhir', text: `${rule.months} bulan` },
				...(rule.decidedBy ? [{ term: 'Dasar', text: rule.legalBasis }] : []),
				...(rule.decidedBy
					? [{ term: 'Berlaku sejak', text: formatDate(rule.effectiveFrom) }]
					: []),
				...(rule.note ? [{ term: 'Catatan', text: rule.note }] : [])
			],
			next: coming
				.filter(({ code }) => code === rule.code)
				.map(
					(next) =>
						`Mulai ${formatDate(next.effectiveFrom)}: ${next.active ? `${next.months} bulan` : 'tidak aktif'}.`
				),
			count: months.reduce((sum, { count }) => sum + count, 0),
			months,
			numbers: numbers.map((number) => ({ number, href: pathOf(number) })),
			passedOver: passedOver.map(({ number, why }) => ({
				number,
				href: pathOf(number),
				why: RETENTION_OBSTACLE_LABELS[why]
			}))
		})),
		log: done.map(({ day, code, count, officerName }) => ({
			id: `${day} ${code} ${officerName ?? ''}`,
			day: formatDate(day),
			what: RETENTION_LABELS[code],
			count,
			by: officerName ?? 'Sistem'
		}))
	};
};
