// The effect of what was done: computed from later complaints, concluded by the head.
import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import {
	type Conclusion,
	type Measure,
	WINDOW_WEEKS,
	type WindowWeeks
} from '../../codes/finding-codes.ts';
import type { Context } from '../complaints/index.ts';
import { complaints } from '../complaints/schema.ts';
import { addCalendarDays, localDate } from '../deadlines/index.ts';
import { type Actor, hasRole, listColleagues } from '../officers/index.ts';
import type { Db } from '../platform/database.ts';
import { DomainError } from '../platform/errors.ts';
import { newId } from '../platform/ids.ts';
import { assertMay, changeFinding } from './change.ts';
import { compareWindows, type Window } from './figures.ts';
import { type Finding, mayMakeFindings } from './policy.ts';
import { personIn } from './public-words.ts';
import { findingActions, findingComplaints, findingEffects } from './schema.ts';

/** Two windows that can be compared, or can be once the later one is over. */
export interface WindowChoice {
	weeks: WindowWeeks;
	before: Window;
	after: Window;
	/** The later window is over. */
	ready: boolean;
}

/** What a person makes of an effect. */
export interface Concluded {
	conclusion: Conclusion;
	text: string;
	/** Three sentences for residents; only of what improved. */
	forPublic: { before: string; action: string; now: string } | null;
}

/**
 * The windows of a finding: the earlier one ends on the day before it was found, the later one
 * begins on the day after the last action was done. What lies between belongs to neither.
 * @param foundAt when it was found
 * @param lastDoneOn ISO date on which its last action was done
 */
export function windowsOf(
	{ office: { calendar } }: Context,
	foundAt: Date,
	lastDoneOn: string,
	now: Date
): WindowChoice[] {
	const shift = (date: string, days: number) =>
		localDate(calendar, addCalendarDays(calendar, date, days));
	const foundOn = localDate(calendar, foundAt);
	return WINDOW_WEEKS.map((weeks) => {
		const days = weeks * 7;
		const before = { from: shift(foundOn, -days), until: shift(foundOn, -1) };
		const after = { from: shift(lastDoneOn, 1), until: shift(lastDoneOn, days) };
		return { weeks, before, after, ready: after.until < localDate(calendar, now) };
	});
}

/**
 * Computes an effect and keeps it as it stands now.
 * @returns its id
 * @throws DomainError as `changeFinding`; not_allowed; invalid_transition while something is to be
 *   done; invalid_input for a window that is not over
 */
export async function computeEffect(
	context: Context,
	actor: Actor,
	findingId: string,
	{ measure, weeks }: { measure: Measure; weeks: WindowWeeks },
	now: Date
): Promise<string> {
	assertMay(mayMakeFindings(actor), 'measure effects');
	const id = newId();
	await changeFinding(context, actor, findingId, now, async (finding, tx) => {
		const choice = (await windowsIn(tx, context, finding, now)).find((one) => one.weeks === weeks);
		if (!choice?.ready) {
			throw new DomainError('invalid_input', 'the later window is not over', {
				fields: { lama: 'Masa sesudahnya belum selesai. Pilih yang lebih pendek, atau tunggu.' }
			});
		}
		const { before, after } = choice;
		const figures = await compareWindows({ ...context, db: tx }, finding, measure, before, after);
		await tx.insert(findingEffects).values({
			id,
			findingId,
			measure,
			weeks,
			beforeFrom: before.from,
			beforeUntil: before.until,
			afterFrom: after.from,
			afterUntil: after.until,
			figures,
			computedBy: actor.id,
			computedAt: now
		});
		const data = { effect: id, measure, weeks, tendency: figures.tendency };
		return { kind: 'effect_computed', data };
	});
	return id;
}

/** @throws DomainError invalid_transition while an action is open, or none was planned */
async function windowsIn(tx: Db, context: Context, finding: Finding, now: Date) {
	const done = await tx
		.select({ on: findingActions.doneOn })
		.from(findingActions)
		.where(and(eq(findingActions.findingId, finding.id), isNotNull(findingActions.doneOn)));
	const last = done
		.map(({ on }) => on ?? '')
		.sort()
		.at(-1);
	if (finding.status !== 'acted' || !last) {
		throw new DomainError('invalid_transition', 'nothing was done yet', {
			fields: { '': 'Dampak baru bisa dihitung sesudah semua tindakan selesai.' }
		});
	}
	return windowsOf(context, finding.foundAt, last, now);
}

/**
 * The head says what an effect is worth, whatever the numbers say. With `improved` the finding is
 * proven and closed.
 * @throws DomainError as `changeFinding`; not_allowed; conflict when it was concluded before;
 *   invalid_input for public words that name somebody
 */
export async function concludeEffect(
	context: Context,
	actor: Actor,
	findingId: string,
	effectId: string,
	{ conclusion, text, forPublic }: Concluded,
	now: Date
): Promise<void> {
	await changeFinding(context, actor, findingId, now, async (finding, tx) => {
		assertMay(hasRole(actor, 'head'), 'conclude effects');
		const words = conclusion === 'improved' ? forPublic : null;
		if (words) await assertNamesNobody(tx, finding.id, words);
		const [written] = await tx
			.update(findingEffects)
			.set({
				conclusion,
				conclusionText: text,
				concludedBy: actor.id,
				concludedAt: now,
				publicBefore: words?.before ?? null,
				publicAction: words?.action ?? null,
				publicNow: words?.now ?? null
			})
			.where(
				and(
					eq(findingEffects.id, effectId),
					eq(findingEffects.findingId, findingId),
					isNull(findingEffects.conclusion)
				)
			)
			.returning({ id: findingEffects.id });
		if (!written) throw new DomainError('conflict', 'no such effect, or it was concluded before');
		const data = { effect: effectId, conclusion, public: words !== null };
		const proven = { status: 'verified' as const, closedAt: now };
		return { kind: 'effect_concluded', data, set: conclusion === 'improved' ? proven : undefined };
	});
}

async function assertNamesNobody(
	tx: Db,
	findingId: string,
	{ before, action, now }: { before: string; action: string; now: string }
): Promise<void> {
	const reporters = await tx
		.select({ name: complaints.reporterName })
		.from(findingComplaints)
		.innerJoin(complaints, eq(complaints.id, findingComplaints.complaintId))
		.where(and(eq(findingComplaints.findingId, findingId), isNotNull(complaints.reporterName)));
	const names = [...reporters, ...(await listColleagues(tx))].map(({ name }) => name ?? '');
	const fields: Record<string, string> = {};
	for (const [field, words] of Object.entries({ dulu: before, kami: action, sekarang: now })) {
		if (personIn(words, names)) {
			fields[field] =
				'Kalimat ini memuat nama, nomor, atau alamat. Warga membacanya: hapus bagian itu.';
		}
	}
	if (Object.keys(fields).length) {
		throw new DomainError('invalid_input', 'public words that name somebody', { fields });
	}
}
