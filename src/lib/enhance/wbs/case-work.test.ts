import { describe, expect, it, vi } from 'vitest';
import type { OpenCase } from './case.ts';
import { type AtCase, HalfDone } from './case-steps.ts';
import { workOn } from './case-work.ts';
import { Lost, Refused } from './page.ts';

const on = (filedOn: string) => ({ open: { filedOn, talk: [] } as unknown as OpenCase }) as AtCase;
const ONE = on('2026-11-02');
const OTHER = on('2026-11-03');

/** Works on the first; by the end the page has `then`. */
async function work(then: AtCase | null, result?: Error) {
	let shown: AtCase | null = ONE;
	const page = { done: vi.fn(), failed: vi.fn() };
	const step = async () => {
		shown = then;
		await Promise.resolve();
		if (result) throw result;
	};
	const error = await workOn(() => shown, step, page).catch((thrown: unknown) => thrown);
	return { error, ...page };
}

describe('work on a report', () => {
	it('ends on the page of that report', async () => {
		expect((await work(ONE)).done).toHaveBeenCalledWith(ONE, null);
		const half = new HalfDone('tell', 'Selesai.', null);
		expect((await work(ONE, half)).done).toHaveBeenCalledWith(ONE, half);
		const lost = new Lost();
		const { done, failed, error } = await work(ONE, lost);
		expect(error).toBe(lost);
		expect(failed).toHaveBeenCalledWith(ONE);
		expect(done).not.toHaveBeenCalled();
	});

	it.each([OTHER, null])('leaves what is on the page by then alone', async (then) => {
		for (const result of [undefined, new HalfDone('tell', '', null), new Refused('Tidak.')]) {
			const { done, failed } = await work(then, result);
			expect(done).not.toHaveBeenCalled();
			expect(failed).not.toHaveBeenCalled();
		}
		const { error } = await work(then, new Refused('Terlalu panjang.'));
		expect(error).toMatchObject({ message: expect.stringMatching(/2 November 2026: Terlalu/) });
	});

	it('needs a report', async () => {
		const nothing = { done: vi.fn(), failed: vi.fn() };
		await expect(workOn(() => null, vi.fn(), nothing)).rejects.toThrow('dari daftar');
	});
});
