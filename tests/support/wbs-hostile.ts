// Reports by somebody who has changed their own copy of our scripts, and signs what they like.
import { Encrypter, identityToRecipient } from 'age-encryption';
import { zipSync } from 'fflate';
import { padEnvelope, utf8 } from '../../src/lib/sealed/bytes.ts';
import {
	newReportKey,
	type ReporterSide,
	sealEnvelope,
	sealSaid,
	sealSlots
} from '../../src/lib/sealed/index.ts';
import { sign } from '../../src/lib/sealed/signed.ts';
import { sendFiles } from '../../src/lib/server/web/server-sealing.ts';
import { ATTACKER, type Filing, placeAfter, type Thread } from './wbs-attacked.ts';

/** Asked for wherever a browser takes the attacker's words for markup. */
export const TRAP = '/jebakan-penyerang';
const HOSTILE =
	`${ATTACKER} <script>fetch('${TRAP}')</script><img src="${TRAP}" onerror="fetch('${TRAP}')">` +
	`<svg onload="fetch('${TRAP}')"></svg><iframe src="${TRAP}"></iframe></textarea>"'\u202E javascript:`;

/** Files them. */
export async function fileHostile(filing: Filing): Promise<void> {
	const { day } = filing.today;
	const report = (side: ReporterSide, said: object) => ({
		kind: 'report',
		signKey: Buffer.from(side.keys.signKey).toString('base64'),
		...filing.said(`${ATTACKER} menulis`),
		...said
	});
	const first = (side: ReporterSide, body: Record<string, unknown>, changes = {}) =>
		sealEnvelope(
			{ ...placeAfter(side, []), author: 'reporter', day, body, ...changes },
			side.keys.signSeed,
			side.identity
		);

	const hostile = await filing.file('hostile', '', async (side) => {
		const questions = ['what', 'who', 'when', 'where', 'how', 'evidence'];
		const answers = Object.fromEntries(questions.map((name) => [name, HOSTILE]));
		return { envelope: await first(side, report(side, { answers, contact: HOSTILE })) };
	});
	await hostile.reporterSays({ kind: 'message', text: HOSTILE });
	const { db, today } = filing;
	hostile.talk = await sendFiles(db, hostile.side, hostile.talk, hostileFiles(), today);

	const nonsense = await filing.file('nonsense', `${ATTACKER} menulis`);
	for (const rest of NONSENSE) await nonsense.put(await sealAnything(nonsense, rest));

	await filing.file('no report in it', '', async (side) => ({
		envelope: await first(side, { kind: 'html', text: HOSTILE })
	}));
	await filing.file('sealed for nobody', '', async (side) => {
		const nobody = await newReportKey();
		return { envelope: await sealSaid({ ...side, identity: nobody.identity }, [], RETRACT, day) };
	});
	await filing.file('no such day', '', async (side) => ({
		envelope: await first(side, report(side, {}), { day: '2026-99-99' })
	}));
	await filing.file('another key to read', '', async () => ({
		readHash: (await newReportKey()).readHash
	}));
	await filing.file('no key in the slot', '', async (side) => ({
		slots: await sealSlots(side.identity.replace(/.{6}$/, 'QQQQQQ'), filing.recipients())
	}));
}

const RETRACT = { kind: 'retract', text: ATTACKER } as const;

/** The end of an envelope's text, day and body: each wrong in its own way. */
const NONSENSE = [
	`"day":"2026-11-02","body":{"kind":"message","text":${'['.repeat(40_000)}${']'.repeat(40_000)}}`,
	`"day":"2026-11-02","body":{"kind":"message","text":"${ATTACKER}","__proto__":{"admin":true}}`,
	`"day":"2026-11-02","body":{"kind":"message","text":{"toString":"${ATTACKER}"}}`,
	`"day":"2026-11-02","body":{"kind":"status","status":"closed","text":"${ATTACKER}"}`,
	`"day":"2026-11-02","body":{"kind":"html","text":"${ATTACKER}"}`,
	`"day":"2026-11-02","body":[]`,
	`"day":"<b>${ATTACKER}</b>","body":{"kind":"message","text":"${ATTACKER}"}`
];

// Signs any text and seals it, as our own functions would not.
async function sealAnything(thread: Thread, rest: string): Promise<Uint8Array> {
	const { report, sequence, previous } = thread.next();
	const head = { format: 1, report, sequence, previous, author: 'reporter' };
	const text = `${JSON.stringify(head).slice(0, -1)},${rest}}`;
	const encrypter = new Encrypter();
	encrypter.addRecipient(await identityToRecipient(thread.side.identity));
	const signed = sign('envelope', text, thread.side.keys.signSeed);
	return encrypter.encrypt(padEnvelope(utf8(JSON.stringify(signed))));
}

function hostileFiles(): File[] {
	const page = `<html><script>fetch('${TRAP}')</script><p>${ATTACKER}</p></html>`;
	const svg = `<svg xmlns="http://www.w3.org/2000/svg" onload="fetch('${TRAP}')"/>`;
	const pdf = `%PDF-1.7\n1 0 obj<</OpenAction<</S/JavaScript/JS(app.alert("${ATTACKER}"))>>>>endobj`;
	// Sixteen kilobytes that say they are sixteen million.
	const bomb = new Uint8Array(zipSync({ bom: new Uint8Array(16_000_000) }));
	return [
		new File([page], `<img src=x onerror=fetch('${TRAP}')>.html`, { type: 'text/html' }),
		new File([svg], '../../etc/gambar.svg', { type: 'image/svg+xml' }),
		new File([pdf], '\u202Efdp.exe', { type: 'application/pdf' }),
		new File([bomb], 'bom.zip', { type: 'application/zip' })
	];
}
