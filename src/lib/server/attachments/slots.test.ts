import { expect, it } from 'vitest';
import { createSlots } from './slots.ts';

it('runs at most so many at once, in order, and goes on after a failure', async () => {
	const inSlot = createSlots(2);
	const started: number[] = [];
	const finish: ((failed: boolean) => void)[] = [];
	const results = Array.from({ length: 5 }, (_, i) =>
		inSlot(async () => {
			started.push(i);
			const failed = await new Promise<boolean>((resolve) => finish.push(resolve));
			if (failed) throw new Error(`task ${i}`);
			return i;
		}).catch((error: Error) => error.message)
	);
	const turn = () => new Promise((resolve) => setImmediate(resolve));

	await turn();
	expect(started).toEqual([0, 1]);
	finish[1]?.(true);
	await turn();
	expect(started).toEqual([0, 1, 2]);
	finish[0]?.(false);
	finish[2]?.(false);
	await turn();
	expect(started).toEqual([0, 1, 2, 3, 4]);
	finish[3]?.(false);
	finish[4]?.(false);
	expect(await Promise.all(results)).toEqual([0, 'task 1', 2, 3, 4]);

	// Every slot came back: two run at once again, a third waits.
	for (let i = 5; i < 8; i += 1) {
		void inSlot(() => new Promise<void>(() => started.push(i)));
	}
	await turn();
	expect(started.slice(5)).toEqual([5, 6]);
});
