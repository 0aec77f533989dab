// Test 3 of the design: a proxy, or the server itself, hands out another team than the root has signed.
// No browser seals for it, believes its signatures or unlocks with it, and the server stores none.
import process from 'node:process';
import { ed25519 } from '@noble/curves/ed25519.js';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import {
	type Manifest,
	manifestDigest,
	type Member,
	signManifest
} from '../../src/lib/sealed/index.ts';
import { expect, test } from '../support/fixtures.ts';
import { ATTACKER, attackedReceipts } from '../support/wbs-attacked.ts';
import { ATTACKER_SEED } from '../support/wbs-superuser.ts';
import { ROOT_SEED, WBS_RESERVE, WBS_TEAM } from '../support/wbs-team.ts';
import { openBox, signInAsFourth, tamperWith, unlock } from './steps.ts';

interface Signed {
	text: string;
	signature: string;
}
const OTHER_ROOT = new Uint8Array(32).fill(66);
const manifestOf = ({ text }: Signed) => JSON.parse(text) as Manifest;
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
let intruder: Member;
test.beforeAll(async () => {
	intruder = {
		id: 'f'.repeat(16),
		name: ATTACKER,
		position: 'Inspektorat',
		recipient: await identityToRecipient(await generateX25519Identity()),
		signKey: base64(ed25519.getPublicKey(ATTACKER_SEED))
	};
});

/** What is not the team, made from what is. */
const FORGERIES: Record<string, (signed: Signed) => Signed> = {
	unsigned: ({ text }) => ({ text, signature: base64(new Uint8Array(64)) }),
	'signed by another root': (signed) => signManifest(manifestOf(signed), OTHER_ROOT),
	extended: (signed) => {
		const { members, ...rest } = manifestOf(signed);
		const text = JSON.stringify({ ...rest, members: [...members, intruder] });
		return { ...signed, text };
	},
	'with a reserve key of their own': ({ text, signature }) => ({
		text: text.replace(WBS_RESERVE.escrow.recipient, intruder.recipient),
		signature
	}),
	'by the root, and over': (signed) => {
		const over = { ...manifestOf(signed), from: '2020-01-01', until: '2020-12-31' };
		return signManifest(over, ROOT_SEED);
	}
};
/** The office has pinned a newer one; the database was set back. */
const NEWER = 2;

interface ReporterTeam {
	signed: Signed;
	minimumVersion: number;
}
const ALL = [...Object.entries(FORGERIES), ['rolled back', null] as const];
test('a reporter does not seal for such a team', async ({ page }) => {
	const posted: string[] = [];
	page.on('request', (one) => one.method() === 'POST' && posted.push(one.url()));
	for (const [what, forge] of ALL) {
		await page.unrouteAll();
		await tamperWith<ReporterTeam>(page, '/wbs/lapor', (team) =>
			forge ? { ...team, signed: forge(team.signed) } : { ...team, minimumVersion: NEWER }
		);
		await page.goto('/wbs/lapor');
		await page.getByLabel('Pungutan liar').check();
		await page.getByLabel(/^Apa yang terjadi/).fill('Petugas meminta lima puluh ribu rupiah.');
		await page.getByRole('button', { name: 'Segel dan kirim' }).click();
		await expect(page.getByRole('alert'), what).toContainText(
			'Daftar penerima dari server tidak sah'
		);
	}
	expect(posted).toEqual([]);
});

interface PageTeam {
	manifests: (Signed & { version: number })[];
	minimumVersion: number;
}
test('a member does not unlock with such a team', async ({ page }) => {
	await signInAsFourth(page);
	for (const [what, forge] of ALL) {
		await page.unrouteAll();
		await tamperWith<PageTeam>(page, '/petugas/wbs', (team) =>
			forge
				? { ...team, manifests: team.manifests.map((one) => ({ ...one, ...forge(one) })) }
				: { ...team, minimumVersion: NEWER }
		);
		await page.goto('/petugas/wbs');
		await unlock(page, WBS_TEAM[3].passphrase);
		await expect(page.getByRole('alert').first(), what).toContainText(
			/Susunan tim dari server tidak sah|Susunan tim tidak berlaku hari ini/
		);
		await expect(page.locator('[data-reports] li')).toHaveCount(0);
	}
});

test('a reporter believes no author whom another root has named', async ({ page }) => {
	await page.route('**/wbs/buka', async (route) => {
		const response = await route.fetch();
		const box = (await response.json()) as { manifests: Signed[] };
		const [first] = box.manifests;
		if (!first) throw new Error('a box comes with manifests');
		// Would make the attacker's key the fourth member's own.
		const members = manifestOf(first).members.map((one) =>
			one.id === WBS_TEAM[3].id ? { ...one, signKey: intruder.signKey } : one
		);
		const next = { ...manifestOf(first), version: 2, previous: manifestDigest(first), members };
		box.manifests.push(signManifest(next, OTHER_ROOT), { ...first, text: JSON.stringify(next) });
		await route.fulfill({ response, json: box });
	});
	await openBox(page, attackedReceipts().forged ?? '');
	// Such a chain vouches for nobody: neither for who forged two messages nor for who wrote the others.
	await expect(page.getByText('Pesan ini tidak bisa dipercaya')).toHaveCount(4);
	await expect(page.locator('main')).not.toContainText(ATTACKER);
});

test('the server stores none of them, whoever of the office sends it', async ({ page }) => {
	await signInAsFourth(page);
	const origin = process.env.TANGGAP_ORIGIN ?? '';
	const pageText = await (await page.request.get('/petugas/wbs/upacara')).text();
	const { latest } = JSON.parse(
		(/data-ceremony="([^"]*)"/.exec(pageText)?.[1] ?? '').replaceAll('&quot;', '"')
	) as { latest: Signed };
	const next = (changes: Partial<Manifest> = {}, seed = ROOT_SEED) =>
		signManifest(
			{ ...manifestOf(latest), version: 2, previous: manifestDigest(latest), ...changes },
			seed
		);
	const refused: Record<string, Signed> = {
		again: latest,
		'without its predecessor': next({ previous: 'ab'.repeat(32) }),
		'one too many': next({ version: 3 }),
		'with somebody unknown': next({ members: [...manifestOf(latest).members, intruder] }),
		'from another root': next({}, OTHER_ROOT),
		over: next({ from: '2020-01-01', until: '2020-12-31' })
	};
	for (const [what, forge] of Object.entries(FORGERIES)) refused[what] = forge(next());
	for (const [what, { text, signature }] of Object.entries(refused)) {
		const answer = await page.request.post('/petugas/wbs/upacara/simpan', {
			headers: { origin, accept: 'application/json' },
			data: { text, signature }
		});
		expect(answer.status(), what).toBeGreaterThanOrEqual(400);
		expect(answer.status(), what).toBeLessThan(500);
	}
	await page.goto('/wbs/lapor');
	await expect(page.getByText('Tersegel untuk 5 penerima')).toBeVisible();
});
