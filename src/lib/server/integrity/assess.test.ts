import { describe, expect, it } from 'vitest';
import { assess, handlingOf, type IntegrityFacts } from './assess.ts';

const facts = (changes: Partial<IntegrityFacts> = {}): IntegrityFacts => ({
	year: 2026,
	documents: [],
	channels: [],
	handling: handlingOf(0, 0),
	overdue: 0,
	monitoring: { due: 0, signed: [] },
	findings: { total: 0, acted: 0 },
	whistleblowingFindings: { total: 0, acted: 0 },
	links: { complaints: '/c', findings: '/f', procedure: '/p', guideline: '/g' },
	...changes
});
const document = (kind: IntegrityFacts['documents'][number]['kind'], year = 2026) => ({
	kind,
	title: kind,
	year,
	href: `/dokumen/${kind}`
});
const proposed = (code: string, changes: Partial<IntegrityFacts>) =>
	assess(code, facts(changes)).proposal?.answer ?? null;

describe('what the data supports', () => {
	it('for a policy needs team, media and procedure, and never claims innovation', () => {
		const team = document('team_decree');
		const procedure = document('procedure');
		expect(proposed('V.iii.a', {})).toBe('C');
		expect(proposed('V.iii.a', { documents: [team, procedure] })).toBe('C');
		expect(proposed('V.iii.a', { documents: [team, procedure], channels: ['Loket'] })).toBe('B');
		expect(assess('V.iii.a', facts({ documents: [team] })).missing).toHaveLength(2);
	});

	it('for follow-up says no while anything late has no answer, and nothing of an empty year', () => {
		expect(proposed('V.iii.b', {})).toBeNull();
		expect(proposed('V.iii.b', { handling: handlingOf(2, 8) })).toBe('YA');
		expect(proposed('V.iii.b', { handling: handlingOf(2, 8), overdue: 1 })).toBe('TIDAK');
	});

	it('for monitoring counts the reports of that very year', () => {
		const old = document('monitoring_report', 2025);
		const report = document('monitoring_report');
		expect(proposed('V.iii.c', { documents: [old] })).toBe('C');
		expect(proposed('V.iii.c', { documents: [old, report] })).toBe('B');
		expect(proposed('V.iii.c', { documents: [report, report] })).toBe('A');
		expect(proposed('V.iv.b', { documents: [report, report] })).toBe('C');
	});

	it('for monitoring goes by the reports signed here, once there is one', () => {
		const signed = [{ text: '2026-01', href: '/m' }];
		expect(proposed('V.iii.c', { monitoring: { due: 3, signed: [] } })).toBe('C');
		expect(proposed('V.iii.c', { monitoring: { due: 3, signed } })).toBe('B');
		expect(proposed('V.iii.c', { monitoring: { due: 1, signed } })).toBe('A');
	});

	it('for results tells all, some and none apart, and is silent where nothing was found', () => {
		const of = (total: number, acted: number) => ({ findings: { total, acted } });
		expect(proposed('V.iii.d', of(0, 0))).toBeNull();
		expect(proposed('V.iii.d', of(3, 0))).toBe('C');
		expect(proposed('V.iii.d', of(3, 2))).toBe('B');
		expect(proposed('V.iii.d', of(3, 3))).toBe('A');
		expect(proposed('V.iv.c', of(3, 3))).toBeNull();
	});

	it('for a question that we have no data on is nothing, whatever it is called', () => {
		for (const code of ['VI.i.a', 'toString', '__proto__']) {
			expect(assess(code, facts())).toEqual({ have: [], missing: [], proposal: null });
		}
	});
});

describe('the share', () => {
	it('divides what is done by what was to be done, and nothing by nothing', () => {
		expect(handlingOf(3, 9)).toEqual({ toHandle: 12, inProgress: 3, done: 9, share: 0.75 });
		expect(handlingOf(0, 0).share).toBeNull();
	});
});
