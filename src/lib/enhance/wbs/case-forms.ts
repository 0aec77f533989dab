// The forms of an opened report: what each writes, and what the page then offers.
import { listWords, OUTCOME_LABELS, TOLD_LABELS } from '#lib/labels/disclosure-team.ts';
import { DISCLOSURE_CATEGORIES, type DisclosureCategory } from '#lib/sealed/talk.ts';
import {
	type Assessment,
	ASSESSMENTS,
	type Outcome,
	OUTCOMES,
	type TeamBody
} from '#lib/sealed/team-bodies.ts';
import { sha256Hex } from '#lib/sealed/index.ts';
import { type OpenCase, othersOf, reportOf, stateOf } from './case.ts';
import {
	approveClosing,
	assess,
	type AtCase,
	type HalfDone,
	letIn,
	newsDue,
	note,
	readerAsked,
	recuse,
	type Rest,
	say,
	tellNews,
	wrapAgain
} from './case-steps.ts';
import { drawCase, save, stageOf } from './case-view.ts';
import { workOn } from './case-work.ts';
import { makeHandOver } from './hand-over.ts';
import { wireRedactedCopy } from './redacted-copy.ts';
import { drawn, find, onSubmit, problem, Refused, tell, typed } from './page.ts';

/** Draws the report, and offers what can be done with it now. */
export function redrawCase({ team, who, open, today }: AtCase): void {
	drawCase(team, open, today);
	offerNews(open);
	const stage = stageOf(open);
	// Whoever has had an answer knows that it was read, and a closed case closes no more.
	find('form[data-acknowledge]').hidden = stage !== 'new';
	const { closingAsked, readersLetSince } = stateOf(open);
	const approving = closingAsked !== null && closingAsked.author !== who.author;
	const approve = find<HTMLFormElement>('form[data-approve]');
	find('form[data-close]').hidden = closingAsked !== null || stage === 'closed';
	approve.hidden = !approving;
	if (approving && closingAsked.body.kind === 'closing') {
		tell('[data-asked-by]', team.nameOf(closingAsked.author), approve);
		tell('[data-asked-why]', closingAsked.body.text, approve);
		proposeNews(approve, open);
	}
	const asked = readerAsked({ who, open });
	find('form[data-admit-approve]').hidden = !asked;
	if (asked) {
		tell('[data-reader-by]', team.nameOf(asked.author));
		tell('[data-reader-name]', team.nameOf(`member:${asked.member}`));
	}
	find('form[data-wrap]').hidden = readersLetSince.length === 0;
	tell('[data-readers-let]', listWords(readersLetSince.map((id) => team.nameOf(`member:${id}`))));
	const choice = find<HTMLSelectElement>('form[data-admit] select');
	const others = reportOf(open) ? othersOf(team, open) : [];
	const chosenBefore = choice.value;
	choice.replaceChildren(
		new Option('Pilih…', ''),
		...others.map(
			({ id, name, position }) => new Option(`${name}, ${position}`, id, false, id === chosenBefore)
		)
	);
}

/** What the reporter is to be told and has not been, with a form to tell it. */
function offerNews(open: OpenCase): void {
	const form = find<HTMLFormElement>('form[data-tell]');
	const due = newsDue(open);
	form.hidden = !due;
	if (!due) return;
	tell('[data-news-due]', TOLD_LABELS[due], form);
	if (due === 'closed') proposeNews(form, open);
}

function proposeNews(form: HTMLFormElement, open: OpenCase): void {
	const { outcome } = stateOf(open);
	const news = find<HTMLTextAreaElement>('textarea', form);
	if (!outcome || news.value) return;
	news.value = `Laporan Anda selesai kami periksa. Hasilnya: ${OUTCOME_LABELS[outcome.outcome].toLowerCase()}. Terima kasih sudah melapor.`;
}

const HALF_DONE: Record<Rest, string> = {
	tell: 'Keputusannya tersimpan, tetapi pelapor belum dikabari. Kirim kabarnya dari sini.',
	reply: 'Penilaiannya tersimpan, tetapi kabarnya belum terkirim. Kirim dari sini.',
	wrap: 'Persetujuannya tersimpan, tetapi kuncinya belum dibungkus. Coba lagi di sini.'
};

/** Goes where the rest can be done. */
function offerRest({ rest, words, cause }: HalfDone): void {
	const form = find<HTMLFormElement>(`form[data-${rest}]`);
	form.closest('details')?.setAttribute('open', '');
	const news = form.querySelector('textarea');
	if (news && words) news.value = words;
	problem(
		form,
		[HALF_DONE[rest], cause instanceof Refused && cause.message].filter(Boolean).join(' ')
	);
}

/**
 * Wires the page's forms, once.
 * @param current the report on the page, null for none
 * @param gone called when the member can't read it any more
 */
export function wireCase(current: () => AtCase | null, gone: (open: OpenCase) => void): void {
	const isShown = ({ open }: AtCase) => current()?.open === open;
	/** What a form writes, then the page drawn anew. */
	function onCase(name: string, work: (form: HTMLFormElement, at: AtCase) => Promise<void>): void {
		const form = find<HTMLFormElement>(`form[data-${name}]`);
		const done = (at: AtCase, half: HalfDone | null) => {
			form.reset();
			form.closest('details')?.removeAttribute('open');
			redrawCase(at);
			if (half) offerRest(half);
		};
		onSubmit(form, () => workOn(current, (at) => work(form, at), { done, failed: redrawCase }));
	}

	onCase('reply', (form, at) => say(at, { kind: 'message', text: needed(form, 'balasan') }));
	onCase('acknowledge', (_, at) => say(at, { kind: 'status', status: 'received', text: '' }));
	onCase('tell', (form, at) => tellNews(at, typed(form, 'kabar_tertunda').trim()));
	onCase('note', (form, at) => note(at, { kind: 'note', text: needed(form, 'catatan') }));
	onCase('assess', (form, at) => {
		const category = chosen<DisclosureCategory>(form, 'jenis', DISCLOSURE_CATEGORIES);
		const decision = chosen<Assessment>(form, 'putusan', ASSESSMENTS);
		const text = needed(form, 'alasan');
		const news = typed(form, 'kabar').trim();
		return assess(at, { kind: 'assessment', category, decision, text }, news);
	});
	onCase('conclude', (form, at) =>
		note(at, {
			kind: 'outcome',
			outcome: chosen<Outcome>(form, 'hasil', OUTCOMES),
			text: needed(form, 'alasan_hasil')
		})
	);
	onCase('close', (form, at) => {
		if (!stateOf(at.open).outcome) throw new Refused('Catat dulu hasil pemeriksaannya.');
		return note(at, { kind: 'closing', text: needed(form, 'alasan_tutup') });
	});
	onCase('approve', (form, at) => approveClosing(at, needed(form, 'kabar_tutup')));
	onCase('admit', (form, at) => {
		const member = needed(form, 'pembaca');
		if (!othersOf(at.team, at.open).some(({ id }) => id === member))
			throw new Refused('Pilih dari daftar.');
		return note(at, { kind: 'reader', member });
	});
	onCase('admit-approve', (_, at) => letIn(at));
	onCase('wrap', async (_, at) => {
		await wrapAgain(at);
		if (!isShown(at)) return;
		tell(
			'[data-wrapped]',
			'Kuncinya sudah dibungkus lagi. Minta mereka membuka daftar sekali lagi.'
		);
	});
	onCase('recuse', async (form, at) => {
		await recuse(at, needed(form, 'alasan_mundur'));
		gone(at.open);
	});
	wireRedactedCopy(() => current()?.open ?? null);
	onCase('copy', async (form, at) => {
		const to = needed(form, 'tujuan_salinan');
		const bytes = new TextEncoder().encode(`${needed(form, 'salinan')}\n`);
		if (typed(form, 'sudah_dibaca') !== 'ya') {
			throw new Refused('Baca dulu seluruh salinan, lalu centang.');
		}
		const sha256 = sha256Hex(bytes);
		await note(at, { kind: 'export', to: `${to} (salinan tersamar)`, sha256 });
		save(bytes, `wbs-${at.open.id.slice(0, 8)}-tersamar.txt`);
	});
	onCase('export', (form, at) =>
		handOver(
			form,
			at,
			(body) => note(at, body),
			() => isShown(at)
		)
	);
}

const LEFT = 'Anda meninggalkan laporan ini sebelum berkasnya selesai, jadi tidak disimpan.';

/**
 * Makes the file of a report, notes that it was handed over, and saves it.
 * @param note writes into the team's thread
 * @param isShown whether the report is on the page still: the passphrase is shown there and nowhere else
 * @throws Refused, Lost
 */
export async function handOver(
	form: HTMLFormElement,
	{ team, open }: Pick<AtCase, 'team' | 'open'>,
	note: (body: TeamBody) => Promise<void>,
	isShown: () => boolean
): Promise<void> {
	const to = needed(form, 'tujuan');
	tell('[data-exported]', 'Membuat berkas…');
	await drawn();
	try {
		const recipient = typed(form, 'kunci_age').trim();
		const { sealed, sha256, passphrase } = await makeHandOver(team, open, recipient);
		if (!isShown()) throw new Refused(LEFT);
		await note({ kind: 'export', to, sha256 });
		if (!isShown()) throw new Refused(LEFT);
		save(sealed, `wbs-${open.id.slice(0, 8)}.zip.age`);
		tell(
			'[data-exported]',
			passphrase === null
				? 'Berkas tersimpan. Penerima membukanya dengan kunci age miliknya.'
				: `Berkas tersimpan. Kata sandinya: ${passphrase}. Sampaikan lewat jalan lain, jangan bersama berkasnya.`
		);
	} catch (error) {
		if (isShown()) tell('[data-exported]', '');
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
