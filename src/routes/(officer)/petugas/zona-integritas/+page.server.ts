import { HANDLING_DEFINITION, HANDLING_DOUBT, handlingShare } from '#lib/labels/integrity.ts';
import { INTEGRITY_ROLES, mayAnswer, mayEdit, readPlan } from '#lib/server/integrity/index.ts';
import { wordFor } from '#lib/server/web/forms.ts';
import { requireRole } from '#lib/server/web/guards.ts';
import { listedEntry, yearsOf } from './plan.server.ts';
import type { PageServerLoad } from './$types';

const DONE: Record<string, string> = {
	tambah: 'Sudah ditambahkan. Terlihat mulai tanggal yang Anda pilih.',
	ubah: 'Perubahan sudah disimpan. Berlaku mulai tanggal yang Anda pilih.'
};

export const load: PageServerLoad = async (event) => {
	const actor = requireRole(event, ...INTEGRITY_ROLES);
	const { locals, url } = event;
	const { year, years } = yearsOf(event);
	const { handling, entries } = await readPlan(locals, actor, year, locals.now);
	const list = (kind: 'plan_row' | 'question') =>
		entries.filter(({ item }) => item.kind === kind).map((entry) => listedEntry(year, entry));
	return {
		done: wordFor(DONE, url.searchParams.get('selesai')),
		year,
		years: years.map((one) => ({ value: String(one), label: String(one) })),
		edits: mayEdit(actor),
		bundle: mayAnswer(actor) ? `/petugas/zona-integritas/bukti.zip?tahun=${year}` : null,
		handling: { ...handling, share: handlingShare(handling.share) },
		definition: HANDLING_DEFINITION,
		doubt: HANDLING_DOUBT,
		rows: list('plan_row'),
		questions: list('question')
	};
};
