// What a desk says when it compares with the log: an alarm only for what is not as it was.
import { afterEach, describe, expect, it, vi } from 'vitest';
import { compareWithLog } from './anchor.ts';

const TODAY = '2026-11-28';
const searched = (from: string) => ({ from, listed: new Map<string, string[]>() });
afterEach(() => vi.unstubAllGlobals());

/** Compares without reports, the server answering so. */
function compare(answer: (from: string) => Promise<Response>, from = '2026-08-28') {
	vi.stubGlobal('fetch', (address: string) => answer(address.split('dari=')[1] ?? ''));
	return compareWithLog(searched(from), [], TODAY);
}
const json = (body: unknown, status = 200) => Promise.resolve(Response.json(body, { status }));
const NOTHING = { before: '0'.repeat(64), days: [], keptSince: TODAY };

describe('comparing with the log', () => {
	it('is no alarm when the log does not come', async () => {
		const cut = await compare(() => Promise.reject(new TypeError('Failed to fetch')));
		expect(cut).toMatchObject({ differences: [], problem: expect.stringMatching(/terputus/) });
		const refused = await compare(() => json({ message: 'Sedang sibuk.' }, 503));
		expect(refused).toMatchObject({ differences: [], problem: 'Sedang sibuk.' });
		expect(await compare(() => json(NOTHING))).toMatchObject({ differences: [], problem: '' });
	});

	it('asks for no more days than the server gives, however far was searched', async () => {
		const asked: string[] = [];
		const answer = (from: string) => {
			asked.push(from);
			return json(NOTHING);
		};
		expect(await compare(answer)).toMatchObject({ from: '2026-08-28' });
		const far = await compare(answer, '2024-01-01');
		expect(asked[0]).toBe('2026-08-28');
		const days = (Date.parse(TODAY) - Date.parse(asked[1] ?? '')) / 86_400_000;
		expect(days).toBeGreaterThan(366);
		expect(days).toBeLessThan(400);
		expect(far.from).toBe(asked[1]);
	});

	it('is an alarm when the log does not hold together', async () => {
		const day = { day: '2026-11-26', head: 'ab'.repeat(32), root: 'cd'.repeat(32) };
		const { differences, problem } = await compare(() =>
			json({ ...NOTHING, days: [day], keptSince: TODAY })
		);
		expect(differences).toEqual([expect.stringMatching(/ada yang mengubahnya/)]);
		expect(problem).toBe('');
	});
});
