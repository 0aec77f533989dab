// How the commands from the shell speak.
import process from 'node:process';

/** @param line for the person at the terminal */
export function say(line: string): void {
	process.stdout.write(`${line}\n`);
}

/** @param line what is wrong, and what to do */
export function complain(line: string): void {
	process.stderr.write(`${line}\n`);
}

/** @param table rows of cells; each column as wide as its widest cell */
export function printTable(table: readonly string[][]): void {
	const widths = (table[0] ?? []).map((_, column) =>
		Math.max(...table.map((row) => row[column]?.length ?? 0))
	);
	for (const row of table) {
		say(
			row
				.map((cell, column) => cell.padEnd(widths[column] ?? 0))
				.join('  ')
				.trimEnd()
		);
	}
}
