// Keys that can't be turned must not hide a report, nor the others.
import { bech32 } from '@scure/base';
import { describe, expect, it, vi } from 'vitest';
import { ENVELOPES_AT_MOST, TURNS_AT_MOST } from '#lib/server/disclosures/limits.ts';
import { envelopes } from '#lib/server/disclosures/schema.ts';
import { addNote, rewrap } from './case.ts';
import { Lost } from './page.ts';
import { type Desk, LATER, unlocked, withDesk } from './testing.ts';
import { openTurned } from './turn.ts';

let desk: Desk;
withDesk((opened) => (desk = opened));

/** A report out of which the first has gone, so that the second has to turn its keys. */
async function due() {
	const { report } = await desk.filed();
	const gone = await desk.openedBy(desk.member(0), report.id);
	const who = unlocked(desk.member(0));
	await addNote(desk.team, who, gone, { kind: 'recusal', text: '' }, LATER);
	await rewrap(desk.team, gone);
	return report.id;
}

async function openedBySecond(report: string) {
	const who = unlocked(desk.member(1));
	return openTurned(desk.team, who, await desk.foundBy(who, report), LATER);
}

/** Right in form, and a point that no key can be agreed with. */
const NOBODY = bech32.encodeFromBytes('age', new Uint8Array(32));
/** Also of the places that only the turning has. */
const FULL = ENVELOPES_AT_MOST + TURNS_AT_MOST;

describe('a report whose keys are due', () => {
	it('is handed back refused when its reporter gave a recipient that none can seal for', async () => {
		const { report } = await desk.filed(undefined, { recipient: NOBODY });
		const open = await openedBySecond(report.id);
		expect(open).toMatchObject({ unturned: false, talk: [{ refused: 'malformed' }] });
	});

	it('is handed back as it is when its thread is full', async () => {
		const report = await due();
		const { db } = desk.database;
		const [first] = await db.select().from(envelopes).limit(1);
		if (!first) throw new Error('a report was filed');
		const rest = Array.from({ length: FULL - 1 }, (_, place) => ({
			...first,
			reportId: report,
			thread: 'talk' as const,
			sequence: place + 1
		}));
		await db.insert(envelopes).values(rest);
		const open = await openedBySecond(report);
		expect(open.unturned).toBe(true);
		expect(open.talk).toHaveLength(FULL);
	});

	it('is not handed back when the line is cut or nobody is signed in: it can be tried again', async () => {
		const report = await due();
		const turning = (answer: () => Promise<Response>) =>
			vi.stubGlobal('fetch', (address: string, init: { body?: string }) =>
				address.endsWith('/putar') ? answer() : desk.serve(address, init)
			);
		turning(() => Promise.reject(new TypeError('Failed to fetch')));
		await expect(openedBySecond(report)).rejects.toBeInstanceOf(Lost);
		turning(() => Promise.resolve(Response.json({ message: 'Masuk lagi.' }, { status: 401 })));
		await expect(openedBySecond(report)).rejects.toMatchObject({ status: 401 });
		vi.stubGlobal('fetch', desk.serve);
		expect(await openedBySecond(report)).toMatchObject({ unturned: false });
	});
});
