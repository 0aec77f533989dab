// Sends a form in the background and tells how much of it has left the phone.

/** No answer came: the server may or may not have received the form. Its key makes both harmless. */
export class LostConnection extends Error {}

/** A phone at the edge of the network stalls for minutes before it notices. */
const PATIENCE_MS = 5 * 60_000;

/**
 * @param address where to
 * @param body the form
 * @param progress told the share that was sent, 0 to 1
 * @returns the status and the page that came back
 * @throws LostConnection when nothing came back
 */
export function sendForm(
	address: string,
	body: FormData,
	progress: (share: number) => void = () => undefined
): Promise<{ status: number; page: Document }> {
	return new Promise((resolve, reject) => {
		const request = new XMLHttpRequest();
		request.open('POST', address);
		// Asked for anything else, SvelteKit answers with data instead of a page.
		request.setRequestHeader('accept', 'text/html');
		request.timeout = PATIENCE_MS;
		request.upload.addEventListener('progress', ({ loaded, total }) =>
			progress(total ? loaded / total : 0)
		);
		request.addEventListener('load', () =>
			resolve({
				status: request.status,
				page: new DOMParser().parseFromString(request.responseText, 'text/html')
			})
		);
		for (const fault of ['error', 'timeout', 'abort']) {
			request.addEventListener(fault, () => reject(new LostConnection()));
		}
		request.send(body);
	});
}
