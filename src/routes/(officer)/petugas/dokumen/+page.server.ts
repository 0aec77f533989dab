import { formatDay } from '#lib/labels/deadline.ts';
import { fileFormat, fileSize, PUBLICATION_KIND_LABELS } from '#lib/labels/publications.ts';
import { listAllPublications, PUBLISHERS } from '#lib/server/publications/index.ts';
import { wordFor } from '#lib/server/web/forms.ts';
import { requireRole } from '#lib/server/web/guards.ts';
import type { PageServerLoad } from './$types';

const DONE: Record<string, string> = {
	tambah: 'Dokumen sudah terbit. Semua orang bisa membacanya.',
	versi: 'Versi baru sudah terbit. Versi lama tetap bisa dibaca.',
	tarik: 'Dokumen sudah ditarik. Warga tidak bisa membukanya lagi.'
};

export const load: PageServerLoad = async (event) => {
	const actor = requireRole(event, ...PUBLISHERS);
	const { locals, url } = event;
	const { timeZone } = locals.office.calendar;
	const all = await listAllPublications(locals, actor);
	return {
		done: wordFor(DONE, url.searchParams.get('selesai')),
		documents: all.flatMap(({ versions: [latest], ...one }) =>
			latest
				? [
						{
							id: one.id,
							title: one.title,
							year: one.year,
							kind: PUBLICATION_KIND_LABELS[one.kind],
							withdrawn: one.withdrawnAt && {
								on: formatDay(one.withdrawnAt, timeZone),
								reason: one.withdrawReason
							},
							href: `/dokumen/${one.id}/${latest.number}`,
							version: `Versi ${latest.number}, ${formatDay(latest.addedAt, timeZone)}`,
							file: `${fileFormat(latest.mediaType)}, ${fileSize(latest.sizeBytes)}`
						}
					]
				: []
		)
	};
};
