// The command of `npm run jangkar`: compares everything that the sealed channel stores with heads that
// somebody outside has kept. Meant for the Inspektorat, on a copy of the database that they restored
// themselves (docs/threat-model.md).
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { headCode } from '../src/lib/sealed/index.ts';
import { localDate } from '../src/lib/server/deadlines/index.ts';
import {
	type AnchorProblem,
	checkAnchor,
	latestHead,
	readNotes
} from '../src/lib/server/disclosures/index.ts';
import { StartupError } from '../src/lib/server/platform/startup-error.ts';
import { openRuntime } from '../src/lib/server/web/runtime.ts';
import { complain, say } from './terminal.ts';

const HELP = `Mencocokkan isi saluran WBS dengan jangkar yang disimpan di luar kantor.

  npm run jangkar                       tampilkan jangkar terakhir, periksa catatan harian sendiri
  npm run jangkar -- surel.txt …        cocokkan dengan jangkar di berkas: surel harian, atau catatan
                                        berisi tanggal dan sidik, misalnya
                                        2026-11-27 ABCD-EFGH-JKMN-PQRS-TVWX

Basis datanya sama dengan basis data aplikasi (DATABASE_URL, atau folder DATA_DIR). Paling baik
dijalankan di komputer lain, pada salinan basis data.
Hasil 0: cocok. Hasil 1: tidak cocok, atau tidak bisa diperiksa.`;

const WHAT = {
	report: 'kunci atau data',
	talk: 'percakapan',
	case: 'catatan tim',
	file: 'lampiran'
};

process.exitCode = await main();

async function main(): Promise<number> {
	try {
		const { values, positionals } = parseArgs({
			options: { help: { type: 'boolean', short: 'h' } },
			allowPositionals: true
		});
		if (values.help) {
			say(HELP);
			return 0;
		}
		return await check(positionals);
	} catch (error) {
		const known = error instanceof StartupError;
		const usage = String((error as { code?: string }).code).startsWith('ERR_PARSE_ARGS');
		if (usage) complain('Pilihan itu tidak ada. Bantuan: npm run jangkar -- --help');
		else complain(known ? error.message : String((error as Error).stack ?? error));
		return 1;
	}
}

async function check(names: readonly string[]): Promise<number> {
	const noted = names.flatMap(notesIn);
	const runtime = await openRuntime();
	try {
		const now = new Date();
		const today = localDate((await runtime.office(now)).calendar, now);
		const latest = await latestHead(runtime.db);
		if (!latest) {
			say('Belum ada jangkar: saluran WBS belum punya tim, atau baru dibuka hari ini.');
			return noted.length > 0 ? 1 : 0;
		}
		say(`Jangkar terakhir: ${latest.day} ${headCode(latest.head)}`);
		const { from, until, keyChanges, problems } = await checkAnchor(runtime.db, noted, today);
		say(
			`Kunci laporan yang masih ada: diganti atau dibagikan ulang ${keyChanges} kali. Bandingkan dengan pemeriksaan sebelumnya.`
		);
		for (const problem of problems) complain(sentenceOf(problem));
		if (problems.length > 0) {
			complain('TIDAK COCOK. Simpan salinan basis data ini dan hubungi pemegang kunci induk.');
			return 1;
		}
		say(
			noted.length > 0
				? `Cocok: ${noted.length} jangkar dari luar. Isi saluran dari ${from} sampai ${until} utuh.`
				: `Catatan harian dari ${from} sampai ${until} utuh, tetapi belum dicocokkan dengan jangkar dari luar.`
		);
		return 0;
	} finally {
		await runtime.close();
	}
}

function notesIn(name: string) {
	let text: string;
	try {
		text = readFileSync(name, 'utf8');
	} catch {
		throw new StartupError(`Berkas ${name} tidak bisa dibaca.`);
	}
	const noted = readNotes(text);
	if (noted.length === 0) {
		throw new StartupError(
			`Di ${name} tidak ada jangkar. Tulis seperti: 2026-11-27 ABCD-EFGH-JKMN-PQRS-TVWX`
		);
	}
	return noted;
}

function sentenceOf(problem: AnchorProblem): string {
	switch (problem.kind) {
		case 'log':
			return `Catatan harian ${problem.day} diubah, atau hari sebelumnya hilang.`;
		case 'list':
			return `Daftar ${problem.day} diubah: ada yang dihapus, ditambah atau diganti.`;
		case 'rewritten':
			return `Jangkar ${problem.day} bukan yang dicatat di luar: semuanya dibuat ulang, atau salah salin.`;
		case 'no_day':
			return `Jangkar ${problem.day} tidak ada lagi di basis data.`;
		case 'cut':
			return `Laporan ${problem.report}: akhir ${WHAT[problem.thread]} hilang.`;
		case 'changed':
			return `Laporan ${problem.report}: ${WHAT[problem.what]} tidak sama dengan saat disimpan.`;
		case 'gone':
			return `Dari ${problem.day}: ${problem.count} hal yang pernah disimpan tidak ada lagi.`;
	}
}
