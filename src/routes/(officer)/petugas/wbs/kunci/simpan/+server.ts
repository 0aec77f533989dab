import { json } from '@sveltejs/kit';
import * as v from 'valibot';
import { isRecipient } from '#lib/sealed/index.ts';
import { storeMemberKeys } from '#lib/server/disclosures/index.ts';
import { requireRole } from '#lib/server/web/guards.ts';
import { hexOf, orRefusal, readSealed, sealedBytes, todayOf } from '../../sealed.server.ts';
import type { RequestHandler } from './$types';

const schema = v.object({
	id: hexOf(16),
	position: v.pipe(
		v.string(),
		v.trim(),
		v.minLength(1, 'Tulis jabatan atau instansi Anda.'),
		v.maxLength(100, 'Jabatan paling banyak 100 huruf.')
	),
	recipient: v.custom<string>(isRecipient),
	signKey: v.pipe(v.string(), v.base64(), v.length(44)),
	byPassphrase: sealedBytes,
	byRecovery: sealedBytes
});

export const POST: RequestHandler = async (event) => {
	const actor = requireRole(event, 'disclosure_member');
	const made = await readSealed(event, schema);
	await orRefusal(storeMemberKeys(event.locals.db, actor, made, todayOf(event).day));
	return json({ tersimpan: true });
};
