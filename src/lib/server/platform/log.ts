// One JSON line per fact for the person who runs the server. Never holds what a person typed, a
// code, a token, an address or a name.

type Fields = Record<string, string | number | boolean | null | undefined>;

/**
 * @param message what failed
 * @param error the cause; its stack is kept, its `detail` (PostgreSQL puts row values there) is not
 * @param fields details safe to keep
 * @param precision of the time; the day where a moment would tell too much
 */
export function logError(
	message: string,
	error: unknown,
	fields: Fields = {},
	precision: 'moment' | 'day' = 'moment'
): void {
	const cause = error instanceof Error ? error : new Error(String(error));
	const now = new Date().toISOString();
	const line = { time: precision === 'day' ? now.slice(0, 10) : now, level: 'error', message };
	process.stderr.write(
		`${JSON.stringify({ ...line, ...fields, error: cause.name, stack: safeStack(cause) })}\n`
	);
}

// Drizzle puts the parameters of a failed query, and so what people typed, into the message.
function safeStack(error: Error): string {
	const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
	const inner = error.cause instanceof Error ? error.cause : error;
	const code = (inner as { code?: unknown }).code;
	const head = /params:/.test(error.message) ? inner.name : error.message.split('\n')[0];
	return [`${head}${code ? ` (${String(code)})` : ''}`, ...frames.slice(0, 12)].join('\n');
}
