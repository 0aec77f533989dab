import { ESCALATIONS, type FindingEventKind } from '#lib/codes/finding-codes.ts';
import { STATUS_LABELS } from '#lib/labels/complaints.ts';
import { formatDate, formatDateTime, formatDay } from '#lib/labels/deadline.ts';
import {
	CONCLUSION_LABELS,
	ESCALATION_LABELS,
	FINDING_EVENT_LABELS,
	FINDING_STATUS_LABELS,
	FINDING_STATUS_TONES,
	measured,
	MEASURE_LABELS,
	ratioWords,
	TENDENCY_LABELS,
	windowWords
} from '#lib/labels/findings.ts';
import { localDate } from '#lib/server/deadlines/index.ts';
import {
	FINDING_ROLES,
	type FindingDetail,
	mayDrop,
	mayExtend,
	mayMakeFindings,
	reportsOn
} from '#lib/server/findings/index.ts';
import { hasRole } from '#lib/server/officers/index.ts';
import { wordFor } from '#lib/server/web/forms.ts';
import { requireRole } from '#lib/server/web/guards.ts';
import { pathOf } from '../../words.server.ts';
import { findingPath, openFinding, responsibleOf } from '../finding.server.ts';
import type { PageServerLoad } from './$types';

const DONE: Record<string, string> = {
	baru: 'Temuan tersimpan. Berikutnya: rencanakan tindakan.',
	tindakan: 'Tindakan tersimpan.',
	selesai: 'Tindakan dilaporkan selesai.',
	perpanjang: 'Batas waktunya sudah diperpanjang.',
	bukti: 'Bukti tersimpan.',
	dampak: 'Dampak sudah dihitung. Berikutnya pimpinan menyimpulkan.',
	simpulkan: 'Simpulan tersimpan.',
	tutup: 'Temuan sudah ditutup.'
};

export const load: PageServerLoad = async (event) => {
	const actor = requireRole(event, ...FINDING_ROLES);
	const { detail, shown } = await openFinding(event, actor);
	const { office, now } = event.locals;
	const zone = office.calendar.timeZone;
	const { finding, summary } = detail;
	const open = finding.closedAt === null;
	const makes = open && mayMakeFindings(actor);
	const today = localDate(office.calendar, now);
	const path = (step: string) => findingPath(finding.id, step);
	const pieces = detail.evidence.map((piece) => ({
		id: piece.id,
		actionId: piece.actionId,
		title: piece.title,
		by: `${piece.addedByName}, ${formatDay(piece.addedAt, zone)}`,
		sha256: piece.sha256,
		reference: piece.reference,
		href:
			piece.kind === 'file'
				? path(`bukti/${piece.id}`)
				: piece.kind === 'complaint' && piece.reference
					? pathOf(piece.reference)
					: null
	}));
	return {
		...shown,
		done: wordFor(DONE, event.url.searchParams.get('selesai')),
		status: {
			label: FINDING_STATUS_LABELS[finding.status],
			tone: FINDING_STATUS_TONES[finding.status]
		},
		dropReason: finding.dropReason,
		missing: missingOf(detail),
		steps: {
			action: makes ? path('tindakan') : null,
			evidence: makes ? path('bukti') : null,
			effect: makes && finding.status === 'acted' ? path('dampak') : null,
			drop: open && mayDrop(actor, finding) ? path('tutup') : null
		},
		total: summary.complaints,
		complaints: detail.complaints.map(({ number, receivedAt, status }) => ({
			number,
			href: pathOf(number),
			text: `${formatDay(receivedAt, zone)}, ${STATUS_LABELS[status].toLowerCase()}`
		})),
		actions: detail.actions.map((action) => ({
			id: action.id,
			what: action.what,
			by: responsibleOf(office, action),
			due: formatDate(action.dueDate),
			firstDue: action.firstDueDate === action.dueDate ? null : formatDate(action.firstDueDate),
			late: open && action.doneOn === null && action.dueDate < today,
			escalated: ESCALATIONS.slice(0, action.escalated).map((one) => ESCALATION_LABELS[one]),
			budgetLine: action.budgetLine,
			planRow: action.planRow,
			doneOn: action.doneOn && formatDate(action.doneOn),
			doneNote: action.doneNote,
			lateReason: action.lateReason,
			done:
				open && !action.doneAt && reportsOn(actor, action)
					? path(`tindakan/${action.id}/selesai`)
					: null,
			extend:
				open && !action.doneAt && mayExtend(actor, action)
					? path(`tindakan/${action.id}/perpanjang`)
					: null,
			evidence: pieces.filter(({ actionId }) => actionId === action.id)
		})),
		evidence: pieces.filter(({ actionId }) => actionId === null),
		effects: detail.effects.map((effect) => ({
			id: effect.id,
			measure: MEASURE_LABELS[effect.measure],
			rows: (['before', 'after'] as const).map((side) => {
				const figure = effect.figures[side];
				return {
					when: side === 'before' ? 'Sebelum' : 'Sesudah',
					window:
						side === 'before'
							? windowWords(effect.beforeFrom, effect.beforeUntil)
							: windowWords(effect.afterFrom, effect.afterUntil),
					value: measured(effect.measure, figure.value),
					span:
						effect.measure === 'complaints'
							? `dari ${figure.all} laporan semuanya`
							: `dari ${figure.n} laporan${figure.unanswered ? `, ${figure.unanswered} belum dijawab` : ''}; selang 95%: ${measured(effect.measure, figure.low)} sampai ${measured(effect.measure, figure.high)}`
				};
			}),
			ratio: effect.measure === 'complaints' ? ratioWords(effect.figures.ratio) : null,
			tendency: TENDENCY_LABELS[effect.figures.tendency],
			by: `${effect.computedByName}, ${formatDay(effect.computedAt, zone)}`,
			conclusion:
				effect.conclusion && effect.concludedAt
					? {
							label: CONCLUSION_LABELS[effect.conclusion],
							text: effect.conclusionText,
							by: `${effect.concludedByName ?? 'Pimpinan'}, ${formatDay(effect.concludedAt, zone)}`
						}
					: null,
			forPublic: effect.publicNow && [effect.publicBefore, effect.publicAction, effect.publicNow],
			conclude:
				open && !effect.conclusion && hasRole(actor, 'head') ? path(`dampak/${effect.id}`) : null
		})),
		history: detail.events.map(({ kind, at, officerName, data }) => ({
			title: eventTitle(kind, data),
			at: formatDateTime(at, zone),
			datetime: at.toISOString(),
			actor: officerName ?? 'Sistem'
		}))
	};
};

/** A reminder and each stage of a late action say to whom they went. */
function eventTitle(kind: FindingEventKind, { to }: Record<string, unknown>): string {
	const label = FINDING_EVENT_LABELS[kind];
	if (kind !== 'action_due_soon' && kind !== 'action_overdue') return label;
	const rung = ESCALATIONS.find((one) => one === to);
	return rung ? `${label}, dikabarkan kepada ${ESCALATION_LABELS[rung]}` : label;
}

/** The one thing that the chain waits for. */
function missingOf({ finding, summary, effects }: FindingDetail): string | null {
	if (finding.closedAt) return null;
	if (summary.actions === 0)
		return 'Belum ada tindakan. Rencanakan siapa mengerjakan apa, sampai kapan.';
	if (finding.status === 'open') {
		const left = summary.actions - summary.actionsDone;
		return `${left} tindakan belum selesai. Laporkan beserta buktinya.`;
	}
	if (effects.length === 0) return 'Semua tindakan selesai. Hitung apakah keadaan berubah.';
	if (effects.some(({ conclusion }) => conclusion === null)) {
		return 'Dampak sudah dihitung. Pimpinan perlu menyimpulkan.';
	}
	return 'Belum terbukti membaik. Rencanakan tindakan lain, atau hitung lagi dengan masa yang lebih panjang.';
}
