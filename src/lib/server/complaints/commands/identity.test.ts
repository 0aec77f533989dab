import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../officers/index.ts';
import type { Context } from '../context.ts';
import { getComplaint } from '../queries/detail.ts';
import { listComplaints } from '../queries/queue.ts';
import { trackComplaint } from '../queries/tracking.ts';
import { assignedTo, day, officerWith, rowOf, targetOf, testContext } from '../testing.ts';
import { messageReporter, noteOnComplaint } from './handle.ts';
import { openIdentity } from './identity.ts';
import { pauseComplaint } from './pause.ts';
import { writeAsReporter } from './report.ts';

let context: Context & { close(): Promise<void> };
let intake: Actor;
let handler: Actor;
let colleague: Actor;

beforeAll(async () => {
	context = await testContext();
	intake = await officerWith(context.db, ['intake']);
	handler = await officerWith(context.db, ['handler'], { unitCode: 'DAFDUK' });
	colleague = await officerWith(context.db, ['handler'], { unitCode: 'DAFDUK' });
});
afterAll(() => context.close());

const NARRATIVE = 'NIK saya 1606014503900002, telepon 0812-0000-0000. KTP belum jadi.';
const SAID = {
	narrative: NARRATIVE,
	reporterPhone: '+62714000000',
	reporterEmail: 'warga@contoh.id'
};
const later = (minutes: number) => new Date(day(1).getTime() + minutes * 60_000);
/** Numbers and addresses of the reporter, in any of the texts. */
const SECRETS =
	/1606014503900002|0812-0000-0000|714000000|warga@contoh|saudara@contoh|Warga Contoh/;

async function told() {
	const { id, number } = await assignedTo(context, intake, 'DAFDUK', SAID);
	const target = async () => targetOf(context, number);
	const words = (text: string) => ({ text, attachments: [] });
	await noteOnComplaint(context, intake, await target(), 'Pelapor: 081200000000.', day(0));
	await messageReporter(context, handler, await target(), words('Ke 0812-0000-0000?'), day(0));
	await writeAsReporter(context, { complaintId: id }, words('saudara@contoh.id saja'), day(0));
	const wanted = {
		category: 'other_agency',
		reason: 'Menunggu data 1606014503900002.',
		until: '2026-11-10',
		contact: null
	} as const;
	await pauseComplaint(context, handler, await target(), wanted, day(0));
	return { id, number };
}
const seenBy = (actor: Actor, number: string, now: Date) =>
	getComplaint(context, actor, number, now);

describe('an identity', () => {
	it('is closed everywhere until it is opened, and then open to that officer for half an hour', async () => {
		const { number } = await told();
		const closed = await seenBy(handler, number, later(0));
		expect(closed).toMatchObject({
			identity: { state: 'closed' },
			contact: { phone: true, email: true }
		});
		expect(closed.verbs).toContain('openIdentity');
		expect(JSON.stringify(closed)).not.toMatch(SECRETS);

		await openIdentity(context, handler, number, 'contact_reporter', later(0));
		const open = await seenBy(handler, number, later(29));
		expect(open.identity).toEqual({ state: 'open', until: later(30) });
		expect(open.complaint).toMatchObject({ ...SAID, reporterName: 'Warga Contoh' });
		expect(open.verbs).not.toContain('openIdentity');
		expect(open.pauses[0]?.reason).toContain('1606014503900002');
		expect(JSON.stringify(await seenBy(colleague, number, later(29)))).not.toMatch(SECRETS);
		expect(JSON.stringify(await seenBy(handler, number, later(30)))).not.toMatch(SECRETS);
	});

	it('is an event that names no officer to the reporter, and makes no form out of date', async () => {
		const { id, number } = await told();
		const { version } = await rowOf(context, number);
		await openIdentity(context, handler, number, 'hand_over', later(0));
		expect(await rowOf(context, number)).toMatchObject({ version });
		const tracked = await trackComplaint(context, { complaintId: id }, later(1));
		expect(tracked.timeline.at(-1)).toMatchObject({
			kind: 'identity_opened',
			unitCode: 'DAFDUK',
			to: 'hand_over',
			text: null
		});
		// The resident's own words are theirs.
		expect(tracked.narrative).toBe(NARRATIVE);
	});

	it('is in no list, also where a number lies across the end of what is shown', async () => {
		const narrative = `${'x'.repeat(150)} 0812 0000 0000 ${'y'.repeat(80)}`;
		const { number } = await assignedTo(context, intake, 'DAFDUK', { narrative });
		const page = { cursor: null, size: 100 };
		const { rows } = await listComplaints(context, handler, {}, page, day(1));
		const excerpt = rows.find((row) => row.number === number)?.excerpt ?? '';
		expect(excerpt).toHaveLength(160);
		expect(excerpt).not.toMatch(/[0-9]/);
	});

	it('is not offered where there is nothing to open', async () => {
		const { number } = await assignedTo(context, intake, 'DAFDUK', { reporterName: null });
		const seen = await seenBy(handler, number, day(1));
		expect(seen.identity).toEqual({ state: 'none' });
		expect(seen.verbs).not.toContain('openIdentity');
	});

	it('opens for nobody who had no right to it', async () => {
		const { number } = await assignedTo(context, intake, 'DAFDUK', { ...SAID, nameHidden: true });
		const overseer = await officerWith(context.db, ['overseer']);
		for (const actor of [handler, overseer]) {
			await expect(
				openIdentity(context, actor, number, 'compare_data', day(1))
			).rejects.toMatchObject({ code: 'not_allowed' });
			const seen = await seenBy(actor, number, day(1));
			expect(seen).toMatchObject({
				identity: { state: 'kept' },
				contact: { phone: false, email: false }
			});
			expect(JSON.stringify(seen)).not.toMatch(SECRETS);
		}
		const stranger = await officerWith(context.db, ['handler'], { unitCode: 'CAPIL' });
		await expect(
			openIdentity(context, stranger, number, 'compare_data', day(1))
		).rejects.toMatchObject({ code: 'not_found' });
	});
});
