// What the product seals is opened by a reader that was written from the format's description, with
// another implementation of age. Needs the `age` command; installs it where that is possible.
import { ed25519 } from '@noble/curves/ed25519.js';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newEscrow, openEscrow } from '#lib/sealed/escrow.ts';
import {
	type ApprovedManifest,
	approveManifest,
	type Author,
	envelopeDigest,
	formatReceipt,
	inGroups,
	type Manifest,
	manifestDigest,
	type MemberKeys,
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

const DAY = '2026-11-28';
const [ROOT, NEW_ROOT] = [9, 8].map((value) => new Uint8Array(32).fill(value)) as [
	Uint8Array,
	Uint8Array
];
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');

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
		const secrets = await Promise.all([newMemberKeys(), newMemberKeys(), newMemberKeys()]);
		const [keys, others, third] = secrets as [MemberKeys, MemberKeys, MemberKeys];
		const named = async (id: string, name: string, own: MemberKeys) => {
			const open = await publicKeysOf(own);
			return { id: id.repeat(16), name, position: 'Inspektorat', ...open };
		};
		const [member, other] = [await named('1', 'Satu', keys), await named('2', 'Dua', others)];
		const { sheets, escrow } = await newEscrow(['Satu', 'Dua', 'Tiga']);
		const dates = { from: '2026-11-01', until: '2027-11-01' };
		const members = [member, other, await named('3', 'Tiga', third)];
		const manifest: Manifest = { version: 1, previous: null, ...dates, members, escrow };
		const receipt = newReceipt();
		const reporter = receiptKeys(receipt);
		const { identity } = await newReportKey();
		const turned = await turnedKey(identity);
		const report = 'ab'.repeat(16);
		/** What somebody says after what was said. */
		const said = async (
			talk: readonly string[],
			[author, seed]: [Author, Uint8Array],
			body: Record<string, unknown>,
			to = identity
		) => {
			const last = talk.at(-1);
			const previous = last ? envelopeDigest(Buffer.from(last, 'base64')) : NO_PREDECESSOR;
			const envelope = { report, sequence: talk.length, previous, author, day: DAY, body };
			return [...talk, base64(await sealEnvelope(envelope, seed, to))];
		};
		const reserve = await openEscrow(sheets[0] ?? '', sheets[1] ?? '', [escrow]);
		const by = {
			reporter: ['reporter', reporter.signSeed],
			member: [`member:${member.id}`, keys.signSeed],
			other: [`member:${other.id}`, others.signSeed],
			third: [`member:${'3'.repeat(16)}`, third.signSeed],
			reserve: [`escrow:${escrow.id}`, reserve.keys.signSeed]
		} satisfies Record<string, [Author, Uint8Array]>;
		const first = { kind: 'report', signKey: base64(reporter.signKey), text: 'Dimintai uang 🙁' };
		const message = (text: string) => ({ kind: 'message', text });
		let talk = await said([], by.reporter, { ...first, excluded: ['f'.repeat(16)] });
		talk = await said(talk, by.member, message('Kapan?'));
		talk = await said(talk, by.member, message('Sesudah kunci diganti.'), turned.identity);
		talk = await said(talk, by.reserve, message('Dibuka dengan dua lembar.'), turned.identity);
		const wrap = sealFor(await identityToRecipient(reporter.identity), turned.identity);
		const readers = [member.recipient, escrow.recipient];
		const data = {
			id: report,
			reporterWrap: base64(await wrap),
			slots: (await sealSlots(turned.identity, readers)).map(base64),
			olderKeys: [base64(turned.older)],
			talk,
			manifests: [{ ...signManifest(manifest, ROOT), approvals: [] }] as ApprovedManifest[],
			rootKey: base64(ed25519.getPublicKey(ROOT))
		};
		return { data, receipt, sheets, secrets, identity: keys.identity, manifest, first, by, said };
	}

	function read(way: string, data: unknown, secret: string) {
		const file = path.join(folder, 'report.json');
		writeFileSync(file, JSON.stringify(data));
		const { status, stdout, stderr } = spawnSync(
			process.execPath,
			['scripts/wbs-reader.mjs', way, file],
			{ input: secret, encoding: 'utf8', env: { ...process.env, TMPDIR: folder } }
		);
		const texts = stdout
			.split('\n')
			.filter(Boolean)
			.map((line) => JSON.parse(line) as { body: { text: string }; refused?: string })
			.map((one) => one.refused ?? one.body.text);
		// Nothing that was opened stays on the disk.
		expect(readdirSync(folder)).toEqual(['report.json']);
		return { status, texts, said: stderr.trim() };
	}

	it('opens a report by receipt, slot and two sheets', async () => {
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
		const stranger = read('identity', data, await generateX25519Identity());
		expect(stranger).toEqual({ status: 1, texts: [], said: 'No slot opens for this identity.' });
		expect(read('receipt', data, receipt.replace(/.$/, '')).said).toMatch(/^This is not a receipt/);
	});

	it('refuses what does not hold by itself, and shows the rest', async () => {
		const { data, receipt, identity, first, by, said } = await sealed();
		const shown = (changes: object, way = 'identity', secret = identity) =>
			read(way, { ...data, ...changes }, secret).texts;
		const [one, two, three, four] = data.talk as [string, string, string, string];
		const [start, away, unsigned] = [
			first.text,
			'does not belong here',
			'is not signed by its author'
		];
		expect(shown({ talk: [one, three, two, four] })).toEqual([start, away, away, away]);
		expect(shown({ talk: [one, two, two, four] })).toEqual([start, 'Kapan?', away, away]);
		expect(shown({ id: 'cd'.repeat(16) })).toEqual([away, away, away, away]);
		const junk = Buffer.from('junk').toString('base64');
		expect(shown({ talk: [one, junk, three] })).toEqual([start, 'does not open', away]);

		// Somebody who has the report's key puts another report in its place: the receipt tells.
		const seed = new Uint8Array(32).fill(5);
		const other = { ...first, signKey: base64(ed25519.getPublicKey(seed)), text: 'Lain.' };
		const talk = await said([], ['reporter', seed], other);
		expect(shown({ talk })).toEqual(['Lain.']);
		expect(shown({ talk }, 'receipt', receipt)).toEqual([unsigned]);

		// Nobody says what others may, whom the reporter left out says nothing, who has gone turns no key.
		const note = (text: string) => ({ kind: 'message', text });
		const recipient = await identityToRecipient(identity);
		const key = { kind: 'key', recipient, text: 'Kunci.' };
		let more = await said([], by.reporter, { ...first, excluded: [by.third[0].slice(7)] });
		more = await said(more, by.third, note('Saya.'));
		more = await said(more, by.reporter, { ...key, left: [] });
		more = await said(more, by.member, { ...key, left: [by.other[0].slice(7)] });
		more = await said(more, by.other, note('Masih.'));
		more = await said(more, by.other, { ...key, left: [] });
		more = await said(more, by.reporter, first);
		const barred = 'is by somebody who may not say so';
		expect(shown({ talk: more })).toEqual([
			...[start, barred, barred, 'Kunci.', 'Masih.', barred, barred]
		]);
	});

	it('believes whom the chain of manifests names, under a new root too, and nobody else', async () => {
		const { data, identity, manifest, secrets } = await sealed();
		const [only] = data.manifests as [ApprovedManifest];
		const members = manifest.members.slice(1);
		const next = { ...manifest, version: 2, previous: manifestDigest(only), members };
		const second = signManifest(next, ROOT);
		const approvals = members.map(({ id }, place) =>
			approveManifest(second, id, DAY, secrets[place + 1]?.signSeed ?? new Uint8Array(32))
		);
		const rootKey = base64(ed25519.getPublicKey(NEW_ROOT));
		const anew = { ...signManifest(next, NEW_ROOT), approvals: [] };
		const shown = (manifests: unknown, changes = {}) =>
			read('identity', { ...data, manifests, ...changes }, identity);
		const all = [
			'Dimintai uang 🙁',
			'Kapan?',
			'Sesudah kunci diganti.',
			'Dibuka dengan dua lembar.'
		];
		expect(shown([only, { ...second, approvals }]).texts).toEqual(all);
		expect(shown([only, anew], { rootKey }).texts).toEqual(all);

		const [start, ...rest] = all;
		const none = [start, ...rest.map(() => 'is not signed by its author')];
		const taken = members.map((one, place) => (place === 0 ? { ...one, id: '1'.repeat(16) } : one));
		const reused = signManifest({ ...next, members: taken }, NEW_ROOT);
		for (const [manifests, changes] of [
			[undefined, {}],
			[[{ ...second, approvals }], {}],
			[[only, { ...second, approvals: approvals.slice(1) }], {}],
			[[only, { ...second, approvals: [approvals[0], approvals[0]] }], {}],
			[[only, anew], {}],
			[[only, { ...reused, approvals: [] }], { rootKey }]
		] as const) {
			const { status, texts, said } = shown(manifests, changes);
			expect({ status, texts }, JSON.stringify(changes)).toEqual({ status: 0, texts: none });
			expect(said).toMatch(/^Nobody of the team is believed: /);
		}
	});
});
