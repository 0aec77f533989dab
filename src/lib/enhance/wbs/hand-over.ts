// Makes one age file of a whole report, for the Inspektorat: a ZIP with a list of checksums in it, that
// Debian's `age` and any unzip open.
import { Encrypter } from 'age-encryption';
import { strToU8, zipSync } from 'fflate';
import { newPassphrase, openFile, sha256Hex } from '#lib/sealed/index.ts';
import type { OpenCase } from './case.ts';
import { fetchSealed, notingOf, sayingOf, titleOf } from './case-view.ts';
import { Lost, Refused } from './page.ts';
import type { Team } from './team.ts';

/** What came of it. */
export interface HandOver {
	sealed: Uint8Array;
	/** Of the age file, hex. */
	sha256: string;
	/** What opens it, when the recipient has no key. */
	passphrase: string | null;
}

/**
 * @param recipient an age recipient, or '' for a passphrase
 * @throws Refused when an attachment is not whole, or the recipient is none; Lost
 */
export async function makeHandOver(
	team: Team,
	open: OpenCase,
	recipient: string
): Promise<HandOver> {
	const passphrase = recipient === '' ? newPassphrase() : null;
	const encrypter = new Encrypter();
	try {
		if (passphrase === null) encrypter.addRecipient(recipient);
		else encrypter.setPassphrase(passphrase);
	} catch {
		throw new Refused('Kunci age itu salah. Kunci age diawali age1 dan 62 huruf panjangnya.');
	}
	const files = await filesOf(team, open);
	const sums = Object.entries(files).map(([name, bytes]) => `${sha256Hex(bytes)}  ${name}\n`);
	const archive = zipSync(
		{ ...files, SHA256SUMS: strToU8(sums.sort().join('')) },
		// Photos don't shrink.
		{ level: 0 }
	);
	const sealed = await encrypter.encrypt(archive);
	return { sealed, sha256: sha256Hex(sealed), passphrase };
}

async function filesOf(team: Team, open: OpenCase): Promise<Record<string, Uint8Array>> {
	const talk = open.talk.flatMap((entry) => ('body' in entry ? [entry] : []));
	const notes = open.notes.flatMap((entry) => ('body' in entry ? [entry] : []));
	const line = (author: string, day: string, words: string) => `[${day}] ${author}\n${words}\n`;
	const readable = [
		`${titleOf(open)}\nLaporan ${open.id}, masuk ${open.filedOn}\n`,
		'== Percakapan ==\n',
		...talk.map(({ author, day, body }) =>
			line(author === 'reporter' ? 'Pelapor' : team.nameOf(author), day, sayingOf(body))
		),
		'== Catatan tim ==\n',
		...notes.map(({ author, day, body }) => line(team.nameOf(author), day, notingOf(body, team)))
	].join('\n');
	const found: Record<string, Uint8Array> = {
		'laporan.txt': strToU8(readable),
		'laporan.json': strToU8(JSON.stringify({ report: open.id, talk, notes }, null, '\t'))
	};
	for (const { body } of talk) {
		if (body.kind !== 'files') continue;
		for (const file of body.files) {
			try {
				const name = file.name.replace(/[^\p{L}\p{N}. _()-]/gu, '_').replace(/^\.+/, '_');
				found[`lampiran/${file.id.slice(0, 8)}-${name}`] = await openFile(
					await fetchSealed(open, file),
					open.ring
				);
			} catch (error) {
				if (error instanceof Refused || error instanceof Lost) throw error;
				throw new Refused(`Lampiran ${file.name} tidak utuh, jadi berkas tidak dibuat.`);
			}
		}
	}
	return found;
}
