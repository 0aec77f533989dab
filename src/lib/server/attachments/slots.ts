// Keeps heavy work from running all at once in one process.

/**
 * @param size how many tasks may run at the same time
 * @returns a function that runs a task as soon as a slot is free, in the order of asking, and
 * settles as the task does
 */
export function createSlots(size: number): <T>(task: () => Promise<T>) => Promise<T> {
	const waiting: (() => void)[] = [];
	let free = size;

	return async (task) => {
		if (free > 0) free -= 1;
		else await new Promise<void>((resolve) => waiting.push(resolve));
		try {
			return await task();
		} finally {
			// A slot is handed over, not freed, when someone waits: nobody can slip in between.
			const next = waiting.shift();
			if (next) next();
			else free += 1;
		}
	};
}
