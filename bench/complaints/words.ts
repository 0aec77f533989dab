// Writes synthetic complaints that look like real ones to a search: a few words everywhere, some
// often, most of them hardly ever (Zipf).
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

// From the commonest down. Names of places carry the list on to the words that occur a few times.
const COMMON = `yang saya di sudah dan belum untuk tidak ktp ke kantor petugas kami dari dengan hari
	ini data itu minggu ada kartu sampai bisa nama surat akta masih desa datang antre lama keluarga
	bulan dokumen kecamatan dibantu anak online tetapi kembali mohon karena selesai cetak lagi nomor
	salah kelahiran jam layanan berkas aplikasi diminta tiga jadi pindah kata syarat dua orang jauh
	perekaman loket pagi alamat tanggal suami pernah sekolah rumah istri pengajuan menunggu terlambat
	kabar blangko tolong dijawab habis ulang penjelasan chat biaya jelas daftar lahir uang dibalas
	ditolak kelurahan rekam ambil sistem bidan orang tua kematian jaringan warga diurus sejak cara
	lengkap foto perubahan sepi kehilangan polisi balasan panggilan ramai siang kerja ditanya baru
	fotokopi pelayanan mengurus menolak ibu bapak kakek nenek adik rusak hilang buruk lambat cepat
	ramah marah kasar sopan jalan sungai perahu motor ongkos bensin seharian menginap pulang tutup
	buka istirahat libur senin selasa rabu kamis jumat pekan tahun lalu depan kemarin besok sore
	keterlambatan kesalahan huruf ejaan gelar agama golongan darah pekerjaan status kawin perkawinan
	cerai perceraian nikah janda duda yatim angkat pengakuan pengesahan pengadilan penetapan hakim
	identitas digital aktivasi ponsel sinyal kode verifikasi sandi masuk gagal macet server gangguan
	unggah unduh kirim terkirim balas telepon hubungi whatsapp admin grup pesan kontak pungutan calo
	imbalan rokok seikhlasnya gratis kuitansi tarif transfer bayar mahal lansia difabel kursi roda
	sakit stroke rawat bpjs puskesmas bantuan sosial pkh beasiswa kuliah kerjaan lamaran bank
	rekening pinjaman pupuk subsidi sertifikat tanah paspor haji umrah pemilu tps undangan rt rw
	lurah camat kades sekretaris kepala seksi bidang pegawai honorer magang satpam operator
	mesin printer kamera sidik jari mata iris alat listrik padam genset tinta kertas stok kosong
	pengiriman distribusi jadwal keliling jemput bola mobil pos titik lokasi tenda antrean
	nomor urut dipanggil dilewati serobot titip kenalan keluarga dekat beda dibedakan dipersulit
	bolak balik mondar mandir kecewa bingung sedih terima kasih harap semoga segera mungkin
	perbaikan perbaiki evaluasi tindak lanjut laporan melapor lapor aduan pengaduan keluhan saran
	usul masukan pertanyaan tanya informasi pengumuman papan spanduk brosur sosialisasi`.split(/\s+/);
const TAIL_WORDS = 6000;
/** Flattens the head of the distribution, as stop words do in real text. */
const SHIFT = 6;
const STEEPNESS = 1.2;
/** Share of words with two letters swapped, as thumbs do it: words that occur once. */
const MISTYPED = 0.01;

/** What a search measurement looks for, and in how many of a hundred complaints it occurs. */
export const SEARCHES = [
	{ words: 'ktp', kind: 'in 69 of 100:' },
	{ words: 'terlambat', kind: 'in 13:' },
	{ words: 'kuitansi', kind: 'in 4:' },
	{ words: 'makarti', kind: 'in 0.6:' },
	{ words: 'stambul', kind: 'in 0.05:' },
	{ words: 'zzyzx', kind: 'in none:' },
	{ words: 'ktp terlambat', kind: 'two frequent words:' },
	{ words: 'kuitansi makarti', kind: 'two less frequent words:' },
	{ words: 'ktp stambul', kind: 'a frequent and a rare word:' }
] as const;

/**
 * @param random from `seededRandom`
 * @param length characters of each text
 * @returns a function that writes one text after another
 */
export function narrator(random: () => number, length: number): () => string {
	const words = [...new Set(COMMON), ...placeNames()];
	const reach = cumulativeWeights(words.length);
	const total = reach[reach.length - 1] ?? 0;
	const word = () => {
		const chosen = words[firstAtLeast(reach, random() * total)] ?? '';
		return random() < MISTYPED ? mistyped(chosen, random) : chosen;
	};
	return () => {
		let text = '';
		while (text.length < length - 3) {
			const next = word();
			const sentence = text === '' || text.endsWith('. ');
			text += sentence ? next.charAt(0).toUpperCase() + next.slice(1) : next;
			text += random() < 0.1 ? '. ' : ' ';
		}
		return `${text.slice(0, length - 1).trimEnd()}.`;
	};
}

function mistyped(word: string, random: () => number): string {
	const at = Math.floor(random() * (word.length - 1));
	return word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2);
}

// Single words out of the names of Indonesian districts and villages, in the order of the list.
function placeNames(): string[] {
	const names = new Set<string>();
	for (const file of ['districts', 'villages']) {
		const path = createRequire(import.meta.url).resolve(`idn-area-data/data/${file}.csv`);
		for (const [word] of readFileSync(path, 'utf8').matchAll(/[A-Z][a-z]{4,11}\b/g)) {
			names.add(word.toLowerCase());
			if (names.size === TAIL_WORDS) return [...names];
		}
	}
	return [...names];
}

function cumulativeWeights(count: number): Float64Array {
	const reach = new Float64Array(count);
	let sum = 0;
	for (let rank = 0; rank < count; rank++) {
		sum += 1 / (rank + SHIFT) ** STEEPNESS;
		reach[rank] = sum;
	}
	return reach;
}

function firstAtLeast(sorted: Float64Array, value: number): number {
	let low = 0;
	let high = sorted.length - 1;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((sorted[middle] ?? 0) < value) low = middle + 1;
		else high = middle;
	}
	return low;
}
