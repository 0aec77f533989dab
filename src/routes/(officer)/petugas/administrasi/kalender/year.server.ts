// What the pages of one calendar year share: reading what was written, the preview, saving.
import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { DAY_OFF_LABELS } from '#lib/labels/calendar.ts';
import { STAGE_LABELS } from '#lib/labels/complaints.ts';
import { formatDay, formatWeekdayDate } from '#lib/labels/deadline.ts';
import {
	type CalendarPreview,
	previewCalendar,
	saveCalendar
} from '#lib/server/complaints/index.ts';
import {
	type CalendarYear,
	type DayOff,
	instantAt,
	listCalendarYears,
	localDate,
	readDays,
	readTable,
	type WrittenDay,
	type YearDraft
} from '#lib/server/deadlines/index.ts';
import type { Actor } from '#lib/server/officers/index.ts';
import { DomainError } from '#lib/server/platform/errors.ts';
import {
	type FieldError,
	formFailure,
	type PostedForm,
	readPostedForm,
	refuse
} from '#lib/server/web/forms.ts';
import { csvOf } from '../../pengaduan/unduh.csv/csv.ts';

const MOVES_A_PAGE = 25;
const LONGEST_DECREE = 200;
const CHANGED_SINCE =
	'Sejak pratinjau itu dibuat ada yang berubah, jadi belum ada yang disimpan. Ini pratinjau yang baru: periksa lagi, lalu simpan.';

/** The year in the address, and its row when it is stored. @throws 404 */
export async function openYear(
	event: RequestEvent
): Promise<{ year: number; stored: CalendarYear | null }> {
	const text = event.params.tahun ?? '';
	if (!/^20\d\d$/.test(text)) error(404, 'Tahun ini tidak ada. Mulai dari daftar kalender.');
	const year = Number(text);
	const years = await listCalendarYears(event.locals.db);
	return { year, stored: years.find((one) => one.year === year) ?? null };
}

/** @returns the table of these days, as the import reads it */
export function tableOf(days: readonly DayOff[]): string {
	const rows = days.map(({ date, type, name }) => [date, DAY_OFF_LABELS[type], name]);
	return csvOf(['tanggal', 'jenis', 'nama'], rows);
}

/**
 * Shows what saving would do.
 * @param written the days as they were written
 * @param problems what was wrong before they could be read
 * @param fieldOf the id of the input to which a line belongs
 */
export async function checkYear(
	event: RequestEvent,
	actor: Actor,
	posted: PostedForm,
	{ written, problems }: ReturnType<typeof readTable>,
	fieldOf: (line: number) => string
) {
	const { year } = await openYear(event);
	const read = readDays(written, year);
	const found = problems.length > 0 ? problems : read.problems;
	const errors = [
		...decreeErrors(event, posted),
		...found.map(({ line, message }) => ({ field: fieldOf(line), message }))
	];
	if (errors.length > 0) return fail(400, formFailure(errors, posted));
	try {
		return await shown(event, actor, draftOf(year, posted, read.days), posted, 1);
	} catch (refusal) {
		return refuse(refusal, posted);
	}
}

/** Another page of the deadlines in a preview. */
export async function turnPage(event: RequestEvent, actor: Actor) {
	const posted = await readPostedForm(event);
	const draft = await seen(event, posted);
	if (!draft) return fail(400, formFailure([{ field: '', message: CHANGED_SINCE }], posted));
	return shown(event, actor, draft, posted, Number(posted.values.halaman) || 1);
}

/** Saves exactly what a preview showed; anything else is shown again first. */
export async function saveYear(event: RequestEvent, actor: Actor) {
	const posted = await readPostedForm(event);
	const draft = await seen(event, posted);
	if (!draft) return fail(400, formFailure([{ field: '', message: CHANGED_SINCE }], posted));
	const { locals } = event;
	try {
		await saveCalendar(locals, actor, draft, posted.values.sidik ?? '', locals.now);
	} catch (refusal) {
		if (!(refusal instanceof DomainError) || refusal.code !== 'conflict') {
			return refuse(refusal, posted);
		}
		const again = await shown(event, actor, draft, posted, 1);
		return fail(409, { ...again, errors: [{ field: '', message: CHANGED_SINCE }] });
	}
	locals.forgetOffice();
	redirect(303, `/petugas/administrasi/kalender/${draft.year}?selesai=simpan`);
}

// The content of a preview, as its own form carries it.
async function seen(event: RequestEvent, posted: PostedForm): Promise<YearDraft | null> {
	const { year } = await openYear(event);
	const { days, problems } = readDays(readTable(posted.values.daftar ?? '').written, year);
	if (problems.length > 0 || decreeErrors(event, posted).length > 0) return null;
	return draftOf(year, posted, days);
}

function draftOf(year: number, { values }: PostedForm, days: DayOff[]): YearDraft {
	return {
		year,
		decree: (values.dasar ?? '').trim(),
		decidedOn: (values.ditetapkan ?? '').trim(),
		days
	};
}

function decreeErrors(event: RequestEvent, { values }: PostedForm): FieldError[] {
	const { calendar } = event.locals.office;
	const decree = (values.dasar ?? '').trim();
	const decidedOn = (values.ditetapkan ?? '').trim();
	const errors: FieldError[] = [];
	if (!decree || decree.length > LONGEST_DECREE) {
		const message = `Tulis nama dan nomor keputusannya, paling banyak ${LONGEST_DECREE} huruf.`;
		errors.push({ field: 'dasar', message });
	}
	if (!isDate(event, decidedOn) || decidedOn > localDate(calendar, event.locals.now)) {
		const message = 'Isi tanggal keputusan itu ditandatangani, seperti 2026-09-15.';
		errors.push({ field: 'ditetapkan', message });
	}
	return errors;
}

function isDate(event: RequestEvent, text: string): boolean {
	try {
		instantAt(event.locals.office.calendar, text, '00:00');
		return true;
	} catch {
		return false;
	}
}

async function shown(
	event: RequestEvent,
	actor: Actor,
	draft: YearDraft,
	posted: PostedForm,
	page: number
) {
	const { locals } = event;
	const preview = await previewCalendar(locals, actor, draft, locals.now);
	return {
		errors: [] as FieldError[],
		values: posted.values,
		files: [] as string[],
		preview: previewWords(preview, draft, locals.office.agency.timeZone, page)
	};
}

function previewWords(
	{ added, removed, moves, digest }: CalendarPreview,
	draft: YearDraft,
	zone: string,
	page: number
) {
	const pages = Math.max(1, Math.ceil(moves.length / MOVES_A_PAGE));
	const here = Math.min(Math.max(1, page), pages);
	return {
		year: draft.year,
		decree: draft.decree,
		decidedOn: draft.decidedOn,
		days: draft.days.length,
		table: tableOf(draft.days),
		digest,
		added: added.map(dayWords),
		removed: removed.map(dayWords),
		complaints: new Set(moves.map(({ number }) => number)).size,
		page: here,
		pages,
		moves: moves.slice((here - 1) * MOVES_A_PAGE, here * MOVES_A_PAGE).map((move) => ({
			key: `${move.number} ${move.stage}`,
			number: move.number,
			stage: STAGE_LABELS[move.stage],
			from: formatDay(move.from, zone),
			to: formatDay(move.to, zone),
			paused: move.paused
		}))
	};
}

/** @returns a day off in words */
export function dayWords({ date, type, name }: DayOff): string {
	return `${formatWeekdayDate(date)}: ${name} (${DAY_OFF_LABELS[type]})`;
}

/** How a form row names its inputs. */
export function writtenRows({ values }: PostedForm, rows: number): WrittenDay[] {
	return Array.from({ length: rows }, (_, index) => ({
		line: index + 1,
		date: values[`tanggal_${index + 1}`] ?? '',
		type: values[`jenis_${index + 1}`] ?? '',
		name: values[`nama_${index + 1}`] ?? ''
	}));
}
