#!/usr/bin/env node
// Stands between Playwright and a stock Firefox (ADR 0043). Playwright speaks WebDriver BiDi as the
// newest Firefox does; a distribution's extended release doesn't know its newest emulation commands
// and would refuse every window. What only dresses the window up is answered here in its place, and
// all else goes through. FIREFOX_PATH names the browser; Playwright starts this file instead.
import { spawn } from 'node:child_process';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { WebSocket, WebSocketServer } from 'ws';

/** Light or dark, which no test asks for. */
const DRESSING = 'emulation.setMediaFeaturesOverride';

const firefox = spawn(process.env.FIREFOX_PATH ?? 'firefox', process.argv.slice(2), {
	stdio: ['ignore', 'inherit', 'pipe']
});
firefox.once('exit', (code) => process.exit(code ?? 1));
for (const signal of /** @type {const} */ (['SIGTERM', 'SIGINT', 'SIGHUP'])) {
	process.once(signal, () => firefox.kill(signal));
}

for await (const line of createInterface({ input: firefox.stderr })) {
	const address = /^WebDriver BiDi listening on (ws:\/\/\S+)/.exec(line)?.[1];
	process.stderr.write(
		`${address ? `WebDriver BiDi listening on ${await relay(address)}` : line}\n`
	);
}

/**
 * @param {string} address of Firefox
 * @returns {Promise<string>} the address to connect to instead, on this machine only
 */
async function relay(address) {
	const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
	await new Promise((listening) => server.once('listening', listening));
	server.on('connection', (playwright, request) => {
		const browser = new WebSocket(address + (request.url ?? ''), { maxPayload: 0 });
		/** Until Firefox listens, what Playwright says waits. @type {Promise<void>} */
		const open = new Promise((resolve) => browser.once('open', () => resolve()));
		/** Ids of commands that may be refused. @type {Set<number>} */
		const dressing = new Set();
		playwright.on('message', async (data) => {
			const text = String(data);
			const { id, method } = JSON.parse(text);
			if (method === DRESSING) dressing.add(id);
			await open;
			browser.send(text);
		});
		browser.on('message', (data) => {
			let text = String(data);
			if (dressing.size > 0) {
				const { id, error } = JSON.parse(text);
				if (dressing.delete(id) && error === 'unknown command') {
					text = JSON.stringify({ type: 'success', id, result: {} });
				}
			}
			playwright.send(text);
		});
		playwright.once('close', () => browser.close());
		browser.once('close', () => playwright.close());
		browser.once('error', () => playwright.close());
	});
	const bound = server.address();
	return `ws://127.0.0.1:${typeof bound === 'object' ? bound?.port : ''}`;
}
