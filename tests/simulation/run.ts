// `npm run simulate`: two years, two thousand complaints; prints what docs/simulation.md holds.
import process from 'node:process';
import { simulate } from './simulate.ts';

const started = process.cpuUsage();
const outcome = await simulate({
	complaints: 2000,
	days: 730,
	from: '2026-01-01',
	seed: 1606,
	checkEvery: 30
});
const seconds = Math.round(process.cpuUsage(started).user / 1e6);
const table = (title: string, counts: Record<string, number>) => [
	`| ${title} | times |`,
	'| --- | ---: |',
	...Object.entries(counts)
		.sort(([, a], [, b]) => b - a)
		.map(([name, count]) => `| ${name} | ${count} |`),
	''
];
const lines = [
	`${outcome.filed} complaints, ${outcome.checks} checks of every rule, ${outcome.violations.length} violations, ${seconds} s of processor time.`,
	'',
	...table('event', outcome.events),
	...table('refused input', outcome.refused),
	...outcome.violations.map((sentence) => `- ${sentence}`)
];
process.stdout.write(`${lines.join('\n')}\n`);
process.exitCode = outcome.violations.length ? 1 : 0;
