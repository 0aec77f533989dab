// What is handed over opens with Debian's `age` and holds what its list of checksums says.
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { newReportKey, sealFile, sha256Hex } from '#lib/sealed/index.ts';
import type { OpenCase } from './case.ts';
import { fileProblem } from './case-view.ts';
import { makeHandOver } from './hand-over.ts';
import type { Team } from './team.ts';

const MEMBER = `member:${'1'.repeat(16)}` as const;
const team: Team = {
	current: { version: 1, previous: null, from: '2026-11-01', until: '2027-11-01', members: [] },
	escrows: [],
	idsOn: () => [],
	samePerson: () => false,
	keyOf: () => null,
	nameOf: () => 'Anggota Satu'
};
const photo = crypto.getRandomValues(new Uint8Array(5000));
const day = '2026-11-28';

async function openedCase() {
	const { identity, read } = await newReportKey();
	const stream = await sealFile(new Blob([photo]), identity);
	const sealed = new Uint8Array(await new Response(stream).arrayBuffer());
	const next = { sequence: 9, previous: '0'.repeat(64) };
	const file = {
		id: 'ab'.repeat(16),
		name: '../../bukti <1>.jpg',
		type: 'image/jpeg',
		size: photo.length,
		sha256: sha256Hex(sealed)
	};
	const answers = { what: 'Meminta uang.', who: '', when: '', where: '', how: '', evidence: '' };
	const open: OpenCase = {
		id: 'cd'.repeat(16),
		listedOn: day,
		identity,
		read,
		readHashes: [],
		ring: [identity],
		keyNamed: true,
		unturned: false,
		stored: { talk: [], case: [] },
		sealedBy: 'browser',
		filedOn: day,
		keptUntil: '2031-11-01',
		dues: { firstWord: day, assessment: day, feedback: day },
		talk: [
			{
				sequence: 0,
				author: 'reporter',
				day,
				body: {
					kind: 'report',
					signKey: 'x',
					category: 'extortion',
					answers,
					excluded: [],
					contact: ''
				}
			},
			{ sequence: 1, author: 'reporter', day, body: { kind: 'files', files: [file] } }
		],
		talkNext: next,
		notes: [
			{ sequence: 0, author: MEMBER, day, body: { kind: 'note', text: 'Cek jadwal loket.' } }
		],
		notesNext: next,
		noteIdentity: identity,
		notesBegun: true,
		samePerson: team.samePerson
	};
	return { open, sealed };
}

const folder = mkdtempSync(path.join(tmpdir(), 'tanggap-hand-over-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function fileWith(bytes: Uint8Array): string {
	const file = path.join(folder, 'wbs.zip.age');
	writeFileSync(file, bytes);
	return file;
}

describe.skipIf(spawnSync('age', ['--version']).status !== 0)('a hand-over', () => {
	afterEach(() => vi.unstubAllGlobals());

	it('is opened by age, and its checksums hold', async () => {
		const { open, sealed } = await openedCase();
		vi.stubGlobal('fetch', () => Promise.resolve(new Response(sealed as BodyInit)));
		const identity = await generateX25519Identity();
		const made = await makeHandOver(team, open, await identityToRecipient(identity));
		expect(made.sha256).toBe(createHash('sha256').update(made.sealed).digest('hex'));
		const opened = spawnSync('age', ['--decrypt', '--identity', '-', fileWith(made.sealed)], {
			input: `${identity}\n`
		});
		expect(opened.stderr.toString()).toBe('');
		const { SHA256SUMS, ...files } = unzipSync(opened.stdout);
		const sums = strFromU8(SHA256SUMS ?? new Uint8Array())
			.trim()
			.split('\n');
		expect(sums).toHaveLength(Object.keys(files).length);
		for (const [name, bytes] of Object.entries(files)) {
			expect(sums).toContain(`${createHash('sha256').update(bytes).digest('hex')}  ${name}`);
		}
		const names = Object.keys(files).sort();
		expect(names).toEqual(['lampiran/abababab-__.._bukti _1_.jpg', 'laporan.json', 'laporan.txt']);
		expect(files[names[0] ?? '']).toEqual(photo);
		expect(strFromU8(files['laporan.txt'] ?? new Uint8Array())).toContain('Meminta uang.');
		expect(strFromU8(files['laporan.txt'] ?? new Uint8Array())).toContain('Cek jadwal loket.');
	});

	it('is not made with an attachment that somebody changed, nor for a wrong key', async () => {
		const { open, sealed } = await openedCase();
		sealed.set([1], sealed.length - 1);
		vi.stubGlobal('fetch', () => Promise.resolve(new Response(sealed as BodyInit)));
		await expect(makeHandOver(team, open, '')).rejects.toThrow('tidak utuh');
		await expect(makeHandOver(team, open, 'age1salah')).rejects.toThrow('Kunci age itu salah');
	});

	it('says of an attachment that did not come why it did not', async () => {
		const { open } = await openedCase();
		const made = (answer: () => Promise<Response>) => {
			vi.stubGlobal('fetch', answer);
			return makeHandOver(team, open, '').catch(fileProblem);
		};
		const cut = () => Promise.reject(new TypeError('Failed to fetch'));
		expect(await made(cut)).toBe('Sambungan terputus. Coba lagi.');
		const broken = new ReadableStream({ start: (body) => body.error(new TypeError('network')) });
		expect(await made(() => Promise.resolve(new Response(broken)))).toContain('terputus');
		const ended = () => Promise.resolve(Response.json({ message: 'Masuk lagi.' }, { status: 401 }));
		expect(await made(ended)).toBe('Masuk lagi.');
		const other = () => Promise.resolve(new Response(photo));
		expect(await made(other)).toContain('tidak utuh');
	});
});
