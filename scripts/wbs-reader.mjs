// Reads a sealed report without this product: written from docs/wbs-format.md, with Node's crypto and
// the `age` command alone. For whoever holds a report years from now, and as a check of the format.
//
//   node scripts/wbs-reader.mjs receipt report.json < receipt.txt
//   node scripts/wbs-reader.mjs identity report.json < identity.txt
//   node scripts/wbs-reader.mjs escrow report.json < two-sheets.txt
//
// report.json: {"id", "reporterWrap", "slots": [16], "olderKeys"?: [latest first], "talk": [envelopes],
// "manifest"?: {"text", "signature"}, "rootKey"?}; everything sealed in base64. Secrets come on standard input, so that they
// stand in no list of processes. Prints one JSON line for each message.
import { spawnSync } from 'node:child_process';
import { createHash, createPublicKey, hkdfSync, verify } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const SALT = 'tanggap-wbs/1';
const SIZES = [4096, 16_384, 65_536, 163_840];

const [way, file] = process.argv.slice(2);
if (!file || !['receipt', 'identity', 'escrow'].includes(way ?? '')) {
	fail('Usage: node scripts/wbs-reader.mjs receipt|identity|escrow report.json < secret');
}
const report = JSON.parse(readFileSync(file, 'utf8'));
const secret = readFileSync(0, 'utf8');
const folder = mkdtempSync(path.join(tmpdir(), 'wbs-reader-'));
try {
	const identity =
		way === 'receipt'
			? openWrap(readReceipt(secret))
			: openSlots(way === 'escrow' ? joinSheets(secret) : secret.trim());
	for (const message of readTalk(openKeys(identity)))
		process.stdout.write(`${JSON.stringify(message)}\n`);
} finally {
	rmSync(folder, { recursive: true, force: true });
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
	const bytes = Buffer.from(hkdfSync('sha256', key, SALT, 'escrow', 32));
	return bech32('age-secret-key-', bytes).toUpperCase();
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
	const bytes = Buffer.from(hkdfSync('sha256', receipt, SALT, 'seal', 32));
	return open([bech32('age-secret-key-', bytes).toUpperCase()], report.reporterWrap).toString();
}

/** @param {string} own @returns {string} */
function openSlots(own) {
	for (const slot of report.slots) {
		const content = tryOpen([own], slot);
		if (content) return content.toString();
	}
	return fail('No slot opens for this identity.');
}

/** @param {string} identity in use @returns {string[]} it and those before, the latest first */
function openKeys(identity) {
	const keys = [identity];
	for (const older of report.olderKeys ?? []) keys.push(open(keys.slice(-1), older).toString());
	return keys;
}

/** @param {string[]} identities @returns {object[]} */
function readTalk(identities) {
	/** @type {Record<string, string>} */
	const keys = readKeys();
	let previous = '0'.repeat(64);
	return report.talk.map((/** @type {string} */ sealed, /** @type {number} */ sequence) => {
		const { text, signature } = JSON.parse(unpad(open(identities, sealed)));
		const envelope = JSON.parse(text);
		if (sequence === 0 && envelope.author === 'reporter') keys.reporter = envelope.body.signKey;
		if (!isSigned('envelope', text, signature, keys[envelope.author])) {
			fail(`Message ${sequence} is not signed by its author.`);
		}
		const inPlace =
			envelope.format === 1 &&
			envelope.report === report.id &&
			envelope.sequence === sequence &&
			envelope.previous === previous;
		if (!inPlace) fail(`Message ${sequence} does not belong here.`);
		previous = createHash('sha256').update(Buffer.from(sealed, 'base64')).digest('hex');
		return envelope;
	});
}

/** @returns {Record<string, string>} by author */
function readKeys() {
	const { manifest, rootKey } = report;
	if (!manifest) return {};
	if (!isSigned('manifest', manifest.text, manifest.signature, rootKey)) {
		fail('The manifest is not signed by the root key.');
	}
	const { members, escrow } = JSON.parse(manifest.text);
	const reserve = escrow ? [[`escrow:${escrow.id}`, escrow.signKey]] : [];
	return Object.fromEntries([
		...members.map((/** @type {any} */ { id, signKey }) => [`member:${id}`, signKey]),
		...reserve
	]);
}

/** @param {string} kind @param {string} text @param {string} signature @param {string | undefined} key */
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
		fail('An envelope is not padded as it should be.');
	}
	return padded.subarray(4, 4 + length).toString('utf8');
}

/** @param {string[]} identities @param {string} sealed */
function open(identities, sealed) {
	return tryOpen(identities, sealed) ?? fail('Something sealed does not open.');
}

/** @param {string[]} identities @param {string} sealed @returns {Buffer | null} */
function tryOpen(identities, sealed) {
	const target = path.join(folder, 'sealed');
	writeFileSync(target, Buffer.from(sealed, 'base64'));
	const done = spawnSync('age', ['--decrypt', '--identity', '-', target], {
		input: `${identities.join('\n')}\n`,
		maxBuffer: 64 * 1024 * 1024
	});
	if (done.error) fail('The command `age` is missing. On Debian: apt-get install age');
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
	process.stderr.write(`${sentence}\n`);
	process.exit(1);
}
