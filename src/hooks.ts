// What SvelteKit does alike on the server and in browsers.
import type { Transport } from '@sveltejs/kit';

/**
 * SvelteKit writes out the data of every page for a browser to hydrate it with, and throws it away
 * where a page is not hydrated, as ours are (docs/adr/0003). For a list that takes as long as
 * rendering it. This says of all data that there is nothing to hand over. It also leaves `__data.json`
 * without any. The first page with `csr = true` has to take it back.
 */
export const transport: Transport = {
	nothing: { encode: () => 1, decode: () => null }
};
