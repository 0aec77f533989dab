// One complaint in words, for its page and for the pages of its verbs.
import {
	CHANNEL_LABELS,
	CLASS_LABELS,
	CLOSING_GROUND_LABELS,
	CONTACT_OUTCOME_LABELS,
	CONTACT_WAY_LABELS,
	escalationLabel,
	EVENT_LABELS,
	IDENTITY_REASON_LABELS,
	LATE_REASON_LABELS,
	PAUSE_CATEGORY_LABELS,
	STAGE_LABELS,
	STATUS_LABELS,
	SUBJECT_OUTCOME_LABELS,
	TYPE_LABELS
} from '#lib/labels/complaints.ts';
import {
	CLOCK_STAGES,
	type ClockStage,
	type ClosingGround,
	type ComplaintClass,
	type ComplaintType,
	type ContactOutcome,
	type ContactWay,
	type EscalatedTo,
	type IdentityReason,
	type LateReason,
	type PauseCategory,
	type SubjectOutcome
} from '#lib/codes/complaint-codes.ts';
import {
	DATA_DECISION_LABELS,
	DATA_FIELD_LABELS,
	DATA_REQUEST_LABELS
} from '#lib/labels/data-requests.ts';
import type { DataField, DataRequestKind } from '#lib/codes/data-request-codes.ts';
import { calendarReason, type CalendarReason, shiftWords } from '#lib/labels/calendar.ts';
import {
	FORWARDING_STATE_LABELS,
	NO_CONNECTION,
	recordedFacts,
	SP4N_STATE_LABELS
} from '#lib/labels/forwarding.ts';
import { SECRET_LABELS } from '#lib/redaction/redaction.ts';
import {
	formatDate,
	formatDateTime,
	formatDay,
	formatTime,
	formatWeekdayDate
} from '#lib/labels/deadline.ts';
import {
	nextStep,
	OFFICER_VERBS,
	type OfficerVerb,
	orderedVerbs,
	STATUS_TONES
} from '#lib/labels/desk.ts';
import type { StoredAttachment } from '#lib/server/attachments/index.ts';
import {
	type ComplaintDetail,
	forwardingState,
	type HistoryEvent,
	type Office,
	type OtherCase
} from '#lib/server/complaints/index.ts';
import { clockWhy } from '#lib/server/web/clock-why.ts';
import { findDesa } from '#lib/server/places/index.ts';
import { dueOf, namesOf, nextDueOf, pathOf, PAUSED, unsureOf } from '../../words.server.ts';

type Clock = ComplaintDetail['clocks'][number];

/** A complaint as its page shows it. */
export type Case = ReturnType<typeof caseOf>;

/**
 * @param office names, calendar, policies
 * @param detail what the officer may see
 * @param now decides how near deadlines are
 */
export function caseOf(office: Office, detail: ComplaintDetail, now: Date) {
	const { complaint } = detail;
	const names = namesOf(office);
	const zone = office.calendar.timeZone;
	const moment = (at: Date) => formatDateTime(at, zone);
	const desa =
		complaint.desaCode &&
		(findDesa(office.places, complaint.kecamatanCode, complaint.desaCode)?.name ??
			complaint.desaCode);
	const filedEvent = detail.events.find(({ kind }) => kind === 'filed');
	const files = (eventId: string | undefined) =>
		detail.attachments
			.filter((file) => file.eventId === eventId)
			.map((file) => fileOf(complaint.number, file));
	const waiting = { ...complaint, subjectsOpen: detail.subjects.open, verbs: detail.verbs };
	const next = detail.clocks.find(
		({ stage, stoppedAt }) => stage === complaint.nextDueStage && stoppedAt === null
	);
	const due = nextDueOf(office, { ...complaint, nextPolicyId: next?.policyId ?? null }, now);

	return {
		number: complaint.number,
		version: complaint.version,
		status: {
			code: complaint.status,
			label: STATUS_LABELS[complaint.status],
			tone: STATUS_TONES[complaint.status]
		},
		due: due && { ...due, stage: stageOf(complaint) },
		escalated: complaint.escalatedTo && escalationLabel(complaint.escalatedTo, true),
		confidential: complaint.confidential,
		erased: complaint.erasedAt && moment(complaint.erasedAt),
		narrative: complaint.narrative,
		publicSummary: complaint.publicSummary,
		files: files(filedEvent?.id),
		facts: facts([
			['Jenis', TYPE_LABELS[complaint.type]],
			['Golongan', complaint.class ? CLASS_LABELS[complaint.class] : 'Belum ditetapkan'],
			['Layanan', names.service(complaint.serviceCode)],
			['Masalah', names.category(complaint.categoryCode)],
			['Tempat', [desa, names.kecamatan(complaint.kecamatanCode)].filter(Boolean).join(', ')],
			['Tanggal kejadian', complaint.incidentDate && formatDate(complaint.incidentDate)],
			['Masuk lewat', CHANNEL_LABELS[complaint.channel]],
			['Tanggal masuk', moment(complaint.receivedAt)],
			['Dicatat', detail.filedByName && `${moment(complaint.filedAt)} oleh ${detail.filedByName}`],
			['Unit yang menangani', names.unit(complaint.unitCode) ?? 'Belum ada'],
			['Petugas', detail.handlerName ?? (complaint.unitCode ? 'Siapa saja di unit itu' : null)],
			['Penilaian pelapor', complaint.rating && `${complaint.rating} dari 5`]
		]),
		subjects: subjectsOf(office, detail),
		reporter: reporterOf(detail, zone),
		contacts: detail.contacts.map(({ way, outcome, at, officerName, note }) => ({
			at: moment(at),
			datetime: at.toISOString(),
			way: CONTACT_WAY_LABELS[way],
			outcome: CONTACT_OUTCOME_LABELS[outcome],
			officer: officerName,
			note
		})),
		contactNeed: detail.silence && contactNeed(detail.silence),
		clocks: inOrder(detail.clocks).map((clock) => clockOf(office, detail, clock, now)),
		pauses: detail.pauses.map((pause) => ({
			category: PAUSE_CATEGORY_LABELS[pause.category],
			reason: pause.reason,
			from: moment(pause.startedAt),
			until: pause.endedAt ? moment(pause.endedAt) : null,
			expectedUntil: moment(pause.expectedUntil)
		})),
		forwarding: forwardingOf(office, detail, now),
		history: detail.events.map((event) => ({
			...entryOf(office, event),
			files: event.id === filedEvent?.id ? [] : files(event.id)
		})),
		// The first moves the case on, when there is such a step for this officer.
		hasNextStep: nextStep(waiting, now, zone).verb !== null,
		actions: orderedVerbs(waiting, now, zone)
			.filter((verb) => !ELSEWHERE.includes(verb))
			.map((verb) => ({
				verb,
				href: pathOf(complaint.number, OFFICER_VERBS[verb].path),
				label: OFFICER_VERBS[verb].label,
				key: OFFICER_VERBS[verb].key
			}))
	};
}

/** On the complaint that somebody else's was joined to. */
const JOINED_TITLE = 'Warga lain melaporkan hal yang sama';

/** What is due next; nothing while the clocks stand still. */
function stageOf({ pausedAt, nextDueStage }: ComplaintDetail['complaint']): string | null {
	return pausedAt === null && nextDueStage ? STAGE_LABELS[nextDueStage] : null;
}

/** What the closing without an answer still needs; null when nothing. */
function contactNeed({ missing }: NonNullable<ComplaintDetail['silence']>): string | null {
	if (missing === 0) return null;
	const days = missing === 1 ? 'pada satu hari lain' : `pada ${missing} hari yang berbeda`;
	return `Bila pelapor tidak menjawab: hubungi ${days} sebelum pengaduan ini bisa ditutup.`;
}

function facts(pairs: [term: string, text: string | number | null | undefined][]) {
	return pairs.flatMap(([term, text]) => (text ? [{ term, text: String(text) }] : []));
}

/** Verbs that stand beside what they are about, not in the list of steps. */
const ELSEWHERE: readonly OfficerVerb[] = ['openIdentity', 'link', 'unlink'];

function reporterOf({ complaint, identity, contact }: ComplaintDetail, zone: string) {
	const { reporterName, reporterPhone, reporterEmail } = complaint;
	return {
		nameHidden: complaint.nameHidden,
		identity: identity.state,
		openUntil: identity.state === 'open' ? formatTime(identity.until, zone) : null,
		/** How the reporter can be reached, while who it is stays closed. */
		ways: [...(contact.phone ? ['telepon'] : []), ...(contact.email ? ['email'] : [])].join(
			' dan '
		),
		facts: [
			{ term: 'Nama', text: reporterName ?? 'Tidak disebutkan' },
			...(reporterPhone
				? [{ term: 'Telepon', text: reporterPhone, href: `tel:${reporterPhone}` }]
				: []),
			...(reporterEmail
				? [{ term: 'Email', text: reporterEmail, href: `mailto:${reporterEmail}` }]
				: [])
		]
	};
}

/** Whom it is about; null when it says nothing of it. */
function subjectsOf(office: Office, { subjects }: ComplaintDetail) {
	const { words, open, officers } = subjects;
	if (words === null && officers.length === 0) return null;
	const names = namesOf(office);
	return {
		words,
		open,
		officers: officers.map(({ name, unitCode }) =>
			[name, names.unit(unitCode)].filter(Boolean).join(', ')
		)
	};
}

/** Where it lies now, what is known of it there, and the letter that goes with it. */
function forwardingOf(office: Office, { complaint, forwarding }: ComplaintDetail, now: Date) {
	if (!forwarding) return null;
	const toSp4n = forwarding.kind === 'sp4n';
	const state = forwardingState(forwarding);
	const { followUpAt } = forwarding;
	const file = (format: string) => pathOf(complaint.number, `surat-penerusan.${format}`);
	return {
		agency: forwarding.agency,
		facts: [
			{ term: 'Keadaan', text: (toSp4n ? SP4N_STATE_LABELS : FORWARDING_STATE_LABELS)[state] },
			{ term: 'Alasan', text: forwarding.reason },
			...recordedFacts(forwarding)
		],
		// Any stage but the reporter's: it is the office that has to act.
		due:
			followUpAt && dueOf(office, { dueAt: followUpAt, stage: 'resolution', policyId: null }, now),
		note: toSp4n ? NO_CONNECTION : null,
		files: [
			{ href: file('docx'), label: 'DOCX', hint: 'untuk diubah' },
			{ href: file('pdf'), label: 'PDF', hint: 'untuk dicetak' }
		],
		hidden: Object.values(SECRET_LABELS).join(', '),
		what: toSp4n ? 'Naskah untuk SP4N-LAPOR!' : 'Surat penerusan'
	};
}

/** Round by round, in the order in which the stages come. */
function inOrder(clocks: readonly Clock[]): Clock[] {
	const place = ({ round, stage }: Clock) =>
		round * CLOCK_STAGES.length + CLOCK_STAGES.indexOf(stage);
	return [...clocks].sort((a, b) => place(a) - place(b));
}

function clockOf(office: Office, detail: ComplaintDetail, clock: Clock, now: Date) {
	const zone = office.calendar.timeZone;
	return {
		stage: STAGE_LABELS[clock.stage],
		round: clock.round,
		dueAt: formatDateTime(clock.dueAt, zone),
		...stateOf(office, clock, detail.complaint.pausedAt !== null, now),
		unsure: clock.stoppedAt ? undefined : unsureOf(office, clock.dueAt, now),
		why: clockWhy(office, clock, detail)
	};
}

/** How near a running clock is to its end, or how a stopped one ended. */
function stateOf(office: Office, clock: Clock, paused: boolean, now: Date) {
	if (!clock.stoppedAt) return { due: paused ? PAUSED : dueOf(office, clock, now) };
	const at = formatDay(clock.stoppedAt, office.calendar.timeZone);
	return clock.stoppedAt <= clock.dueAt
		? { ended: { label: `Tepat waktu, ${at}`, tone: 'done' as const } }
		: { ended: { label: `Terlambat, ${at}`, tone: 'stop' as const } };
}

/** A row of the history: what happened, who did it, and what was written. */
function entryOf(office: Office, event: HistoryEvent) {
	const names = namesOf(office);
	const zone = office.calendar.timeZone;
	const { data } = event;
	const word = (key: string) => (typeof data[key] === 'string' ? data[key] : null);
	const unit = names.unit(event.unitCode);
	const actor = {
		officer: [
			event.officerName,
			event.standsInForName && `menggantikan ${event.standsInForName}`,
			unit
		]
			.filter(Boolean)
			.join(', '),
		reporter: 'Pelapor',
		system: 'Sistem'
	}[event.actorKind];
	return {
		kind: event.kind,
		title:
			event.kind === 'escalated'
				? escalationLabel(word('to') as EscalatedTo, data.late === true)
				: event.data.joined && event.actorKind === 'system'
					? JOINED_TITLE
					: EVENT_LABELS[event.kind],
		at: formatDateTime(event.at, zone),
		datetime: event.at.toISOString(),
		actor,
		internal: event.kind === 'noted' || event.kind === 'subjects_settled',
		text:
			(event.kind === 'deadline_moved'
				? calendarReason(data as unknown as CalendarReason)
				: null) ??
			word('text') ??
			word('question') ??
			word('reason') ??
			word('record') ??
			word('instruction') ??
			word('summary') ??
			undefined,
		facts: [...eventFacts(office, event, word), ...shiftFacts(data.shifts, zone)]
	};
}

function eventFacts(
	office: Office,
	event: HistoryEvent,
	word: (key: string) => string | null
): { term: string; text: string }[] {
	const names = namesOf(office);
	switch (event.kind) {
		case 'accepted':
			return facts([
				['Jenis', TYPE_LABELS[word('type') as ComplaintType]],
				['Golongan', CLASS_LABELS[word('class') as ComplaintClass]],
				['Layanan', names.service(word('serviceCode') ?? '')],
				['Masalah', names.category(word('categoryCode') ?? '')]
			]);
		case 'handed_over':
			return facts([
				['Dari', event.givenUpByName],
				['Kepada', event.assigneeName ?? 'Siapa saja di unit itu']
			]);
		case 'assigned': {
			const dueDate = word('dueDate');
			return facts([
				['Kepada', [names.unit(word('unitCode')), event.assigneeName].filter(Boolean).join(', ')],
				['Laporkan paling lambat', dueDate && formatWeekdayDate(dueDate)]
			]);
		}
		case 'paused':
		case 'completion_requested': {
			const until = word('expectedUntil');
			return facts([
				['Sebab', PAUSE_CATEGORY_LABELS[(word('category') ?? 'reporter') as PauseCategory]],
				['Pelapor dihubungi lewat', CONTACT_WAY_LABELS[word('contact') as ContactWay]],
				['Paling lama sampai', until && formatDateTime(new Date(until), office.calendar.timeZone)]
			]);
		}
		case 'contacted': {
			const triedAt = word('triedAt');
			return facts([
				['Lewat', CONTACT_WAY_LABELS[word('way') as ContactWay]],
				['Hasil', CONTACT_OUTCOME_LABELS[word('outcome') as ContactOutcome]],
				['Pada', triedAt && formatDateTime(new Date(triedAt), office.calendar.timeZone)]
			]);
		}
		case 'contact_needed':
			return facts([['Masih perlu', `${String(event.data.missing)} hari upaya kontak`]]);
		case 'escalated':
			return facts([['Batas waktu', STAGE_LABELS[word('stage') as ClockStage]]]);
		case 'extension_asked':
			return facts([['Diminta', `${String(event.data.workingDays)} hari kerja`]]);
		case 'extension_decided':
			return facts([
				[
					'Putusan',
					event.data.granted ? `Setuju, ${String(event.data.workingDays)} hari kerja` : 'Tolak'
				]
			]);
		case 'withdrawn':
		case 'data_requested':
			return facts([['Permintaan', DATA_REQUEST_LABELS[word('kind') as DataRequestKind]]]);
		case 'data_request_decided':
			return facts([
				['Permintaan', DATA_REQUEST_LABELS[word('kind') as DataRequestKind]],
				['Putusan', DATA_DECISION_LABELS[event.data.granted ? 'fulfilled' : 'refused']],
				['Yang diperbaiki', fieldNames(event.data.fields)]
			]);
		case 'subjects_settled':
			return facts([['Putusan', SUBJECT_OUTCOME_LABELS[word('outcome') as SubjectOutcome]]]);
		case 'identity_opened':
			return facts([['Untuk', IDENTITY_REASON_LABELS[word('purpose') as IdentityReason]]]);
		case 'lateness_explained':
			return facts([
				['Batas waktu', STAGE_LABELS[word('stage') as ClockStage]],
				['Alasan', LATE_REASON_LABELS[word('purpose') as LateReason]]
			]);
		case 'linked':
		case 'unlinked':
			return facts([['Laporan', event.otherNumber]]);
		case 'forwarded':
			return facts([['Kepada', word('agency')]]);
		case 'forwarding_recorded':
			return recordedFacts(event.data);
		case 'agency_asked': {
			const next = word('followUpAt');
			return facts([['Tanya lagi', next && formatDay(new Date(next), office.calendar.timeZone)]]);
		}
		case 'closed':
			return facts([
				['Dasar', CLOSING_GROUND_LABELS[word('ground') as ClosingGround]],
				[
					'Dihubungi',
					typeof event.data.tries === 'number' && event.data.tries > 0
						? `pada ${event.data.tries} hari`
						: null
				]
			]);
		case 'rated':
			return facts([['Nilai', `${String(event.data.rating)} dari 5`]]);
		default:
			return [];
	}
}

function fieldNames(fields: unknown): string | null {
	if (!Array.isArray(fields)) return null;
	return (fields as DataField[]).map((field) => DATA_FIELD_LABELS[field]).join(', ');
}

function shiftFacts(shifts: unknown, zone: string): { term: string; text: string }[] {
	return shiftWords(shifts, zone).map(({ stage, from, to }) => ({
		term: `Batas waktu ${stage.toLowerCase()}`,
		text: `dari ${from} menjadi ${to}`
	}));
}

function fileOf(number: string, file: StoredAttachment) {
	return {
		href: pathOf(number, `lampiran/${file.id}`),
		name: file.fileName,
		size: sizeWords(file.sizeBytes),
		image:
			file.inline && file.width && file.height ? { width: file.width, height: file.height } : null
	};
}

/** Another complaint about the same, in words. */
export function otherCaseOf(office: Office, other: OtherCase) {
	return {
		number: other.number,
		version: other.version,
		href: pathOf(other.number),
		status: { label: STATUS_LABELS[other.status], tone: STATUS_TONES[other.status] },
		kecamatan: namesOf(office).kecamatan(other.kecamatanCode),
		received: formatDay(other.receivedAt, office.calendar.timeZone),
		excerpt: other.excerpt
	};
}

function sizeWords(bytes: number): string {
	const megabytes = bytes / (1024 * 1024);
	if (megabytes < 0.1) return `${Math.max(1, Math.round(bytes / 1024))} KB`;
	return `${megabytes.toLocaleString('id-ID', { maximumFractionDigits: 1 })} MB`;
}
