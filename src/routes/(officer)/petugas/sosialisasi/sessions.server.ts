// What the pages about held sessions share: names for slugs and codes, and the session of an address.
import { redirect, type RequestEvent } from '@sveltejs/kit';
import { SESSION_STATE_LABELS, SESSION_STATE_TONES } from '#lib/labels/outreach.ts';
import { formatDate } from '#lib/labels/deadline.ts';
import type { Actor } from '#lib/server/officers/index.ts';
import { getSession, type ObjectiveShares, type SessionState } from '#lib/server/outreach/index.ts';
import { orErrorPage, refuse, type PostedForm } from '#lib/server/web/forms.ts';
import { namesOf } from '../words.server.ts';

/** The facts of a session in words; what the office no longer has stands for itself. */
export function factsOf(
	{ library, office }: App.Locals,
	session: { slug: string; heldOn: string; kecamatanCode: string | null; state: SessionState }
) {
	const { slug, kecamatanCode, state } = session;
	return {
		title: library.sessions.find((one) => one.slug === slug)?.title ?? slug,
		heldOn: formatDate(session.heldOn),
		kecamatan: kecamatanCode ? namesOf(office).kecamatan(kecamatanCode) : null,
		state: { label: SESSION_STATE_LABELS[state], tone: SESSION_STATE_TONES[state] }
	};
}

/**
 * Rows for `ObjectiveTable`, as lessons order their objectives; one of an older version stands for
 * itself, at the end.
 */
export function objectiveRows({ library }: App.Locals, shares: readonly ObjectiveShares[]) {
	const texts = new Map<string, string>(
		library.lessons.flatMap(({ slug, objectives }) =>
			objectives.map(({ id, text }) => [`${slug}/${id}`, text] as const)
		)
	);
	const order = [...texts.keys()];
	const rank = (key: string) => (texts.has(key) ? order.indexOf(key) : order.length);
	return shares
		.map(({ lesson, objective, before, after }) => {
			const key = `${lesson}/${objective}`;
			return { key, text: texts.get(key) ?? `${lesson}: ${objective}`, before, after };
		})
		.sort((one, other) => rank(one.key) - rank(other.key));
}

/** @throws an error page: 404 for a session that isn't there for this officer */
export async function openStep(event: RequestEvent<{ id: string }>, actor: Actor) {
	const session = await orErrorPage(getSession(event.locals.db, actor, event.params.id));
	return { id: session.id, ...factsOf(event.locals, session) };
}

/** Carries out a decision and leads back to the session. @returns a failure for the page */
export async function takeStep(
	event: RequestEvent<{ id: string }>,
	posted: PostedForm,
	step: string,
	command: Promise<void>
) {
	try {
		await command;
	} catch (error) {
		return refuse(error, posted);
	}
	redirect(303, `/petugas/sosialisasi/${event.params.id}?selesai=${step}`);
}
