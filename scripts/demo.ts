// Prepares `npm run demo`: a database of its own with synthetic data, never a real one.
import process from 'node:process';
import { assertDemoAllowed, assertDemoHost, seedDemo } from '../drizzle/seed/demo/index.ts';
import type { DemoTeam } from '../drizzle/seed/demo/disclosures.ts';
import { ROLE_LABELS } from '../src/lib/labels/roles.ts';
import { openRuntime } from '../src/lib/server/web/runtime.ts';

/**
 * Fills the demo database if it is empty, and prints who can sign in and what to look at.
 * @param host where the product will listen; anything but loopback is refused
 * @throws StartupError with a finished sentence
 */
export async function prepareDemo(host: string): Promise<void> {
	assertDemoHost(host);
	process.env.DATA_DIR ||= 'data-demo';
	const runtime = await openRuntime();
	try {
		const now = new Date();
		const state = await assertDemoAllowed(runtime.db, { host });
		if (state === 'empty') say('Membuat data contoh (kira-kira setengah menit)…');
		const { db, library } = runtime;
		const context = { db, library, office: await runtime.office(now) };
		const summary = await seedDemo(context, { today: now, log: say });
		printTable(
			'Petugas contoh (nama pengguna, kata sandi, tugas):',
			summary.officers.map(({ username, password, roles }) => [
				username,
				password,
				roles.map((role) => ROLE_LABELS[role]).join(', ')
			])
		);
		printTable(
			'Laporan contoh (nomor, kode rahasia, keadaan):',
			summary.scenarios.map(({ number, code, description }) => [number, code, description])
		);
		sayTeam(summary.team);
		openForDemo(summary.team.rootKey);
	} finally {
		await runtime.close();
	}
}

/** Lets this one process take a demo's data and believe a demo's root; nothing else ever does. */
function openForDemo(rootKey: string): void {
	process.env.WBS_ROOT_KEY = rootKey;
	(globalThis as unknown as Record<symbol, unknown>)[Symbol.for('tanggap.demo')] = true;
}

function sayTeam({ members, receipt, excluded, rootCode, sheets = [] }: DemoTeam): void {
	printTable(
		'Tim WBS contoh (nama pengguna, kata sandi, rahasia dua langkah, kata sandi kunci):',
		members.map(({ username, password, totpSecret, passphrase }) => [
			username,
			password,
			totpSecret,
			passphrase
		])
	);
	say('  Kode dua langkah yang sedang berlaku: npm run demo:kode -- RAHASIA');
	printTable('Saluran WBS contoh:', [
		['Kode laporan di /wbs/kotak', receipt],
		['Tidak bisa membuka laporan itu', excluded],
		['Kode induk di /petugas/wbs/upacara', rootCode],
		...sheets.map((sheet, place) => [`Lembar ${place + 1} di /petugas/wbs/cadangan`, sheet])
	]);
}

function say(line: string): void {
	process.stdout.write(`${line}\n`);
}

function printTable(title: string, table: readonly string[][]): void {
	const widths = (table[0] ?? []).map((_, column) =>
		Math.max(...table.map((row) => row[column]?.length ?? 0))
	);
	say(`\n${title}`);
	for (const row of table) {
		say(`  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd());
	}
}
