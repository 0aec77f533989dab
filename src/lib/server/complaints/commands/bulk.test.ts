import { asc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '../../officers/index.ts';
import type { Context } from '../context.ts';
import { complaintEvents } from '../schema.ts';
import { assignedTo, day, filed, officerWith, rowOf, targetOf, testContext } from '../testing.ts';
import { assignMany, BULK_MAX, noteOnMany } from './bulk.ts';
import type { Target } from '../change.ts';
import { noteOnComplaint } from './handle.ts';
import { openIdentity } from './identity.ts';
import { rejectComplaint } from './verify.ts';

let context: Context & { close(): Promise<void> };
let intake: Actor;
let handler: Actor;
beforeAll(async () => {
	context = await testContext();
	intake = await officerWith(context.db, ['intake']);
	handler = await officerWith(context.db, ['handler'], { unitCode: 'DAFDUK' });
});
afterAll(() => context.close());

const to = (unitCode: string, officerId: string | null = null) => ({
	unitCode,
	officerId,
	instruction: 'Cek dan kabari pelapor.',
	dueDate: null
});
async function kinds(id: string) {
	const events = await context.db
		.select({ kind: complaintEvents.kind })
		.from(complaintEvents)
		.where(eq(complaintEvents.complaintId, id))
		.orderBy(asc(complaintEvents.id));
	return events.map(({ kind }) => kind);
}

test('each is judged by itself, and what was refused says why and changes nothing', async () => {
	const mine = await assignedTo(context, intake, 'DAFDUK');
	const fresh = await filed(context);
	const ended = await filed(context);
	await rejectComplaint(context, intake, await targetOf(context, ended.number), 'Ganda.', day(0));
	const changed = await assignedTo(context, intake, 'DAFDUK');
	const stale = await targetOf(context, changed.number);
	await noteOnComplaint(context, handler, stale, 'Sudah ditelepon.', day(0));
	const targets = [
		await targetOf(context, mine.number),
		await targetOf(context, fresh.number),
		await targetOf(context, ended.number),
		stale,
		{ number: '2026-999999', version: 1 }
	];
	expect(await assignMany(context, intake, targets, to('CAPIL'), day(1))).toEqual([
		{ number: mine.number, result: 'done', status: 'assigned' },
		{ number: fresh.number, result: 'invalid_transition', status: 'submitted' },
		{ number: ended.number, result: 'invalid_transition', status: 'rejected' },
		{ number: changed.number, result: 'conflict', status: 'assigned' },
		{ number: '2026-999999', result: 'not_found', status: null }
	]);
	expect(await rowOf(context, mine.number)).toMatchObject({ unitCode: 'CAPIL' });
	expect(await rowOf(context, changed.number)).toMatchObject({ unitCode: 'DAFDUK' });
	expect((await kinds(ended.id)).at(-1)).toBe('rejected');
});

test('what an officer does not see is as if it did not exist; what they may not do is said', async () => {
	const overseer = await officerWith(context.db, ['overseer']);
	const other = await assignedTo(context, intake, 'CAPIL');
	const target = await targetOf(context, other.number);
	expect(await noteOnMany(context, handler, [target], 'Catatan.', day(1))).toEqual([
		{ number: other.number, result: 'not_found', status: null }
	]);
	expect(await noteOnMany(context, overseer, [target], 'Catatan.', day(1))).toEqual([
		{ number: other.number, result: 'not_allowed', status: 'assigned' }
	]);
	expect(await kinds(other.id)).not.toContain('noted');
});

test('the same form sent again, or a number twice in it, does nothing twice', async () => {
	const one = await assignedTo(context, intake, 'DAFDUK');
	const target = await targetOf(context, one.number);
	const note = () => noteOnMany(context, handler, [target, target], 'Ditelepon.', day(1));
	expect(await note()).toMatchObject([{ result: 'done' }]);
	expect(await note()).toMatchObject([{ result: 'already' }]);
	expect(await noteOnMany(context, handler, [target], 'Lain lagi.', day(1))).toMatchObject([
		{ result: 'conflict' }
	]);
	expect((await kinds(one.id)).filter((kind) => kind === 'noted')).toHaveLength(1);

	const seen = await targetOf(context, one.number);
	const assign = () => assignMany(context, intake, [seen], to('DAFDUK', handler.id), day(1));
	expect(await assign()).toMatchObject([{ result: 'done' }]);
	expect(await assign()).toMatchObject([{ result: 'already' }]);
});

test('what was done before the form was opened is no answer to it', async () => {
	const one = await assignedTo(context, intake, 'DAFDUK');
	// An event without a version comes in between.
	await openIdentity(context, intake, one.number, 'compare_data', day(0));
	const assign = (unit: string, seen: Target) =>
		assignMany(context, intake, [seen], to(unit), day(1));
	expect(await assign('CAPIL', await targetOf(context, one.number))).toMatchObject([
		{ result: 'done' }
	]);
	const seen = await targetOf(context, one.number);
	expect(await assign('DAFDUK', seen)).toMatchObject([{ result: 'done' }]);
	expect(await assign('CAPIL', seen)).toMatchObject([{ result: 'conflict' }]);
	expect(await rowOf(context, one.number)).toMatchObject({ unitCode: 'DAFDUK' });
});

test('a mistake of the form, or too many, stops before anything is done', async () => {
	const one = await assignedTo(context, intake, 'DAFDUK');
	const target = await targetOf(context, one.number);
	const wrong = to('CAPIL', handler.id);
	await expect(assignMany(context, intake, [target], wrong, day(1))).rejects.toMatchObject({
		code: 'invalid_input',
		details: { fields: { petugas: expect.any(String) } }
	});
	const many = Array.from({ length: BULK_MAX + 1 }, (_, index) => ({
		number: `2026-${String(index + 1).padStart(6, '0')}`,
		version: 1
	}));
	await expect(noteOnMany(context, intake, many, 'Catatan.', day(1))).rejects.toMatchObject({
		code: 'invalid_input'
	});
	expect(await targetOf(context, one.number)).toEqual(target);
});
