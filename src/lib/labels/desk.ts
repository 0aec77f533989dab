// The words of the officers' desk: counts, deadlines, verbs and reasons to act.
import type { ClockStage, PauseCategory, Status } from '#lib/codes/complaint-codes.ts';
import type { Verb } from '#lib/server/complaints/index.ts';
import { PAUSE_CATEGORY_LABELS, STAGE_LABELS, STATUS_LABELS } from './complaints.ts';
import { formatDay, formatTime } from './deadline.ts';

/** A verb that officers have, as opposed to those of the reporter. */
export type OfficerVerb = Exclude<
	Verb,
	| 'complete'
	| 'confirm'
	| 'dispute'
	| 'reopen'
	| 'rate'
	| 'reply'
	| 'lapse'
	| 'handOver'
	| 'expire'
	| 'needContact'
	| 'escalate'
	| 'recalculate'
	| 'withdraw'
	// Below /petugas/data-pribadi, and by rules.
	| 'requestData'
	| 'decideDataRequest'
	| 'exportData'
	| 'removeFiles'
	| 'erase'
	| 'takeBack'
	| 'takeOff'
	| 'join'
>;

/** What a verb is called, where. */
interface VerbWords {
	/** Its route below the complaint. */
	path: string;
	label: string;
	/** On a button of a list. */
	short: string;
	/** The key that opens it from the case; no two verbs have the same. */
	key: string;
	/** When it has been done. */
	done: string;
}

/** In the order in which a page offers them: what ends a case comes last. */
export const OFFICER_VERBS = {
	accept: {
		path: 'verifikasi',
		label: 'Periksa dan terima',
		short: 'Periksa',
		key: 'v',
		done: 'Pengaduan diterima. Berikutnya: disposisi.'
	},
	assign: {
		path: 'disposisi',
		label: 'Disposisi',
		short: 'Disposisi',
		key: 'd',
		done: 'Disposisi terkirim.'
	},
	followUp: {
		path: 'tindak-lanjut',
		label: 'Catat tindak lanjut',
		short: 'Kerjakan',
		key: 't',
		done: 'Tindak lanjut tersimpan.'
	},
	answer: {
		path: 'tanggapan',
		label: 'Jawab pelapor',
		short: 'Jawab',
		key: 'b',
		done: 'Jawaban terkirim.'
	},
	message: {
		path: 'pesan',
		label: 'Kirim pesan ke pelapor',
		short: 'Balas',
		key: 'p',
		done: 'Pesan terkirim.'
	},
	requestCompletion: {
		path: 'minta-kelengkapan',
		label: 'Minta keterangan pelapor',
		short: 'Minta keterangan',
		key: 'm',
		done: 'Pertanyaan terkirim. Hitungan waktu berhenti sampai pelapor menjawab.'
	},
	pause: {
		path: 'jeda',
		label: 'Jeda hitungan waktu',
		short: 'Jeda',
		key: 'h',
		done: 'Hitungan waktu berhenti sampai tanggal itu. Pelapor bisa membaca alasannya.'
	},
	resume: {
		path: 'lanjutkan',
		label: 'Lanjutkan hitungan waktu',
		short: 'Lanjutkan',
		key: 'l',
		done: 'Hitungan waktu berjalan lagi.'
	},
	askExtension: {
		path: 'perpanjangan',
		label: 'Minta perpanjangan waktu',
		short: 'Perpanjang',
		key: 'r',
		done: 'Permintaan terkirim ke pimpinan. Batas waktu tetap sampai ada putusan.'
	},
	decideExtension: {
		path: 'putusan-perpanjangan',
		label: 'Putuskan perpanjangan waktu',
		short: 'Putuskan',
		key: 'u',
		done: 'Putusan tersimpan. Pelapor bisa membacanya.'
	},
	recordContact: {
		path: 'kontak',
		label: 'Catat upaya kontak',
		short: 'Hubungi',
		key: 'n',
		done: 'Upaya kontak tersimpan.'
	},
	settleSubjects: {
		path: 'petugas-terkait',
		label: 'Tetapkan petugas terkait',
		short: 'Tetapkan',
		key: 'e',
		done: 'Petugas terkait tersimpan. Yang disebut tidak bisa melihat pengaduan ini.'
	},
	note: {
		path: 'catatan',
		label: 'Tulis catatan internal',
		short: 'Catat',
		key: 'c',
		done: 'Catatan tersimpan.'
	},
	openIdentity: {
		path: 'buka-identitas',
		label: 'Buka identitas',
		short: 'Buka identitas',
		key: 'q',
		done: 'Identitas terbuka untuk Anda selama 30 menit. Pelapor bisa membaca bahwa unit Anda membukanya.'
	},
	explainLate: {
		path: 'alasan-terlambat',
		label: 'Catat alasan terlambat',
		short: 'Alasan',
		key: 'z',
		done: 'Alasan tersimpan. Pelapor tidak membacanya.'
	},
	link: {
		path: 'kaitkan',
		label: 'Kaitkan dengan laporan lain',
		short: 'Kaitkan',
		key: 'a',
		done: 'Laporan sudah dikaitkan. Riwayat keduanya tetap sendiri-sendiri.'
	},
	unlink: {
		path: 'lepas-kaitan',
		label: 'Lepas kaitan',
		short: 'Lepas kaitan',
		key: 'f',
		done: 'Kaitan sudah dilepas.'
	},
	publish: {
		path: 'ringkasan-publik',
		label: 'Tampilkan ringkasan untuk umum',
		short: 'Ringkasan publik',
		key: 'y',
		done: 'Ringkasan sekarang bisa dibaca siapa saja.'
	},
	unpublish: {
		path: 'tarik-ringkasan',
		label: 'Tarik ringkasan dari umum',
		short: 'Tarik ringkasan',
		key: 'w',
		done: 'Ringkasan tidak tampil lagi untuk umum.'
	},
	close: {
		path: 'penutupan',
		label: 'Tutup pengaduan',
		short: 'Tutup',
		key: 's',
		done: 'Pengaduan ditutup.'
	},
	forward: {
		path: 'teruskan',
		label: 'Teruskan ke instansi lain',
		short: 'Teruskan',
		key: 'i',
		done: 'Pengaduan diteruskan.'
	},
	recordForwarding: {
		path: 'penerusan',
		label: 'Catat nomor surat dan rujukan',
		short: 'Catat',
		key: 'v',
		done: 'Penerusan tercatat. Pelapor bisa membacanya.'
	},
	askAgency: {
		path: 'tanya-instansi',
		label: 'Catat bahwa instansi ditanya',
		short: 'Tanya',
		key: 't',
		done: 'Tercatat. Tanggal bertanya berikutnya sudah dihitung.'
	},
	passOnAnswer: {
		path: 'jawaban-instansi',
		label: 'Sampaikan jawaban instansi',
		short: 'Sampaikan',
		key: 'b',
		done: 'Jawaban tersampaikan kepada pelapor.'
	},
	reject: {
		path: 'tolak',
		label: 'Tolak dengan alasan',
		short: 'Tolak',
		key: 'o',
		done: 'Pengaduan ditolak.'
	}
} as const satisfies Record<OfficerVerb, VerbWords>;

/** How a status is drawn (StatusTag). */
export const STATUS_TONES = {
	submitted: 'new',
	needs_completion: 'wait',
	verified: 'new',
	assigned: 'progress',
	in_progress: 'progress',
	answered: 'wait',
	reopened: 'new',
	closed: 'done',
	rejected: 'stop',
	forwarded: 'neutral'
} as const satisfies Record<Status, 'new' | 'progress' | 'wait' | 'done' | 'stop' | 'neutral'>;

/** What a status asks of the office, and the verbs that do it, the best first. Others ask nothing. */
const NEXT_STEPS: Partial<Record<Status, { reason: string; verbs: readonly OfficerVerb[] }>> = {
	submitted: { reason: 'Baru masuk: periksa dan terima', verbs: ['accept'] },
	verified: { reason: 'Sudah diperiksa: tentukan unit yang menangani', verbs: ['assign'] },
	assigned: { reason: 'Baru didisposisikan: mulai kerjakan', verbs: ['followUp', 'assign'] },
	in_progress: { reason: 'Sedang dikerjakan: lanjutkan atau jawab', verbs: ['answer', 'followUp'] },
	reopened: { reason: 'Pelapor belum puas: tangani lagi', verbs: ['followUp', 'assign'] }
};

const NOBODY = {
	unit_gone: 'Unit yang menangani tidak ada lagi: pilih unit lain',
	unit_empty: 'Unit ini belum punya petugas: pilih unit lain'
} as const;

/** `12`, `1.000+`: a count that stopped counting at its cap says so. */
export function cappedCount(count: number, cap: number): string {
	return count < cap ? count.toLocaleString('id-ID') : `${cap.toLocaleString('id-ID')}+`;
}

/** What the reason to act hangs on. */
export interface Waiting {
	status: Status;
	nextDueAt: Date | null;
	nextDueStage: ClockStage | null;
	/** What we wait for while the clocks stand still. */
	pausedFor: PauseCategory | null;
	/** Since when more time is asked for. */
	extensionAskedAt: Date | null;
	/** Since when somebody should have called the reporter. */
	contactNeededSince: Date | null;
	unansweredSince: Date | null;
	handlerId: string | null;
	/** Why nobody can work on it where it lies. */
	nobody?: 'unit_gone' | 'unit_empty' | null;
	/** Its reporter wrote about somebody, and nobody has settled about whom. */
	subjectsOpen: boolean;
	/** What the officer may do. */
	verbs: readonly Verb[];
}

/** Why a complaint lies here, and the verb that moves it on. */
export interface NextStep {
	reason: string;
	/** Null: nothing for this officer to do now. */
	verb: OfficerVerb | null;
	late: boolean;
}

/**
 * @param waiting a complaint as this officer sees it
 * @param now decides what is late
 * @param timeZone the office's
 */
export function nextStep(waiting: Waiting, now: Date, timeZone: string): NextStep {
	const { status, nextDueAt, nextDueStage, subjectsOpen } = waiting;
	const overdue = nextDueAt !== null && nextDueAt < now;
	const late = overdue && nextDueStage !== 'reporter_answer';
	const may = (verbs: readonly OfficerVerb[]) =>
		verbs.find((verb) => waiting.verbs.includes(verb)) ?? null;
	const asked = NEXT_STEPS[status];
	// We asked for more, and the time that we wait for it is over.
	const unheard = status === 'needs_completion' && (overdue || !waiting.pausedFor);
	const verb = may(unheard ? ['reject', 'accept'] : (asked?.verbs ?? []));

	// First of all: it decides who may see the case.
	if (subjectsOpen && may(['settleSubjects'])) {
		return { reason: 'Menyebut petugas: tetapkan siapa', verb: 'settleSubjects', late };
	}
	if (waiting.extensionAskedAt && may(['decideExtension'])) {
		return { reason: 'Minta perpanjangan waktu: putuskan', verb: 'decideExtension', late };
	}
	if (waiting.nobody && may(['assign'])) {
		return { reason: NOBODY[waiting.nobody], verb: 'assign', late };
	}
	if (late && nextDueStage) {
		const since = formatDay(nextDueAt, timeZone);
		return {
			reason: `Terlambat sejak ${since}: ${STAGE_LABELS[nextDueStage].toLowerCase()}`,
			verb: nextDueStage === 'first_human_answer' ? (may(['answer', 'message']) ?? verb) : verb,
			late
		};
	}
	if (waiting.unansweredSince && may(['message'])) {
		// What the reporter adds before verification is read and judged there.
		const reply = status === 'submitted' ? verb : null;
		return { reason: 'Pelapor menulis, belum dibalas', verb: reply ?? 'message', late };
	}
	if (waiting.contactNeededSince) {
		const reason = 'Perlu dihubungi: pelapor tidak menjawab sampai batas waktunya';
		return { reason, verb: may(['recordContact']), late };
	}
	if (status === 'answered' && overdue) {
		return { reason: 'Pelapor tidak menjawab: ditutup sendiri bila tetap diam', verb: null, late };
	}
	if (unheard && verb) {
		return { reason: 'Pelapor tidak melengkapi sampai batas waktunya: putuskan', verb, late };
	}
	if (waiting.pausedFor && status !== 'needs_completion') {
		const reason = `Dijeda: ${PAUSE_CATEGORY_LABELS[waiting.pausedFor].toLowerCase()}`;
		return { reason, verb: may(['resume']), late };
	}
	if (status === 'assigned' && waiting.handlerId === null && verb === 'followUp') {
		return { reason: 'Masuk ke unit Anda: ambil dan kerjakan', verb, late };
	}
	// Who can do nothing about it is told where it stands, not what others should do.
	return { reason: verb && asked ? asked.reason : STATUS_LABELS[status], verb, late };
}

/**
 * The verbs of an officer in the order of the page: the one that moves the case on comes first.
 * @param waiting a complaint as this officer sees it
 */
export function orderedVerbs(waiting: Waiting, now: Date, timeZone: string): OfficerVerb[] {
	const all = (Object.keys(OFFICER_VERBS) as OfficerVerb[]).filter((verb) =>
		waiting.verbs.includes(verb)
	);
	const first = nextStep(waiting, now, timeZone).verb;
	return first ? [first, ...all.filter((verb) => verb !== first)] : all;
}

/** How near a deadline is, for DueTag. */
export interface DueWords {
	due: 'overdue' | 'today' | 'soon' | 'later' | 'paused';
	label: string;
	/** ISO time. */
	datetime?: string;
	/** Why the date may still move: a year whose holidays are not known. */
	unsure?: string;
}

/**
 * @param dueAt the deadline
 * @param stage what is due; the reporter's own time is nobody's delay
 * @param now the moment
 * @param days working days from today to the deadline's day, negative when it has passed
 * @param nearlyOver whether so much of the time is gone that its policy wants a warning
 * @param timeZone the office's
 */
export function dueWords(
	dueAt: Date,
	stage: ClockStage,
	now: Date,
	days: number,
	nearlyOver: boolean,
	timeZone: string
): DueWords {
	const datetime = dueAt.toISOString();
	if (dueAt < now && stage === 'reporter_answer') {
		return { due: 'soon', label: 'Waktu pelapor habis', datetime };
	}
	if (dueAt < now) {
		const label = days < 0 ? `Lewat ${-days} hari kerja` : 'Baru saja lewat';
		return { due: 'overdue', label, datetime };
	}
	if (days <= 0) {
		return { due: 'today', label: `Hari ini, ${formatTime(dueAt, timeZone)}`, datetime };
	}
	const left = `${days} hari kerja lagi`;
	return nearlyOver
		? { due: 'soon', label: `${left}, hampir habis`, datetime }
		: { due: 'later', label: left, datetime };
}
