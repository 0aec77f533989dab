// Addresses below /petugas that lead nowhere get their error page inside the desk.
import { error } from '@sveltejs/kit';
import { requireActor } from '#lib/server/web/guards.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
	requireActor(event);
	error(404, 'Halaman ini tidak ada. Periksa alamatnya, atau mulai dari pekerjaan Anda.');
};
