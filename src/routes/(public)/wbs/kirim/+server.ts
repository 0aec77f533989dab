import * as v from 'valibot';
import { addEnvelope } from '#lib/server/disclosures/index.ts';
import {
	hexOf,
	orRefusal,
	readSealed,
	sealedBytes,
	todayOf
} from '#lib/server/web/sealed-channel.ts';
import type { RequestHandler } from './$types';

const schema = v.strictObject({
	lookup: hexOf(64),
	sequence: v.pipe(v.number(), v.integer(), v.minValue(1)),
	sealed: sealedBytes
});

/** Takes what a reporter adds, sealed. */
export const POST: RequestHandler = async (event) => {
	const { lookup, sequence, sealed } = await readSealed(event, schema);
	const message = { thread: 'talk', sequence, sealed } as const;
	await orRefusal(addEnvelope(event.locals.db, { lookup }, message, todayOf(event)));
	return new Response(null, { status: 204 });
};
