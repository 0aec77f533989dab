// Makes a member's keys in this browser. Passphrase and recovery code are shown on a sheet, checked
// once by typing, and leave with the page; the server gets locked keys only.
import { toBase64 } from '#lib/sealed/bytes.ts';
import {
	inGroups,
	keyFingerprint,
	newMemberKeys,
	newPassphrase,
	newReaderId,
	newRecoveryCode,
	parseRecoveryCode,
	publicKeysOf,
	wrapKeys
} from '#lib/sealed/index.ts';
import { normalPassphrase } from '#lib/sealed/member-keys.ts';
import {
	drawn,
	find,
	onSubmit,
	post,
	Refused,
	showStep,
	tell,
	typed,
	wirePrinting
} from './wbs/page.ts';

interface Made {
	passphrase: string;
	recoveryCode: string;
	/** For the server. */
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
	tell('[data-working]', 'Kunci sedang dibuat. Tunggu beberapa detik…');
	await drawn();
	const keys = await newMemberKeys();
	const passphrase = newPassphrase();
	const recoveryCode = newRecoveryCode();
	const wrapped = await wrapKeys(keys, passphrase, recoveryCode);
	const open = await publicKeysOf(keys);
	made = {
		passphrase,
		recoveryCode,
		stored: {
			id: newReaderId(),
			position,
			...open,
			byPassphrase: toBase64(wrapped.byPassphrase),
			byRecovery: toBase64(wrapped.byRecovery)
		}
	};
	tell('[data-working]', '');
	tell('[data-passphrase]', passphrase);
	tell('[data-recovery]', inGroups(recoveryCode));
	tell('[data-fingerprint]', keyFingerprint(open));
	tell('[data-position]', position);
	showStep('lembar');
});

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
	await post('/petugas/wbs/kunci/simpan', made.stored);
	made = null;
	check.reset();
	showStep('selesai');
	// Nothing of the sheet stays in the page.
	find('[data-step="lembar"]').remove();
});
wirePrinting();
