// What the pages of documents do alike.
import { error, type RequestEvent } from '@sveltejs/kit';
import type { Actor } from '#lib/server/officers/index.ts';
import { listAllPublications, type Publication } from '#lib/server/publications/index.ts';

/** Where a step leads once it is done. @param done the word that tells what was done */
export function publicationsPath(done: string): string {
	return `/petugas/dokumen?selesai=${done}`;
}

/** @throws an error page when there is no such document, or it was taken back */
export async function openPublication(
	event: RequestEvent<{ id: string }>,
	actor: Actor
): Promise<Publication> {
	const all = await listAllPublications(event.locals, actor);
	const found = all.find(({ id }) => id === event.params.id);
	if (!found) error(404, 'Dokumen ini tidak ditemukan.');
	if (found.withdrawnAt && event.request.method === 'GET') {
		error(409, 'Dokumen ini sudah ditarik. Terbitkan sebagai dokumen baru bila perlu.');
	}
	return found;
}
