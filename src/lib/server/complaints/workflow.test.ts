import { describe, expect, it } from 'vitest';
import {
	OPEN_STATUSES,
	QUIET_EVENT_KINDS,
	STATUSES,
	type Status
} from '#lib/codes/complaint-codes.ts';
import {
	BEFORE_DISPOSISI,
	isDue,
	isPossible,
	transition,
	TRANSITIONS,
	type Verb
} from './workflow.ts';

// Written out a second time on purpose: a changed row of the table must be a decision.
const POSSIBLE: Record<Verb, readonly Status[]> = {
	requestCompletion: ['submitted'],
	complete: ['needs_completion'],
	accept: ['submitted', 'needs_completion'],
	reject: ['submitted', 'needs_completion'],
	forward: ['submitted', 'needs_completion', 'verified', 'assigned', 'in_progress', 'reopened'],
	assign: ['verified', 'assigned', 'in_progress', 'reopened'],
	followUp: ['assigned', 'in_progress', 'reopened'],
	answer: ['verified', 'assigned', 'in_progress', 'reopened'],
	confirm: ['answered'],
	dispute: ['answered'],
	close: ['answered'],
	reopen: ['closed'],
	rate: ['answered', 'closed'],
	pause: ['verified', 'assigned', 'in_progress', 'reopened'],
	resume: ['verified', 'assigned', 'in_progress', 'reopened'],
	reply: ['verified', 'assigned', 'in_progress', 'reopened'],
	lapse: ['needs_completion', 'verified', 'assigned', 'in_progress', 'reopened'],
	recalculate: [
		'submitted',
		'needs_completion',
		'verified',
		'assigned',
		'in_progress',
		'answered',
		'reopened'
	],
	askExtension: ['assigned', 'in_progress', 'reopened'],
	decideExtension: ['assigned', 'in_progress', 'reopened'],
	handOver: ['assigned', 'in_progress', 'reopened', 'answered'],
	expire: ['answered'],
	needContact: ['answered'],
	escalate: [
		'submitted',
		'needs_completion',
		'verified',
		'assigned',
		'in_progress',
		'answered',
		'reopened'
	],
	recordContact: [
		'submitted',
		'needs_completion',
		'verified',
		'assigned',
		'in_progress',
		'answered',
		'reopened'
	],
	recordForwarding: ['forwarded'],
	askAgency: ['forwarded'],
	passOnAnswer: ['forwarded'],
	note: [...STATUSES],
	settleSubjects: [...STATUSES],
	takeBack: ['assigned', 'in_progress', 'reopened'],
	takeOff: [...STATUSES],
	message: [
		'submitted',
		'needs_completion',
		'verified',
		'assigned',
		'in_progress',
		'answered',
		'reopened'
	],
	withdraw: [...OPEN_STATUSES],
	requestData: [...STATUSES],
	decideDataRequest: [...STATUSES],
	exportData: [...STATUSES],
	removeFiles: ['closed', 'rejected', 'forwarded'],
	erase: ['closed', 'rejected', 'forwarded'],
	openIdentity: [...STATUSES],
	publish: ['verified', 'assigned', 'in_progress', 'reopened', 'answered'],
	unpublish: [...STATUSES],
	explainLate: [...STATUSES],
	link: [...STATUSES],
	unlink: [...STATUSES],
	join: [...OPEN_STATUSES]
};

const RUNNING = {
	status: 'in_progress',
	pausedAt: null,
	extensionAskedAt: null,
	publicSince: null,
	confidential: false,
	erasedAt: null
} as const;

describe('the table of transitions', () => {
	it.each(Object.keys(POSSIBLE) as Verb[])('%s starts from exactly these statuses', (verb) => {
		const from = STATUSES.filter((status) => isPossible(verb, status));
		expect(from.toSorted()).toEqual([...POSSIBLE[verb]].toSorted());
	});

	it('names the reason when a step does not exist', () => {
		expect(() => transition('answer', { ...RUNNING, status: 'closed' })).toThrowError(
			expect.objectContaining({ code: 'invalid_transition' })
		);
	});

	it('pauses what runs, and lets run what stands still', () => {
		const paused = { ...RUNNING, pausedAt: new Date(0) };
		expect([isDue('pause', RUNNING), isDue('resume', RUNNING)]).toEqual([true, false]);
		expect([isDue('pause', paused), isDue('resume', paused)]).toEqual([false, true]);
		expect(isDue('answer', paused)).toBe(true);
	});

	it('decides what was asked, and asks once at a time', () => {
		const asked = { ...RUNNING, extensionAskedAt: new Date(0) };
		expect([isDue('askExtension', RUNNING), isDue('decideExtension', RUNNING)]).toEqual([
			true,
			false
		]);
		expect([isDue('askExtension', asked), isDue('decideExtension', asked)]).toEqual([false, true]);
	});

	it('does nothing more once the complaint was erased', () => {
		const erased = { ...RUNNING, status: 'closed', erasedAt: new Date(0) } as const;
		const verbs = Object.keys(TRANSITIONS) as Verb[];
		expect(verbs.filter((verb) => isDue(verb, erased))).toEqual([]);
	});

	it('shows nothing confidential in public, and withdraws what is there', () => {
		const shown = { ...RUNNING, publicSince: new Date(0) };
		expect(isDue('publish', RUNNING)).toBe(true);
		expect(isDue('publish', { ...RUNNING, confidential: true })).toBe(false);
		expect([isDue('unpublish', RUNNING), isDue('unpublish', shown)]).toEqual([false, true]);
	});

	it('knows which events leave a complaint as it was', () => {
		const quiet = Object.values(TRANSITIONS).flatMap((step) =>
			'quiet' in step ? [step.event] : []
		);
		expect([...new Set(quiet)].toSorted()).toEqual([...QUIET_EVENT_KINDS].toSorted());
	});

	it('never leads from a disposisi back to where no unit has it, except by taking it away', () => {
		const reached = new Set<Status>(['assigned']);
		const steps = Object.entries(TRANSITIONS).flatMap(([verb, step]) =>
			verb === 'takeBack' ? [] : [step]
		);
		for (const from of reached) {
			for (const { from: starts, to } of steps) {
				if (to && (starts as readonly Status[]).includes(from)) reached.add(to);
			}
		}
		expect([...reached].filter((status) => BEFORE_DISPOSISI.includes(status))).toEqual([]);
	});

	it('leads to the statuses that the reporter was told', () => {
		const to = Object.fromEntries(
			Object.entries(TRANSITIONS).map(([verb, step]) => [verb, step.to])
		);
		expect(to).toEqual({
			requestCompletion: 'needs_completion',
			complete: 'submitted',
			accept: 'verified',
			reject: 'rejected',
			forward: 'forwarded',
			assign: 'assigned',
			followUp: 'in_progress',
			answer: 'answered',
			confirm: 'closed',
			dispute: 'reopened',
			close: 'closed',
			reopen: 'reopened',
			rate: null,
			pause: null,
			resume: null,
			reply: null,
			lapse: null,
			handOver: null,
			expire: 'closed',
			needContact: null,
			escalate: null,
			recordContact: null,
			recalculate: null,
			askExtension: null,
			decideExtension: null,
			recordForwarding: null,
			askAgency: null,
			passOnAnswer: null,
			note: null,
			settleSubjects: null,
			takeBack: 'verified',
			takeOff: null,
			message: null,
			withdraw: 'closed',
			requestData: null,
			decideDataRequest: null,
			exportData: null,
			removeFiles: null,
			erase: null,
			openIdentity: null,
			publish: null,
			unpublish: null,
			explainLate: null,
			link: null,
			unlink: null,
			join: null
		});
	});

	it('leaves no status without a way on, except those that end a case for good', () => {
		const stuck = STATUSES.filter(
			(status) =>
				!Object.values(TRANSITIONS).some(
					(step) => step.to !== null && (step.from as readonly Status[]).includes(status)
				)
		);
		expect(stuck).toEqual(['rejected', 'forwarded']);
	});
});
