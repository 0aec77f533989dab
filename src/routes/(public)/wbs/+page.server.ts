import { openTeam } from '#lib/server/web/sealed-channel.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const team = await openTeam(event);
	return { readers: team?.manifest.members.length ?? 0 };
};
