// A report and its box as the reporter's browser works on them, against the real database, while answers
// get lost.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { BOX_DAMAGED, NO_SUCH_BOX } from '#lib/labels/disclosures.ts';
import { toBase64 } from '#lib/sealed/bytes.ts';
import { type Manifest, newReceipt, receiptKeys, type SealedParts } from '#lib/sealed/index.ts';
import {
	addEnvelope,
	allManifests,
	openReport,
	storeReport
} from '#lib/server/disclosures/index.ts';
import { reports } from '#lib/server/disclosures/schema.ts';
import { proofOf, ROOT_KEY, teamOf, TODAY } from '#lib/server/disclosures/testing.ts';
import type { Database } from '#lib/server/platform/database.ts';
import { DomainError } from '#lib/server/platform/errors.ts';
import { testDatabase } from '#lib/server/platform/testing.ts';
import { refusalOf } from '#lib/server/web/sealed-channel.ts';
import { statusOf } from '#lib/server/web/error-mapping.ts';
import { readManifest } from '#lib/sealed/manifest.ts';
import { type Box, openBox, say } from './box.ts';
import { newFiling } from './filing.ts';
import { Refused } from './page.ts';
import type { Proof } from './work.ts';

const ROOT = toBase64(ROOT_KEY);
const words = (text: string) => ({ kind: 'message', text }) as const;

let database: Database;
beforeAll(async () => {
	database = await testDatabase();
	await teamOf(database.db, 3);
});
afterAll(() => database.close());

/** What happens to the next requests, the first one first. */
let fates: ('lost on the way' | 'answer lost' | 'answer replaced' | Response)[] = [];
let asked: string[] = [];
beforeEach(() => {
	fates = [];
	asked = [];
	vi.stubGlobal('fetch', async (address: string, { body }: { body: string }) => {
		asked.push(address);
		const fate = fates.shift();
		if (fate instanceof Response) return fate;
		if (fate === 'lost on the way') throw new TypeError('fetch failed');
		const answer = await serve(address, JSON.parse(body) as Sent);
		if (fate === 'answer lost') throw new TypeError('fetch failed');
		return fate === 'answer replaced' ? new Response('x', { status: 502 }) : answer;
	});
});
afterEach(() => vi.unstubAllGlobals());

type Sent = Record<'lookup' | 'sealed' | 'reporterWrap' | 'envelope', string> & {
	sequence: number;
	slots: string[];
	proof: Proof;
} & Pick<SealedParts, 'id' | 'lookupHash' | 'readHash' | 'manifestVersion'>;
const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'base64'));

/** What the routes do with the same functions. */
async function serve(address: string, sent: Sent): Promise<Response> {
	const { db } = database;
	const { lookup, sequence } = sent;
	try {
		if (address === '/wbs/segel') {
			const { proof, ...report } = sent;
			const sealed = {
				reporterWrap: bytes(sent.reporterWrap),
				slots: sent.slots.map(bytes),
				envelope: bytes(sent.envelope)
			};
			await storeReport(db, { ...report, ...sealed }, proof, TODAY);
			return new Response(null, { status: 204 });
		}
		if (address === '/wbs/kirim') {
			const message = { thread: 'talk', sequence, sealed: bytes(sent.sealed) } as const;
			await addEnvelope(db, { lookup }, message, TODAY);
			return new Response(null, { status: 204 });
		}
		const { id, reporterWrap, sealedBy, filedOn, talk } = await openReport(db, { lookup });
		return Response.json({
			...{ id, sealedBy, filedOn, olderKeys: [], day: TODAY.day },
			clocks: { firstWord: TODAY.day, assessment: TODAY.day, feedback: TODAY.day },
			reporterWrap: toBase64(new Uint8Array(reporterWrap)),
			talk: talk.map((one) => toBase64(new Uint8Array(one.sealed))),
			manifests: await allManifests(db)
		});
	} catch (error) {
		if (!(error instanceof DomainError)) throw error;
		return Response.json({ message: refusalOf(error) }, { status: statusOf(error) });
	}
}

const SAID = {
	category: 'extortion' as const,
	answers: { what: 'Meminta uang.', who: '', when: '', where: '', how: '', evidence: '' },
	excluded: [],
	contact: ''
};
const work = () => proofOf(database.db);
async function manifestInForce(): Promise<Manifest> {
	const [signed] = await allManifests(database.db);
	if (!signed) throw new Error('there is a team');
	return readManifest(signed.text);
}

/** @returns the keys of a report that is stored */
async function filed() {
	const { side } = await newFiling()(await manifestInForce(), SAID, TODAY.day, work);
	asked = [];
	return side.keys;
}

const textsOf = ({ entries }: Box) =>
	entries.map((entry) => ('body' in entry && 'text' in entry.body ? entry.body.text : entry));
const messageOf = (work: Promise<unknown>) =>
	work.then(
		() => null,
		(error: Error) => (error instanceof Refused ? error.message : 'no answer')
	);

describe('a report', () => {
	const count = () => database.db.$count(reports);

	it('is stored once under one receipt, whatever becomes of the answers', async () => {
		const manifest = await manifestInForce();
		const before = await count();
		const file = newFiling();
		const send = () => file(manifest, SAID, TODAY.day, work);
		fates = ['answer lost', 'lost on the way'];
		expect(await messageOf(send())).toContain('belum pasti');
		// Not even what a try begins with gets through: nobody knows more than before.
		fates = ['lost on the way'];
		const offline = () => Promise.reject(new TypeError('fetch failed'));
		expect(await messageOf(file(manifest, SAID, TODAY.day, offline))).toContain('belum pasti');
		const { receipt, side } = await send();
		expect(receiptKeys(receipt).lookup).toBe(side.keys.lookup);
		expect((await openBox(side.keys, ROOT)).entries).toHaveLength(1);
		expect(await count()).toBe(before + 1);
	});

	it('that has arrived needs no second try', async () => {
		const manifest = await manifestInForce();
		for (const fate of ['answer lost', 'answer replaced'] as const) {
			fates = [fate];
			const { side } = await newFiling()(manifest, SAID, TODAY.day, work);
			expect((await openBox(side.keys, ROOT)).entries).toHaveLength(1);
		}
	});

	it('that has not arrived is told from one that perhaps has', async () => {
		const manifest = await manifestInForce();
		const file = newFiling();
		const send = (of = manifest) => file(of, SAID, TODAY.day, work);
		const offline = () => Promise.reject(new TypeError('fetch failed'));
		expect(await messageOf(file(manifest, SAID, TODAY.day, offline))).toBe('no answer');
		fates = ['lost on the way'];
		expect(await messageOf(send())).toBe('no answer');
		const other = send({ ...manifest, version: manifest.version + 1 });
		await expect(other).rejects.toMatchObject({ status: 409 });
	});

	it('that has not arrived may be changed', async () => {
		const manifest = await manifestInForce();
		const file = newFiling();
		const send = (contact: string) => file(manifest, { ...SAID, contact }, TODAY.day, work);
		fates = ['lost on the way'];
		expect(await messageOf(send('satu'))).toBe('no answer');
		const { side, changed } = await send('dua');
		expect(changed).toBe(false);
		expect((await openBox(side.keys, ROOT)).entries).toMatchObject([{ body: { contact: 'dua' } }]);
	});

	it('that had arrived before its words were changed is told as that', async () => {
		const manifest = await manifestInForce();
		const before = await count();
		const file = newFiling();
		const send = (contact: string) => file(manifest, { ...SAID, contact }, TODAY.day, work);
		fates = ['answer lost', 'lost on the way'];
		expect(await messageOf(send('satu'))).toContain('belum pasti');
		const { side, changed } = await send('dua');
		expect(changed).toBe(true);
		expect((await openBox(side.keys, ROOT)).entries).toMatchObject([{ body: { contact: 'satu' } }]);
		expect(await count()).toBe(before + 1);
	});
});

describe('the box', () => {
	it('goes on from what it knows is stored, without asking again', async () => {
		const keys = await filed();
		let { box } = await say(await openBox(keys, ROOT), words('Satu.'));
		({ box } = await say(box, words('Dua.')));
		expect(asked).toEqual(['/wbs/buka', '/wbs/kirim', '/wbs/kirim']);
		const fresh = await openBox(keys, ROOT);
		expect(box.entries).toEqual(fresh.entries);
		expect(box.talk).toEqual(fresh.talk);
	});

	it('shows what came first, and then takes the same words', async () => {
		const keys = await filed();
		const stale = await openBox(keys, ROOT);
		await say(stale, words('Lebih dulu.'));
		const { box, problem } = await say(stale, words('Kedua.'));
		expect(problem?.message).toContain('Baca dulu');
		expect(textsOf(box).slice(1)).toEqual(['Lebih dulu.']);
		expect(await say(box, words('Kedua.'))).toMatchObject({ problem: null });
	});

	it('finds words whose answer was lost, at once or the next time', async () => {
		const keys = await filed();
		const before = await openBox(keys, ROOT);
		fates = ['answer lost'];
		const first = await say(before, words('Satu.'));
		expect(first.problem).toBeNull();
		fates = ['answer lost', 'lost on the way'];
		expect(await messageOf(say(first.box, words('Dua.')))).toBe('no answer');
		const second = await say(first.box, words('Dua.'));
		expect(second.problem).toBeNull();
		expect(textsOf(second.box).slice(1)).toEqual(['Satu.', 'Dua.']);
		// The same words as before, meant as new ones.
		const third = await say(second.box, words('Dua.'));
		expect(textsOf(third.box).slice(1)).toEqual(['Satu.', 'Dua.', 'Dua.']);
	});

	it('finds files that are named already', async () => {
		const before = await openBox(await filed(), ROOT);
		const file = { id: 'ab'.repeat(16), name: 'kuitansi', type: 'text/plain', size: 7 };
		const body = { kind: 'files' as const, files: [{ ...file, sha256: 'cd'.repeat(32) }] };
		fates = ['answer lost', 'lost on the way'];
		expect(await messageOf(say(before, body))).toBe('no answer');
		expect(await say(before, body)).toMatchObject({ problem: null });
	});

	it('knows what is not stored', async () => {
		const before = await openBox(await filed(), ROOT);
		fates = ['lost on the way'];
		const { problem } = await say(before, words('Satu.'));
		expect(problem).not.toBeNull();
		expect(problem).not.toBeInstanceOf(Refused);
		fates = [Response.json({ message: 'Sibuk.' }, { status: 429 })];
		expect(await messageOf(say(before, words('Satu.')))).toBe('Sibuk.');
		fates = [new Response('x', { status: 502 })];
		expect((await say(before, words('Satu.'))).problem?.message).toContain('Ada gangguan');
	});

	it('says of the code only what is known of it', async () => {
		const keys = await filed();
		expect(await messageOf(openBox(receiptKeys(newReceipt()), ROOT))).toBe(NO_SUCH_BOX);
		for (const status of [429, 500, 502]) {
			fates = [new Response('x', { status })];
			expect(await messageOf(openBox(keys, ROOT))).toContain('Ada gangguan');
		}
		const other = { ...receiptKeys(newReceipt()), lookup: keys.lookup };
		expect(await messageOf(openBox(other, ROOT))).toBe(BOX_DAMAGED);
	});
});
