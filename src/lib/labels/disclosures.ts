// The Indonesian words of the sealed channel for its reporters.
import {
	type Author,
	type DisclosureCategory,
	type DisclosureQuestion,
	isMember,
	promisedNews,
	type RefusedEntry,
	saidByTeam,
	type TalkBody,
	type TalkEntry,
	toldStatus,
	type ToldStatus
} from '#lib/sealed/index.ts';
import { formatDate } from './deadline.ts';
import { clockWords } from './disclosure-clocks.ts';
import { DISCLOSURE_CATEGORY_LABELS, ESCROW_LABEL } from './disclosure-team.ts';
import { sizeWords } from './offline.ts';

export const CATEGORY_HINTS = {
	extortion: 'Meminta uang untuk layanan yang gratis',
	gratuity: 'Menerima uang, barang, atau fasilitas',
	abuse_of_power: 'Memakai jabatan untuk kepentingan sendiri',
	conflict_of_interest: 'Mengurus perkara keluarga atau usahanya sendiri',
	misconduct: 'Melanggar aturan kerja dengan sengaja',
	other: 'Atau bila Anda ragu'
} as const satisfies Record<DisclosureCategory, string>;

const QUESTION_LABELS = {
	what: 'Apa yang terjadi',
	who: 'Siapa',
	when: 'Kapan',
	where: 'Di mana',
	how: 'Bagaimana caranya',
	evidence: 'Bukti'
} as const satisfies Record<DisclosureQuestion, string>;

const TOLD_STATUS_LABELS = {
	received: 'Sudah diterima dan dibaca tim',
	examining: 'Sedang diperiksa',
	not_for_us: 'Bukan urusan WBS',
	closed: 'Selesai'
} as const satisfies Record<ToldStatus, string>;

const KEY_TURNED =
	'Ada anggota tim yang tidak membaca laporan ini lagi. Tulisan dan lampiran sesudah ini tidak terbuka dengan kunci yang pernah ia pegang.';

/** Said instead of sending, when the key that the team has named is not there. */
export const KEY_WITHHELD =
	'Kunci kotak ini tidak cocok dengan yang disebut tim, jadi tidak ada yang dikirim. Jangan menulis di sini; pakai jalan lain yang disebut di halaman WBS.';

/** For a wrong code and for a report that is gone: nothing of it is left that could tell them apart. */
export const NO_SUCH_BOX =
	'Kode ini tidak membuka kotak apa pun. Periksa lagi huruf demi huruf dari salinan Anda, lalu ketik ulang. Laporan yang masa simpannya habis sudah dihapus, bersama kotaknya.';

/** For a report that is there and does not open: whatever is wrong with it, it isn't the code. */
export const BOX_DAMAGED =
	'Kode Anda benar, tetapi isi kotaknya tidak terbuka. Simpan terus kodenya dan coba lagi nanti. Bila tetap begini, pakai jalan lain yang disebut di halaman WBS.';

const READ_BY_TEAM = TOLD_STATUS_LABELS.received;
const NOT_YET_TOLD = 'Tersimpan, menunggu dibaca tim';

const REPORT_TITLE = 'Laporan Anda';
const TITLES = {
	message: 'Pesan',
	files: 'Lampiran',
	retract: 'Laporan ditarik',
	key: 'Kunci diganti'
} as const;

const ESCROW_OPENED = 'Laporan dibuka dengan kunci cadangan';

/** An entry of the box, in words. */
export interface BoxEntry {
	sequence: number;
	title: string;
	/** Who and when; empty for what can't be trusted. */
	by: string;
	/** Whether somebody else than the reporter wrote it. */
	team: boolean;
	/** Whether it can't be trusted, so that nothing of it is shown. */
	refused: boolean;
	paragraphs: { term: string; text: string }[];
}

/** A clock of the box, in words. */
export interface BoxClock {
	term: string;
	text: string;
	/** Whether it has happened. */
	done: boolean;
}

/** An open box, in words. */
export interface BoxView {
	status: string;
	clocks: BoxClock[];
	entries: BoxEntry[];
	/** The last thing that the team said; null while it has said nothing. */
	latest: { sequence: number; text: string } | null;
	/** How many attachments have arrived, in words. */
	files: string;
	retracted: boolean;
}

/**
 * @param entries from `openTalk`
 * @param clocks ISO dates, from the server
 * @param nameOf a reader by id, null for nobody known
 */
export function boxView(
	entries: readonly (TalkEntry | RefusedEntry)[],
	clocks: { firstWord: string; assessment: string; feedback: string },
	nameOf: (readerId: string) => string | null,
	today: string
): BoxView {
	const files = filesIn(entries);
	return {
		status: statusWords(entries),
		clocks: boxClocks(clocks, entries, today),
		entries: boxEntries(entries, nameOf),
		latest: latestAnswer(entries),
		files: files === 0 ? 'belum ada' : `${files} berkas`,
		retracted: isRetracted(entries)
	};
}

/**
 * @param entries from `openTalk`
 * @param nameOf a reader by id, null for nobody known
 */
function boxEntries(
	entries: readonly (TalkEntry | RefusedEntry)[],
	nameOf: (readerId: string) => string | null
): BoxEntry[] {
	return entries.map((entry) => {
		if ('refused' in entry) {
			return {
				sequence: entry.sequence,
				title: 'Pesan ini tidak bisa dipercaya',
				by: '',
				team: false,
				refused: true,
				paragraphs: [
					{
						term: '',
						text: 'Tanda tangannya tidak cocok dengan tim atau dengan Anda, jadi isinya tidak kami tampilkan. Jangan menjawab siapa pun yang meminta nama Anda. Pakai jalan di luar kantor yang disebut di halaman WBS.'
					}
				]
			};
		}
		const team = entry.author !== 'reporter';
		return {
			sequence: entry.sequence,
			title: titleOf(entry),
			by: `${byWhom(entry.author)}, ${formatDate(entry.day)}`,
			team,
			refused: false,
			paragraphs: paragraphsOf(entry.body, nameOf)
		};
	});
}

/**
 * The reporter's clocks, and whether the team has done by now what each is about.
 * @param clocks ISO dates, from the server
 * @param today ISO date
 */
function boxClocks(
	clocks: { firstWord: string; assessment: string; feedback: string },
	entries: readonly (TalkEntry | RefusedEntry)[],
	today: string
): BoxClock[] {
	const team = saidByTeam(entries);
	// Nothing is due any more, though the team may go on.
	if (isRetracted(entries)) return [];
	const told = (...statuses: ToldStatus[]) =>
		team.find(({ body }) => body.kind === 'status' && statuses.includes(body.status));
	const clock = (term: string, due: string, by: TalkEntry | undefined) => ({
		term,
		text: clockWords({ due, doneOn: by?.day ?? null }, today),
		done: by !== undefined
	});
	return [
		clock('Tim menjawab Anda', clocks.firstWord, team[0]),
		clock(
			'Tim memutuskan apakah diperiksa',
			clocks.assessment,
			told('examining', 'not_for_us', 'closed')
		),
		clock('Tim memberi kabar lanjutan atau hasilnya', clocks.feedback, promisedNews(team))
	];
}

/** @returns how many files a report has */
export function filesIn(entries: readonly (TalkEntry | RefusedEntry)[]): number {
	return entries.reduce(
		(count, entry) =>
			'body' in entry && entry.body.kind === 'files' ? count + entry.body.files.length : count,
		0
	);
}

function byWhom(author: Author): string {
	if (author === 'reporter') return 'Anda';
	return isMember(author) ? 'Tim WBS' : ESCROW_LABEL;
}

function titleOf({ body, author }: TalkEntry): string {
	if (author.startsWith('escrow:')) return ESCROW_OPENED;
	if (body.kind === 'report')
		return `${REPORT_TITLE}: ${DISCLOSURE_CATEGORY_LABELS[body.category]}`;
	return body.kind === 'status' ? TOLD_STATUS_LABELS[body.status] : TITLES[body.kind];
}

function paragraphsOf(
	body: TalkBody,
	nameOf: (readerId: string) => string | null
): BoxEntry['paragraphs'] {
	if (body.kind === 'report') {
		const answers = Object.entries(QUESTION_LABELS).map(([question, term]) => ({
			term,
			text: body.answers[question as DisclosureQuestion]
		}));
		const excluded = body.excluded.map((id) => nameOf(id) ?? 'seorang anggota').join(', ');
		return [
			...answers,
			{ term: 'Kontak', text: body.contact },
			{ term: 'Tidak mendapat kunci, jadi tidak bisa membaca', text: excluded }
		].filter(({ text }) => text !== '');
	}
	if (body.kind === 'files') {
		return body.files.map(({ name, size }) => ({ term: '', text: `${name} (${sizeWords(size)})` }));
	}
	if (body.kind === 'key') return [{ term: '', text: KEY_TURNED }];
	return body.text === '' ? [] : [{ term: '', text: body.text }];
}

/** @returns whether the reporter has taken the report back */
function isRetracted(entries: readonly (TalkEntry | RefusedEntry)[]): boolean {
	return entries.some((entry) => 'body' in entry && entry.body.kind === 'retract');
}

/** @returns the last thing that the team said, in words; null while it has said nothing */
function latestAnswer(
	entries: readonly (TalkEntry | RefusedEntry)[]
): { sequence: number; text: string } | null {
	const entry = lastOfTeam(entries);
	return (
		entry && {
			sequence: entry.sequence,
			text: `Baca jawaban terakhir tim, ${formatDate(entry.day)}`
		}
	);
}

function lastOfTeam(entries: readonly (TalkEntry | RefusedEntry)[]): TalkEntry | null {
	return saidByTeam(entries).at(-1) ?? null;
}

/** @returns where the case stands; a report that was taken back is that before all else */
function statusWords(entries: readonly (TalkEntry | RefusedEntry)[]): string {
	const told = toldStatus(entries);
	if (told?.status === 'closed') return TOLD_STATUS_LABELS.closed;
	if (isRetracted(entries)) return TITLES.retract;
	if (told) return TOLD_STATUS_LABELS[told.status];
	return lastOfTeam(entries) ? READ_BY_TEAM : NOT_YET_TOLD;
}
