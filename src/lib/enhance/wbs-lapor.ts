// Seals a report in this browser. Nothing leaves it unsealed, and nothing is kept in it. First of all it
// takes away the button that sends to the server unsealed.
import * as v from 'valibot';
import { disclosureForm, NOBODY_LEFT, problemOfFiles, TOO_LONG } from '#lib/forms/disclosures.ts';
import { firstWrongGroup } from '#lib/codes/kinds.ts';
import { listWords } from '#lib/labels/disclosure-team.ts';
import { fromBase64 } from '#lib/sealed/bytes.ts';
import {
	type ApprovedManifest,
	formatReceipt,
	type Manifest,
	openApproved,
	type ReporterSide,
	SealedError
} from '#lib/sealed/index.ts';
import {
	askBeforeLeaving,
	drawn,
	find,
	get,
	goTo,
	onSubmit,
	Refused,
	showStep,
	tell,
	typed,
	wirePrinting
} from './wbs/page.ts';
import { goesOn, sendingOf } from './wbs/send-files.ts';
import { type Box, openBox, say as sayIn } from './wbs/box.ts';
import { drawChoices, tellReaders } from './wbs/choices.ts';
import { newFiling } from './wbs/filing.ts';
import { showErrors } from './wbs/errors.ts';
import { doWork, type Proof } from './wbs/work.ts';

const LOST =
	'Tidak terhubung ke server, jadi belum ada yang terkirim. Isian Anda masih di halaman ini. Coba lagi.';
const TEAM_CHANGED =
	'Susunan tim WBS berubah selagi Anda menulis, jadi belum ada yang terkirim. Periksa lagi siapa yang tidak boleh membaca, lalu kirim lagi.';
const NOT_OURS =
	'Daftar penerima dari server tidak sah, jadi tidak ada yang dikirim. Jangan pakai saluran ini sekarang; pakai jalan di luar kantor: Inspektorat kabupaten, Ombudsman, atau KPK.';

interface Team {
	signed: ApprovedManifest;
	/** Text of the manifest before. */
	previous: string | null;
	rootKey: string;
	minimumVersion: number;
	day: string;
}

const form = find<HTMLFormElement>('form[data-team]');
let team = JSON.parse(form.dataset.team ?? '{}') as Team;
const button = find<HTMLButtonElement>('[data-seal]');
const file = newFiling();
let proof: Promise<Proof> | null = null;
let busy = false;
/** Until it was typed back. */
let receipt = '';
let sendingFiles = false;

// Only this script sends it.
form.addEventListener('submit', (event) => event.preventDefault());
form.addEventListener('change', () => tellReaders(form));
// While the person writes, so that nobody waits for it.
form.addEventListener('input', () => startWork(), { once: true });
button.addEventListener('click', () => void seal());
for (const part of document.querySelectorAll('[data-without-script]')) part.remove();
button.hidden = false;
tellReaders(form);
wireConfirming();
askBeforeLeaving(() => receipt !== '' || sendingFiles);
wirePrinting();

function startWork(): Promise<Proof> {
	proof ??= doWork();
	// Told when it is needed; until then a lost connection is nobody's concern.
	proof.catch(() => {
		proof = null;
	});
	return proof;
}

function excluded(): string[] {
	return new FormData(form).getAll('kecualikan').map(String);
}

async function seal(): Promise<void> {
	if (busy) return;
	busy = true;
	button.setAttribute('aria-busy', 'true');
	const working = find('[data-working]');
	const say = (words: string) => {
		working.hidden = words === '';
		tell('[data-working-say]', words);
	};
	try {
		const posted = new FormData(form);
		const read = v.safeParse(disclosureForm, {
			...Object.fromEntries(posted),
			kecualikan: excluded()
		});
		const files = posted
			.getAll('lampiran')
			.filter((one): one is File => one instanceof File && one.name !== '');
		const problem = problemOfFiles(files);
		const errors = read.success
			? []
			: read.issues.map(({ path, message }) => ({ field: String(path?.[0]?.key ?? ''), message }));
		if (problem) errors.push({ field: 'lampiran', message: problem });
		showErrors(form, errors);
		if (!read.success || errors.length > 0) return;
		say('Menyegel laporan Anda…');
		await drawn();
		await sendReport(read.output, files, say);
	} catch (error) {
		const changed = error instanceof Refused && error.status === 409;
		showErrors(form, [changed ? await renewTeam() : errorOf(error)]);
	} finally {
		say('');
		button.removeAttribute('aria-busy');
		busy = false;
	}
}

interface FormError {
	field: string;
	message: string;
}

function errorOf(error: unknown): FormError {
	if (error instanceof Refused) return { field: '', message: error.message };
	if (!(error instanceof SealedError)) return { field: '', message: LOST };
	if (error.code === 'not_for_us') return { field: 'kecualikan', message: NOBODY_LEFT };
	if (error.code === 'too_large') return { field: 'apa', message: TOO_LONG };
	return { field: '', message: NOT_OURS };
}

/** @returns the team that the form shows @throws SealedError when it isn't the root's */
function checkedTeam({ signed, previous, rootKey, minimumVersion, day }: Team): Manifest {
	return openApproved(signed, previous, { rootKey: fromBase64(rootKey, 32), minimumVersion }, day);
}

/** Shows the team as it is now, where another is in force than the report was sealed for. */
async function renewTeam(): Promise<FormError> {
	try {
		const fresh = { ...team, ...(await get<Partial<Team>>('/wbs/penerima')) };
		const added = drawChoices(form, checkedTeam(fresh));
		team = fresh;
		tellReaders(form);
		const who = added.length > 0 ? ` Yang baru: ${listWords(added)}.` : '';
		return { field: 'kecualikan', message: `${TEAM_CHANGED}${who}` };
	} catch (error) {
		return errorOf(error);
	}
}

async function sendReport(
	said: v.InferOutput<typeof disclosureForm>,
	files: File[],
	say: (words: string) => void
): Promise<void> {
	const manifest = checkedTeam(team);
	const filed = await file(manifest, said, team.day, async () => {
		say('Sebentar, pemeriksaan terakhir…');
		const work = await startWork();
		// It serves once: another try needs another.
		proof = null;
		say('Mengirim…');
		return work;
	});
	receipt = filed.receipt;
	tell('[data-receipt]', formatReceipt(receipt));
	find('[data-before-change]').hidden = !filed.changed;
	form.reset();
	showStep('kode');
	document.title = 'Simpan kode Anda · Tanggap';
	if (files.length > 0) void sendFiles(files, filed.side);
}

async function sendFiles(files: File[], side: ReporterSide): Promise<void> {
	const place = find('[data-files]');
	const again = find<HTMLButtonElement>('[data-files-again]', place);
	const bar = find<HTMLProgressElement>('[data-files-bar]', place);
	const problem = find('[data-files-problem]', place);
	const sending = sendingOf(files, side.identity, side.keys.lookup, (share) => {
		bar.value = Math.round(share * 100);
		tell('[data-files-say]', `Tersegel dan terkirim: ${bar.value} %. Jangan tutup halaman ini.`);
	});
	let box: Box | null = null;
	/** @throws also when it has to be tried again; what is named already is found then */
	const finish = async () => {
		const body = { kind: 'files', files: await sending.go() } as const;
		box ??= await openBox(side.keys, team.rootKey);
		const said = await sayIn(box, body);
		box = said.box;
		if (said.problem) throw said.problem;
	};
	place.hidden = false;
	tell('[data-files-say]', 'Menyegel lampiran…');
	sendingFiles = true;
	const go = async () => {
		again.hidden = true;
		problem.hidden = true;
		try {
			await finish();
			sendingFiles = false;
			bar.hidden = true;
			tell('h2', 'Lampiran sudah terkirim', place);
			tell('[data-files-say]', `${files.length} berkas tersegel dan tersimpan.`);
		} catch (error) {
			problem.textContent =
				error instanceof Refused
					? error.message
					: 'Sambungan terputus. Laporan Anda sudah aman; lampirannya dilanjutkan dari bagian yang terakhir.';
			problem.hidden = false;
			sendingFiles = goesOn(error);
			again.hidden = !sendingFiles;
		}
	};
	again.addEventListener('click', () => void go());
	await go();
}

function wireConfirming(): void {
	const confirming = find<HTMLFormElement>('form[data-confirm]');
	onSubmit(confirming, () => {
		const copy = typed(confirming, 'kode');
		if (copy.trim() === '') throw new Refused('Ketik dulu kode dari salinan Anda.');
		const group = firstWrongGroup(copy, receipt);
		if (group !== null) {
			throw new Refused(`Belum sama: lihat kelompok ke-${group}, huruf demi huruf.`);
		}
		confirming.reset();
		receipt = '';
		// Nothing of it stays in the page.
		find('[data-receipt-part]').remove();
		confirming.hidden = true;
		const confirmed = find('[data-confirmed]');
		confirmed.hidden = false;
		goTo(confirmed);
		return Promise.resolve();
	});
}
