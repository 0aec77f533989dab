import { redirect } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** Where many people are every day: says nothing about who comes. */
const ELSEWHERE = 'https://id.wikipedia.org/wiki/Halaman_Utama';

/**
 * Leaves at once. Only the cache goes: these pages put nothing into cookies and storage, and what
 * else is there is the person's own, such as a complaint that still waits for signal.
 */
export const GET: RequestHandler = ({ setHeaders }) => {
	setHeaders({ 'Clear-Site-Data': '"cache"' });
	redirect(303, ELSEWHERE);
};
