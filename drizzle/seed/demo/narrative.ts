// Turns a situation into what one person writes about it: details, an opening, a complaint on top,
// a way of typing. So that three hundred people don't sound like one.
import { between, chance, pick, pickWeighted, type Random } from './random.ts';
import type { Situation } from './situations.ts';

/** What is known of the person's place and day. */
export interface Surroundings {
	/** "Desa Mendis", "Kelurahan Soak Baru" or "Kecamatan Lalan". */
	place: string;
	kecamatan: string;
	/** ISO date of what happened; null: they don't say. */
	incidentDate: string | null;
	/** An officer writes it down: complete sentences. */
	takenDown: boolean;
}

const SLOTS: Record<string, readonly string[]> = {
	kel: [
		...['anak saya', 'istri saya', 'suami saya', 'ibu saya', 'bapak saya', 'adik saya'],
		...['mertua saya', 'keponakan saya', 'kakak saya', 'nenek saya']
	],
	lama: [
		...['seminggu', 'delapan hari', 'sepuluh hari', 'dua minggu', 'hampir tiga minggu'],
		...['sebulan', 'sebulan lebih', 'dua puluh hari']
	],
	perlu: [
		...['daftar sekolah', 'urus BPJS', 'buka rekening', 'melamar kerja di kebun', 'ambil PKH'],
		...['daftar kuliah', 'kredit motor', 'berangkat umrah', 'kontrak kerja di pabrik sawit'],
		...['pinjaman koperasi', 'daftar beasiswa', 'berobat ke rumah sakit']
	],
	kendaraan: [
		...['naik motor', 'numpang travel', 'naik speedboat', 'numpang mobil sawit'],
		...['naik ketek lalu ojek', 'naik bus', 'pinjam motor tetangga']
	],
	biaya: ['50 ribu', '100 ribu', '150 ribu', '200 ribu', '250 ribu', '300 ribu', '400 ribu'],
	menit: ['20', '25', '30', '40', '45', '90'],
	umur: ['dua', 'tiga', 'empat', 'lima', 'enam', 'delapan', 'dua belas'],
	pagi: ['07.30', '08.00', '08.15', '09.00', '09.30', '10.00'],
	sore: ['14.30', '15.00', '15.10', '15.20', '15.30'],
	hari: ['Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat']
};

const OPENINGS = [
	...['Assalamualaikum.', 'Selamat pagi.', 'Selamat siang, min.', 'Yth. Disdukcapil,'],
	...['Permisi pak, bu.', 'Mohon maaf mengganggu.', 'Izin menyampaikan.', 'Mohon dibantu.'],
	...['Saya warga {tempat}.', 'Kami dari {tempat}.', 'Halo admin,', 'Tolong dibaca ya.']
] as const;

const CLOSINGS = [
	...['Mohon tindak lanjutnya.', 'Terima kasih.', 'Tolong dibantu, kami orang kecil.'],
	...['Semoga cepat ditanggapi.', 'Harap maklum, kami tinggal jauh.', 'Mohon kabarnya.'],
	...['Jangan cuma dibaca ya.', 'Saya tunggu jawabannya.', 'Terima kasih sebelumnya, semoga berkah.'],
	...['Kalau perlu saya siap datang.', 'Tolong jangan dipersulit.']
] as const;

const ASIDES: Record<string, readonly string[]> = {
	TERLAMBAT: [
		'Saya sudah tiga kali bolak-balik, ongkos sekali jalan {biaya}.',
		'Katanya 2 sampai 3 hari kerja. Lewat itu tidak ada yang memberi tahu.',
		'Setiap ditanya jawabannya "masih proses".',
		'Kalau memang lama, bilang dari awal, jadi kami tidak menunggu.',
		'Di kecamatan sebelah malah lebih cepat.',
		'Sudah ditanyakan lewat chat, yang jawab mesin.'
	],
	INFORMASI: [
		'Di halaman layanan tidak ada penjelasannya.',
		'Saya tanya ke desa, di desa juga tidak tahu.',
		'Di papan pengumuman tertulis lain lagi.',
		'Saya tidak mau salah bawa berkas karena rumah kami jauh.'
	],
	SIKAP_PETUGAS: [
		'Kami datang baik-baik, bukan mau mengemis.',
		'Banyak orang melihat waktu itu.',
		'Tidak semua begitu, ada juga yang ramah.',
		'Kejadiannya sekitar pukul {pagi}.'
	],
	PUNGLI: [
		'Saya takut kalau nama saya ketahuan.',
		'Tetangga saya juga mengalami hal yang sama.',
		'Uangnya diserahkan tunai, tidak ada tanda terima.',
		'Tolong diperiksa diam-diam dulu.'
	],
	LAYANAN_ONLINE: [
		'Sudah dicoba pagi, siang, malam.',
		'HP saya biasa saja, bukan yang mahal.',
		'Di sini sinyal cuma dua garis.',
		'Akhirnya saya {kendaraan} ke kantor, sama saja tidak online.'
	],
	DATA_SALAH: [
		'Di akta dan ijazah tulisannya benar semua.',
		'Salahnya bukan dari kami, formulir sudah ditulis pakai huruf cetak.',
		'Kalau harus ke Sekayu lagi kami keberatan ongkosnya.',
		'Baru ketahuan waktu mau {perlu}.'
	],
	PERSYARATAN: [
		'Daftar syarat di dinding tidak menyebut itu.',
		'Berkas lain sudah lengkap semua.',
		'Setiap kurang satu, pulangnya {menit} kilometer.',
		'Tolong kalau menolak kasih alasan tertulis.'
	],
	AKSES: [
		'Kalau hujan jalan tanah tidak bisa dilewati.',
		'Satu hari kerja hilang, upah harian kami hilang juga.',
		'Berangkat habis subuh, sampai rumah malam.',
		'Di dusun kami puluhan orang belum rekam.',
		'Kami tidak minta istimewa, cuma minta didekatkan.'
	],
	LAINNYA: [
		'Kami bingung harus ke mana lagi.',
		'Sudah ke desa, disuruh ke sini.',
		'Semoga pintu ini tidak salah.'
	]
};

/** For those who begin at the beginning. */
const STORIES = [
	'Saya ceritakan dari awal supaya jelas. Kami tinggal di {tempat}, sehari-hari menyadap karet. Untuk mengurus ini saya {kendaraan}, berangkat gelap pulang gelap, anak dititipkan ke tetangga. Ongkos pulang pergi {biaya}, belum makan. Bukan tidak mau bersabar, tapi kalau setiap urusan begini habis waktu kami di jalan.',
	'Sebelumnya saya sudah bertanya ke kantor desa, lalu ke kecamatan {kec}, lalu lewat chat. Di desa bilang tunggu surat, di kecamatan bilang langsung ke dinas, di chat yang menjawab mesin. Sudah {lama} saya berputar-putar dan setiap orang menyuruh ke orang lain.',
	'Mohon dibaca sampai selesai. Saya bekerja di perkebunan, libur cuma hari Minggu, padahal kantor buka Senin sampai Jumat. Setiap izin dipotong upah. Bulan ini saja sudah dua kali saya izin untuk urusan yang sama.',
	'Saya anak tertua, bapak ibu sudah tua dan tidak bisa memakai ponsel. Semua urusan surat saya yang pegang. Dulu kami diberi tahu sekarang serba online jadi tidak perlu ke kantor, makanya kami coba. Ternyata begini kejadiannya.'
] as const;

const CASUAL = {
	tidak: 'gak',
	sudah: 'udah',
	yang: 'yg',
	dengan: 'dgn',
	untuk: 'utk',
	kalau: 'kalo',
	saja: 'aja',
	sampai: 'sampe',
	karena: 'krn',
	bagaimana: 'gimana',
	terima: 'trima',
	juga: 'jg'
};

/** A little of what is spoken along the Musi. */
const LOCAL = {
	tidak: 'dak',
	sudah: 'lah',
	bagaimana: 'cak mano',
	saja: 'bae',
	orang: 'wong',
	mau: 'nak',
	kenapa: 'ngapo',
	apa: 'apo',
	mana: 'mano',
	bisa: 'pacak',
	tolong: 'tolong nian'
};

const STYLES = [
	['plain', 42],
	['casual', 24],
	['hasty', 18],
	['local', 16]
] as const;

/**
 * Writes one narrative.
 * @param random the person's own stream
 * @param situation what happened to them
 * @param around where and when
 * @returns 20 characters at the least
 */
export function tell(random: Random, situation: Situation, around: Surroundings): string {
	const fill = slotFiller(random, around);
	const length = pickWeighted(random, [
		['short', 30],
		['middle', 42],
		['long', 28]
	] as const);
	const aside = () => fill(pick(random, ASIDES[situation.category] ?? ASIDES.LAINNYA ?? []));
	const said = [fill(pick(random, situation.tell))];
	if (length !== 'short' && !situation.refusal) said.push(aside());
	if (length === 'long' && !situation.refusal) {
		const second = aside();
		if (!said.includes(second)) said.push(second);
		if (situation.type === 'complaint') {
			if (chance(random, 0.5)) said.push(fill(pick(random, ASIDES.LAINNYA ?? [])));
			if (chance(random, 0.35)) said.unshift(`${fill(pick(random, STORIES))}\n\n`);
		}
	}
	if (around.takenDown) return asTakenDown(random, said);
	if (length !== 'short' || chance(random, 0.3)) said.unshift(fill(pick(random, OPENINGS)));
	if (length !== 'short' || chance(random, 0.4)) said.push(pick(random, CLOSINGS));
	const gap = length === 'long' && chance(random, 0.5) ? '\n\n' : ' ';
	const text = `${said.slice(0, -1).join(' ')}${said.length > 1 ? gap : ''}${said.at(-1) ?? ''}`;
	return typed(random, text.replace(/ *\n\n */g, '\n\n'));
}

/** "12 Maret", from an ISO date. */
const DAY = new Intl.DateTimeFormat('id-ID', { day: 'numeric', month: 'long', timeZone: 'UTC' });

function slotFiller(random: Random, around: Surroundings): (text: string) => string {
	// One person has one mother, one errand and one way to travel: drawn once, used throughout.
	const drawn = new Map<string, string>();
	drawn.set('tempat', around.place);
	drawn.set('kec', around.kecamatan);
	drawn.set(
		'tgl',
		around.incidentDate ? `tanggal ${DAY.format(Date.parse(around.incidentDate))}` : 'bulan lalu'
	);
	return (text) =>
		text.replace(/\{(\w+)\}/g, (_slot, name: string) => {
			const key = name.toLowerCase();
			const value = drawn.get(key) ?? pick(random, SLOTS[key] ?? [key]);
			drawn.set(key, value);
			return key === name ? value : value.charAt(0).toUpperCase() + value.slice(1);
		});
}

function asTakenDown(random: Random, said: readonly string[]): string {
	const heading = pick(random, [
		'Disampaikan pelapor:',
		'Pelapor menyampaikan:',
		'Ditulis sesuai keterangan pelapor:',
		'Isi pengaduan:'
	]);
	return `${heading} ${said.join(' ')}`.replace(/ *\n\n */g, ' ');
}

function typed(random: Random, text: string): string {
	const style = pickWeighted(random, STYLES);
	if (style === 'plain') return text;
	if (style === 'casual') return replaceWords(random, text, CASUAL, 0.75);
	if (style === 'local') return replaceWords(random, text, LOCAL, 0.85);
	const hasty = misspelt(random, replaceWords(random, text, CASUAL, 0.95));
	return hasty.toLowerCase().replace(/(?<=\w{4})\. /g, chance(random, 0.5) ? ' ' : '.. ');
}

function replaceWords(
	random: Random,
	text: string,
	words: Readonly<Record<string, string>>,
	probability: number
): string {
	return text.replace(/\p{L}+/gu, (word) => {
		const other = words[word];
		return other !== undefined && chance(random, probability) ? other : word;
	});
}

/** Swaps two neighbours in a few longer words, as thumbs do. */
function misspelt(random: Random, text: string): string {
	return text.replace(/\b[a-z]{6,}\b/g, (word) => {
		if (!chance(random, 0.07)) return word;
		const at = between(random, 1, word.length - 3);
		return `${word.slice(0, at)}${word[at + 1] ?? ''}${word[at] ?? ''}${word.slice(at + 2)}`;
	});
}
