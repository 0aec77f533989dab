import { describe, expect, it } from 'vitest';
import { createCalendar } from '../deadlines/index.ts';
import { officeCalendar } from '../deadlines/testing.ts';
import { disclosureDues } from './clocks.ts';

describe('the clocks of a report', () => {
	const calendar = createCalendar({
		timeZone: 'Asia/Jakarta',
		hours: {},
		decrees: [],
		holidays: []
	});

	it('count working days for the first word, days and months for the rest', () => {
		// 27 November 2026 is a Friday.
		expect(disclosureDues(calendar, '2026-11-27')).toEqual({
			firstWord: '2026-12-02',
			assessment: '2026-12-11',
			// Three months end on a Saturday: the Friday before.
			feedback: '2027-02-26'
		});
	});

	it('never wait more than seven days for the first word, however long the office is closed', () => {
		// Idul Fitri of 2026 with its collective leave.
		expect(disclosureDues(officeCalendar(), '2026-03-17').firstWord).toBe('2026-03-24');
	});

	it('move a last day on which the office is closed back, never on', () => {
		// Christmas, and collective leave on the day before.
		const { assessment } = disclosureDues(officeCalendar(), '2026-12-11');
		expect(assessment).toBe('2026-12-23');
	});

	it.each([
		['2026-11-30', '2027-02-26'],
		['2027-11-30', '2028-02-29'],
		['2026-12-31', '2027-03-31']
	])('three months after %s is %s', (filedOn, feedback) => {
		expect(disclosureDues(calendar, filedOn).feedback).toBe(feedback);
	});
});
