// Deadline policies in words, for the page on which they are kept.
import type { DeadlineCode, DeadlineOwner } from '#lib/server/deadlines/index.ts';
import { ROLE_LABELS } from './roles.ts';

/** In the order in which a complaint meets them. */
export const POLICY_LABELS = {
	verification: 'Pemeriksaan laporan baru',
	first_response: 'Tindak lanjut pertama',
	resolution_information: 'Penyelesaian permintaan informasi',
	resolution_aspiration: 'Penyelesaian aspirasi',
	resolution_without_supervision: 'Penyelesaian pengaduan biasa',
	resolution_with_supervision: 'Penyelesaian pengaduan berkadar pengawasan',
	first_human_answer: 'Kata pertama dari petugas atas pertanyaan',
	reporter_answer: 'Pelapor menjawab atau memberi kabar',
	contact_answer: 'Pelapor menjawab sesudah dihubungi',
	data_request: 'Permintaan tentang data pribadi',
	pause: 'Jeda terlama saat menunggu pihak lain',
	extension: 'Perpanjangan terlama sekali minta',
	forwarding_follow_up: 'Instansi lain ditanya, selama belum menjawab',
	reopening: 'Pelapor boleh membuka kembali'
} as const satisfies Record<DeadlineCode, string>;

export const OWNER_LABELS = {
	intake: ROLE_LABELS.intake,
	handler: ROLE_LABELS.handler,
	unit_head: ROLE_LABELS.unit_head,
	head: ROLE_LABELS.head,
	reporter: 'Pelapor'
} as const satisfies Record<DeadlineOwner, string>;
