// What sealing costs a cheap phone: how long 25 MiB take to be sealed and sent, and whether the page
// ever stands still meanwhile.
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createDatabase } from '../support/database.ts';
import { openPhone, type Phone } from '../support/phone.ts';
import { progress } from '../support/progress.ts';
import type { Finding } from '../support/report.ts';
import { startWithTeam } from '../support/team.ts';
import { median } from '../support/statistics.ts';

const MIB = 1024 * 1024;
const SLOWER = 6;
const GOAL = { freeze: 100, receipt: 3000 };
/** How long the same page is watched while nothing happens in it, milliseconds. */
const IDLE_MS = 10_000;

/** What was seen of a page. */
interface Watched {
	milliseconds: number;
	/** Between two frames, milliseconds, longest first. */
	gaps: number[];
	/** Different values of the progress bar. */
	steps: number;
	/** Processor time of the longest task, milliseconds. */
	task: number;
}

/** One file, sealed and sent. */
interface Run {
	/** From the button to the receipt, milliseconds. */
	receipt: number;
	idle: Watched;
	sealing: Watched;
}

/** @param size repeats: how often the file is sent; mebibytes: of the file */
export async function measureSealing(size: {
	repeats: number;
	mebibytes: number;
}): Promise<Finding[]> {
	const folder = mkdtempSync(path.join(tmpdir(), 'tanggap-bench-'));
	const file = path.join(folder, 'bukti.bin');
	writeFileSync(file, randomBytes(size.mebibytes * MIB));
	const server = await startWithTeam({ DATABASE_URL: await createDatabase('sealing') });
	const bar = progress(`Sealing ${size.mebibytes} MiB`);
	const runs: Run[] = [];
	try {
		for (let turn = 0; turn < size.repeats; turn++) {
			runs.push(await sealOnce(server.origin, file));
			bar.to((turn + 1) / size.repeats);
		}
	} finally {
		await server.stop();
		rmSync(folder, { recursive: true, force: true });
	}
	bar.done();
	return findings(size.mebibytes, runs);
}

async function sealOnce(origin: string, file: string): Promise<Run> {
	const phone = await openPhone(`${origin}/wbs/lapor`, SLOWER);
	try {
		const idle = await watched(phone, () => new Promise((done) => setTimeout(done, IDLE_MS)));
		await phone.evaluate(`(() => {
			document.querySelector('input[name=jenis]').click();
			const what = document.querySelector('textarea[name=apa]');
			what.value = 'Petugas meminta lima puluh ribu di loket dua.';
			what.dispatchEvent(new Event('input', { bubbles: true }));
		})()`);
		await phone.choose('input[name=lampiran]', file);
		const begun = performance.now();
		await phone.evaluate(`document.querySelector('[data-seal]').click()`);
		await phone.until(`document.querySelector('[data-receipt]').textContent`);
		const receipt = performance.now() - begun;
		const sealing = await watched(phone, async () => {
			await phone.until(`document.querySelector('[data-files-bar]').hidden`);
		});
		return { receipt, idle, sealing };
	} finally {
		await phone.close();
	}
}

async function watched(phone: Phone, work: () => Promise<void>): Promise<Watched> {
	const listening = await phone.listen();
	await phone.evaluate(`(() => {
		const begun = performance.now();
		const bar = document.querySelector('[data-files-bar]');
		const gaps = [];
		const values = new Set();
		let last = begun;
		let on = true;
		requestAnimationFrame(function frame(now) {
			gaps.push(now - last);
			last = now;
			values.add(bar.value);
			if (on) requestAnimationFrame(frame);
		});
		globalThis.stopWatching = () => {
			on = false;
			gaps.sort((a, b) => b - a);
			return { milliseconds: performance.now() - begun, gaps, steps: values.size };
		};
	})()`);
	await work();
	const seen = await phone.evaluate<Omit<Watched, 'task'>>('stopWatching()');
	return { ...seen, task: await listening() };
}

function findings(mebibytes: number, runs: Run[]): Finding[] {
	const receipt = median(runs.map((run) => run.receipt));
	const freezes = (one: 'idle' | 'sealing') => runs.map((run) => run[one].gaps[0] ?? 0);
	const freeze = median(freezes('sealing'));
	const task = Math.max(...runs.map(({ sealing }) => sealing.task));
	const all = (values: number[], digits: number, unit: string) =>
		values.map((value) => `${value.toFixed(digits)} ${unit}`).join(', ');
	const slowed = `processor slowed ${SLOWER} times, ${runs.length} runs`;
	const finding = { ratio: '', floor: '' };
	return [
		{
			...finding,
			what: 'from “Segel dan kirim” to the receipt, proof of work done',
			measured: `${(receipt / 1000).toFixed(1)} s`,
			goal: `≤ ${GOAL.receipt / 1000} s`,
			met: receipt <= GOAL.receipt,
			notes: [`${slowed}; median`]
		},
		{
			...finding,
			what: `longest freeze while ${mebibytes} MiB are sealed and sent`,
			measured: `${freeze.toFixed(0)} ms`,
			floor: `${median(freezes('idle')).toFixed(0)} ms, the same page idle`,
			goal: `≤ ${GOAL.freeze} ms`,
			met: freeze <= GOAL.freeze,
			notes: [
				`${slowed}; longest time between two frames of each run ${all(freezes('sealing'), 0, 'ms')}; idle ${all(freezes('idle'), 0, 'ms')}`,
				`took ${all(
					runs.map(({ sealing }) => sealing.milliseconds / 1000),
					1,
					's'
				)}; the bar showed ${Math.min(...runs.map(({ sealing }) => sealing.steps))} values or more`
			]
		},
		{
			...finding,
			what: 'longest task of the page meanwhile, processor time',
			measured: `${task.toFixed(0)} ms`,
			floor: `${Math.max(...runs.map(({ idle }) => idle.task)).toFixed(0)} ms, idle`,
			goal: `≤ ${GOAL.freeze} ms`,
			met: task <= GOAL.freeze,
			notes: ['longest of all runs; does not count waiting for the processor']
		}
	];
}
