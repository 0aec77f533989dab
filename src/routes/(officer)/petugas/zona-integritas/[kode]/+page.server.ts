import { INTEGRITY_ROLES, mayAnswer, mayEdit } from '#lib/server/integrity/index.ts';
import { wordFor } from '#lib/server/web/forms.ts';
import { requireRole } from '#lib/server/web/guards.ts';
import { openEntry, planPath, shownEntry } from '../plan.server.ts';
import type { PageServerLoad } from './$types';

const DONE: Record<string, string> = {
	jawab: 'Jawaban kantor sudah disimpan.',
	bukti: 'Bukti sudah disimpan.',
	tarik: 'Bukti itu tidak dihitung lagi.'
};

export const load: PageServerLoad = async (event) => {
	const actor = requireRole(event, ...INTEGRITY_ROLES);
	const { entry, year } = await openEntry(event, actor);
	const step = (name: string) => planPath(year, entry.item.code, name);
	return {
		year,
		back: planPath(year),
		done: wordFor(DONE, event.url.searchParams.get('selesai')),
		...shownEntry(year, entry, event.locals.office.calendar.timeZone),
		steps: {
			answer: entry.item.kind === 'question' && mayAnswer(actor) ? step('jawab') : null,
			evidence: mayEdit(actor) ? step('bukti') : null,
			reword: mayEdit(actor) ? step('ubah') : null
		}
	};
};
