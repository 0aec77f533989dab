// The commands of `npm run petugas`: the same as an administrator's, given from the server's shell.
import process from 'node:process';
import { parseArgs } from 'node:util';
import type { Role } from '../src/lib/codes/officer-codes.ts';
import { PERAN } from '../src/lib/forms/officers.ts';
import { ROLE_LABELS } from '../src/lib/labels/roles.ts';
import type { Office } from '../src/lib/server/complaints/index.ts';
import type { PasswordHandover, PasswordWay } from '../src/lib/server/officers/index.ts';
import { DomainError } from '../src/lib/server/platform/errors.ts';
import { StartupError } from '../src/lib/server/platform/startup-error.ts';
import { sentenceOf } from '../src/lib/server/web/error-mapping.ts';
import type { Runtime } from '../src/lib/server/web/runtime.ts';
import { complain, printTable, say } from './terminal.ts';

const HELP = `Mengatur akun petugas dari server.

  npm run petugas -- daftar
  npm run petugas -- tambah <nama_pengguna> --nama "Nama Lengkap" --peran penerima
  npm run petugas -- nonaktifkan <nama_pengguna>
  npm run petugas -- aktifkan <nama_pengguna>
  npm run petugas -- atur-sandi <nama_pengguna>
  npm run petugas -- lepas-dua-langkah <nama_pengguna>

Pilihan untuk tambah:
  --nama "…"            nama lengkap
  --peran a,b           ${Object.keys(PERAN).join(', ')}
  --unit KODE           unit kerja; wajib untuk petugas
  --kecamatan KODE      wajib untuk operator_kecamatan
Pilihan untuk tambah dan atur-sandi:
  --sandi-sementara     cetak kata sandi sementara, bukan tautan sekali pakai

Basis datanya sama dengan basis data aplikasi (DATABASE_URL, atau folder DATA_DIR).`;

/** The command line is wrong: told together with the way to the help. */
class UsageError extends Error {}

const OPTIONS = {
	nama: { type: 'string' },
	peran: { type: 'string' },
	unit: { type: 'string' },
	kecamatan: { type: 'string' },
	'sandi-sementara': { type: 'boolean' },
	help: { type: 'boolean', short: 'h' }
} as const;
type Values = ReturnType<typeof readArguments>['values'];

const COMMANDS: Record<
	string,
	{
		/** Whether a username follows. */
		named: boolean;
		options: readonly string[];
		run(runtime: Runtime, username: string, values: Values): Promise<void>;
	}
> = {
	daftar: { named: false, options: [], run: list },
	tambah: {
		named: true,
		options: ['nama', 'peran', 'unit', 'kecamatan', 'sandi-sementara'],
		run: add
	},
	nonaktifkan: { named: true, options: [], run: disable },
	aktifkan: { named: true, options: [], run: enable },
	'atur-sandi': { named: true, options: ['sandi-sementara'], run: reset },
	'lepas-dua-langkah': { named: true, options: [], run: release }
};

process.exitCode = await main();

async function main(): Promise<number> {
	try {
		const { command, username, values } = readCommand(process.argv.slice(2));
		if (!command) {
			say(HELP);
			return 0;
		}
		// Loading the server takes seconds, and a wrong word should be told at once.
		const { openRuntime } = await import('../src/lib/server/web/runtime.ts');
		const runtime = await openRuntime();
		try {
			await command.run(runtime, username, values);
		} finally {
			await runtime.close();
		}
		return 0;
	} catch (error) {
		return explain(error);
	}
}

function officersModule() {
	return import('../src/lib/server/officers/index.ts');
}

function readArguments(args: string[]) {
	return parseArgs({ args, options: OPTIONS, allowPositionals: true });
}

function readCommand(args: string[]) {
	let read;
	try {
		read = readArguments(args);
	} catch (error) {
		throw new UsageError(optionMistake(error));
	}
	const { values, positionals } = read;
	const [name, username = '', extra] = positionals;
	if (values.help || name === undefined) return { command: null, username, values };
	const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
	if (!command) throw new UsageError(`Perintah "${name}" tidak ada.`);
	if (command.named && !username) {
		throw new UsageError(`Sebutkan nama penggunanya: ${name} <nama_pengguna>.`);
	}
	const surplus = command.named ? extra : positionals[1];
	if (surplus !== undefined) {
		throw new UsageError(
			`"${surplus}" tidak dimengerti. Nama yang berisi spasi perlu tanda kutip: --nama "Nama Lengkap".`
		);
	}
	for (const option of Object.keys(values)) {
		if (!command.options.includes(option)) {
			throw new UsageError(`Pilihan --${option} tidak berlaku untuk ${name}.`);
		}
	}
	return { command, username, values };
}

function optionMistake(error: unknown): string {
	const { code, message = '' } = error as { code?: string; message?: string };
	const option = /'(?:-\w, )?(--?[^'\s]+)/.exec(message)?.[1] ?? '';
	if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `Pilihan ${option} tidak ada.`;
	if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') {
		return option === '--sandi-sementara'
			? 'Pilihan --sandi-sementara tidak memakai isi.'
			: `Pilihan ${option} perlu isi, misalnya ${option} "…".`;
	}
	throw error;
}

async function list(runtime: Runtime): Promise<void> {
	const { listAccounts, SHELL } = await officersModule();
	const accounts = await listAccounts(runtime.db, SHELL);
	if (accounts.length === 0) {
		say('Belum ada petugas. Tambahkan dengan: npm run petugas -- tambah <nama_pengguna> …');
		return;
	}
	const { timeZone } = (await runtime.office(new Date())).agency;
	const date = new Intl.DateTimeFormat('id-ID', { dateStyle: 'medium', timeZone });
	const table = accounts.map((account) => [
		account.username,
		account.name,
		account.roles.map((role) => ROLE_LABELS[role]).join(', '),
		account.unitCode ?? account.kecamatanCode ?? '–',
		account.disabledAt ? 'nonaktif' : account.hasPassword ? 'aktif' : 'belum mengatur kata sandi',
		account.lastSignedInAt ? date.format(account.lastSignedInAt) : 'belum pernah masuk'
	]);
	printTable([['NAMA PENGGUNA', 'NAMA', 'PERAN', 'TEMPAT', 'KEADAAN', 'MASUK TERAKHIR'], ...table]);
}

async function add(runtime: Runtime, username: string, values: Values): Promise<void> {
	const { addOfficer, PASSWORD_LINK_HOURS, SHELL } = await officersModule();
	const now = new Date();
	const context = { db: runtime.db, office: await runtime.office(now) };
	if (!values.nama) throw new UsageError('Sebutkan namanya: --nama "Nama Lengkap".');
	const input = {
		username,
		name: values.nama,
		roles: readRoles(values.peran),
		unitCode: values.unit ?? null,
		kecamatanCode: values.kecamatan ?? null
	};
	let handover: PasswordHandover;
	try {
		({ handover } = await addOfficer(context, SHELL, input, wayOf(values), now));
	} catch (error) {
		throw withChoices(error, context.office);
	}
	say(`Akun ${username.trim().toLowerCase()} sudah dibuat.`);
	tellHandover(handover, PASSWORD_LINK_HOURS);
}

/** Lists the codes that exist beside the complaint about one that doesn't. */
function withChoices(error: unknown, { agency, places }: Office): unknown {
	if (!(error instanceof DomainError) || !error.details.fields) return error;
	const { fields } = error.details;
	const lists = [
		...(fields.unit ? agency.units : []),
		...(fields.kecamatan ? places.kecamatan : [])
	];
	const lines = lists.map(({ code, name }) => `  ${code}  ${name}`);
	return new StartupError([...Object.values(fields), ...lines].join('\n'));
}

async function disable(runtime: Runtime, username: string): Promise<void> {
	const { disableOfficer, SHELL } = await officersModule();
	const { account } = await find(runtime, username);
	await disableOfficer(runtime.db, SHELL, account.id, new Date());
	say(`Akun ${account.username} (${account.name}) sudah nonaktif. Semua perangkatnya keluar.`);
}

async function enable(runtime: Runtime, username: string): Promise<void> {
	const { enableOfficer, SHELL } = await officersModule();
	const { account } = await find(runtime, username);
	await enableOfficer(runtime.db, SHELL, account.id, new Date());
	say(`Akun ${account.username} (${account.name}) sudah aktif lagi.`);
	if (!account.hasPassword) {
		say(`Kata sandinya belum ada: npm run petugas -- atur-sandi ${account.username}`);
	}
}

async function reset(runtime: Runtime, username: string, values: Values): Promise<void> {
	const { PASSWORD_LINK_HOURS, resetPassword, SHELL } = await officersModule();
	const { account } = await find(runtime, username);
	const handover = await resetPassword(runtime.db, SHELL, account.id, wayOf(values), new Date());
	say(`Kata sandi lama ${account.username} (${account.name}) tidak berlaku lagi.`);
	tellHandover(handover, PASSWORD_LINK_HOURS);
}

async function release(runtime: Runtime, username: string): Promise<void> {
	const { removeSecondFactor, SHELL } = await officersModule();
	const { account } = await find(runtime, username);
	await removeSecondFactor(runtime.db, SHELL, account.id, new Date());
	say(
		`${account.username} (${account.name}) masuk dengan kata sandi saja. Semua perangkatnya keluar.`
	);
}

async function find(runtime: Runtime, username: string) {
	const { readAccount, SHELL } = await officersModule();
	try {
		return await readAccount(runtime.db, SHELL, username);
	} catch (error) {
		if (!(error instanceof DomainError) || error.code !== 'not_found') throw error;
		throw new StartupError(
			`Petugas "${username}" tidak ada. Lihat nama pengguna dengan: npm run petugas -- daftar`
		);
	}
}

function readRoles(text = ''): Role[] {
	const words = text
		.toLowerCase()
		.split(',')
		.map((word) => word.trim().replaceAll('-', '_').replaceAll(' ', '_'))
		.filter(Boolean);
	const choices = Object.keys(PERAN).join(', ');
	if (words.length === 0) throw new UsageError(`Sebutkan perannya: --peran ${choices}.`);
	return words.map((word) => {
		if (!Object.hasOwn(PERAN, word)) {
			throw new UsageError(`Peran "${word}" tidak ada. Pilih dari: ${choices}.`);
		}
		return PERAN[word as keyof typeof PERAN];
	});
}

function wayOf(values: Values): PasswordWay {
	return values['sandi-sementara'] ? 'temporary_password' : 'link';
}

function tellHandover(handover: PasswordHandover, hours: number): void {
	if (handover.way === 'temporary_password') {
		say('Kata sandi sementara (harus diganti saat pertama masuk, tidak ditampilkan lagi):');
		say(`  ${handover.password}`);
		return;
	}
	say(
		`Tautan untuk mengatur kata sandi (sekali pakai, berlaku ${hours} jam, tidak ditampilkan lagi):`
	);
	say(`  ${origin()}/petugas/atur-sandi?kunci=${handover.token}`);
}

// Where the product serves, by the same settings as `npm start`.
function origin(): string {
	const { ORIGIN, HOST, PORT } = process.env;
	if (ORIGIN) return ORIGIN.replace(/\/$/, '');
	const host = HOST || '127.0.0.1';
	return `http://${host.includes(':') ? `[${host}]` : host}:${PORT || 3000}`;
}

function explain(error: unknown): number {
	if (error instanceof UsageError) {
		complain(error.message);
		complain('Bantuan: npm run petugas -- --help');
		return 2;
	}
	if (error instanceof StartupError) {
		complain(error.message);
		return 1;
	}
	if (error instanceof DomainError) {
		complain(Object.values(error.details.fields ?? {}).join('\n') || sentenceOf(error));
		return 1;
	}
	complain(error instanceof Error ? (error.stack ?? error.message) : String(error));
	return 1;
}
