// A bar on the terminal while something takes long; on a log, one line when it is done.
import process from 'node:process';

const WIDTH = 30;

/** A bar that grows; `done` leaves one line with the time it took. */
export interface Progress {
	/** @param share 0 to 1 */
	to(share: number): void;
	done(): void;
}

/** @param label what is being done, a few words */
export function progress(label: string): Progress {
	const { stderr } = process;
	const start = performance.now();
	let shown = -1;
	const elapsed = () => `${((performance.now() - start) / 1000).toFixed(1)} s`;
	const draw = (share: number, end: string) => {
		const full = Math.round(share * WIDTH);
		stderr.write(`\r${label.padEnd(44)} ${'█'.repeat(full)}${'░'.repeat(WIDTH - full)} ${end}`);
	};
	return {
		to(share) {
			const percent = Math.floor(Math.min(1, share) * 100);
			if (!stderr.isTTY || percent === shown) return;
			shown = percent;
			draw(percent / 100, `${percent} %  `);
		},
		done() {
			if (stderr.isTTY) draw(1, `${elapsed()}\n`);
			else stderr.write(`${label}: ${elapsed()}\n`);
		}
	};
}
