// Two sheets of the reserve key are put together in this browser, and open reports that were sealed for
// it. That one is opened is written into it, signed with the same key, before anything of it is shown:
// for its reporter and the team, in the chain that the anchor vouches for.
import { formatDate } from '#lib/labels/deadline.ts';
import { openEscrow, parseSheet } from '#lib/sealed/escrow.ts';
import { readManifest, SealedError } from '#lib/sealed/index.ts';
import type { OpenCase } from './wbs/case.ts';
import { handOver, needed } from './wbs/case-forms.ts';
import { drawCase } from './wbs/case-view.ts';
import { workOn } from './wbs/case-work.ts';
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
	wireLocking
} from './wbs/page.ts';
import { type Joined, noteHandOver, openNoted } from './wbs/reserve.ts';
import { Searching } from './wbs/searching.ts';
import { type Found, type PageTeam, readTeam, type Team, type Unlocked } from './wbs/team.ts';

const page = JSON.parse(find('[data-team]').dataset.team ?? '{}') as Omit<PageTeam, 'keys'>;
interface AtComputer extends Joined {
	/** Written into each report that they open. */
	words: string;
	searching: Searching;
}
let joined: AtComputer | null = null;
let open: OpenCase | null = null;
/** By id. */
const found = new Map<string, Found>();
let opening = false;

const joining = find<HTMLFormElement>('form[data-join]');
onSubmit(joining, async () => {
	const words = `Laporan ini dibuka dengan kunci cadangan.\nYang hadir: ${needed(joining, 'hadir')}\nAlasan: ${needed(joining, 'alasan')}`;
	// After the last day of the last team as well: nobody may be left to renew it.
	const last = readManifest(page.manifests.at(-1)?.text ?? '').until;
	const team = readTeam({ ...page, today: page.today < last ? page.today : last });
	const { today } = page;
	tell('[data-working]', 'Menyatukan lembar…');
	await drawn();
	try {
		const who = await join(team);
		joined = { team, who, today, words, searching: new Searching(who, today) };
	} finally {
		tell('[data-working]', '');
	}
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
onSubmit(handing, () =>
	workOn(
		current,
		(at) =>
			handOver(
				handing,
				at,
				(body) => noteHandOver(at, body),
				() => current()?.open === at.open
			),
		{
			done: (at) => {
				handing.reset();
				drawCase(at.team, at.open, at.today);
			},
			failed: (at) => drawCase(at.team, at.open, at.today)
		}
	)
);
find('[data-earlier]').addEventListener('click', () => void search());
find('[data-back]').addEventListener('click', () => {
	open = null;
	showStep('daftar');
});
wireLocking(lock);

function current() {
	return joined && open ? { ...joined, open } : null;
}

async function search(): Promise<void> {
	if (!joined) return;
	const { searching } = joined;
	find('[data-list-problem]').hidden = true;
	const told = (words: string) => tell('[data-searching]', words);
	try {
		const searched = await searching.goBack(told, (month) => {
			for (const one of month) found.set(one.id, one);
			drawList();
		});
		if (searched)
			told(`Dicari sejak ${formatDate(searching.from)} sampai ${formatDate(page.today)}.`);
	} catch (error) {
		told('');
		listProblem(error, 'Daftar tidak lengkap: sambungan terputus. Cari lagi.');
	}
}

function drawList(): void {
	find('[data-reports]').replaceChildren(
		...[...found.values()].map((one) => {
			const line = copyOf('report');
			const button = find('[data-open]', line);
			button.textContent = `Buka laporan di daftar ${formatDate(one.listedOn)}`;
			button.addEventListener('click', () => void show(one));
			return line;
		})
	);
	find('[data-none]').hidden = found.size > 0;
}

/** One at a time: what is opened is noted for its reporter. */
async function show(one: Found): Promise<void> {
	if (!joined || opening) return;
	opening = true;
	find('[data-list-problem]').hidden = true;
	tell('[data-opening]', 'Membuka, dan mencatat bahwa dibuka…');
	try {
		await drawn();
		open = await openNoted(joined, one, joined.words);
		handing.reset();
		problem(handing, '');
		tell('[data-exported]', '');
		drawCase(joined.team, open, page.today);
		showStep('kasus');
	} catch (error) {
		listProblem(error, 'Laporan tidak bisa dibuka. Coba lagi.');
	} finally {
		tell('[data-opening]', '');
		opening = false;
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
	leaveFor('/petugas/wbs/cadangan');
}
