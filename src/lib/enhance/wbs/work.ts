// The proof of work, in slices so short that the page stays quick.
import { findProof } from '#lib/sealed/index.ts';

/** Milliseconds of one slice. */
const SLICE_MS = 25;

/** A solved challenge. */
export interface Proof {
	challenge: string;
	answers: number[];
}

/** Fetches a challenge and solves it. */
export async function doWork(): Promise<Proof> {
	const response = await fetch('/wbs/tugas', { cache: 'no-store' });
	if (!response.ok) throw new Error('no challenge');
	const { challenge } = (await response.json()) as { challenge: string };
	const search = findProof(challenge);
	for (;;) {
		const until = performance.now() + SLICE_MS;
		do {
			const step = search.next();
			if (step.done) return { challenge, answers: step.value };
		} while (performance.now() < until);
		await new Promise((resolve) => setTimeout(resolve));
	}
}
