// The reminder that a year's holidays are missing, for those who can see to it.
import { formatDate } from '#lib/labels/deadline.ts';
import { deadlinesReach } from '#lib/server/complaints/index.ts';
import { instantAt, localDate, nextDecree } from '#lib/server/deadlines/index.ts';
import { type Actor, hasRole } from '#lib/server/officers/index.ts';

/**
 * @param locals of the request
 * @param actor an administrator or the head; nobody else is reminded
 * @returns what to say from two months before the last year ends, or when a deadline already goes
 *   beyond it; null when all is well
 */
export async function calendarWarning(
	locals: App.Locals,
	actor: Actor
): Promise<{ title: string; text: string; href: string | null } | null> {
	if (!hasRole(actor, 'administrator', 'head')) return null;
	const { calendar } = locals.office;
	const { year, near } = nextDecree(calendar, localDate(calendar, locals.now));
	const begins = `${year}-01-01`;
	const reached = await deadlinesReach(locals, actor, instantAt(calendar, begins, '00:00'));
	if (!near && !reached) return null;
	const administers = hasRole(actor, 'administrator');
	return {
		title: `Kalender ${year} belum ditetapkan`,
		text: [
			`Mulai ${formatDate(begins)} hari liburnya belum diketahui di sini.`,
			reached && 'Sudah ada batas waktu yang jatuh sesudah tanggal itu, dan bisa bergeser.',
			administers
				? `Isi kalender ${year} begitu SKB-nya terbit.`
				: `Minta administrator mengisinya begitu SKB ${year} terbit.`
		]
			.filter(Boolean)
			.join(' '),
		href: administers ? `/petugas/administrasi/kalender/${year}/ubah` : null
	};
}
