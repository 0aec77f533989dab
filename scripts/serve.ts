// The server process: takes the port, opens the product, serves, and ends without losing a request.
import { createServer, type RequestListener, type Server } from 'node:http';
import process from 'node:process';
import { pathToFileURL } from 'node:url';

type Shared = Record<symbol, unknown>;
const CLOSE = Symbol.for('tanggap.close');
const NOTICE = Symbol.for('tanggap.notice');
const LOOPBACK = ['127.0.0.1', '::1', 'localhost'];
/** How long open requests may take after a signal, milliseconds. */
const PATIENCE_MS = 25_000;

const demo = process.argv.includes('--demo');
const host = process.env.HOST || '127.0.0.1';
const port = readPort(process.env.PORT);
process.env.ORIGIN = readOrigin(process.env.ORIGIN);
// Forms say themselves how large they may be (web/forms.ts); this is the outer wall. Wide, because
// beyond it not even the words of a form with a long video can be given back.
process.env.BODY_SIZE_LIMIT ??= '256M';

let answer: RequestListener = (_request, response) => {
	response.writeHead(503, { 'content-type': 'text/plain; charset=utf-8', 'retry-after': '5' });
	response.end('Tanggap sedang dinyalakan. Coba lagi beberapa detik lagi.\n');
};

const server = createServer((request, response) => answer(request, response));
// The port first: a second start must not touch the database of the first.
await listen(server);
try {
	// Only here, so that a real product carries none of the demo.
	if (demo) await (await import('./demo.ts')).prepareDemo(host);
	const handler = (await import(pathToFileURL('build/handler.js').href)) as {
		handler: (request: unknown, response: unknown, next: () => void) => void;
	};
	answer = (request, response) =>
		handler.handler(request, response, () => {
			response.writeHead(404).end();
		});
} catch (error) {
	refuseToStart(error);
}
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void shutDown());
announce();

function announce(): void {
	const origin = process.env.ORIGIN ?? '';
	const notice = (globalThis as unknown as Shared)[NOTICE];
	const lines = ['', `Tanggap berjalan di ${origin}`, `Petugas masuk lewat ${origin}/petugas`];
	if (typeof notice === 'string') {
		lines.push(
			'',
			'Belum ada petugas. Buat administrator pertama lewat tautan ini',
			'(sekali pakai, berlaku satu jam):',
			`  ${origin}${notice}`
		);
	}
	if (!LOOPBACK.includes(host)) {
		lines.push(
			'',
			'Layanan ini terbuka ke jaringan. Pasang di belakang HTTPS (docs/operations.md).'
		);
	}
	lines.push('', 'Hentikan dengan Ctrl+C.', '');
	process.stdout.write(lines.join('\n'));
}

function readPort(text: string | undefined): number {
	if (!text) return 3000;
	const value = Number(text);
	if (!Number.isInteger(value) || value < 1 || value > 65_535) {
		stop(`PORT=${text} bukan nomor port. Pakai angka 1 sampai 65535, misalnya PORT=3000.`);
	}
	return value;
}

function readOrigin(text: string | undefined): string {
	if (!text) return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
	let url: URL | null = null;
	try {
		url = new URL(text);
	} catch {
		// Told below.
	}
	if (!url || !/^https?:$/.test(url.protocol) || url.origin !== text.replace(/\/$/, '')) {
		stop(
			`ORIGIN=${text} bukan alamat situs. Tulis protokol dan nama saja, misalnya ORIGIN=https://tanggap.contoh.go.id`
		);
	}
	return url.origin;
}

function listen(target: Server): Promise<void> {
	return new Promise((resolve) => {
		target.once('error', (error: NodeJS.ErrnoException) => {
			const reasons: Record<string, string> = {
				EADDRINUSE: `Port ${port} sudah dipakai program lain. Hentikan program itu, atau pilih port lain: PORT=${port + 1} npm start`,
				EACCES: `Port ${port} hanya boleh dipakai administrator komputer. Pilih port di atas 1024: PORT=3000 npm start`,
				EADDRNOTAVAIL: `HOST=${host} bukan alamat komputer ini. Pakai HOST=127.0.0.1, atau HOST=0.0.0.0 untuk semua alamat.`,
				ENOTFOUND: `HOST=${host} tidak dikenal. Pakai HOST=127.0.0.1, atau HOST=0.0.0.0 untuk semua alamat.`
			};
			stop(
				reasons[error.code ?? ''] ?? `Port ${port} tidak bisa dibuka (${error.code ?? 'galat'}).`
			);
		});
		target.listen(port, host, resolve);
	});
}

function refuseToStart(error: unknown): never {
	const known =
		error instanceof Error &&
		(error.name === 'StartupError' || error.name === 'ConfigurationError');
	if (known) stop(error.message);
	process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
	stop('Tanggap tidak bisa dimulai. Pesan di atas menunjukkan sebabnya.');
}

async function shutDown(): Promise<void> {
	const finished = new Promise<void>((resolve) => server.close(() => resolve()));
	server.closeIdleConnections();
	// A connection that is kept alive but idle later on would hold us back.
	const sweeping = setInterval(() => server.closeIdleConnections(), 200);
	await Promise.race([
		finished,
		new Promise((resolve) => setTimeout(resolve, PATIENCE_MS).unref())
	]);
	clearInterval(sweeping);
	const close = (globalThis as unknown as Shared)[CLOSE];
	if (typeof close === 'function') await (close as () => Promise<void>)();
	process.exit(0);
}

function stop(sentence: string): never {
	process.stderr.write(`\n${sentence}\n`);
	process.exit(1);
}
