// The Indonesian words for every code of a complaint.
import type {
	Channel,
	ClockStage,
	ClosingGround,
	ContactOutcome,
	ContactWay,
	ComplaintClass,
	ComplaintType,
	EscalatedTo,
	EventKind,
	IdentityReason,
	LateReason,
	PauseCategory,
	Status,
	SubjectOutcome
} from '#lib/codes/complaint-codes.ts';

export const TYPE_LABELS = {
	complaint: 'Pengaduan',
	information_request: 'Permintaan informasi',
	aspiration: 'Aspirasi'
} as const satisfies Record<ComplaintType, string>;

export const CHANNEL_LABELS = {
	online: 'Situs ini',
	counter: 'Loket',
	phone: 'Telepon',
	letter: 'Surat',
	whatsapp: 'WhatsApp',
	suggestion_box: 'Kotak saran',
	outreach: 'Sosialisasi'
} as const satisfies Record<Channel, string>;

export const CLASS_LABELS = {
	information: 'Permintaan informasi',
	aspiration: 'Aspirasi',
	without_supervision: 'Pengaduan tidak berkadar pengawasan',
	with_supervision: 'Pengaduan berkadar pengawasan'
} as const satisfies Record<ComplaintClass, string>;

/** For officers. */
export const STATUS_LABELS = {
	submitted: 'Baru masuk',
	needs_completion: 'Menunggu pelapor',
	verified: 'Siap didisposisikan',
	assigned: 'Didisposisikan',
	in_progress: 'Ditindaklanjuti',
	answered: 'Dijawab',
	reopened: 'Dibuka kembali',
	closed: 'Selesai',
	rejected: 'Ditolak',
	forwarded: 'Diteruskan'
} as const satisfies Record<Status, string>;

/** For the reporter: what it means for them. */
export const REPORTER_STATUS_LABELS = {
	submitted: 'Sudah kami terima',
	needs_completion: 'Kami menunggu keterangan Anda',
	verified: 'Sudah diperiksa',
	assigned: 'Sudah sampai di unit yang menangani',
	in_progress: 'Sedang dikerjakan',
	answered: 'Sudah dijawab',
	reopened: 'Dibuka kembali',
	closed: 'Selesai',
	rejected: 'Tidak dapat kami proses',
	forwarded: 'Diteruskan ke instansi lain'
} as const satisfies Record<Status, string>;

const REPORTER_NEXT_STEPS = {
	submitted: 'Petugas memeriksa laporan Anda, lalu meneruskannya ke unit yang tepat.',
	needs_completion: 'Jawab pertanyaan kami di bawah. Setelah itu kami lanjutkan.',
	verified: 'Laporan Anda akan diserahkan ke unit yang menangani.',
	assigned: 'Unit yang menangani mulai bekerja dan memberi kabar.',
	in_progress: 'Unit yang menangani menyelesaikan dan menjawab Anda.',
	answered: 'Baca jawabannya. Beri tahu kami: sudah selesai atau belum?',
	reopened: 'Unit yang menangani melihat lagi laporan Anda.',
	closed:
		'Tidak ada langkah lagi. Waktu untuk membuka kembali laporan ini sudah habis. Bila masalah muncul lagi, buat laporan baru.',
	rejected:
		'Baca alasannya di bawah. Bila Anda tidak setuju, Anda bisa mengadu ke Ombudsman Republik Indonesia.',
	forwarded:
		'Instansi itu yang melanjutkan. Kami tetap menanyakan kabarnya, dan menyampaikannya di sini.'
} as const satisfies Record<Status, string>;

const REOPENABLE_NEXT_STEP =
	'Tidak ada langkah lagi. Bila masalah muncul lagi, laporan ini bisa dibuka kembali.';

/**
 * What the reporter can expect next.
 * @param status of the complaint
 * @param reopenable whether a closed complaint may still be reopened
 */
export function reporterNextStep(status: Status, reopenable: boolean): string {
	return status === 'closed' && reopenable ? REOPENABLE_NEXT_STEP : REPORTER_NEXT_STEPS[status];
}

export const STAGE_LABELS = {
	first_human_answer: 'Kata pertama dari petugas',
	verification: 'Pemeriksaan',
	first_response: 'Tindak lanjut pertama',
	resolution: 'Penyelesaian',
	reporter_answer: 'Jawaban pelapor'
} as const satisfies Record<ClockStage, string>;

/** For the officers' history. */
export const EVENT_LABELS = {
	filed: 'Laporan masuk',
	completion_requested: 'Keterangan diminta',
	completed: 'Pelapor melengkapi',
	accepted: 'Diperiksa dan diterima',
	rejected: 'Ditolak',
	forwarded: 'Diteruskan ke instansi lain',
	assigned: 'Disposisi',
	handed_over: 'Berpindah tangan',
	followed_up: 'Tindak lanjut',
	answered: 'Tanggapan',
	noted: 'Catatan internal',
	messaged: 'Pesan',
	confirmed: 'Pelapor menyatakan selesai',
	disputed: 'Pelapor menyatakan belum selesai',
	rated: 'Penilaian',
	reopened: 'Dibuka kembali oleh pelapor',
	closed: 'Ditutup',
	paused: 'Hitungan waktu dijeda',
	resumed: 'Hitungan waktu berjalan lagi',
	extension_asked: 'Perpanjangan waktu diminta',
	extension_decided: 'Perpanjangan waktu diputuskan',
	forwarding_recorded: 'Penerusan dicatat',
	agency_asked: 'Instansi itu ditanya',
	agency_answered: 'Jawaban instansi itu',
	contacted: 'Pelapor dihubungi',
	contact_needed: 'Pelapor perlu dihubungi',
	withdrawn: 'Ditarik oleh pelapor',
	data_requested: 'Pelapor meminta sesuatu tentang datanya',
	data_request_decided: 'Permintaan tentang data diputuskan',
	data_exported: 'Pelapor mengunduh datanya',
	files_removed: 'Lampiran dihapus',
	erased: 'Data pribadi dihapus',
	subjects_settled: 'Petugas terkait ditetapkan',
	taken_back: 'Ditarik dari yang menangani',
	escalated: 'Naik satu tingkat',
	deadline_moved: 'Batas waktu bergeser karena kalender',
	identity_opened: 'Identitas dibuka',
	summary_published: 'Ringkasan ditampilkan untuk umum',
	summary_withdrawn: 'Ringkasan ditarik dari umum',
	linked: 'Dikaitkan dengan laporan lain',
	lateness_explained: 'Alasan terlambat dicatat',
	unlinked: 'Kaitan dilepas'
} as const satisfies Record<EventKind, string>;

/** For the reporter's history. */
export const REPORTER_EVENT_LABELS = {
	filed: 'Laporan Anda kami terima',
	completion_requested: 'Kami meminta keterangan',
	completed: 'Anda melengkapi laporan',
	accepted: 'Laporan sudah diperiksa',
	rejected: 'Laporan tidak dapat kami proses',
	forwarded: 'Laporan diteruskan ke instansi lain',
	assigned: 'Laporan diserahkan ke unit yang menangani',
	// Never shown to a reporter: it stays in the same unit.
	handed_over: 'Laporan dipegang petugas lain',
	followed_up: 'Ada perkembangan',
	answered: 'Jawaban kami',
	// Never shown to a reporter; here so that no code is without a word.
	noted: 'Catatan',
	messaged: 'Pesan',
	confirmed: 'Anda menyatakan sudah selesai',
	disputed: 'Anda menyatakan belum selesai',
	rated: 'Penilaian Anda',
	reopened: 'Anda membuka kembali laporan',
	closed: 'Laporan ditutup',
	paused: 'Hitungan waktu berhenti dulu',
	resumed: 'Hitungan waktu berjalan lagi',
	extension_asked: 'Unit meminta tambahan waktu kepada pimpinan',
	extension_decided: 'Pimpinan memutuskan tambahan waktu',
	forwarding_recorded: 'Kabar penerusan laporan Anda',
	agency_asked: 'Kami menanyakan laporan Anda ke instansi itu',
	agency_answered: 'Jawaban dari instansi itu',
	contacted: 'Petugas menghubungi Anda',
	// Never shown to a reporter.
	contact_needed: 'Waktu menjawab sudah habis',
	withdrawn: 'Anda menarik laporan',
	data_requested: 'Anda meminta sesuatu tentang data Anda',
	data_request_decided: 'Permintaan tentang data Anda kami putuskan',
	data_exported: 'Anda mengunduh data Anda',
	files_removed: 'Lampiran kami hapus',
	erased: 'Data pribadi kami hapus',
	// Never shown to a reporter, as it is about somebody.
	subjects_settled: 'Petugas terkait',
	taken_back: 'Laporan kami alihkan ke petugas lain',
	escalated: 'Terlambat, jadi kami naikkan satu tingkat',
	deadline_moved: 'Batas waktu bergeser karena hari libur',
	identity_opened: 'Petugas membuka nama dan kontak Anda',
	summary_published: 'Ringkasan laporan ini tampil untuk umum',
	summary_withdrawn: 'Ringkasan laporan ini tidak lagi tampil untuk umum',
	linked: 'Laporan ini dikaitkan dengan laporan serupa',
	// Never shown to a reporter.
	lateness_explained: 'Petugas mencatat mengapa terlambat',
	unlinked: 'Kaitan dengan laporan lain dilepas'
} as const satisfies Record<EventKind, string>;

const ESCALATED_TO_NAMES = {
	intake: 'penerima',
	handler: 'petugas',
	unit_head: 'kepala unit',
	head: 'pimpinan',
	overseer: 'pengawas',
	administrator: 'administrator'
} as const satisfies Record<EscalatedTo, string>;

/**
 * @param to where it went
 * @param late false for a warning before the deadline
 * @returns `Naik ke pimpinan`, `Petugas diingatkan`
 */
export function escalationLabel(to: EscalatedTo, late: boolean): string {
	if (to === 'administrator') return 'Terlambat, tetapi tidak ada pimpinan yang aktif';
	const who = ESCALATED_TO_NAMES[to];
	return late ? `Naik ke ${who}` : `${who.charAt(0).toUpperCase()}${who.slice(1)} diingatkan`;
}

/** For the reporter: that it went up because it is late. */
export function reporterEscalationLabel(to: EscalatedTo): string {
	return `Terlambat, jadi kami naikkan ke ${ESCALATED_TO_NAMES[to]}`;
}

export const PAUSE_CATEGORY_LABELS = {
	reporter: 'Menunggu keterangan pelapor',
	other_agency: 'Menunggu instansi lain',
	central_system: 'Menunggu sistem kependudukan pusat',
	force_majeure: 'Keadaan memaksa, misalnya banjir'
} as const satisfies Record<PauseCategory, string>;

/** For the reporter. */
export const REPORTER_PAUSE_LABELS = {
	...PAUSE_CATEGORY_LABELS,
	reporter: 'Menunggu keterangan Anda'
} as const satisfies Record<PauseCategory, string>;

export const CONTACT_WAY_LABELS = {
	tracking_page: 'Pertanyaan di halaman lacak',
	phone: 'Telepon',
	whatsapp: 'WhatsApp',
	email: 'Email',
	letter: 'Surat',
	counter: 'Bertemu di loket',
	visit: 'Kunjungan'
} as const satisfies Record<ContactWay, string>;

export const CONTACT_OUTCOME_LABELS = {
	reached: 'Terhubung',
	message_left: 'Pesan ditinggalkan atau surat terkirim',
	no_answer: 'Tidak terjawab atau tidak ada di tempat',
	wrong_number: 'Nomor atau alamat salah'
} as const satisfies Record<ContactOutcome, string>;

/** For the reporter: that it was tried, never what came of it. */
export const REPORTER_CONTACT_LABELS = {
	tracking_page: 'Petugas bertanya di halaman ini',
	phone: 'Petugas menghubungi Anda lewat telepon',
	whatsapp: 'Petugas menghubungi Anda lewat WhatsApp',
	email: 'Petugas menghubungi Anda lewat email',
	letter: 'Petugas mengirim surat kepada Anda',
	counter: 'Petugas menemui Anda di loket',
	visit: 'Petugas datang ke tempat Anda'
} as const satisfies Record<ContactWay, string>;

export const SUBJECT_OUTCOME_LABELS = {
	named: 'Petugasnya sudah diketahui',
	none: 'Bukan petugas kantor ini',
	uncertain: 'Tidak bisa dipastikan'
} as const satisfies Record<SubjectOutcome, string>;

export const LATE_REASON_LABELS = {
	files_missing: 'Berkas atau blangko belum ada',
	too_few_people: 'Petugas kurang atau antrean menumpuk',
	other_unit: 'Menunggu unit lain di kantor',
	other_agency: 'Menunggu instansi lain',
	system_down: 'Sistem atau jaringan terganggu',
	overlooked: 'Terlewat dari perhatian',
	other: 'Sebab lain'
} as const satisfies Record<LateReason, string>;

export const IDENTITY_REASON_LABELS = {
	contact_reporter: 'Menghubungi pelapor',
	compare_data: 'Mencocokkan data pelapor',
	hand_over: 'Menyerahkan dokumen atau hasil',
	find_duplicate: 'Memeriksa apakah ini laporan ganda'
} as const satisfies Record<IdentityReason, string>;

/** For the reporter, after "Alasan:". */
export const REPORTER_IDENTITY_REASONS = {
	contact_reporter: 'menghubungi Anda',
	compare_data: 'mencocokkan data Anda',
	hand_over: 'menyerahkan dokumen atau hasil',
	find_duplicate: 'memeriksa apakah ada laporan yang sama'
} as const satisfies Record<IdentityReason, string>;

export const CLOSING_GROUND_LABELS = {
	reporter_confirmed: 'Pelapor menyatakan selesai (lewat telepon, loket, atau lainnya)',
	no_reply: 'Waktu pelapor untuk menjawab sudah habis'
} as const satisfies Record<ClosingGround, string>;
