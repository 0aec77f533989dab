// The first statement of every officer page and action: who is this, and may they be here at all.
import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import type { Role } from '#lib/codes/officer-codes.ts';
import { type Actor, hasRole } from '#lib/server/officers/index.ts';

/** Where an officer pays what they owe: a new password, a second factor. */
const OWN_ACCOUNT = '/petugas/akun';

/**
 * @param event the request
 * @returns the signed-in officer
 * @throws a redirect to the sign-in page, which leads back here; for a posted form 401 with what
 *   was typed; a redirect to their own account while they owe a password or a second factor
 */
export function requireActor(event: RequestEvent): Actor {
	const { actor } = event.locals;
	if (actor?.owes && !event.url.pathname.startsWith(OWN_ACCOUNT)) redirect(303, OWN_ACCOUNT);
	if (actor) return actor;
	if (event.request.method === 'GET') {
		const here = event.url.pathname + event.url.search;
		redirect(303, `/petugas/masuk?lanjut=${encodeURIComponent(here)}`);
	}
	// Not a redirect: what they typed is in this request and nowhere else.
	error(401, {
		message: event.locals.typed.length
			? 'Waktu masuk Anda sudah habis, jadi belum ada yang tersimpan. Tulisan Anda ada di bawah: salin dulu, masuk lagi, lalu tempelkan.'
			: 'Waktu masuk Anda sudah habis, jadi belum ada yang tersimpan. Masuk lagi, lalu ulangi langkah ini.',
		typed: event.locals.typed
	});
}

/**
 * @param event the request
 * @param roles any of these opens the door
 * @throws 403 with a sentence when the officer has none of them
 */
export function requireRole(event: RequestEvent, ...roles: Role[]): Actor {
	const actor = requireActor(event);
	if (!hasRole(actor, ...roles)) {
		error(403, 'Halaman ini hanya untuk petugas dengan tugas lain. Minta bantuan administrator.');
	}
	return actor;
}

/**
 * @param text an address to go on to after signing in, as a browser sent it
 * @returns the same when it leads to a page of the desk, else ''
 */
export function localPath(text: string | null): string {
	// An address that somebody else chose could lead anywhere.
	return text && /^\/petugas(\/[\w./?=&%+-]*|\?[\w=&%+.-]*)?$/.test(text) ? text : '';
}
