import { redirect } from '@sveltejs/kit';
import { closeTracking } from '#lib/server/complaints/index.ts';
import { forgetTracking } from '#lib/server/web/tracking.ts';
import type { RequestHandler } from './$types';

/** For shared phones: ends the session here and now. */
export const POST: RequestHandler = async (event) => {
	const token = forgetTracking(event);
	if (token) await closeTracking(event.locals, token);
	redirect(303, '/lacak?keluar=1');
};
