// One JSON line per fact for the person who runs the server. Never holds what a person typed, a
// code, a token, an address or a name.

type Fields = Record<string, string | number | boolean | null | undefined>;

function write(level: 'info' | 'error', message: string, fields: Fields) {
	process.stderr.write(
		`${JSON.stringify({ time: new Date().toISOString(), level, message, ...fields })}\n`
	);
}

/** @param message what happened @param fields details safe to keep */
export function logInfo(message: string, fields: Fields = {}): void {
	write('info', message, fields);
}

/**
 * @param message what failed
 * @param error the cause; its stack is kept, its `detail` (PostgreSQL puts row values there) is not
 * @param fields details safe to keep
 */
export function logError(message: string, error: unknown, fields: Fields = {}): void {
	const cause = error instanceof Error ? error : new Error(String(error));
	write('error', message, { ...fields, error: cause.name, stack: safeStack(cause) });
}

// Drizzle puts the parameters of a failed query, and so what people typed, into the message.
function safeStack(error: Error): string {
	const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
	const inner = error.cause instanceof Error ? error.cause : error;
	const code = (inner as { code?: unknown }).code;
	const head = /params:/.test(error.message) ? inner.name : error.message.split('\n')[0];
	return [`${head}${code ? ` (${String(code)})` : ''}`, ...frames.slice(0, 12)].join('\n');
}
