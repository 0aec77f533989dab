import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '../../officers/index.ts';
import { complaintClocks, complaintEvents, complaints } from '../schema.ts';
import { answerSaying, assignedTo, day, officerWith, targetOf, testContext } from '../testing.ts';
import { getComplaint } from '../queries/detail.ts';
import { trackComplaint } from '../queries/tracking.ts';
import { explainLateness } from './explain-late.ts';
import { answerComplaint } from './handle.ts';

let context: Awaited<ReturnType<typeof testContext>>;
let intake: Actor;
let handler: Actor;
beforeAll(async () => {
	context = await testContext();
	intake = await officerWith(context.db, ['intake']);
	handler = await officerWith(context.db, ['handler'], { unitCode: 'DAFDUK' });
});
afterAll(() => context.close());

const saying = (changes: object = {}) => ({
	stage: 'resolution' as const,
	round: 1,
	reason: 'files_missing' as const,
	text: 'Blangko baru datang Senin.',
	...changes
});
const possible = async (number: string, at: Date, who = handler) =>
	(await getComplaint(context, who, number, at)).verbs.includes('explainLate');
const reasonOf = async (complaintId: string) =>
	(
		await context.db
			.select()
			.from(complaintClocks)
			.where(
				and(eq(complaintClocks.complaintId, complaintId), eq(complaintClocks.stage, 'resolution'))
			)
	)[0]?.lateReason;

it('is asked of who handles it once a deadline has passed, and keeps no version', async () => {
	const { id, number } = await assignedTo(context, intake, 'DAFDUK');
	const stranger = await officerWith(context.db, ['handler'], { unitCode: 'CAPIL' });
	const overseer = await officerWith(context.db, ['overseer']);
	expect(await possible(number, day(1))).toBe(false);
	await expect(explainLateness(context, handler, number, saying(), day(1))).rejects.toMatchObject({
		details: { fields: { batas: expect.any(String) } }
	});
	// Refused, nothing of it stays in the history.
	expect(
		await context.db.$count(complaintEvents, eq(complaintEvents.kind, 'lateness_explained'))
	).toBe(0);
	expect(await possible(number, day(60))).toBe(true);
	expect(await possible(number, day(60), overseer)).toBe(false);
	await expect(explainLateness(context, stranger, number, saying(), day(60))).rejects.toMatchObject(
		{ code: 'not_found' }
	);
	await expect(explainLateness(context, overseer, number, saying(), day(60))).rejects.toMatchObject(
		{ code: 'not_allowed' }
	);
	const target = await targetOf(context, number);
	await explainLateness(context, handler, number, saying(), day(60));
	// A form that was open meanwhile still sends the resident their answer.
	await answerComplaint(context, handler, target, answerSaying('kartu dicetak.'), day(61));
	await explainLateness(context, intake, number, saying({ reason: 'overlooked' }), day(62));
	expect(await reasonOf(id)).toBe('overlooked');
	const said = await context.db
		.select({ data: complaintEvents.data })
		.from(complaintEvents)
		.where(eq(complaintEvents.kind, 'lateness_explained'))
		.orderBy(complaintEvents.id);
	expect(said.map(({ data }) => data['purpose'])).toEqual(['files_missing', 'overlooked']);
	const shown = await trackComplaint(context, { complaintId: id }, day(62));
	expect(JSON.stringify(shown)).not.toMatch(/lateness_explained|Blangko baru|overlooked/);
});

it('is not asked while the clocks stand still, nor for the reporter’s own time', async () => {
	const { id, number } = await assignedTo(context, intake, 'DAFDUK');
	await context.db
		.update(complaints)
		.set({ pausedAt: day(2) })
		.where(eq(complaints.id, id));
	for (const changes of [{}, { stage: 'reporter_answer' as const }, { round: 2 }]) {
		await expect(
			explainLateness(context, handler, number, saying(changes), day(60))
		).rejects.toMatchObject({ code: 'invalid_input' });
	}
	expect(await reasonOf(id)).toBeNull();
});
