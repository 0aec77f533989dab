import { formatDateTime } from '#lib/labels/deadline.ts';
import { listColleagues } from '#lib/server/officers/index.ts';
import { inOrder, listEndedRules, listRules, mayKeepRules } from '#lib/server/routing/index.ts';
import { wordFor } from '#lib/server/web/forms.ts';
import { requireRole } from '#lib/server/web/guards.ts';
import { COMPLAINT_ROLES } from '../../words.server.ts';
import { ruleWords } from './rule.server.ts';
import type { PageServerLoad } from './$types';

const DONE: Record<string, string> = {
	tambah: 'Aturan ditambahkan. Disposisi berikutnya memakainya sebagai saran.',
	ubah: 'Aturan diubah. Yang lama tersimpan di riwayat.',
	akhiri: 'Aturan diakhiri dan tidak dipakai lagi.'
};

export const load: PageServerLoad = async (event) => {
	const actor = requireRole(event, ...COMPLAINT_ROLES, 'administrator');
	const { db, office } = event.locals;
	const [rules, ended, people] = await Promise.all([
		listRules(db),
		listEndedRules(db),
		listColleagues(db)
	]);
	const at = (moment: Date) => formatDateTime(moment, office.agency.timeZone);
	return {
		done: wordFor(DONE, event.url.searchParams.get('selesai')),
		keeps: mayKeepRules(actor),
		rules: inOrder(rules).map((rule) => ruleWords(office, rule, people)),
		ended: ended.map((rule) => ({
			...ruleWords(office, rule, people),
			days: `${at(rule.effectiveFrom)} sampai ${rule.endedAt ? at(rule.endedAt) : ''}`
		}))
	};
};
