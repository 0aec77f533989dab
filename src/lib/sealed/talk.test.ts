import { ed25519 } from '@noble/curves/ed25519.js';
import { beforeAll, describe, expect, it } from 'vitest';
import {
	type Author,
	envelopeDigest,
	NO_PREDECESSOR,
	newReceipt,
	newReportKey,
	receiptKeys,
	sealEnvelope
} from './index.ts';
import { toBase64 } from './bytes.ts';
import { openTalk, readTalkBody, toldStatus } from './talk.ts';

const MEMBER = '1'.repeat(16);
const MEMBER_SEED = new Uint8Array(32).fill(9);
const keyOf = (author: Author) =>
	author === `member:${MEMBER}` ? ed25519.getPublicKey(MEMBER_SEED) : null;
const writers = { keyOf, samePerson: (id: string, other: string) => id === other };
const ID = 'a'.repeat(32);
const reporter = receiptKeys(newReceipt());
const report = {
	kind: 'report',
	signKey: toBase64(reporter.signKey),
	category: 'extortion',
	answers: { what: 'Diminta uang.', who: '', when: '', where: '', how: '', evidence: '' },
	excluded: [],
	contact: ''
};
/** Of docs/wbs-format.md; once more with another last character, so that its checksum is wrong. */
const RECIPIENT = 'age1w3dsqktwxer6g2m9p8v47c76t5m8tprprjxjslsucgrav8ucsf3qfu8u6z';
const SLIPPED = RECIPIENT.replace(/.$/, 'q');
const key = { kind: 'key', recipient: RECIPIENT, left: [] };
const message = { kind: 'message', text: 'Kapan kejadiannya?' };
const received = { kind: 'status', status: 'received', text: '' };

let identity: string;
beforeAll(async () => {
	({ identity } = await newReportKey());
});

type Said = [Author, Record<string, unknown>, Uint8Array?];
async function threadOf(...said: Said[]): Promise<Uint8Array[]> {
	const sealed: Uint8Array[] = [];
	for (const [sequence, [author, body, seed]] of said.entries()) {
		const last = sealed.at(-1);
		const previous = last ? envelopeDigest(last) : NO_PREDECESSOR;
		const envelope = { report: ID, sequence, previous, author, day: '2026-11-02', body };
		const own = author === 'reporter' ? reporter.signSeed : MEMBER_SEED;
		sealed.push(await sealEnvelope(envelope, seed ?? own, identity));
	}
	return sealed;
}

describe('what may be said', () => {
	it.each([
		['a report first', 'reporter', 0, report],
		['a message of either', 'reporter', 1, message],
		['a message of a member', `member:${MEMBER}`, 1, message],
		['a retraction', 'reporter', 1, { kind: 'retract', text: '' }],
		['a status by a member', `member:${MEMBER}`, 1, received],
		['a report with a recipient', 'reporter', 0, { ...report, recipient: RECIPIENT }],
		['a new key', `member:${MEMBER}`, 1, key]
	] as const)('%s', (_, author, sequence, body) => {
		expect(readTalkBody({ author, sequence, body })).toEqual(body);
	});

	it.each([
		['a report by a member', `member:${MEMBER}`, 0, report],
		['a second report', 'reporter', 1, report],
		['a message first', 'reporter', 0, message],
		['a status by the reporter', 'reporter', 1, received],
		['a retraction by a member', `member:${MEMBER}`, 1, { kind: 'retract', text: '' }],
		['an empty message', 'reporter', 1, { kind: 'message', text: '' }],
		['a field that nobody knows', 'reporter', 1, { ...message, html: '<b>' }],
		['another kind', 'reporter', 1, { kind: 'note', text: 'x' }],
		['a kind that every object has', 'reporter', 1, { kind: 'constructor' }],
		['a report without a key', 'reporter', 0, { ...report, signKey: '' }],
		['a recipient with a slip in it', 'reporter', 0, { ...report, recipient: SLIPPED }],
		['a new key with a slip in it', `member:${MEMBER}`, 1, { ...key, recipient: SLIPPED }],
		['a file with an address as its id', 'reporter', 1, { kind: 'files', files: [{ id: '../x' }] }]
	] as const)('not: %s', (_, author, sequence, body) => {
		expect(() => readTalkBody({ author, sequence, body })).toThrow(
			expect.objectContaining({ code: 'malformed' })
		);
	});
});

describe('opening a thread', () => {
	it('gives everything that was said, and where the case stands', async () => {
		const talk = await threadOf(
			['reporter', report],
			[`member:${MEMBER}`, received],
			['reporter', message]
		);
		const entries = await openTalk(ID, talk, identity, writers);
		expect(entries).toMatchObject([
			{ author: 'reporter', body: report },
			{ author: `member:${MEMBER}`, body: received },
			{ author: 'reporter', body: message }
		]);
		expect(toldStatus(entries)).toEqual({ status: 'received', day: '2026-11-02' });
		expect(toldStatus(entries.slice(0, 1))).toBeNull();
	});

	it('refuses what somebody forged, and shows the rest', async () => {
		const talk = await threadOf(
			['reporter', report],
			[`member:${MEMBER}`, { kind: 'message', text: 'Siapa Anda?' }, new Uint8Array(32).fill(3)],
			[`member:${'2'.repeat(16)}`, message],
			['reporter', message, new Uint8Array(32).fill(4)],
			['reporter', message]
		);
		expect(await openTalk(ID, talk, identity, writers)).toMatchObject([
			{ body: report },
			{ refused: 'unsigned' },
			{ refused: 'unsigned' },
			{ refused: 'unsigned' },
			{ body: message }
		]);
	});

	it('notices what was taken out, swapped, or played again', async () => {
		const [first, second, third] = (await threadOf(
			['reporter', report],
			['reporter', message],
			['reporter', { kind: 'message', text: 'Lagi.' }]
		)) as [Uint8Array, Uint8Array, Uint8Array];
		const open = (...talk: Uint8Array[]) => openTalk(ID, talk, identity, writers);
		expect(await open(first, third)).toMatchObject([{}, { refused: 'out_of_place' }]);
		expect(await open(first, third, second)).toMatchObject([
			{},
			{ refused: 'out_of_place' },
			{ refused: 'out_of_place' }
		]);
		expect(await open(first, second, second)).toMatchObject([{}, {}, { refused: 'out_of_place' }]);
		const elsewhere = await openTalk('b'.repeat(32), [first], identity, writers);
		expect(elsewhere).toMatchObject([{ refused: 'out_of_place' }]);
	});

	it('refuses whom the reporter left out, and a key by whoever has gone out, under new ids too', async () => {
		const [left, again] = ['3', '4'].map((digit) => digit.repeat(16)) as [string, string];
		const both = [left, again, MEMBER];
		const known = {
			keyOf: (author: Author) => (author === 'reporter' ? null : ed25519.getPublicKey(MEMBER_SEED)),
			samePerson: (id: string, other: string) =>
				id === other || [left, again].every((one) => [id, other].includes(one))
		};
		const refusals = async (body: object, ...said: Said[]) => {
			const talk = await threadOf(['reporter', { ...report, ...body }], ...said);
			const entries = await openTalk(ID, talk, identity, known);
			return entries.flatMap((one) => ('refused' in one ? [one.sequence] : []));
		};
		const by = (...ids: string[]) => ids.map((one) => [`member:${one}`, message] as Said);
		expect(await refusals({}, ...by(...both))).toEqual([]);
		expect(await refusals({ excluded: [left] }, ...by(...both))).toEqual([1, 2]);
		const turned = { ...key, left: [left] };
		const keys = both.map((one): Said => [`member:${one}`, key]);
		expect(await refusals({}, [`member:${MEMBER}`, turned], ...keys)).toEqual([2, 3]);
		expect(await refusals({}, [`member:${MEMBER}`, turned], ...by(again))).toEqual([]);
		const reserve: Author = `escrow:${left}`;
		expect(await refusals({ excluded: [left] }, [reserve, message])).toEqual([1]);
	});

	it('lets nobody put another report in its place before the reporter', async () => {
		const seed = new Uint8Array(32).fill(5);
		const other = { ...report, signKey: toBase64(ed25519.getPublicKey(seed)) };
		const talk = await threadOf(['reporter', other, seed]);
		const known = { reporter: reporter.signKey, ...writers };
		expect(await openTalk(ID, talk, identity, known)).toMatchObject([{ refused: 'unsigned' }]);
	});
});
