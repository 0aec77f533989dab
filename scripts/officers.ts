// What the person at the server's shell does with officers' accounts, through the same commands as
// the administrators' pages.
import process from 'node:process';
import { parseArgs } from 'node:util';
import type { Role } from '../src/lib/codes/officer-codes.ts';
import { PERAN } from '../src/lib/forms/officers.ts';
import { formatDateTime } from '../src/lib/labels/deadline.ts';
import { ROLE_LABELS } from '../src/lib/labels/roles.ts';
import type { Office } from '../src/lib/server/complaints/index.ts';
import {
	type Account,
	addOfficer,
	disableOfficer,
	enableOfficer,
	listAccounts,
	PASSWORD_LINK_HOURS,
	type PasswordHandover,
	readAccount,
	removeSecondFactor,
	resetPassword,
	SHELL
} from '../src/lib/server/officers/index.ts';
import type { Db } from '../src/lib/server/platform/database.ts';
import { DomainError } from '../src/lib/server/platform/errors.ts';
import { StartupError } from '../src/lib/server/platform/startup-error.ts';
import { sentenceOf } from '../src/lib/server/web/error-mapping.ts';
import { openRuntime } from '../src/lib/server/web/runtime.ts';

const HELP = `Akun petugas, dari server. Pakai:

  npm run petugas -- daftar
  npm run petugas -- tambah <nama_pengguna> --nama "Nama Lengkap" --peran penerima[,petugas…]
                     [--unit KODE] [--kecamatan KODE] [--sandi-sementara]
  npm run petugas -- nonaktifkan <nama_pengguna>
  npm run petugas -- aktifkan <nama_pengguna>
  npm run petugas -- atur-sandi <nama_pengguna> [--sandi-sementara]
  npm run petugas -- lepas-dua-langkah <nama_pengguna>

Peran: ${Object.keys(PERAN).join(', ')}.
Unit dan kecamatan memakai kode dari content/instansi.json, misalnya DAFDUK dan 16.06.09.
tambah dan atur-sandi mencetak satu tautan; dengan --sandi-sementara, satu kata sandi yang harus
diganti saat pertama masuk. Alamat tautan dari ORIGIN, atau http://127.0.0.1:PORT.
Basis data dari DATABASE_URL atau DATA_DIR. Dengan basis data bawaan, hentikan aplikasinya dulu.
`;

/** The command line was not understood; the message says how it should have been. */
class WrongUse extends Error {}

/** What a command works with. */
interface Work {
	db: Db;
	office: Office;
	now: Date;
	/** For commands about one account. */
	username: string;
	/** For the account that is added. */
	roles: Role[];
	options: Options;
}
type Options = ReturnType<typeof readArguments>['values'];

const COMMANDS: Record<string, (work: Work) => Promise<string>> = {
	daftar: list,
	tambah: add,
	nonaktifkan: async ({ db, now, username }) => {
		const { id, name } = await find(db, username);
		await disableOfficer(db, SHELL, id, now);
		return `${name} tidak bisa masuk lagi, dan sudah keluar dari semua perangkat.`;
	},
	aktifkan: async ({ db, now, username }) => {
		const { id, name } = await find(db, username);
		await enableOfficer(db, SHELL, id, now);
		return `${name} bisa masuk lagi, dengan kata sandi yang dulu.`;
	},
	'atur-sandi': async ({ db, now, username, options }) => {
		const account = await find(db, username);
		const handover = await resetPassword(db, SHELL, account.id, wayOf(options), now);
		return `Kata sandi lama ${account.name} tidak berlaku lagi.\n${handoverText(handover)}`;
	},
	'lepas-dua-langkah': async ({ db, now, username }) => {
		const { id, name } = await find(db, username);
		await removeSecondFactor(db, SHELL, id, now);
		return `${name} masuk dengan kata sandi saja, dan sudah keluar dari semua perangkat.`;
	}
};

try {
	process.stdout.write(`${await run()}\n`);
	process.exit(0);
} catch (error) {
	process.stderr.write(`${problemText(error)}\n`);
	process.exit(1);
}

async function run(): Promise<string> {
	const { values: options, positionals } = readArguments();
	const [word = '', username = '', ...rest] = positionals;
	if (options.help || word === 'help') return HELP.trimEnd();
	const command = Object.hasOwn(COMMANDS, word) ? COMMANDS[word] : undefined;
	if (!command) {
		throw new WrongUse(
			word
				? `Perintah “${word}” tidak ada. Yang ada: ${Object.keys(COMMANDS).join(', ')}.`
				: 'Tulis perintahnya, misalnya: npm run petugas -- daftar. Semua perintah: --help.'
		);
	}
	if (word !== 'daftar' && username === '') {
		throw new WrongUse(
			`Tulis nama penggunanya, misalnya: npm run petugas -- ${word} siti.rahma${word === 'tambah' ? ' --nama "Siti Rahma" --peran penerima' : ''}`
		);
	}
	const surplus = word === 'daftar' ? positionals.slice(1) : rest;
	if (surplus.length > 0) {
		throw new WrongUse(
			`“${surplus.join(' ')}” tidak dimengerti. Nama yang berisi spasi ditulis dalam tanda kutip: --nama "Siti Rahma".`
		);
	}
	// Before the database: what is forgotten should not take its start to be told.
	if (word === 'tambah' && !(options.nama && options.peran)) {
		throw new WrongUse(
			`Tulis nama dan perannya: npm run petugas -- tambah ${username} --nama "Nama Lengkap" --peran penerima`
		);
	}
	const roles = rolesOf(options.peran);
	const runtime = await openRuntime();
	try {
		const now = new Date();
		const office = await runtime.office(now);
		return await command({ db: runtime.db, office, now, username, roles, options });
	} finally {
		await runtime.close();
	}
}

function readArguments() {
	try {
		return parseArgs({
			allowPositionals: true,
			options: {
				nama: { type: 'string' },
				peran: { type: 'string' },
				unit: { type: 'string' },
				kecamatan: { type: 'string' },
				'sandi-sementara': { type: 'boolean' },
				help: { type: 'boolean', short: 'h' }
			}
		});
	} catch (error) {
		const option = /'(-[^' ]*)/.exec((error as Error).message)?.[1] ?? '';
		throw new WrongUse(`Pilihan ${option} tidak dimengerti. Lihat: npm run petugas -- --help`);
	}
}

async function list({ db, office }: Work): Promise<string> {
	const accounts = await listAccounts(db, SHELL);
	if (accounts.length === 0) {
		return 'Belum ada petugas. Tautan untuk administrator pertama tampil saat `npm start`.';
	}
	const zone = office.agency.timeZone;
	const table = [
		['NAMA PENGGUNA', 'NAMA', 'PERAN', 'TEMPAT', 'DUA LANGKAH', 'KEADAAN', 'TERAKHIR MASUK'],
		...accounts.map((account) => [
			account.username,
			account.name,
			account.roles.map((role) => ROLE_LABELS[role]).join(', '),
			[account.unitCode, account.kecamatanCode].filter(Boolean).join(', ') || '-',
			account.hasSecondFactor ? 'ya' : 'belum',
			account.disabledAt ? 'nonaktif' : account.hasPassword ? 'aktif' : 'belum ada sandi',
			account.lastSignedInAt ? formatDateTime(account.lastSignedInAt, zone) : 'belum pernah'
		])
	];
	const widths = (table[0] ?? []).map((_, column) =>
		Math.max(...table.map((row) => row[column]?.length ?? 0))
	);
	return table
		.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '))
		.map((line) => line.trimEnd())
		.join('\n');
}

async function add({ db, office, now, username, roles, options }: Work): Promise<string> {
	const input = {
		username,
		name: options.nama ?? '',
		roles,
		unitCode: options.unit ?? null,
		kecamatanCode: options.kecamatan ?? null
	};
	const { handover } = await addOfficer({ db, office }, SHELL, input, wayOf(options), now);
	return `Akun ${username} dibuat.\n${handoverText(handover)}`;
}

function rolesOf(text = ''): Role[] {
	const words = text.split(',').map((word) => word.trim());
	return words.filter(Boolean).map((word) => {
		if (!Object.hasOwn(PERAN, word)) {
			throw new WrongUse(`Peran “${word}” tidak ada. Yang ada: ${Object.keys(PERAN).join(', ')}.`);
		}
		return PERAN[word as keyof typeof PERAN];
	});
}

async function find(db: Db, username: string): Promise<Account> {
	try {
		return (await readAccount(db, SHELL, username)).account;
	} catch (error) {
		if (!(error instanceof DomainError) || error.code !== 'not_found') throw error;
		throw new WrongUse(
			`Tidak ada petugas dengan nama pengguna “${username}”. Lihat semuanya: npm run petugas -- daftar`
		);
	}
}

function wayOf(options: Options) {
	return options['sandi-sementara'] ? 'temporary_password' : 'link';
}

function handoverText(handover: PasswordHandover): string {
	if (handover.way === 'temporary_password') {
		return `Kata sandi sementara, harus diganti saat pertama masuk:\n  ${handover.password}`;
	}
	const origin = process.env.ORIGIN || `http://127.0.0.1:${process.env.PORT || 3000}`;
	return [
		`Berikan tautan ini kepada orangnya saja (sekali pakai, berlaku ${PASSWORD_LINK_HOURS} jam):`,
		`  ${origin.replace(/\/$/, '')}/petugas/atur-sandi?kunci=${handover.token}`
	].join('\n');
}

function problemText(error: unknown): string {
	if (error instanceof WrongUse || error instanceof StartupError) return error.message;
	if (error instanceof DomainError) {
		return Object.values(error.details.fields ?? {}).join('\n') || sentenceOf(error);
	}
	return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
