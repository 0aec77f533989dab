// A report on its way to the server. The same words are the same report under the same receipt, whatever
// becomes of an answer: none is stored twice, and none whose receipt nobody has seen.
import { toBase64 } from '#lib/sealed/bytes.ts';
import { type Manifest, type ReceiptKeys, sealReport } from '#lib/sealed/index.ts';
import { isStored } from './box.ts';
import { postOnly, Refused } from './page.ts';
import type { Proof } from './work.ts';

const PERHAPS =
	'Sambungan terputus, jadi belum pasti laporan Anda sudah sampai. Isian Anda masih di halaman ini. Kirim lagi tanpa mengubahnya: laporan yang sama tidak tersimpan dua kali.';

type Said = Parameters<typeof sealReport>[1];
type Sealed = Awaited<ReturnType<typeof sealReport>>;
/** A report that is stored, with what stays with its reporter. */
export interface Filed extends Sealed {
	/** Whether its words were changed since: then the changes are not in it. */
	changed: boolean;
}

/**
 * @returns seals a report and sends it, or goes on with the last one if it is the same; `work` makes the
 *   proof for one try. It throws Refused (status 409: for another team than that in force), SealedError,
 *   and anything else when nothing was sent
 */
export function newFiling() {
	let last: { words: string; sealed: Sealed; sent: boolean } | null = null;
	return async (
		manifest: Manifest,
		said: Said,
		day: string,
		work: () => Promise<Proof>
	): Promise<Filed> => {
		const words = JSON.stringify([manifest, said]);
		if (last?.words !== words) {
			if (last?.sent && (await hasArrived(last.sealed.side.keys))) {
				return { ...last.sealed, changed: true };
			}
			last = { words, sealed: await sealReport(manifest, said, day), sent: false };
		}
		const current = last;
		const { parts, side } = current.sealed;
		try {
			const proof = await work();
			current.sent = true;
			await postOnly('/wbs/segel', {
				...parts,
				reporterWrap: toBase64(parts.reporterWrap),
				slots: parts.slots.map(toBase64),
				envelope: toBase64(parts.envelope),
				proof
			});
		} catch (error) {
			if (!current.sent || !(await hasArrived(side.keys))) throw error;
		}
		return { ...current.sealed, changed: false };
	};
}

async function hasArrived(keys: ReceiptKeys): Promise<boolean> {
	try {
		return await isStored(keys);
	} catch {
		throw new Refused(PERHAPS);
	}
}
