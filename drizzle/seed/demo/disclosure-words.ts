// What is said in the two sealed reports of the demo. Invented; about nobody.
import type { ReportBody } from '#lib/sealed/index.ts';

type Said = Omit<ReportBody, 'kind' | 'signKey' | 'excluded'>;

/** Answered, asked about, and being examined. */
export const FOLLOWED_REPORT: {
	report: Said;
	received: string;
	note: string;
	question: string;
	answer: string;
	assessment: string;
	examining: string;
} = {
	report: {
		category: 'extortion',
		answers: {
			what: 'Di loket pencatatan, orang yang mau akta lahirnya cepat jadi diminta "uang lelah". Yang tidak memberi disuruh kembali minggu depan.',
			who: 'Petugas loket yang bertugas siang. Katanya uangnya disetor ke kepala bidang.',
			when: 'Sudah sejak awal bulan lalu, paling sering hari Senin dan Kamis setelah jam dua siang.',
			where: 'Loket pencatatan di kantor dinas.',
			how: 'Uangnya diselipkan di dalam map. Tidak ada kuitansi.',
			evidence: 'Saya melihat sendiri tiga kali. Seorang pemohon menyimpan pesan singkat dari petugas itu.'
		},
		contact: ''
	},
	received:
		'Laporan Anda sudah kami baca. Terima kasih sudah berani menyampaikannya. Kami pelajari dulu, lalu kami kabari lagi di sini.',
	note: 'Pelapor tampaknya orang dalam. Jangan tanyakan hal yang hanya bisa diketahui satu orang.',
	question:
		'Apakah pemohon yang menyimpan pesan itu bersedia menunjukkannya? Jangan sebut namanya di sini. Cukup jawab bersedia atau tidak.',
	answer:
		'Bersedia, asal tidak di kantor dinas dan tidak bertemu orang dari bidang itu.',
	assessment:
		'Waktu dan tempatnya jelas, dan ada bukti yang bisa dilihat. Layak diperiksa. Catatan antrean hari Senin dan Kamis dicocokkan dulu.',
	examining:
		'Laporan Anda kami periksa. Untuk melihat pesan itu, kami akan mengusulkan tempat di luar kantor dinas.'
};

/** Nobody has answered it yet. */
export const NEW_REPORT: Said = {
	category: 'gratuity',
	answers: {
		what: 'Seorang pemasok blangko mengirim bingkisan ke rumah panitia pengadaan seminggu sebelum pemenangnya diumumkan.',
		who: 'Panitia pengadaan. Nama pemasoknya tertulis di kartu bingkisan.',
		when: 'Minggu lalu.',
		where: '',
		how: '',
		evidence: 'Foto kartu bingkisannya ada pada saya.'
	},
	contact: ''
};
