// Signing a report: its figures, rows, findings and texts are read in one picture of the database,
// hashed, and kept as they are.
import { and, eq, max, type SQL, sql } from 'drizzle-orm';
import { MONEV_FIELDS, type MonevTexts } from '#lib/codes/monitoring-codes.ts';
import { aboutNobody, type Context } from '../complaints/index.ts';
import {
	complaintClocks,
	complaintExtensions,
	complaintPauses,
	complaints
} from '../complaints/schema.ts';
import { readFigures, type Period } from '../figures/index.ts';
import { readActions, readFindings } from '../findings/index.ts';
import type { Actor } from '../officers/index.ts';
import { type Db, sqlState } from '../platform/database.ts';
import { DomainError } from '../platform/errors.ts';
import { newId } from '../platform/ids.ts';
import { assertOver, monevPeriod } from './draft.ts';
import { freezeFigures, type FrozenFinding } from './frozen.ts';
import { assertMay, assertSeesMonev, maySignMonev } from './policy.ts';
import {
	monitoringDrafts,
	monitoringFindings,
	monitoringReportRows,
	monitoringReports
} from './schema.ts';
import { hashReport } from './verify.ts';

/**
 * Signs the report that is being written. From then on it can't change; nobody can, not even we.
 * @param code of the period
 * @param version of the draft that the form showed
 * @returns the number of the signed version, from 1
 * @throws DomainError not_found, not_allowed; invalid_transition before the period is over or while
 *   nothing is written; conflict when somebody saved meanwhile; invalid_input while the conclusion is
 *   missing, or neither a finding nor the reason why there is none
 */
export async function signMonev(
	context: Context,
	actor: Actor,
	code: string,
	version: number,
	now: Date
): Promise<number> {
	assertSeesMonev(actor);
	assertMay(maySignMonev(actor), 'sign monitoring reports');
	const period = monevPeriod(context, code);
	assertOver(period, now);
	const signing = context.db.transaction(
		async (transaction) => {
			const tx = transaction as unknown as Db;
			const within = { ...context, db: tx };
			const [draft] = await tx
				.delete(monitoringDrafts)
				.where(and(eq(monitoringDrafts.period, period.code), eq(monitoringDrafts.version, version)))
				.returning();
			if (!draft) throw await whyNoDraft(tx, period);
			const found = await findingsOf(within, period, now);
			assertComplete(draft.texts, found.length);
			const [last] = await tx
				.select({ version: max(monitoringReports.version) })
				.from(monitoringReports)
				.where(eq(monitoringReports.period, period.code));
			const id = newId();
			const report = {
				id,
				period: period.code,
				version: (last?.version ?? 0) + 1,
				reason: draft.reason,
				fromDate: period.firstDay,
				untilDate: period.lastDay,
				texts: draft.texts,
				figures: freezeFigures(
					await readFigures(within, actor, period, now),
					context.office.calendar
				),
				findings: found,
				rowCount: await keepRows(within, id, period, now),
				signedBy: actor.id,
				signedName: actor.name,
				signedAt: now
			};
			const sha256 = await hashReport(tx, report);
			await tx.insert(monitoringReports).values({ ...report, sha256 });
			return report.version;
		},
		{ isolationLevel: 'repeatable read' }
	);
	return signing.catch((error: unknown) => {
		// Two signed or saved in the same moment: PostgreSQL lets one of them begin again.
		throw sqlState(error) === SERIALIZATION_FAILURE ? changedMeanwhile() : error;
	});
}

const SERIALIZATION_FAILURE = '40001';

function changedMeanwhile(): DomainError {
	return new DomainError('conflict', 'the draft was saved meanwhile', {
		fields: { '': 'Laporan ini baru saja diubah. Baca lagi, lalu tandatangani.' }
	});
}

/** @returns what is still missing before a report can be signed, by the field of its text */
export function missingFor(texts: MonevTexts, findings: number): Record<string, string> {
	return {
		...(texts.conclusion
			? {}
			: { [MONEV_FIELDS.conclusion]: 'Tulis simpulan masa ini: itu inti laporannya.' }),
		...(findings > 0 || texts.no_findings
			? {}
			: {
					[MONEV_FIELDS.no_findings]:
						'Kaitkan paling sedikit satu temuan, atau tulis mengapa tidak ada.'
				})
	};
}

function assertComplete(texts: MonevTexts, findings: number): void {
	const fields = missingFor(texts, findings);
	if (Object.keys(fields).length) {
		throw new DomainError('invalid_input', 'the report is not complete', { fields });
	}
}

async function whyNoDraft(tx: Db, { code }: Period): Promise<DomainError> {
	if (await tx.$count(monitoringDrafts, eq(monitoringDrafts.period, code))) {
		return changedMeanwhile();
	}
	return new DomainError('invalid_transition', 'nothing to sign', {
		fields: { '': 'Belum ada laporan yang bisa ditandatangani. Tulis dulu simpulannya.' }
	});
}

async function findingsOf(context: Context, period: Period, now: Date): Promise<FrozenFinding[]> {
	const linked = await context.db
		.select({ id: monitoringFindings.findingId })
		.from(monitoringFindings)
		.where(eq(monitoringFindings.period, period.code))
		.orderBy(monitoringFindings.linkedAt, monitoringFindings.findingId);
	const actions = linked.length ? await readActions(context) : [];
	const found: FrozenFinding[] = [];
	for (const { id } of linked) {
		const [finding] = await readFindings(context, { id }, now);
		if (!finding) continue;
		found.push({
			id,
			cause: finding.cause,
			status: finding.status,
			actions: actions
				.filter(({ findingId }) => findingId === id)
				.map(({ what, unitCode, officerName, dueDate, doneAt }) => ({
					what,
					unitCode,
					officerName,
					dueDate,
					done: doneAt !== null
				}))
		});
	}
	return found;
}

/**
 * Keeps every complaint that was open at some time in the period: those that came in, those that
 * ended, and those that waited all the while. What is about an officer is in no report (ADR 0031).
 * @returns how many
 */
async function keepRows(
	{ db, office }: Context,
	reportId: string,
	{ from, to }: Period,
	now: Date
): Promise<number> {
	const zone = office.agency.timeZone;
	const day = (moment: SQL | typeof complaints.receivedAt) =>
		sql`to_char(${moment} at time zone ${zone}, 'YYYY-MM-DD')`;
	const between = (moment: SQL) =>
		sql`${moment} >= ${from.toISOString()} and ${moment} < ${to.toISOString()}`;
	const { id, number, receivedAt, closedAt } = complaints;
	await db.execute(sql`
		insert into ${monitoringReportRows} (report_id, number, facts)
		select ${reportId}::uuid, ${number}, jsonb_build_object(
			'type', ${complaints.type}, 'class', ${complaints.class}, 'channel', ${complaints.channel},
			'serviceCode', ${complaints.serviceCode}, 'categoryCode', ${complaints.categoryCode},
			'kecamatanCode', ${complaints.kecamatanCode}, 'unitCode', ${complaints.unitCode},
			'status', ${complaints.status}, 'receivedOn', ${day(receivedAt)},
			'answeredOn', ${day(sql`${complaints.answeredAt}`)}, 'closedOn', ${day(sql`${closedAt}`)},
			'round', ${complaints.round}, 'rating', ${complaints.rating},
			'clocks', coalesce((
				select jsonb_agg(jsonb_build_object('stage', clock.stage, 'round', clock.round,
					'dueOn', ${day(sql`clock.due_at`)}, 'stoppedOn', ${day(sql`clock.stopped_at`)},
					'late', coalesce(clock.stopped_at, ${now.toISOString()}) > clock.due_at,
					'reason', clock.late_reason)
					order by clock.round, clock.started_at, clock.stage)
				from ${complaintClocks} clock
				where clock.complaint_id = ${id} and clock.stage <> 'reporter_answer'), '[]'),
			'pauses', (select count(*) from ${complaintPauses} pause
				where pause.complaint_id = ${id} and ${between(sql`pause.started_at`)}),
			'grantedDays', (select coalesce(sum(extension.granted_days), 0)
				from ${complaintExtensions} extension
				where extension.complaint_id = ${id} and ${between(sql`extension.decided_at`)}))
		from ${complaints}
		where ${receivedAt} < ${to.toISOString()}
			and (${closedAt} is null or ${closedAt} >= ${from.toISOString()}) and ${aboutNobody()}`);
	return db.$count(monitoringReportRows, eq(monitoringReportRows.reportId, reportId));
}
