// Reads a sealed report without this product: written from docs/wbs-format.md, with Node's crypto and
// the `age` command alone. For whoever holds a report years from now, and as a check of the format.
//
//   node scripts/wbs-reader.mjs receipt report.json < receipt.txt
//   node scripts/wbs-reader.mjs identity report.json < identity.txt
//   node scripts/wbs-reader.mjs escrow report.json < two-sheets.txt
//
// report.json: {"id", "reporterWrap", "slots": [16], "olderKeys"?: [latest first], "talk": [envelopes],
// "manifests"?: [{"text", "signature", "approvals"}, oldest first], "rootKey"?}; everything sealed in
// base64. Secrets come on standard input, so that they stand in no list of processes. Prints one JSON
// line for each message, of one that does not hold {"sequence", "refused"}.
import { spawnSync } from 'node:child_process';
import { createHash, createPrivateKey, createPublicKey, hkdfSync, verify } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const SALT = 'tanggap-wbs/1';
const SIZES = [4096, 16_384, 65_536, 163_840];
/** Who says what to the other side. @type {Record<string, string[]>} */
const BY = {
	report: ['reporter'],
	message: ['reporter', 'member', 'escrow'],
	files: ['reporter'],
	retract: ['reporter'],
	key: ['member'],
	status: ['member']
};

/** Said to whoever runs it, or of the message that is refused. */
class Refusal extends Error {}

const [way, file] = process.argv.slice(2);
/** @type {any} */
let report;
let folder = '';
try {
	if (!file || !['receipt', 'identity', 'escrow'].includes(way ?? '')) {
		fail('Usage: node scripts/wbs-reader.mjs receipt|identity|escrow report.json < secret');
	}
	if (spawnSync('age', ['--version']).error) {
		fail('The command `age` is missing. On Debian: apt-get install age');
	}
	report = JSON.parse(readFileSync(file, 'utf8'));
	folder = mkdtempSync(path.join(tmpdir(), 'wbs-reader-'));
	for (const message of readReport(readFileSync(0, 'utf8'))) {
		process.stdout.write(`${JSON.stringify(message)}\n`);
	}
} catch (error) {
	if (!(error instanceof Refusal)) throw error;
	process.stderr.write(`${error.message}\n`);
	process.exitCode = 1;
} finally {
	if (folder) rmSync(folder, { recursive: true, force: true });
}

/** @param {string} secret @returns {object[]} */
function readReport(secret) {
	if (way !== 'receipt') {
		const own = way === 'escrow' ? joinSheets(secret) : secret.trim();
		return readTalk(openKeys(openSlots(own)), null);
	}
	const receipt = readReceipt(secret);
	// The reporter's own key, so that nobody puts another report in its place.
	return readTalk(openKeys(openWrap(receipt)), publicKeyOf(derived(receipt, 'sign')));
}

/** @param {string} text @returns {string} the 28 characters */
function readReceipt(text) {
	const receipt = readCode(text, 'W');
	return receipt ?? fail('This is not a receipt: a character is wrong or missing.');
}

/** @param {string} text two lines @returns {string} the identity of the reserve key */
function joinSheets(text) {
	const [one, other, ...more] = text.trim().split('\n').map(shareOf);
	if (!one || !other || more.length > 0) return fail('Two sheets are needed, one on each line.');
	const [x, z] = [one[15] ?? 0, other[15] ?? 0];
	if (x === z) fail('These are not two sheets of one key.');
	// The line through two points, where it meets 0: y z / (x + z) + w x / (x + z).
	const [a, b] = [over(z, x ^ z), over(x, x ^ z)];
	const key = one.subarray(0, 15).map((y, place) => times(y, a) ^ times(other[place] ?? 0, b));
	return bech32('age-secret-key-', derived(key, 'escrow')).toUpperCase();
}

/** @param {string} line @returns {Buffer} 15 bytes and the place on the line */
function shareOf(line) {
	const code = readCode(line, 'S') ?? fail('This is not a sheet: a character is wrong or missing.');
	let bits = 0n;
	for (const character of code.slice(1, 27))
		bits = bits * 32n + BigInt(ALPHABET.indexOf(character));
	return Buffer.from((bits >> 2n).toString(16).padStart(32, '0'), 'hex');
}

/** In GF(256) with x⁸ + x⁴ + x³ + x + 1. @param {number} a @param {number} b */
function times(a, b) {
	let product = 0;
	for (; b > 0; b >>= 1) {
		if (b & 1) product ^= a;
		a <<= 1;
		if (a & 256) a ^= 0x11b;
	}
	return product;
}

/** @param {number} a @param {number} b not 0 */
function over(a, b) {
	let quotient = 0;
	while (times(quotient, b) !== a) quotient++;
	return quotient;
}

/** @param {string} text @param {string} mark the first character @returns {string | null} */
function readCode(text, mark) {
	const code = text
		.toUpperCase()
		.replace(/[\s\p{Pd}\p{Cf}]/gu, '')
		.replaceAll('O', '0')
		.replace(/[IL]/g, '1');
	const values = [...code].map((character) => ALPHABET.indexOf(character));
	let sum = 0;
	for (const value of values.slice(0, -1)) {
		sum = (sum ^ value) << 1;
		if (sum & 32) sum ^= 0b100101;
	}
	return code.length === 28 && code.startsWith(mark) && values.at(-1) === sum ? code : null;
}

/** @param {string} receipt @returns {string} the identity of the report */
function openWrap(receipt) {
	const own = bech32('age-secret-key-', derived(receipt, 'seal')).toUpperCase();
	return keyIn(tryOpen([own], report.reporterWrap)) ?? fail('The receipt does not open it.');
}

/** @param {string | Buffer} input @param {string} info @returns {Buffer} */
function derived(input, info) {
	return Buffer.from(hkdfSync('sha256', input, SALT, info, 32));
}

/** @param {Buffer} seed @returns {string} the Ed25519 public key, base64 */
function publicKeyOf(seed) {
	const pkcs8 = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]);
	const key = createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' });
	const spki = createPublicKey(key).export({ format: 'der', type: 'spki' });
	return spki.subarray(-32).toString('base64');
}

/** @param {Buffer | null} content @returns {string | null} an age identity */
function keyIn(content) {
	const text = content?.toString() ?? '';
	return /^AGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58}$/.test(text) ? text : null;
}

/** @param {string} own @returns {string} */
function openSlots(own) {
	for (const slot of report.slots) {
		const key = keyIn(tryOpen([own], slot));
		if (key) return key;
	}
	return fail('No slot opens for this identity.');
}

/** @param {string} identity in use @returns {string[]} it and those before, the latest first */
function openKeys(identity) {
	const keys = [identity];
	for (const older of report.olderKeys ?? []) {
		const before = keyIn(tryOpen(keys.slice(-1), older));
		if (!before) break;
		keys.push(before);
	}
	return keys;
}

/** @param {string[]} identities @param {string | null} reporterKey where it is known @returns {object[]} */
function readTalk(identities, reporterKey) {
	const { keys, samePerson } = readTeam();
	if (reporterKey) keys.set('reporter', reporterKey);
	/** @type {string[]} */
	const excluded = [];
	/** @type {string[]} */
	const left = [];
	let previous = '0'.repeat(64);
	/** @param {string} sealed @param {number} sequence */
	const read = (sealed, sequence) => {
		const { text, signature } = JSON.parse(unpad(open(identities, sealed)));
		const envelope = JSON.parse(text);
		const { author, body } = envelope;
		// The first message brings the reporter's key, unless the receipt has told it.
		const key = keys.get(author) ?? (author === 'reporter' && sequence === 0 ? body.signKey : null);
		if (!isSigned('envelope', text, signature, key)) fail('is not signed by its author');
		const inPlace =
			envelope.format === 1 &&
			envelope.report === report.id &&
			envelope.sequence === sequence &&
			envelope.previous === previous;
		if (!inPlace) fail('does not belong here');
		const [kind, id] = author.split(':');
		const barred = [...excluded, ...(body.kind === 'key' ? left : [])];
		const may =
			(body.kind === 'report') === (sequence === 0) &&
			(BY[body.kind] ?? []).includes(kind) &&
			!barred.some((one) => samePerson(one, id));
		if (!may) fail('is by somebody who may not say so');
		if (body.kind === 'report') {
			keys.set('reporter', key);
			excluded.push(...(body.excluded ?? []));
		}
		if (body.kind === 'key') left.push(...body.left);
		return envelope;
	};
	return report.talk.map((/** @type {string} */ sealed, /** @type {number} */ sequence) => {
		try {
			return read(sealed, sequence);
		} catch (error) {
			const refused = error instanceof Refusal ? error.message : 'is malformed';
			return { sequence, refused };
		} finally {
			previous = digestOf(Buffer.from(sealed, 'base64'));
		}
	});
}

/** @param {string | Buffer} bytes */
function digestOf(bytes) {
	return createHash('sha256').update(bytes).digest('hex');
}

/** Who could ever write as the team; nobody where the manifests can't be trusted, and says so. */
function readTeam() {
	/** @type {any[]} */
	let manifests = [];
	try {
		manifests = readChain(report.manifests ?? []);
	} catch (error) {
		const why = error instanceof Refusal ? error.message : 'The manifests are malformed.';
		process.stderr.write(`Nobody of the team is believed: ${why}\n`);
	}
	/** @type {Map<string, string>} by author */
	const keys = new Map();
	/** @type {Map<string, string>} */
	const names = new Map();
	for (const { members, escrow } of manifests) {
		for (const { id, name, signKey } of members) {
			keys.set(`member:${id}`, signKey);
			names.set(id, name);
		}
		if (escrow) keys.set(`escrow:${escrow.id}`, escrow.signKey);
	}
	/** @param {string} id @param {string} other */
	const samePerson = (id, other) =>
		id === other ||
		(names.has(id) &&
			names.get(id) === names.get(other) &&
			!manifests.some(({ members }) => has(members, id) && has(members, other)));
	return { keys, samePerson };
}

/** @param {{ id: string }[]} members @param {string} id */
function has(members, id) {
	return members.some((one) => one.id === id);
}

/** @param {{ text: string, signature: string, approvals: any[] }[]} signed @returns {any[]} */
function readChain(signed) {
	const latest = signed.at(-1) ?? fail('There is no manifest.');
	const { rootKey } = report;
	if (
		!isSigned('manifest', latest.text, latest.signature, rootKey) ||
		JSON.parse(latest.text).root !== rootKey
	) {
		fail('The last manifest is not signed by the root key.');
	}
	/** @type {Map<string, string>} */
	const owners = new Map();
	return signed.map(({ text, approvals }, place) => {
		const manifest = JSON.parse(text);
		const before = signed[place - 1]?.text ?? null;
		const previous = before === null ? null : digestOf(before);
		if (manifest.version !== place + 1 || manifest.previous !== previous) {
			fail('A manifest is missing, or another stands in its place.');
		}
		if (!isAgreed(manifest, before && JSON.parse(before), text, approvals)) {
			fail('Too few members have agreed to a manifest.');
		}
		for (const { id, recipient, signKey } of [manifest.members, manifest.escrow ?? []].flat()) {
			const owner = [id, recipient, signKey].join(' ');
			for (const own of [id, recipient, signKey]) {
				if ((owners.get(own) ?? owner) !== owner) fail('An id or a key was another’s before.');
				owners.set(own, owner);
			}
		}
		return manifest;
	});
}

/** @param {any} after @param {any} before null for none @param {string} text @param {any[]} approvals */
function isAgreed(after, before, text, approvals) {
	const isNew = before?.root !== after.root;
	const stay = (before?.members ?? []).filter((/** @type {any} */ one) =>
		after.members.some(
			(/** @type {any} */ { id, recipient, signKey }) =>
				id === one.id && recipient === one.recipient && signKey === one.signKey
		)
	);
	const hold = approvals.every(({ member, day, signature }) => {
		const by = isNew ? null : stay.find((/** @type {any} */ { id }) => id === member);
		const approved = JSON.stringify({ manifest: digestOf(text), member, day });
		return isSigned('approval', approved, signature, by?.signKey);
	});
	const needed = before?.members.length === 2 && stay.length === 1 ? 1 : 2;
	return hold && (isNew || new Set(approvals.map(({ member }) => member)).size >= needed);
}

/** @param {string} kind @param {string} text @param {string} signature @param {string | null | undefined} key */
function isSigned(kind, text, signature, key) {
	if (!key) return false;
	const spki = Buffer.concat([
		Buffer.from('302a300506032b6570032100', 'hex'),
		Buffer.from(key, 'base64')
	]);
	const publicKey = createPublicKey({ key: spki, format: 'der', type: 'spki' });
	const bytes = Buffer.from(`${SALT} ${kind}\n${text}`);
	return verify(null, bytes, publicKey, Buffer.from(signature, 'base64'));
}

/** @param {Buffer} padded @returns {string} */
function unpad(padded) {
	const length = padded.readUInt32LE(0);
	const rest = padded.subarray(4 + length);
	if (!SIZES.includes(padded.length) || rest.some((byte) => byte !== 0)) {
		fail('is not padded as it should be');
	}
	return padded.subarray(4, 4 + length).toString('utf8');
}

/** @param {string[]} identities @param {string} sealed */
function open(identities, sealed) {
	return tryOpen(identities, sealed) ?? fail('does not open');
}

/** @param {string[]} identities @param {string} sealed @returns {Buffer | null} */
function tryOpen(identities, sealed) {
	const target = path.join(folder, 'sealed');
	writeFileSync(target, Buffer.from(sealed, 'base64'));
	const done = spawnSync('age', ['--decrypt', '--identity', '-', target], {
		input: `${identities.join('\n')}\n`,
		maxBuffer: 64 * 1024 * 1024
	});
	return done.status === 0 ? done.stdout : null;
}

/** BIP 173. @param {string} prefix @param {Buffer} bytes @returns {string} */
function bech32(prefix, bytes) {
	const charset = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
	/** @type {number[]} */
	const data = [];
	let buffer = 0;
	let bits = 0;
	for (const byte of bytes) {
		buffer = ((buffer << 8) | byte) & 0xfff;
		for (bits += 8; bits >= 5; bits -= 5) data.push((buffer >> (bits - 5)) & 31);
	}
	if (bits > 0) data.push((buffer << (5 - bits)) & 31);
	const codes = [...prefix].map((character) => character.charCodeAt(0));
	const expanded = [...codes.map((code) => code >> 5), 0, ...codes.map((code) => code & 31)];
	let check = 1;
	for (const value of [...expanded, ...data, 0, 0, 0, 0, 0, 0]) {
		const top = check >> 25;
		check = ((check & 0x1ffffff) << 5) ^ value;
		const generators = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];
		generators.forEach((generator, bit) => {
			if ((top >> bit) & 1) check ^= generator;
		});
	}
	check ^= 1;
	for (let place = 5; place >= 0; place--) data.push((check >> (5 * place)) & 31);
	return `${prefix}1${data.map((value) => charset.charAt(value)).join('')}`;
}

/** @param {string} sentence @returns {never} */
function fail(sentence) {
	throw new Refusal(sentence);
}
