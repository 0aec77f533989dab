import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import type { QuizResult } from '#lib/guides/session-result.ts';
import { resultWith } from '#lib/server/outreach/testing.ts';
import { sessionResultForm } from './session-result.ts';

const form = sessionResultForm({ today: '2026-11-02' });
const refusal = (input: unknown) => {
	const result = v.safeParse(form, input);
	return result.success ? null : result.issues[0].message;
};
const [before, after] = resultWith().quizzes as [QuizResult, QuizResult];
const [first, second] = before.totals as [QuizResult['totals'][0], QuizResult['totals'][0]];

describe('a session as a device sends it', () => {
	it('is taken as it is', () => {
		const result = resultWith();
		expect(v.parse(form, JSON.parse(JSON.stringify(result)))).toEqual(result);
	});

	it.each([
		['only before', [before]],
		['only after', [after]],
		['not at all', []]
	])('may have asked %s', (_, quizzes) => {
		expect(refusal(resultWith({ quizzes }))).toBeNull();
	});

	it('may have no place, and be a day ahead', () => {
		expect(refusal(resultWith({ kecamatan: null, heldOn: '2026-11-03' }))).toBeNull();
	});

	it.each([
		['more answers than were asked', [{ ...first, right: first.right + 1 }]],
		['fewer answers than were asked', [{ ...first, wrong: first.wrong - 1 }]],
		['no whole number of questions', [{ ...first, asked: 41, wrong: first.wrong + 1 }]],
		['less than no answer', [{ ...first, right: -1, wrong: first.right + first.wrong + 1 }]]
	])('may not have %s', (_, totals) => {
		expect(refusal(resultWith({ quizzes: [{ ...before, totals }] }))).toBe(
			'Jumlah jawaban tidak cocok dengan jumlah orang yang hadir.'
		);
	});

	it('may not have more people at a quiz than there were', () => {
		expect(refusal(resultWith({ present: 19 }))).toMatch(/lebih kecil/);
	});

	it.each([
		['1970-01-01', /terlalu lama/],
		['2026-11-04', /masa depan/],
		['2026-02-31', /belum benar/],
		['kemarin', /belum benar/]
	])('may not be of %s', (heldOn, sentence) => {
		expect(refusal(resultWith({ heldOn }))).toMatch(sentence);
	});

	it.each([
		['nothing', null],
		['a list', []],
		['text', 'x'],
		['no id', { ...resultWith(), id: undefined }],
		['an id of another kind', resultWith({ id: '1' })],
		['a strange revision', resultWith({ revision: 'ABC' })],
		['a strange address', resultWith({ session: '../etc' })],
		['a strange place', resultWith({ kecamatan: '16' })],
		['nobody', resultWith({ present: 0 })],
		['half a person', resultWith({ present: 20.5 })],
		['no time', resultWith({ minutes: 0 })],
		['two days', resultWith({ minutes: 2880 })],
		['the same quiz twice', resultWith({ quizzes: [before, before] })],
		[
			'the same objective twice',
			resultWith({ quizzes: [{ ...before, totals: [first, second, first] }] })
		],
		['a quiz about nothing', resultWith({ quizzes: [{ ...before, totals: [] }] })],
		['a third form', resultWith({ quizzes: [{ ...before, form: 'c' as 'a' }] })]
	])('with %s is refused with a sentence', (_, input) => {
		expect(refusal(input)).toMatch(/^\p{Lu}[^.]+\./u);
	});
});
