// Tells a form that our own pages sent from one that another site made the browser send.

/**
 * @param request an incoming request
 * @param url its address as the server knows it
 * @returns true when the request changes nothing, or when the browser says that our own page sent it
 */
export function isOwnForm(request: Request, url: URL): boolean {
	if (['GET', 'HEAD', 'OPTIONS'].includes(request.method)) return true;
	// Browsers since 2023 say it themselves, and no page can change it. 'none' is the person, not a
	// page: a tab that is restored with the answer to a form.
	const site = request.headers.get('sec-fetch-site');
	if (site !== null) return site === 'same-origin' || site === 'none';
	const origin = request.headers.get('origin');
	return origin !== null && origin === url.origin;
}
