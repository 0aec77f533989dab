import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import adapter from '@sveltejs/adapter-node';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';
import { mdsvex } from 'mdsvex';

// Heads are read by src/lib/server/guides, which tells an editor what is wrong with them; mdsvex would
// swallow that, and put every head into the pages.
const markdown = {
	extensions: ['.md'],
	frontmatter: { type: 'yaml', marker: '-', parse: () => null }
};

/**
 * Publishes what every script of the build hashes to, as `sha256sum` writes it: for the integrity of
 * the sealed channel's scripts, and for whoever wants to check them (docs/threat-model.md).
 * @param {import('@sveltejs/kit').Adapter} inner
 * @returns {import('@sveltejs/kit').Adapter}
 */
function withHashes(inner) {
	return {
		...inner,
		async adapt(builder) {
			const client = builder.getClientDirectory();
			const assets = '_app/immutable/assets';
			const lines = readdirSync(path.join(client, assets))
				.filter((name) => name.endsWith('.js'))
				.sort()
				.map((name) => {
					const bytes = readFileSync(path.join(client, assets, name));
					return `${createHash('sha256').update(bytes).digest('hex')}  ${assets}/${name}\n`;
				});
			mkdirSync(path.join(client, 'wbs'), { recursive: true });
			writeFileSync(path.join(client, 'wbs/skrip.txt'), lines.join(''));
			await inner.adapt(builder);
		}
	};
}

/** @type {import('@sveltejs/kit').Config} */
export default {
	extensions: ['.svelte', '.md'],
	preprocess: [vitePreprocess(), mdsvex(markdown)],
	kit: {
		// The seeds and the scripts are checked with the rest: who changes a command hears of all its users.
		typescript: {
			config: (config) => ({
				...config,
				include: [
					...config.include,
					'../drizzle/**/*.ts',
					'../scripts/*.ts',
					'../bench/*.ts',
					'../bench/complaints/*.ts',
					'../bench/measures/*.ts',
					'../bench/support/*.ts'
				]
			})
		},
		adapter: withHashes(adapter({ precompress: true })),
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
