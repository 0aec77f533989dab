// A member agrees with a change of the team: their browser checks the root's signature and what comes
// before, and signs. The key is unlocked for this one thing and forgotten again.
import { escrowWords, TEAM_CHANGE_LABELS } from '#lib/labels/disclosure-team.ts';
import { formatDate } from '#lib/labels/deadline.ts';
import { fromBase64 } from '#lib/sealed/bytes.ts';
import {
	type Approval,
	approvalsDue,
	approveManifest,
	keyFingerprint,
	openManifest,
	publicKeysOf,
	readManifest,
	type Signed
} from '#lib/sealed/index.ts';
import { copyOf, drawn, find, onSubmit, post, Refused, showStep, tell, typed } from './page.ts';
import { type PageTeam, unlockKeys } from './team.ts';

/** What waits for consent. */
export interface Approving {
	rootKey: string;
	today: string;
	signed: Signed;
	/** Text of the manifest in force. */
	previous: string;
	keys: PageTeam['keys'];
}

/**
 * Signs for one member, after checking.
 * @param secret the five words, or the recovery code
 * @throws Refused when the manifest can't be trusted, or this member can't agree
 */
export async function agree(waiting: Approving, secret: string): Promise<Approval> {
	const { rootKey, today, signed, previous, keys: locked } = waiting;
	const keys = await unlockKeys(locked, secret);
	const { signKey } = await publicKeysOf(keys);
	let may;
	try {
		openManifest(signed, { rootKey: fromBase64(rootKey, 32), minimumVersion: 1 }, today);
		may = approvalsDue(signed.text, previous).may;
	} catch {
		throw new Refused(
			'Susunan baru itu tidak sah, jadi tidak bisa disetujui. Hubungi pemegang kunci induk.'
		);
	}
	const own = may.find((member) => member.signKey === signKey);
	if (!own) throw new Refused('Kunci Anda tidak termasuk yang boleh menyetujui susunan ini.');
	return approveManifest(signed, own.id, today, keys.signSeed);
}

/** One reader, and what the change means for them. */
interface TeamChange {
	/** In words. */
	who: string;
	fingerprint: string;
	change: 'joins' | 'leaves' | 'stays';
}

/**
 * Read from what is signed: what the server shows could be something else.
 * @returns everybody of both teams, and their reserve keys; who made new keys leaves with the old and
 *   joins with the new
 */
export function changesOf(next: string, previous: string): TeamChange[] {
	const [after, before] = [readersOf(next), readersOf(previous)];
	// By fingerprint: an id could stay while the key behind it is another.
	const among = (readers: readonly Reader[], { fingerprint }: Reader) =>
		readers.some((one) => one.fingerprint === fingerprint);
	return [
		...after.map((one): TeamChange => {
			return { ...one, change: among(before, one) ? 'stays' : 'joins' };
		}),
		...before
			.filter((one) => !among(after, one))
			.map((one): TeamChange => ({ ...one, change: 'leaves' }))
	];
}

type Reader = Omit<TeamChange, 'change'>;

function readersOf(text: string): Reader[] {
	const { members, escrow } = readManifest(text);
	const readers = members.map((member) => ({
		who: `${member.name}, ${member.position}`,
		fingerprint: keyFingerprint(member)
	}));
	if (escrow) readers.push({ who: escrowWords(escrow), fingerprint: keyFingerprint(escrow) });
	return readers;
}

function drawChanges({ signed, previous }: Approving): void {
	const { from, until } = readManifest(signed.text);
	tell('[data-proposed-dates]', `${formatDate(from)} sampai ${formatDate(until)}`);
	find('[data-changes]').replaceChildren(
		...changesOf(signed.text, previous).map(({ who, fingerprint, change }) => {
			const line = copyOf('change');
			line.dataset.change = change;
			tell('[data-who]', who, line);
			tell('[data-what]', TEAM_CHANGE_LABELS[change], line);
			tell('[data-key]', fingerprint, line);
			return line;
		})
	);
}

/** Wires the form with which a member agrees. */
export function wireApproving(waiting: Approving): void {
	const form = find<HTMLFormElement>('form[data-approve]');
	drawChanges(waiting);
	onSubmit(form, async () => {
		const secret = typed(form, 'sandi_kunci');
		if (!new FormData(form).has('paham')) {
			throw new Refused('Centang dulu bahwa Anda sudah mencocokkan susunannya.');
		}
		if (!secret.trim()) throw new Refused('Ketik kata sandi kunci Anda.');
		tell('[data-working]', 'Membuka kunci…', form);
		await drawn();
		try {
			const approval = await agree(waiting, secret);
			const { missing } = await post<{ missing: number }>('/petugas/wbs/upacara/setujui', approval);
			form.reset();
			tell(
				'[data-agreed]',
				missing === 0
					? 'Susunan baru berlaku sekarang. Laporan baru tersegel untuk susunan ini.'
					: `Susunan baru masih menunggu ${missing} persetujuan lagi.`
			);
			showStep('disetujui');
		} finally {
			tell('[data-working]', '', form);
		}
	});
}
