import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';

export default defineConfig({
	plugins: [sveltekit()],
	worker: { format: 'es' },
	test: {
		include: [
			'src/**/*.test.ts',
			'drizzle/seed/**/*.test.ts',
			'tests/{architecture,process}/**/*.test.ts'
		],
		environment: 'node',
		pool: 'forks',
		// Two cores: more workers only wait for each other's PGlite.
		maxWorkers: 2,
		testTimeout: 60_000,
		hookTimeout: 120_000
	}
});
