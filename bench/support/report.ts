// What was found, as a Markdown table with what stands behind each line below it.
import { cpus, totalmem } from 'node:os';
import process from 'node:process';
import { serverVersion } from './database.ts';

/** One line of the table. */
export interface Finding {
	what: string;
	measured: string;
	/** What it is compared with, measured in the same run; '' when there is no such thing. */
	floor: string;
	ratio: string;
	goal: string;
	/** Null where nothing was promised. */
	met: boolean | null;
	notes: string[];
}

const HEADER = '| what | measured | floor | ratio | goal | met |\n|---|---|---|---|---|---|';

/** @param findings in the order of the table @param command as it was typed */
export async function report(findings: readonly Finding[], command: string): Promise<string> {
	const lines = findings.map(({ what, measured, floor, ratio, goal, met }) => {
		const answer = met === null ? '' : met ? 'yes' : '**no**';
		return `| ${[what, measured, floor, ratio, goal, answer].join(' | ')} |`;
	});
	const notes = findings.flatMap(({ what, notes }) => notes.map((note) => `- ${what}: ${note}.`));
	return [`\`${command}\`, ${await machine()}`, '', HEADER, ...lines, '', ...notes, ''].join('\n');
}

async function machine(): Promise<string> {
	const memory = Math.round(totalmem() / 2 ** 30);
	const date = new Date().toISOString().slice(0, 10);
	return `${date}, ${cpus().length} cores, ${memory} GiB, Node ${process.versions.node}, PostgreSQL ${await serverVersion()} on the same machine with its default settings.`;
}
