// Keeps a member's keys under a new passphrase and a new recovery code.
import { json } from '@sveltejs/kit';
import * as v from 'valibot';
import { relockMemberKeys } from '#lib/server/disclosures/index.ts';
import { requireRole } from '#lib/server/web/guards.ts';
import { orRefusal, readSealed, sealedBytes } from '../../sealed.server.ts';
import type { RequestHandler } from './$types';

const schema = v.object({
	recipient: v.string(),
	byPassphrase: sealedBytes,
	byRecovery: sealedBytes
});

export const POST: RequestHandler = async (event) => {
	const actor = requireRole(event, 'disclosure_member');
	const { recipient, ...locked } = await readSealed(event, schema);
	await orRefusal(relockMemberKeys(event.locals.db, actor, recipient, locked));
	return json({ tersimpan: true });
};
