// Draws an opened report. Everything in it comes from strangers: it becomes text, never markup, and
// attachments are saved, never shown.
import { formatDate } from '#lib/labels/deadline.ts';
import {
	clockWords,
	DISCLOSURE_CLOCK_LABELS,
	type DisclosureClock
} from '#lib/labels/disclosure-clocks.ts';
import {
	ANSWER_LABELS,
	ASSESSMENT_LABELS,
	CASE_STAGE_LABELS,
	DISCLOSURE_CATEGORY_LABELS,
	OUTCOME_LABELS,
	TEAM_ENTRY_LABELS,
	TOLD_LABELS
} from '#lib/labels/disclosure-team.ts';
import { openFile, sealedFileDigest } from '#lib/sealed/index.ts';
import type { SealedFile, TalkBody } from '#lib/sealed/talk.ts';
import { caseStage, type TeamBody } from '#lib/sealed/team-bodies.ts';
import { type OpenCase, reportOf, stateOf } from './case.ts';
import { clocksOf, runningClock } from './clocks.ts';
import { copyOf, find, Lost, postForBytes, Refused, tell } from './page.ts';
import type { Team } from './team.ts';

/** @param today ISO date @returns one line about the report, for the list */
export function factsOf(open: OpenCase, today: string): string {
	const stage = CASE_STAGE_LABELS[stageOf(open)];
	const due = nextDue(open);
	return [stage, due && `${DISCLOSURE_CLOCK_LABELS[due.clock]}: ${clockWords(due.state, today)}`]
		.filter(Boolean)
		.join(' · ');
}

/** @returns what the report is called: it has no number */
export function titleOf(open: OpenCase): string {
	const report = reportOf(open);
	const kind = report ? DISCLOSURE_CATEGORY_LABELS[report.category] : 'Tidak terbaca';
	return `${kind}, ${formatDate(open.filedOn)}`;
}

/** @returns the stage of a case */
export function stageOf(open: OpenCase) {
	return caseStage(
		stateOf(open),
		open.talk.filter((entry) => 'body' in entry)
	);
}

/** @returns the clock that runs out first, null when none runs */
export function nextDue(open: OpenCase) {
	const stage = stageOf(open);
	return stage === 'closed' || stage === 'retracted' ? null : runningClock(open);
}

/** Fills the page's one case. */
export function drawCase(team: Team, open: OpenCase, today: string): void {
	tell('[data-title]', titleOf(open));
	find('[data-server-sealed]').hidden = open.sealedBy === 'browser';
	find('[data-unturned]').hidden = !open.unturned;
	drawDues(open, today);
	const talk = find('[data-talk]');
	talk.replaceChildren(
		...open.talk.map((entry) =>
			'refused' in entry
				? refusedLine(entry.sequence)
				: message(
						team.nameOf(entry.author),
						entry.day,
						sayingOf(entry.body),
						filesOf(open, entry.body)
					)
		)
	);
	const notes = find('[data-notes]');
	notes.replaceChildren(
		...open.notes.map((entry) =>
			'refused' in entry
				? refusedLine(entry.sequence)
				: message(team.nameOf(entry.author), entry.day, notingOf(entry.body, team))
		)
	);
	const none = find('[data-no-notes]');
	none.hidden = open.notes.length > 0;
	none.textContent =
		open.notesBegun && open.noteIdentity === null
			? 'Catatan tim laporan ini tidak terbuka bagi kunci Anda.'
			: 'Belum ada catatan.';
}

/** @returns what a message says, in words */
export function sayingOf(body: TalkBody): string {
	switch (body.kind) {
		case 'report': {
			const answers = Object.entries(ANSWER_LABELS).flatMap(([key, label]) => {
				const text = body.answers[key as keyof typeof ANSWER_LABELS];
				return text ? [`${label}:\n${text}`] : [];
			});
			const contact = body.contact ? [`Cara menghubungi pelapor:\n${body.contact}`] : [];
			return [`Jenis: ${DISCLOSURE_CATEGORY_LABELS[body.category]}`, ...answers, ...contact].join(
				'\n\n'
			);
		}
		case 'files':
			return `${body.files.length} lampiran`;
		case 'retract':
			return ['Pelapor menarik laporannya.', body.text].filter(Boolean).join('\n\n');
		case 'status':
			return [TOLD_LABELS[body.status], body.text].filter(Boolean).join('\n\n');
		case 'key':
			return 'Kunci laporan ini diganti.';
		case 'message':
			return body.text;
	}
}

/** @returns what an entry of the team says, in words */
export function notingOf(body: TeamBody, team: Team): string {
	const label = TEAM_ENTRY_LABELS[body.kind];
	switch (body.kind) {
		case 'note':
			return body.text;
		case 'assessment':
			return `${label}: ${ASSESSMENT_LABELS[body.decision]}\nJenis: ${DISCLOSURE_CATEGORY_LABELS[body.category]}\n\n${body.text}`;
		case 'outcome':
			return `${label}: ${OUTCOME_LABELS[body.outcome]}\n\n${body.text}`;
		case 'approval':
		case 'key':
			return label;
		case 'reader':
			return `${label} kepada ${team.nameOf(`member:${body.member}`)}`;
		case 'export':
			return `${label} kepada ${body.to}\nSHA-256 ${body.sha256}`;
		default:
			return `${label}\n\n${body.text}`;
	}
}

/** Fetches an attachment, sealed, and checks that it is the one that the reporter signed for. */
export async function fetchSealed(open: OpenCase, file: SealedFile): Promise<Uint8Array> {
	const key = { report: open.id, read: open.read };
	const sealed = await postForBytes('/petugas/wbs/berkas', { ...key, file: file.id });
	if ((await sealedFileDigest(sealed)) !== file.sha256) throw new Error('another file');
	return sealed;
}

/** @returns what to say of an attachment that could not be opened */
export function fileProblem(error: unknown): string {
	if (error instanceof Refused) return error.message;
	if (error instanceof Lost) return 'Sambungan terputus. Coba lagi.';
	return 'Lampiran ini tidak utuh, jadi tidak dibuka.';
}

/** Lets the browser save bytes under a name. */
export function save(bytes: Uint8Array, name: string): void {
	const link = document.createElement('a');
	// Never the type that the sender claims: nothing of theirs runs here.
	const type = 'application/octet-stream';
	link.href = URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>], { type }));
	link.download = name.replace(/[^\p{L}\p{N}. _()-]/gu, '_').slice(0, 120) || 'lampiran';
	link.click();
	setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

function drawDues(open: OpenCase, today: string): void {
	const over = nextDue(open) === null;
	const clocks = Object.entries(clocksOf(open)).map(([clock, state]) => {
		// Of what is closed or retracted nothing is due any more.
		const words = over && state.doneOn === null ? 'Tidak berjalan lagi' : clockWords(state, today);
		return [DISCLOSURE_CLOCK_LABELS[clock as DisclosureClock], words] as const;
	});
	find('[data-dues]').replaceChildren(
		...[
			['Keadaan', CASE_STAGE_LABELS[stageOf(open)]] as const,
			['Masuk', formatDate(open.filedOn)] as const,
			...clocks,
			['Disimpan sampai', formatDate(open.keptUntil)] as const
		].map(([term, words]) => {
			const line = copyOf('due');
			tell('dt', term, line);
			tell('dd', words, line);
			return line;
		})
	);
}

function message(
	author: string,
	day: string | null,
	words: string,
	more: HTMLElement[] = []
): HTMLElement {
	const line = copyOf('message');
	tell('[data-author]', author, line);
	tell('[data-day]', day === null ? '' : formatDate(day), line);
	tell('[data-said]', words, line);
	line.append(...more);
	return line;
}

function refusedLine(sequence: number): HTMLElement {
	return message(
		'Tidak sah',
		// What it gives as its day is not to be trusted either.
		null,
		`Pesan ke-${sequence + 1} tidak ditampilkan: diubah, dipindah, atau bukan tulisan orang yang disebut. Laporkan kepada pemegang kunci induk.`
	);
}

function filesOf(open: OpenCase, body: TalkBody): HTMLElement[] {
	if (body.kind !== 'files') return [];
	return body.files.map((file) => {
		const line = copyOf('file');
		tell(
			'[data-name]',
			// Without what turns the direction: "gpj.exe" must not read as "exe.jpg".
			`${file.name.replace(/\p{Cf}/gu, '')} (${Math.ceil(file.size / 1024).toLocaleString('id-ID')} KB)`,
			line
		);
		find('[data-download]', line).addEventListener('click', () => {
			tell('[data-file-problem]', 'Membuka…', line);
			fetchSealed(open, file)
				.then((sealed) => openFile(sealed, open.ring))
				.then((bytes) => {
					save(bytes, file.name);
					tell('[data-file-problem]', 'Tersimpan di komputer ini. Hapus sesudah dibaca.', line);
				})
				.catch((error: unknown) => tell('[data-file-problem]', fileProblem(error), line));
		});
		return line;
	});
}
