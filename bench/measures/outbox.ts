// Ten thousand messages, three processes, one of them killed: each arrives once, and how fast.
import { deliverWithThree } from '../../tests/support/deliverers.ts';
import { createMigratedDatabase } from '../support/database.ts';
import { progress } from '../support/progress.ts';
import type { Finding } from '../support/report.ts';

/** @param size rows in all */
export async function measureOutbox(size: { rows: number }): Promise<Finding[]> {
	const bar = progress('Delivering messages');
	const url = await createMigratedDatabase('outbox');
	const { arrivals, states, seconds } = await deliverWithThree(url, size.rows, size.rows / 3);
	bar.done();
	const again = [...arrivals.values()].filter((count) => count > 1).length;
	const all = arrivals.size === size.rows && states.sent === size.rows;
	return [
		{
			what: `${size.rows.toLocaleString('en')} messages by three processes, one killed`,
			measured: `${arrivals.size.toLocaleString('en')} keys, ${(size.rows / seconds).toFixed(0)}/s`,
			floor: '',
			ratio: '',
			goal: 'each once',
			met: all,
			notes: [
				`${again} came twice under the same key: the killed process had sent them and could not record it (ADR 0015); the time includes waiting for its claims to run out`
			]
		}
	];
}
