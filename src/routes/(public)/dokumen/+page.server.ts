import { PUBLICATION_KINDS } from '#lib/codes/publication-codes.ts';
import { formatDay } from '#lib/labels/deadline.ts';
import { fileFormat, fileSize, PUBLICATION_KIND_LABELS } from '#lib/labels/publications.ts';
import { listPublications } from '#lib/server/publications/index.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const { timeZone } = locals.office.calendar;
	const all = await listPublications(locals);
	const documents = all.map(({ id, title, kind, year, versions }) => ({
		id,
		title,
		kind,
		year,
		versions: versions.map((one) => ({
			number: one.number,
			href: `/dokumen/${id}/${one.number}`,
			file: `${fileFormat(one.mediaType)}, ${fileSize(one.sizeBytes)}`,
			added: formatDay(one.addedAt, timeZone),
			reason: one.reason,
			sha256: one.sha256
		}))
	}));
	return {
		groups: PUBLICATION_KINDS.map((kind) => ({
			kind,
			label: PUBLICATION_KIND_LABELS[kind],
			documents: documents.filter((one) => one.kind === kind)
		})).filter((group) => group.documents.length > 0)
	};
};
