import { UNIT_ROLES } from '#lib/codes/officer-codes.ts';
import { cappedCount } from '#lib/labels/desk.ts';
import {
	countOverdueForwardings,
	countWork,
	FORWARDINGS_SHOWN,
	listComplaints,
	mayFileForOthers,
	OVERDUE_COUNT_CAP,
	WORK_COUNT_CAP,
	type WorkCounts
} from '#lib/server/complaints/index.ts';
import { formatDate } from '#lib/labels/deadline.ts';
import { periodName } from '#lib/labels/monitoring.ts';
import { localDate } from '#lib/server/deadlines/index.ts';
import {
	type Colleague,
	hasRole,
	listColleagues,
	listDeputyships,
	listHandlers
} from '#lib/server/officers/index.ts';
import { wordFor } from '#lib/server/web/forms.ts';
import { countDataRequests } from '#lib/server/data-requests/index.ts';
import { lateActionsFor, maySeeFindings } from '#lib/server/findings/index.ts';
import { awaitedMonevFor } from '#lib/server/monitoring/index.ts';
import { requireActor } from '#lib/server/web/guards.ts';
import { isCandidate } from '#lib/server/disclosures/index.ts';
import { calendarWarning } from './calendar-warning.server.ts';
import { queryAt, readQuery } from './pengaduan/queue-filter.server.ts';
import { COMPLAINT_ROLES, queueRow } from './words.server.ts';
import type { PageServerLoad } from './$types';

const ROWS = 25;
const COUNTS: { of: keyof WorkCounts; label: string; query: string; intake?: true }[] = [
	{ of: 'overdue', label: 'Terlambat', query: 'terlambat=ya' },
	{ of: 'submitted', label: 'Baru masuk', query: 'status=baru', intake: true },
	{ of: 'verified', label: 'Siap didisposisikan', query: 'status=siap_disposisi', intake: true },
	{ of: 'assigned', label: 'Didisposisikan', query: 'status=didisposisikan' },
	{ of: 'inProgress', label: 'Ditindaklanjuti', query: 'status=ditindaklanjuti' },
	{ of: 'reopened', label: 'Dibuka kembali', query: 'status=dibuka_kembali' },
	{
		of: 'waitingForReporter',
		label: 'Menunggu pelapor',
		query: 'status=menunggu_pelapor',
		intake: true
	},
	{ of: 'answered', label: 'Dijawab', query: 'status=dijawab' }
];
/** After a verb that took the complaint out of the officer's sight. */
const DONE: Record<string, string> = {
	disposisi: 'Disposisi tersimpan. Pengaduan itu sekarang di unit lain.',
	'petugas-terkait': 'Tersimpan. Pengaduan itu tidak terbuka lagi untuk Anda.'
};

const isOverseer = (officer: Colleague) => hasRole(officer, 'overseer');

export const load: PageServerLoad = async (event) => {
	const actor = requireActor(event);
	const { locals, url } = event;
	const administers = hasRole(actor, 'administrator');
	const counts = hasRole(actor, ...COMPLAINT_ROLES)
		? await countWork(locals, actor, locals.now)
		: null;
	const unheard = counts ? await countOverdueForwardings(locals, actor, locals.now) : 0;
	// A handler never sees a complaint before its disposisi; three zeros would only be in the way.
	const beforeDisposisi = hasRole(actor, 'intake', 'head', 'overseer', 'district_operator');
	const { cursor } = readQuery(url.searchParams, []);
	const leaves = await listDeputyships(locals.db, localDate(locals.office.calendar, locals.now));
	const away = leaves.find(({ officerId, running }) => running && officerId === actor.id);
	const staff = await listHandlers(locals.db);
	const page = counts
		? await listComplaints(
				locals,
				actor,
				{ mine: true, order: 'due' },
				{ cursor, size: ROWS },
				locals.now
			)
		: { rows: [], next: null, previous: null };
	// They have their own end, of 3×24 hours, and must not be found by chance.
	const data = await countDataRequests(locals, actor, locals.now);
	const hears = hasRole(actor, 'administrator', 'head');
	return {
		calendar: await calendarWarning(locals, actor),
		// Said whether or not one waits, so that it tells nothing.
		noOverseer: hears && !(await listColleagues(locals.db)).some(isOverseer),
		lateActions: maySeeFindings(actor)
			? (await lateActionsFor(locals, actor, locals.now)).length
			: 0,
		monev: (await awaitedMonevFor(locals, actor, locals.now)).map(
			({ period: { code }, lastDay, reached, draft }) => ({
				code,
				name: periodName(code),
				lastDay: formatDate(lastDay),
				late: reached > 0,
				draft
			})
		),
		done: wordFor(DONE, url.searchParams.get('selesai')),
		standsInFor: (actor.standsInFor ?? []).map(({ officerId, name, until }) => ({
			id: officerId,
			name,
			until: formatDate(until)
		})),
		away: away && { id: away.id, deputy: away.deputyName, until: formatDate(away.until) },
		dataRequests: data.waiting > 0 ? { waiting: data.waiting, overdue: data.overdue } : null,
		counts: counts
			? COUNTS.filter(({ intake }) => !intake || beforeDisposisi).map((count) => ({
					label: count.label,
					href: `/petugas/pengaduan?${count.query}`,
					count: cappedCount(
						counts[count.of],
						count.of === 'overdue' ? OVERDUE_COUNT_CAP : WORK_COUNT_CAP
					),
					urgent: count.of === 'overdue' && counts.overdue > 0
				}))
			: null,
		// Only when there is something to ask: on most days this would be one more zero.
		unheard: unheard > 0 ? cappedCount(unheard, FORWARDINGS_SHOWN) : null,
		rows: page.rows.map((row) => queueRow(locals.office, row, locals.now, staff)),
		next: page.next && `?${queryAt({}, page.next)}`,
		previous: page.previous && `?${queryAt({}, page.previous)}`,
		readsOnly: hasRole(actor, 'overseer') && !hasRole(actor, 'intake', 'head', ...UNIT_ROLES),
		mayFile: mayFileForOthers(actor),
		administers,
		readsReports: isCandidate(actor),
		headless:
			administers && !(await listColleagues(locals.db)).some((officer) => hasRole(officer, 'head'))
	};
};
