// Fills the table of results, which the server drew empty.
import type { QuizForm } from '#lib/codes/answer-code.ts';
import type { ObjectiveTotal } from '#lib/guides/session-result.ts';
import { shareWords } from '#lib/labels/sessions.ts';

/**
 * @param root where the table is
 * @param totals by form; a form without any stands for a quiz that was not held
 */
export function fillTable(
	root: ParentNode,
	totals: Partial<Record<QuizForm, readonly ObjectiveTotal[]>>
): void {
	for (const cell of root.querySelectorAll<HTMLElement>('[data-share]')) {
		const [form, lesson, objective] = (cell.dataset.share ?? '').split('/');
		const total = totals[form as QuizForm]?.find(
			(one) => one.lesson === lesson && one.objective === objective
		);
		const width = total ? (100 * total.right) / total.asked : 0;
		cell.querySelector('.bar')?.setAttribute('width', String(width));
		const words = cell.querySelector('.share');
		if (words) words.textContent = shareWords(total ?? null);
	}
}
