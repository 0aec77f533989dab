import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CodedQuiz, readAnswerCode, writeAnswerCode } from './answer-code.ts';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

const quiz = fc.record({
	form: fc.constantFrom('a', 'b'),
	revision: fc
		.array(fc.constantFrom(...'0123456789abcdef'), { minLength: 12, maxLength: 12 })
		.map((digits) => digits.join('')),
	sizes: fc.array(fc.integer({ min: 2, max: 4 }), { minLength: 1, maxLength: 40 })
}) satisfies fc.Arbitrary<CodedQuiz>;

const answered = quiz.chain((one) =>
	fc.record({
		quiz: fc.constant(one),
		answers: fc.tuple(
			...one.sizes.map((size) => fc.option(fc.integer({ min: 0, max: size - 1 }), { nil: null }))
		)
	})
);

const TEN: CodedQuiz = {
	form: 'a',
	revision: 'a1b2c3d4e5f6',
	sizes: [3, 3, 3, 3, 3, 3, 3, 3, 3, 3]
};
const SOME = [0, 1, 2, null, 0, 2, 1, 1, null, 0];

describe('answer code', () => {
	it('has eight characters for ten questions', () => {
		expect(writeAnswerCode(TEN, SOME)).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
	});

	it('is grouped evenly, by no more than four', () => {
		const lengths = (questions: number) =>
			writeAnswerCode(
				{ ...TEN, sizes: Array<number>(questions).fill(3) },
				Array<number>(questions).fill(1)
			)
				.split('-')
				.map(({ length }) => length);
		expect([1, 3, 9, 11, 13].map(lengths)).toEqual([[4], [3, 2], [4, 4], [3, 3, 3], [4, 3, 3]]);
	});

	it('gives back what was answered', () => {
		fc.assert(
			fc.property(answered, ({ quiz, answers }) => {
				const code = writeAnswerCode(quiz, answers);
				expect(readAnswerCode(code, quiz)).toEqual({ ok: true, answers, code });
			})
		);
	});

	it('is read as people type it, and given back as it is written', () => {
		const code = writeAnswerCode(TEN, SOME);
		for (const typed of [
			code.toLowerCase(),
			code.replace('-', ''),
			` ${code.replace('-', ' – ')}\n`,
			code.replaceAll('0', 'o').replaceAll('1', 'l')
		]) {
			expect(readAnswerCode(typed, TEN), typed).toMatchObject({ ok: true, code });
		}
	});

	it('notices every wrong character and every two in each other’s place', () => {
		fc.assert(
			fc.property(answered, ({ quiz, answers }) => {
				const code = [...writeAnswerCode(quiz, answers).replaceAll('-', '')];
				for (const [place, right] of code.entries()) {
					for (const other of ALPHABET) {
						if (other === right) continue;
						const wrong = code.with(place, other).join('');
						expect(readAnswerCode(wrong, quiz)).toEqual({ ok: false, why: 'unreadable' });
					}
					for (const [second, its] of code.entries()) {
						if (second <= place || its === right) continue;
						const swapped = code.with(place, its).with(second, right).join('');
						expect(readAnswerCode(swapped, quiz)).toEqual({ ok: false, why: 'unreadable' });
					}
				}
			}),
			{ numRuns: 25 }
		);
	});

	it('tells a code of the other form from one of another session', () => {
		const code = writeAnswerCode(TEN, SOME);
		expect(readAnswerCode(code, { ...TEN, form: 'b' })).toEqual({ ok: false, why: 'other_form' });
		for (const other of [
			{ ...TEN, revision: 'b1b2c3d4e5f6' },
			{ ...TEN, revision: 'a3b2c3d4e5f6' },
			{ ...TEN, sizes: TEN.sizes.slice(1) },
			{ ...TEN, sizes: TEN.sizes.slice(2) },
			{ ...TEN, sizes: [...TEN.sizes, 3] },
			// The third answer of a question that has two.
			{ ...TEN, sizes: TEN.sizes.with(2, 2) }
		]) {
			expect(readAnswerCode(code, other)).toEqual({ ok: false, why: 'other_session' });
		}
	});

	it('refuses anything else and never throws', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), quiz, (text, one) => {
				const read = readAnswerCode(text, one);
				expect(read.ok === false || readAnswerCode(read.code, one).ok).toBe(true);
			})
		);
		for (const typed of ['', '-', '0', '00', '000', '0'.repeat(1e6), 'U'.repeat(8)]) {
			expect(readAnswerCode(typed, TEN).ok, typed).toBe(false);
		}
	});

	it('writes no answer that a question does not offer', () => {
		for (const answers of [[3], [-1], [0.5], [0, 0], []]) {
			expect(() => writeAnswerCode({ ...TEN, sizes: [3] }, answers)).toThrow(RangeError);
		}
	});
});
