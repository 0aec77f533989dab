// The commands of `npm run panduan`: a new guide or lesson to write in, and what is wrong with all.
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { stringify } from 'yaml';
import { type Agency, readAgency } from '../src/lib/server/agency/index.ts';
import { type CheckedAgainst, permanentId, reportOn } from '../src/lib/server/guides/index.ts';
import { readConfig } from '../src/lib/server/platform/config.ts';
import { ConfigurationError, StartupError } from '../src/lib/server/platform/startup-error.ts';
import { readSurveyQuestions } from '../src/lib/server/survey/index.ts';
import { checkedAgainst } from '../src/lib/server/web/library.ts';
import { complain, printTable, say } from './terminal.ts';

const HELP = `Menulis dan memeriksa panduan. Cara menulisnya: docs/menulis-panduan.md

  npm run panduan -- periksa
  npm run panduan -- baru <nama-berkas> "<judul>"
  npm run panduan -- baru --literasi <nama-berkas> "<judul>"

Contoh: npm run panduan -- baru pindah-desa "Pindah ke desa lain"`;
/** Months after which somebody should read a new text again. */
const REVIEW_MONTHS = 6;

/** The command line is wrong: told together with the way to the help. */
class UsageError extends Error {}

function main(args: string[]): number {
	try {
		const { values, positionals } = readArguments(args);
		const [command, slug, title, ...surplus] = positionals;
		if (values.help || command === undefined) {
			say(HELP);
			return 0;
		}
		const { rootDir } = readConfig();
		const agency = readAgency(rootDir);
		const against = checkedAgainst(rootDir, agency, new Date());
		if (command === 'baru') {
			if (!slug || !title) throw new UsageError('Sebutkan nama berkas dan judulnya.');
			if (surplus.length > 0) {
				throw new UsageError('Judul yang berisi spasi perlu tanda kutip: "Pindah ke desa lain".');
			}
			return begin(rootDir, agency, against, { slug, title, isLesson: values.literasi ?? false });
		}
		if (command !== 'periksa') throw new UsageError(`Perintah "${command}" tidak ada.`);
		if (slug !== undefined || values.literasi) {
			throw new UsageError('Perintah periksa membaca semua berkas; tulis tanpa tambahan.');
		}
		return inspect(rootDir, against);
	} catch (error) {
		return explain(error);
	}
}

function readArguments(args: string[]) {
	try {
		return parseArgs({
			args,
			options: { literasi: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
			allowPositionals: true
		});
	} catch (error) {
		const option = /'(--?[^'\s]+)/.exec(String(error))?.[1] ?? '';
		throw new UsageError(`Pilihan ${option} tidak dimengerti.`);
	}
}

function inspect(rootDir: string, against: CheckedAgainst): number {
	readSurveyQuestions(rootDir);
	const { files, untimely, unusedAbbreviations } = reportOn(rootDir, against);
	printTable([
		['BERKAS', 'KALIMAT', 'KATA', 'KATA/KALIMAT', 'SUKU KATA/KATA', 'MENIT BACA'],
		...files.map((one) => [
			one.file,
			String(one.sentences),
			String(one.words),
			decimal(one.meanWords),
			decimal(one.meanSyllables),
			String(one.minutes)
		])
	]);
	for (const { file, placeholders } of files) {
		if (placeholders.length === 0) continue;
		say(`Masih berisi contoh (ganti): ${file} → ${placeholders.join(', ')}`);
	}
	if (unusedAbbreviations.length > 0) {
		say(`Tidak dipakai lagi di content/singkatan.json: ${unusedAbbreviations.join(', ')}`);
	}
	if (untimely.length > 0) throw new ConfigurationError(untimely);
	say(`${files.length} berkas, semuanya benar.`);
	return 0;
}

function begin(
	rootDir: string,
	agency: Agency,
	against: CheckedAgainst,
	{ slug, title, isLesson }: { slug: string; title: string; isLesson: boolean }
): number {
	const name = v.safeParse(permanentId, slug);
	if (!name.success) throw new StartupError(`Nama berkas ${name.issues[0].message}`);
	const file = `content/${isLesson ? 'literasi' : 'panduan'}/${slug}.md`;
	const target = path.join(rootDir, file);
	if (existsSync(target)) {
		throw new StartupError(`${file} sudah ada. Ubah berkas itu, atau pilih nama lain.`);
	}
	const head = commonHead(title, against.today) + (isLesson ? LESSON : guideBody(agency));
	writeFileSync(target, `---\n${head}---\n`, { flag: 'wx' });
	say(`${file} sudah dibuat sebagai draf.`);
	say('Ganti setiap teks yang berawal (ganti), lalu periksa: npm run panduan -- periksa');
	// Tells at once what of the title isn't plain.
	reportOn(rootDir, against);
	return 0;
}

function commonHead(title: string, today: string): string {
	const review = new Date(today);
	review.setUTCMonth(review.getUTCMonth() + REVIEW_MONTHS);
	return `${stringify({ judul: title }, { singleQuote: true, lineWidth: 0 })}\
ringkasan: (ganti) Untuk siapa teks ini, dan apa gunanya.
# Nama gambar ada di docs/menulis-panduan.md.
piktogram: guide
kata_kunci: []
status: draf
diperbarui: ${today}
tinjau_sebelum: ${review.toISOString().slice(0, 10)}

sumber:
  - nama: (ganti) UU 24/2013
    pasal: null
    isi: (ganti) Apa yang ditulis di sumber itu.
    diperiksa: ${today}
    pasti: false

`;
}

function guideBody({ services }: Agency): string {
	return `# Pilih satu: ${services.map(({ code }) => code).join(', ')}
layanan: ${services.at(-1)?.code ?? ''}

# Setiap id tetap selamanya. Tentukan sekarang; setelah terbit, jangan diganti.
kasus:
  - id: pertama
    nama: (ganti) Saya belum pernah punya
  - id: hilang
    nama: (ganti) Surat saya hilang

syarat:
  - id: kartu-keluarga
    nama: (ganti) Kartu Keluarga
    bentuk: fotokopi
    foto: (ganti) Foto dari atas, di tempat terang.
    jika_tidak_ada: (ganti) Tanyakan dulu kepada petugas.

langkah:
  - id: tanya-dulu
    judul: (ganti) Tanya dulu sebelum berangkat
    oleh: warga
    tempat: rumah
    menit: 10
    teks:
      - (ganti) Tanyakan syaratnya lewat situs ini.
    ucapkan: (ganti) Tanya dulu, baru berangkat.
    catatan_fasilitator: (ganti) Ajak satu orang mencoba.

standar:
  biaya: Gratis. Tidak ada biaya apa pun.
  hasil: (ganti) Surat yang baru.
  batas_hukum: null
  janji_dinas: null
`;
}

const LESSON = `# Setiap id tetap selamanya. Tentukan sekarang; setelah terbit, jangan diganti.
tujuan:
  - id: tahu-caranya
    teks: (ganti) Apa yang bisa dilakukan peserta sesudahnya

langkah:
  - id: mulai
    judul: (ganti) Mulai dari sini
    menit: 3
    teks:
      - (ganti) Satu hal saja di setiap langkah.
    ucapkan: (ganti) Coba lihat HP Bapak dan Ibu.
    catatan_fasilitator: (ganti) Tunggu sampai semua siap.

kuis:
  - id: ingat-caranya
    tujuan: tahu-caranya
    a:
      tanya: (ganti) Apa yang dilakukan pertama kali?
      jawaban:
        - (ganti) Jawaban yang benar
        - (ganti) Jawaban yang salah
      benar: 1
      penjelasan: (ganti) Alasannya, dalam satu kalimat.
    b:
      tanya: (ganti) Apa langkah yang paling awal?
      jawaban:
        - (ganti) Jawaban yang salah
        - (ganti) Jawaban yang benar
      benar: 2
      penjelasan: (ganti) Alasannya, dalam satu kalimat.
`;

function decimal(value: number): string {
	return value.toLocaleString('id-ID', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
}

function explain(error: unknown): number {
	if (error instanceof UsageError) {
		complain(error.message);
		complain('Bantuan: npm run panduan -- --help');
		return 2;
	}
	if (!(error instanceof StartupError)) throw error;
	complain(error.message);
	return 1;
}

process.exitCode = main(process.argv.slice(2));
