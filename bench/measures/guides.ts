// What a guide costs on a cheap phone with a bad line, and what of everything that is taught is there
// when the line is gone.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test';
import { findOrInstallChromium } from '../../scripts/chromium.mjs';
import { bytesOf, type OfflineList } from '../../src/lib/offline/set.ts';
import { startServer } from '../../tests/support/server.ts';
import { progress } from '../support/progress.ts';
import type { Finding } from '../support/report.ts';
import { median } from '../support/statistics.ts';

const KIB = 1024;
const GUIDE = '/panduan/ktp-el?kasus=hilang';
/** A phone of the cheapest kind at the edge of the network. */
const LINE = { latency: 400, downloadThroughput: 400_000 / 8, uploadThroughput: 400_000 / 8 };
const SLOWER = 6;

/** Opens guides as a phone does: for the first time, again, and without signal. */
export async function measureGuides({ repeats }: { repeats: number }): Promise<Finding[]> {
	const executablePath = findOrInstallChromium();
	if (!executablePath) throw new Error('no Chromium');
	const dataDir = mkdtempSync(path.join(tmpdir(), 'tanggap-bench-'));
	const server = await startServer({ DATA_DIR: dataDir });
	const browser = await chromium.launch({
		executablePath,
		args: ['--no-sandbox', '--disable-background-networking', '--no-first-run']
	});
	const bar = progress('Reading guides');
	try {
		const paints: Paints = { ours: [], floor: [] };
		const floor = await serveOneLine();
		for (let turn = 0; turn < repeats; turn++) {
			// By turns, so that whatever else the machine does disturbs both.
			paints.ours.push(await firstPaint(browser, server.origin + GUIDE));
			paints.floor.push(await firstPaint(browser, floor.origin));
			bar.to((turn + 1) / (repeats + 2));
		}
		floor.stop();
		const first = await firstVisit(browser, server.origin);
		bar.to((repeats + 1) / (repeats + 2));
		const later = await laterVisits(browser, server.origin);
		bar.done();
		return [...firstFindings(first), paintFinding(paints), ...laterFindings(later)];
	} finally {
		await browser.close();
		await server.stop();
		rmSync(dataDir, { recursive: true, force: true });
	}
}

/** Milliseconds to the first paint, of the guide and of a page that is one line. */
interface Paints {
	ours: number[];
	floor: number[];
}

interface Fetched {
	address: string;
	type: string;
	/** As they came over the wire, headers included. */
	bytes: number;
}

interface FirstVisit {
	fetched: Fetched[];
	framework: boolean;
	/** What the pictograms inside the page add to it, compressed. */
	pictograms: number;
}

function openContext(browser: Browser, origin: string): Promise<BrowserContext> {
	return browser.newContext({ baseURL: origin, viewport: { width: 360, height: 740 } });
}

/** A page that nothing can be faster than. */
async function serveOneLine(): Promise<{ origin: string; stop(): void }> {
	const server = createServer((_, response) => {
		response.setHeader('content-type', 'text/html');
		response.end('<!doctype html><title>Halo</title><p>Halo</p>');
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return { origin: `http://127.0.0.1:${port}/`, stop: () => server.close() };
}

async function firstPaint(browser: Browser, address: string): Promise<number> {
	const context = await openContext(browser, address);
	const page = await context.newPage();
	const session = await context.newCDPSession(page);
	await session.send('Network.enable');
	await session.send('Network.emulateNetworkConditions', { offline: false, ...LINE });
	await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
	await page.goto(address);
	const milliseconds = await page.evaluate(
		() =>
			new Promise<number>((resolve) => {
				new PerformanceObserver((list) => {
					const paint = list.getEntriesByName('first-contentful-paint')[0];
					if (paint) resolve(paint.startTime);
				}).observe({ type: 'paint', buffered: true });
			})
	);
	await context.close();
	return milliseconds;
}

async function firstVisit(browser: Browser, origin: string): Promise<FirstVisit> {
	const context = await openContext(browser, origin);
	const page = await context.newPage();
	const session = await context.newCDPSession(page);
	await session.send('Network.enable');
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
	const answer = await page.goto(GUIDE, { waitUntil: 'networkidle' });
	const html = (await answer?.text()) ?? '';
	const framework = await page.evaluate(() =>
		Object.keys(globalThis).some((name) => name.startsWith('__sveltekit'))
	);
	await context.close();
	const pictograms = packedLength(html) - packedLength(html.replace(/<svg[\s\S]*?<\/svg>/g, ''));
	return { fetched, framework, pictograms };
}

/** As the server compresses pages. */
function packedLength(html: string): number {
	const params = { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_LGWIN]: 16 };
	return brotliCompressSync(html, { params }).length;
}

interface LaterVisits {
	list: OfflineList;
	/** Of the kept set on the device. */
	stored: number;
	/** What a second visit to the guide took from the network. */
	again: Fetched[];
	/** Paths that opened whole without signal, of all that are taught. */
	opened: string[];
	taught: string[];
}

async function laterVisits(browser: Browser, origin: string): Promise<LaterVisits> {
	const context = await openContext(browser, origin);
	const page = await context.newPage();
	await page.goto(GUIDE);
	const { list, stored } = await whenKept(page);
	const again: Fetched[] = [];
	context.on('response', async (response) => {
		if (response.fromServiceWorker()) return;
		const { responseBodySize, responseHeadersSize } = await response.request().sizes();
		again.push({
			address: response.url(),
			type: response.request().resourceType(),
			bytes: responseBodySize + responseHeadersSize
		});
	});
	await page.goto(GUIDE, { waitUntil: 'networkidle' });
	await context.setOffline(true);
	const taught = list.parts
		.flatMap(({ pages }) => pages)
		.filter((one) => /^\/(panduan|literasi|sesi)\//.test(one));
	const opened: string[] = [];
	for (const one of taught) if (await opens(page, one)) opened.push(one);
	await context.close();
	return { list, stored, again: [...again], opened, taught };
}

/** Waits until the device says that it has everything. */
async function whenKept(page: Page): Promise<{ list: OfflineList; stored: number }> {
	for (;;) {
		const kept = await page.evaluate(async () => {
			const set = await caches.match('/luring/set');
			if (!set) {
				await new Promise((resolve) => setTimeout(resolve, 250));
				return null;
			}
			let stored = 0;
			for (const name of await caches.keys()) {
				for (const one of await (await caches.open(name)).matchAll()) {
					stored += (await one.blob()).size;
				}
			}
			return { list: ((await set.json()) as { list: OfflineList }).list, stored };
		});
		if (kept) return kept;
	}
}

async function opens(page: Page, address: string): Promise<boolean> {
	try {
		await page.goto(address);
		if (/^\/panduan\/[\w-]+$/.test(address)) {
			await page.locator('[data-case]').first().click();
			return await page.locator('[data-step]').first().isVisible();
		}
		if (/^\/literasi\/[\w-]+$/.test(address)) {
			await page.locator('[data-self-check] button').click();
			return await page.locator('[data-why]').first().isVisible();
		}
		return await page.locator('h1').first().isVisible();
	} catch {
		return false;
	}
}

const finding = (what: string, measured: string, goal: string, met: boolean, notes: string[]) => ({
	what,
	measured,
	floor: '',
	ratio: '',
	goal,
	met,
	notes
});
const kib = (bytes: number) => `${(bytes / KIB).toFixed(1)} KiB`;

function firstFindings({ fetched, framework, pictograms }: FirstVisit): Finding[] {
	const scripts = fetched.filter(({ type }) => type === 'Script');
	const plain = fetched.filter(({ type }) => type !== 'Script');
	const total = bytesOf(fetched);
	const list = fetched.map(
		({ address, type, bytes }) =>
			`${type} \`${new URL(address).pathname.split('/').at(-1)}\` ${bytes} B`
	);
	return [
		finding(
			`\`${GUIDE}\`, first visit, before pictograms and enhancement`,
			`${kib(bytesOf(plain) - pictograms)} in ${plain.length} requests`,
			'≤ 14 KiB in ≤ 2 requests',
			bytesOf(plain) - pictograms <= 14 * KIB && plain.length <= 2,
			[`pictograms inside the page: ${pictograms} B`]
		),
		finding(
			'the same, all bytes compressed',
			`${kib(total)} in ${fetched.length} requests`,
			'≤ 25 KiB',
			total <= 25 * KIB,
			[list.join(', ')]
		),
		finding(
			'framework JavaScript; enhancement',
			`${framework ? 'some' : 'none'}; ${kib(bytesOf(scripts))} in ${scripts.length} scripts`,
			'none; ≤ 6 KiB',
			!framework && bytesOf(scripts) <= 6 * KIB,
			[]
		)
	];
}

function paintFinding({ ours, floor }: Paints): Finding {
	const seconds = (milliseconds: number) => (milliseconds / 1000).toFixed(2);
	const range = (paints: readonly number[]) =>
		`${seconds(Math.min(...paints))} to ${seconds(Math.max(...paints))} s`;
	return {
		...finding(
			'first contentful paint, 400 ms round trip, 400 kbps, CPU slowed 6 times',
			`${seconds(median(ours))} s`,
			'≤ 0.7 s',
			median(ours) <= 700,
			[
				`medians of ${ours.length} by turns, ${range(ours)}; one line of HTML from a server that does nothing else: ${range(floor)}`
			]
		),
		floor: `${seconds(median(floor))} s, one line`,
		ratio: (median(ours) / median(floor)).toFixed(2)
	};
}

function laterFindings({ list, stored, again, opened, taught }: LaterVisits): Finding[] {
	const sent = bytesOf(list.parts) + bytesOf(list.files);
	return [
		finding(
			'second visit',
			`${bytesOf(again)} B in ${again.length} requests`,
			'0 bytes',
			again.length === 0,
			[
				'the browser asks for the service worker itself on each visit and is answered with 304; that is not in it'
			]
		),
		finding(
			'guides, lessons, quizzes, sessions and sheets that open without signal',
			`${opened.length} of ${taught.length}`,
			'all',
			opened.length === taught.length,
			[]
		),
		finding(
			'what is kept for that, without voices',
			`${kib(sent)} sent, ${kib(stored)} on the device`,
			'≤ 1 MB',
			Math.max(sent, stored) <= 1_000_000,
			[
				`${list.parts.length} parts with ${list.parts.flatMap(({ pages }) => pages).length} pages ${kib(bytesOf(list.parts))}, ${list.files.length} styles and scripts ${kib(bytesOf(list.files))}; voices: ${list.audio.length}, ${kib(bytesOf(list.audio))}`
			]
		)
	];
}
