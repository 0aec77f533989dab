import { sveltekit } from '@sveltejs/kit/vite';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

export default defineConfig({
	plugins: [sveltekit(), serveEnhancements()],
	worker: { format: 'es' },
	test: {
		include: [
			'src/**/*.test.ts',
			'drizzle/seed/**/*.test.ts',
			'tests/{architecture,process}/**/*.test.ts'
		],
		globalSetup: 'tests/support/database-image.ts',
		environment: 'node',
		pool: 'forks',
		// Two cores: more workers only wait for each other's PGlite.
		maxWorkers: 2,
		testTimeout: 60_000,
		hookTimeout: 120_000
	}
});

/**
 * Puts the scripts of src/lib/enhance, which pages import as `?worker&url`, where they are served.
 * Pages without hydration are built for the server only, and of that build SvelteKit hands out
 * nothing but the folder of assets, while it names workers into another.
 */
function serveEnhancements(): Plugin {
	return {
		name: 'serve-enhancements',
		configResolved(config) {
			const { output } = config.worker.rolldownOptions;
			for (const one of Array.isArray(output) ? output : [output]) {
				if (one) one.entryFileNames = '_app/immutable/assets/[name]-[hash].js';
			}
		}
	};
}
