import { describe, expect, it, test } from 'vitest';
import { cappedCount, dueWords, nextStep, orderedVerbs, type Waiting } from './desk.ts';

const ZONE = 'Asia/Jakarta';
const NOW = new Date('2026-11-25T02:00:00Z');
const PAST = new Date('2026-11-12T09:00:00Z');
const COMING = new Date('2026-11-27T09:30:00Z');

const waiting = (changes: Partial<Waiting>): Waiting => ({
	status: 'submitted',
	nextDueAt: COMING,
	nextDueStage: 'verification',
	pausedFor: null,
	extensionAskedAt: null,
	contactNeededSince: null,
	unansweredSince: null,
	handlerId: null,
	subjectsOpen: false,
	verbs: [
		'accept',
		'requestCompletion',
		'assign',
		'followUp',
		'answer',
		'close',
		'note',
		'message'
	],
	...changes
});
const step = (changes: Partial<Waiting>) => nextStep(waiting(changes), NOW, ZONE);

test('a count that stopped at its cap says so', () => {
	expect(cappedCount(999, 1000)).toBe('999');
	expect(cappedCount(1000, 1000)).toBe('1.000+');
});

describe('the reason to act', () => {
	it('begins with what is late, since when, and what is missing', () => {
		expect(step({ nextDueAt: PAST })).toEqual({
			reason: 'Terlambat sejak 12 November 2026: pemeriksaan',
			verb: 'accept',
			late: true
		});
	});

	it('names the reporter who waits for a word', () => {
		const written = { status: 'in_progress', unansweredSince: PAST } as const;
		expect(step(written)).toEqual({
			reason: 'Pelapor menulis, belum dibalas',
			verb: 'message',
			late: false
		});
		expect(step({ ...written, verbs: ['answer'] }).reason).toContain('Sedang dikerjakan');
		expect(step({ unansweredSince: PAST }).verb).toBe('accept');
	});

	it('is to call the reporter who let their time pass; who was called needs nothing more', () => {
		const answered = { status: 'answered', nextDueStage: 'reporter_answer' } as const;
		const silent = { ...answered, nextDueAt: PAST, verbs: ['close', 'recordContact'] as const };
		expect(step({ ...silent, contactNeededSince: PAST })).toMatchObject({
			verb: 'recordContact',
			late: false
		});
		expect(step(silent)).toMatchObject({ verb: null, late: false });
		expect(step(answered)).toMatchObject({ verb: null, late: false });
	});

	it('is to decide when the reporter left out what we asked for, and that is not late', () => {
		const asked = {
			status: 'needs_completion',
			nextDueStage: 'reporter_answer',
			pausedFor: 'reporter',
			verbs: ['reject', 'forward', 'note', 'message']
		} as const;
		expect(step({ ...asked, nextDueAt: PAST })).toEqual({
			reason: 'Pelapor tidak melengkapi sampai batas waktunya: putuskan',
			verb: 'reject',
			late: false
		});
		expect(step(asked)).toEqual({ reason: 'Menunggu pelapor', verb: null, late: false });
		expect(step({ ...asked, nextDueAt: PAST, verbs: ['note'] }).reason).toBe('Menunggu pelapor');
		// The pause has ended by itself: the next deadline is the office's again.
		const over = { ...asked, pausedFor: null, nextDueStage: 'verification' } as const;
		expect(step(over)).toMatchObject({ verb: 'reject', late: false });
		expect(step({ ...over, nextDueAt: PAST })).toMatchObject({ verb: 'reject', late: true });
	});

	it('is first of all to decide where more time was asked for, for who decides', () => {
		const asked = { status: 'in_progress', extensionAskedAt: PAST, nextDueAt: PAST } as const;
		expect(step({ ...asked, verbs: ['answer', 'decideExtension'] })).toEqual({
			reason: 'Minta perpanjangan waktu: putuskan',
			verb: 'decideExtension',
			late: true
		});
		expect(step({ ...asked, nextDueAt: COMING, verbs: ['answer'] }).verb).toBe('answer');
	});

	it('says what a case waits for whose clocks stand still', () => {
		const paused = {
			status: 'in_progress',
			pausedFor: 'other_agency',
			nextDueStage: null,
			verbs: ['answer', 'resume', 'message']
		} as const;
		expect(step(paused)).toEqual({
			reason: 'Dijeda: menunggu instansi lain',
			verb: 'resume',
			late: false
		});
		expect(step({ ...paused, unansweredSince: PAST }).verb).toBe('message');
	});

	it('asks the unit to take what nobody has taken', () => {
		expect(step({ status: 'assigned' }).reason).toContain('ambil');
		expect(step({ status: 'assigned', handlerId: 'x' }).reason).toContain('mulai kerjakan');
	});

	it('offers only what the officer may do', () => {
		expect(step({ verbs: ['note'] })).toMatchObject({ reason: 'Baru masuk', verb: null });
		expect(step({ status: 'reopened', verbs: ['assign', 'note'] }).verb).toBe('assign');
	});
});

test('the verb that moves the case on comes first, each once', () => {
	const verbs = orderedVerbs(
		waiting({ status: 'in_progress', verbs: ['note', 'message', 'followUp', 'answer', 'rate'] }),
		NOW,
		ZONE
	);
	expect(verbs).toEqual(['answer', 'followUp', 'message', 'note']);
});

test('a deadline is told by how near it is', () => {
	const words = (dueAt: Date, days: number, nearlyOver = false) =>
		dueWords(dueAt, 'resolution', NOW, days, nearlyOver, ZONE);
	expect(words(PAST, -9)).toMatchObject({ due: 'overdue', label: 'Lewat 9 hari kerja' });
	expect(words(new Date(NOW.getTime() - 1), 0)).toMatchObject({ due: 'overdue' });
	expect(words(new Date('2026-11-25T09:00:00Z'), 0)).toMatchObject({
		due: 'today',
		label: 'Hari ini, pukul 16.00 WIB'
	});
	expect(words(COMING, 9, true)).toMatchObject({
		due: 'soon',
		label: '9 hari kerja lagi, hampir habis'
	});
	expect(dueWords(PAST, 'reporter_answer', NOW, -9, true, ZONE).due).toBe('soon');
	expect(words(COMING, 2)).toMatchObject({ due: 'later', label: '2 hari kerja lagi' });
});
