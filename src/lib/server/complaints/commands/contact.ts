// The ledger of contacts: every try to reach a reporter, whatever came of it.
import type { ContactOutcome, ContactWay } from '#lib/codes/complaint-codes.ts';
import type { Actor } from '../../officers/index.ts';
import { DomainError } from '../../platform/errors.ts';
import { type Changed, changeAsOfficer, type Target } from '../change.ts';
import type { Context } from '../context.ts';

/** A try to reach a reporter. */
export interface ContactTried {
	way: Exclude<ContactWay, 'tracking_page'>;
	outcome: ContactOutcome;
	/** When it was tried. */
	at: Date;
	/** For colleagues; may be empty. The reporter never reads it. */
	note: string;
}

const MINUTE = 60_000;

/** Seven digits and more, however they are grouped, or an address: somebody could be called by it. */
const PERSONAL = /(?:\d[\s.-]?){7,}|\S@\S/u;

/**
 * Notes a try to reach the reporter. They are told that and how it was tried, not what came of it.
 * @throws DomainError as `changeAsOfficer`; invalid_input for a time in the future or before the
 *   complaint came in, and for a note with a number or an address
 */
export async function recordContact(
	context: Context,
	actor: Actor,
	target: Target,
	tried: ContactTried,
	now: Date
): Promise<Changed> {
	const { way, outcome, at, note } = tried;
	if (PERSONAL.test(note)) {
		throw refused(
			'isi',
			'Jangan tulis nomor telepon, NIK, atau email di sini. Kontak pelapor sudah ada di pengaduan ini.'
		);
	}
	if (at > now) throw refused('jam', 'Jam ini belum lewat. Periksa tanggal dan jamnya.');
	return changeAsOfficer(context, actor, target, 'recordContact', now, ({ receivedAt }) => {
		// People write minutes; in the minute in which it came in, the try came after it.
		if (at.getTime() + MINUTE <= receivedAt.getTime()) {
			throw refused('tanggal', 'Laporan ini belum masuk pada waktu itu. Periksa tanggalnya.');
		}
		const triedAt = at < receivedAt ? receivedAt : at;
		return {
			data: { way, outcome, triedAt: triedAt.toISOString() },
			contact: { ...tried, at: triedAt },
			...(outcome === 'reached' ? { stops: ['first_human_answer'] } : {})
		};
	});
}

function refused(field: string, sentence: string): DomainError {
	return new DomainError('invalid_input', 'no such contact', { fields: { [field]: sentence } });
}
