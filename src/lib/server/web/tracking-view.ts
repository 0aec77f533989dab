// Puts a tracked complaint into the words that its reporter reads: where it is, who has it, what
// comes next and by when.
import type {
	ContactWay,
	EscalatedTo,
	IdentityReason,
	PauseCategory,
	Status
} from '#lib/codes/complaint-codes.ts';
import type { DataRequestKind } from '#lib/codes/data-request-codes.ts';
import { EVENT_PICTOGRAMS } from '#lib/components/pictograms/events.ts';
import {
	REPORTER_CONTACT_LABELS,
	REPORTER_EVENT_LABELS,
	REPORTER_IDENTITY_REASONS,
	REPORTER_PAUSE_LABELS,
	REPORTER_STATUS_LABELS,
	reporterEscalationLabel,
	reporterNextStep,
	STAGE_LABELS,
	TYPE_LABELS
} from '#lib/labels/complaints.ts';
import { OWN_DATA_REQUEST_LABELS } from '#lib/labels/data-requests.ts';
import { calendarReason, shiftWords } from '#lib/labels/calendar.ts';
import { formatDateTime, formatWeekdayDate } from '#lib/labels/deadline.ts';
import { recordedFacts } from '#lib/labels/forwarding.ts';
import { REPORTER_STATUS_TONES } from '#lib/labels/public.ts';
import {
	type Office,
	reopenableUntil,
	type TimelineEvent,
	type TrackedComplaint
} from '#lib/server/complaints/index.ts';
import { localDate } from '#lib/server/deadlines/index.ts';
import { clockWhy } from './clock-why.ts';
import { publicCaseView } from './public-case.ts';

type Pause = TrackedComplaint['pauses'][number];

/** How far a complaint is on its way; five when it is through. */
const STEP_OF: Record<Exclude<Status, 'rejected' | 'forwarded'>, number> = {
	submitted: 1,
	needs_completion: 1,
	verified: 2,
	assigned: 2,
	in_progress: 2,
	reopened: 2,
	answered: 3,
	closed: 5
};

/**
 * @param complaint from `trackComplaint`
 * @param office its zone, calendar, policies and names
 * @param now decides what is late
 * @returns plain words and dates for the page
 */
export function trackingView(complaint: TrackedComplaint, office: Office, now: Date) {
	const { agency } = office;
	const { status } = complaint;
	const withdrawn = status === 'closed' && endedByWithdrawal(complaint);
	const service = agency.services.find(({ code }) => code === complaint.serviceCode);
	const category = agency.categories.find(({ code }) => code === complaint.categoryCode);
	return {
		number: complaint.number,
		status,
		statusLabel: withdrawn ? 'Ditarik oleh Anda' : REPORTER_STATUS_LABELS[status],
		tone: REPORTER_STATUS_TONES[status],
		next: complaint.erasedAt
			? 'Laporan ini sudah berakhir, dan data pribadi di dalamnya sudah dihapus. Bila ada masalah lagi, buat laporan baru.'
			: reporterNextStep(status, complaint.verbs.includes('reopen')),
		erased: complaint.erasedAt && formatDateTime(complaint.erasedAt, agency.timeZone),
		...(withdrawn ? WITHDRAWN_STEPS : steps(status)),
		holder: holderOf(complaint, office),
		elsewhere: elsewhere(complaint, office),
		deadlines: deadlines(complaint, office, now),
		pause: pauseWords(complaint, office),
		about: [
			{ term: 'Jenis', text: TYPE_LABELS[complaint.type] },
			{ term: 'Layanan', text: service?.name ?? complaint.serviceCode },
			{ term: 'Soal', text: category?.name ?? complaint.categoryCode },
			{ term: 'Kami terima', text: formatDateTime(complaint.receivedAt, agency.timeZone) }
		],
		narrative: complaint.narrative,
		joined: complaint.joined.map((one) => publicCaseView(one, office)),
		rating: complaint.rating,
		ratingReason: complaint.ratingReason,
		reopenableUntil:
			complaint.verbs.includes('reopen') && complaint.reopenableUntil
				? formatWeekdayDate(localDate(office.calendar, complaint.reopenableUntil))
				: null,
		mayComplainAbroad: status === 'answered' || status === 'rejected' || status === 'closed',
		verbs: complaint.verbs,
		// Once erased, the same mark would stand under each entry; the notice above says it once.
		timeline: complaint.timeline.map((event) =>
			entry(complaint.erasedAt ? { ...event, text: null } : event, office)
		)
	};
}

/** Nobody answered it, so it must not look as if somebody had. */
const WITHDRAWN_STEPS = { step: 2, steps: [{ label: 'Diterima' }, { label: 'Ditarik oleh Anda' }] };

function endedByWithdrawal({ timeline }: TrackedComplaint): boolean {
	const end = timeline.findLast(({ kind }) => ['withdrawn', 'closed', 'confirmed'].includes(kind));
	return end?.kind === 'withdrawn';
}

function steps(status: Status) {
	if (status === 'rejected' || status === 'forwarded') {
		return {
			step: 3,
			steps: [
				{ label: 'Diterima' },
				{ label: 'Diperiksa' },
				{ label: status === 'rejected' ? 'Tidak dapat diproses' : 'Diteruskan ke instansi lain' }
			]
		};
	}
	return { step: STEP_OF[status], steps: undefined };
}

function holderOf(
	{ status, unitCode, pausedFor, forwarding }: TrackedComplaint,
	office: Office
): string {
	if (status === 'closed' || status === 'rejected') return 'Tidak ada lagi, laporan sudah berakhir';
	if (status === 'forwarded') return forwarding?.agency ?? 'Instansi lain, lihat riwayat di bawah';
	if (pausedFor === 'reporter' || status === 'answered') return 'Anda';
	return unitName(unitCode, office) ?? 'Petugas penerima laporan';
}

// What the reporter can do with it there, and when we ask again.
function elsewhere({ forwarding }: TrackedComplaint, { calendar }: Office) {
	if (!forwarding) return [];
	const { externalReference, followUpAt } = forwarding;
	const asked = followUpAt && formatWeekdayDate(localDate(calendar, followUpAt));
	return [
		...(externalReference ? [{ term: 'Nomor rujukan di sana', text: externalReference }] : []),
		...(asked
			? [{ term: 'Kami tanyakan ke sana', text: `Paling lambat ${asked}, bila belum ada jawaban.` }]
			: [])
	];
}

// Clocks that still run, the nearest first.
function deadlines(
	{ clocks, pauses, extensions, pausedAt }: TrackedComplaint,
	office: Office,
	now: Date
) {
	const { calendar } = office;
	return clocks
		.filter(({ stoppedAt }) => stoppedAt === null)
		.sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime())
		.map((clock) => {
			const why = clockWhy(office, clock, { pauses, extensions });
			const inMinutes = clock.stage === 'first_human_answer';
			return {
				term:
					clock.stage === 'reporter_answer' ? 'Kami tunggu kabar Anda' : STAGE_LABELS[clock.stage],
				text: pausedAt
					? 'Hitungan waktu berhenti dulu.'
					: inMinutes
						? `Paling lambat ${formatDateTime(clock.dueAt, calendar.timeZone)}.`
						: `Paling lambat ${formatWeekdayDate(localDate(calendar, clock.dueAt))}.`,
				late: !pausedAt && clock.dueAt < now && clock.stage !== 'reporter_answer',
				unsure: why?.confirmed === false,
				why
			};
		});
}

function pauseWords({ pauses, pausedAt }: TrackedComplaint, office: Office) {
	const current: Pause | undefined = pausedAt
		? pauses.find(({ endedAt }) => endedAt === null)
		: undefined;
	if (!current) return null;
	return {
		title: REPORTER_PAUSE_LABELS[current.category],
		forReporter: current.category === 'reporter',
		reason: current.reason,
		until: formatWeekdayDate(localDate(office.calendar, current.expectedUntil))
	};
}

function entry(event: TimelineEvent, office: Office) {
	return {
		title: titleOf(event, office),
		// When they were called, however much later it was noted.
		at: formatDateTime(event.triedAt ?? event.at, office.agency.timeZone),
		datetime: (event.triedAt ?? event.at).toISOString(),
		actor: actorOf(event, office),
		pictogram: EVENT_PICTOGRAMS[event.kind],
		text: textOf(event, office) ?? wordsOf(recordedFacts(event.recorded)),
		attachments: event.attachments.map(({ id, fileName, inline, width, height, sizeBytes }) => ({
			id,
			fileName,
			inline,
			width,
			height,
			size: sizeWords(sizeBytes)
		}))
	};
}

function wordsOf(facts: { term: string; text: string }[]): string | undefined {
	return facts.map(({ term, text }) => `${term}: ${text}`).join('\n') || undefined;
}

function titleOf({ kind, by, relayed, to, granted }: TimelineEvent, office: Office): string {
	if (kind === 'messaged' && relayed) return 'Pesan Anda, disampaikan lewat petugas';
	if (kind === 'messaged') return by === 'reporter' ? 'Pesan Anda' : 'Pesan dari kami';
	if (kind === 'assigned' && to) return `Diserahkan ke ${unitName(to, office) ?? 'unit lain'}`;
	if (kind === 'escalated' && to) return reporterEscalationLabel(to as EscalatedTo);
	if (kind === 'contacted' && to) return REPORTER_CONTACT_LABELS[to as ContactWay];
	if (kind === 'closed' && by === 'system')
		return 'Laporan ditutup karena belum ada kabar dari Anda';
	if (kind === 'extension_decided') {
		return granted ? 'Batas waktu diperpanjang' : 'Perpanjangan waktu ditolak, tanggalnya tetap';
	}
	if (kind === 'paused' && to) {
		const what = REPORTER_PAUSE_LABELS[to as PauseCategory].toLowerCase();
		return `${REPORTER_EVENT_LABELS.paused}: ${what.replace('anda', 'Anda')}`;
	}
	if (kind === 'data_requested' && to) return OWN_DATA_REQUEST_LABELS[to as DataRequestKind];
	if (kind === 'withdrawn' && to === 'erasure') {
		return 'Anda menarik laporan dan minta data dihapus';
	}
	if (kind === 'data_request_decided') {
		return granted ? 'Data Anda kami perbaiki' : 'Permintaan tentang data Anda tidak kami penuhi';
	}
	if (kind === 'forwarded' && to) return `Diteruskan ke ${to}`;
	return REPORTER_EVENT_LABELS[kind];
}

function textOf({ kind, by, text, to, at, moved }: TimelineEvent, office: Office): string | null {
	if (moved) {
		const shifts = shiftWords(moved.shifts, office.agency.timeZone).map(
			({ stage, from, to }) => `${stage}: dari ${from} menjadi ${to}.`
		);
		return [calendarReason(moved), ...shifts].join(' ');
	}
	if (kind === 'identity_opened') {
		return `Alasan: ${REPORTER_IDENTITY_REASONS[to as IdentityReason]}.`;
	}
	if (kind !== 'closed' || by !== 'system') return text;
	const until = formatWeekdayDate(localDate(office.calendar, reopenableUntil(office, at)));
	return `Waktu menjawab sudah habis. Bila masalahnya belum selesai, buka kembali laporan ini dengan nomor dan kode rahasia Anda, paling lambat ${until}.`;
}

// The unit, never the person.
function actorOf({ by, unitCode }: TimelineEvent, office: Office): string {
	if (by === 'reporter') return 'Anda';
	if (by === 'system') return 'Sistem';
	return unitName(unitCode, office) ?? 'Petugas';
}

function unitName(code: string | null, { agency }: Office): string | undefined {
	return agency.units.find((unit) => unit.code === code)?.name;
}

function sizeWords(bytes: number): string {
	if (bytes < 1024 * 1024) return `${Math.max(1, Math.round(bytes / 1024))} KB`;
	return `${(bytes / 1024 / 1024).toLocaleString('id-ID', { maximumFractionDigits: 1 })} MB`;
}
