import * as v from 'valibot';
import { PUZZLES, SLOTS } from '#lib/sealed/index.ts';
import { storeReport } from '#lib/server/disclosures/index.ts';
import {
	hexOf,
	orRefusal,
	readSealed,
	sealedBytes,
	todayOf
} from '#lib/server/web/sealed-channel.ts';
import type { RequestHandler } from './$types';

const schema = v.strictObject({
	id: hexOf(32),
	lookupHash: hexOf(64),
	readHash: hexOf(64),
	manifestVersion: v.pipe(v.number(), v.integer()),
	reporterWrap: sealedBytes,
	slots: v.pipe(v.array(sealedBytes), v.length(SLOTS)),
	envelope: sealedBytes,
	proof: v.strictObject({
		challenge: v.pipe(v.string(), v.maxLength(200)),
		answers: v.pipe(v.array(v.number()), v.length(PUZZLES))
	})
});

/** Takes a report that the browser has sealed. */
export const POST: RequestHandler = async (event) => {
	const { proof, ...report } = await readSealed(event, schema);
	await orRefusal(storeReport(event.locals.db, report, proof, todayOf(event)));
	return new Response(null, { status: 204 });
};
