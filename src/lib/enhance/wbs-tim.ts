// The team's desk. Nothing that is opened here is sent back or kept: closing the page, or ten minutes
// without a touch, locks it.
import { formatDate } from '#lib/labels/deadline.ts';
import { type Anchor, headCode } from '#lib/sealed/index.ts';
import { compareNoted, compareWithLog } from './wbs/anchor.ts';
import { type OpenCase, reportOf } from './wbs/case.ts';
import { redrawCase, wireCase } from './wbs/case-forms.ts';
import { CaseList, type Opened } from './wbs/case-list.ts';
import { factsOf, nextDue, titleOf } from './wbs/case-view.ts';
import { drawFigures } from './wbs/figures-view.ts';
import {
	copyOf,
	drawn,
	find,
	leaveFor,
	lockWhenIdle,
	onSubmit,
	problem,
	Refused,
	showStep,
	tell,
	typed,
	wireLocking,
	wirePrinting
} from './wbs/page.ts';
import { type PageTeam, readTeam, type Team, unlock, type Unlocked } from './wbs/team.ts';

const page = JSON.parse(find('[data-team]').dataset.team ?? '{}') as PageTeam;
/** What there is once the keys are unlocked. */
interface Desk {
	team: Team;
	who: Unlocked;
	list: CaseList;
}
let desk: Desk | null = null;
let open: OpenCase | null = null;
let anchor: Anchor | null = null;
/** Why a report of the list can't be opened any more. */
const GONE = {
	erased: 'sudah dihapus karena masa simpannya habis.',
	shut: 'tidak terbuka lagi bagi kunci Anda.'
};

const unlocking = find<HTMLFormElement>('form[data-unlock]');
onSubmit(
	unlocking,
	async () => {
		const secret = typed(unlocking, 'sandi_kunci');
		if (!secret.trim()) throw new Refused('Ketik kata sandi kunci Anda.');
		const team = readTeam(page);
		tell('[data-working]', 'Membuka kunci…');
		await drawn();
		try {
			const who = await unlock(page, team, secret);
			desk = { team, who, list: new CaseList(team, who, page.today) };
		} finally {
			tell('[data-working]', '');
		}
		unlocking.reset();
		lockWhenIdle(lock);
		showStep('daftar');
		await search();
	},
	'Kunci tidak bisa dibuka. Muat ulang halaman, lalu coba lagi.'
);

const counting = find<HTMLFormElement>('form[data-count]');
onSubmit(counting, () => {
	const year = Number(typed(counting, 'tahun'));
	if (!(year >= 2020 && year <= 2100)) throw new Refused('Tulis tahun empat angka.');
	drawFigures(desk?.list.cases ?? [], year, page.today);
	return Promise.resolve();
});
const comparing = find<HTMLFormElement>('form[data-compare]');
onSubmit(comparing, async () => {
	tell('[data-compared]', '');
	const day = typed(comparing, 'tanggal');
	if (!/^\d{4}-\d\d-\d\d$/.test(day)) throw new Refused('Isi tanggal yang tertulis di catatan.');
	if (!anchor) throw new Refused('Jangkar belum ada. Cari laporan dulu.');
	await compareNoted(day, typed(comparing, 'sidik'), anchor);
	tell('[data-compared]', `Cocok. Isi saluran sampai ${formatDate(day)} tidak dibuat ulang.`);
});
wirePrinting();
find('[data-earlier]').addEventListener('click', () => void search());
wireLocking(lock);
find('[data-back]').addEventListener('click', () => {
	open = null;
	drawList();
	showStep('daftar');
});
function current() {
	return desk && open ? { team: desk.team, who: desk.who, open, today: page.today } : null;
}
wireCase(current, (gone) => {
	desk?.list.drop(gone);
	drawList();
	if (open !== gone) return;
	open = null;
	showStep('daftar');
});

async function search(): Promise<void> {
	if (!desk) return;
	const { list } = desk;
	find('[data-list-problem]').hidden = true;
	try {
		const searched = await list.search((words) => tell('[data-searching]', words), drawList);
		if (!searched) return;
		tell(
			'[data-searching]',
			`Dicari sejak ${formatDate(list.searching.from)} sampai ${formatDate(page.today)}. Laporan yang masuk hari ini muncul besok.`
		);
		await readAnchor(list);
	} catch (error) {
		tell('[data-searching]', '');
		sayOfList(
			error instanceof Refused
				? error.message
				: 'Daftar tidak lengkap: sambungan terputus. Cari lagi.'
		);
	}
}

/** Compares what was found with the log, and shows the head to note. */
async function readAnchor({ searching, cases }: CaseList): Promise<void> {
	const compared = await compareWithLog(searching, cases, page.today);
	anchor = compared.anchor;
	if (anchor) {
		tell('[data-anchor-day]', formatDate(anchor.until));
		tell('[data-anchor-code]', headCode(anchor.heads.get(anchor.until) ?? ''));
		find<HTMLInputElement>('form[data-compare] [name=tanggal]').max = anchor.until;
	}
	find('[data-anchor]').hidden = anchor === null;
	const { differences, from, problem: missing } = compared;
	const place = find('[data-anchor-problem]');
	place.hidden = differences.length === 0;
	place.textContent = ['Ada yang tidak cocok. Hubungi pemegang kunci induk.', ...differences].join(
		'\n'
	);
	if (missing) sayOfList(missing);
	if (from > searching.from) {
		const searched = find('[data-searching]');
		searched.append(` Dibandingkan dengan jangkar sejak ${formatDate(from)}.`);
	}
}

function drawList(): void {
	const { cases = [], missing = { key: 0, server: 0 } } = desk?.list ?? {};
	const due = (one: OpenCase) => nextDue(one)?.state.due ?? '9999';
	const sorted = [...cases].sort((a, b) => due(a).localeCompare(due(b)));
	find('[data-reports]').replaceChildren(
		...sorted.map((one) => {
			const line = copyOf('report');
			const button = find('[data-open]', line);
			button.textContent = titleOf(one);
			button.addEventListener('click', () => void show(one));
			tell('[data-facts]', factsOf(one, page.today), line);
			tell('[data-excerpt]', reportOf(one)?.answers.what.slice(0, 160) ?? '', line);
			return line;
		})
	);
	find('[data-none]').hidden = cases.length > 0;
	const words = [
		missing.key > 0 &&
			`${missing.key} laporan tidak bisa dibuka: kuncinya tidak cocok dengan isinya. Pengirimnya tidak memakai halaman kami, atau ada yang mengubahnya. Beri tahu pemegang kunci induk.`,
		missing.server > 0 &&
			`${missing.server} laporan tidak terambil dari server. Kunci halaman ini, lalu buka lagi nanti.`
	].filter((one) => one !== false);
	find('[data-unreadable]').hidden = words.length === 0;
	tell('[data-unreadable]', words.join('\n'));
}

/** Opens a report of the list, fetched anew: colleagues may have written since. */
async function show(one: OpenCase): Promise<void> {
	if (!desk) return;
	find('[data-list-problem]').hidden = true;
	tell('[data-opening]', 'Membuka…');
	let opened: Opened;
	try {
		opened = await desk.list.open(one);
	} catch (error) {
		tell('[data-opening]', '');
		sayOfList(error instanceof Refused ? error.message : 'Laporan tidak bisa diambil. Coba lagi.');
		return;
	}
	if (opened === 'busy' || !desk) return;
	tell('[data-opening]', '');
	if (typeof opened === 'string') {
		drawList();
		sayOfList(`${titleOf(one)}: ${GONE[opened]}`);
		return;
	}
	open = opened;
	// What was typed for another report must not go to this one.
	for (const form of find('[data-step="kasus"]').querySelectorAll('form')) {
		form.reset();
		problem(form, '');
	}
	tell('[data-exported]', '');
	tell('[data-wrapped]', '');
	const at = current();
	if (at) redrawCase(at);
	showStep('kasus');
}

function sayOfList(words: string): void {
	const place = find('[data-list-problem]');
	place.textContent = words;
	place.hidden = false;
}

/** A fresh page holds nothing of what was open. */
function lock(): void {
	desk = null;
	open = null;
	leaveFor('/petugas/wbs');
}
