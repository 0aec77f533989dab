// The headers that every answer carries, whatever route it came from.

const HEADERS: Record<string, string> = {
	'X-Content-Type-Options': 'nosniff',
	// `no-referrer` would make browsers send `Origin: null` with our own forms.
	'Referrer-Policy': 'same-origin',
	'Cross-Origin-Opener-Policy': 'same-origin',
	'Cross-Origin-Resource-Policy': 'same-origin',
	'Permissions-Policy': 'camera=(self), microphone=(self), geolocation=(), interest-cohort=()',
	'X-Frame-Options': 'DENY'
};

/**
 * Adds what is missing; a route that set a header itself keeps its own.
 * @param response the answer
 * @param options secure: sent over https, so that browsers may insist on it from now on
 */
export function addSecurityHeaders(response: Response, options: { secure: boolean }): void {
	for (const [name, value] of Object.entries(HEADERS)) {
		if (!response.headers.has(name)) response.headers.set(name, value);
	}
	if (options.secure && !response.headers.has('Strict-Transport-Security')) {
		response.headers.set('Strict-Transport-Security', 'max-age=31536000');
	}
	// Pages hold what people typed or what officers may read: no shared or disk cache keeps them.
	if (!response.headers.has('Cache-Control')) {
		response.headers.set('Cache-Control', 'private, no-store');
	}
}

/** Of the sealed channel: nothing of it in another site's log, not in ours either. */
const SEALED_CHANNEL = /^\/wbs(\/|$)/;
const TRUSTED_TYPES = "require-trusted-types-for 'script'; trusted-types 'none'";

/** @returns whether a path is the reporters' side of the sealed channel */
export function isSealedChannel(path: string): boolean {
	return SEALED_CHANNEL.test(path);
}

/**
 * Adds what the pages of the sealed channel carry besides; before `addSecurityHeaders`. Browsers that
 * send no `Sec-Fetch-Site` can't post forms here, as `no-referrer` makes their `Origin` null.
 */
export function addSealedHeaders({ headers }: Response): void {
	headers.set('Referrer-Policy', 'no-referrer');
	headers.set('Cache-Control', 'no-store');
}

/** Lets the browser refuse to make script out of text: on every page that has a report in it. */
export function addTrustedTypes({ headers }: Response): void {
	const policy = headers.get('content-security-policy');
	if (policy) headers.set('content-security-policy', `${policy}; ${TRUSTED_TYPES}`);
}
