// Puts what the officers' pages show of a complaint into words: names for codes, and how near a
// deadline is.
import type { ClockStage } from '#lib/codes/complaint-codes.ts';
import type { Role } from '#lib/codes/officer-codes.ts';
import {
	type DueWords,
	dueWords,
	nextStep,
	OFFICER_VERBS,
	STATUS_TONES
} from '#lib/labels/desk.ts';
import {
	escalationLabel,
	STAGE_LABELS,
	STATUS_LABELS,
	TYPE_LABELS
} from '#lib/labels/complaints.ts';
import { formatDay, listed } from '#lib/labels/deadline.ts';
import type { Office, QueueRow } from '#lib/server/complaints/index.ts';
import type { Colleague } from '#lib/server/officers/index.ts';
import {
	isNearlyOver,
	localDate,
	undecidedYears,
	workingDaysBetween
} from '#lib/server/deadlines/index.ts';
import { findKecamatan } from '#lib/server/places/index.ts';

/** Who has anything to do with complaints; an administrator, as such, has not. */
export const COMPLAINT_ROLES = [
	'intake',
	'handler',
	'unit_head',
	'head',
	'district_operator',
	'overseer'
] as const satisfies Role[];

/** The names of the office's own codes. A code that the office no longer has stands for itself. */
export function namesOf({ agency, places }: Office) {
	const named = (list: readonly { code: string; name: string }[], code: string) =>
		list.find((item) => item.code === code)?.name ?? code;
	return {
		service: (code: string) => named(agency.services, code),
		category: (code: string) => named(agency.categories, code),
		unit: (code: string | null) =>
			code && !agency.units.some((unit) => unit.code === code)
				? `${code} (unit tidak ada lagi)`
				: code && named(agency.units, code),
		kecamatan: (code: string) => findKecamatan(places, code)?.name ?? code
	};
}

/** What tells how near a deadline is. */
interface Due {
	dueAt: Date;
	stage: ClockStage;
	/** Of the rule that the clock carries; says when it counts as nearly over. */
	policyId: string | null;
}

/** @returns how near the deadline is, in the office's working days */
export function dueOf(
	{ calendar, policies }: Office,
	{ dueAt, stage, policyId }: Due,
	now: Date
): DueWords {
	const [today, dueDate] = [localDate(calendar, now), localDate(calendar, dueAt)];
	const days = workingDaysBetween(calendar, today, dueDate);
	const policy = policies.find(({ id }) => id === policyId);
	const nearlyOver = policy !== undefined && isNearlyOver(calendar, policy, dueAt, now);
	return {
		...dueWords(dueAt, stage, now, days, nearlyOver, calendar.timeZone),
		unsure: unsureOf({ calendar }, dueAt, now)
	};
}

/** @returns for which years before the deadline no holidays are known; nothing when they are */
export function unsureOf(
	{ calendar }: Pick<Office, 'calendar'>,
	dueAt: Date,
	now: Date
): string | undefined {
	const years = undecidedYears(calendar, localDate(calendar, now), localDate(calendar, dueAt));
	return years.length > 0 ? `kalender ${listed(years.map(String))} belum ditetapkan` : undefined;
}

/** In place of a clock's deadline, while we wait for the reporter. */
export const PAUSED: DueWords = { due: 'paused', label: 'Hitungan berhenti' };

/** How near the next deadline of a complaint is; null when it has none. */
export function nextDueOf(
	office: Office,
	{
		pausedAt,
		nextDueAt,
		nextDueStage,
		nextPolicyId
	}: Pick<QueueRow, 'pausedAt' | 'nextDueAt' | 'nextDueStage' | 'nextPolicyId'>,
	now: Date
): DueWords | null {
	// The reporter's time is worth a word only when it is over.
	if (pausedAt && !(nextDueAt && nextDueAt < now)) return PAUSED;
	if (!nextDueAt || !nextDueStage) return null;
	return dueOf(office, { dueAt: nextDueAt, stage: nextDueStage, policyId: nextPolicyId }, now);
}

/** Where a complaint's page is. */
export function pathOf(number: string, verb = ''): string {
	return `/petugas/pengaduan/${number}${verb && `/${verb}`}`;
}

function nobodyIn(
	{ agency }: Office,
	{ unitCode, handlerId }: QueueRow,
	staff: readonly Colleague[]
): 'unit_gone' | 'unit_empty' | null {
	if (!unitCode) return null;
	if (!agency.units.some(({ code }) => code === unitCode)) return 'unit_gone';
	const manned = staff.some((one) => one.unitCode === unitCode || one.id === handlerId);
	return manned ? null : 'unit_empty';
}

/**
 * A row of a list as its page shows it.
 * @param office names and calendar
 * @param row what the officer may see
 * @param now decides how near its deadline is
 * @param staff everybody with whom complaints can lie
 */
export function queueRow(office: Office, row: QueueRow, now: Date, staff: readonly Colleague[]) {
	const names = namesOf(office);
	const zone = office.calendar.timeZone;
	const step = nextStep({ ...row, nobody: nobodyIn(office, row, staff) }, now, zone);
	return {
		number: row.number,
		href: pathOf(row.number),
		status: { label: STATUS_LABELS[row.status], tone: STATUS_TONES[row.status] },
		type: TYPE_LABELS[row.type],
		service: names.service(row.serviceCode),
		category: names.category(row.categoryCode),
		kecamatan: names.kecamatan(row.kecamatanCode),
		unit: names.unit(row.unitCode),
		handler: row.handlerName,
		confidential: row.confidential,
		escalated: row.escalatedTo && escalationLabel(row.escalatedTo, true),
		excerpt: row.excerpt,
		received: formatDay(row.receivedAt, zone),
		due: nextDueOf(office, row, now),
		stage: row.nextDueStage && STAGE_LABELS[row.nextDueStage],
		reason: step.reason,
		late: step.late,
		action: step.verb && {
			href: pathOf(row.number, OFFICER_VERBS[step.verb].path),
			label: OFFICER_VERBS[step.verb].short
		}
	};
}
