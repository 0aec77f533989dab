// Answers pages without signal from what this device keeps (lib/offline). Private pages, forms that
// are sent, and everything unknown go to the network as if this weren't here.
/// <reference types="@sveltejs/kit" />
/// <reference lib="webworker" />
import { version } from '$service-worker';
import { FALLBACK_PATH, isPrivate, REFRESH } from './lib/offline/set.ts';
import { keptAnswer, keptSet, keptVoice, refresh, type Refreshed } from './lib/offline/store.ts';

const worker = globalThis as unknown as ServiceWorkerGlobalScope;

/**
 * Pages that tell something of the moment, or carry a key: from the server as long as it answers.
 * Whoever checks a long trip wants today's calendar.
 */
const FRESH = /^\/(lapor)?$|\/siap-berangkat$/;
/** A line at the edge of the network stalls for minutes; nobody waits for a page that long. */
const PATIENCE_MS = 5000;

// The browser compares this file with the server's on each visit. With the name of the build in it,
// a new build is known at once, and not only a day later. This worker itself waits until the pages
// of the one before it are closed.
worker.addEventListener('install', (event) => {
	event.waitUntil(refreshForBuild());
});

worker.addEventListener('activate', (event) => {
	event.waitUntil(worker.clients.claim());
});

worker.addEventListener('message', (event) => {
	if (event.data === REFRESH) event.waitUntil(refreshAndTell());
});

worker.addEventListener('fetch', (event) => {
	const { request } = event;
	const url = new URL(request.url);
	if (request.method !== 'GET' || url.origin !== location.origin || isPrivate(url.pathname)) return;
	if (request.mode === 'navigate') event.respondWith(answerPage(request, url));
	else if (url.pathname.startsWith('/suara/')) event.respondWith(answerVoice(request, url));
	else if (isFile(url)) event.respondWith(answerFile(request, url));
});

function isFile({ pathname }: URL): boolean {
	return /^\/(_app\/immutable\/|favicon\.svg$|cari\/indeks\.json$)/.test(pathname);
}

async function answerPage(request: Request, { pathname }: URL): Promise<Response> {
	const kept = await keptAnswer(pathname);
	if (kept && !FRESH.test(pathname)) return kept;
	try {
		if (!kept) return await fetch(request);
		const fresh = await Promise.race([fetch(request), tooLate()]);
		// The office is being updated, or out of order.
		return fresh.status >= 500 ? kept : fresh;
	} catch (error) {
		const instead = kept ?? (await keptAnswer(FALLBACK_PATH));
		if (instead) return instead;
		throw error;
	}
}

function tooLate(): Promise<never> {
	return new Promise((_, reject) => setTimeout(reject, PATIENCE_MS, new Error('no answer')));
}

async function answerFile(request: Request, { pathname, search }: URL): Promise<Response> {
	return (await keptAnswer(pathname, search)) ?? fetch(request);
}

async function answerVoice(request: Request, { pathname, search }: URL): Promise<Response> {
	return (await keptVoice(pathname + search, request.headers.get('range'))) ?? fetch(request);
}

async function refreshAndTell(): Promise<void> {
	const said: Refreshed = { refreshed: await refresh() };
	for (const page of await worker.clients.matchAll()) page.postMessage(said);
}

async function refreshForBuild(): Promise<void> {
	const { connection } = navigator as { connection?: { saveData?: boolean } };
	const set = await keptSet();
	if (set && set.list.build !== version && !connection?.saveData) await refresh();
}
