import { describe, expect, it } from 'vitest';
import { TEST_LIBRARY, TEST_SESSION } from '#lib/server/outreach/testing.ts';
import { deckOf } from './session.ts';
import { countAnswers, type CountedQuestion, totalsOf } from './session-result.ts';

describe('the slides of a session', () => {
	it('come in the order in which a group sees them', () => {
		expect(deckOf(TEST_SESSION, TEST_LIBRARY).slides.map(({ id }) => id)).toEqual([
			'awal',
			'kuis-a',
			'ponsel-a',
			'tanya-a-1',
			'tanya-a-2',
			'tanya-a-3',
			'bagian-1-satu',
			'bagian-1-dua',
			'bagian-2-lapor',
			'bagian-2-datang',
			'bagian-3-satu',
			'bagian-3-dua',
			'kuis-b',
			'ponsel-b',
			'tanya-b-1',
			'tanya-b-2',
			'tanya-b-3',
			'jawab-b-1',
			'jawab-b-2',
			'jawab-b-3',
			'hasil',
			'penutup'
		]);
	});

	it('each lie in a stretch with a clock', () => {
		const { slides, stretches } = deckOf(TEST_SESSION, TEST_LIBRARY);
		expect(stretches.map(({ id, minutes }) => [id, minutes])).toEqual([
			['pembuka', null],
			['kuis-a', null],
			['bagian-1', 5],
			['bagian-2', null],
			['bagian-3', 5],
			['kuis-b', null],
			['penutup', null]
		]);
		expect([...new Set(slides.map(({ stretch }) => stretch))]).toEqual(
			stretches.map(({ id }) => id)
		);
	});

	it('ask nothing without a lesson', () => {
		const parts = TEST_SESSION.parts.filter(({ kind }) => kind === 'guide');
		const { slides, questions } = deckOf({ ...TEST_SESSION, parts }, TEST_LIBRARY);
		expect(questions).toEqual([]);
		expect(slides.map(({ kind }) => kind)).toEqual(['cover', 'step', 'step', 'closing']);
	});

	it('ask a lesson once that is taught twice', () => {
		const twice = { ...TEST_SESSION, parts: [...TEST_SESSION.parts, ...TEST_SESSION.parts] };
		expect(deckOf(twice, TEST_LIBRARY).questions).toHaveLength(3);
		const ids = deckOf(twice, TEST_LIBRARY).slides.map(({ id }) => id);
		expect(new Set(ids).size).toBe(ids.length);
	});
});

describe('totals', () => {
	const questions: CountedQuestion[] = [
		{ lesson: 'alamat', objective: 'baca', right: 0, answers: 3 },
		{ lesson: 'alamat', objective: 'baca', right: 2, answers: 3 },
		{ lesson: 'kode', objective: 'baca', right: 1, answers: 2 }
	];

	it('add up hands per objective of a lesson', () => {
		expect(totalsOf(questions, [[6, 2, 1], [0, 0, 10], undefined], 10)).toEqual([
			{ lesson: 'alamat', objective: 'baca', asked: 20, right: 16, wrong: 3, unanswered: 1 },
			{ lesson: 'kode', objective: 'baca', asked: 10, right: 0, wrong: 0, unanswered: 10 }
		]);
	});

	it('count codes like hands', () => {
		const people = [
			[0, 2, 1],
			[0, 1, null],
			[null, null, null]
		];
		expect(countAnswers(questions, people)).toEqual([
			[2, 0, 0],
			[0, 1, 1],
			[0, 1]
		]);
	});
});
