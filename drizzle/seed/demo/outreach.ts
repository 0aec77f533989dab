// Sessions in front of groups that the demo's outreach workers have held in kecamatan, counted by show
// of hands and sent when there was network again. One waits to be confirmed.
import type { Library, Session } from '#lib/guides/guide.ts';
import { quizOf } from '#lib/guides/session.ts';
import { totalsOf } from '#lib/guides/session-result.ts';
import type { Context } from '#lib/server/complaints/index.ts';
import { instantAt, localDate } from '#lib/server/deadlines/index.ts';
import type { Actor } from '#lib/server/officers/index.ts';
import { confirmSession, recordSession, revisionOf } from '#lib/server/outreach/index.ts';
import { addDays } from './office-days.ts';
import { between, chance, mulberry32, pick, type Random, shuffled, uuidFrom } from './random.ts';

const SEED = 17_1945;
/** Days before the demo's day on which a session was held, the last one not yet confirmed. */
const HELD = [260, 228, 190, 161, 124, 96, 63, 38, 17, 3];
/** How many of a group know the answer before a session, and after it. */
const KNEW = { a: 0.45, b: 0.78 };

/** What the demo needs besides the office: what is taught. */
export interface TaughtContext extends Context {
	library: Library;
}

/**
 * @param context the demo's database, and what is taught
 * @param head who confirms
 * @param until midnight at the office: nothing happens from here on
 */
export async function addDemoOutreach(
	context: TaughtContext,
	head: Actor,
	until: Date
): Promise<void> {
	const { db, office, library } = context;
	const random = mulberry32(SEED);
	const today = localDate(office.calendar, until);
	const places = shuffled(random, office.places.kecamatan);
	for (const [index, ago] of HELD.entries()) {
		const heldOn = addDays(today, -ago);
		const kecamatan = places[index % places.length];
		if (!kecamatan || library.sessions.length === 0) return;
		const held = { id: uuidFrom(random), heldOn, kecamatan: kecamatan.code };
		const result = { ...held, ...holdSession(random, pick(random, library.sessions), library) };
		// From a place without network it comes a day later.
		const sentAt = instantAt(office.calendar, addDays(heldOn, chance(random, 0.5) ? 1 : 0), '16:00');
		await recordSession(context, result, sentAt);
		if (index < HELD.length - 1) {
			await confirmSession(db, head, held.id, new Date(sentAt.getTime() + 3_600_000));
		}
	}
}

function holdSession(random: Random, session: Session, library: Library) {
	const present = between(random, 14, 42);
	const { questions } = quizOf(session, library);
	const quiz = (form: 'a' | 'b') => {
		const asked = questions.map(({ lesson, objective, forms }) => ({
			lesson,
			objective,
			right: forms[form].right,
			answers: forms[form].answers.length
		}));
		const hands = asked.map(({ right, answers }) => {
			const counts = Array.from({ length: answers }, () => 0);
			for (let person = 0; person < present; person++) {
				if (chance(random, 0.06)) continue;
				const answer = chance(random, KNEW[form]) ? right : between(random, 0, answers - 1);
				counts[answer] = (counts[answer] ?? 0) + 1;
			}
			return counts;
		});
		return { form, method: 'hands' as const, present, totals: totalsOf(asked, hands, present) };
	};
	return {
		session: session.slug,
		revision: revisionOf(session, library),
		present,
		minutes: session.minutes + between(random, -5, 20),
		quizzes: questions.length > 0 ? [quiz('a'), quiz('b')] : []
	};
}
