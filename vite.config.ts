import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { sveltekit } from '@sveltejs/kit/vite';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import type * as WebLibrary from './src/lib/server/web/library.ts';

export default defineConfig({
	// Built in, as Node reads the 180 KB of its package.json again for each of its files: 150 MB of memory
	// and a third of the start.
	ssr: { noExternal: ['drizzle-orm'] },
	plugins: [refuseWrongContent(), sveltekit(), serveEnhancements()],
	worker: { format: 'es' },
	test: {
		include: [
			'src/**/*.test.ts',
			'drizzle/seed/**/*.test.ts',
			'tests/{adversarial,architecture,process,simulation}/**/*.test.ts'
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

/**
 * Ends a build, or the start of `npm run dev`, that would publish a wrong guide, with the sentences
 * that the start of the product would say. Tests have broken guides of their own.
 */
function refuseWrongContent(): Plugin {
	return {
		name: 'refuse-wrong-content',
		apply: () => !process.env.VITEST,
		buildStart: {
			order: 'pre',
			sequential: true,
			async handler() {
				// By its address: bundled into this configuration, the product would slow every tool.
				const file = path.resolve('src/lib/server/web/library.ts');
				const { openLibrary } = (await import(pathToFileURL(file).href)) as typeof WebLibrary;
				const rootDir = path.resolve(process.env.TANGGAP_ROOT || '.');
				try {
					openLibrary(rootDir, new Date());
				} catch (error) {
					if (!(error instanceof Error) || error.name !== 'ConfigurationError') throw error;
					// An editor needs the sentences only; thrown, they would come with Vite's stack trace.
					process.stderr.write(`\n${error.message}\n`);
					process.exit(1);
				}
			}
		}
	};
}
