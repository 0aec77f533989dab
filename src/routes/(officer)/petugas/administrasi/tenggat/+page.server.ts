import { POLICY_LABELS } from '#lib/labels/policies.ts';
import { type DeadlineCode, loadPolicies, policyOn } from '#lib/server/deadlines/index.ts';
import { requireRole } from '#lib/server/web/guards.ts';
import { wordFor } from '#lib/server/web/forms.ts';
import { policyWords, today } from './policy.server.ts';
import type { PageServerLoad } from './$types';

const DONE: Record<string, string> = {
	tambah: 'Aturan baru tersimpan. Pengaduan yang sudah berjalan tetap memakai aturannya sendiri.',
	tinjau: 'Tinjauan tersimpan.',
	tarik: 'Aturan itu ditarik.'
};

export const load: PageServerLoad = async (event) => {
	requireRole(event, 'administrator');
	const policies = await loadPolicies(event.locals.db);
	const day = today(event);
	return {
		done: wordFor(DONE, event.url.searchParams.get('selesai')),
		rules: Object.entries(POLICY_LABELS).map(([code, label]) => {
			const inForce = policyOn(policies, code as DeadlineCode, day);
			const rows = policies
				.filter((policy) => policy.code === code)
				.sort((a, b) => b.effectiveFrom.localeCompare(a.effectiveFrom));
			return { code, label, rows: rows.map((policy) => policyWords(policy, inForce, day)) };
		})
	};
};
