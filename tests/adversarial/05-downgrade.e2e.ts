// Test 5 of the design: something makes a browser, or pretends to the server, that a report is sealed
// when it is not. Nothing is posted silently, nothing is stored in the clear.
import process from 'node:process';
import type { Page, Route } from '@playwright/test';
import {
	findProof,
	openManifest,
	parseReceipt,
	receiptKeys,
	type SealedParts,
	sealReport
} from '../../src/lib/sealed/index.ts';
import { toBase64 } from '../../src/lib/sealed/bytes.ts';
import { expect, test } from '../support/fixtures.ts';
import { Filing } from '../support/wbs-attacked.ts';
import { tamperWith } from './steps.ts';

const TEXT = 'Burung kenari kuning meminta lima puluh ribu di loket dua.';
const abort = (route: Route) => route.abort();

/** Ways in which the page's script comes to nothing. */
const BROKEN: Record<string, (page: Page) => Promise<unknown>> = {
	'the script never arrives': (page) => page.route(/wbs-lapor-.*\.js/, abort),
	'it stops in its first line': (page) =>
		page.route(/wbs-lapor-.*\.js/, (route) =>
			route.fulfill({ contentType: 'text/javascript', body: 'throw new Error();' })
		),
	'what it needs is damaged': (page) => tamperWith(page, '/wbs/lapor', () => ({})),
	'the work is not handed out': (page) => page.route('**/wbs/tugas', abort),
	'the report does not arrive': (page) => page.route('**/wbs/segel', abort),
	'the report is refused': (page) =>
		page.route('**/wbs/segel', (route) => route.fulfill({ status: 500, body: 'x' }))
};

test('a script that comes to nothing lets nothing leave the page', async ({ page }) => {
	const posted: string[] = [];
	page.on('request', (request) => posted.push(request.postData() ?? ''));
	for (const [what, breakIt] of Object.entries(BROKEN)) {
		await page.unrouteAll();
		await breakIt(page);
		await page.goto('/wbs/lapor');
		await page.getByLabel('Pungutan liar').check();
		await page.getByLabel(/^Apa yang terjadi/).fill(TEXT);
		await page.getByLabel(/^Siapa yang melakukan/).press('Enter');
		const button = page.getByRole('button', { name: /^(Segel dan kirim|Kirim, segel)/ });
		if (await button.isVisible()) {
			await button.click();
			// The browser holds the form back, or the script says what went wrong.
			await expect(
				page
					.getByLabel(/^Saya paham/)
					.and(page.locator(':focus'))
					.or(page.getByRole('alert').first()),
				what
			).toBeVisible();
		}
		await expect(page.getByLabel(/^Apa yang terjadi/)).toHaveValue(TEXT);
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Buat laporan tersegel');
		expect(posted.join('\n'), what).not.toContain('enari');
	}
});

test('the server takes nothing that only looks sealed', async () => {
	const { manifest, day } = await readTeam();
	const said = new Filing(undefined as never, manifest, { day, now: new Date() }).said(TEXT);
	const fake = (size: number) => {
		const header = `age-encryption.org/v1\n-> X25519 ${'A'.repeat(43)}\n${'A'.repeat(43)}\n--- ${'A'.repeat(43)}\n`;
		return new Uint8Array(Buffer.from((header + TEXT.repeat(size)).slice(0, size)));
	};
	const short = (bytes: Uint8Array) => {
		const plain = new Uint8Array(bytes.length).fill(65);
		plain.set(Buffer.from('age-encryption.org/v1\n-> X25519 '));
		return plain;
	};
	const changes: Record<string, (parts: SealedParts) => object> = {
		'a fake header before the text': ({ envelope }) => ({ envelope: fake(envelope.length) }),
		'the beginning of a header': ({ envelope }) => ({ envelope: short(envelope) }),
		'a slot that is text': ({ slots }) => ({
			slots: [fake(slots[0]?.length ?? 0), ...slots.slice(1)]
		}),
		'a wrap that is text': ({ reporterWrap }) => ({ reporterWrap: fake(reporterWrap.length) }),
		'no header': ({ envelope }) => ({ envelope: new Uint8Array(envelope.length).fill(65) }),
		'a slot less': ({ slots }) => ({ slots: slots.slice(1) }),
		'a slot more': ({ slots }) => ({ slots: [...slots, ...slots.slice(0, 1)] }),
		'a flag that it is sealed': () => ({ sealed: true }),
		'who has sealed it': () => ({ sealedBy: 'browser' })
	};
	for (const [what, change] of [
		...Object.entries(changes),
		['nothing changed', () => ({})] as const
	]) {
		const { parts, side } = await sealReport(manifest, said, day);
		const honest = what === 'nothing changed';
		const sent = await postJson('/wbs/segel', {
			...asJson({ ...parts, ...change(parts) }),
			proof: await doWork()
		});
		expect(sent.status, what).toBe(honest ? 204 : 400);
		const box = await postJson('/wbs/buka', { lookup: side.keys.lookup });
		expect(box.status, what).toBe(honest ? 200 : 404);
	}
});

test('a plain post is sealed and marked by the server, whatever it says of itself', async () => {
	const form = { jenis: 'pungli', apa: TEXT, tersegel: 'ya', sealedBy: 'browser', sealed: 'true' };
	const post = (fields: Record<string, string>) =>
		fetch(`${process.env.TANGGAP_ORIGIN}/wbs/lapor`, {
			method: 'POST',
			headers: { origin: process.env.TANGGAP_ORIGIN ?? '' },
			body: new URLSearchParams(fields)
		});
	expect((await post(form)).status).toBe(400);
	const page = await (await post({ ...form, paham: 'ya' })).text();
	const receipt = parseReceipt(/data-receipt[^>]*>([^<]+)</.exec(page)?.[1] ?? '') ?? '';
	const { lookup } = receiptKeys(receipt);
	const box = (await (await postJson('/wbs/buka', { lookup })).json()) as Record<string, unknown>;
	expect(box.sealedBy).toBe('server');
	expect(JSON.stringify(box)).not.toContain('enari');
});

async function readTeam() {
	const page = await (await fetch(`${process.env.TANGGAP_ORIGIN}/wbs/lapor`)).text();
	const text = /data-team="([^"]*)"/.exec(page)?.[1] ?? '';
	const { signed, rootKey, day } = JSON.parse(
		text.replaceAll('&quot;', '"').replaceAll('&amp;', '&')
	) as { signed: { text: string; signature: string }; rootKey: string; day: string };
	const pinned = { rootKey: new Uint8Array(Buffer.from(rootKey, 'base64')), minimumVersion: 1 };
	return { manifest: openManifest(signed, pinned, day), day };
}

function asJson(parts: object): object {
	const sealed = (_: string, value: unknown) =>
		value instanceof Uint8Array ? toBase64(value) : value;
	return JSON.parse(JSON.stringify(parts, sealed)) as object;
}

function postJson(address: string, body: object): Promise<Response> {
	return fetch(`${process.env.TANGGAP_ORIGIN}${address}`, {
		method: 'POST',
		headers: {
			origin: process.env.TANGGAP_ORIGIN ?? '',
			'content-type': 'application/json',
			accept: 'application/json'
		},
		body: JSON.stringify(body)
	});
}

async function doWork() {
	const answer = await fetch(`${process.env.TANGGAP_ORIGIN}/wbs/tugas`);
	const { challenge } = (await answer.json()) as { challenge: string };
	const search = findProof(challenge);
	for (;;) {
		const step = search.next();
		if (step.done) return { challenge, answers: step.value };
	}
}
