// What the pages of a session share: the session of an address, and everything that its slides show.
import { error as httpError } from '@sveltejs/kit';
import { qrDrawing } from '#lib/codes/qr.ts';
import { deckOf } from '#lib/guides/session.ts';
import type { Session } from '#lib/guides/guide.ts';
import { revisionOf } from '#lib/server/outreach/index.ts';

/** @param slug as it stands in the address @throws 404 when there's no such session */
export function findSession({ library }: App.Locals, slug: string): Session {
	const session = library.sessions.find((one) => one.slug === slug);
	if (!session) httpError(404, 'Sesi ini tidak ada. Cari lagi di daftar sesi.');
	return session;
}

/**
 * @param locals where the library is
 * @param slug as it stands in the address
 * @param origin where this site is, for codes that phones read
 */
export function openDeck(locals: App.Locals, slug: string, origin: string) {
	const session = findSession(locals, slug);
	const { stretches, slides, questions, objectives } = deckOf(session, locals.library);
	const { title, summary, audience, minutes } = session;
	return {
		session: { slug, title, summary, audience, minutes },
		review: session,
		revision: revisionOf(session, locals.library),
		stretches,
		slides,
		questions,
		faces: {
			quizDoors: {
				a: doorTo(origin, `/sesi/${slug}/kuis/a`),
				b: doorTo(origin, `/sesi/${slug}/kuis/b`)
			},
			complaintDoor: doorTo(origin, '/lapor'),
			objectives: objectives.map(({ lesson, objective, text }) => ({
				key: `${lesson}/${objective}`,
				text,
				before: null,
				after: null
			}))
		}
	};
}

function doorTo(origin: string, path: string) {
	const address = origin + path;
	return { address: address.replace(/^https?:\/\//, ''), qr: qrDrawing(address) };
}
