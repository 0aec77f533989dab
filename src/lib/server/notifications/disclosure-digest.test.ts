// Two worlds, one with a report in the sealed channel and one without: its team gets the same.
import { afterAll, expect, it } from 'vitest';
import { MONDAY, officerWith, testContext } from '../complaints/testing.ts';
import { storeReport } from '../disclosures/index.ts';
import { proofOf, sealedReport, teamOf, TODAY } from '../disclosures/testing.ts';
import type { Actor } from '../officers/index.ts';
import { chooseAsOfficer, readOfficerChoices } from './choices.ts';
import { deliverDue } from './delivery.ts';
import { writeDigests } from './digest.ts';
import { outbox } from './schema.ts';
import { keepingSender } from './testing.ts';

const MORNINGS = ['02', '03', '04'].map((day) => new Date(`2026-11-${day}T02:00:00Z`));
const closing: (() => Promise<void>)[] = [];
afterAll(async () => {
	for (const close of closing) await close();
});

/** @returns all that three mornings bring to the team, and to somebody else, without random ids */
async function world(withReport: boolean) {
	const context = await testContext();
	closing.push(() => context.close());
	const team = await teamOf(context.db, 3);
	const other = await officerWith(context.db, ['intake']);
	const letters = async (actor: Actor, email: string) => {
		const choices = await readOfficerChoices(context.db, actor);
		await chooseAsOfficer(context.db, actor, { ...choices, email }, MONDAY);
	};
	for (const [place, { actor }] of team.entries())
		await letters(actor, `anggota${place}@contoh.id`);
	await letters(other, 'lain@contoh.id');
	if (withReport) {
		const { report } = await sealedReport(team.slice(0, 2), { text: 'Petugas meminta uang.' });
		await storeReport(context.db, report, await proofOf(context.db), TODAY);
	}
	const email = keepingSender();
	for (const now of MORNINGS) {
		await writeDigests(context, now);
		await writeDigests(context, now);
		await deliverDue(context, { email }, { origin: 'https://tanggap.contoh.go.id' }, now);
	}
	const rows = await context.db.select().from(outbox);
	return {
		sent: email.sent.map(({ id: _, ...message }) => message).sort((a, b) => (a.to < b.to ? -1 : 1)),
		rows: rows
			.map(({ kind, channel, state, attempts, createdAt, settledAt }) =>
				JSON.stringify({ kind, channel, state, attempts, createdAt, settledAt })
			)
			.sort()
	};
}

it('the team is told to look, alike in every respect, whether there is a report or not', async () => {
	const [quiet, full] = [await world(false), await world(true)];
	expect(full).toEqual(quiet);
	// Three of the team, three mornings, nobody else.
	expect(quiet.sent).toHaveLength(9);
	const words = new Set(quiet.sent.map(({ subject, text }) => `${subject}\n${text}`));
	expect(words.size).toBe(1);
	expect([...words][0]).toContain('tidak memberi tahu');
});
