// What the product seals is opened by a reader that was written from the format's description, with
// another implementation of age. Needs the `age` command; installs it where that is possible.
import { ed25519 } from '@noble/curves/ed25519.js';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newEscrow, openEscrow } from '#lib/sealed/escrow.ts';
import {
	envelopeDigest,
	formatReceipt,
	inGroups,
	type Manifest,
	newMemberKeys,
	newReceipt,
	newReportKey,
	NO_PREDECESSOR,
	publicKeysOf,
	receiptKeys,
	sealEnvelope,
	sealFor,
	sealSlots,
	signManifest,
	turnedKey
} from '#lib/sealed/index.ts';

const works = () => spawnSync('age', ['--version']).status === 0;
if (!works() && process.getuid?.() === 0) {
	spawnSync('apt-get', ['install', '-y', 'age'], { stdio: 'ignore' });
}

describe.skipIf(!works())('the independent reader', () => {
	let folder: string;
	beforeAll(() => {
		folder = mkdtempSync(path.join(tmpdir(), 'tanggap-reader-'));
	});
	afterAll(() => rmSync(folder, { recursive: true, force: true }));

	async function sealed() {
		const rootSeed = new Uint8Array(32).fill(9);
		const keys = await newMemberKeys();
		const id = '0123456789abcdef';
		const own = await publicKeysOf(keys);
		const member = { id, name: 'Anggota', position: 'Inspektorat', ...own };
		const other = { ...member, id: 'f'.repeat(16), ...(await publicKeysOf(await newMemberKeys())) };
		const { sheets, escrow } = await newEscrow(['Satu', 'Dua', 'Tiga']);
		const manifest: Manifest = {
			version: 1,
			previous: null,
			from: '2026-11-01',
			until: '2027-11-01',
			members: [member, other],
			escrow
		};
		const receipt = newReceipt();
		const reporter = receiptKeys(receipt);
		const { identity } = await newReportKey();
		const report = 'ab'.repeat(16);
		const at = { report, day: '2026-11-28' };
		const signKey = Buffer.from(reporter.signKey).toString('base64');
		const first = await sealEnvelope(
			{
				...at,
				sequence: 0,
				previous: NO_PREDECESSOR,
				author: 'reporter',
				body: { kind: 'report', signKey, text: 'Dimintai uang 🙁' }
			},
			reporter.signSeed,
			identity
		);
		const second = await sealEnvelope(
			{
				...at,
				sequence: 1,
				previous: envelopeDigest(first),
				author: `member:${id}`,
				body: { kind: 'message', text: 'Kapan?' }
			},
			keys.signSeed,
			identity
		);
		const turned = await turnedKey(identity);
		const third = await sealEnvelope(
			{
				...at,
				sequence: 2,
				previous: envelopeDigest(second),
				author: `member:${id}`,
				body: { kind: 'message', text: 'Sesudah kunci diganti.' }
			},
			keys.signSeed,
			turned.identity
		);
		const reserve = await openEscrow(sheets[0] ?? '', sheets[1] ?? '', [escrow]);
		const fourth = await sealEnvelope(
			{
				...at,
				sequence: 3,
				previous: envelopeDigest(third),
				author: `escrow:${escrow.id}`,
				body: { kind: 'message', text: 'Dibuka dengan dua lembar.' }
			},
			reserve.keys.signSeed,
			turned.identity
		);
		const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
		const wrap = sealFor(await identityToRecipient(reporter.identity), turned.identity);
		const data = {
			id: report,
			reporterWrap: base64(await wrap),
			slots: (await sealSlots(turned.identity, [own.recipient, escrow.recipient])).map(base64),
			olderKeys: [base64(turned.older)],
			talk: [first, second, third, fourth].map(base64),
			manifest: signManifest(manifest, rootSeed),
			rootKey: base64(ed25519.getPublicKey(rootSeed))
		};
		return { data, receipt, sheets, identity: keys.identity };
	}

	function read(way: string, data: unknown, secret: string) {
		const file = path.join(folder, 'report.json');
		writeFileSync(file, JSON.stringify(data));
		const { status, stdout, stderr } = spawnSync(
			process.execPath,
			['scripts/wbs-reader.mjs', way, file],
			{ input: secret, encoding: 'utf8' }
		);
		const texts = stdout
			.split('\n')
			.filter(Boolean)
			.map((line) => (JSON.parse(line) as { body: { text: string } }).body.text);
		return { status, texts, said: stderr.trim() };
	}

	it('opens a report by receipt, slot and two sheets, and refuses what is not in order', async () => {
		const { data, receipt, sheets, identity } = await sealed();
		const all = {
			status: 0,
			texts: ['Dimintai uang 🙁', 'Kapan?', 'Sesudah kunci diganti.', 'Dibuka dengan dua lembar.'],
			said: ''
		};
		expect(read('receipt', data, formatReceipt(receipt).toLowerCase())).toEqual(all);
		expect(read('identity', data, identity)).toEqual(all);
		const [one = '', two = '', three = ''] = sheets.map(inGroups);
		expect(read('escrow', data, `${three}\n${one.toLowerCase()}\n`)).toEqual(all);
		expect(read('escrow', data, two).said).toBe('Two sheets are needed, one on each line.');
		expect(read('escrow', data, `${two}\n${two}`).said).toMatch(/^These are not two sheets/);
		expect(read('escrow', data, `${two}\n${one.slice(1)}`).said).toMatch(/^This is not a sheet/);

		const refusedFor = (changes: object, secret = identity) =>
			read('identity', { ...data, ...changes }, secret).said;
		expect(refusedFor({}, await generateX25519Identity())).toBe('No slot opens for this identity.');
		expect(refusedFor({ talk: [...data.talk].reverse() })).toMatch(/^Message 0 /);
		expect(refusedFor({ talk: data.talk.slice(1) })).toBe('Message 0 does not belong here.');
		expect(refusedFor({ id: 'cd'.repeat(16) })).toBe('Message 0 does not belong here.');
		expect(refusedFor({ manifest: undefined })).toBe('Message 1 is not signed by its author.');
		const rootKey = Buffer.alloc(32, 1).toString('base64');
		expect(refusedFor({ rootKey })).toMatch(/^The manifest is not signed|^[\s\S]*Error/);
		expect(read('receipt', data, receipt.replace(/.$/, '')).said).toMatch(/^This is not a receipt/);
	});
});
