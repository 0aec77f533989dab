// The forms of an opened report: what each writes, and what the page then offers.
import { OUTCOME_LABELS } from '#lib/labels/disclosure-team.ts';
import {
	DISCLOSURE_CATEGORIES,
	type DisclosureCategory,
	type TalkBody,
	type ToldStatus
} from '#lib/sealed/talk.ts';
import {
	type Assessment,
	ASSESSMENTS,
	type Outcome,
	OUTCOMES,
	type TeamBody
} from '#lib/sealed/team-bodies.ts';
import { sha256Hex } from '#lib/sealed/index.ts';
import {
	addNote,
	type OpenCase,
	othersOf,
	readersOf,
	reportOf,
	rewrap,
	sayToReporter,
	stateOf
} from './case.ts';
import { drawCase, save } from './case-view.ts';
import { makeHandOver } from './hand-over.ts';
import { wireRedactedCopy } from './redacted-copy.ts';
import { drawn, find, onSubmit, problem, Refused, tell, typed } from './page.ts';
import type { Team, Unlocked } from './team.ts';

/** The report on the page, and who is at it. */
export interface AtCase {
	team: Team;
	who: Unlocked;
	open: OpenCase;
	/** ISO date by the office's clock. */
	today: string;
}

interface At extends AtCase {
	note: (body: TeamBody) => Promise<void>;
	say: (body: TalkBody) => Promise<void>;
	tell: (status: ToldStatus, text: string) => Promise<void>;
}

/** Draws the report, and offers what can be done with it now. */
export function redrawCase({ team, who, open, today }: AtCase): void {
	drawCase(team, open, today);
	const { closingAsked, outcome, readersAsked } = stateOf(open);
	const approving = closingAsked !== null && closingAsked.author !== who.author;
	const approve = find<HTMLFormElement>('form[data-approve]');
	find('form[data-close]').hidden = closingAsked !== null;
	approve.hidden = !approving;
	if (approving && closingAsked.body.kind === 'closing') {
		tell('[data-asked-by]', team.nameOf(closingAsked.author), approve);
		tell('[data-asked-why]', closingAsked.body.text, approve);
		const news = find<HTMLTextAreaElement>('textarea', approve);
		if (outcome && !news.value) {
			news.value = `Laporan Anda selesai kami periksa. Hasilnya: ${OUTCOME_LABELS[outcome.outcome].toLowerCase()}. Terima kasih sudah melapor.`;
		}
	}
	const [asked] = readersAsked.filter(({ author }) => author !== who.author);
	find('form[data-admit-approve]').hidden = !asked;
	if (asked?.body.kind === 'reader') {
		tell('[data-reader-by]', team.nameOf(asked.author));
		tell('[data-reader-name]', team.nameOf(`member:${asked.body.member}`));
	}
	const choice = find<HTMLSelectElement>('form[data-admit] select');
	const others = reportOf(open) ? othersOf(team, open) : [];
	choice.replaceChildren(
		new Option('Pilih…', ''),
		...others.map(({ id, name, position }) => new Option(`${name}, ${position}`, id))
	);
}

/**
 * Wires the page's forms, once.
 * @param current the report on the page, null for none
 * @param gone called when the member can't read it any more
 */
export function wireCase(current: () => AtCase | null, gone: (open: OpenCase) => void): void {
	/** What a form writes, then the page drawn anew. */
	function onCase(name: string, work: (form: HTMLFormElement, at: At) => Promise<void>): void {
		const form = find<HTMLFormElement>(`form[data-${name}]`);
		onSubmit(form, async () => {
			const at = current();
			if (!at) throw new Refused('Buka laporannya lagi dari daftar.');
			const { team, who, open, today } = at;
			await work(form, {
				...at,
				note: (body) => addNote(team, who, open, body, today),
				say: (body) => sayToReporter(who, open, body, today),
				tell: (status, text) => sayToReporter(who, open, { kind: 'status', status, text }, today)
			});
			form.reset();
			form.closest('details')?.removeAttribute('open');
			if (current()?.open === open) redrawCase(at);
		});
	}

	onCase('reply', (form, { say }) => say({ kind: 'message', text: needed(form, 'balasan') }));
	find('[data-acknowledge]').addEventListener('click', () => {
		const at = current();
		if (!at) return;
		const body = { kind: 'status', status: 'received', text: '' } as const;
		sayToReporter(at.who, at.open, body, at.today).then(
			() => redrawCase(at),
			(error: unknown) =>
				problem(
					find('form[data-reply]'),
					error instanceof Refused ? error.message : 'Belum terkirim. Coba lagi.'
				)
		);
	});
	onCase('note', (form, { note }) => note({ kind: 'note', text: needed(form, 'catatan') }));
	onCase('assess', async (form, { note, tell: inform }) => {
		const category = chosen<DisclosureCategory>(form, 'jenis', DISCLOSURE_CATEGORIES);
		const decision = chosen<Assessment>(form, 'putusan', ASSESSMENTS);
		const news = typed(form, 'kabar').trim();
		await note({ kind: 'assessment', category, decision, text: needed(form, 'alasan') });
		if (decision === 'examine') await inform('examining', news);
		else if (decision === 'not_for_us') await inform('not_for_us', news);
		else if (news) await inform('received', news);
	});
	onCase('conclude', (form, { note }) =>
		note({
			kind: 'outcome',
			outcome: chosen<Outcome>(form, 'hasil', OUTCOMES),
			text: needed(form, 'alasan_hasil')
		})
	);
	onCase('close', (form, { open: one, note }) => {
		if (!stateOf(one).outcome) throw new Refused('Catat dulu hasil pemeriksaannya.');
		return note({ kind: 'closing', text: needed(form, 'alasan_tutup') });
	});
	onCase('approve', async (form, { open: one, who, note, tell: inform }) => {
		const { closingAsked, recused } = stateOf(one);
		if (!closingAsked) throw new Refused('Usul penutupan itu tidak berlaku lagi.');
		if (recused.includes(who.author)) {
			throw new Refused('Anda sudah mengundurkan diri dari laporan ini.');
		}
		const news = needed(form, 'kabar_tutup');
		await note({ kind: 'approval', of: closingAsked.sequence });
		await inform('closed', news);
	});
	onCase('admit', async (form, { team, open: one, note }) => {
		const member = needed(form, 'pembaca');
		if (!othersOf(team, one).some(({ id }) => id === member))
			throw new Refused('Pilih dari daftar.');
		await note({ kind: 'reader', member });
	});
	onCase('admit-approve', async (_, { team, open: one, who, note }) => {
		const { readersAsked, recused } = stateOf(one);
		const [asked] = readersAsked.filter(({ author }) => author !== who.author);
		if (asked?.body.kind !== 'reader') throw new Refused('Usul itu tidak berlaku lagi.');
		const { member } = asked.body;
		// Checked again here: whoever asked could have used another program.
		if (recused.includes(who.author) || !othersOf(team, one).some(({ id }) => id === member)) {
			throw new Refused(
				'Anggota itu tidak boleh membaca laporan ini, atau Anda tidak boleh memutuskannya.'
			);
		}
		await note({ kind: 'approval', of: asked.sequence });
		await rewrap(team, one);
	});
	onCase('recuse', async (form, { team, who, open: one, note }) => {
		if (readersOf(team, one).every(({ id }) => id === who.id)) {
			throw new Refused(
				'Anda satu-satunya yang bisa membaca laporan ini. Beri akses kepada anggota lain dulu.'
			);
		}
		await note({ kind: 'recusal', text: needed(form, 'alasan_mundur') });
		await rewrap(team, one);
		gone(one);
	});
	wireRedactedCopy(() => current()?.open ?? null);
	onCase('copy', async (form, { open: one, note }) => {
		const to = needed(form, 'tujuan_salinan');
		const bytes = new TextEncoder().encode(`${needed(form, 'salinan')}\n`);
		if (typed(form, 'sudah_dibaca') !== 'ya') {
			throw new Refused('Baca dulu seluruh salinan, lalu centang.');
		}
		await note({ kind: 'export', to: `${to} (salinan tersamar)`, sha256: sha256Hex(bytes) });
		save(bytes, `wbs-${one.id.slice(0, 8)}-tersamar.txt`);
	});
	onCase('export', (form, at) => handOver(form, at, at.note));
}

/**
 * Makes the file of a report, notes that it was handed over, and saves it.
 * @param note writes into the team's thread
 * @throws Refused
 */
export async function handOver(
	form: HTMLFormElement,
	{ team, open }: Pick<AtCase, 'team' | 'open'>,
	note: (body: TeamBody) => Promise<void>
): Promise<void> {
	const to = needed(form, 'tujuan');
	tell('[data-exported]', 'Membuat berkas…');
	await drawn();
	try {
		const recipient = typed(form, 'kunci_age').trim();
		const { sealed, sha256, passphrase } = await makeHandOver(team, open, recipient);
		await note({ kind: 'export', to, sha256 });
		save(sealed, `wbs-${open.id.slice(0, 8)}.zip.age`);
		tell(
			'[data-exported]',
			passphrase === null
				? 'Berkas tersimpan. Penerima membukanya dengan kunci age miliknya.'
				: `Berkas tersimpan. Kata sandinya: ${passphrase}. Sampaikan lewat jalan lain, jangan bersama berkasnya.`
		);
	} catch (error) {
		tell('[data-exported]', '');
		throw error;
	}
}

/** @returns what was typed into a field @throws Refused when there is nothing */
export function needed(form: HTMLFormElement, name: string): string {
	const text = typed(form, name).trim();
	if (text) return text;
	const label =
		form.querySelector(`label[for="${name}"]`)?.firstChild?.textContent?.trim() ?? 'Isian';
	throw new Refused(`${label} belum diisi.`);
}

function chosen<Code extends string>(
	form: HTMLFormElement,
	name: string,
	codes: readonly Code[]
): Code {
	const value = needed(form, name);
	const code = codes.find((one) => one === value);
	if (code === undefined) throw new Refused('Pilih dari daftar.');
	return code;
}
