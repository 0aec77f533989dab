// Makes a member's keys in this browser, or locks those that they have anew. Passphrase and recovery
// code are shown on a sheet, checked once by typing, and leave with the page; the server gets locked
// keys only.
import { toBase64 } from '#lib/sealed/bytes.ts';
import {
	inGroups,
	keyFingerprint,
	type MemberKeys,
	newMemberKeys,
	newPassphrase,
	newReaderId,
	newRecoveryCode,
	parseRecoveryCode,
	type PublicKeys,
	publicKeysOf,
	wrapKeys
} from '#lib/sealed/index.ts';
import { normalPassphrase } from '#lib/sealed/member-keys.ts';
import {
	drawn,
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
import { type PageTeam, unlockKeys } from './wbs/team.ts';

interface Made {
	passphrase: string;
	recoveryCode: string;
	/** Where it goes, with what. */
	address: string;
	stored: Record<string, string>;
}
let made: Made | null = null;

const start = find<HTMLFormElement>('form[data-make]');
onSubmit(start, async () => {
	const position = typed(start, 'jabatan').trim();
	if (position.length < 1 || position.length > 100) {
		throw new Refused('Tulis jabatan atau instansi Anda, paling banyak 100 huruf.');
	}
	const agreed = start.querySelector<HTMLInputElement>('input[name=paham]');
	if (agreed && !agreed.checked) throw new Refused('Centang dulu bahwa Anda paham.');
	tell('[data-working]', 'Kunci sedang dibuat. Tunggu beberapa detik…', start);
	await drawn();
	try {
		const keys = await newMemberKeys();
		const open = await publicKeysOf(keys);
		const id = newReaderId();
		await showSheet(keys, open, position, '/petugas/wbs/kunci/simpan', { id, position, ...open });
	} finally {
		tell('[data-working]', '', start);
	}
});

const renew = document.querySelector<HTMLFormElement>('form[data-renew]');
if (renew) {
	const now = JSON.parse(renew.dataset.renew ?? '{}') as PageTeam['keys'] & { position: string };
	onSubmit(renew, async () => {
		const secret = typed(renew, 'sandi_lama');
		if (!secret.trim()) throw new Refused('Ketik kata sandi kunci atau kode pemulihan Anda.');
		tell('[data-working]', 'Membuka kunci, lalu menguncinya lagi. Tunggu beberapa detik…', renew);
		await drawn();
		try {
			const keys = await unlockKeys(now, secret);
			const open = await publicKeysOf(keys);
			const { recipient } = open;
			await showSheet(keys, open, now.position, '/petugas/wbs/kunci/ganti', { recipient });
			renew.reset();
		} finally {
			tell('[data-working]', '', renew);
		}
	});
}

/** Locks keys with fresh secrets, and shows these on the sheet. */
async function showSheet(
	keys: MemberKeys,
	open: PublicKeys,
	position: string,
	address: string,
	more: Record<string, string>
): Promise<void> {
	const passphrase = newPassphrase();
	const recoveryCode = newRecoveryCode();
	const wrapped = await wrapKeys(keys, passphrase, recoveryCode);
	const locked = {
		byPassphrase: toBase64(wrapped.byPassphrase),
		byRecovery: toBase64(wrapped.byRecovery)
	};
	made = { passphrase, recoveryCode, address, stored: { ...more, ...locked } };
	tell('[data-passphrase]', passphrase);
	tell('[data-recovery]', inGroups(recoveryCode));
	tell('[data-fingerprint]', keyFingerprint(open));
	tell('[data-position]', position);
	showStep('lembar');
}

find('[data-to-check]').addEventListener('click', () => showStep('periksa'));
find('[data-to-sheet]').addEventListener('click', () => showStep('lembar'));

const check = find<HTMLFormElement>('form[data-check]');
onSubmit(check, async () => {
	if (!made) throw new Refused('Buat kunci dulu.');
	if (normalPassphrase(typed(check, 'sandi_kunci')) !== made.passphrase) {
		throw new Refused(
			'Lima kata itu belum sama dengan yang di lembar. Lihat lembarnya, lalu ketik lagi.'
		);
	}
	if (parseRecoveryCode(typed(check, 'kode_pulih')) !== made.recoveryCode) {
		throw new Refused('Kode pemulihan itu belum sama dengan yang di lembar. Ketik lagi.');
	}
	const { address, stored } = made;
	await post(address, stored);
	made = null;
	check.reset();
	showStep('id' in stored ? 'selesai' : 'terganti');
	// Nothing of the sheet stays in the page.
	find('[data-step="lembar"]').remove();
});
wirePrinting();
wireLocking(lock);
lockOnceUsed(lock);

/** A fresh page holds nothing of the sheet. */
function lock(): void {
	made = null;
	leaveFor('/petugas/wbs/kunci');
}
