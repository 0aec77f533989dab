// What the tests of this module share: channels that keep what they are given, and a mail server and
// a gateway that really listen.
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import type { Message, Sender } from './channel.ts';

/** A sender that keeps what it is given. */
export function keepingSender(): Sender & { sent: Message[] } {
	const sent: Message[] = [];
	return Object.assign(
		async (message: Message) => {
			sent.push(message);
		},
		{ sent }
	);
}

/** A mail as the server took it, headers and all. */
export interface ReceivedMail {
	from: string;
	to: string[];
	text: string;
}

/**
 * A mail server on loopback.
 * @param refuse an SMTP code to answer every recipient with
 */
export async function listenForMail(refuse?: number) {
	const received: ReceivedMail[] = [];
	const server = new SMTPServer({
		authOptional: true,
		disabledCommands: ['STARTTLS'],
		onRcptTo: (_address, _session, callback) =>
			callback(
				refuse ? Object.assign(new Error('no such mailbox'), { responseCode: refuse }) : null
			),
		onData: (stream, session, callback) => {
			const chunks: Buffer[] = [];
			stream.on('data', (chunk: Buffer) => chunks.push(chunk));
			stream.on('end', () => {
				const { mailFrom, rcptTo } = session.envelope;
				received.push({
					from: mailFrom ? mailFrom.address : '',
					to: rcptTo.map(({ address }) => address),
					text: Buffer.concat(chunks).toString('utf8')
				});
				callback();
			});
		}
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.server.address() as AddressInfo;
	return {
		url: `smtp://127.0.0.1:${port}`,
		received,
		close: () => new Promise<void>((resolve) => server.close(() => resolve()))
	};
}

/** A request as the gateway took it. */
export interface ReceivedRequest {
	headers: IncomingHttpHeaders;
	body: string;
}

/** A gateway on loopback. @param status with which HTTP status it answers */
export async function listenForRequests(status: () => number = () => 200) {
	const received: ReceivedRequest[] = [];
	const server = createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			received.push({ headers: request.headers, body: Buffer.concat(chunks).toString('utf8') });
			response.writeHead(status()).end();
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}/kirim`,
		received,
		close: () =>
			new Promise<void>((resolve) => {
				server.closeAllConnections();
				server.close(() => resolve());
			})
	};
}
