import { fail, redirect } from '@sveltejs/kit';
import { looksLikeBoxCode } from '#lib/codes/kinds.ts';
import { openTracking } from '#lib/server/complaints/index.ts';
import { DomainError } from '#lib/server/platform/errors.ts';
import { consume, giveBack, networkOf } from '#lib/server/platform/rate-limit.ts';
import { sentenceOf } from '#lib/server/web/error-mapping.ts';
import { readPostedForm } from '#lib/server/web/forms.ts';
import { rememberTracking } from '#lib/server/web/tracking.ts';
import type { Actions, PageServerLoad } from './$types';

// Which of the two is wrong is nobody's business, and neither is what was typed.
const WRONG_PAIR =
	'Nomor dan kode ini tidak cocok. Periksa lagi keduanya, lalu ketik ulang seperti di tanda terima.';

const BOX_CODE =
	'Itu kode kotak laporan tersegel, yang tidak punya nomor. Bukanya di halaman Kotak laporan.';

export const load: PageServerLoad = ({ url }) => ({
	expired: url.searchParams.has('habis'),
	left: url.searchParams.has('keluar')
});

export const actions: Actions = {
	default: async (event) => {
		const { db, address, now } = event.locals;
		const { values } = await readPostedForm(event);
		if (looksLikeBoxCode(values.kode ?? '')) {
			return fail(400, { errors: [{ field: 'kode', message: BOX_CODE }] });
		}
		const limit = {
			purpose: 'track',
			subject: networkOf(address),
			limit: 10,
			windowSeconds: 15 * 60
		};
		// Taken before looking, so that tries at the same moment can't all look first.
		const answer = await consume(db, limit, now);
		if (!answer.allowed) {
			const refusal = new DomainError('rate_limited', 'too many wrong pairs', answer);
			return fail(429, { errors: [{ field: '', message: sentenceOf(refusal) }] });
		}
		const token = await openTracking(
			event.locals,
			{ number: values.nomor ?? '', code: values.kode ?? '' },
			now
		);
		if (!token) return fail(400, { errors: [{ field: 'nomor', message: WRONG_PAIR }] });
		// Only failures count, so that a village behind one address can follow its complaints.
		await giveBack(db, limit, now);
		rememberTracking(event, token);
		redirect(303, values.ke === 'serupa' ? '/lacak/laporan/serupa' : '/lacak/laporan');
	}
};
