// The mail server of the browser tests: a real one on loopback, that lays each mail into a folder.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { SMTPServer } from 'smtp-server';

/** The one address that this server refuses. */
export const REFUSED = 'ditolak@contoh.id';

/** @param folder where mails go @returns its address, and how to end it */
export async function startMailServer(folder: string) {
	let count = 0;
	const server = new SMTPServer({
		authOptional: true,
		disabledCommands: ['STARTTLS'],
		onRcptTo: ({ address }, _session, callback) =>
			callback(
				address === REFUSED
					? Object.assign(new Error('no such mailbox'), { responseCode: 550 })
					: null
			),
		onData: (stream, session, callback) => {
			const chunks: Buffer[] = [];
			stream.on('data', (chunk: Buffer) => chunks.push(chunk));
			stream.on('end', () => {
				const to = session.envelope.rcptTo.map(({ address }) => `To: ${address}`).join('\n');
				const file = path.join(folder, `${String(count++).padStart(6, '0')}.eml`);
				writeFileSync(file, `${to}\n${Buffer.concat(chunks).toString('utf8')}`);
				callback();
			});
		}
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.server.address() as AddressInfo;
	return {
		url: `smtp://127.0.0.1:${port}`,
		close: () => new Promise<void>((resolve) => server.close(() => resolve()))
	};
}

/** @param to an address @returns the mails that came for it, oldest first, headers and text */
export function mailsTo(to: string): string[] {
	const folder = process.env.TANGGAP_MAILBOX ?? '';
	return readdirSync(folder)
		.sort()
		.map((file) => readFileSync(path.join(folder, file), 'utf8'))
		.filter((mail) => mail.split('\n').includes(`To: ${to}`))
		.map((mail) => mail.replace(/=\r?\n/g, '').replace(/=3D/g, '='));
}
