import adapter from '@sveltejs/adapter-node';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';
import { mdsvex } from 'mdsvex';

// Heads are read by src/lib/server/guides, which tells an editor what is wrong with them; mdsvex would
// swallow that, and put every head into the pages.
const markdown = {
	extensions: ['.md'],
	frontmatter: { type: 'yaml', marker: '-', parse: () => null }
};

/** @type {import('@sveltejs/kit').Config} */
export default {
	extensions: ['.svelte', '.md'],
	preprocess: [vitePreprocess(), mdsvex(markdown)],
	kit: {
		adapter: adapter({ precompress: true }),
		// Our own check in src/lib/server/web/origin.ts answers in Indonesian and
		// also understands Sec-Fetch-Site; SvelteKit's answers in English only.
		csrf: { trustedOrigins: ['*'] },
		csp: {
			mode: 'hash',
			directives: {
				'default-src': ['none'],
				'script-src': ['self'],
				'style-src': ['self'],
				'img-src': ['self', 'data:', 'blob:'],
				'media-src': ['self'],
				'font-src': ['self'],
				'connect-src': ['self'],
				'manifest-src': ['self'],
				'worker-src': ['self'],
				'form-action': ['self'],
				'base-uri': ['none'],
				'frame-ancestors': ['none']
			}
		}
	}
};
