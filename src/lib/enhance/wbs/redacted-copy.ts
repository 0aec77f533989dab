// A copy of a report for people outside the team: without contact and numbers from the start, and
// without whatever a member marks. It is made and marked in this page, and saved from here.
import { formatDate } from '#lib/labels/deadline.ts';
import { redact } from '#lib/redaction/redaction.ts';
import type { OpenCase } from './case.ts';
import { sayingOf } from './case-view.ts';
import { find } from './page.ts';

/** Stands in place of what was covered: how long that was is not told. */
const COVER = '[disamarkan]';

/**
 * What a member begins with. The contact is left out, attachments are only counted: names of files and
 * what is in them can say who took them. The day is told by its month.
 */
export function draftCopy({ filedOn, talk }: OpenCase): string {
	const entries = talk.flatMap((entry) => ('body' in entry ? [entry] : []));
	const parts = entries.flatMap(({ author, body }) => {
		const who = author === 'reporter' ? 'Pelapor' : 'Tim WBS';
		if (body.kind === 'key') return [];
		if (body.kind === 'files') return [`${who}: ${body.files.length} lampiran, tidak disertakan`];
		const said = sayingOf(body.kind === 'report' ? { ...body, contact: '' } : body);
		return [`${who}:\n${said}`];
	});
	const head = `SALINAN TERSAMAR\nLaporan yang masuk pada ${formatDate(filedOn).replace(/^\d+ /, '')}`;
	return redact([head, ...parts].join('\n\n'));
}

/**
 * @param from place of the first character to cover
 * @param to place after the last one
 * @returns the text without them; covers that touch become one
 */
export function covered(text: string, from: number, to: number): string {
	const rest = `${text.slice(0, from)}${COVER}${text.slice(to)}`;
	return rest.replace(/\[disamarkan\](?:[ \t]*\[disamarkan\])+/g, COVER);
}

/**
 * Wires composing and covering; saving is one of the forms of a case.
 * @param current the report on the page, null for none
 */
export function wireRedactedCopy(current: () => OpenCase | null): void {
	const form = find('form[data-copy]');
	const text = find<HTMLTextAreaElement>('textarea', form);
	find('[data-copy-draft]', form).addEventListener('click', () => {
		const open = current();
		if (open) text.value = draftCopy(open);
		text.focus();
		text.setSelectionRange(0, 0);
		text.scrollTop = 0;
	});
	find('[data-copy-cover]', form).addEventListener('click', () => {
		const { selectionStart: from, selectionEnd: to, scrollTop } = text;
		if (from === to) return;
		text.value = covered(text.value, from, to);
		text.focus();
		text.setSelectionRange(from, from);
		text.scrollTop = scrollTop;
	});
}
