import { requireRole } from '#lib/server/web/guards.ts';
import { openRequest } from '../request.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const actor = requireRole(event, 'intake', 'head', 'overseer');
	const { shown } = await openRequest(event, actor);
	return { shown };
};
