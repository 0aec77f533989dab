// Reports as two holders of sheets open them with the reserve key: that they did is written into each,
// before anything of it is shown.
import type { TeamBody } from '#lib/sealed/team-bodies.ts';
import type { OpenCase } from './case.ts';
import { type AtCase, note, say } from './case-steps.ts';
import { notingOf } from './case-view.ts';
import { Refused } from './page.ts';
import type { Found } from './team.ts';
import { openAnew } from './turn.ts';

/** Two holders at a computer. */
export type Joined = Omit<AtCase, 'open'>;

/**
 * Opens a report as it is now, and notes that it was opened unless the same stands in it from today.
 * @param words who is there, and why
 * @throws Refused, Lost
 */
export async function openNoted(joined: Joined, found: Found, words: string): Promise<OpenCase> {
	const { team, who, today } = joined;
	const open = await openAnew(team, who, found, today);
	if (typeof open === 'string') {
		throw new Refused('Laporan ini sudah dihapus, atau tidak terbuka lagi dengan kunci ini.');
	}
	const noted = open.talk.some(
		(entry) =>
			'body' in entry &&
			entry.author === who.author &&
			entry.day === today &&
			entry.body.kind === 'message' &&
			entry.body.text === words
	);
	if (!noted) await say({ ...joined, open }, { kind: 'message', text: words });
	return open;
}

/** Notes that the report was handed over. @throws Refused, Lost */
export function noteHandOver(at: AtCase, body: TeamBody): Promise<void> {
	const { notesBegun, noteIdentity } = at.open;
	// Notes that were begun for others only: said where it can be.
	if (notesBegun && noteIdentity === null) {
		return say(at, { kind: 'message', text: notingOf(body, at.team) });
	}
	return note(at, body);
}
