// What the pages of monitoring do alike: where a period is, opening one, carrying out one step.
import { type ActionFailure, redirect, type RequestEvent } from '@sveltejs/kit';
import type * as v from 'valibot';
import { formatDate, formatDay } from '#lib/labels/deadline.ts';
import { FINDING_STATUS_LABELS } from '#lib/labels/findings.ts';
import { MONEV_STATE_LABELS, MONEV_STATE_TONES, periodName } from '#lib/labels/monitoring.ts';
import type { Context } from '#lib/server/complaints/index.ts';
import {
	getMonev,
	getMonevReport,
	type MonevReport,
	openNumbers,
	type PeriodState
} from '#lib/server/monitoring/index.ts';
import type { Actor } from '#lib/server/officers/index.ts';
import { type FormFailure, orErrorPage, readForm, refuse } from '#lib/server/web/forms.ts';
import { findingPath } from '../temuan/finding.server.ts';
import { sectionsOf } from './sections.server.ts';

/** Where the page of a period is. */
export function monevPath(code: string, step = ''): string {
	return `/petugas/monev/${code}${step && `/${step}`}`;
}

/** How a period stands, for lists and heads. */
export function stateWords({ state, late, draft }: Pick<PeriodState, 'state' | 'late' | 'draft'>) {
	return {
		label:
			state === 'signed' && late
				? `${MONEV_STATE_LABELS.signed}, terlambat`
				: draft && state !== 'signed'
					? `${MONEV_STATE_LABELS[state]}, sedang ditulis`
					: MONEV_STATE_LABELS[state],
		tone: MONEV_STATE_TONES[state]
	};
}

/**
 * Opens a period for a page.
 * @throws an error page when there is no such period for this officer
 */
export async function openMonev(event: RequestEvent<{ periode: string }>, actor: Actor) {
	const { locals, params } = event;
	const { office, now } = locals;
	const detail = await orErrorPage(getMonev(locals, actor, params.periode, now));
	const { period, figures } = detail;
	return {
		detail,
		shown: {
			code: period.code,
			name: periodName(period.code),
			span: `${formatDate(period.firstDay)} sampai ${formatDate(period.lastDay)}`,
			path: monevPath(period.code),
			state: stateWords(detail),
			sections: sectionsOf(office, figures, await mayOpen(locals, actor, figures)),
			findings: detail.findings.map((finding) => ({
				id: finding.id,
				href: findingPath(finding.id),
				cause: finding.cause,
				facts: `${FINDING_STATUS_LABELS[finding.status]}, ${finding.actionsDone} dari ${finding.actions} tindakan selesai`
			}))
		}
	};
}

/** Numbers of the oldest that this officer may open. */
export function mayOpen(
	{ db }: Pick<Context, 'db'>,
	actor: Actor,
	{ open }: MonevReport['figures']
): Promise<Set<string>> {
	return openNumbers(
		db,
		actor,
		open.oldest.map(({ number }) => number)
	);
}

/** When and by whom a version was signed, in words. */
export function signedWords(report: MonevReport, timeZone: string): string {
	return `Versi ${report.version}, ditandatangani ${report.signedName} pada ${formatDay(report.signedAt, timeZone)}`;
}

/**
 * Reads the form of a step, carries it out, and leads on.
 * @param schema the form's rules
 * @param command what the form asks for
 * @param onwards where to go when it is done
 */
export async function performMonev<Form>(
	event: RequestEvent<{ periode: string }>,
	schema: v.GenericSchema<unknown, Form>,
	command: (form: Form) => Promise<unknown>,
	onwards: string
): Promise<ActionFailure<FormFailure>> {
	const form = await readForm(event, schema);
	if (!form.ok) return form.failure;
	try {
		await command(form.value);
	} catch (problem) {
		return refuse(problem, form.posted);
	}
	redirect(303, onwards);
}

/**
 * Opens a signed version.
 * @throws an error page when there is none for this officer
 */
export function openVersion(
	{ locals, params }: RequestEvent<{ periode: string; versi: string }>,
	actor: Actor
): Promise<MonevReport> {
	const version = /^[1-9]\d{0,3}$/.test(params.versi) ? Number(params.versi) : 0;
	return orErrorPage(getMonevReport(locals, actor, params.periode, version));
}
