import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../officers/index.ts';
import { assignComplaint, noteOnComplaint } from '../commands/handle.ts';
import { forwardComplaint } from '../commands/forward.ts';
import { acceptComplaint } from '../commands/verify.ts';
import type { Context } from '../context.ts';
import { day, filed, MONDAY, officerWith, rowOf, testContext } from '../testing.ts';
import { closeTracking, openTracking, reporterOf, trackComplaint } from './tracking.ts';

let context: Context & { close(): Promise<void> };
let intake: Actor;

beforeAll(async () => {
	context = await testContext();
	intake = await officerWith(context.db, ['intake'], { name: 'Citra' });
});
afterAll(() => context.close());

const minutes = (count: number) => new Date(MONDAY.getTime() + count * 60_000);

describe('the way in', () => {
	it('opens with the pair and with nothing else', async () => {
		const { number, code } = await filed(context);
		const other = await filed(context);
		for (const given of [
			{ number, code: other.code },
			{ number: '2026-999999', code },
			{ number, code: '' },
			{ number: '', code: '' },
			{ number: "' or 1=1", code: '%' }
		]) {
			expect(await openTracking(context, given, MONDAY), JSON.stringify(given)).toBeNull();
		}
		expect(await openTracking(context, { number, code: code.toLowerCase() }, MONDAY)).toMatch(
			/^[0-9a-f]{40}$/
		);
	});

	it('stays open for half an hour from its last use, or until it is closed', async () => {
		const { number, code, id } = await filed(context);
		const token = await openTracking(context, { number, code }, MONDAY);
		if (!token) throw new Error('a right pair opens');
		expect(await reporterOf(context, token, minutes(29))).toEqual({ complaintId: id });
		expect(await reporterOf(context, token, minutes(58))).toEqual({ complaintId: id });
		expect(await reporterOf(context, token, minutes(88))).toBeNull();
		expect(await reporterOf(context, token.replace(/./g, '0'), MONDAY)).toBeNull();
		await closeTracking(context, token);
		expect(await reporterOf(context, token, minutes(59))).toBeNull();
	});

	it('closes twelve hours after the pair was given, however busy it was', async () => {
		const { number, code, id } = await filed(context);
		const token = (await openTracking(context, { number, code }, MONDAY)) ?? '';
		for (let at = 20; at < 12 * 60; at += 20) {
			expect(await reporterOf(context, token, minutes(at)), `${at}`).toEqual({ complaintId: id });
		}
		expect(await reporterOf(context, token, minutes(12 * 60))).toBeNull();
	});
});

describe('what the reporter sees', () => {
	it('is the unit and the words meant for them: no officer, no instruction, no note', async () => {
		const { number, id } = await filed(context);
		const target = async () => ({ number, version: (await rowOf(context, number)).version });
		const found = {
			type: 'complaint' as const,
			class: 'without_supervision' as const,
			serviceCode: 'KK',
			categoryCode: 'TERLAMBAT'
		};
		await acceptComplaint(context, intake, await target(), found, MONDAY);
		const to = {
			unitCode: 'DAFDUK',
			officerId: null,
			instruction: 'Rahasia dapur.',
			dueDate: null
		};
		await assignComplaint(context, intake, await target(), to, MONDAY);
		await noteOnComplaint(context, intake, await target(), 'Hanya untuk kita.', MONDAY);
		const handover = {
			kind: 'agency' as const,
			agency: 'Kantor Urusan Agama',
			reason: 'Soal buku nikah.',
			record: 'Diantar dengan surat nomor 12.'
		};
		await forwardComplaint(context, intake, await target(), handover, day(1));

		const seen = await trackComplaint(context, { complaintId: id }, day(1));
		expect(seen.timeline.map(({ kind, text, to: whither }) => [kind, text, whither])).toEqual([
			['filed', null, null],
			['accepted', null, null],
			['assigned', null, 'DAFDUK'],
			['forwarded', 'Diantar dengan surat nomor 12.', 'Kantor Urusan Agama']
		]);
		const everything = JSON.stringify(seen);
		for (const word of ['Citra', intake.id, 'Rahasia dapur', 'Hanya untuk kita', 'Warga Contoh']) {
			expect(everything).not.toContain(word);
		}
	});
});
