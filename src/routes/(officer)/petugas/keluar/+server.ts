import { redirect } from '@sveltejs/kit';
import { SESSION_COOKIE, sessionCookieOptions, signOut } from '#lib/server/officers/index.ts';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = async ({ locals, cookies, url }) => {
	await signOut(locals.db, cookies.get(SESSION_COOKIE), locals.now);
	cookies.delete(SESSION_COOKIE, sessionCookieOptions(url.protocol === 'https:'));
	redirect(303, '/petugas/masuk');
};
