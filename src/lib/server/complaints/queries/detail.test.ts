import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../officers/index.ts';
import { assignComplaint, noteOnComplaint } from '../commands/handle.ts';
import { acceptComplaint } from '../commands/verify.ts';
import type { Context } from '../context.ts';
import { day, filed, MONDAY, officerWith, testContext } from '../testing.ts';
import { getComplaint } from './detail.ts';

let context: Context & { close(): Promise<void> };
let intake: Actor;
let handler: Actor;
let overseer: Actor;

beforeAll(async () => {
	context = await testContext();
	intake = await officerWith(context.db, ['intake'], { name: 'Citra' });
	handler = await officerWith(context.db, ['handler'], { unitCode: 'DAFDUK', name: 'Ani' });
	overseer = await officerWith(context.db, ['overseer']);
});
afterAll(() => context.close());

async function assigned(nameHidden = false) {
	const { number } = await filed(context, { nameHidden });
	const found = {
		type: 'complaint' as const,
		class: 'without_supervision' as const,
		serviceCode: 'KK',
		categoryCode: 'TERLAMBAT'
	};
	await acceptComplaint(context, intake, { number, version: 1 }, found, MONDAY);
	const to = { unitCode: 'DAFDUK', officerId: handler.id, instruction: 'Cek.', dueDate: null };
	await assignComplaint(context, intake, { number, version: 2 }, to, day(1));
	return number;
}

describe('one complaint', () => {
	it('names who acted and to whom a disposisi went', async () => {
		const { events, handlerName } = await getComplaint(context, handler, await assigned());
		expect(
			events.map(({ kind, officerName, assigneeName }) => [kind, officerName, assigneeName])
		).toEqual([
			['filed', null, null],
			['accepted', 'Citra', null],
			['assigned', 'Citra', 'Ani']
		]);
		expect(handlerName).toBe('Ani');
	});

	// The page of a conflict shows the events after the version that the form was opened on.
	it('has as many events as its version says', async () => {
		const number = await assigned();
		await noteOnComplaint(context, handler, { number, version: 3 }, 'Arsip dicek.', day(1));
		const { events, complaint } = await getComplaint(context, handler, number);
		expect(events).toHaveLength(complaint.version);
	});

	it('keeps the reporter from those who may not know', async () => {
		const open = await assigned();
		const hidden = await assigned(true);
		const seenBy = async (actor: Actor, number: string) => {
			const { complaint, reporterVisible } = await getComplaint(context, actor, number);
			return [complaint.reporterName, reporterVisible];
		};
		expect(await seenBy(handler, open)).toEqual(['Warga Contoh', true]);
		expect(await seenBy(handler, hidden)).toEqual([null, false]);
		expect(await seenBy(overseer, open)).toEqual([null, false]);
		expect(await seenBy(intake, hidden)).toEqual(['Warga Contoh', true]);
	});
});
