import { json } from '@sveltejs/kit';
import * as v from 'valibot';
import { disclosureDues, allManifests, openReport } from '#lib/server/disclosures/index.ts';
import { hexOf, orRefusal, readSealed, todayOf } from '#lib/server/web/sealed-channel.ts';
import type { RequestHandler } from './$types';

const schema = v.strictObject({ lookup: hexOf(64) });
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');

/** Hands a box to whoever has its receipt; sealed, as it is kept. */
export const POST: RequestHandler = async (event) => {
	const { db, office } = event.locals;
	const key = await readSealed(event, schema);
	const report = await orRefusal(openReport(db, key));
	return json({
		id: report.id,
		reporterWrap: base64(report.reporterWrap),
		olderKeys: report.olderKeys.map(base64),
		sealedBy: report.sealedBy,
		filedOn: report.filedOn,
		talk: report.talk.map(({ sealed }) => base64(sealed)),
		manifests: await allManifests(db),
		clocks: disclosureDues(office.calendar, report.filedOn),
		day: todayOf(event).day
	});
};
