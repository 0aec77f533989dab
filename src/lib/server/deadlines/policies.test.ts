import { expect, test } from 'vitest';
import reference from '../../../../drizzle/seed/reference/deadline-policies.json' with { type: 'json' };
import { policyOn, type DeadlineCode, type DeadlinePolicy } from './policies.ts';

const row = (id: string, effectiveFrom: string, amount: number): DeadlinePolicy => ({
	id,
	code: 'verification',
	amount,
	unit: 'working_days',
	warningShare: 70,
	owner: 'intake',
	legalBasis: 'contoh',
	effectiveFrom,
	confirmed: true,
	note: ''
});

test('the latest row that has begun is in force, from its first day on, in any order of rows', () => {
	const rows = [row('b', '2026-07-01', 2), row('a', '2020-01-01', 3), row('c', '2027-01-01', 1)];
	for (const policies of [rows, rows.toReversed()]) {
		expect(policyOn(policies, 'verification', '2026-06-30').amount).toBe(3);
		expect(policyOn(policies, 'verification', '2026-07-01').amount).toBe(2);
		expect(policyOn(policies, 'verification', '2026-12-31').amount).toBe(2);
		expect(policyOn(policies, 'verification', '2027-01-01').amount).toBe(1);
	}
});

test('rows of other codes are not looked at; none in force is an error that names what is missing', () => {
	const rows = [row('a', '2026-01-01', 3)];
	expect(() => policyOn(rows, 'reopening', '2026-06-30')).toThrow(/reopening.*2026-06-30/);
	expect(() => policyOn(rows, 'verification', '2025-12-31')).toThrow(RangeError);
});

test('the seeded rows give each step its days, and say which still wait for the office', () => {
	const days: Record<DeadlineCode, number> = {
		first_human_answer: 120,
		verification: 3,
		first_response: 5,
		reporter_answer: 10,
		contact_answer: 1,
		reopening: 30,
		pause: 30,
		extension: 10,
		forwarding_follow_up: 10,
		resolution_information: 5,
		resolution_aspiration: 5,
		resolution_without_supervision: 14,
		resolution_with_supervision: 60,
		data_request: 72
	};
	expect(Object.fromEntries(reference.map((r) => [r.code, r.amount]))).toEqual(days);
	expect(reference.filter((r) => !r.confirmed).map((r) => r.code)).toEqual([
		'first_human_answer',
		'contact_answer',
		'reopening',
		'reopening',
		'pause',
		'extension',
		'forwarding_follow_up',
		'resolution_aspiration'
	]);
	expect(reference.every((r) => r.legal_basis !== '')).toBe(true);
	// A row that replaces another says from when.
	expect(reference.filter((r) => r.effective_from !== '2020-01-01').map((r) => r.code)).toEqual([
		'reopening'
	]);
});
