import { readTable } from '#lib/server/deadlines/index.ts';
import { readPostedForm } from '#lib/server/web/forms.ts';
import { requireRole } from '#lib/server/web/guards.ts';
import { checkYear, openYear, saveYear, turnPage } from '../../year.server.ts';
import type { Actions, PageServerLoad } from './$types';

const FILE_BYTES = 100 * 1024;

export const load: PageServerLoad = async (event) => {
	requireRole(event, 'administrator');
	const { year, stored } = await openYear(event);
	return {
		year,
		stored: { dasar: stored?.decree ?? '', ditetapkan: stored?.decidedOn ?? '', daftar: '' }
	};
};

export const actions: Actions = {
	periksa: async (event) => {
		const actor = requireRole(event, 'administrator');
		const posted = await readPostedForm(event, FILE_BYTES);
		const [file] = posted.files;
		// A file becomes text in the form, so that it can be put right here.
		if (file) posted.values.daftar = (await file.text()).replace(/\r\n?/g, '\n');
		const table = readTable(posted.values.daftar ?? '');
		return checkYear(event, actor, { ...posted, files: [] }, table, () => 'daftar');
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
