// The team's desk. Nothing that is opened here is sent back or kept: closing the page, or ten minutes
// without a touch, locks it.
import { formatDate } from '#lib/labels/deadline.ts';
import { type Anchor, headCode } from '#lib/sealed/index.ts';
import { compareNoted, differences, fetchAnchor } from './wbs/anchor.ts';
import { type OpenCase, reportOf } from './wbs/case.ts';
import { openTurned } from './wbs/turn.ts';
import { redrawCase, wireCase } from './wbs/case-forms.ts';
import { factsOf, nextDue, titleOf } from './wbs/case-view.ts';
import { drawFigures } from './wbs/figures-view.ts';
import {
	copyOf,
	drawn,
	find,
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
import {
	daysAfter,
	findEarlier,
	findReports,
	type Found,
	type PageTeam,
	readTeam,
	type Team,
	unlock,
	type Unlocked
} from './wbs/team.ts';

const page = JSON.parse(find('[data-team]').dataset.team ?? '{}') as PageTeam;
let team: Team;
let member: Unlocked | null = null;
let open: OpenCase | null = null;
const cases: OpenCase[] = [];
/** Reports whose slot opens with a key that is not theirs. */
let unreadable = 0;
const listed = new Map<string, string[]>();
let anchor: Anchor | null = null;
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
	drawFigures(cases, year, page.today);
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
	return member && open ? { team, who: member, open, today: page.today } : null;
}
wireCase(current, (gone) => {
	cases.splice(cases.indexOf(gone), 1);
	open = null;
	drawList();
	showStep('daftar');
});

async function search(): Promise<void> {
	if (!member) return;
	find('[data-list-problem]').hidden = true;
	try {
		const say = (words: string) => tell('[data-searching]', words);
		for await (const search of findEarlier(member, searchedFrom, say)) {
			for (const [day, entries] of search.listed) listed.set(day, entries);
			for (const one of search.found) await take(member, one);
			searchedFrom = search.from;
			drawList();
		}
		tell(
			'[data-searching]',
			`Dicari sejak ${formatDate(searchedFrom)} sampai ${formatDate(page.today)}.`
		);
		await readAnchor();
	} catch (error) {
		tell('[data-searching]', '');
		sayOfList(
			error instanceof Refused
				? error.message
				: 'Daftar tidak lengkap: sambungan terputus. Cari lagi.'
		);
	}
}

/** Anybody can send a report with a wrong key in it: it must not keep the others from being read. */
async function take(who: Unlocked, one: Found): Promise<void> {
	try {
		cases.push(await openTurned(team, who, one, page.today));
	} catch (error) {
		if (!isLate(error)) throw error;
		// Or a colleague's browser turned its key just now: then the list has another.
		const { found } = await findReports(who, one.listedOn, one.listedOn, () => {});
		const again = found.find(({ id }) => id === one.id);
		try {
			if (again) cases.push(await openTurned(team, who, again, page.today));
		} catch (still) {
			if (!isLate(still)) throw still;
			unreadable += 1;
		}
	}
}

function isLate(error: unknown): boolean {
	return error instanceof Refused && (error.status === 404 || error.status === 409);
}

/** Compares what was found with the log, and shows the head to note. */
async function readAnchor(): Promise<void> {
	const place = find('[data-anchor-problem]');
	let wrong: string[] = [];
	try {
		anchor = await fetchAnchor(searchedFrom);
		if (anchor) {
			const titled = cases.map((open) => ({ title: titleOf(open), open }));
			wrong = differences(anchor, listed, titled);
			tell('[data-anchor-day]', formatDate(anchor.until));
			tell('[data-anchor-code]', headCode(anchor.heads.get(anchor.until) ?? ''));
			find<HTMLInputElement>('form[data-compare] [name=tanggal]').max = anchor.until;
		}
	} catch (error) {
		wrong = [error instanceof Refused ? error.message : 'Jangkar tidak terambil. Cari lagi.'];
	}
	find('[data-anchor]').hidden = anchor === null;
	place.hidden = wrong.length === 0;
	place.textContent = ['Ada yang tidak cocok. Hubungi pemegang kunci induk.', ...wrong].join('\n');
}

function drawList(): void {
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
	find('[data-unreadable]').hidden = unreadable === 0;
	tell(
		'[data-unreadable]',
		`${unreadable} laporan tidak bisa dibuka: kuncinya tidak cocok dengan isinya. Pengirimnya tidak memakai halaman kami, atau ada yang mengubahnya. Beri tahu pemegang kunci induk.`
	);
}

/** Opens a report of the list, fetched anew: colleagues may have written since. */
async function show(one: OpenCase): Promise<void> {
	if (!member) return;
	find('[data-list-problem]').hidden = true;
	try {
		const again = await foundAgain(member, one);
		if (!again) return;
		open = await openTurned(team, member, again, page.today);
		cases[cases.indexOf(one)] = open;
	} catch (error) {
		sayOfList(error instanceof Refused ? error.message : 'Laporan tidak bisa diambil. Coba lagi.');
		return;
	}
	// What was typed for another report must not go to this one.
	for (const form of find('[data-step="kasus"]').querySelectorAll('form')) {
		form.reset();
		problem(form, '');
	}
	tell('[data-exported]', '');
	const at = current();
	if (at) redrawCase(at);
	showStep('kasus');
}

/**
 * A colleague may have turned the key since: the slots of its day tell.
 * @returns null for what is gone or opens no more, which the list then lacks and says so
 */
async function foundAgain(who: Unlocked, one: OpenCase): Promise<Found | null> {
	const { found, listed: ids } = await findReports(who, one.listedOn, one.listedOn, () => {});
	const again = found.find(({ id }) => id === one.id);
	if (again) return again;
	const there = ids.get(one.listedOn)?.includes(one.id);
	cases.splice(cases.indexOf(one), 1);
	drawList();
	sayOfList(
		there
			? `${titleOf(one)}: tidak terbuka lagi bagi kunci Anda.`
			: `${titleOf(one)}: sudah dihapus karena masa simpannya habis.`
	);
	return null;
}

function sayOfList(words: string): void {
	const place = find('[data-list-problem]');
	place.textContent = words;
	place.hidden = false;
}

/** A fresh page holds nothing of what was open. */
function lock(): void {
	member = null;
	open = null;
	location.replace('/petugas/wbs');
}
