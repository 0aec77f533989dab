import { observedDays } from '#lib/server/complaints/index.ts';
import { inOrderOfServices } from '../panduan/guide.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const services = [];
	for (const { slug, title, service, standard } of inOrderOfServices(locals)) {
		const observed = await observedDays(locals, service, locals.now);
		services.push({ slug, title, standard, observed });
	}
	return { services };
};
