// What a phone has to fetch to see the residents' pages for the first time.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Browser, chromium } from '@playwright/test';
import { findOrInstallChromium } from '../../scripts/chromium.mjs';
import { progress } from '../support/progress.ts';
import type { Finding } from '../support/report.ts';
import { startWithTeam } from '../support/team.ts';

const KIB = 1024;
const GOALS: [address: string, bytes: number, mayHaveScripts: boolean][] = [
	['/', 14 * KIB, false],
	['/lacak', 14 * KIB, false],
	['/lapor', 45 * KIB, true],
	['/wbs', 14 * KIB, false],
	['/wbs/lapor', 90 * KIB, true]
];

/** One answer that the browser fetched for a page. */
interface Fetched {
	address: string;
	type: string;
	/** As they came over the wire, headers included. */
	bytes: number;
}

/** Residents' pages of a new product. */
export async function measurePages(): Promise<Finding[]> {
	const dataDir = mkdtempSync(path.join(tmpdir(), 'tanggap-bench-'));
	const server = await startWithTeam({ DATA_DIR: dataDir });
	try {
		return await weighAddresses(server.origin, GOALS);
	} finally {
		await server.stop();
		rmSync(dataDir, { recursive: true, force: true });
	}
}

/**
 * Opens each page in a browser that has never seen it.
 * @param origin of a running product
 * @param goals addresses, most bytes, and whether scripts of the framework are allowed
 */
export async function weighAddresses(origin: string, goals: typeof GOALS): Promise<Finding[]> {
	const executablePath = findOrInstallChromium();
	if (!executablePath) throw new Error('no Chromium');
	const browser = await chromium.launch({
		executablePath,
		args: ['--no-sandbox', '--disable-background-networking', '--no-first-run']
	});
	const bar = progress('Weighing pages');
	const findings: Finding[] = [];
	try {
		for (const [address, goal] of goals) {
			const { fetched, framework } = await visit(browser, origin, address);
			const total = fetched.reduce((sum, { bytes }) => sum + bytes, 0);
			const list = fetched.map(
				({ address, type, bytes }) => `${type} \`${nameOf(address)}\` ${bytes} B`
			);
			findings.push({
				what: `\`${address}\`, first visit, all bytes compressed`,
				measured: `${(total / KIB).toFixed(1)} KiB in ${fetched.length} requests`,
				floor: '',
				ratio: '',
				goal: `≤ ${goal / KIB} KiB, no framework JavaScript`,
				met: total <= goal && !framework,
				notes: [`${framework ? 'with' : 'no'} framework JavaScript; ${list.join(', ')}`]
			});
			bar.to(findings.length / goals.length);
		}
	} finally {
		await browser.close();
	}
	bar.done();
	return findings;
}

async function visit(
	browser: Browser,
	origin: string,
	address: string
): Promise<{ fetched: Fetched[]; framework: boolean }> {
	const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
	const page = await context.newPage();
	const session = await context.newCDPSession(page);
	await session.send('Network.enable');
	await session.send('Network.setCacheDisabled', { cacheDisabled: true });
	const open = new Map<string, Fetched>();
	const fetched: Fetched[] = [];
	session.on('Network.responseReceived', ({ requestId, response, type }) => {
		open.set(requestId, { address: response.url, type, bytes: 0 });
	});
	session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
		const found = open.get(requestId);
		// Pictures inside a style sheet (data:) are no requests.
		if (found?.address.startsWith(origin)) fetched.push({ ...found, bytes: encodedDataLength });
	});
	await page.goto(origin + address, { waitUntil: 'networkidle' });
	const framework = await page.evaluate(() =>
		Object.keys(globalThis).some((name) => name.startsWith('__sveltekit'))
	);
	await context.close();
	return { fetched, framework };
}

function nameOf(address: string): string {
	return new URL(address).pathname.split('/').at(-1) || '/';
}
