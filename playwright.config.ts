import { defineConfig } from '@playwright/test';

// As root (containers, CI) Chromium has no sandbox; the rest keeps it from talking to the world.
const args = [
	...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	'--no-first-run',
	'--disable-quic'
];

export default defineConfig({
	testDir: 'tests',
	testMatch: '{e2e,adversarial}/**/*.e2e.ts',
	outputDir: 'test-results/e2e',
	globalSetup: './tests/support/start-product.ts',
	reporter: [['list'], ['json', { outputFile: 'test-results/playwright.json' }]],
	workers: 3,
	fullyParallel: true,
	retries: 0,
	// Generous: a shared machine may be four times slower from one hour to the next.
	timeout: 120_000,
	expect: { timeout: 20_000 },
	use: {
		// Keeping the guides costs each new phone seconds; tests of what is kept allow it.
		serviceWorkers: 'block',
		locale: 'id-ID',
		timezoneId: 'Asia/Jakarta',
		viewport: { width: 360, height: 740 },
		actionTimeout: 20_000,
		// Recording costs a third of the time; TRACE=1 to look into a failure.
		trace: process.env.TRACE ? 'retain-on-failure' : 'off'
	},
	projects: [
		{
			name: 'chromium',
			use: {
				launchOptions: {
					...(process.env.CHROMIUM_PATH ? { executablePath: process.env.CHROMIUM_PATH } : {}),
					args
				}
			}
		},
		// The journeys that must not depend on one maker's engine, where there is a Firefox (ADR 0043).
		...(process.env.FIREFOX_PATH
			? [
					{
						name: 'firefox',
						grep: /@firefox/,
						timeout: 120_000,
						expect: { timeout: 30_000 },
						use: {
							// A click is answered when what it began is over: keys take seconds to make.
							actionTimeout: 30_000,
							browserName: 'firefox' as const,
							channel: 'moz-firefox',
							launchOptions: { executablePath: 'tests/support/firefox-relay.mjs' }
						}
					}
				]
			: [])
	]
});
