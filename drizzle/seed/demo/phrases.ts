// What demo officers and reporters say besides the case itself.
import type { ComplaintType } from '#lib/codes/complaint-codes.ts';

export const COMPLETIONS = [
	'Ini keterangannya: berkas diserahkan hari Senin pagi di loket dua, tanda terima ada di rumah.',
	'Maaf baru balas, sinyal hilang. Kejadiannya minggu lalu, sekitar pukul sepuluh.',
	'Sudah saya cek, tulisan yang benar seperti di akta. Fotonya saya kirim, nomornya ditutup.',
	'Nomor pengajuan tidak ada, waktu itu cuma dikasih kertas kecil. Saya lupa tanggal persisnya, kira-kira awal bulan.',
	'Yang melayani bapak-bapak di loket tengah. Saya tidak tahu namanya.'
];

export const REPLIES = [
	'Terima kasih kabarnya, saya tunggu.',
	'Baik pak. Kalau bisa sebelum Jumat karena saya kerja sif.',
	'Apa harus saya sendiri yang datang, atau boleh diwakilkan?',
	'Sudah saya coba, masih belum bisa. Tolong dicek lagi.',
	'Saya sudah di kecamatan sekarang, mau ambil di mana?',
	'Kok belum ada kabar lagi ya?'
];

export const MESSAGES = [
	'Kami sedang memeriksa. Kabar berikutnya paling lambat lusa.',
	'Berkas Anda sudah ketemu. Apa nomor yang bisa dihubungi masih sama?',
	'Boleh kami tahu, Anda bisa datang ke kecamatan atau lebih mudah lewat kantor desa?',
	'Kami perlu satu hari lagi karena menunggu data dari pusat. Mohon maaf.',
	'Dokumennya siap. Mau diambil sendiri atau dititipkan ke operator kecamatan?'
];

export const INSTRUCTIONS = [
	'Periksa dan jawab pelapor sebelum tenggat.',
	'Cek di loket, laporkan penyebabnya, beri kabar ke pelapor.',
	'Tindak lanjuti. Kalau perlu datang ke kecamatan, atur jadwalnya.',
	'Mohon diselesaikan pekan ini, pelapor tinggal jauh.',
	'Periksa berkasnya, hubungi pelapor bila ada yang kurang.',
	'Telusuri dengan hati-hati, jaga kerahasiaan pelapor.'
];

export const NOTES = [
	'Sudah ditelepon, belum diangkat. Dicoba lagi besok pagi.',
	'Serupa dengan dua laporan bulan lalu dari desa yang sama. Usul dibahas di rapat.',
	'Menunggu jawaban operator kecamatan.',
	'Berkas ada di map biru lemari dua.',
	'Koordinasi dengan bidang sebelah, mereka minta waktu sehari.',
	'Pelapor sudah sepuh, jawab dengan kalimat pendek.'
];

/** What comes after an answer. */
export const AFTER_ANSWER: Record<ComplaintType, string> = {
	complaint:
		'Periksa dulu hasilnya. Bila sudah benar, tekan “Sudah selesai” di halaman Lacak, lalu laporan ini kami tutup.',
	information_request:
		'Bila masih ada yang belum jelas, tulis pesan di halaman Lacak. Kami jawab pada hari kerja.',
	aspiration: 'Pelaksanaannya kami umumkan di kantor dan kepada desa. Anda tidak perlu melakukan apa-apa.'
};

export const DISPUTES = [
	'Belum selesai. Saya ke loket, katanya belum ada di daftar.',
	'Dokumennya sudah jadi tapi masih salah satu huruf.',
	'Jawabannya bagus tapi kenyataannya belum berubah.',
	'Operator kecamatan bilang belum dapat surat apa-apa.'
];

export const REOPENINGS = [
	'Kejadian lagi. Minggu ini sama seperti kemarin.',
	'Waktu dipakai di bank ternyata datanya masih yang lama.',
	'Sudah saya bilang selesai, ternyata dokumen yang satu lagi belum ikut dibetulkan.'
];

export const AGREED_ELSEWHERE = [
	'Pelapor datang ke loket, dokumen diterima, menyatakan selesai.',
	'Pelapor ditelepon dan menyatakan sudah selesai.',
	'Disampaikan lewat operator kecamatan: pelapor puas, tidak ada lagi yang ditunggu.'
];

/** When the reporter stays silent. */
export const NO_REPLY = {
	refusal:
		'Kami belum menerima keterangan yang kami minta, sehingga laporan ini tidak bisa ditangani. Silakan kirim laporan baru kapan saja bila keterangannya sudah ada.'
};

/** By number of stars. */
export const RATING_REASONS: Record<number, readonly string[]> = {
	1: ['Selesai sih, tapi setelah saya marah-marah.', 'Terlalu lama, urusan saya keburu batal.'],
	2: ['Dijawab, tapi muter-muter dulu.', 'Harus ditanya terus baru bergerak.'],
	3: ['Lumayan, asal jangan terulang.', 'Hasilnya baik, waktunya lama.', 'Biasa saja.'],
	4: [
		'Cepat dikabari, cuma ambilnya jauh.',
		'Petugasnya sopan.',
		'Bisa dilihat sampai mana prosesnya, bagus.'
	],
	5: [
		'Tidak menyangka dijawab secepat ini.',
		'Terima kasih, tidak perlu bolak-balik ke Sekayu.',
		'Ramah dan jelas, anak saya sudah bisa sekolah.'
	]
};

/** Why the clocks stand still; the reporter reads it. */
export const PAUSES = [
	'Kami menunggu salinan data dari Disdukcapil daerah asal. Suratnya sudah kami kirim.',
	'Kami menunggu jawaban rumah sakit tentang surat keterangan lahir.',
	'Kami menunggu salinan putusan dari pengadilan.'
];

/** What changed; the reporter reads it. */
export const RESUMPTIONS = [
	'Jawaban dari instansi itu sudah kami terima. Kami lanjutkan sekarang.',
	'Datanya sudah datang. Kami periksa dan kabari Anda.'
];

/** Why more time is needed; head and reporter read it. */
export const EXTENSION_REASONS = [
	'Berkas lama harus dicari di arsip, dan petugas arsip baru bisa minggu depan.',
	'Data keluarga ini tercatat di dua tempat. Pencocokannya perlu waktu lebih lama.'
];
export const EXTENSION_GRANTED = 'Disetujui. Kabari pelapor sebelum batas waktu yang pertama.';
export const EXTENSION_REFUSED = 'Tidak disetujui. Selesaikan dengan bantuan bidang lain.';

/** Why a public summary is taken back. */
export const WITHDRAWAL = 'Sudah tidak perlu: tidak ada warga lain dengan masalah ini.';
