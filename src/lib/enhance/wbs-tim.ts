// The team's desk. Nothing that is opened here is sent back or kept: closing the page, or ten minutes
// without a touch, locks it.
import type { TalkBody, ToldStatus } from '#lib/sealed/talk.ts';
import {
	type Assessment,
	ASSESSMENTS,
	type Outcome,
	OUTCOMES,
	type TeamBody
} from '#lib/sealed/team-bodies.ts';
import { DISCLOSURE_CATEGORIES, type DisclosureCategory } from '#lib/sealed/talk.ts';
import { formatDate } from '#lib/labels/deadline.ts';
import { OUTCOME_LABELS } from '#lib/labels/disclosure-team.ts';
import { addNote, openCase, type OpenCase, reportOf, sayToReporter, stateOf } from './wbs/case.ts';
import { drawCase, factsOf, nextDue, save, titleOf } from './wbs/case-view.ts';
import { makeHandOver } from './wbs/hand-over.ts';
import {
	copyOf,
	drawn,
	find,
	onSubmit,
	problem,
	Refused,
	showStep,
	tell,
	typed
} from './wbs/page.ts';
import {
	findReports,
	type PageTeam,
	readTeam,
	type Team,
	unlock,
	type Unlocked
} from './wbs/team.ts';

const IDLE_MS = 10 * 60_000;
const DAYS_AT_ONCE = 31;
const ROUNDS = 3;

const page = JSON.parse(find('[data-team]').dataset.team ?? '{}') as PageTeam;
let team: Team;
let member: Unlocked | null = null;
let open: OpenCase | null = null;
const cases: OpenCase[] = [];
let searchedFrom = daysAfter(page.today, 1);

const unlocking = find<HTMLFormElement>('form[data-unlock]');
onSubmit(
	unlocking,
	async () => {
		const secret = typed(unlocking, 'sandi_kunci');
		if (!secret.trim()) throw new Refused('Ketik kata sandi kunci Anda.');
		team = readTeam(page);
		tell('[data-working]', 'Membuka kunci…');
		await drawn();
		try {
			member = await unlock(page, team, secret);
		} finally {
			tell('[data-working]', '');
		}
		unlocking.reset();
		lockWhenIdle();
		showStep('daftar');
		await search();
	},
	'Kunci tidak bisa dibuka. Muat ulang halaman, lalu coba lagi.'
);

find('[data-earlier]').addEventListener('click', () => void search());
for (const button of document.querySelectorAll('[data-lock]'))
	button.addEventListener('click', lock);
find('[data-back]').addEventListener('click', () => {
	open = null;
	drawList();
	showStep('daftar');
});
// A page that comes back from the browser's memory would still be open.
addEventListener('pageshow', ({ persisted }) => {
	if (persisted) lock();
});

async function search(): Promise<void> {
	if (!member) return;
	const place = find('[data-list-problem]');
	place.hidden = true;
	try {
		for (let round = 0; round < ROUNDS; round++) {
			const until = daysAfter(searchedFrom, -1);
			const from = daysAfter(until, 1 - DAYS_AT_ONCE);
			const found = await findReports(member, from, until, (share) =>
				tell('[data-searching]', `Mencari sejak ${formatDate(from)}: ${Math.round(share * 100)}%`)
			);
			for (const one of found) cases.push(await openCase(team, member, one));
			searchedFrom = from;
			drawList();
		}
		tell(
			'[data-searching]',
			`Dicari sejak ${formatDate(searchedFrom)} sampai ${formatDate(page.today)}.`
		);
	} catch (error) {
		tell('[data-searching]', '');
		place.textContent =
			error instanceof Refused
				? error.message
				: 'Daftar tidak lengkap: sambungan terputus. Cari lagi.';
		place.hidden = false;
	}
}

function drawList(): void {
	const due = (one: OpenCase) => nextDue(one)?.day ?? '9999';
	const sorted = [...cases].sort((a, b) => due(a).localeCompare(due(b)));
	find('[data-reports]').replaceChildren(
		...sorted.map((one) => {
			const line = copyOf('report');
			const button = find('[data-open]', line);
			button.textContent = titleOf(one);
			button.addEventListener('click', () => show(one));
			tell('[data-facts]', factsOf(one), line);
			tell('[data-excerpt]', reportOf(one)?.answers.what.slice(0, 160) ?? '', line);
			return line;
		})
	);
	find('[data-none]').hidden = cases.length > 0;
}

function show(one: OpenCase): void {
	open = one;
	// What was typed for another report must not go to this one.
	for (const form of find('[data-step="kasus"]').querySelectorAll('form')) {
		form.reset();
		problem(form, '');
	}
	tell('[data-exported]', '');
	redraw();
	showStep('kasus');
}

function redraw(): void {
	if (!open) return;
	drawCase(team, open);
	const { closingAsked, outcome } = stateOf(open);
	const approving = closingAsked !== null && closingAsked.author !== member?.author;
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
}

/** Wires a form of the case: what it writes, then the page drawn anew. */
function onCase(name: string, work: (form: HTMLFormElement, at: At) => Promise<void>): void {
	const form = find<HTMLFormElement>(`form[data-${name}]`);
	onSubmit(form, async () => {
		if (!open || !member) throw new Refused('Buka laporannya lagi dari daftar.');
		const [one, who] = [open, member];
		await work(form, {
			open: one,
			who,
			note: (body) => addNote(team, who, one, body, page.today),
			say: (body) => sayToReporter(who, one, body, page.today),
			tell: (status, text) => sayToReporter(who, one, { kind: 'status', status, text }, page.today)
		});
		form.reset();
		form.closest('details')?.removeAttribute('open');
		redraw();
	});
}

interface At {
	open: OpenCase;
	who: Unlocked;
	note: (body: TeamBody) => Promise<void>;
	say: (body: TalkBody) => Promise<void>;
	tell: (status: ToldStatus, text: string) => Promise<void>;
}

onCase('reply', (form, { say }) => say({ kind: 'message', text: needed(form, 'balasan') }));
find('[data-acknowledge]').addEventListener('click', () => {
	const [one, who, form] = [open, member, find('form[data-reply]')];
	if (!one || !who) return;
	sayToReporter(who, one, { kind: 'status', status: 'received', text: '' }, page.today).then(
		redraw,
		(error: unknown) =>
			problem(form, error instanceof Refused ? error.message : 'Belum terkirim. Coba lagi.')
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
onCase('recuse', (form, { note }) =>
	note({ kind: 'recusal', text: needed(form, 'alasan_mundur') })
);
onCase('export', async (form, { open: one, note }) => {
	const to = needed(form, 'tujuan');
	tell('[data-exported]', 'Membuat berkas…');
	await drawn();
	try {
		const { sealed, sha256, passphrase } = await makeHandOver(
			team,
			one,
			typed(form, 'kunci_age').trim()
		);
		await note({ kind: 'export', to, sha256 });
		save(sealed, `wbs-${one.id.slice(0, 8)}.zip.age`);
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
});

function needed(form: HTMLFormElement, name: string): string {
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

function lockWhenIdle(): void {
	let timer = setTimeout(lock, IDLE_MS);
	for (const sign of ['pointerdown', 'keydown', 'scroll']) {
		addEventListener(
			sign,
			() => {
				clearTimeout(timer);
				timer = setTimeout(lock, IDLE_MS);
			},
			{ passive: true }
		);
	}
}

/** A fresh page holds nothing of what was open. */
function lock(): void {
	member = null;
	open = null;
	location.replace('/petugas/wbs');
}

function daysAfter(day: string, days: number): string {
	return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}
