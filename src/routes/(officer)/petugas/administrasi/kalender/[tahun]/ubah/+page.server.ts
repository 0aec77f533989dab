import { requireRole } from '#lib/server/web/guards.ts';
import { formFailure, readPostedForm } from '#lib/server/web/forms.ts';
import { DAY_OFF_LABELS } from '#lib/labels/calendar.ts';
import { checkYear, openYear, saveYear, turnPage, writtenRows } from '../../year.server.ts';
import type { Actions, PageServerLoad } from './$types';

const SPARE_ROWS = 5;
const ROWS_AT_MOST = 80;

export const load: PageServerLoad = async (event) => {
	requireRole(event, 'administrator');
	const { year, stored } = await openYear(event);
	const days = stored?.days ?? [];
	const values = Object.fromEntries(
		days.flatMap(({ date, type, name }, index) => [
			[`tanggal_${index + 1}`, date],
			[`jenis_${index + 1}`, DAY_OFF_LABELS[type]],
			[`nama_${index + 1}`, name]
		])
	);
	return {
		year,
		stored: {
			dasar: stored?.decree ?? '',
			ditetapkan: stored?.decidedOn ?? '',
			baris: String(days.length + SPARE_ROWS),
			...values
		} as Record<string, string>,
		types: Object.values(DAY_OFF_LABELS).map((label) => ({ value: label, label }))
	};
};

export const actions: Actions = {
	tambah: async (event) => {
		requireRole(event, 'administrator');
		const posted = await readPostedForm(event);
		posted.values.baris = String(rowsOf(posted.values) + SPARE_ROWS);
		return formFailure([], posted);
	},
	periksa: async (event) => {
		const actor = requireRole(event, 'administrator');
		const posted = await readPostedForm(event);
		const written = writtenRows(posted, rowsOf(posted.values)).filter(
			({ date, name }) => date.trim() || name.trim()
		);
		return checkYear(
			event,
			actor,
			posted,
			{ written, problems: [] },
			(line) => `tanggal_${line || 1}`
		);
	},
	lihat: async (event) => {
		const actor = requireRole(event, 'administrator');
		return turnPage(event, actor);
	},
	simpan: async (event) => {
		const actor = requireRole(event, 'administrator');
		return saveYear(event, actor);
	}
};

function rowsOf({ baris }: Record<string, string>): number {
	return Math.min(ROWS_AT_MOST, Number(baris) || SPARE_ROWS);
}
