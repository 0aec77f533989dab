import { listWords } from '#lib/labels/disclosure-team.ts';
import { openTeam } from '#lib/server/web/sealed-channel.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const team = await openTeam(event);
	const escrow = team?.manifest.escrow;
	return {
		readers: team?.manifest.members.length ?? 0,
		team: team
			? listWords(team.manifest.members.map(({ name, position }) => `${name} (${position})`))
			: null,
		escrowHolders: escrow ? listWords(escrow.holders) : null
	};
};
