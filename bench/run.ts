// `npm run bench`: measures what docs/benchmarks.md promises and prints it as a Markdown table.
// --quick: small sizes, to see that it works. --only filing|queue|search|pages|guides|outbox|sweep|figures|monev|sealing|uploads|memory|clocks.
// --keep: leaves the filled databases for the next run. BENCH_DATABASE_URL: another PostgreSQL.
import process from 'node:process';
import { parseArgs } from 'node:util';
import { prepare } from '../scripts/prepare.mjs';
import { filledName } from './complaints/filled.ts';
import { measureClocks } from './measures/clocks.ts';
import { measureFigures } from './measures/figures.ts';
import { measureFiling } from './measures/filing.ts';
import { measureGuides } from './measures/guides.ts';
import { measureMemory } from './measures/memory.ts';
import { measureMonev } from './measures/monev.ts';
import { measureOutbox } from './measures/outbox.ts';
import { measurePages } from './measures/pages.ts';
import { measureQueue } from './measures/queue.ts';
import { measureSealing } from './measures/sealing.ts';
import { measureSearch } from './measures/search.ts';
import { measureSweep } from './measures/sweep.ts';
import { measureUploads } from './measures/uploads.ts';
import { dropDatabase } from './support/database.ts';
import { type Finding, report } from './support/report.ts';

const FULL = {
	filing: { rounds: 7, each: 2000 },
	queue: { small: 10_000, large: 1_000_000, repeats: 15 },
	search: { large: 1_000_000, repeats: 50 },
	guides: { repeats: 11 },
	outbox: { rows: 10_000 },
	sweep: { small: 10_000, large: 1_000_000, repeats: 201 },
	figures: { large: 1_000_000, repeats: 5 },
	monev: { large: 1_000_000 },
	sealing: { repeats: 5, mebibytes: 25 },
	uploads: { files: 10, mebibytes: 25 },
	memory: { requests: 10_000 },
	clocks: { rounds: 9, each: 100_000 }
};
const QUICK: typeof FULL = {
	filing: { rounds: 3, each: 300 },
	queue: { small: 2000, large: 20_000, repeats: 3 },
	search: { large: 20_000, repeats: 5 },
	guides: { repeats: 3 },
	outbox: { rows: 600 },
	sweep: { small: 2000, large: 20_000, repeats: 21 },
	figures: { large: 20_000, repeats: 5 },
	monev: { large: 20_000 },
	sealing: { repeats: 1, mebibytes: 2 },
	uploads: { files: 2, mebibytes: 2 },
	memory: { requests: 500 },
	clocks: { rounds: 3, each: 20_000 }
};

const { values } = parseArgs({
	options: {
		quick: { type: 'boolean', default: false },
		keep: { type: 'boolean', default: false },
		only: { type: 'string' }
	}
});
const size = values.quick ? QUICK : FULL;
const measurements: Record<string, () => Promise<Finding[]>> = {
	filing: () => measureFiling(size.filing),
	queue: () => measureQueue(size.queue),
	search: () => measureSearch(size.search),
	pages: measurePages,
	guides: () => measureGuides(size.guides),
	outbox: () => measureOutbox(size.outbox),
	sweep: () => measureSweep(size.sweep),
	figures: () => measureFigures(size.figures),
	monev: () => measureMonev(size.monev),
	sealing: () => measureSealing(size.sealing),
	uploads: () => measureUploads(size.uploads),
	memory: () => measureMemory(size.memory),
	clocks: () => Promise.resolve(measureClocks(size.clocks))
};
if (values.only && !(values.only in measurements)) {
	process.stderr.write(`--only takes one of: ${Object.keys(measurements).join(', ')}\n`);
	process.exit(1);
}

await prepare({ build: true });
const findings: Finding[] = [];
for (const [name, measure] of Object.entries(measurements)) {
	if (!values.only || values.only === name) findings.push(...(await measure()));
}
const temporary = [
	...['figures', 'filing', 'floor', 'memory', 'monev_letter', 'monev_month', 'monev_year'],
	...['outbox', 'sealing', 'sweep', 'sweep_small', 'uploads']
];
const filled = [...new Set([size.queue.small, size.queue.large, size.search.large])].map(
	filledName
);
for (const name of values.keep ? temporary : [...temporary, ...filled]) await dropDatabase(name);

const flags = process.argv.slice(2).join(' ');
const command = `npm run bench${flags && ` -- ${flags}`}`;
process.stdout.write(`\n${await report(findings, command)}`);
