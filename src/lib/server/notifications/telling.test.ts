import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { messageReporter } from '../complaints/index.ts';
import { complaints } from '../complaints/schema.ts';
import { assignedTo, day, MONDAY, officerWith, targetOf, testContext } from '../complaints/testing.ts';
import type { Actor } from '../officers/index.ts';
import { startReporterNews } from './choices.ts';
import { listNews } from './news.ts';
import { outbox, untoldEvents } from './schema.ts';
import { tellEvents } from './telling.ts';

const PHONE = { reporterPhone: '+628129999999' };

let context: Awaited<ReturnType<typeof testContext>>;
let intake: Actor;
let handler: Actor;

beforeAll(async () => {
	context = await testContext();
	intake = await officerWith(context.db, ['intake']);
	handler = await officerWith(context.db, ['handler'], { unitCode: 'DAFDUK' });
});
afterAll(() => context.close());
beforeEach(() => context.db.delete(outbox));

const says = (text: string) => ({ text, attachments: [] });
const tell = (now = MONDAY) => tellEvents(context, ['email', 'phone'], now);
const kindsFor = async (actor: Actor) =>
	(await listNews(context.db, actor)).map(({ kind }) => kind);

/** A case whose reporter wants messages, at its unit and without events that wait. */
async function told() {
	const complaint = await assignedTo(context, intake, 'DAFDUK', PHONE);
	await startReporterNews(context.db, complaint.number, MONDAY);
	await context.db.delete(untoldEvents);
	return complaint;
}

describe('words of a reporter that a kecamatan operator passes on', () => {
	it('are told to the unit, and not to the reporter as news', async () => {
		const operator = await officerWith(context.db, ['district_operator']);
		const { id, number } = await told();
		await context.db.update(complaints).set({ filedBy: operator.id }).where(eq(complaints.id, id));
		const target = await targetOf(context, number);
		await messageReporter(context, operator, target, says('Katanya belum beres.'), day(0));
		await tell();
		expect(await kindsFor(handler)).toEqual(['messaged']);
		expect(await kindsFor(operator)).toEqual([]);
		expect(await context.db.select().from(outbox)).toEqual([]);
	});
});
