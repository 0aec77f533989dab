// Two sheets of the reserve key are put together in this browser, and open reports that were sealed for
// it. That one is opened is written into it, signed with the same key, before anything of it is shown:
// for its reporter and the team, in the chain that the anchor vouches for.
import { formatDate } from '#lib/labels/deadline.ts';
import { openEscrow, parseSheet } from '#lib/sealed/escrow.ts';
import { readManifest, SealedError } from '#lib/sealed/index.ts';
import { addNote, openCase, type OpenCase, sayToReporter } from './wbs/case.ts';
import { handOver, needed } from './wbs/case-forms.ts';
import { drawCase, notingOf } from './wbs/case-view.ts';
import {
	copyOf,
	drawn,
	find,
	lockWhenIdle,
	onSubmit,
	Refused,
	showStep,
	tell,
	typed,
	wireLocking
} from './wbs/page.ts';
import {
	daysAfter,
	findEarlier,
	type Found,
	type PageTeam,
	readTeam,
	type Team,
	type Unlocked
} from './wbs/team.ts';

const page = JSON.parse(find('[data-team]').dataset.team ?? '{}') as Omit<PageTeam, 'keys'>;
/** The holders at this computer. */
interface Joined extends Unlocked {
	team: Team;
	/** Written into each report that they open. */
	words: string;
}
let joined: Joined | null = null;
let open: OpenCase | null = null;
/** By id; each is noted once. */
const opened = new Map<string, OpenCase>();
const found: Found[] = [];
let searchedFrom = daysAfter(page.today, 1);

const joining = find<HTMLFormElement>('form[data-join]');
onSubmit(joining, async () => {
	const words = `Laporan ini dibuka dengan kunci cadangan.\nYang hadir: ${needed(joining, 'hadir')}\nAlasan: ${needed(joining, 'alasan')}`;
	// After the last day of the last team as well: nobody may be left to renew it.
	const last = readManifest(page.manifests.at(-1)?.text ?? '').until;
	const team = readTeam({ ...page, today: page.today < last ? page.today : last });
	joined = { ...(await join(team)), team, words };
	joining.reset();
	lockWhenIdle(lock);
	showStep('daftar');
	await search();
});

async function join({ escrows }: Team): Promise<Unlocked> {
	const [one, other] = (['lembar_satu', 'lembar_dua'] as const).map((name, place) => {
		const code = parseSheet(typed(joining, name));
		if (code !== null) return code;
		throw new Refused(
			`Ada huruf yang salah atau kurang di kode lembar ${place === 0 ? 'pertama' : 'kedua'}. Lihat lembarnya, lalu ketik lagi.`
		);
	});
	if (!one || !other || one === other) {
		throw new Refused('Itu lembar yang sama dua kali. Perlu lembar dari pemegang lain.');
	}
	try {
		const { escrow, keys } = await openEscrow(one, other, escrows);
		return { id: escrow.id, author: `escrow:${escrow.id}`, keys };
	} catch (error) {
		if (!(error instanceof SealedError)) throw error;
		throw new Refused(
			'Kedua lembar itu bukan pasangan, atau bukan dari kunci cadangan kantor ini. Cocokkan sidik yang tercetak di keduanya.'
		);
	}
}

const handing = find<HTMLFormElement>('form[data-export]');
onSubmit(handing, async () => {
	if (!joined || !open) throw new Refused('Buka laporannya lagi dari daftar.');
	const [who, one] = [joined, open];
	await handOver(handing, { team: who.team, open: one }, (body) =>
		// Notes that were begun for others only: said where it can be.
		one.notesBegun && one.noteIdentity === null
			? say(who, one, notingOf(body, who.team))
			: addNote(who.team, who, one, body, page.today)
	);
	handing.reset();
	drawCase(who.team, one, page.today);
});
find('[data-earlier]').addEventListener('click', () => void search());
find('[data-back]').addEventListener('click', () => {
	open = null;
	showStep('daftar');
});
wireLocking(lock);

function say(who: Joined, one: OpenCase, text: string): Promise<void> {
	return sayToReporter(who, one, { kind: 'message', text }, page.today);
}

async function search(): Promise<void> {
	if (!joined) return;
	find('[data-list-problem]').hidden = true;
	const told = (words: string) => tell('[data-searching]', words);
	try {
		for await (const one of findEarlier(joined, searchedFrom, told)) {
			found.push(...one.found);
			searchedFrom = one.from;
			drawList();
		}
		told(`Dicari sejak ${formatDate(searchedFrom)} sampai ${formatDate(page.today)}.`);
	} catch (error) {
		told('');
		listProblem(error, 'Daftar tidak lengkap: sambungan terputus. Cari lagi.');
	}
}

function drawList(): void {
	find('[data-reports]').replaceChildren(
		...found.map((one) => {
			const line = copyOf('report');
			const button = find('[data-open]', line);
			button.textContent = `Buka laporan di daftar ${formatDate(one.listedOn)}`;
			button.addEventListener('click', () => void show(one));
			return line;
		})
	);
	find('[data-none]').hidden = found.length > 0;
}

async function show(one: Found): Promise<void> {
	if (!joined) return;
	find('[data-list-problem]').hidden = true;
	tell('[data-searching]', 'Membuka, dan mencatat bahwa dibuka…');
	await drawn();
	try {
		const { team, words } = joined;
		open = opened.get(one.id) ?? null;
		if (!open) {
			const fresh = await openCase(team, joined, one);
			await say(joined, fresh, words);
			opened.set(one.id, fresh);
			open = fresh;
		}
		handing.reset();
		tell('[data-exported]', '');
		drawCase(team, open, page.today);
		showStep('kasus');
	} catch (error) {
		listProblem(error, 'Laporan tidak bisa dibuka. Coba lagi.');
	} finally {
		tell('[data-searching]', '');
	}
}

function listProblem(error: unknown, lost: string): void {
	const place = find('[data-list-problem]');
	place.textContent = error instanceof Refused ? error.message : lost;
	place.hidden = false;
}

/** A fresh page holds nothing of what was open. */
function lock(): void {
	joined = null;
	open = null;
	location.replace('/petugas/wbs/cadangan');
}
