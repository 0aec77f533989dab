// Rules suggest a unit and say why; they are versioned, and never suggest who can't have the case.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assignedTo, day, filed, officerWith, testContext } from '../complaints/testing.ts';
import { complaintSubjects } from '../complaints/schema.ts';
import { type Actor, enterLeave } from '../officers/index.ts';
import { newId } from '../platform/ids.ts';
import { adviseOn } from './advice.ts';
import {
	addRule,
	changeRule,
	endRule,
	listEndedRules,
	listRules,
	type RuleInput,
	seedRouting
} from './rules.ts';
import { routingRules } from './schema.ts';
import { type RoutingRule, type Staff, suggestRouting } from './suggest.ts';

let context: Awaited<ReturnType<typeof testContext>>;
let head: Actor;
let intake: Actor;
let sari: Actor;
let anwar: Actor;

beforeAll(async () => {
	context = await testContext();
	head = await officerWith(context.db, ['head']);
	intake = await officerWith(context.db, ['intake']);
	sari = await officerWith(context.db, ['handler'], { unitCode: 'CAPIL', name: 'Sari' });
	anwar = await officerWith(context.db, ['handler'], { unitCode: 'CAPIL', name: 'Anwar' });
	await officerWith(context.db, ['handler'], { unitCode: 'PIAK', name: 'Fajar' });
});
afterAll(() => context.close());

const CASE = {
	serviceCode: 'AKTA_LAHIR',
	categoryCode: 'TERLAMBAT',
	class: 'without_supervision',
	kecamatanCode: '16.06.09'
} as const;
const ANY: RuleInput = {
	serviceCode: null,
	categoryCode: null,
	class: null,
	serviceGroup: null,
	unitCode: 'CAPIL',
	officerId: null,
	priority: 30,
	note: ''
};
const rule = (changes: Partial<RoutingRule>): RoutingRule => ({
	...ANY,
	id: newId(),
	confirmed: true,
	effectiveFrom: day(0),
	enteredBy: null,
	endedAt: null,
	endedBy: null,
	...changes
});
const staff = (changes: Partial<Staff> = {}): Staff => ({
	handlers: [
		{ id: 'sari', name: 'Sari', roles: ['handler'], unitCode: 'CAPIL' },
		{ id: 'anwar', name: 'Anwar', roles: ['handler'], unitCode: 'CAPIL' },
		{ id: 'fajar', name: 'Fajar', roles: ['handler'], unitCode: 'PIAK' }
	],
	away: new Set(),
	keptFrom: new Set(),
	...changes
});
const suggest = (rules: RoutingRule[], who = staff(), loads: Record<string, number> = {}) =>
	suggestRouting(
		rules,
		CASE,
		who,
		(id) => ({ open: loads[id] ?? 0, late: 0 }),
		context.office.agency
	);
const refusal = (promise: Promise<unknown>) =>
	promise.then(
		() => 'done',
		(error: { code?: string; details?: { fields?: object } }) =>
			error.code === 'invalid_input' ? Object.keys(error.details?.fields ?? {}) : error.code
	);

describe('a suggestion', () => {
	it('comes from the first rule that fits, and says which', () => {
		const rules = [
			rule({ priority: 30, serviceCode: 'AKTA_LAHIR' }),
			rule({ priority: 20, categoryCode: 'DATA_SALAH', unitCode: 'PIAK' }),
			rule({ priority: 90, unitCode: 'PIAK' })
		];
		expect(suggest(rules, staff(), { sari: 3 })).toEqual({
			unitCode: 'CAPIL',
			officerId: null,
			reason:
				'Aturan: Akta Kelahiran → Bidang Pelayanan Pencatatan Sipil. Paling sedikit pekerjaannya: Anwar, 0 terbuka.'
		});
		expect(suggest(rules.slice(1))?.reason).toMatch(/^Aturan: Semua pengaduan lain →/);
		expect(suggest([])).toBeNull();
	});

	it('prefers the more exact of two that are asked at once', () => {
		const rules = [
			rule({ serviceCode: 'AKTA_LAHIR' }),
			rule({ serviceCode: 'AKTA_LAHIR', serviceGroup: 'G2', unitCode: 'PIAK' })
		];
		expect(suggest(rules)?.unitCode).toBe('PIAK');
		expect(suggest([rule({ serviceGroup: 'G1', unitCode: 'PIAK' })])).toBeNull();
		expect(suggest([rule({ class: 'information', unitCode: 'PIAK' })])).toBeNull();
	});

	it('names the officer of the rule, but nobody who is away or from whom it is kept', () => {
		const named = [rule({ officerId: 'sari' })];
		expect(suggest(named)?.officerId).toBe('sari');
		const away = suggest(named, staff({ away: new Set(['sari']) }));
		expect([away?.unitCode, away?.officerId]).toEqual(['CAPIL', null]);
		expect(away?.reason).not.toMatch(/Sari/);
		const kept = suggest(named, staff({ keptFrom: new Set(['sari']) }));
		expect([kept?.unitCode, kept?.officerId]).toEqual(['CAPIL', null]);
		expect(kept?.reason).not.toMatch(/Sari/);
	});

	it('passes over a unit that is gone, or where nobody may have it', () => {
		const rules = [
			rule({ priority: 1, unitCode: 'LAMA' }),
			rule({ priority: 2 }),
			rule({ priority: 3, unitCode: 'PIAK' })
		];
		const who = staff({ keptFrom: new Set(['sari', 'anwar']) });
		expect(suggest(rules, who)?.unitCode).toBe('PIAK');
	});
});

describe('advice on a complaint', () => {
	it('counts within what the viewer may see, and knows who is away and who may not know', async () => {
		const { db } = context;
		await addRule(context, head, { ...ANY, officerId: sari.id, priority: 1 }, day(0));
		await assignedTo(context, intake, 'CAPIL');
		const complaint = await filed(context, {}, day(0));
		const today = '2026-11-03';
		const dates = { from: today, until: today };
		await enterLeave(db, sari, { officerId: sari.id, deputyId: anwar.id, ...dates }, today, day(1));
		const advice = await adviseOn(context, intake, complaint, day(1));
		const capil = advice.units.find(({ code }) => code === 'CAPIL');
		expect(advice.suggestion).toMatchObject({ unitCode: 'CAPIL', officerId: null });
		expect(capil?.load).toEqual({ open: 1, late: 0 });
		expect(capil?.officers.find(({ id }) => id === sari.id)?.leave).toMatchObject(dates);
		const after = await adviseOn(context, intake, complaint, day(2));
		expect(after.suggestion?.officerId).toBe(sari.id);

		await db
			.insert(complaintSubjects)
			.values({ id: newId(), complaintId: complaint.id, officerId: sari.id, addedAt: day(1) });
		const kept = await adviseOn(context, intake, complaint, day(2));
		expect(kept.suggestion?.officerId).toBeNull();
		expect(JSON.stringify(kept)).not.toContain(sari.id);
	});
});

describe('the rules', () => {
	it('ship as far as the office has such units, once, and unconfirmed', async () => {
		await context.db.delete(routingRules);
		const { agency } = context.office;
		const small = { ...agency, units: agency.units.filter(({ code }) => code === 'CAPIL') };
		await seedRouting(context.db, process.cwd(), small, day(0));
		const shipped = await listRules(context.db);
		expect(new Set(shipped.map(({ unitCode }) => unitCode))).toEqual(new Set(['CAPIL']));
		expect(shipped.some(({ confirmed }) => confirmed)).toBe(false);
		await seedRouting(context.db, process.cwd(), agency, day(0));
		expect(await listRules(context.db)).toHaveLength(shipped.length);
	});

	it('keep what was: a change ends one and adds one, and two can’t change the same', async () => {
		await context.db.delete(routingRules);
		await addRule(context, head, { ...ANY, note: 'lama' }, day(0));
		const [first] = await listRules(context.db);
		if (!first) throw new Error('no rule');
		await changeRule(context, head, first.id, { ...ANY, note: 'baru' }, day(1));
		expect(await refusal(changeRule(context, head, first.id, ANY, day(2)))).toBe('conflict');
		const [second] = await listRules(context.db);
		expect(second).toMatchObject({ note: 'baru', confirmed: true, effectiveFrom: day(1) });
		expect(await listEndedRules(context.db)).toMatchObject([
			{ note: 'lama', effectiveFrom: day(0), endedAt: day(1), endedBy: head.id }
		]);
		await endRule(context, head, second?.id ?? '', day(2));
		expect(await listRules(context.db)).toEqual([]);
	});

	it('are for the head and administrators, and for what exists', async () => {
		expect(await refusal(addRule(context, intake, ANY, day(0)))).toBe('not_allowed');
		const wrong = { ...ANY, serviceCode: 'X', categoryCode: 'Y', serviceGroup: 'Z', unitCode: 'Q' };
		expect(await refusal(addRule(context, head, wrong, day(0)))).toEqual([
			'unit',
			'layanan',
			'kategori',
			'kelompok'
		]);
		const elsewhere = { ...ANY, unitCode: 'PIAK', officerId: sari.id };
		expect(await refusal(addRule(context, head, elsewhere, day(0)))).toEqual(['petugas']);
	});
});
