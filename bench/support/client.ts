// A small HTTP/1.1 client over kept-alive sockets. The usual ones take as much processor time per
// request as the server that is measured; with two cores, that would be measured too.
import { connect, type Socket } from 'node:net';
import { brotliDecompressSync } from 'node:zlib';

/** What came back. */
export interface Answer {
	status: number;
	headers: string;
	/** Without the chunked framing only where the server gave a length; enough to look for a text. */
	body: Buffer;
	/** From the first byte sent to the last byte received. */
	milliseconds: number;
}

/** One kept-alive connection that carries one request at a time. */
export interface Connection {
	send(request: Buffer): Promise<Answer>;
	close(): void;
}

const HEAD_END = Buffer.from('\r\n\r\n');
const LAST_CHUNK = Buffer.from('0\r\n\r\n');

/** @param origin such as `http://127.0.0.1:4110` */
export async function openConnection(origin: string): Promise<Connection> {
	let wire = await openWire(origin);
	return {
		async send(request) {
			// A server ends connections that have been idle for some seconds.
			if (wire.closed()) wire = await openWire(origin);
			return wire.send(request);
		},
		close: () => wire.close()
	};
}

async function openWire(origin: string): Promise<Connection & { closed(): boolean }> {
	const { hostname, port } = new URL(origin);
	const socket = await new Promise<Socket>((resolve, reject) => {
		const opening = connect({ host: hostname, port: Number(port), noDelay: true });
		opening.once('connect', () => resolve(opening));
		opening.once('error', reject);
	});
	let received: Buffer[] = [];
	let waiting: { resolve(answer: Answer): void; reject(error: Error): void } | null = null;
	let startedAt = 0;
	socket.on('data', (chunk: Buffer) => {
		received.push(chunk);
		const all = received.length === 1 ? chunk : Buffer.concat(received);
		const answer = wholeAnswer(all);
		if (!answer) {
			received = [all];
			return;
		}
		received = [];
		waiting?.resolve({ ...answer, milliseconds: performance.now() - startedAt });
		waiting = null;
	});
	const fail = () => waiting?.reject(new Error('the server closed the connection'));
	socket.on('end', () => socket.destroy());
	socket.on('close', fail);
	socket.on('error', fail);
	return {
		closed: () => socket.destroyed,
		send: (request) =>
			new Promise((resolve, reject) => {
				waiting = { resolve, reject };
				startedAt = performance.now();
				socket.write(request);
			}),
		close: () => {
			waiting = null;
			socket.destroy();
		}
	};
}

/** @param answer compressed or not @returns its text, perhaps with chunk sizes in it */
export function textOf({ headers, body }: Answer): string {
	const packed = /\r\ncontent-encoding: br/i.test(headers);
	return (packed ? brotliDecompressSync(body) : body).toString();
}

function wholeAnswer(bytes: Buffer): Omit<Answer, 'milliseconds'> | null {
	const headEnd = bytes.indexOf(HEAD_END);
	if (headEnd < 0) return null;
	const headers = bytes.toString('latin1', 0, headEnd);
	const body = bytes.subarray(headEnd + HEAD_END.length);
	const length = /\r\ncontent-length: (\d+)/i.exec(headers)?.[1];
	const whole = length
		? body.length >= Number(length)
		: body.subarray(-LAST_CHUNK.length).equals(LAST_CHUNK);
	return whole ? { status: Number(headers.slice(9, 12)), headers, body } : null;
}

/**
 * @param origin of the server
 * @param path with query
 * @param cookie name and value of the session, or ''
 * @returns a GET as a browser sends it
 */
export function getRequest(origin: string, path: string, cookie = ''): Buffer {
	const { host } = new URL(origin);
	return Buffer.from(
		`GET ${path} HTTP/1.1\r\nHost: ${host}\r\nAccept: text/html\r\n` +
			`Accept-Encoding: gzip, deflate, br\r\n${cookie && `Cookie: ${cookie}\r\n`}\r\n`
	);
}

/**
 * @param origin of the server
 * @param path with query
 * @param fields names and values
 * @returns a multipart POST as a browser sends it from a form of our own
 */
export function postRequest(origin: string, path: string, fields: Record<string, string>): Buffer {
	const { host } = new URL(origin);
	const boundary = '----formboundary7MA4YWxkTrZu0gW';
	const body = Buffer.from(
		Object.entries(fields)
			.map(
				([name, value]) =>
					`--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
			)
			.join('') + `--${boundary}--\r\n`
	);
	const head =
		`POST ${path} HTTP/1.1\r\nHost: ${host}\r\nOrigin: ${origin}\r\nAccept: text/html\r\n` +
		`Accept-Encoding: gzip, deflate, br\r\n` +
		`Content-Type: multipart/form-data; boundary=${boundary}\r\n` +
		`Content-Length: ${body.length}\r\n\r\n`;
	return Buffer.concat([Buffer.from(head), body]);
}
