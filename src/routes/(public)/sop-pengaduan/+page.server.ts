import { formatDate, policyTime } from '#lib/labels/deadline.ts';
import { type DeadlineCode, localDate, policyOn } from '#lib/server/deadlines/index.ts';
import { ATTRIBUTION } from '#lib/server/places/index.ts';
import type { PageServerLoad } from './$types';

// In the order in which a complaint meets them.
const STAGES = {
	first_human_answer: 'Pertanyaan mendapat kata pertama dari petugas, sejak kami terima',
	verification: 'Kami periksa dan teruskan',
	first_response: 'Tindak lanjut pertama, sejak selesai diperiksa',
	resolution_information: 'Permintaan informasi selesai, sejak kami terima',
	resolution_aspiration: 'Aspirasi (saran) selesai, sejak kami terima',
	resolution_without_supervision: 'Pengaduan biasa selesai, sejak kami terima',
	resolution_with_supervision:
		'Pengaduan yang perlu pemeriksaan pengawas (misalnya pungutan liar) selesai, sejak kami terima',
	reporter_answer:
		'Anda menjawab setelah kami jawab; sesudah itu, dan sesudah kami hubungi, laporan kami tutup',
	contact_answer: 'Waktu Anda sesudah kami hubungi terakhir kali, sebelum kami tutup',
	pause: 'Hitungan berhenti paling lama, bila kami menunggu pihak lain',
	extension: 'Perpanjangan paling lama untuk sekali, paling banyak dua kali, diputuskan pimpinan',
	forwarding_follow_up:
		'Laporan diteruskan ke instansi lain: kami tanyakan kepadanya, selama belum ada jawaban, setiap',
	reopening: 'Anda boleh membuka kembali laporan, sejak ditutup',
	data_request: 'Kami putuskan permintaan tentang data pribadi Anda'
} as const satisfies Record<DeadlineCode, string>;

export const load: PageServerLoad = ({ locals }) => {
	const { calendar, policies } = locals.office;
	const today = localDate(calendar, locals.now);
	const rows = Object.entries(STAGES).map(([code, stage]) => ({
		stage,
		policy: policyOn(policies, code as DeadlineCode, today)
	}));
	return {
		deadlines: rows.map(({ stage, policy }) => ({
			term: stage,
			text: policyTime(policy),
			unsure: !policy.confirmed
		})),
		bases: [...new Set(rows.map(({ policy }) => policy.legalBasis))],
		today: formatDate(today),
		attribution: ATTRIBUTION
	};
};
