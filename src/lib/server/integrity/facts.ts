// Gathers what this product knows of a year, for the pure rules of assess.ts. Counts come from
// `figures` (ADR 0030): what is about an officer is in none of them.
import { CHANNELS } from '../../codes/complaint-codes.ts';
import { CHANNEL_LABELS } from '../../labels/complaints.ts';
import { periodName } from '../../labels/monitoring.ts';
import type { Context } from '../complaints/index.ts';
import { instantAt, localDate } from '../deadlines/index.ts';
import { parsePeriod, readFigures } from '../figures/index.ts';
import { type FindingSummary, readActions, readFindings } from '../findings/index.ts';
import { readMonevYear } from '../monitoring/index.ts';
import type { Actor } from '../officers/index.ts';
import { listPublications } from '../publications/index.ts';
import { type FindingCounts, handlingOf, type IntegrityFacts } from './assess.ts';
import { assertReads } from './policy.ts';

/** The plan's row on whistle-blowing, to which an action of a finding can belong. */
const WHISTLEBLOWING_ROW = 'RA.4';

/**
 * @param context database and office
 * @param actor an officer who reads the plan
 * @param year which
 * @param now decides the day: the same rows give the same facts all day long
 * @throws DomainError not_found for who has nothing to do with it
 */
export async function readFacts(
	context: Context,
	actor: Actor,
	year: number,
	now: Date
): Promise<IntegrityFacts & { listed: FindingSummary[] }> {
	assertReads(actor);
	const { calendar } = context.office;
	const period = parsePeriod(calendar, String(year));
	if (!period) throw new Error(`no year: ${year}`);
	const morning = instantAt(calendar, localDate(calendar, now), '00:00');
	const figures = await readFigures(context, actor, period, morning);
	const listed = await readFindings(
		context,
		{ foundFrom: period.from, foundBefore: period.to },
		morning
	);
	const inRow = new Set(
		(await readActions(context, { planRow: WHISTLEBLOWING_ROW })).map(({ findingId }) => findingId)
	);
	const { closed, forwarded } = figures.ended.byOutcome;
	const periods = (await readMonevYear(context, year, morning)).filter(
		({ period }) => period.to <= morning
	);
	const published = await listPublications(context);
	return {
		year,
		documents: published
			.filter((one) => one.year <= year)
			.map(({ id, kind, title, year: about, versions: [latest] }) => ({
				kind,
				title,
				year: about,
				href: `/dokumen/${id}/${latest?.number ?? 1}`
			})),
		channels: CHANNELS.filter((channel) => figures.received.byChannel[channel] > 0).map(
			(channel) => CHANNEL_LABELS[channel]
		),
		handling: handlingOf(figures.open.total, closed + forwarded),
		overdue: figures.clocks.find(({ stage }) => stage === 'resolution')?.missedWhere.stillOpen ?? 0,
		monitoring: {
			due: periods.length,
			signed: periods
				.filter(({ signedAt }) => signedAt !== null)
				.map(({ period }) => ({
					text: `Laporan monev ${periodName(period.code)}`,
					href: `/petugas/monev/${period.code}`
				}))
		},
		findings: countsOf(listed),
		whistleblowingFindings: countsOf(listed.filter(({ id }) => inRow.has(id))),
		links: {
			complaints: '/petugas/pengaduan',
			findings: '/petugas/temuan?keadaan=semua',
			procedure: '/sop-pengaduan',
			guideline: '/pedoman-wbs'
		},
		listed
	};
}

// What was dropped was no finding after all.
function countsOf(all: readonly FindingSummary[]): FindingCounts {
	const kept = all.filter(({ status }) => status !== 'dropped');
	return { total: kept.length, acted: kept.filter(({ status }) => status !== 'open').length };
}
