// Owns the refusals that happen before the server listens: told to the person who runs it.

/**
 * The program can't start, for a reason that this person can mend. The message is Indonesian,
 * short, says what to do, and is printed as it is, without a stack trace.
 */
export class StartupError extends Error {
	constructor(message: string) {
		super(message);
		this.name = 'StartupError';
	}
}

/** One thing that is wrong in a file of the office. */
export interface ConfigurationProblem {
	/** The file, from the project's root: `content/instansi.json`. */
	file: string;
	/** Where in the file: `kontak[1].nilai`; empty for the file as a whole. */
	path: string;
	/** Indonesian: what is wrong and what to do. */
	message: string;
}

/** The files of the office hold mistakes: all of them at once, one line each. */
export class ConfigurationError extends StartupError {
	readonly problems: readonly ConfigurationProblem[];

	/** @param problems at least one */
	constructor(problems: readonly ConfigurationProblem[]) {
		const lines = problems.map(({ file, path, message }) =>
			path === '' ? `  ${file}: ${message}` : `  ${file} → ${path}: ${message}`
		);
		super(['Ada isian yang perlu dibetulkan:', ...lines].join('\n'));
		this.name = 'ConfigurationError';
		this.problems = problems;
	}
}
