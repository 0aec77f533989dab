import { json } from '@sveltejs/kit';
import { newChallenge } from '#lib/server/disclosures/index.ts';
import type { RequestHandler } from './$types';

/** The work that stands in for an address. */
export const GET: RequestHandler = async ({ locals }) =>
	json({ challenge: await newChallenge(locals.db, locals.now) });
