// Hands out a report to whoever shows that they hold its key. Posted, so that it stands in no log.
import { json } from '@sveltejs/kit';
import * as v from 'valibot';
import {
	disclosureDues,
	openCase,
	openReport,
	readCaseSlots,
	readOlderCaseKeys,
	type StoredEnvelope
} from '#lib/server/disclosures/index.ts';
import { requireRole } from '#lib/server/web/guards.ts';
import { heldKey, orRefusal, readSealed } from '../sealed.server.ts';
import type { RequestHandler } from './$types';

const schema = v.object(heldKey);
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
const envelopeOf = ({ sequence, sealed, storedOn }: StoredEnvelope) => ({
	sequence,
	sealed: base64(sealed),
	storedOn
});

export const POST: RequestHandler = async (event) => {
	requireRole(event, 'disclosure_member');
	const { db, office } = event.locals;
	const key = await readSealed(event, schema);
	const { id, sealedBy, filedOn, keptUntil, olderKeys, talk } = await orRefusal(
		openReport(db, key)
	);
	return json({
		id,
		sealedBy,
		filedOn,
		keptUntil,
		dues: disclosureDues(office.calendar, filedOn),
		talk: talk.map(envelopeOf),
		notes: (await openCase(db, key)).map(envelopeOf),
		noteSlots: (await readCaseSlots(db, key)).map(base64),
		olderKeys: olderKeys.map(base64),
		olderNoteKeys: (await readOlderCaseKeys(db, key)).map(base64)
	});
};
