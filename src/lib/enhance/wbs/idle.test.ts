// The lock of an opened page, with a clock and a page in the test's hands.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { leaveFor, lockOnceUsed, lockWhenIdle } from './page.ts';

const MINUTES = 60_000;
let page: EventTarget;
beforeEach(() => {
	vi.useFakeTimers();
	page = new EventTarget();
	vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
	vi.stubGlobal('document', Object.assign(page, { documentElement: {}, title: 'WBS' }));
});
afterEach(() => {
	vi.useRealTimers();
	vi.unstubAllGlobals();
});

/** Time passes without timers, as while a computer sleeps. */
const sleep = (minutes: number) => vi.setSystemTime(Date.now() + minutes * MINUTES);
const sign = (name: string) => page.dispatchEvent(new Event(name));

describe('a page that is open', () => {
	it('locks after ten minutes without a touch, and no sooner', () => {
		const lock = vi.fn();
		lockWhenIdle(lock);
		vi.advanceTimersByTime(9 * MINUTES);
		sign('keydown');
		vi.advanceTimersByTime(9 * MINUTES);
		expect(lock).not.toHaveBeenCalled();
		vi.advanceTimersByTime(MINUTES);
		expect(lock).toHaveBeenCalled();
	});

	it.each(['pointerdown', 'visibilitychange'])('counts the time asleep, seen on %s', (name) => {
		const lock = vi.fn();
		lockWhenIdle(lock);
		sleep(9);
		sign(name);
		expect(lock).not.toHaveBeenCalled();
		sleep(600);
		sign(name);
		expect(lock).toHaveBeenCalled();
	});

	it('is not touched by being shown or hidden', () => {
		const lock = vi.fn();
		lockWhenIdle(lock);
		vi.advanceTimersByTime(9 * MINUTES);
		sign('visibilitychange');
		vi.advanceTimersByTime(MINUTES);
		expect(lock).toHaveBeenCalled();
	});

	it('begins to count with the first thing typed, where only then there is something to hide', () => {
		const lock = vi.fn();
		lockOnceUsed(lock);
		vi.advanceTimersByTime(60 * MINUTES);
		sign('input');
		vi.advanceTimersByTime(9 * MINUTES);
		sign('submit');
		expect(lock).not.toHaveBeenCalled();
		vi.advanceTimersByTime(MINUTES);
		expect(lock).toHaveBeenCalledTimes(1);
	});

	it('is hidden before the server answers', () => {
		const replace = vi.fn(() => expect(document.documentElement.hidden).toBe(true));
		vi.stubGlobal('location', { replace });
		leaveFor('/petugas/wbs');
		expect(replace).toHaveBeenCalledWith('/petugas/wbs');
		expect(document.title).toBe('');
	});
});
