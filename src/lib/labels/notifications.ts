// The words of notifications: what officers choose, and the messages themselves. A message never
// says what a complaint is about: number, status, and where to look.
import type { EventKind, Status } from '#lib/codes/complaint-codes.ts';
import type { MessageChannel, Reminder, Topic } from '#lib/codes/notification-codes.ts';
import { REPORTER_STATUS_LABELS, STATUS_LABELS } from './complaints.ts';
import { formatDate } from './deadline.ts';
import { periodName } from './monitoring.ts';

export const TOPIC_LABELS = {
	new_complaint: 'Laporan baru masuk',
	assignment: 'Disposisi dan pengalihan ke Anda atau unit Anda',
	reporter_words: 'Pelapor menulis',
	reporter_verdict:
		'Pelapor menyatakan selesai, belum selesai, membuka kembali, atau menarik laporan',
	data_request: 'Pelapor minta datanya dibetulkan atau dihapus',
	escalation: 'Batas waktu hampir habis, atau pengaduan terlambat naik ke Anda',
	own_work: 'Tindakan temuan dan laporan monev: batasnya hampir tiba atau sudah lewat'
} as const satisfies Record<Topic, string>;

export const MESSAGE_CHANNEL_LABELS = {
	email: 'Email',
	phone: 'SMS atau WhatsApp'
} as const satisfies Record<MessageChannel, string>;

/**
 * The ways that are open, in a sentence of a reporter.
 * @returns `email`, `SMS atau WhatsApp`, both, or null when there is none
 */
export function openWays(channels: Partial<Record<MessageChannel, unknown>>): string | null {
	if (channels.email && channels.phone) return 'email, SMS, atau WhatsApp';
	if (channels.email) return 'email';
	return channels.phone ? 'SMS atau WhatsApp' : null;
}

/** What stands in an officer's list and in their messages; the other kinds are told to nobody. */
export const NEWS_LABELS: Partial<Record<EventKind, string>> & Record<Reminder, string> = {
	filed: 'Laporan baru masuk',
	assigned: 'Disposisi baru',
	handed_over: 'Diserahkan dari rekan',
	completed: 'Pelapor melengkapi laporan',
	messaged: 'Pelapor menulis',
	confirmed: 'Pelapor menyatakan selesai',
	disputed: 'Pelapor menyatakan belum selesai',
	reopened: 'Pelapor membuka kembali laporan',
	withdrawn: 'Pelapor menarik laporannya',
	data_requested: 'Pelapor minta datanya dibetulkan atau dihapus',
	subjects_settled: 'Petugas terkait ditetapkan',
	taken_back: 'Pengaduan dialihkan',
	escalated: 'Batas waktu hampir habis atau sudah lewat',
	action_due_soon: 'Batas tindakan hampir tiba',
	action_overdue: 'Tindakan terlambat',
	monev_due_soon: 'Batas monev hampir tiba',
	monev_overdue: 'Monev belum ditandatangani'
};

/** A message in the two lengths that channels take. */
export interface MessageWords {
	subject: string;
	/** For e-mail. */
	text: string;
	/** For SMS and WhatsApp. */
	short: string;
}

/**
 * For an officer, about one complaint.
 * @param origin of the product: `https://tanggap.contoh.go.id`
 */
export function officerMessage(
	topic: Topic,
	{ number, status }: { number: string; status: Status },
	origin: string
): MessageWords {
	const what = `Pengaduan ${number}: ${STATUS_LABELS[status]}`;
	return linkedMessage(what, [TOPIC_LABELS[topic]], `/petugas/pengaduan/${number}`, origin);
}

/**
 * For an officer, about work of their own that is no complaint. Says no word of what the action is:
 * that is read at the desk.
 * @param owed an action with its last day (ISO date), or a monev by its period
 * @param origin of the product
 */
export function reminderMessage(
	owed: { findingId: string; dueDate: string; late: boolean } | { period: string },
	origin: string
): MessageWords {
	if ('period' in owed) {
		const what = `Monev ${periodName(owed.period)}: belum ditandatangani`;
		return linkedMessage(what, [], `/petugas/monev/${owed.period}`, origin);
	}
	const day = formatDate(owed.dueDate);
	const what = owed.late
		? `Tindakan temuan terlambat, batasnya ${day}`
		: `Tindakan temuan: batasnya ${day}`;
	return linkedMessage(what, [], `/petugas/temuan/${owed.findingId}`, origin);
}

function linkedMessage(
	what: string,
	because: readonly string[],
	path: string,
	origin: string
): MessageWords {
	const where = `${origin}${path}`;
	return {
		subject: what,
		text: [
			...because.map((reason) => `${reason}.`),
			`${what}.`,
			'',
			`Buka: ${where}`,
			'',
			`Atur kabar untuk Anda: ${origin}/petugas/akun/kabar`
		].join('\n'),
		short: `${what}. ${where}`
	};
}

/**
 * For an officer, in the morning.
 * @param counts what waits; in words of the desk
 */
export function digestMessage(
	counts: readonly { label: string; count: string }[],
	origin: string
): MessageWords {
	const lines = counts.map(({ label, count }) => `${label}: ${count}`);
	return {
		subject: 'Pekerjaan Anda pagi ini',
		text: [
			...lines,
			'',
			`Buka meja kerja: ${origin}/petugas`,
			'',
			`Atur kabar untuk Anda: ${origin}/petugas/akun/kabar`
		].join('\n'),
		short: `${lines.join(', ')}. ${origin}/petugas`
	};
}

/**
 * For people outside the office, who keep it.
 * @param day ISO date @param code of the head, five groups of four @param head hex
 */
export function anchorMessage(day: string, code: string, head: string): MessageWords {
	const line = `${day} ${code}`;
	return {
		subject: `Jangkar saluran WBS ${day}`,
		text: [
			'Simpan surel ini. Jangan dihapus.',
			'',
			line,
			head,
			'',
			'Angka ini mewakili semua yang tersimpan di saluran WBS sampai hari itu, tanpa memberi tahu apa pun tentang isinya. Surel ini datang setiap hari, ada laporan atau tidak.',
			'',
			'Bila kelak basis datanya diubah, dipotong atau dihapus, angkanya tidak cocok lagi. Cara mencocokkan: npm run jangkar, atau halaman WBS.'
		].join('\n'),
		short: `Jangkar WBS ${line}`
	};
}

/**
 * For everybody of the sealed channel's team, each working morning: the same words, whatever came in.
 * @param origin of the product
 */
export function disclosureDigest(origin: string): MessageWords {
	const where = `${origin}/petugas/wbs`;
	const what = 'WBS: waktunya membuka dan melihat';
	return {
		subject: what,
		text: [
			'Pesan ini sama untuk semua anggota tim, setiap pagi hari kerja. Pesan ini tidak memberi tahu',
			'apakah ada laporan. Buka dan lihat sendiri.',
			'',
			`Buka: ${where}`
		].join('\n'),
		short: `${what}. ${where}`
	};
}

/**
 * For the reporter.
 * @param stop address that ends these messages
 */
export function reporterMessage(
	{ number, status }: { number: string; status: Status },
	office: string,
	origin: string,
	stop: string
): MessageWords {
	const what = `Laporan ${number}: ${REPORTER_STATUS_LABELS[status]}`;
	return {
		subject: what,
		text: [
			`${what}.`,
			'',
			`Baca di ${origin}/lacak dengan nomor laporan dan kode rahasia Anda.`,
			'Kami tidak pernah meminta kode rahasia Anda lewat pesan atau telepon.',
			'',
			`Berhenti menerima pesan ini: ${stop}`,
			'',
			office
		].join('\n'),
		short: `${what}. Baca di ${origin}/lacak. Berhenti: ${stop}`
	};
}

/** What an administrator sends to see whether a channel works. */
export function testMessage(office: string, origin: string): MessageWords {
	const text = `Ini pesan percobaan dari Tanggap, ${office}. Bila Anda membacanya, kiriman berhasil.`;
	return { subject: 'Pesan percobaan Tanggap', text: `${text}\n\n${origin}`, short: text };
}
