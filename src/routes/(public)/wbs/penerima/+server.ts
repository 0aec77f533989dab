import { error as httpError, json } from '@sveltejs/kit';
import { openTeam, teamToJudge } from '#lib/server/web/sealed-channel.ts';
import type { RequestHandler } from './$types';

/** The team as it is now, for a form that was opened before it changed. */
export const GET: RequestHandler = async (event) => {
	const team = await openTeam(event);
	if (!team) httpError(503, 'Saluran ini sedang tidak bisa menerima laporan. Coba lagi nanti.');
	return json(teamToJudge(event, team));
};
