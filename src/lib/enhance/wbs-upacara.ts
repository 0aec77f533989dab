// The ceremony: makes the root key on this computer, or signs with it who may read; and members agree
// with a change. The root's code stands on paper and in this page's memory, nowhere else.
import { toBase64 } from '#lib/sealed/bytes.ts';
import { ESCROW_LABEL, listWords } from '#lib/labels/disclosure-team.ts';
import {
	type Escrow,
	inGroups,
	keyFingerprint,
	type Manifest,
	manifestDigest,
	type Member,
	newRootCode,
	parseRootCode,
	readManifest,
	rootFingerprint,
	rootKeys,
	signManifest
} from '#lib/sealed/index.ts';
import { type Approving, wireApproving } from './wbs/approving.ts';
import { wireEscrow } from './wbs/escrow-making.ts';
import {
	find,
	leaveFor,
	lockOnceUsed,
	onSubmit,
	post,
	Refused,
	showStep,
	tell,
	typed,
	wireLocking,
	wirePrinting
} from './wbs/page.ts';

/** What the page knows of the team. */
interface Ceremony {
	rootKey: string | null;
	latest: { version: number; text: string; signature: string } | null;
	candidates: Member[];
	/** What waits for consent, for a member who may agree. */
	proposal: Approving | null;
}
const ceremony = JSON.parse(find('[data-ceremony]').dataset.ceremony ?? '{}') as Ceremony;
let code: string | null = null;
/** Made on this page, its sheets checked. */
let madeEscrow: Escrow | null = null;

const make = document.querySelector<HTMLFormElement>('form[data-make]');
if (make) {
	onSubmit(make, () => {
		code = newRootCode();
		const publicKey = toBase64(rootKeys(code).publicKey);
		tell('[data-root-code]', inGroups(code));
		tell('[data-root-key]', publicKey);
		tell('[data-root-fingerprint]', rootFingerprint(publicKey));
		showStep('lembar');
		return Promise.resolve();
	});
	find('[data-to-check]').addEventListener('click', () => showStep('periksa'));
	find('[data-to-sheet]').addEventListener('click', () => showStep('lembar'));
	const check = find<HTMLFormElement>('form[data-check]');
	onSubmit(check, () => {
		if (parseRootCode(typed(check, 'kode_induk')) !== code) {
			throw new Refused(
				'Kode itu belum sama dengan yang di lembar. Lihat lembarnya, lalu ketik lagi.'
			);
		}
		tell('[data-config]', find('[data-root-key]').textContent ?? '');
		code = null;
		check.reset();
		showStep('pasang');
		find('[data-step="lembar"]').remove();
		return Promise.resolve();
	});
}

const sign = document.querySelector<HTMLFormElement>('form[data-sign]');
if (sign) {
	onSubmit(sign, async () => {
		const root = readRoot(typed(sign, 'kode_induk'));
		const chosen = new FormData(sign).getAll('anggota').map(String);
		const compared = new FormData(sign).getAll('cocok').map(String);
		const members = ceremony.candidates.filter(({ id }) => chosen.includes(id));
		if (members.length < 2 || members.length > 15) {
			throw new Refused('Pilih paling sedikit dua dan paling banyak lima belas anggota.');
		}
		const [unseen] = members.filter(({ id }) => !compared.includes(id));
		if (unseen) {
			throw new Refused(`Cocokkan dulu sidik kunci ${unseen.name} dengan lembarnya, lalu centang.`);
		}
		const { latest } = ceremony;
		const escrow = chosenEscrow(typed(sign, 'cadangan'));
		if (escrow && escrow !== madeEscrow && !compared.includes(escrow.id)) {
			throw new Refused(
				'Minta seorang pemegang membacakan sidik kunci cadangan dari lembarnya. Bila cocok, centang.'
			);
		}
		const manifest: Manifest = {
			version: (latest?.version ?? 0) + 1,
			previous: latest ? manifestDigest(latest) : null,
			from: typed(sign, 'mulai'),
			until: typed(sign, 'sampai'),
			members: members.map(({ id, name, position, recipient, signKey }) => ({
				id,
				name,
				position,
				recipient,
				signKey
			})),
			escrow
		};
		if (!(manifest.from && manifest.until && manifest.from <= manifest.until)) {
			throw new Refused('Isi tanggal mulai dan tanggal akhir; akhir tidak boleh sebelum mulai.');
		}
		const address = '/petugas/wbs/upacara/simpan';
		const { missing } = await post<{ missing: number }>(address, signManifest(manifest, root));
		sign.reset();
		find('[data-in-force]').hidden = missing > 0;
		find('[data-waiting]').hidden = missing === 0;
		tell('[data-missing]', String(missing));
		tell('[data-version]', String(manifest.version));
		tell('[data-members]', listWords(readersIn(manifest)));
		showStep('selesai');
	});
	find('[data-to-escrow]').addEventListener('click', () => {
		// Holders of sheets come to this screen one after the other.
		find<HTMLInputElement>('[name=kode_induk]', sign).value = '';
	});
	wireEscrow((escrow) => {
		madeEscrow = escrow;
		find('[data-new-escrow]').hidden = false;
		find<HTMLInputElement>('[data-new-escrow] input').checked = true;
		tell('[data-new-holders]', listWords(escrow.holders));
		tell('[data-new-fingerprint]', keyFingerprint(escrow));
		showStep('mulai');
	});
}
if (ceremony.proposal) wireApproving(ceremony.proposal);
wirePrinting();
wireLocking(lock);
lockOnceUsed(lock);

/** A fresh page holds neither codes nor sheets. */
function lock(): void {
	// The public key that is left in the end is no secret, and nowhere else yet.
	if (document.querySelector('[data-step="pasang"]:not([hidden])')) return;
	code = null;
	leaveFor('/petugas/wbs/upacara');
}

function chosenEscrow(choice: string): Escrow | undefined {
	const { latest } = ceremony;
	if (choice === 'tetap' && latest) return readManifest(latest.text).escrow;
	return choice === 'baru' && madeEscrow ? madeEscrow : undefined;
}

function readersIn({ members, escrow }: Manifest): string[] {
	const names = members.map(({ name }) => name);
	return escrow ? [...names, ESCROW_LABEL.toLowerCase()] : names;
}

function readRoot(text: string): Uint8Array {
	const parsed = parseRootCode(text);
	if (parsed === null) {
		throw new Refused(
			'Ada huruf kode induk yang salah atau kurang. Lihat lembarnya, lalu ketik lagi.'
		);
	}
	const { seed, publicKey } = rootKeys(parsed);
	if (toBase64(publicKey) !== ceremony.rootKey) {
		throw new Refused('Kode itu bukan kode induk yang dipasang di sini.');
	}
	return seed;
}
